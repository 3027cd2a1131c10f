//! How group sessions look: her console, the wall, a seat, the register, the map. The
//! pictures are kept, and drawn here, so that they are always those of the program.

use std::sync::Arc;

use super::lead::{begin, begun, lead};
use super::{Led, led_with};
use crate::harness::{House, Visit};
use crate::picture::is_fresh;
use passeport::app::act::{Act, Place};
use passeport::app::attending::AttendAct;
use passeport::app::lead::RoomNews;
use passeport::app::lead::{LeadAct, Panel};
use passeport::app::model::Profile;
use passeport::app::msg::{Arrived, Msg};
use passeport::app::screen::Screen;
use passeport::app::seat::Errand;
use passeport::content::Catalogue;
use passeport::domain::attendance::Mark;
use passeport::domain::learner::Contrast;
use passeport::domain::live::command::{Command, Join, Lead, Part};
use passeport::domain::live::event::{Phase, Round};
use passeport::domain::live::hub::Seen;
use passeport::domain::live::opening::outline;
use passeport::domain::live::seat::{SeatId, Terminal, Tie};
use passeport::domain::live::view::{self, TrainerView};
use passeport::domain::question::Ask;
use passeport::domain::time::Timestamp;
use passeport::paint::{self, Colours, Glyphs, Look, Words};
use passeport::store::{Reply, RoomReply};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Everybody of the session, from where.
const PEOPLE: [(&str, Terminal); 30] = {
    use Terminal::{Local, Paper, Post, Remote};
    [
        ("Fatima", Post(1)),
        ("Karim", Remote),
        ("Lucie", Post(3)),
        ("M. Bernard", Post(4)),
        ("Ana", Post(5)),
        ("Sonia", Post(2)),
        ("Thomas", Post(7)),
        ("Inès", Remote),
        ("Paul", Post(8)),
        ("Yves", Paper),
        ("Aïcha", Local),
        ("Mme Le Guen", Post(9)),
        ("Bruno", Post(10)),
        ("Chloé", Remote),
        ("Denis", Remote),
        ("Élodie", Post(11)),
        ("Farid", Post(12)),
        ("Gwenaëlle", Remote),
        ("Hugo", Post(13)),
        ("Isabelle", Post(14)),
        ("Jean-Baptiste", Remote),
        ("Kadiatou", Post(15)),
        ("Laurent", Post(16)),
        ("Mélanie", Remote),
        ("Nadège", Post(17)),
        ("Olivier", Post(18)),
        ("Priya", Remote),
        ("Quentin", Post(19)),
        ("Rose", Post(20)),
        ("Samuel", Remote),
    ]
};

/// Those in the register, as they are written there.
const REGISTERED: [&str; 7] = [
    "Benali Fatima",
    "Diallo Karim",
    "Vidal Lucie",
    "Carré Yves",
    "Tissot Sonia",
    "Pereira Ana",
    "Girard Paul",
];

/// Nine in the morning; the room is open since half an hour.
const NOW: i64 = 1_795_338_000_000;

/// A room at the first of the questions the pictures are of, with so many people.
fn entered(count: usize) -> Led {
    let mut led = led_with(|opening| {
        let catalogue = Catalogue::embedded();
        let opened = catalogue.module(&opening.module, "fr").ok().unwrap();
        opening.outline = outline(&opened.module);
    });
    for (who, (name, terminal)) in (1..).zip(PEOPLE).take(count) {
        let (learner, name) = (super::person(who), Some(name.to_owned()));
        let command = match terminal {
            Terminal::Paper => Command::Lead(Lead::AddPaper { learner, name }),
            _ => Command::Join(Join {
                pin: "4712".parse().unwrap(),
                learner,
                tie: Tie::Card,
                terminal,
                name,
            }),
        };
        led.does(&command).unwrap();
    }
    led
}

/// The steps whose questions have one right choice.
fn asked(led: &Led) -> Vec<u16> {
    let is_one = |step: &u16| {
        let stage = led.room.stage(*step).unwrap();
        let question = led.module.question(&stage.step);
        question.is_some_and(|question| matches!(question.ask, Ask::One { .. }))
    };
    let steps = u16::try_from(led.room.opening().outline.len()).unwrap();
    (0..steps).filter(is_one).collect()
}

