//! Simulators, played in every possible way.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::report::Report;
use crate::content::rules;
use crate::domain::id::FlagId;
use crate::domain::module::{Module, Step};
use crate::domain::simulator::{Simulator, Situation};

/// Situations explored at most: states times combinations of flags.
const MOST_SITUATIONS: usize = 20_000;

pub(super) fn check(report: &mut Report<'_>, module: &Module) {
    for (index, simulator) in module.simulators.iter().enumerate() {
        let path = format!("simulators/{index}");
        let is_used =
            module.steps().any(|step| matches!(step, Step::Simulator(id) if *id == simulator.id));
        if !is_used {
            let found = report.at(&rules::UNUSED_SIMULATOR, &path);
            report.tell(found.with("name", simulator.id.as_str()));
        }
        check_moves(report, &path, simulator);
        check_play(report, &path, simulator);
    }
}

fn check_moves(report: &mut Report<'_>, path: &str, simulator: &Simulator) {
    for (state_index, state) in simulator.states.iter().enumerate() {
        for (index, one) in state.moves.iter().enumerate() {
            let path = format!("{path}/states/{state_index}/moves/{index}");
            if one.wrong && one.say.is_empty() {
                report.breach(&rules::WRONG_MOVE_SAYS_NOTHING, &path);
            }
            let stays = one.to.as_ref().is_none_or(|to| *to == state.id);
            if stays && one.raise.is_empty() && one.lower.is_empty() && one.say.is_empty() {
                report.breach(&rules::MOVE_DOES_NOTHING, &path);
            }
        }
    }
}

/// Every situation that can come about, and where it can lead.
struct Play {
    situations: Vec<Situation>,
    /// For each situation, those it was reached from.
    before: Vec<Vec<usize>>,
    offered: BTreeSet<(String, String)>,
}

fn explore(simulator: &Simulator) -> Option<Play> {
    let mut numbers = BTreeMap::new();
    let start = simulator.begin();
    numbers.insert(start.clone(), 0_usize);
    let mut play = Play { situations: vec![start], before: vec![vec![]], offered: BTreeSet::new() };
    let mut current = 0;
    while let Some(situation) = play.situations.get(current).cloned() {
        // What comes after the goal does not matter: the player leaves.
        let is_over = simulator.is_reached(&situation);
        for one in simulator.moves(&situation).filter(|_| !is_over) {
            play.offered.insert((situation.state.to_string(), one.id.to_string()));
            let next = simulator.play(&situation, one);
            let fresh = play.situations.len();
            let number = *numbers.entry(next.clone()).or_insert(fresh);
            if number == fresh {
                play.situations.push(next);
                play.before.push(vec![]);
            }
            if let Some(before) = play.before.get_mut(number) {
                before.push(current);
            }
        }
        if play.situations.len() > MOST_SITUATIONS {
            return None;
        }
        current += 1;
    }
    Some(play)
}

/// The situations one passes on the shortest way to the goal, a move in each.
pub(super) fn shortest(simulator: &Simulator) -> Vec<Situation> {
    let Some(play) = explore(simulator) else { return vec![] };
    // Explored in rings around the start: the first goal met is the nearest, and
    // the first way to a situation is the shortest.
    let goal = play.situations.iter().position(|one| simulator.is_reached(one));
    let mut way = vec![];
    let mut at = goal.unwrap_or_default();
    while at != 0 {
        let before = play.before.get(at).and_then(|before| before.first());
        at = before.copied().unwrap_or_default();
        way.extend(play.situations.get(at).cloned());
    }
    way.reverse();
    way
}

fn check_play(report: &mut Report<'_>, path: &str, simulator: &Simulator) {
    if simulator.is_reached(&simulator.begin()) {
        report.breach(&rules::REACHED_AT_START, path);
        return;
    }
    let Some(play) = explore(simulator) else {
        report.breach(&rules::SIMULATOR_TOO_LARGE, path);
        return;
    };
    let goals: Vec<usize> = play
        .situations
        .iter()
        .enumerate()
        .filter(|(_, situation)| simulator.is_reached(situation))
        .map(|(number, _)| number)
        .collect();
    if goals.is_empty() {
        report.breach(&rules::GOAL_OUT_OF_REACH, path);
    } else {
        check_dead_ends(report, path, simulator, (&play, goals));
    }
    check_reach(report, path, simulator, &play);
}

/// Walks back from the goals: what is not met cannot get there any more.
fn check_dead_ends(
    report: &mut Report<'_>,
    path: &str,
    simulator: &Simulator,
    (play, goals): (&Play, Vec<usize>),
) {
    let mut hopeful: BTreeSet<usize> = goals.iter().copied().collect();
    let mut waiting = goals;
    while let Some(number) = waiting.pop() {
        let before = play.before.get(number).into_iter().flatten();
        waiting.extend(before.copied().filter(|number| hopeful.insert(*number)));
    }
    let stuck: BTreeMap<&str, &Situation> = play
        .situations
        .iter()
        .enumerate()
        .filter(|(number, _)| !hopeful.contains(number))
        .map(|(_, situation)| (situation.state.as_str(), situation))
        .collect();
    for (state, situation) in stuck {
        let index = simulator.states.iter().position(|one| one.id == situation.state);
        let path = index.map_or(path.to_owned(), |index| format!("{path}/states/{index}"));
        let flags: Vec<&str> = situation.flags.iter().map(FlagId::as_str).collect();
        let found = report.at(&rules::DEAD_END, &path).with("state", state);
        report.tell(found.with("flags", flags.join(", ")));
    }
}

fn check_reach(report: &mut Report<'_>, path: &str, simulator: &Simulator, play: &Play) {
    let met: BTreeSet<&str> = play.situations.iter().map(|one| one.state.as_str()).collect();
    for (state_index, state) in simulator.states.iter().enumerate() {
        let path = format!("{path}/states/{state_index}");
        if !met.contains(state.id.as_str()) {
            let found = report.at(&rules::UNREACHABLE_STATE, &path);
            report.tell(found.with("state", state.id.as_str()));
            continue;
        }
        for (index, one) in state.moves.iter().enumerate() {
            if !play.offered.contains(&(state.id.to_string(), one.id.to_string())) {
                let found = report.at(&rules::MOVE_NEVER_OFFERED, &format!("{path}/moves/{index}"));
                report.tell(found.with("name", one.id.as_str()));
            }
        }
    }
}
