//! How each item is worded: one place for the words of every act.

use super::Builder;
use super::answer::choice_text;
use super::outside::is_way_out;
use crate::app::act::{Act, Answering, CardAct, Place, RouteAct, Setting, Study};
use crate::app::asking::{Asking, Draft};
use crate::app::attending::AttendAct;
use crate::app::items;
use crate::app::model::{Overlay, Question};
use crate::app::placing::PlacingAct;
use crate::app::screen::{Paths, Screen};
use crate::domain::attempt::Outcome;
use crate::domain::id::{ChoiceId, ModuleId};
use crate::domain::learner::Contrast;
use crate::domain::module::Step;
use crate::domain::prose::Prose;
use crate::domain::record::Purpose;
use crate::scene::{Block, Item, ItemMark, Judgement};

/// The words and the nature of an item.
pub(super) struct Worded {
    pub(super) label: Prose,
    pub(super) detail: Prose,
    pub(super) aside: Prose,
    pub(super) mark: ItemMark,
}

impl Worded {
    pub(super) fn new(label: Prose) -> Self {
        Self { label, detail: Prose::default(), aside: Prose::default(), mark: ItemMark::Action }
    }
}

impl Builder<'_> {
    /// The items of the screen, exactly as `app::items::items` orders them.
    pub(super) fn items(self) -> Block {
        let acts = items::items(self.model);
        // Where digits are typed, none is promised to choose.
        let has_digits = items::digits_choose(self.model);
        let items = acts.iter().enumerate().map(|(place, act)| {
            let Worded { label, detail, aside, mark } = self.worded(act);
            let digit = u32::try_from(place + 1).ok().and_then(|n| char::from_digit(n, 10));
            let digit = digit.filter(|_| has_digits);
            let is_focused = self.model.focus == Some(place);
            // The one big first action of home.
            let is_first = place == 0 && self.model.overlays.is_empty();
            let is_greeting = is_first && self.is_greeting();
            let label = if is_greeting || (is_first && self.model.screen == Screen::Home) {
                Prose::stressed([(label.text().as_str(), true)])
            } else {
                label
            };
            let mark = if is_greeting { ItemMark::Main } else { mark };
            let is_apart = place > 0 && self.is_apart(act);
            Item { digit, label, detail, aside, is_focused, mark, is_apart }
        });
        Block::Items(items.collect())
    }

    /// Whether this is the first screen of a machine for whoever comes.
    pub(super) fn is_greeting(self) -> bool {
        self.model.profile.is_shared && self.model.screen == Screen::Welcome
    }

    /// Whether another kind of things to do begins with `act` on this screen.
    fn is_apart(self, act: &Act) -> bool {
        match &self.model.screen {
            Screen::Home => *act == Act::Go(Place::Catalogue),
            // The languages, each in its own name.
            Screen::Welcome if self.is_greeting() => {
                let languages = &self.model.around.languages;
                let mut others = languages.iter().map(|(code, _)| code);
                let first = others.find(|code| **code != self.model.around.locale);
                matches!(act, Act::Speak(code) if Some(code) == first)
            }
            Screen::Attend(_) => *act == Act::Attend(AttendAct::Add),
            Screen::Paths(Paths::Followed) => *act == Act::Route(RouteAct::List),
            Screen::Paths(_) => *act == Act::Route(RouteAct::Follow(None)),
            _ => false,
        }
    }

    fn worded(self, act: &Act) -> Worded {
        if self.model.profile.asks_where && is_way_out(act) {
            return self.detailed("outside-take", "outside-take-detail");
        }
        match act {
            Act::Go(Place::Paths) => self.paths_item(),
            Act::Go(Place::Session) => self.session_item(),
            Act::Go(Place::Catalogue) if self.model.screen == Screen::Home => self.catalogue_item(),
            Act::Go(Place::CardEntry) if self.model.key.is_some() => self.link_item(),
            Act::Go(Place::Home) if self.is_after_session() => self.alone_item(),
            Act::Go(place) => Worded::new(self.get(self.place_id(*place))),
            Act::ContinueAs(learner) => self.known(*learner),
            Act::Join => self.join_item(),
            Act::RevokeKey(key) => self.revoke_item(*key),
            Act::JustLook => self.detailed("who-look", "who-look-detail"),
            Act::SkipPractice => Worded::new(self.get("practice-skip")),
            Act::Listen => Worded::new(self.get("listen-key")),
            Act::Speak(code) => Worded::new(self.language_item(code)),
            Act::Open(module) => self.module_item(module),
            Act::Study(study) => self.study_item(study),
            Act::Find(finding) => self.found_item(*finding),
            Act::Answer(answering) => self.answer_item(*answering),
            Act::Card(card) => self.card_item(*card),
            Act::Out(act) => self.outside_item(*act),
            Act::Papers(act) => self.papers_item(*act),
            Act::Actions(act) => self.actions_item(act),
            Act::Route(route) => self.route_item(route),
            Act::Benefit(benefit) => self.benefit_item(benefit),
            Act::Placing(act) => self.placing_worded(*act),
            Act::Set(setting) => self.setting_item(*setting),
            Act::Show(Overlay::Confirm(question)) => self.doubtful_item(*question),
            Act::Show(Overlay::Help) => Worded::new(self.get("help")),
            Act::Show(Overlay::Outside) => Worded::new(self.get("outside-head")),
            Act::Show(Overlay::Terms) => Worded::new(self.get("terms")),
            Act::Dismiss => Worded::new(self.get(match self.model.overlays.last() {
                Some(Overlay::Confirm(_)) => "confirm-no",
                _ => "dismiss",
            })),
            Act::Confirm(question) => Worded::new(self.get(match question {
                Question::Forget => "forget-yes",
                Question::Erase => "erase-yes",
                Question::ReplaceCard => "replace-card-yes",
                Question::LeaveRoom => "leave-room-yes",
            })),
            Act::Pin(act) => self.pin_item(*act),
            Act::Trainer(act) => self.trainer_item(*act),
            Act::Lead(act) => self.lead_item(*act),
            Act::Seat(act) => self.seat_item(*act),
            Act::Attend(act) => self.attend_item(*act),
            Act::Sign(act) => self.sign_item(*act),
            Act::Check(act) => self.check_item(*act),
            Act::Leave if self.model.profile.is_shared => {
                self.detailed("kiosk-close", "kiosk-close-detail")
            }
            Act::Leave => Worded::new(self.get("leave")),
        }
    }

    fn card_item(self, act: CardAct) -> Worded {
        Worded::new(match act {
            CardAct::Word(word) => Prose::plain(&self.model.around.words.word(word).to_uppercase()),
            CardAct::Print => self.get("card-print"),
            CardAct::Noted => self.get("card-noted"),
            CardAct::Undo => self.get("undo"),
        })
    }

    fn placing_worded(self, act: PlacingAct) -> Worded {
        let (label, detail) = self.placing_item(act);
        Worded { detail, ..Worded::new(label) }
    }

    /// Something that will be asked twice.
    fn doubtful_item(self, question: Question) -> Worded {
        match question {
            Question::Forget => self.detailed("forget", "forget-detail"),
            Question::Erase => self.detailed("erase", "erase-detail"),
            Question::ReplaceCard => self.detailed("replace-card", "replace-card-detail"),
            Question::LeaveRoom => Worded::new(self.get("leave-room")),
        }
    }

    pub(super) fn detailed(self, label: &str, detail: &str) -> Worded {
        Worded { detail: self.get(detail), ..Worded::new(self.get(label)) }
    }

    pub(super) fn language_item(self, code: &str) -> Prose {
        let languages = &self.model.around.languages;
        let name = languages.iter().find(|(known, _)| known == code).map(|(_, name)| name);
        Prose::plain(name.map_or(code, String::as_str))
    }

    fn module_item(self, module: &ModuleId) -> Worded {
        match &self.model.screen {
            Screen::Home | Screen::Passport => return self.next_item(module),
            Screen::Paths(_) => return self.step_item(module),
            Screen::Search(_) => return Worded::new(self.get("search-open")),
            _ => {}
        }
        let title = self.module_title(module);
        Worded { aside: self.module_state(module), ..Worded::new(Prose::plain(&title)) }
    }

    /// "done", "under way", or the minutes it takes, and in which language if that is
    /// not the one of the session: whoever has begun knows.
    pub(super) fn module_state(self, module: &ModuleId) -> Prose {
        let progress = self.model.progress.module(module);
        if progress.is_some_and(|progress| progress.solid.is_some()) {
            return self.get("solid");
        }
        if self.model.is_done(module) {
            return self.get("stamp-done");
        }
        let progress = self.model.progress.module(module);
        if progress.is_some_and(|progress| progress.position.is_some()) {
            return self.get("stamp-open");
        }
        let listing = self.model.listing(module);
        let minutes = ("minutes", listing.map_or(0, |listing| listing.minutes).into());
        match listing.and_then(|listing| listing.elsewhere.as_ref()) {
            Some(code) => {
                let language = self.language_item(code).text();
                self.with("minutes-in-language", &[minutes, ("language", (&language).into())])
            }
            None => self.with("minutes", &[minutes]),
        }
    }

    fn study_item(self, study: &Study) -> Worded {
        let here = self.model.here();
        let open_quiz = self.model.open_quiz();
        let quiz_is_open = open_quiz.is_some_and(|quiz| quiz.purpose == Purpose::Pass);
        let lesson = here.and_then(|here| here.lesson.as_ref());
        let has_read = lesson.is_some_and(|lesson| lesson.is_read);
        match study {
            Study::Lessons if lesson.is_some() => Worded::new(self.get("intro-go-on")),
            Study::Lessons => Worded::new(self.get("intro-begin")),
            Study::Quiz if quiz_is_open => Worded::new(self.get("quiz-go-on")),
            Study::Quiz if self.model.screen == Screen::Intro && !has_read => {
                self.detailed("quiz-first", "quiz-first-detail")
            }
            Study::Quiz
                if here.is_some_and(|here| here.last_ended_for(Purpose::Pass).is_some()) =>
            {
                Worded::new(self.get("quiz-again"))
            }
            Study::Quiz => Worded::new(self.get("quiz-begin")),
            Study::Next => Worded::new(self.get("go-on")),
            Study::Previous => Worded::new(self.get("previous")),
            Study::Reread => Worded::new(self.get("reread")),
            Study::BackToQuestion => Worded::new(self.get("back-to-question")),
            Study::Move(place) => Worded::new(self.move_text(*place)),
            Study::Restart => Worded::new(self.get("simulator-again")),
            Study::Corrections => Worded::new(self.get(match &self.model.screen {
                Screen::Review(_) => "review-back",
                _ => "corrections",
            })),
            Study::Correction(row) => self.correction_item(*row),
            Study::Resume(module) => {
                let title = self.module_title(module);
                let label = self.with("home-continue", &[("module", (&title).into())]);
                Worded { detail: self.continue_detail(module), ..Worded::new(label) }
            }
            Study::Recall => {
                let (label, detail) = self.recall_words();
                Worded { detail, ..Worded::new(label) }
            }
            Study::Confirm(module) => {
                let is_here = self.model.screen == Screen::Intro;
                let (label, detail) = self.confirm_words(module, is_here);
                Worded { detail, ..Worded::new(label) }
            }
            Study::Sheet(sheet) => self.sheet_item(*sheet),
            Study::SaveSheet => Worded::new(self.get("sheet-save")),
            Study::LeaveSheet => Worded::new(self.get("go-back")),
            Study::Review(module) => Worded {
                aside: self.module_state(module),
                ..Worded::new(Prose::plain(&self.module_title(module)))
            },
        }
    }

    fn move_text(self, place: usize) -> Prose {
        let found = || {
            let open = self.model.open.as_ref()?;
            let Screen::Lesson(lesson) = &self.model.screen else { return None };
            let Step::Simulator(id) = open.module.steps().nth(lesson.index)? else { return None };
            let situation = &lesson.playing.as_ref()?.situation;
            Some(open.module.simulator(id)?.moves(situation).nth(place)?.text.clone())
        };
        found().unwrap_or_default()
    }

    /// A question in a list of answers: reopened on demand, in full.
    fn correction_item(self, row: usize) -> Worded {
        let Screen::Review(review) = &self.model.screen else {
            return Worded::new(Prose::default());
        };
        if review.shown.is_some() {
            return Worded::new(self.get("review-next"));
        }
        let Some(answered) = review.rows.get(row) else { return Worded::new(Prose::default()) };
        let open = self.model.open.as_ref();
        let question = open.and_then(|open| open.module.question(&answered.asking.question));
        let (judgement, aside) = match answered.outcome {
            Outcome::Right => (Judgement::Right, self.get("outcome-right")),
            Outcome::Partly => (Judgement::Wrong, self.get("outcome-partly")),
            Outcome::Wrong => (Judgement::Wrong, self.get("outcome-not-yet")),
        };
        let label = question.map(|question| question.prompt.clone());
        let label = label.unwrap_or_else(|| self.get("review-gone"));
        let detail = if review.is_all { self.answered_on(review, row) } else { Prose::default() };
        Worded { detail, aside, mark: ItemMark::Judged(judgement), ..Worded::new(label) }
    }

    fn answer_item(self, answering: Answering) -> Worded {
        match answering {
            Answering::Row(row) => self.row_item(row),
            Answering::Hint => Worded::new(self.get("hint-key")),
            Answering::Submit => Worded::new(self.get("validate")),
            Answering::Retry => Worded::new(self.get("retry")),
            Answering::Undo => Worded::new(self.get("undo")),
            Answering::Continue => Worded::new(self.get("go-on")),
        }
    }

    fn row_item(self, row: usize) -> Worded {
        let Some(asking) = self.model.asking() else { return Worded::new(Prose::default()) };
        let rows = asking.rows();
        let Some(id) = rows.get(row) else { return Worded::new(Prose::default()) };
        let question =
            self.model.open.as_ref().and_then(|open| open.module.question(&asking.question));
        let label = question.and_then(|question| {
            self.choice_words(question, id).or_else(|| choice_text(question, id).cloned())
        });
        let aside = self.seat_mark(id);
        Worded { aside, mark: mark(asking, id), ..Worded::new(label.unwrap_or_default()) }
    }

    fn setting_item(self, setting: Setting) -> Worded {
        let preferences = &self.model.preferences;
        let (label, value) = match setting {
            Setting::Language => {
                let name = self.language_item(&self.model.around.locale);
                (self.get("set-language"), name)
            }
            Setting::Size => {
                let id = if preferences.large { "size-large" } else { "size-normal" };
                (self.get("set-size"), self.get(id))
            }
            Setting::Contrast => {
                let id = match preferences.contrast {
                    Contrast::Dark => "contrast-dark",
                    Contrast::Light => "contrast-light",
                    Contrast::High => "contrast-high",
                };
                (self.get("set-contrast"), self.get(id))
            }
            Setting::Display => (self.get("set-size"), Prose::default()),
            Setting::Glyphs => (self.get("set-glyphs"), Prose::plain("\u{ab} é – ─ \u{bb}")),
            Setting::Linear => {
                let id = if preferences.linear { "linear-on" } else { "linear-off" };
                (self.get("set-linear"), self.get(id))
            }
        };
        Worded { aside: value, ..Worded::new(label) }
    }
}

/// What a row is: a radio, a tick, a rank.
fn mark(asking: &Asking, id: &ChoiceId) -> ItemMark {
    match &asking.draft {
        Draft::One(taken) => ItemMark::Radio(taken.as_ref() == Some(id)),
        Draft::Ticks(ticked) => ItemMark::Tick(ticked.contains(id)),
        Draft::Ranks(ranked) => {
            let place = ranked.iter().position(|other| other == id);
            ItemMark::Rank(place.and_then(|place| u8::try_from(place + 1).ok()))
        }
        Draft::Pairs { .. } | Draft::Typed(_) => ItemMark::Action,
    }
}
