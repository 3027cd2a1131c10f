//! The minutes announced, against what there is to read and to do in the
//! lessons. The final quiz is not in them.

use super::sentence::words;
use super::simulators::shortest;
use super::texts::{Role, Text};
use crate::content::report::Report;
use crate::content::rules;
use crate::domain::module::{Block, Module, Step};
use crate::domain::simulator::Simulator;

/// Words read in a minute.
const WORDS_A_MINUTE: usize = 200;
/// Seconds to think about a question, beside reading it and its correction.
const QUESTION: usize = 20;
/// Seconds for each move of the shortest way through a simulator, beside reading
/// what stands on that way.
const MOVE: usize = 10;
/// Percents by which the time counted may differ from the minutes announced.
const MARGIN: usize = 30;
/// Minutes of a module.
const MINUTES: std::ops::RangeInclusive<u16> = 5..=15;

pub(super) fn check(report: &mut Report<'_>, module: &Module, texts: &[Text<'_>]) {
    let announced = module.about.minutes;
    if !MINUTES.contains(&announced) {
        let found = report.at(&rules::MINUTES, "about/minutes");
        report.tell(found.with("count", usize::from(announced)));
    }
    let announced = usize::from(announced);
    let counted = seconds(module, texts);
    if counted.abs_diff(announced * 60) * 100 > announced * 60 * MARGIN {
        let found = report.at(&rules::READING_TIME, "about/minutes").with("announced", announced);
        report.tell(found.with("counted", (counted + 30) / 60));
    }
}

/// How long the lessons take, in seconds.
fn seconds(module: &Module, texts: &[Text<'_>]) -> usize {
    // Of each question, what is asked and one correction.
    let is_read = |text: &&Text<'_>| {
        let is_shown = match text.role {
            Role::Diagnosis(is_right) => is_right,
            Role::Help => text.path.ends_with("/remember"),
            _ => true,
        };
        text.path.starts_with("lessons/") && is_shown
    };
    let read: usize = texts.iter().filter(is_read).map(|text| words(&text.prose.text())).sum();
    let (mut questions, mut moves, mut tried) = (0, 0, 0);
    for step in module.steps() {
        match step {
            Step::Page(_) => {}
            Step::Question(_) => questions += 1,
            Step::Simulator(id) => {
                let (count, read) = module.simulator(id).map_or((0, 0), way);
                moves += count;
                tried += read;
            }
        }
    }
    (read + tried) * 60 / WORDS_A_MINUTE + questions * QUESTION + moves * MOVE
}

/// The moves of the shortest way through a simulator, and the words read on it.
fn way(simulator: &Simulator) -> (usize, usize) {
    let count = |text: &crate::domain::prose::Prose| words(&text.text());
    let way = shortest(simulator);
    let mut read = count(&simulator.goal) + count(&simulator.success);
    for situation in &way {
        let view = simulator.state(situation).map_or(&[][..], |state| state.view.as_slice());
        read += view.iter().flat_map(Block::texts).map(count).sum::<usize>();
        read += simulator.moves(situation).map(|one| count(&one.text)).sum::<usize>();
    }
    (way.len(), read)
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::lint::texts;
    use crate::content::{Folder, load};

    /// The module on selling on line, which has a simulator.
    fn module() -> Module {
        let folder = Folder::embedded();
        let path = "vente-en-ligne/fr.ron";
        load(path, folder.file(path).unwrap()).0.unwrap()
    }

    fn counted(module: &Module) -> usize {
        seconds(module, &texts::all(module))
    }

    #[test]
    fn the_final_quiz_the_hints_and_the_wrong_ways_take_no_time() {
        let module = module();
        let mut short = module.clone();
        short.quiz.bank.clear();
        short.ending.remember.clear();
        for lesson in &mut short.lessons {
            for step in &mut lesson.steps {
                if let Step::Question(question) = step {
                    question.hints.clear();
                }
            }
        }
        for state in short.simulators.iter_mut().flat_map(|simulator| &mut simulator.states) {
            for one in &mut state.moves {
                one.say = crate::domain::prose::Prose::default();
            }
        }
        assert_eq!(counted(&short), counted(&module));
    }

    #[test]
    fn each_question_and_each_move_takes_its_time() {
        let mut module = module();
        let before = counted(&module);
        let (moves, _) = module.simulators.iter().map(way).next().unwrap();
        assert_eq!(moves, 11);
        for lesson in &mut module.lessons {
            lesson.steps.retain(|step| !matches!(step, Step::Simulator(_)));
        }
        assert!(before >= counted(&module) + moves * MOVE);
        let (questions, without) = (module.steps().count(), counted(&module));
        for lesson in &mut module.lessons {
            lesson.steps.retain(|step| matches!(step, Step::Page(_)));
        }
        let questions = questions - module.steps().count();
        assert!(without >= counted(&module) + questions * QUESTION);
    }

    #[test]
    fn the_shortest_way_is_the_shortest_and_reaches_the_goal() {
        let folder = Folder::embedded();
        let modules = folder.modules().filter_map(|(.., path)| load(path, folder.file(path)?).0);
        let simulators: Vec<Simulator> = modules.flat_map(|module| module.simulators).collect();
        assert!(simulators.len() > 10);
        for simulator in simulators {
            let mut way = shortest(&simulator);
            assert_eq!(way[0], simulator.begin());
            let last = way.pop().unwrap();
            let mut ends = simulator.moves(&last).map(|one| simulator.play(&last, one));
            assert!(ends.any(|end| simulator.is_reached(&end)), "{:?}", simulator.title);
            way.dedup();
            assert!(way.iter().all(|one| !simulator.is_reached(one)));
        }
    }
}
