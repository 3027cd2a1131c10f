//! From keys to acts, by what is on screen. Digits select and Enter validates;
//! letters work outside text fields only; no key chord is ever needed.

use super::Turn;
use super::pages::PAGE;
use crate::app::act::{Act, Answering, CardAct, Place, Study};
use crate::app::asking::{Asking, Draft};
use crate::app::items;
use crate::app::key::Key;
use crate::app::lead::LeadAct;
use crate::app::line::{Edit, Line};
use crate::app::model::{Model, Notice, Overlay};
use crate::app::pin::DIGITS;
use crate::app::placing::Placing;
use crate::app::screen::{OrganisationForm, Screen};
use crate::app::seat::SeatAct;
use crate::app::trainer::Trainer;
use crate::domain::keyboard;

/// The line the keys go to, if something is being typed.
fn field(model: &mut Model) -> Option<&mut Line> {
    if !items::is_typing(model) {
        return None;
    }
    match &mut model.screen {
        Screen::CardEntry(entry) => Some(&mut entry.line),
        Screen::Card(note) => Some(&mut note.name),
        Screen::Organisation(form) => form.line_mut(),
        Screen::Search(search) => Some(&mut search.line),
        Screen::Pin(entry) => Some(&mut entry.line),
        Screen::Trainer(Trainer::Locked(line)) => Some(line),
        Screen::Lead(leading) => leading.face.line_mut(),
        Screen::Attend(attending) => attending.line_mut(),
        Screen::Sign(signing) => signing.line_mut(),
        Screen::Check(checking) => checking.line_mut(),
        Screen::Door(doorway) => Some(&mut doorway.line),
        Screen::Seat(seated) => seated.line_mut(),
        Screen::Lesson(lesson) => lesson.asking.as_mut().and_then(Asking::line_mut),
        Screen::Quiz(quiz) => quiz.asking.line_mut(),
        Screen::Recall(recall) => recall.asking_mut().and_then(Asking::line_mut),
        _ => None,
    }
}

