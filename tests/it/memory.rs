//! Our memory against the reference implementation of FSRS-6 (`fsrs` 6.3.2 for Python),
//! whose results `.ci/foreign/memory` writes down again and compares.

use passeport::domain::memory::memory;

/// A history and what the reference makes of it.
struct Line {
    days: Vec<u32>,
    grades: String,
    stability: f64,
    difficulty: f64,
    interval: u32,
}

fn reference() -> Vec<Line> {
    let lines = include_str!("memory/reference.tsv").lines().filter(|line| !line.starts_with('#'));
    let line = |line: &str| {
        let [days, grades, stability, difficulty, interval] =
            line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        Line {
            days: days.split(' ').map(|day| day.parse().unwrap()).collect(),
            grades: grades.to_owned(),
            stability: stability.parse().unwrap(),
            difficulty: difficulty.parse().unwrap(),
            interval: interval.parse().unwrap(),
        }
    };
    lines.map(line).collect()
}

/// They may differ by what 32 bits hold less than 64: a ten-thousandth after nine
/// answers. An interval is a stability rounded, so it may be the neighbour where the
/// stability lies that close to a half; and the reference has no longest stability,
/// where ours ends at a hundred years, which no history here comes near.
#[test]
fn memory_fades_as_the_reference_implementation_says() {
    let lines = reference();
    assert!(lines.len() > 190, "{}", lines.len());
    for Line { days, grades, stability, difficulty, interval } in lines {
        let answers = days.iter().copied().zip(grades.chars().map(|grade| grade == 'g'));
        let ours = memory(answers).unwrap();
        let said = format!("{days:?} {grades}: {ours:?}, not {stability} {difficulty} {interval}");
        assert!((f64::from(ours.stability) / stability - 1.0).abs() < 1e-4, "{said}");
        assert!((f64::from(ours.difficulty) - difficulty).abs() < 1e-4, "{said}");
        let is_near_a_half = (stability.fract() - 0.5).abs() < stability * 1e-4;
        let is_neighbour = ours.interval.abs_diff(interval) <= 1;
        assert!(ours.interval == interval || (is_near_a_half && is_neighbour), "{said}");
    }
}
