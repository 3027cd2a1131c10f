//! The door of a session, a seat in it, the wall. A seat shows what anybody may see and
//! what concerns its own person: its type knows nothing else.

use super::items::Worded;
use super::{Builder, Parts};
use crate::app::asking::Draft;
use crate::app::screen::Screen;
use crate::app::seat::{Doorway, Errand, SeatAct, SeatNotice, Seated, Wall};
use crate::domain::attempt::Response;
use crate::domain::id::ChoiceId;
use crate::domain::live::event::{Phase, Round};
use crate::domain::module::Module;
use crate::domain::prose::Prose;
use crate::domain::question::Question;
use crate::scene::{Block, Field, FrameKind, Meter, Tone};

impl Builder<'_> {
    pub(super) fn seat_door(self, doorway: &Doorway) -> Parts {
        let (title, what) = match doorway.errand {
            Errand::Sit => ("seat-door", "seat-door-what"),
            Errand::Look => ("seat-wall-door", "seat-wall-door-what"),
        };
        let body = vec![
            Block::Heading(self.get(title)),
            self.say(what),
            Block::Field(Field {
                label: self.get("seat-pin"),
                value: doorway.line.value(),
                cursor: doorway.line.cursor(),
                after: Prose::default(),
                is_focused: true,
            }),
            self.items(),
        ];
        Parts::new("door", self.get("product"), body)
    }

    pub(super) fn seat(self, seated: &Seated) -> Parts {
        let Some(open) = &self.model.open else { return self.nowhere() };
        let (public, own) = (&seated.seen.public, &seated.seen.own);
        let module = open.module.as_ref();
        let mut body = if public.is_over {
            self.seat_over(seated)
        } else if own.is_removed {
            vec![Block::Heading(self.get("seat-removed")), self.say("seat-removed-what")]
        } else {
            self.seat_body(seated, module)
        };
        body.push(self.items());
        if !public.is_over && !own.is_removed {
            body.extend(self.seat_own(seated));
        }
        if let Some(filling) = &seated.filling {
            return self.slip(filling, module, body);
        }
        if public.is_over {
            return Parts::new(format!("seat/over/{:?}", own.slip), module.title.clone(), body);
        }
        let args = [("step", (public.step + 1).into()), ("of", public.of.into())];
        let meter = Some(Meter { done: public.step + 1, of: public.of });
        let state = (own.is_removed, own.may_answer);
        let place = format!("seat/{}/{:?}/{state:?}", public.step, public.phase);
        Parts { meter, ..Parts::new(place, module.title.clone(), body) }
            .status(self.with("seat-status", &args))
    }

    fn seat_body(self, seated: &Seated, module: &Module) -> Vec<Block> {
        let public = &seated.seen.public;
        let mut body = vec![];
        if public.is_frozen {
            body.push(Block::Notice { tone: Tone::Info, text: self.get("seat-frozen") });
        } else if seated.seen.own.is_alone {
            body.push(self.small("seat-alone"));
        }
        match (seated.question(module), seated.asking()) {
            (Some(question), Some(asking)) => {
                if public.round == Round::Second {
                    body.push(self.small("seat-second"));
                }
                body.extend(self.choosing(question, asking));
            }
            (Some(question), None) => body.extend(self.seat_question(seated, question)),
            (None, _) => body.extend(self.lead_page(module, public)),
        }
        body
    }

    /// A question to which no answer is taken now.
    fn seat_question(self, seated: &Seated, question: &Question) -> Vec<Block> {
        let public = &seated.seen.public;
        let mut body = vec![Block::Heading(question.prompt.clone())];
        let bars = !public.bars.is_empty();
        if bars {
            let shown = (public.bars.as_slice(), public.first_bars.as_slice());
            let is_revealed = public.phase == Phase::Revealed;
            body.push(self.lead_bars(question, shown, public.answers, is_revealed));
        } else if public.phase != Phase::Revealed {
            body.push(self.lead_choices(public, question));
        }
        match (public.phase, seated.given()) {
            (Phase::Revealed, Some(given)) => body.extend(self.feedback(question, given)),
            (Phase::Revealed, None) => body.extend(self.lead_answer(question)),
            (phase, given) => {
                if let Some(given) = given {
                    body.extend(self.labelled("answer-yours", &self.given(question, given)));
                }
                body.push(self.say(match phase {
                    Phase::Shown => "seat-soon",
                    Phase::Discussing => "seat-discuss",
                    _ => "seat-closed",
                }));
            }
        }
        body
    }

    /// What concerns this person alone: the answer that is in, help, a word.
    fn seat_own(self, seated: &Seated) -> Vec<Block> {
        let own = &seated.seen.own;
        let mut body = vec![];
        if let Some(asking) = seated.asking().filter(|asking| asking.is_choosing()) {
            let sure = match seated.sure {
                Some(true) => "seat-sure",
                Some(false) => "seat-unsure",
                None => "seat-sure-offer",
            };
            if seated.is_in() {
                let text = self.get("seat-in");
                body.push(Block::Notice { tone: Tone::Good, text });
            } else if seated.given().is_some() {
                body.push(self.small("seat-changed"));
            }
            // Where a line is typed, letters are letters.
            let has_letters = !matches!(asking.draft, Draft::Typed(_));
            body.extend((has_letters && seated.given().is_some()).then(|| self.small(sure)));
        }
        if let Some(hint) = &own.hint {
            let (kind, title) = (FrameKind::Aside, self.get("seat-hint"));
            body.push(Block::Frame { kind, title, lines: vec![hint.clone()] });
        }
        let is_typing =
            seated.asking().is_some_and(|asking| matches!(asking.draft, Draft::Typed(_)));
        if own.asks_help {
            body.push(self.small("seat-help-comes"));
        } else if !is_typing {
            body.push(Block::Spare(self.get("seat-help-offer")));
        }
        body
    }

    /// On a seat: which choice is the answer that is in.
    pub(super) fn seat_mark(self, id: &ChoiceId) -> Prose {
        let Screen::Seat(seated) = &self.model.screen else { return Prose::default() };
        match seated.given() {
            Some(Response::Choice(given)) if given == id => self.get("seat-yours"),
            _ => Prose::default(),
        }
    }

    /// The wall on a screen of its own: nothing to choose but, at the end, to close it.
    pub(super) fn wall_screen(self, wall: &Wall) -> Parts {
        let Some(open) = &self.model.open else { return self.nowhere() };
        let (public, module) = (&wall.seen.public, open.module.as_ref());
        let mut body = self.wall(public, module);
        body.push(self.items());
        let place = format!("wall/{}/{:?}/{}", public.step, public.phase, public.is_over);
        let meter = Some(Meter { done: public.step + 1, of: public.of });
        Parts { meter, ..Parts::new(place, module.title.clone(), body) }
            .status(self.wall_status(public))
    }

    pub(super) fn seat_item(self, act: SeatAct) -> Worded {
        let id = match act {
            SeatAct::Enter => "validate",
            SeatAct::Help(true) => return self.detailed("seat-help", "seat-help-detail"),
            SeatAct::Help(false) => "seat-help-done",
            SeatAct::Sure => "seat-key-sure",
            SeatAct::Next => "lead-next",
            SeatAct::Previous => "lead-previous",
            SeatAct::Follow => "seat-follow",
            SeatAct::Return => "seat-return",
            SeatAct::Leave => "leave",
            SeatAct::Slip(act) => return self.slip_item(act),
        };
        Worded::new(self.get(id))
    }

    pub(super) fn session_item(self) -> Worded {
        self.detailed("seat-go", "seat-go-detail")
    }

    pub(super) fn seat_notice(self, notice: SeatNotice) -> Block {
        let (tone, text) = match notice {
            SeatNotice::Shape => (Tone::Info, self.get("seat-pin-shape")),
            SeatNotice::Wrong => (Tone::NotYet, self.get("seat-pin-wrong")),
            SeatNotice::Figure => (Tone::Info, self.get("slip-figure-first")),
            SeatNotice::Wait(minutes) => {
                (Tone::NotYet, self.with("seat-pin-wait", &[("minutes", minutes.into())]))
            }
            SeatNotice::Closed => (Tone::NotYet, self.get("seat-late")),
            SeatNotice::Full => (Tone::NotYet, self.get("seat-full")),
            SeatNotice::WhoFirst => (Tone::Info, self.get("seat-who-first")),
            SeatNotice::Nobody => (Tone::NotYet, self.get("seat-nobody")),
        };
        Block::Notice { tone, text }
    }
}
