//! Thousands of synthetic learners take the real placement: it must encourage
//! nearly all of them, whether or not they place themselves well.

use std::collections::{BTreeMap, BTreeSet};
use std::f64::consts::TAU;
use std::sync::OnceLock;

use passeport::content::Catalogue;
use passeport::domain::attempt::{Draws, Outcome};
use passeport::domain::id::{AreaId, AttemptId, ModuleId};
use passeport::domain::placement::ability::success;
use passeport::domain::placement::choice::{Closed, EASY, HARD, next};
use passeport::domain::placement::plan::plan;
use passeport::domain::placement::{Guide, MOST_EXTRA, QUESTIONS, unknown};
use passeport::domain::progress::{Placement, PlacementAnswer};
use passeport::domain::time::Timestamp;

/// Synthetic learners.
const LEARNERS: u64 = 4_000;

/// How learners place themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// Where they stand.
    Honest,
    /// One step too high, everywhere.
    Bold,
    /// One step too low, everywhere.
    Shy,
    /// Anywhere.
    Random,
}

struct Person {
    abilities: BTreeMap<AreaId, f64>,
    word: Word,
    placement: Placement,
}

/// One whole placement: what was expected and what came, question by question.
struct Run {
    mean: f64,
    word: Word,
    expected: Vec<f64>,
    really: Vec<f64>,
    right: Vec<bool>,
    /// Whether something easy was left to ask where it was needed.
    had_easy: Vec<bool>,
    placement: Placement,
}

fn guide() -> Guide {
    Catalogue::embedded().placement("fr").expect("the placement of the program is sound")
}

/// A number from 0 to 1, the ends left out.
fn uniform(draws: &mut Draws) -> f64 {
    (f64::from(u32::try_from(draws.next_u64() >> 32).unwrap()) + 0.5) / 4_294_967_296.0
}

/// A standard normal number (Box and Muller).
fn normal(draws: &mut Draws) -> f64 {
    (-2.0 * uniform(draws).ln()).sqrt() * (TAU * uniform(draws)).cos()
}

/// The step of the self-placement nearest to an ability.
fn step_of(ability: f64) -> u8 {
    match ability {
        a if a < -1.0 => 1,
        a if a < 0.0 => 2,
        a if a < 1.0 => 3,
        _ => 4,
    }
}

/// Abilities are standard normal in each area; `likeness` of the variance is common to all areas.
fn person(guide: &Guide, number: u64, likeness: f64) -> Person {
    let mut draws = Draws::new(AttemptId(number), "synthetic learner");
    let common = normal(&mut draws);
    let words = [Word::Honest, Word::Bold, Word::Shy, Word::Random];
    let word = words[usize::try_from(number % 4).unwrap()];
    let mut abilities = BTreeMap::new();
    let mut areas = BTreeMap::new();
    for area in &guide.areas {
        let own = normal(&mut draws);
        let ability = likeness.sqrt() * common + (1.0 - likeness).sqrt() * own;
        let step = match word {
            Word::Honest => step_of(ability),
            Word::Bold => (step_of(ability) + 1).min(4),
            Word::Shy => (step_of(ability) - 1).max(1),
            Word::Random => 1 + u8::try_from(draws.next_u64() % 4).unwrap(),
        };
        abilities.insert(area.id.clone(), ability);
        areas.insert(area.id.clone(), step);
    }
    let goal = &guide.goals[usize::try_from(number / 4).unwrap() % guide.goals.len()];
    let placement = started(AttemptId(draws.next_u64()), goal.id.clone(), areas);
    Person { abilities, word, placement }
}

fn started(
    attempt: AttemptId,
    goal: passeport::domain::id::GoalId,
    areas: BTreeMap<AreaId, u8>,
) -> Placement {
    let (answers, plan, at) = (vec![], vec![], Timestamp(0));
    Placement { attempt, goal, areas, answers, plan, is_placed: false, at }
}

/// Takes the placement to its end.
fn run(guide: &Guide, person: Person) -> Run {
    let Person { abilities, word, mut placement } = person;
    let none = BTreeSet::new();
    let closed = Closed { missing: &none, passed: &none };
    let mut draws = Draws::new(placement.attempt, "synthetic answers");
    let (mut expected, mut really, mut had_easy) = (vec![], vec![], vec![]);
    let mut right: Vec<bool> = vec![];
    while let Some((item, likely)) = next(guide, &placement, closed) {
        let ability = abilities[&item.area];
        let chance = success(ability, item.difficulty.value(), item.discrimination.value());
        let is_right = uniform(&mut draws) < chance;
        let is_discouraged = matches!(right[..], [.., false, false]);
        had_easy.push(is_discouraged && easiest(guide, &placement) >= EASY);
        expected.push(likely);
        really.push(chance);
        right.push(is_right);
        placement.answers.push(PlacementAnswer {
            module: item.module.clone(),
            question: item.question.clone(),
            response: unknown(),
            outcome: if is_right { Outcome::Right } else { Outcome::Wrong },
        });
    }
    let mean = abilities.values().sum::<f64>() / 5.0;
    Run { mean, word, expected, really, right, had_easy, placement }
}