/// A vote at that step, by those, right where it holds; pages on the way are read.
fn votes(led: &mut Led, step: u16, seats: &[u16], is_right: impl Fn(u16) -> bool) {
    while led.room.step() < step {
        led.leads(Lead::Step(led.room.step() + 1)).unwrap();
    }
    led.turns(Phase::Open(Round::First)).unwrap();
    for seat in seats {
        led.answers(SeatId(*seat), step, Round::First, is_right(*seat)).unwrap();
    }
}

/// Ten people, the second vote open: one asks for help, one is cut off, two still think.
fn voting() -> Led {
    let mut led = entered(10);
    let steps = asked(&led);
    votes(&mut led, steps[0], &[1, 2, 3, 4, 5, 6, 7, 8, 9], |seat| ![4, 9].contains(&seat));
    led.turns(Phase::Revealed).unwrap();
    votes(&mut led, steps[1], &[1, 2, 4, 5, 7, 8], |seat| [1, 2, 7].contains(&seat));
    led.does(&Command::Take(SeatId(4), Part::Help(true))).unwrap();
    led.does(&Command::Lose(SeatId(6))).unwrap();
    led
}

/// The same, the vote closed and, if wished, its bars on the wall.
fn closed(is_shared: bool) -> Led {
    let mut led = voting();
    led.turns(Phase::Closed { round: Round::First, is_shared: false }).unwrap();
    if is_shared {
        led.turns(Phase::Closed { round: Round::First, is_shared: true }).unwrap();
        led.turns(Phase::Discussing).unwrap();
    }
    led
}

/// After the second vote, the right answer shown.
fn revealed() -> Led {
    let mut led = closed(true);
    let step = led.room.step();
    led.turns(Phase::Open(Round::Second)).unwrap();
    for seat in [1, 2, 3, 5, 7, 8, 9] {
        led.answers(SeatId(seat), step, Round::Second, seat != 8).unwrap();
    }
    led.turns(Phase::Revealed).unwrap();
    led
}

/// Thirty people, at the third vote.
fn thirty() -> Led {
    let mut led = entered(30);
    for step in asked(&led).into_iter().take(3) {
        let is_in = |seat: &u16| *seat != 10 && (step < 4 || seat % 5 != 3);
        let seats: Vec<u16> = (1..=28).filter(is_in).collect();
        votes(&mut led, step, &seats, |seat| (seat + step) % 3 != 0);
    }
    led.does(&Command::Take(SeatId(13), Part::Help(true))).unwrap();
    led.does(&Command::Lose(SeatId(6))).unwrap();
    led
}

fn trainer_view(led: &Led) -> TrainerView {
    let seen = view::trainer(&led.room, &led.module);
    let phase_since = seen.phase_since.map(|_| Timestamp(NOW - 100_000));
    TrainerView { opened_at: Timestamp(NOW - 32 * 60_000), phase_since, ..seen }
}

/// Her screen before that room.
fn before(house: &House, led: &Led) -> Visit {
    let mut visit = house.visit();
    visit.leads_as_usual(|usual| usual.host = Some("atelier.local".to_owned()));
    begin(&mut visit, "vente-en-ligne");
    let seen = Arc::new(Seen::Trainer(Box::new(trainer_view(led))));
    visit.hears(Reply::Room(RoomReply::Seen(seen)));
    visit
}

/// The wall on a screen of its own.
fn wall(led: &Led) -> Visit {
    let house = House::new();
    let mut trainer = house.visit();
    trainer.leads_as_usual(|usual| usual.pin = "4712".parse().ok());
    begin(&mut trainer, "vente-en-ligne");
    let mut wall = house.visit();
    wall.leads_as_usual(|usual| usual.host = Some("atelier.local".to_owned()));
    wall.handle(Msg::Room(RoomNews::Door { errand: Errand::Look, pin: "4712".parse().ok() }));
    wall.until(|wall| matches!(wall.model().screen, Screen::Wall(_)));
    let seen = Box::new(view::projection(&led.room, &led.module));
    wall.hears(Reply::Room(RoomReply::Seen(Arc::new(Seen::Projection(seen)))));
    wall
}

