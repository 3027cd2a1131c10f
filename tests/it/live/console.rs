//! The console of the one who leads: what she sees of people, what she can do for them.

use std::sync::Arc;

use super::lead::{begin, begun, lead, leading, to_a_vote};
use super::{Led, led, led_with};
use crate::harness::{House, Visit, announced};
use crate::screens::painted;
use passeport::app::act::Act;
use passeport::app::items;
use passeport::app::lead::{Face, LeadAct, Panel};
use passeport::app::model;
use passeport::app::msg::{Entropy, Msg, Stamped};
use passeport::app::update;
use passeport::domain::live::attention::{Attention, attention, put_by_need};
use passeport::domain::live::command::{Command, Lead, Part};
use passeport::domain::live::event::{Pace, Phase, Round};
use passeport::domain::live::hub::Seen;
use passeport::domain::live::opening::Thresholds;
use passeport::domain::live::seat::{SeatId, Terminal};
use passeport::domain::live::standing::Standing;
use passeport::domain::live::tally::Advice;
use passeport::domain::live::view::{self, TrainerView};
use passeport::domain::time::Timestamp;
use passeport::store::{Reply, RoomReply};
use passeport::text::Bundles;

const SIZES: [(u16, u16); 6] = [(80, 24), (40, 15), (120, 40), (50, 18), (64, 24), (100, 30)];

/// A room of ten, voting: one asks for help, one is cut off, one is on paper, most have
/// answered, two are thinking.
pub(super) fn voting() -> Led {
    let mut led = led();
    for who in 1..=9 {
        led.enters(who);
    }
    let learner = super::person(10);
    led.leads(Lead::AddPaper { learner, name: Some("Yves".to_owned()) }).unwrap();
    led.turns(Phase::Open(Round::First)).unwrap();
    for who in 1..=6 {
        led.answers(SeatId(who), 0, Round::First, who <= 3).unwrap();
    }
    led.does(&Command::Take(SeatId(4), Part::Help(true))).unwrap();
    led.does(&Command::Lose(SeatId(9))).unwrap();
    led
}

/// What she sees, 32 minutes after the room opened.
fn seen(led: &Led) -> TrainerView {
    let now = 1_795_338_000_000;
    let seen = view::trainer(&led.room, &led.module);
    let phase_since = seen.phase_since.map(|_| Timestamp(now - 100_000));
    TrainerView { opened_at: Timestamp(now - 32 * 60_000), phase_since, ..seen }
}

/// What the room is like now reaches the console.
pub(super) fn shown(visit: &mut Visit, led: &Led) {
    let seen = Arc::new(Seen::Trainer(Box::new(seen(led))));
    visit.hears(Reply::Room(RoomReply::Seen(seen)));
}

/// A console before that room.
pub(super) fn before(house: &House, led: &Led) -> Visit {
    let mut visit = begun(house, "vente-en-ligne");
    shown(&mut visit, led);
    visit
}

#[test]
fn who_asks_for_help_comes_first_and_then_who_is_waited_for() {
    let led = voting();
    let mut seen = seen(&led);
    put_by_need(&mut seen);
    let order: Vec<(u16, Option<Attention>)> =
        seen.people.iter().map(|one| (one.seat.0, attention(one, &seen))).collect();
    assert_eq!(order[0], (4, Some(Attention::Help)));
    assert_eq!(order[1..3], [(7, Some(Attention::Awaited)), (8, Some(Attention::Awaited))]);
    assert_eq!(order[3], (9, Some(Attention::Away)));
    assert_eq!(order.len(), 10);
}