impl Turn<'_> {
    pub(super) fn key(&mut self, key: Key) {
        // A long message is read to its end before it goes.
        let scroll = self.model.scroll;
        let reads = matches!(key, Key::Up | Key::Down | Key::PageUp | Key::PageDown)
            && (scroll.hidden > 0 || scroll.rows > 0);
        if !reads {
            self.model.notice = None;
        }
        if self.practised(key) || self.slip_key(key) || self.typed(key) {
            return;
        }
        match key {
            Key::Up | Key::BackTab => self.step_focus(-1),
            Key::Down | Key::Tab => self.step_focus(1),
            Key::Home => self.focus(0),
            Key::End => self.focus(items::items(self.model).len().saturating_sub(1)),
            Key::PageUp if self.model.scroll.rows > 0 => self.scroll(-PAGE),
            Key::Left | Key::PageUp => self.turn_page(Study::Previous, -1),
            Key::Right | Key::PageDown if self.model.scroll.hidden > 0 => self.scroll(PAGE),
            Key::Right | Key::PageDown => self.turn_page(Study::Next, 1),
            Key::Enter => self.activate(),
            Key::Char(' ') => self.space(),
            Key::Char('?') | Key::Function(1) if self.model.overlays.is_empty() => {
                self.act(Act::Show(Overlay::Help));
            }
            Key::Char(c) => self.character(c),
            // In a field too, where letters are typed.
            Key::Function(2) => self.listen(),
            Key::Backspace => self.erase(),
            Key::Escape => self.escape(),
            Key::Control('c') => self.control_c(),
            Key::Delete | Key::Function(_) | Key::Control(_) => {}
        }
    }

    /// Lets a text field have the key. What it does not want goes on.
    fn typed(&mut self, key: Key) -> bool {
        let chooses = matches!(key, Key::Char('0'..='9')) && items::digits_choose(self.model);
        let is_pin = matches!(self.model.screen, Screen::Pin(_));
        let meant = self.meant(key);
        let Some(line) = field(self.model).filter(|_| !chooses) else { return false };
        let edit = match key {
            Key::Char(_) => match meant {
                Some(c) => Edit::Insert(c),
                // Not a digit: nothing happens.
                None => return is_pin,
            },
            Key::Backspace if line.value().is_empty() => return false,
            Key::Backspace => Edit::Backspace,
            Key::Delete => Edit::Delete,
            Key::Left => Edit::Left,
            Key::Right => Edit::Right,
            Key::Home => Edit::Home,
            Key::End => Edit::End,
            _ => return false,
        };
        line.edit(edit);
        self.line_changed();
        true
    }

    /// The character a key puts into the field; where digits are typed, the keys of the
    /// row of digits are meant, with shift or without.
    fn meant(&self, key: Key) -> Option<char> {
        let Key::Char(c) = key else { return None };
        let Screen::Pin(entry) = &self.model.screen else { return Some(c) };
        let digit = keyboard::typed_digit(self.model.around.machine.layout, c)?;
        let has_room = entry.line.value().len() < DIGITS.1;
        char::from_digit(u32::from(digit), 10).filter(|_| has_room)
    }

    pub(super) fn paste(&mut self, text: &str) {
        let is_pin = matches!(self.model.screen, Screen::Pin(_));
        let most = if is_pin { DIGITS.1 } else { usize::MAX };
        let meant = text.chars().filter_map(|c| self.meant(Key::Char(c))).take(most);
        let meant: Vec<char> = meant.collect();
        let Some(line) = field(self.model) else { return };
        for c in meant {
            line.edit(Edit::Insert(c));
        }
        self.line_changed();
    }

    pub(super) fn type_line(&mut self, text: &str) {
        if let Some(line) = field(self.model) {
            line.clear();
        }
        self.paste(text);
    }

    /// What a line finds follows what it says.
    fn line_changed(&mut self) {
        let words = self.model.around.words.clone();
        if let Screen::CardEntry(entry) = &mut self.model.screen {
            let typed = entry.line.value();
            entry.matches = if typed.is_empty() {
                vec![]
            } else {
                words.matches(&typed).take(items::WORDS_SHOWN).collect()
            };
            // Without a word to take, Enter must not do something else.
            self.model.focus = (!entry.matches.is_empty()).then_some(0);
        }
        self.model.scroll.rows = 0;
        self.ask_search();
    }

    pub(super) fn step_focus(&mut self, step: isize) {
        if self.step_form(step) {
            return;
        }
        let count = items::items(self.model).len();
        let scroll = self.model.scroll;
        let is_choosing =
            self.model.overlays.is_empty() && self.model.asking().is_some_and(Asking::is_choosing);
        // What is hidden is read first; then the arrows choose.
        let has_more = if step > 0 { scroll.hidden > 0 } else { scroll.rows > 0 };
        if count == 0 || (has_more && (!is_choosing || step < 0)) {
            return self.scroll(step);
        }
        let is_beside_field = items::is_typing(self.model)
            && match &self.model.screen {
                Screen::Organisation(_) => false,
                // Letters go to the field from every hit.
                Screen::Search(search) => search.found.hits.is_empty(),
                _ => true,
            };
        let next = match self.model.focus {
            None if step > 0 => 0,
            None => count - 1,
            // Above the first answer stands the question: back to it.
            Some(0) if step < 0 && (is_choosing || is_beside_field) => {
                self.model.focus = None;
                return;
            }
            Some(focus) => focus.saturating_add_signed(step).min(count - 1),
        };
        self.focus(next);
    }

    /// Goes from field to field in a form, then to its buttons.
    fn step_form(&mut self, step: isize) -> bool {
        let buttons = items::items(self.model).len();
        if !self.model.overlays.is_empty() {
            return false;
        }
        let Screen::Organisation(form) = &mut self.model.screen else { return false };
        let place = form.field + self.model.focus.unwrap_or(0);
        let last = OrganisationForm::FIELDS + buttons.saturating_sub(1);
        let place = place.saturating_add_signed(step).min(last);
        form.field = place.min(OrganisationForm::FIELDS);
        self.model.focus = place.checked_sub(OrganisationForm::FIELDS);
        self.model.scroll.rows = 0;
        true
    }

    /// Puts the focus on an item; where one choice is taken, this takes it.
    fn focus(&mut self, place: usize) {
        let items = items::items(self.model);
        let Some(act) = items.get(place) else { return };
        self.model.focus = Some(place);
        if let Act::Answer(Answering::Row(row)) = act
            && let Some(asking) = self.asking_mut()
            && matches!(asking.draft, Draft::One(_))
        {
            asking.take(*row);
        }
    }

    pub(super) fn asking_mut(&mut self) -> Option<&mut Asking> {
        match &mut self.model.screen {
            Screen::Lesson(lesson) => lesson.asking.as_mut(),
            Screen::Quiz(quiz) => Some(&mut quiz.asking),
            Screen::Recall(recall) => recall.asking_mut(),
            Screen::Placement(Placing::Asking(asking)) => Some(asking),
            Screen::Lead(leading) => leading.face.asking_mut(),
            Screen::Seat(seated) => seated.asking_mut(),
            _ => None,
        }
    }
    /// A digit or a finger: takes, ticks, ranks or selects. The same item
    /// pressed again with a finger validates.
    pub(super) fn press(&mut self, place: usize) {
        self.model.notice = None;
        let is_again = self.model.focus == Some(place);
        if is_again && !self.is_ticking() {
            return self.activate();
        }
        self.select(place);
    }

    /// Takes an answer, or does what any other item says, in one step: for
    /// those who name items by their numbers.
    pub(super) fn choose(&mut self, place: usize) {
        self.model.notice = None;
        let is_answer =
            matches!(items::items(self.model).get(place), Some(Act::Answer(Answering::Row(_))));
        let is_pair =
            self.model.asking().is_some_and(|asking| matches!(asking.draft, Draft::Pairs { .. }));
        self.select(place);
        if (!is_answer || is_pair) && self.model.focus == Some(place) {
            self.activate();
        }
    }

    fn select(&mut self, place: usize) {
        let items = items::items(self.model);
        if items.get(place).is_none() {
            return;
        }
        if let Screen::Organisation(form) = &mut self.model.screen {
            form.field = OrganisationForm::FIELDS;
        }
        self.focus(place);
        let takes = self.is_ticking()
            || self.model.asking().is_some_and(|asking| matches!(asking.draft, Draft::Ranks(_)));
        if takes && let Some(Act::Answer(Answering::Row(row))) = items.get(place) {
            self.act(Act::Answer(Answering::Row(*row)));
        }
    }

    fn is_ticking(&self) -> bool {
        self.model.overlays.is_empty()
            && self.model.asking().is_some_and(|asking| {
                asking.is_choosing() && matches!(asking.draft, Draft::Ticks(_))
            })
    }

    fn space(&mut self) {
        match self.model.focus {
            Some(place) if self.is_ticking() => self.select(place),
            _ => self.activate(),
        }
    }

    /// Enter: validates the answer, or does what the focused item says.
    pub(super) fn activate(&mut self) {
        let form_step = self.model.focus.is_none() && self.step_form(1);
        if form_step {
            return;
        }
        if self.model.focus.is_none() && self.model.overlays.is_empty() && self.no_such_word() {
            return;
        }
        if self.model.focus.is_none() && self.model.is_standing() {
            self.model.notice = Some(Notice::ChooseFirst);
            return;
        }
        let items = items::items(self.model);
        let focused = self.model.focus.and_then(|focus| items.get(focus)).cloned();
        let choosing = self.model.overlays.is_empty()
            && self.model.asking().is_some_and(|asking| {
                asking.is_choosing()
                    && !matches!(asking.draft, Draft::Pairs { .. } | Draft::Ranks(_))
            });
        match focused {
            Some(Act::Answer(Answering::Row(_))) | None if choosing => {
                self.act(Act::Answer(Answering::Submit));
            }
            Some(act) => self.act(act),
            None if self.model.asking().is_some_and(Asking::is_choosing) => {
                self.act(Act::Answer(Answering::Submit));
            }
            None => self.turn_page(Study::Next, 1),
        }
    }

    /// Says that no word of the list begins as typed; an empty field says nothing.
    fn no_such_word(&mut self) -> bool {
        let Screen::CardEntry(entry) = &self.model.screen else { return false };
        if !entry.line.is_blank() {
            self.model.notice = Some(Notice::UnknownWord);
        }
        true
    }

    fn character(&mut self, c: char) {
        if let Some(digit) = keyboard::digit(self.model.around.machine.layout, c) {
            return self.select(usize::from(digit) - 1);
        }
        let lower = c.to_lowercase().next().unwrap_or(c);
        let letters = items::letters(self.model);
        if let Some((_, act)) = letters.into_iter().find(|(letter, _)| *letter == lower) {
            self.act(act);
        } else if lower == 'e' {
            // There is none: it says why.
            self.listen();
        }
    }

    fn erase(&mut self) {
        if matches!(self.model.screen, Screen::CardEntry(_)) {
            self.act(Act::Card(CardAct::Undo));
        } else if self.model.asking().is_some_and(Asking::can_undo) {
            self.act(Act::Answer(Answering::Undo));
        }
    }

    /// An extra way back, where there is one.
    fn escape(&mut self) {
        // Nobody leaves a panel once too often and takes a whole room with them.
        let is_way_back =
            |(letter, act): &(char, Act)| *letter == 'r' && *act != Act::Lead(LeadAct::Previous);
        if let Some((_, act)) = items::letters(self.model).into_iter().find(is_way_back) {
            self.act(act);
        }
    }

    fn control_c(&mut self) {
        let act = match (&self.model.screen, self.model.led()) {
            // The session one leads, or what is over it.
            (_, Some(leading)) => items::lead::leave(leading),
            (Screen::Card(_), _) => Act::Card(CardAct::Noted),
            (Screen::Goodbye | Screen::Attend(_), _) => Act::Leave,
            (Screen::Wall(_), _) => Act::Seat(SeatAct::Leave),
            _ => Act::Go(Place::Goodbye),
        };
        self.act(act);
    }
}
