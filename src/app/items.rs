//! What can be done where: the ordered items and letters of each screen, once
//! for keys, mouse, screen readers and help alike.

pub mod actions;
mod attending;
mod checking;
mod greeting;
mod help;
mod home;
pub mod lead;
mod lesson;
mod listen;
mod outside;
mod pin;
mod placement;
mod recall;
mod remote;
mod results;
pub mod search;
mod seat;
mod sheet;
mod signing;
mod trainer;

use super::act::{Act, CardAct, PapersAct, Place, RouteAct, Setting, Study};
use super::asking::{Asking, Draft};
use super::checking::CheckStep;
use super::elsewhere;
use super::model::{Model, Overlay, Question};
use super::screen::{OrganisationForm, Paths, Screen};
use super::seat::SeatAct;
use super::status;
use super::trainer::Trainer;
use crate::domain::attempt::Outcome;
use crate::domain::id::ModuleId;
use crate::domain::record::Certified;

use lesson::{asking_items, asking_letters, lesson_items, lesson_letters};

pub use recall::{due, ideas, next_by_module, next_on, offered, upcoming};
pub use trainer::is_secret;

/// What the items of the screen (or of what lies above it) do, in the order
/// shown. The scene shows exactly these.
pub fn items(model: &Model) -> Vec<Act> {
    if model.asks_presence().is_some() {
        return vec![];
    }
    match model.overlays.last() {
        Some(Overlay::Help) => help::items(model),
        Some(Overlay::Terms) => vec![Act::Dismiss],
        Some(Overlay::Outside) => outside::items(model),
        Some(Overlay::Confirm(question)) => vec![Act::Dismiss, Act::Confirm(*question)],
        None => screen_items(model),
    }
}

fn screen_items(model: &Model) -> Vec<Act> {
    match &model.screen {
        Screen::Welcome if model.profile.is_shared => greeting::items(model),
        Screen::Welcome => greeting::welcome(model),
        Screen::Practice(_) => vec![Act::SkipPractice],
        Screen::Who => seat::who(model),
        Screen::CardEntry(entry) => {
            let words = entry.matches.iter().map(|word| Act::Card(CardAct::Word(*word)));
            words.chain([Act::Go(Place::Who)]).collect()
        }
        Screen::Card(_) => outside::card(model),
        Screen::Home => home::home(model),
        Screen::Catalogue => {
            let listings = model.around.listings.iter();
            listings.map(|listing| Act::Open(listing.module.clone())).collect()
        }
        Screen::Intro => intro_items(model),
        Screen::Lesson(lesson) => lesson_items(model, lesson),
        Screen::Quiz(quiz) => asking_items(model, &quiz.asking, false),
        Screen::Recall(recall) => {
            recall.asking().map(|asking| asking_items(model, asking, false)).unwrap_or_default()
        }
        Screen::Results => results::results(model),
        Screen::Review(review) => results::review(review),
        Screen::Paths(shown) => home::paths(model, shown),
        Screen::Passport => home::passport(model),
        Screen::Benefit(_) => vec![Act::Go(Place::Passport)],
        Screen::Papers => home::papers(model),
        Screen::Sheet(_) => sheet::items(model),
        Screen::Code(shown) => home::code(model, shown),
        Screen::Text(shown) => vec![Act::Papers(PapersAct::Code(shown.place))],
        Screen::Organisation(_) => vec![Act::Papers(PapersAct::Submit), Act::Go(Place::Papers)],
        Screen::Search(search) => search::items(search),
        Screen::Actions(screen) => actions::items(model, screen),
        Screen::Answers => answered_modules(model)
            .map(|module| Act::Study(Study::Review(module.clone())))
            .chain(outside::learnt(model))
            .collect(),
        Screen::Placement(placing) => placement::placement(model, placing),
        Screen::Settings => {
            let all = [Setting::Language, Setting::Size, Setting::Contrast, Setting::Glyphs];
            // A shared machine has one way of use for all, so that the next person finds it.
            let lines = (!model.profile.is_shared).then_some(Setting::Linear);
            let all = all.into_iter().chain(lines).map(Act::Set);
            all.chain(pin::setting(model)).chain([Act::Go(Place::Back)]).collect()
        }
        Screen::Pin(entry) => pin::items(model, entry),
        Screen::Trainer(screen) => trainer::items(screen),
        Screen::Lead(leading) => lead::items(model, leading),
        Screen::Door(_) | Screen::Seat(_) | Screen::Wall(_) => seat::items(model),
        Screen::Goodbye => home::goodbye(model),
        Screen::Attend(screen) => attending::items(screen),
        Screen::Sign(signing) => signing::items(signing),
        Screen::Check(screen) => checking::items(model, screen),
        Screen::Status(_) => status::items(),
        Screen::Arriving => vec![],
        Screen::Newcomer => remote::newcomer(model),
        Screen::Keys => remote::keys(model),
    }
}

