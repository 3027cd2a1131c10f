//! Working a score out anew: what a machine one did not watch has recorded is
//! graded again, against the very text it was asked from.

use super::wording;
use crate::content::Catalogue;
use crate::domain::attempt::{Outcome, Score, draw};
use crate::domain::grading::grade;
use crate::domain::id::ModuleId;
use crate::domain::progress::{Pass, Progress, QuizAttempt};
use crate::text::Text;

/// Why a pass is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// No quiz of that attempt is recorded.
    NoQuiz,
    /// The text it was asked from is not here: another hash.
    OtherText,
    /// Other questions than that attempt draws.
    OtherDraw,
    /// The rule is not that of the module.
    OtherRule,
    /// An answer is worth something else than was recorded, or is missing.
    OtherScore,
}

impl Doubt {
    /// The message that says so.
    fn id(self) -> &'static str {
        match self {
            Self::NoQuiz => "recompute-no-quiz",
            Self::OtherText => "recompute-other-text",
            Self::OtherDraw => "recompute-other-draw",
            Self::OtherRule => "recompute-other-rule",
            Self::OtherScore => "recompute-other-score",
        }
    }
}

/// Takes the passes that do not hold out of `progress`; says each with why, in words.
pub fn keep_sound(catalogue: &Catalogue, progress: &mut Progress, text: &Text) -> Vec<String> {
    let mut left = vec![];
    for (module, known) in &mut progress.modules {
        let Some(pass) = &known.passed else { continue };
        if let Err(doubt) = check(catalogue, module, pass, &known.quizzes) {
            left.push(wording::left(text, module.as_str(), &text.get(doubt.id())));
            known.passed = None;
        }
    }
    left
}

/// Grades a pass again.
///
/// # Errors
/// The [`Doubt`] that remains.
pub fn check(
    catalogue: &Catalogue,
    module: &ModuleId,
    pass: &Pass,
    quizzes: &[QuizAttempt],
) -> Result<(), Doubt> {
    let quiz = quizzes.iter().find(|quiz| quiz.attempt == pass.attempt).ok_or(Doubt::NoQuiz)?;
    let opened = catalogue.module(module, &quiz.language).map_err(|_| Doubt::OtherText)?;
    if opened.edition != pass.edition || opened.edition != quiz.edition {
        return Err(Doubt::OtherText);
    }
    let whole = &opened.module.quiz;
    if pass.rule != whole.mastery || quiz.rule != whole.mastery {
        return Err(Doubt::OtherRule);
    }
    if draw(whole, pass.attempt) != quiz.questions {
        return Err(Doubt::OtherDraw);
    }
    let mut right: u16 = 0;
    for id in &quiz.questions {
        let question = opened.module.question(id).ok_or(Doubt::OtherDraw)?;
        let answer = quiz.answers.get(id).ok_or(Doubt::OtherScore)?;
        let outcome = grade(question, &answer.response).outcome;
        if outcome != answer.outcome {
            return Err(Doubt::OtherScore);
        }
        right += u16::from(outcome == Outcome::Right);
    }
    let score = Score { right, of: whole.mastery.drawn };
    if score == pass.score && score.meets(whole.mastery) { Ok(()) } else { Err(Doubt::OtherScore) }
}