#[test]
fn nobody_is_waited_for_while_most_are_thinking_and_who_misses_twice_struggles() {
    let mut led = led();
    let seats: Vec<SeatId> = (1..=3).map(|who| led.enters(who)).collect();
    for step in [0, 2] {
        led.leads(Lead::Step(step)).unwrap();
        led.turns(Phase::Open(Round::First)).unwrap();
        led.answers(seats[0], step, Round::First, false).unwrap();
        let now = seen(&led);
        let of = |seat: SeatId| now.people.iter().find(|one| one.seat == seat).unwrap();
        assert_eq!(attention(of(seats[1]), &now), None, "one of three is not most");
        let expected = (step == 2).then_some(Attention::Struggles(2));
        assert_eq!(attention(of(seats[0]), &now), expected);
    }
    led.leads(Lead::Remove(seats[0])).unwrap();
    let mut now = seen(&led);
    put_by_need(&mut now);
    assert_eq!(now.people.last().unwrap().seat, seats[0]);
    assert_eq!(attention(now.people.last().unwrap(), &now), None);
}

#[test]
fn help_that_came_is_said_from_the_console_too() {
    let mut led = voting();
    assert_eq!(led.leads(Lead::Helped(SeatId(4))), Ok(1));
    assert_eq!(led.leads(Lead::Helped(SeatId(4))), Ok(0), "twice is once");
    assert!(led.leads(Lead::Helped(SeatId(77))).is_err());
    assert!(seen(&led).people.iter().all(|one| !matches!(one.standing, Standing::AsksHelp(_))));
}

#[test]
fn who_is_cut_off_while_asking_for_help_is_not_counted_as_present() {
    let house = House::new();
    let mut led = voting();
    before(&house, &led).check("g", &["9 présents, 1 coupé"]);
    led.does(&Command::Lose(SeatId(4))).unwrap();
    before(&house, &led).check("g", &["8 présents, 2 coupés", "demande de l’aide"]);
}

#[test]
fn the_console_names_who_asks_for_help_and_leads_to_a_word_for_that_person_alone() {
    let house = House::new();
    let led = voting();
    let mut visit = before(&house, &led);
    visit.sees(&["6 réponses sur 9", "Aider Zénobie-4", "Fermer le vote", "PIN 4712"]);
    visit.take(&lead(LeadAct::Person(SeatId(4))));
    visit.sees(&["Zénobie-4", "demande de l’aide", "poste 3", "Lui envoyer un mot"]);
    visit.check("<Enter>", &["Un mot pour Zénobie-4", "Personne d’autre ne le verra", "J’arrive."]);
    visit.check("<Enter>", &["Écrivez d’abord"]);
    visit.text_typed("Regardez ligne 2").keys("r r");
    let Face::Hint { line, .. } = &leading(&visit).face else { panic!("letters are typed") };
    assert_eq!(line.value(), "Regardez ligne 2rr");
}

#[test]
fn leaving_people_who_sit_there_is_asked_twice_and_escape_moves_no_room() {
    let house = House::new();
    let led = voting();
    let mut visit = before(&house, &led);
    visit.keys("q");
    visit.sees(&["Quitter la séance", "Tout est gardé", "Oui, quitter"]);
    assert!(!visit.is_over());
    visit.keys("<Enter>");
    visit.sees(&["Fermer le vote", "PIN 4712"]);
    let step = leading(&visit).seen.public.step;
    visit.keys("<Escape> <Escape>");
    assert!(!leading(&visit).is_waiting, "nothing was asked of the room");
    assert_eq!(leading(&visit).seen.public.step, step);
    visit.keys("q").take(&Act::Confirm(model::Question::LeaveRoom));
    assert!(visit.is_over());
}

#[test]
fn what_arrives_leaves_the_focus_and_what_is_typed_where_they_are() {
    let house = House::new();
    let mut led = voting();
    let mut visit = before(&house, &led);
    visit.keys("2");
    let focused = |visit: &Visit| visit.items()[visit.model().focus.unwrap()].clone();
    let reveal = lead(LeadAct::Turn(Phase::Revealed));
    assert_eq!(focused(&visit), reveal);
    led.answers(SeatId(7), 0, Round::First, true).unwrap();
    led.does(&Command::Take(SeatId(8), Part::Help(true))).unwrap();
    shown(&mut visit, &led);
    assert_eq!(focused(&visit), reveal);
    visit.keys("g").take(&lead(LeadAct::Person(SeatId(8)))).keys("<Enter>").text_typed("ab");
    led.answers(SeatId(8), 0, Round::First, true).unwrap();
    shown(&mut visit, &led);
    visit.text_typed("c");
    let Face::Hint { line, seat } = &leading(&visit).face else { panic!("{}", visit.screen()) };
    assert_eq!((line.value().as_str(), *seat), ("abc", SeatId(8)));
}

