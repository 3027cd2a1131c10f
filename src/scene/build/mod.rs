//! From the model to the scene, one builder for each kind of screen.
//!
//! The items of a scene are exactly `app::items::items`, in that order: each
//! builder only decides what stands around them and how each is worded.

mod actions;
mod answer;
mod attending;
mod benefit;
mod checking;
mod code;
mod dashboard;
mod elsewhere;
mod footer;
mod greeting;
mod home;
mod idle;
mod items;
mod lead;
mod margins;
mod notice;
mod outside;
mod overlay;
mod passport;
mod pin;
mod placement;
mod places;
mod recall;
mod remote;
mod review;
mod route;
mod search;
mod seat;
mod sheet;
mod signing;
mod slip;
mod status;
mod study;
mod trainer;
mod visitor;

use super::margin::Margins;
use super::{Block, Scene};
use crate::app::model::{Model, Overlay};
use crate::app::screen::Screen;
use crate::domain::prose::Prose;
use crate::domain::time::Date;
use crate::text::{Arg, Text};

/// What `model` shows, in the words of `text`.
pub fn scene(model: &Model, text: &Text) -> Scene {
    let mut scene = Builder { model, text }.scene();
    // What just happened stands where the eye is: at the field, or first.
    if let Some(notice) = model.notice.as_ref().filter(|_| model.asks_presence().is_none()) {
        let at_field = |block: &Block| matches!(block, Block::Field(field) if field.is_focused);
        let place = scene.body.iter().position(at_field).unwrap_or(0);
        scene.body.insert(place, Builder { model, text }.notice(notice));
    }
    scene.scroll = model.scroll.rows;
    scene
}

/// The same with its margins, for a screen that has room for them.
pub fn wide(model: &Model, text: &Text) -> Scene {
    Scene { margins: Builder { model, text }.margins(), ..scene(model, text) }
}

/// What every builder needs.
#[derive(Clone, Copy)]
struct Builder<'a> {
    model: &'a Model,
    text: &'a Text,
}

/// The parts of a scene that differ from screen to screen.
struct Parts {
    place: String,
    title: Prose,
    status: Prose,
    meter: Option<super::Meter>,
    body: Vec<Block>,
    side: Vec<Block>,
}

impl Parts {
    fn new(place: impl Into<String>, title: Prose, body: Vec<Block>) -> Self {
        Self {
            place: place.into(),
            title,
            status: Prose::default(),
            meter: None,
            body,
            side: vec![],
        }
    }

    fn status(self, status: Prose) -> Self {
        Self { status, ..self }
    }

    fn beside(self, side: Vec<Block>) -> Self {
        Self { side, ..self }
    }
}

impl Builder<'_> {
    fn scene(self) -> Scene {
        if let Some(seconds) = self.model.asks_presence() {
            return self.still_there(seconds);
        }
        let parts = match self.model.overlays.last() {
            Some(Overlay::Help) => self.help(),
            Some(Overlay::Terms) => self.terms(),
            Some(Overlay::Outside) => self.outside(),
            Some(Overlay::Confirm(question)) => self.confirm(*question),
            None => self.screen(),
        };
        let Parts { place, title, status, meter, body, side } = parts;
        let (margins, footer) = (Margins::default(), self.footer());
        Scene { place, title, status, meter, body, side, margins, footer, scroll: 0 }
    }

    fn screen(self) -> Parts {
        match &self.model.screen {
            Screen::Welcome if self.model.profile.is_shared => self.greeting(),
            Screen::Welcome => self.welcome(),
            Screen::Practice(practice) => self.practice(*practice),
            Screen::Who => self.who(),
            Screen::CardEntry(entry) => self.card_entry(entry),
            Screen::Card(note) => self.card(note),
            Screen::Home => self.home(),
            Screen::Catalogue => self.catalogue(),
            Screen::Intro => self.intro(),
            Screen::Lesson(lesson) => self.lesson(lesson),
            Screen::Quiz(quiz) => self.quiz(&quiz.asking),
            Screen::Recall(recall) => self.recall(recall),
            Screen::Results => self.results(),
            Screen::Review(review) => self.review(review),
            Screen::Paths(shown) => self.paths(shown),
            Screen::Sheet(view) => self.sheet(view),
            Screen::Passport => self.passport(),
            Screen::Benefit(id) => self.benefit(id),
            Screen::Papers => self.papers(),
            Screen::Code(shown) => self.code(shown),
            Screen::Text(shown) => self.as_text(shown),
            Screen::Organisation(form) => self.organisation(form),
            Screen::Search(search) => self.search(search),
            Screen::Actions(screen) => self.actions(screen),
            Screen::Answers => self.answers(),
            Screen::Placement(placing) => self.placement(placing),
            Screen::Settings => self.settings(),
            Screen::Pin(entry) => self.pin(entry),
            Screen::Trainer(screen) => self.trainer(screen),
            Screen::Lead(leading) => self.lead(leading),
            Screen::Door(doorway) => self.seat_door(doorway),
            Screen::Seat(seated) => self.seat(seated),
            Screen::Wall(wall) => self.wall_screen(wall),
            Screen::Attend(screen) => self.attending(screen),
            Screen::Sign(signing) => self.signing(signing),
            Screen::Check(screen) => self.checking(screen),
            Screen::Status(shown) => self.status(shown),
            Screen::Arriving => self.arriving(),
            Screen::Newcomer => self.newcomer(),
            Screen::Keys => self.ssh_keys(),
            Screen::Goodbye => self.goodbye(),
        }
    }

    /// Whether something is still on its way to the disk.
    fn is_saving(self) -> bool {
        !self.model.pending.after.is_empty()
    }

    fn get(self, id: &str) -> Prose {
        self.text.prose(id)
    }

    fn with(self, id: &str, args: &[(&str, Arg<'_>)]) -> Prose {
        self.text.prose_with(id, args)
    }

    fn say(self, id: &str) -> Block {
        Block::Text(self.get(id))
    }

    fn small(self, id: &str) -> Block {
        Block::Small(self.get(id))
    }

    /// A day in words, such as "21 novembre 2026".
    fn date(self, date: Date) -> String {
        let args = [
            ("day", Arg::Number(i64::from(date.day()))),
            ("month", Arg::Number(i64::from(date.month()))),
            ("year", Arg::Number(i64::from(date.year()))),
        ];
        self.text.with("date", &args)
    }

    /// When and where something that ages was last checked.
    fn checked(self, source: &str, (checked_on, review_by): (Date, Date)) -> Prose {
        let date = self.date(checked_on);
        let host = source.split('/').nth(2).unwrap_or(source);
        let host = host.strip_prefix("www.").unwrap_or(host);
        let is_old = self.model.around.today > review_by;
        let id = if is_old { "fact-old" } else { "fact-checked" };
        self.with(id, &[("date", (&date).into()), ("source", host.into())])
    }

    /// The title of a module, in the language of the session.
    fn module_title(self, module: &crate::domain::id::ModuleId) -> String {
        let listing = self.model.listing(module);
        listing.map_or_else(|| module.to_string(), |listing| listing.title.text())
    }
}