/// The highest success to expect of what is left to ask.
fn easiest(guide: &Guide, placement: &Placement) -> f64 {
    let abilities = passeport::domain::placement::ability::abilities(guide, placement);
    let asked: BTreeSet<_> = placement.answers.iter().map(|answer| &answer.module).collect();
    let left = guide.items.iter().filter(|item| !asked.contains(&item.module));
    left.map(|item| abilities[&item.area].expects(item)).fold(0.0, f64::max)
}

/// Learners whose abilities are half alike, the same for all tests.
fn half_alike() -> &'static [Run] {
    static RUNS: OnceLock<Vec<Run>> = OnceLock::new();
    RUNS.get_or_init(|| all(&guide(), 0.5, LEARNERS))
}

fn all(guide: &Guide, likeness: f64, learners: u64) -> Vec<Run> {
    // Two halves at once: the machine has two cores at least.
    let half = |first: u64| {
        let numbers = (first..learners).step_by(2);
        numbers.map(|number| run(guide, person(guide, number, likeness))).collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let odd = scope.spawn(|| half(1));
        let mut runs = half(0);
        runs.extend(odd.join().unwrap());
        runs
    })
}

fn share(flags: impl Iterator<Item = bool>) -> f64 {
    let flags: Vec<bool> = flags.collect();
    let true_ones = u32::try_from(flags.iter().filter(|flag| **flag).count()).unwrap();
    f64::from(true_ones) / f64::from(u32::try_from(flags.len()).unwrap())
}

fn successes(runs: &[&Run]) -> f64 {
    share(runs.iter().flat_map(|run| run.right.iter().copied()))
}

#[test]
fn it_encourages_strong_and_weak_honest_and_mistaken() {
    let guide = guide();
    let unlike = all(&guide, 0.0, LEARNERS / 2);
    for (name, runs) in [("alike", half_alike()), ("unlike", &unlike)] {
        let mut runs: Vec<&Run> = runs.iter().collect();
        runs.sort_by(|a, b| a.mean.total_cmp(&b.mean));
        let fifth = runs.len() / 5;
        let mean = successes(&runs);
        let (weakest, strongest) =
            (successes(&runs[..fifth]), successes(&runs[runs.len() - fifth..]));
        let ends = share(runs.iter().map(|run| *run.right.last().unwrap()));
        println!(
            "{name}: {mean:.3}, weakest {weakest:.3}, strongest {strongest:.3}, \
             ends on a success {ends:.4}"
        );
        assert!((0.60..=0.80).contains(&mean), "{mean}");
        assert!((0.50..=0.90).contains(&weakest), "weakest fifth: {weakest}");
        assert!((0.50..=0.90).contains(&strongest), "strongest fifth: {strongest}");
        assert!(ends > 0.95, "ends on a success: {ends}");
        for word in [Word::Honest, Word::Bold, Word::Shy, Word::Random] {
            let runs: Vec<&Run> = runs.iter().copied().filter(|run| run.word == word).collect();
            let of_word = successes(&runs);
            println!("  {word:?}: {of_word:.3}");
            assert!((0.55..=0.88).contains(&of_word), "{word:?}: {of_word}");
        }
        let most = QUESTIONS + MOST_EXTRA;
        assert!(runs.iter().all(|run| run.right.len() <= most));
        let short = share(runs.iter().map(|run| run.right.len() < QUESTIONS));
        let long = share(runs.iter().map(|run| run.right.len() == most));
        // Cut short only where nothing but hard questions is left after two errors.
        assert!(short < 0.005, "cut short: {short}");
        let is_hard = |run: &Run, place: usize| {
            !run.right[place - 1] && !run.right[place - 2] && run.really[place] < HARD
        };
        let truly = runs.iter().map(|run| (2..run.right.len()).any(|place| is_hard(run, place)));
        let truly = share(truly);
        println!("  cut short {short:.4}, ten questions {long:.4}, hard in truth {truly:.4}");
        assert!(truly < 0.03, "truly hard after two errors, for {truly} of the people");
    }
}

