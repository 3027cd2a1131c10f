//! The plan of action: what each module asks to do in the firm, by when, done or not.
//! A fold of progress; the sentences stand in the modules.

use super::id::ModuleId;
use super::progress::Progress;
use super::time::{Date, Timestamp};

/// How many days one has, from the day the lessons were read or the module passed.
pub const DAYS: u32 = 7;

/// One line of the plan: the action of one module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The module whose action it is.
    pub module: ModuleId,
    /// When the lessons were read to their end or the module was passed, whichever came first.
    pub since: Timestamp,
    /// The day it is meant for. Nothing happens when it goes by.
    pub due: Date,
    /// When it was ticked, if it is.
    pub done: Option<Timestamp>,
}

impl Line {
    /// Whether the day it was meant for went by. Never a reproach: only a reason
    /// not to name that day any more.
    pub fn is_late(&self, today: Date) -> bool {
        self.done.is_none() && self.due < today
    }

    /// The day for a calendar that is filled today: the day it is meant for, or a
    /// new one once that went by.
    pub fn day(&self, today: Date) -> Date {
        if self.due < today { today.plus_days(DAYS) } else { self.due }
    }
}

/// The plan that `progress` comes to, oldest line first.
pub fn plan(progress: &Progress) -> Vec<Line> {
    let lines = progress.modules.iter().filter_map(|(module, done)| {
        let read = done.lesson.as_ref().and_then(|lesson| lesson.read_at);
        let passed = done.passed.as_ref().map(|pass| pass.at);
        let since = read.into_iter().chain(passed).min()?;
        Some(Line {
            module: module.clone(),
            since,
            due: since.date().plus_days(DAYS),
            done: progress.done_actions.get(module).copied(),
        })
    });
    let mut lines: Vec<Line> = lines.collect();
    lines.sort_by_key(|line| line.since);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{AttemptId, RandomId};
    use crate::domain::module::MasteryRule;
    use crate::domain::progress::ENDING;
    use crate::domain::record::{Edition, Fact, LearningRecord, Purpose};

    /// 22 November 2026, nine in the morning.
    const NOON: i64 = 1_795_338_000_000;
    const DAY: i64 = 86_400_000;

    fn module(id: &str) -> ModuleId {
        id.parse().unwrap()
    }

    fn edition() -> Edition {
        Edition { version: "1.0.0".to_owned(), sha256: String::new() }
    }

    fn read(id: &str) -> [Fact; 2] {
        [
            Fact::Started { module: module(id), edition: edition(), attempt: AttemptId(1) },
            Fact::Reached { module: module(id), step: ENDING.parse().unwrap() },
        ]
    }

    fn quiz(id: &str, attempt: u64, right: bool) -> [Fact; 2] {
        let score = crate::domain::attempt::Score { right: u16::from(right), of: 1 };
        let attempt = AttemptId(attempt);
        [
            Fact::QuizStarted {
                module: module(id),
                edition: edition(),
                attempt,
                questions: vec!["q1".parse().unwrap()],
                language: "fr".to_owned(),
                rule: MasteryRule { drawn: 1, right: 1 },
                by_test: true,
                purpose: Purpose::Pass,
            },
            Fact::QuizEnded { module: module(id), attempt, score, is_passed: right },
        ]
    }

    /// Facts of one day each, the first today.
    fn progress(days: &[&[Fact]]) -> Progress {
        let facts = (0..).zip(days).flat_map(|(day, facts)| facts.iter().map(move |f| (day, f)));
        let records: Vec<_> = (1..)
            .zip(facts)
            .map(|(seq, (day, fact))| LearningRecord {
                learner: RandomId::from_entropy(1),
                seq,
                at: Timestamp(NOON + day * DAY),
                fact: fact.clone(),
            })
            .collect();
        Progress::fold(&records)
    }

    fn days(progress: &Progress) -> Vec<(String, String)> {
        let told = |line: Line| (line.module.to_string(), line.due.to_string());
        plan(progress).into_iter().map(told).collect()
    }

    #[test]
    fn a_module_read_or_passed_gives_a_line_due_seven_days_later() {
        let started =
            Fact::Started { module: module("c"), edition: edition(), attempt: AttemptId(9) };
        let all = progress(&[&quiz("b", 1, true), &read("a"), &quiz("d", 2, false), &[started]]);
        let expected = [("b", "2026-11-29"), ("a", "2026-11-30")];
        assert_eq!(days(&all), expected.map(|(id, day)| (id.to_owned(), day.to_owned())));
    }

    #[test]
    fn the_first_of_reading_and_passing_counts_and_stays() {
        for order in [[read("a"), quiz("a", 1, true)], [quiz("a", 1, true), read("a")]] {
            let all = progress(&[&order[0], &order[1], &read("a")[1..], &quiz("a", 2, true)]);
            assert_eq!(days(&all), [("a".to_owned(), "2026-11-29".to_owned())]);
        }
    }

    #[test]
    fn a_tick_is_kept_with_its_first_day_and_can_be_taken_back() {
        let tick = |is_done| [Fact::ActionDone { module: module("a"), is_done }];
        let ticked = progress(&[&read("a"), &tick(true), &tick(true)]);
        assert_eq!(plan(&ticked)[0].done, Some(Timestamp(NOON + DAY)));
        let back = progress(&[&read("a"), &tick(true), &tick(false)]);
        assert_eq!(plan(&back)[0].done, None);
    }

    #[test]
    fn a_start_that_is_forgotten_leaves_no_line_and_no_tick() {
        let tick = [Fact::ActionDone { module: module("a"), is_done: true }];
        let forget = [Fact::Forgotten { module: module("a") }];
        assert_eq!(plan(&progress(&[&read("a"), &tick, &forget])), []);
        let again = progress(&[&read("a"), &tick, &forget, &read("a")]);
        assert_eq!((plan(&again)[0].done, plan(&again).len()), (None, 1));
        // A pass outlives it, and so does what was done for it.
        let passed = progress(&[&read("a"), &quiz("a", 1, true), &tick, &forget]);
        assert_eq!(plan(&passed)[0].done, Some(Timestamp(NOON + 2 * DAY)));
        assert_eq!(days(&passed), [("a".to_owned(), "2026-11-30".to_owned())]);
    }

    #[test]
    fn a_day_gone_by_is_replaced_in_the_calendar_and_a_done_line_is_never_late() {
        let line = plan(&progress(&[&read("a")])).remove(0);
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert!(!line.is_late(day("2026-11-29")) && line.is_late(day("2026-11-30")));
        assert_eq!(line.day(day("2026-11-29")), day("2026-11-29"));
        assert_eq!(line.day(day("2026-11-30")), day("2026-12-07"));
        let done = Line { done: Some(Timestamp(NOON)), ..line };
        assert!(!done.is_late(day("2027-01-01")));
    }
}
