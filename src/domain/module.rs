//! Modules: what is taught. The types are also the shape of the RON files
//! (schema version 1), so that what an author writes is what the player holds.

use serde::{Deserialize, Serialize};

use super::id::{LessonId, MisconceptionId, ModuleId, ObjectiveId, StepId, TermId};
use super::prose::Prose;
use super::question::Question;
use super::sheet::Sheet;
use super::simulator::Simulator;
use super::time::Date;

/// The version of the shape below, written `schema: 1` in each file.
pub const SCHEMA: u32 = 1;

/// One initiation module in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The name of its folder.
    pub id: ModuleId,
    /// Version of the content, `major.minor.patch`; the same in all languages.
    pub version: String,
    /// The language of this file, such as `fr`.
    pub language: String,
    /// The title, as in the catalogue.
    pub title: Prose,
    /// One sentence: what one gets from it.
    pub summary: Prose,
    /// Who made it, for whom, when it was checked.
    pub about: About,
    /// What one can do afterwards.
    pub objectives: Vec<Objective>,
    /// The false ideas that its wrong answers reveal.
    pub misconceptions: Vec<Misconception>,
    /// Its glossary.
    pub terms: Vec<Term>,
    /// The lessons, in order.
    pub lessons: Vec<Lesson>,
    /// The simulators that steps refer to.
    #[serde(default)]
    pub simulators: Vec<Simulator>,
    /// The final quiz.
    pub quiz: Quiz,
    /// What stays when all else is forgotten, and what to do next.
    pub ending: Ending,
    /// Pages to print.
    #[serde(default)]
    pub sheets: Vec<Sheet>,
    /// For whoever leads a group.
    pub trainer: TrainerPage,
}

/// The header of a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// SPDX-like name, `etalab-2.0`.
    pub licence: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// For whom, in the vocabulary of *Les Bases du numérique d'intérêt général*.
    pub audiences: Vec<String>,
    /// Themes, in the same vocabulary.
    pub themes: Vec<String>,
    /// Theme of *La Coop de la médiation numérique*.
    pub coop_theme: String,
    /// DigComp 3.0 competences, such as `4.1`.
    pub digcomp: Vec<String>,
    /// Competences of the French reference framework (CRCN), such as `4.1`.
    pub crcn: Vec<String>,
    /// Minutes for the lessons, without the final quiz.
    pub minutes: u16,
    /// Where it starts.
    pub level: Level,
    /// The day everything in it was last checked.
    pub checked_on: Date,
    /// The day it must be read again.
    pub review_by: Date,
}

/// How much one must know before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Level {
    /// Nothing.
    Initiation,
    /// Daily use.
    Practice,
}

/// What a module teaches to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// Stable name within the module.
    pub id: ObjectiveId,
    /// Read after "You can now": starts with a verb.
    pub text: Prose,
}

/// A common false idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Misconception {
    /// Stable name within the module.
    pub id: MisconceptionId,
    /// The idea, as someone who holds it would say it.
    pub text: Prose,
}

/// A hard word and its meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Stable name within the module.
    pub id: TermId,
    /// The word.
    pub word: Prose,
    /// One or two plain sentences.
    pub meaning: Prose,
}

/// A titled part of a module, two to four pages long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// Stable name within the module.
    pub id: LessonId,
    /// The title, named by intention.
    pub title: Prose,
    /// What fills the screen, one after the other.
    pub steps: Vec<Step>,
}

/// What fills the screen once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// To read.
    Page(Page),
    /// To answer. Boxed: a question is ten times the size of a page.
    Question(Box<Question>),
    /// To try: the simulator of that id.
    Simulator(StepId),
}

impl Step {
    /// The stable name of the step.
    pub fn id(&self) -> &StepId {
        match self {
            Self::Page(page) => &page.id,
            Self::Question(question) => &question.id,
            Self::Simulator(id) => id,
        }
    }
}