/// How many words of the list are offered at once.
pub const WORDS_SHOWN: usize = 4;

/// How many known learners the first screen offers to go on as.
pub const KNOWN_SHOWN: usize = 3;

fn intro_items(model: &Model) -> Vec<Act> {
    let mut items: Vec<Act> = recall::confirm_here(model).into_iter().collect();
    items.extend([Act::Study(Study::Lessons), Act::Study(Study::Quiz)]);
    let here = model.here();
    if here.is_some_and(sheet::is_earned) {
        items.extend(sheet::offered(model));
    }
    if here.is_some_and(|module| module.last_ended().is_some()) {
        items.push(Act::Study(Study::Corrections));
    }
    if here.is_some_and(|module| module.lesson.is_some() || module.open_quiz().is_some()) {
        items.push(Act::Show(Overlay::Confirm(Question::Forget)));
    }
    items
}

/// What the kept answer of `asking` is worth.
pub fn outcome(model: &Model, asking: &Asking) -> Option<Outcome> {
    let question = model.open.as_ref()?.module.question(&asking.question)?;
    Some(crate::domain::grading::grade(question, asking.given()?).outcome)
}

/// Whether another hint can be read.
pub fn has_hint(model: &Model, asking: &Asking) -> bool {
    let question = model.open.as_ref().and_then(|open| open.module.question(&asking.question));
    question.is_some_and(|question| usize::from(asking.hints) < question.hints.len())
}

/// Whether the open module ends in a choice of modules: the orientation step.
fn leads_to_placement(model: &Model) -> bool {
    model.open.as_ref().is_some_and(|open| !model.counts(&open.module.id))
}

/// How many modules make a Passeport, as the rule of the programme says.
pub fn needed() -> usize {
    usize::from(crate::domain::passport::PassportRule::PROGRAMME.modules)
}

/// Whether a certificate can be made that there is not yet.
pub fn is_due(model: &Model) -> bool {
    let passed = model.counted();
    let has = |subject: &Certified| model.progress.certificate(subject).is_some();
    let missing = passed.iter().any(|(module, _)| !has(&Certified::Module((*module).clone())));
    missing || (passed.len() >= needed() && !has(&Certified::Passport))
}

/// The modules in which there are answers to look at.
pub fn answered_modules(model: &Model) -> impl Iterator<Item = &ModuleId> {
    model.progress.given.keys()
}