#[test]
fn people_on_paper_are_added_answered_for_taken_out_and_come_back() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    visit.check("g", &["Personne n’est encore entré"]).take(&lead(LeadAct::Add));
    visit.check("<Enter>", &["Écrivez d’abord"]).text_typed("Yves").keys("<Enter>");
    visit.sees(&["1 présent", "Yves, sur papier"]);
    let seat = leading(&visit).seen.people[0].seat;
    assert_eq!(leading(&visit).seen.people[0].terminal, Terminal::Paper);
    visit.keys("r");
    to_a_vote(&mut visit);
    visit.keys("g <Enter>").take(&lead(LeadAct::AnswerFor(seat)));
    visit.sees(&["Réponse de Yves"]).keys("<Enter>").sees(&["Réponse de Yves"]);
    visit.keys("1 <Enter>").sees(&["a répondu"]);
    assert_eq!(leading(&visit).seen.public.answers, 1);
    let first = leading(&visit).seen.people[0].typed.clone().unwrap();
    visit.keys("<Enter>").sees(&["Changer sa réponse"]).take(&lead(LeadAct::AnswerFor(seat)));
    visit.keys("2 <Enter>");
    let second = leading(&visit).seen.people[0].typed.clone().unwrap();
    assert_ne!(first.response, second.response);
    assert_eq!(leading(&visit).seen.public.answers, 1, "one vote for each seat");
    visit.keys("<Enter>").take(&lead(LeadAct::Remove(seat))).sees(&["0 présent", "hors séance"]);
    visit.keys("<Enter>").take(&lead(LeadAct::Return(seat)));
    assert_ne!(leading(&visit).seen.people[0].standing, Standing::Removed);
    assert_eq!(leading(&visit).seen.people.len(), 1);
}

#[test]
fn the_pace_is_changed_step_by_step_and_all_screens_are_held_with_one_key() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    let pace = |visit: &Visit| leading(visit).seen.public.pace;
    visit.check("y", &["Tout le monde suit votre étape"]).take(&lead(LeadAct::Pace(Pace::Free)));
    assert_eq!(pace(&visit), Pace::Free);
    visit.take(&lead(LeadAct::Pace(Pace::Until(1)))).sees(&["sans dépasser cette étape"]);
    visit.take(&lead(LeadAct::Pace(Pace::Until(2))));
    assert_eq!(pace(&visit), Pace::Until(2));
    visit.take(&lead(LeadAct::Pace(Pace::Until(1))));
    assert_eq!(pace(&visit), Pace::Until(1));
    visit.take(&lead(LeadAct::Freeze(true))).keys("r").sees(&["Tous les écrans sont figés"]);
    visit.check("p", &["Une pause : regardez ici"]).keys("p f").sees(&["!figés"]);
    assert!(!leading(&visit).seen.public.is_frozen);
}

#[test]
fn the_end_is_asked_twice_and_enter_alone_goes_on() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    visit.take(&lead(LeadAct::Show(Panel::Menu))).take(&lead(LeadAct::Show(Panel::Ending)));
    visit.check("<Enter>", &["Étape suivante"]);
    assert!(!leading(&visit).seen.public.is_over);
    visit.take(&lead(LeadAct::Show(Panel::Menu))).take(&lead(LeadAct::Show(Panel::Ending)));
    visit.take(&lead(LeadAct::End)).sees(&["La séance est terminée"]);
}