/// A step that is read: one idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Stable name within the module.
    pub id: StepId,
    /// The idea in a few words.
    pub title: Prose,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Its place in the worked situation of the module, if it has one.
    #[serde(default)]
    pub situation: Option<Fade>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Block {
    /// A paragraph.
    Text(Prose),
    /// Short parallel lines.
    List(Vec<Prose>),
    /// Numbered lines.
    Steps(Vec<Prose>),
    /// A case from a trade.
    Example {
        /// Who and what, in a few words.
        title: Prose,
        /// The story.
        lines: Vec<Prose>,
    },
    /// Something that can age, with its source.
    Fact {
        /// What holds.
        text: Prose,
        /// Public address of the source.
        source: String,
        /// When it was checked.
        checked_on: Date,
        /// When it must be checked again.
        review_by: Date,
        /// Where it holds: `FR`, `EU`.
        jurisdiction: String,
    },
    /// An imitation of a screen or a paper, with invented data.
    Imitation {
        /// What it imitates.
        title: Prose,
        /// Its lines.
        lines: Vec<Prose>,
    },
}

/// The place of a step in a worked situation that fades.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fade {
    /// Everything is shown.
    Complete,
    /// One step is missing.
    Missing,
    /// The learner does it alone.
    Alone,
}

/// The final quiz: a bank, and how it is drawn and passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    /// When the module counts as passed.
    pub mastery: MasteryRule,
    /// All the questions.
    pub bank: Vec<Question>,
}

/// When a module counts as passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MasteryRule {
    /// How many questions are drawn from the bank.
    pub drawn: u16,
    /// How many must be right at the first try.
    pub right: u16,
}

/// The end of a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// At most three lines.
    pub remember: Vec<Prose>,
    /// One thing to do in the firm this week.
    pub action: Prose,
    /// Where to learn more, public services first.
    pub resources: Vec<Resource>,
}

/// Something to read or someone to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// What it is.
    pub title: Prose,
    /// Who stands behind it.
    pub by: Prose,
    /// Its address, shown in full.
    pub address: String,
}

/// What a trainer needs to lead the module with a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrainerPage {
    /// How the time is spent.
    pub timing: Prose,
    /// A question to ask the room.
    pub question: Prose,
    /// Something to do together.
    pub activity: Prose,
    /// What people usually misunderstand.
    pub misunderstanding: Prose,
}

impl Module {
    /// Every step of the lessons, in order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.lessons.iter().flat_map(|lesson| &lesson.steps)
    }

    /// Every question, of the lessons first, then of the quiz bank.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        let asked = self.steps().filter_map(|step| match step {
            Step::Question(question) => Some(question.as_ref()),
            Step::Page(_) | Step::Simulator(_) => None,
        });
        asked.chain(&self.quiz.bank)
    }

    /// The question of that id, wherever it stands.
    pub fn question(&self, id: &StepId) -> Option<&Question> {
        self.questions().find(|question| question.id == *id)
    }

    /// The simulator of that id.
    pub fn simulator(&self, id: &StepId) -> Option<&Simulator> {
        self.simulators.iter().find(|simulator| simulator.id == *id)
    }

    /// The glossary entry of that id.
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.id.as_str() == id)
    }

    /// The text of that misconception.
    pub fn misconception(&self, id: &MisconceptionId) -> Option<&Misconception> {
        self.misconceptions.iter().find(|misconception| misconception.id == *id)
    }
}

impl Page {
    /// The glossary ids this page points at, in reading order.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().flat_map(Block::texts).flat_map(Prose::terms)
    }
}

impl Block {
    /// Every text of the block, in reading order.
    pub fn texts(&self) -> Vec<&Prose> {
        match self {
            Self::Text(text) | Self::Fact { text, .. } => vec![text],
            Self::List(lines) | Self::Steps(lines) => lines.iter().collect(),
            Self::Example { title, lines } | Self::Imitation { title, lines } => {
                std::iter::once(title).chain(lines).collect()
            }
        }
    }
}