/// The letters that work on the screen (or on what lies above it), outside
/// text fields, most useful first. The letter shown is the letter typed, so
/// that all keyboards agree.
pub fn letters(model: &Model) -> Vec<(char, Act)> {
    if model.asks_presence().is_some() {
        return vec![('q', Act::Leave)];
    }
    if !model.overlays.is_empty() {
        return [('r', Act::Dismiss)].into_iter().chain(listen::letter(model)).collect();
    }
    let mut letters = vec![];
    match &model.screen {
        Screen::Lesson(lesson) if lesson.reread.is_none() => {
            letters.extend(lesson_letters(model, lesson));
        }
        Screen::Quiz(quiz) => letters.extend(asking_letters(model, &quiz.asking)),
        Screen::Recall(recall) => {
            let hint = recall.asking().and_then(|asking| asking_letters(model, asking));
            letters.extend(hint.into_iter().chain([('r', Act::Go(Place::Home))]));
        }
        Screen::Welcome => letters.extend(greeting::letters(model)),
        Screen::Arriving | Screen::Newcomer => letters.extend(remote::letter(model)),
        Screen::Lesson(_) | Screen::Goodbye | Screen::Card(_) | Screen::Status(_) => {}
        Screen::Practice(_) | Screen::Who | Screen::CardEntry(_) => {
            letters.push(('r', Act::Go(Place::Welcome)));
        }
        Screen::Home => letters.push(('c', Act::Go(Place::Settings))),
        Screen::Search(search) if search.shown.is_some() => {
            letters.extend(search::letters(model, search));
        }
        Screen::Catalogue => letters.extend(catalogue_letters()),
        Screen::Review(review) if review.shown.is_some() => {
            letters.push(('r', Act::Study(Study::Corrections)));
        }
        Screen::Organisation(_) | Screen::Code(_) => letters.push(('r', Act::Go(Place::Papers))),
        Screen::Text(shown) => letters.extend(elsewhere::letters(model, shown)),
        Screen::Paths(Paths::One(_)) => letters.push(('r', Act::Route(RouteAct::List))),
        Screen::Paths(Paths::All) if !model.way().is_empty() => {
            letters.push(('r', Act::Go(Place::Paths)));
        }
        Screen::Benefit(_) => letters.push(('r', Act::Go(Place::Passport))),
        Screen::Sheet(_) => letters.push(('r', Act::Study(Study::LeaveSheet))),
        Screen::Placement(placing) => letters.push(('r', placement::back(placing))),
        Screen::Settings => letters.push(('r', Act::Go(Place::Back))),
        Screen::Pin(entry) => letters.push(('r', pin::back(entry))),
        Screen::Trainer(screen) => letters.push(('r', trainer::back(screen))),
        Screen::Lead(leading) => letters.extend(lead::letters(leading)),
        Screen::Door(_) | Screen::Seat(_) | Screen::Wall(_) => letters.extend(seat::letters(model)),
        Screen::Attend(screen) => letters.extend(attending::letters(screen)),
        Screen::Sign(_) => letters.extend(signing::letters()),
        Screen::Check(screen) => letters.extend(checking::letters(model, screen)),
        Screen::Intro
        | Screen::Results
        | Screen::Review(_)
        | Screen::Paths(_)
        | Screen::Passport
        | Screen::Papers
        | Screen::Search(_)
        | Screen::Actions(_)
        | Screen::Answers
        | Screen::Keys => letters.push(('r', Act::Go(Place::Home))),
    }
    letters.extend(listen::letter(model).into_iter().chain([('a', Act::Show(Overlay::Help))]));
    letters.extend(way_out(model));
    letters
}

/// The letter that ends a visit, where there is something to end.
fn way_out(model: &Model) -> Option<(char, Act)> {
    // A card is noted before anything else: its one button leads on. Where nobody is
    // here yet, there is nothing to finish.
    let is_greeting = model.profile.is_shared && model.screen == Screen::Welcome;
    match (&model.screen, model.led()) {
        (Screen::Lead(leading), _) => lead::way_out(leading),
        // The register or the settings, over the session one leads.
        (_, Some(leading)) => Some(('q', lead::leave(leading))),
        (Screen::Wall(_), _) => Some(('q', Act::Seat(SeatAct::Leave))),
        (Screen::Goodbye | Screen::Card(_), _) => None,
        _ => (!is_greeting).then_some(('q', Act::Go(Place::Goodbye))),
    }
}

const fn catalogue_letters() -> [(char, Act); 2] {
    [('l', Act::Go(Place::Search)), ('r', Act::Go(Place::Home))]
}

/// Whether digits choose items rather than being typed. The words of a card have none;
/// people are called what they say, and "Atelier 12" is a name.
pub fn digits_choose(model: &Model) -> bool {
    let is_trial = model.overlays.is_empty() && matches!(model.screen, Screen::Practice(_));
    let is_free = !is_typing(model) || matches!(model.screen, Screen::CardEntry(_));
    is_free && !is_trial
}

/// Whether keys go to a line of text.
pub fn is_typing(model: &Model) -> bool {
    let is_typed =
        |asking: &Asking| asking.is_choosing() && matches!(asking.draft, Draft::Typed(_));
    model.overlays.is_empty()
        && model.asks_presence().is_none()
        && match &model.screen {
            Screen::CardEntry(_) | Screen::Card(_) | Screen::Pin(_) | Screen::Door(_) => true,
            Screen::Search(search) => search.shown.is_none(),
            Screen::Trainer(screen) => matches!(screen, Trainer::Locked(_)),
            Screen::Lead(leading) => leading.face.is_typing(),
            Screen::Seat(seated) => seated.is_writing() || seated.asking().is_some_and(is_typed),
            Screen::Attend(screen) => attending::is_typing(screen),
            Screen::Sign(signing) => signing::is_typing(signing),
            Screen::Check(screen) => matches!(screen.step, CheckStep::Typing(_)),
            Screen::Organisation(form) => form.field < OrganisationForm::FIELDS,
            Screen::Lesson(lesson) => {
                lesson.reread.is_none() && lesson.asking.as_ref().is_some_and(is_typed)
            }
            Screen::Quiz(quiz) => is_typed(&quiz.asking),
            Screen::Recall(recall) => recall.asking().is_some_and(is_typed),
            _ => false,
        }
}
