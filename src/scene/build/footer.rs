//! The keys that work here: read from the same tables that route them.

use super::Builder;
use crate::app::act::{Act, ActionsAct, Answering, PapersAct, Place, Setting, Study};
use crate::app::asking::{Asking, Draft};
use crate::app::attending::AttendAct;
use crate::app::elsewhere::Form;
use crate::app::items;
use crate::app::lead::{LeadAct, Panel};
use crate::app::model::Overlay;
use crate::app::screen::{Lesson, Screen};
use crate::app::seat::SeatAct;
use crate::app::slip::SlipAct;
use crate::scene::{Key, KeyHint};

impl Builder<'_> {
    /// The keys of what is on top.
    pub(super) fn footer(self) -> Vec<KeyHint> {
        self.keys(!self.model.overlays.is_empty())
    }

    /// The keys of the screen, whatever lies above it.
    pub(super) fn screen_keys(self) -> Vec<KeyHint> {
        let mut below = self.model.clone();
        below.overlays.clear();
        Builder { model: &below, text: self.text }.keys(false)
    }

    fn keys(self, is_overlay: bool) -> Vec<KeyHint> {
        let mut keys = self.main_keys(is_overlay);
        let typing = !is_overlay && items::is_typing(self.model);
        if typing {
            keys.push(self.hint("←", "key-erase", Some(Key::Backspace), false));
        } else {
            let is_choosing = self.model.asking().is_some_and(Asking::is_choosing);
            let letters = items::letters(self.model).into_iter().map(|(letter, act)| {
                // In a question asked again, hints and help matter more than the way back.
                let is_essential = (letter == 'r' && !is_choosing)
                    || matches!(act, Act::Show(Overlay::Help) | Act::Answer(Answering::Hint))
                    || act == Act::Set(Setting::Display);
                let cap = letter.to_uppercase().to_string();
                self.hint(&cap, letter_label(&act), Some(Key::Char(letter)), is_essential)
            });
            keys.extend(letters);
        }
        keys
    }

    /// The arrows and Enter.
    fn main_keys(self, is_overlay: bool) -> Vec<KeyHint> {
        let has_items = !items::items(self.model).is_empty();
        let asking = self.model.asking().filter(|asking| asking.is_choosing() && !is_overlay);
        if let Some(asking) = asking {
            return self.asking_keys(asking);
        }
        if !is_overlay && matches!(self.model.screen, Screen::Practice(_)) {
            return vec![self.hint("ENTRÉE", "practice-skip", Some(Key::Enter), true)];
        }
        let is_page = !is_overlay
            && matches!(
                &self.model.screen,
                Screen::Lesson(Lesson { reread: None, asking: None, playing: None, .. })
            )
            && !has_items;
        if is_page {
            return vec![self.hint("ENTRÉE", "key-next", Some(Key::Enter), true)];
        }
        let mut keys = vec![];
        if items::items(self.model).len() > 1 {
            keys.extend(self.arrows(true));
        }
        if has_items {
            let label = if self.is_at_tick() { "key-tick" } else { "validate" };
            keys.push(self.hint("ENTRÉE", label, Some(Key::Enter), true));
        }
        keys
    }

    /// Whether Enter ticks the line of the plan under the focus.
    fn is_at_tick(self) -> bool {
        let items = items::items(self.model);
        let focused = self.model.focus.and_then(|focus| items.get(focus));
        matches!(focused, Some(Act::Actions(ActionsAct::Tick(_))))
    }

    fn asking_keys(self, asking: &Asking) -> Vec<KeyHint> {
        let enter = self.hint("ENTRÉE", "validate", Some(Key::Enter), true);
        // Digits stand before the choices and the space bar in the text: where
        // there is room for few, help and hints matter more.
        let arrows = || self.arrows(false).into_iter();
        match &asking.draft {
            Draft::Ticks(_) => {
                let tick = self.hint("ESPACE", "key-tick", Some(Key::Char(' ')), false);
                arrows().chain([tick, enter]).collect()
            }
            Draft::One(_) | Draft::Ranks(_) | Draft::Pairs { .. } => {
                arrows().chain([enter]).collect()
            }
            Draft::Typed(_) => vec![enter, self.hint("↓", "key-more", Some(Key::Down), true)],
        }
    }

    /// The arrows; for fingers, each is pressed by itself: there is no other way down.
    fn arrows(self, is_essential: bool) -> Vec<KeyHint> {
        if self.model.profile.has_touch {
            return vec![
                self.hint("↑", "key-up", Some(Key::Up), is_essential),
                self.hint("↓", "key-down", Some(Key::Down), is_essential),
            ];
        }
        vec![self.hint("↑ ↓", "key-choose", None, is_essential)]
    }

    fn hint(self, cap: &str, label: &str, key: Option<Key>, is_essential: bool) -> KeyHint {
        let cap = match cap {
            "ENTRÉE" => self.text.get("cap-enter"),
            "ESPACE" => self.text.get("cap-space"),
            other => other.to_owned(),
        };
        KeyHint { cap, label: self.get(label), key, is_essential }
    }
}

/// What a letter does, in one or two words.
fn letter_label(act: &Act) -> &'static str {
    match act {
        Act::Answer(Answering::Hint) => "hint-key",
        Act::Show(Overlay::Help) => "help",
        Act::Listen => "listen-key",
        Act::Show(Overlay::Terms) => "terms",
        Act::Go(Place::Goodbye)
        | Act::Show(Overlay::Confirm(_))
        | Act::Lead(LeadAct::Leave)
        | Act::Seat(SeatAct::Leave) => "key-finish",
        Act::Go(Place::Settings) | Act::Set(Setting::Display) => "key-settings",
        Act::Go(Place::Search) => "key-search",
        Act::Study(Study::Previous) | Act::Lead(LeadAct::Previous) => "key-previous",
        Act::Lead(LeadAct::Wall(true)) => "lead-key-wall",
        Act::Lead(LeadAct::Wall(false)) => "lead-key-console",
        Act::Lead(LeadAct::Show(Panel::People)) => "lead-key-people",
        Act::Lead(LeadAct::Show(Panel::Map)) => "lead-key-map",
        Act::Lead(LeadAct::Show(Panel::Pace)) => "lead-key-pace",
        Act::Lead(LeadAct::Show(Panel::Notes)) => "lead-key-notes",
        Act::Lead(LeadAct::Freeze(true)) => "lead-key-freeze",
        Act::Lead(LeadAct::Freeze(false)) => "lead-key-unfreeze",
        Act::Attend(AttendAct::SignMine) => "attend-key-mine",
        Act::Attend(AttendAct::Countersign) => "attend-key-sign",
        Act::Attend(AttendAct::Other) => "attend-key-other",
        Act::Attend(AttendAct::Add) => "attend-key-add",
        Act::Attend(AttendAct::Papers) => "attend-key-papers",
        Act::Go(Place::Check) => "key-check",
        Act::Seat(SeatAct::Slip(SlipAct::Pass)) => "slip-key-pass",
        Act::Seat(SeatAct::Sure) => "seat-key-sure",
        Act::Seat(SeatAct::Help(true)) => "seat-key-help",
        Act::Seat(SeatAct::Help(false)) => "seat-key-help-done",
        Act::Papers(PapersAct::Clip) => "text-copy",
        Act::Papers(PapersAct::Text(_, Form::Token)) => "text-token",
        Act::Papers(PapersAct::Text(_, Form::Document)) => "text-document",
        _ => "key-back",
    }
}