#[test]
fn after_two_errors_something_easy_comes_and_never_something_hard() {
    for run in half_alike() {
        for place in 2..run.right.len() {
            if run.right[place - 1] || run.right[place - 2] {
                continue;
            }
            let expected = run.expected[place];
            assert!(expected >= HARD, "{:?} at {place}: {expected}", run.placement);
            // Easy, as soon as anything easy is left.
            assert!(expected >= EASY || !run.had_easy[place], "{:?}", run.placement);
        }
    }
}

#[test]
fn never_two_questions_of_a_module_and_all_areas_are_asked_about() {
    let guide = guide();
    let runs = half_alike();
    let mut areas = 0;
    for run in runs {
        let modules: BTreeSet<&ModuleId> =
            run.placement.answers.iter().map(|a| &a.module).collect();
        assert_eq!(modules.len(), run.placement.answers.len());
        let asked: BTreeSet<&AreaId> = run
            .placement
            .answers
            .iter()
            .map(|a| &guide.item(&a.module, &a.question).unwrap().area)
            .collect();
        areas += asked.len();
    }
    let areas = areas * 100 / runs.len();
    println!("areas asked about: {areas} hundredths");
    assert!(areas >= 400, "of 5 areas, {areas} hundredths on average");
    // No question is so favoured that everybody is asked it.
    let mut asked: BTreeMap<_, usize> = BTreeMap::new();
    for answer in runs.iter().flat_map(|run| &run.placement.answers) {
        *asked.entry((&answer.module, &answer.question)).or_default() += 1;
    }
    let most = asked.values().max().unwrap() * 100 / runs.len();
    println!(
        "asked at least once: {} of {}, the most asked: {most} %",
        asked.len(),
        guide.items.len()
    );
    assert!(most <= 70, "one question is asked to {most} % of the people");
    assert!(asked.len() * 10 >= guide.items.len() * 9, "{} are ever asked", asked.len());
}

#[test]
fn a_plan_has_three_modules_and_hardly_changes() {
    let guide = guide();
    let none = BTreeSet::new();
    let (mut same, mut compared) = (0, 0);
    for number in 0..1_000 {
        let first = run(&guide, person(&guide, number, 0.5)).placement;
        // The same person on another day: other questions, other answers.
        let mut again = person(&guide, number, 0.5);
        again.placement.attempt = AttemptId(number + 1_000_000);
        let second = run(&guide, again).placement;
        let (mut one, mut other) = (modules(&guide, &first), modules(&guide, &second));
        for plan in [&one, &other] {
            assert_eq!(plan.len(), 3);
            assert_eq!(plan.iter().collect::<BTreeSet<_>>().len(), 3);
        }
        compared += 1;
        same += usize::from(one == other);
        other.retain(|module| !one.contains(module));
        assert!(other.len() <= 1, "another day changes more than one module: {other:?}");
        // One answer turned round, or one step more or less.
        for place in 0..first.answers.len() {
            let mut turned = first.clone();
            let outcome = &mut turned.answers[place].outcome;
            *outcome = if *outcome == Outcome::Right { Outcome::Wrong } else { Outcome::Right };
            assert!(differing(&one, &modules(&guide, &turned)) <= 1);
        }
        for area in first.areas.keys() {
            let mut moved = first.clone();
            moved.areas.entry(area.clone()).and_modify(|step| *step = 5 - *step);
            assert!(differing(&one, &modules(&guide, &moved)) <= 1);
        }
        // Whatever is passed already is not in the plan; what is left fills it.
        let passed: BTreeSet<ModuleId> = one.drain(..).collect();
        let later = plan(&guide, &first, &passed);
        assert_eq!(later.len(), 3);
        assert!(later.iter().all(|step| !passed.contains(&step.module)));
    }
    println!("the same plan on another day: {same} of {compared}");
    assert!(same * 100 >= compared * 40, "the same plan for {same} of {compared}");
    let all_but_two: BTreeSet<ModuleId> = guide.modules.iter().skip(2).cloned().collect();
    let person = person(&guide, 1, 0.5);
    assert_eq!(plan(&guide, &person.placement, &all_but_two).len(), 2);
    assert_eq!(plan(&guide, &person.placement, &guide.modules.iter().cloned().collect()), vec![]);
    assert_eq!(plan(&guide, &person.placement, &none).len(), 3);
}

fn modules(guide: &Guide, placement: &Placement) -> Vec<ModuleId> {
    plan(guide, placement, &BTreeSet::new()).into_iter().map(|step| step.module).collect()
}

fn differing(one: &[ModuleId], other: &[ModuleId]) -> usize {
    other.iter().filter(|module| !one.contains(module)).count()
}