/// Her session on this machine, its PIN known, and Karim in it.
fn with_karim(house: &House) -> (Visit, Visit) {
    let mut trainer = house.visit();
    trainer.leads_as_usual(|usual| usual.pin = "4712".parse().ok());
    begin(&mut trainer, "vente-en-ligne");
    let mut karim = house.at(Profile::REMOTE);
    karim.handle(Msg::Arrived(Arrived::Stranger));
    karim.take(&Act::Go(Place::Session));
    (trainer, karim)
}

/// At a terminal of one's own: the PIN, then the question.
fn seats(house: &House, see: &mut impl FnMut(&str, &Visit)) {
    let (mut trainer, mut karim) = with_karim(house);
    see("door", &karim);
    karim.keys("4712 <Enter>").text_typed("Karim").keys("<Enter>");
    crate::rooms::to_a_vote(&mut trainer);
    karim.until(|karim| crate::rooms::seated(karim).asking().is_some());
    see("seat-asked", &karim);
    karim.keys("2 <Enter>");
    karim.until(|karim| crate::rooms::seated(karim).is_in());
    see("t3", &karim);
    trainer.until(|trainer| crate::rooms::leading(trainer).seen.public.answers == 1);
    let seat = crate::rooms::leading(&trainer).seen.people[0].seat;
    karim.keys("b");
    let hint = "Relisez la question lentement, une phrase à la fois.";
    crate::rooms::leads(
        house,
        Lead::Hint { seat, hint: Some(passeport::domain::prose::Prose::plain(hint)) },
    );
    karim.until(|karim| crate::rooms::seated(karim).seen.own.hint.is_some());
    see("seat-hint", &karim);
    trainer.take(&lead(LeadAct::Turn(Phase::Revealed)));
    karim.until(|karim| crate::rooms::seated(karim).seen.public.phase == Phase::Revealed);
    see("seat-revealed", &karim);
    crate::rooms::leads(house, Lead::End);
    karim.until(|karim| crate::rooms::seated(karim).seen.public.is_over);
    see("e1", &karim);
    karim.keys("<Enter>");
    see("e2", &karim);
    karim.keys("4 4").text_typed("ma fiche, avec les bons horaires");
    see("e3", &karim);
    karim.keys("<Enter>");
    see("e4", &karim);
    trainer.until(|trainer| crate::rooms::leading(trainer).seen.poll.slips == 1);
    // Any key takes away where the papers are: in this folder, another each time.
    trainer.keys("<Down> <Up>");
    see("e5", &trainer);
    trainer.keys("3 <Enter> <Down> <Up>");
    see("e6", &trainer);
}

/// The register of ten people in the morning.
fn registered(house: &House) -> Visit {
    let mut visit = begun(house, "vente-en-ligne");
    visit.take(&lead(LeadAct::Show(Panel::Menu))).take(&Act::Attend(AttendAct::Open));
    visit.keys("<Enter> <Enter> <Enter> <Enter>").text_typed("14h-17h").keys("<Enter>");
    for name in REGISTERED {
        visit.take(&Act::Attend(AttendAct::Add)).text_typed(name).keys("<Enter>");
    }
    for (number, mark) in
        (1..).zip([Mark::Signed, Mark::Signed, Mark::Signed, Mark::Seen, Mark::Absent])
    {
        visit.take(&Act::Attend(AttendAct::Person(number)));
        visit.take(&Act::Attend(AttendAct::Mark(number, mark)));
    }
    visit
}