#[test]
fn every_face_fits_its_screen_and_every_way_leads_back() {
    for locale in Bundles::embedded().locales() {
        let house = House::speaking(locale, Bundles::embedded());
        let mut visit = before(&house, &voting());
        for script in ["", "p", "g", "g <Enter>", "g <Enter> <Enter>", "c", "y", "n"] {
            visit.keys(script);
            for (width, height) in SIZES {
                let (rows, shown) = painted(&visit.scene(), visit.text(), width, height);
                let picture = rows.join("\n");
                let is_focus = |place: &usize| visit.model().focus == Some(*place);
                let has = shown.regions.iter().any(|(_, target)| {
                    matches!(target, passeport::paint::Target::Item(place) if is_focus(place))
                });
                assert!(has || visit.model().focus.is_none(), "{script} {width}\n{picture}");
                let is_long = script.starts_with('g') || script == "n";
                if (width, height) == (80, 24) && !is_long {
                    assert_eq!(shown.hidden_rows, 0, "{locale} {script}\n{picture}");
                }
            }
            for _ in 0..4 {
                if leading(&visit).face != Face::Console {
                    let back = if leading(&visit).face == Face::Wall { "p" } else { "<Escape>" };
                    visit.keys(back);
                }
            }
            assert_eq!(leading(&visit).face, Face::Console, "{script}");
        }
    }
}

#[test]
fn thirty_people_are_on_the_map_with_a_sign_for_each_state_without_colours() {
    let house = House::new();
    let mut led = led();
    for who in 1..=30 {
        led.enters(who);
    }
    for step in [0, 2] {
        led.leads(Lead::Step(step)).unwrap();
        led.turns(Phase::Open(Round::First)).unwrap();
        for seat in 1..=28 {
            led.answers(SeatId(seat), step, Round::First, seat % 3 != 0).unwrap();
        }
    }
    let mut visit = before(&house, &led);
    visit.keys("c");
    let (rows, shown) = painted(&visit.scene(), visit.text(), 120, 40);
    let picture = rows.join("\n");
    assert_eq!(shown.hidden_rows, 0, "{picture}");
    for who in 1..=30 {
        assert!(picture.contains(&super::name(who)), "{picture}");
    }
    for sign in ["•", "×", "?", "▼", "• juste", "× pas encore"] {
        assert!(picture.contains(sign), "{sign}\n{picture}");
    }
    let (rows, shown) = painted(&visit.scene(), visit.text(), 80, 24);
    assert!(shown.hidden_rows > 0 && rows.iter().any(|row| row.contains('▼')));
    // Gone down, the numbers of the steps stay in sight.
    let (above, hidden_rows) = shown.rows_around();
    visit.handle(Msg::Shown { rows: above, hidden_rows });
    visit.keys("<PageDown> <PageDown>");
    let (rows, _) = painted(&visit.scene(), visit.text(), 80, 24);
    let picture = rows.join("\n");
    assert!(picture.contains('▼') && !picture.contains("Zénobie-1 "), "{picture}");
    let heard = visit.screen();
    assert!(heard.contains("Zénobie-3 : a répondu. Pas encore : 1, 3."), "{heard}");
    assert!(!heard.contains('•') && !heard.contains('▼'), "{heard}");
}

#[test]
fn in_lines_a_call_for_help_is_one_announcement_and_an_answer_of_the_others_is_none() {
    let house = House::new();
    let mut led = voting();
    let mut visit = before(&house, &led);
    let first = visit.scene();
    led.does(&Command::Take(SeatId(7), Part::Help(true))).unwrap();
    shown(&mut visit, &led);
    let second = visit.scene();
    let plain = |lines: Vec<String>| lines.join("\n").replace('\u{a0}', " ");
    let heard = plain(announced(Some(&first), &second, visit.text()));
    assert!(heard.contains("Zénobie-7 : demande de l’aide"), "{heard}");
    assert!(!heard.contains("Zénobie-4 : "), "who asked before is not said again: {heard}");
    led.does(&Command::Lose(SeatId(2))).unwrap();
    shown(&mut visit, &led);
    let heard = plain(announced(Some(&second), &visit.scene(), visit.text()));
    assert!(!heard.contains("Zénobie-2"), "{heard}");
}

