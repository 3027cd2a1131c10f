//! Statements, field by field, as the specification writes them.

use std::collections::BTreeMap;

use serde::Serialize;

/// The version of the specification.
pub const VERSION: &str = "1.0.3";

/// One statement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    /// A UUID that follows from the record.
    pub id: String,
    /// Who.
    pub actor: Actor,
    /// Did what.
    pub verb: Verb,
    /// With what.
    pub object: Activity,
    /// How it went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<Outcomes>,
    /// In what.
    pub context: Context,
    /// When, RFC 3339.
    pub timestamp: String,
    /// [`VERSION`].
    pub version: &'static str,
}

/// A pseudonym at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Actor {
    /// Always an agent.
    #[serde(rename = "objectType")]
    pub object_type: &'static str,
    /// The pseudonym.
    pub account: Account,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The address of the place that keeps it.
    #[serde(rename = "homePage")]
    pub home_page: String,
    /// The pseudonym.
    pub name: String,
}

/// A verb.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verb {
    /// Its IRI.
    pub id: &'static str,
    /// In English words.
    pub display: BTreeMap<&'static str, &'static str>,
}

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// Always an activity.
    #[serde(rename = "objectType")]
    pub object_type: &'static str,
    /// Its IRI.
    pub id: String,
    /// What it is.
    pub definition: Definition,
}

/// What an activity is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Definition {
    /// The IRI of its kind.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// For a question: what kind of answer it takes.
    #[serde(rename = "interactionType", skip_serializing_if = "Option::is_none")]
    pub interaction: Option<Interaction>,
}

/// The kinds of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interaction {
    /// Choices.
    Choice,
    /// An order.
    Sequencing,
    /// Pairs.
    Matching,
    /// Something typed.
    FillIn,
}

/// How something went.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Outcomes {
    /// Whether it was right, or enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success: Option<bool>,
    /// Whether it came to its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion: Option<bool>,
    /// The choices taken, never what was typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// Points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Points>,
}

/// Points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Points {
    /// Their share, 0 to 1.
    pub scaled: f64,
    /// How many.
    pub raw: u16,
    /// Always zero.
    pub min: u16,
    /// How many there could be.
    pub max: u16,
}

/// In what it happened.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Context {
    /// A UUID that follows from the attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<String>,
    /// The version of the module.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<String>,
    /// This program.
    pub platform: &'static str,
    /// What it belongs to.
    #[serde(rename = "contextActivities", skip_serializing_if = "Belongs::is_empty")]
    pub activities: Belongs,
}

/// What something belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Belongs {
    /// The module of a step.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parent: Vec<Activity>,
    /// The group session.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grouping: Vec<Activity>,
}

impl Belongs {
    fn is_empty(&self) -> bool {
        self.parent.is_empty() && self.grouping.is_empty()
    }
}