/// Every screen, by its name; those whose name begins with t or w are those of the plan,
/// with e those of the end.
fn stops(mut see: impl FnMut(&str, &Visit)) {
    let (open, closed, second, told) = (voting(), closed(false), closed(true), revealed());
    for (name, led) in [("t1", &closed), ("t1-open", &open), ("t1-revealed", &told)] {
        see(name, &before(&House::new(), led));
    }
    for (name, led) in [("t2", &open), ("t4", &second), ("t4-revealed", &told)] {
        see(name, &wall(led));
    }
    let mut map = before(&House::new(), &thirty());
    see("beside-thirty", &map);
    map.keys("c");
    see("w2", &map);
    let mut help = before(&House::new(), &open);
    for (name, keys) in [("people", "g"), ("person", "<Enter>"), ("hint", "<Enter>")] {
        help.keys(keys);
        see(name, &help);
    }
    let mut late = before(&House::new(), &open);
    late.take(&lead(LeadAct::Show(Panel::Menu)));
    see("menu", &late);
    late.keys("<Enter>");
    see("way-in", &late);
    see("t5", &registered(&House::new()));
    seats(&House::new(), &mut see);
}

/// What a terminal can show.
const fn look(glyphs: Glyphs, colours: Colours) -> Look {
    let contrast = Contrast::Dark;
    Look { glyphs, colours, contrast, large: false, touch: false }
}

fn drawn(visit: &Visit, look: Look, (width, height): (u16, u16)) -> Buffer {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let (too_small, more) = (visit.text().get("too-small"), visit.text().get("more"));
    let words = Words { too_small: &too_small, more: &more };
    paint::paint(&visit.scene(), &look, &words, area, &mut buffer);
    buffer
}

/// The rows of a screen as text.
fn rows(drawn: &Buffer) -> String {
    let area = drawn.area();
    let row = |y: u16| (0..area.width).map(|x| drawn[(x, y)].symbol()).collect::<String>();
    let rows = (0..area.height).map(|y| row(y).trim_end().to_owned());
    rows.collect::<Vec<_>>().join("\n")
}

const MODERN: Look = look(Glyphs::Unicode, Colours::Sixteen);
const CONSOLE: Look = look(Glyphs::Vt, Colours::Eight);
const MONO: Look = look(Glyphs::Ascii, Colours::None);

#[test]
fn the_pictures_of_group_sessions_are_fresh() {
    stops(|name, visit| match name {
        "t1" | "t2" | "t3" | "t4" | "t5" => {
            is_fresh(&format!("session-{name}.svg"), &drawn(visit, MODERN, (80, 24)));
        }
        "w2" => is_fresh("session-w2.svg", &drawn(visit, MODERN, (120, 40))),
        _ => {}
    });
}

#[test]
fn group_sessions_as_they_are_seen_in_each_size_and_on_each_terminal() {
    let levels = [
        ("console_80x24", CONSOLE, (80, 24)),
        ("console_40x15", CONSOLE, (40, 15)),
        ("console_120x40", CONSOLE, (120, 40)),
        ("console_120x24", CONSOLE, (120, 24)),
        ("mono_80x24", MONO, (80, 24)),
    ];
    let mut pictures = levels.map(|_| String::new());
    stops(|name, visit| {
        for ((level, look, size), picture) in levels.iter().zip(&mut pictures) {
            // The other levels are those of the screens of the plan alone.
            let is_asked = match *level {
                "console_40x15" => true,
                "console_120x24" => ["t1", "w2"].contains(&name),
                _ => name.len() == 2,
            };
            if is_asked {
                let rows = rows(&drawn(visit, *look, *size));
                picture.extend(["== ", name, "\n", &rows, "\n"]);
            }
        }
    });
    for ((level, ..), picture) in levels.iter().zip(pictures) {
        insta::assert_snapshot!(format!("session_{level}"), picture);
    }
}

#[test]
fn how_to_join_is_on_the_wall_whatever_its_size() {
    for led in [voting(), closed(true), revealed()] {
        let wall = wall(&led);
        for size in [(80, 24), (40, 15), (120, 40), (50, 18)] {
            let seen = rows(&drawn(&wall, CONSOLE, size)).replace('\u{a0}', " ");
            assert!(seen.contains("PIN 4 7 1 2 : Rejoindre une séance"), "{seen}");
        }
    }
}