#[test]
fn her_watch_turns_by_the_minute_on_her_console_alone() {
    let house = House::new();
    let mut visit = begun(&house, "vente-en-ligne");
    let alarm = visit.model().alarm().expect("her watch goes on");
    assert!(alarm.after > 0 && alarm.after <= 60_500, "{alarm:?}");
    assert!(visit.scene().status.text().contains("min"));
    visit.keys("p");
    assert_eq!(visit.model().alarm(), None, "the wall has no clock");
    assert!(!visit.scene().status.text().contains("min"));
    visit.keys("p");
    for number in 0..3 {
        visit.handle(Msg::Tick(number));
    }
    assert_eq!(leading(&visit).seen.public.step, 0);
    assert!(matches!(leading(&visit).face, Face::Console));
}

/// Her console for an hour: a message each so many milliseconds, at most once, and the
/// alarms as a terminal waits for them. Says how often it rang.
fn rung(visit: &Visit, between: i64) -> u32 {
    let mut model = visit.model().clone();
    let end = seen(&led()).opened_at.0 + 92 * 60_000;
    let (mut now, mut last_key) = (end - 3_600_000, end - 3_600_000);
    let (mut rings, mut wait) = (0, None);
    while now < end {
        let alarm = model.alarm().expect("her watch goes on");
        let (_, began) =
            wait.filter(|(number, _)| *number == alarm.number).unwrap_or((alarm.number, now));
        wait = Some((alarm.number, began));
        let (due, key) = ((began + i64::from(alarm.after)).max(now), last_key + between);
        now = due.min(key);
        let msg = if key <= due { Msg::Touch } else { Msg::Tick(alarm.number) };
        (rings, last_key) = if key <= due { (rings, key) } else { (rings + 1, last_key) };
        let stamped = Stamped { at: Timestamp(now), entropy: Entropy([1; 4]), msg };
        assert_eq!(update(&mut model, stamped), []);
        assert!(rings <= 61, "it rings without end");
    }
    rings
}

#[test]
fn her_watch_rings_once_a_minute_however_often_something_happens() {
    let house = House::new();
    let visit = before(&house, &voting());
    let untouched = rung(&visit, i64::MAX / 2);
    assert!((60..=61).contains(&untouched), "nobody touches it: {untouched}");
    for seconds in [7, 40, 61, 95] {
        let rings = rung(&visit, seconds * 1000);
        assert!((1..=61).contains(&rings), "a key each {seconds} seconds: {rings}");
    }
}

#[test]
fn the_thresholds_the_place_and_the_pin_of_the_configuration_hold() {
    let mut led = led_with(|opening| {
        opening.thresholds = Thresholds { explain_under: 60, go_on_over: 95 };
    });
    for who in 1..=4 {
        led.enters(who);
    }
    led.turns(Phase::Open(Round::First)).unwrap();
    for who in 1..=4 {
        led.answers(SeatId(who), 0, Round::First, who <= 2).unwrap();
    }
    assert_eq!(seen(&led).advice, Some(Advice::Explain));
    let house = House::new();
    let mut visit = house.visit();
    visit.leads_as_usual(|usual| {
        usual.pin = "0471".parse().ok();
        usual.pace = Pace::Free;
        usual.host = Some("atelier.local".to_owned());
    });
    begin(&mut visit, "vente-en-ligne");
    assert_eq!(leading(&visit).seen.public.pin.to_string(), "0471");
    assert_eq!(leading(&visit).seen.public.pace, Pace::Free);
    visit.check("p", &["ssh seance@atelier.local", "PIN 0 4 7 1"]);
    assert!(!items::letters(visit.model()).iter().any(|(letter, _)| *letter == 'g'));
    // What stands on the wall is typed as it stands there: `ssh` knows no port behind a name.
    visit.leads_as_usual(|usual| usual.host = Some("atelier.local:2222".to_owned()));
    visit.check("p", &[]).check("p", &["ssh -p 2222 seance@atelier.local depuis"]);
}
