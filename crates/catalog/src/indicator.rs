//! An indicator: one question of the codebook and the rule that answers it.

use crate::{numbers::TimeUnit, positive::PositiveWhen, test::Test, vocabulary::ConceptId};
use serde_json::{Map, Value as Json};

/// The stages of the migration process, in its order.
pub const CYCLE: [&str; 6] = [
    "pre_departure",
    "departure",
    "arrival",
    "stay",
    "return",
    "reintegration",
];

/// Tests that support one named answer: a label, a fact, an item.
#[derive(Debug, Clone)]
pub struct Named {
    /// The answer.
    pub name: String,
    /// Any of these supports it.
    pub tests: Vec<Test>,
}

/// A label that follows from others.
#[derive(Debug, Clone)]
pub struct Derived {
    /// The label to add.
    pub label: String,
    /// All of these must have been given …
    pub all: Vec<String>,
    /// … one of these, if any are named …
    pub any: Vec<String>,
    /// … and none of these.
    pub none: Vec<String>,
    /// Labels to take away.
    pub drop: Vec<String>,
}

/// A value that follows from facts; the first that holds decides.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The value.
    pub value: String,
    /// All of these facts must hold …
    pub all: Vec<String>,
    /// … one of these, if any are named …
    pub any: Vec<String>,
    /// … and none of these.
    pub none: Vec<String>,
}

/// One candidate answer of a scored rule.
#[derive(Debug, Clone)]
pub struct Score {
    /// The answer.
    pub name: String,
    /// Concepts that speak for it.
    pub has: Vec<ConceptId>,
    /// Added to its score when any of them occurs.
    pub bonus: f64,
}

/// What a field of a record holds.
#[derive(Debug, Clone)]
pub enum FieldRule {
    /// The first of some words that holds.
    Word {
        /// The words, in order of preference.
        words: Vec<Named>,
        /// When none holds.
        default: String,
    },
    /// A number of units of time, read beside what a test finds.
    Number {
        /// The unit that it is counted in.
        unit: TimeUnit,
        /// Any of these leads to it; the first in the file that gives one.
        tests: Vec<Test>,
    },
    /// Yes or no.
    Yes {
        /// Any of these makes it a yes.
        tests: Vec<Test>,
    },
}

/// One field of a record.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// How it is filled.
    pub rule: FieldRule,
}

/// A kind of rule with its tests.
#[derive(Debug, Clone)]
pub enum Rule {
    /// Levels of a scale.
    Ladder {
        /// Give 2, or 1 where the force is weak.
        promise: Vec<Test>,
        /// Give 1.
        mention: Vec<Test>,
        /// Give -1.
        contrary: Vec<Test>,
        /// Raise a promise of 2 to 3.
        operational: Vec<Test>,
        /// Give a level whatever the force.
        levels: Vec<(i32, Vec<Test>)>,
    },
    /// All labels that hold.
    Labels {
        /// The labels.
        labels: Vec<Named>,
        /// Labels that follow from others.
        derived: Vec<Derived>,
        /// When none holds.
        default: String,
    },
    /// One word, decided from facts.
    Choice {
        /// The facts.
        facts: Vec<Named>,
        /// The decisions, in order.
        decisions: Vec<Decision>,
        /// When none holds.
        default: String,
    },
    /// How many items hold.
    Count {
        /// The items.
        items: Vec<Named>,
    },
    /// Several fields.
    Record {
        /// The fields, in the order in which they are printed.
        fields: Vec<Field>,
    },
    /// The answer whose concepts weigh most where they stand.
    Scored {
        /// The candidates.
        scores: Vec<Score>,
        /// Least score that decides.
        floor: f64,
        /// When no score reaches the floor.
        default: String,
    },
}

/// One question of the codebook, whole.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Its folder's name.
    pub id: String,
    /// The folder above, such as `E_protection`.
    pub block: String,
    /// The question.
    pub question: String,
    /// What counts and what does not.
    pub judged: String,
    /// What to ask for where a text falls short, in a sentence.
    pub ask: String,
    /// The levels of its scale, or its answers, with their meaning; empty for the house scale.
    pub scale: Vec<(String, String)>,
    /// `protective`, `adverse` or `neutral`.
    pub polarity: String,
    /// When its value counts as positive.
    pub positive: PositiveWhen,
    /// Stages of the migration process it speaks of.
    pub stages: Vec<String>,
    /// Provision ids it rests on.
    pub standards: Vec<String>,
    /// Whether it declares concepts or acts of its own.
    pub has_own_words: bool,
    /// What protects in a stage of the process beside what the value says, by stage.
    pub stage_tests: Vec<(String, Vec<Test>)>,
    /// The values that protect in a stage, where not every positive one does.
    pub counts_in: Vec<(String, Vec<String>)>,
    /// For labels that are aims: the indicators that would serve each.
    pub means: Vec<(String, Vec<String>)>,
    /// How it is answered.
    pub rule: Rule,
}

impl Indicator {
    /// Whether a value as `corridor code` prints it is positive.
    pub fn is_positive(&self, value: &str) -> bool {
        self.positive.holds(value)
    }

    /// The value of a text that says nothing.
    pub fn silent(&self) -> String {
        match &self.rule {
            Rule::Ladder { .. } | Rule::Count { .. } => "0".to_owned(),
            Rule::Record { fields } => silent_record(fields),
            Rule::Labels { default, .. }
            | Rule::Choice { default, .. }
            | Rule::Scored { default, .. } => default.clone(),
        }
    }
}

/// A record in which nothing is found, as it is printed.
fn silent_record(fields: &[Field]) -> String {
    let empty = |field: &Field| {
        let value = match &field.rule {
            FieldRule::Word { default, .. } => Json::from(default.as_str()),
            FieldRule::Number { .. } => Json::Null,
            FieldRule::Yes { .. } => Json::from(0),
        };
        (field.name.clone(), value)
    };
    print_record(&fields.iter().map(empty).collect())
}

/// A record as the codebook's data write it: one line of JSON with a space after `:` and `,`.
pub fn print_record(record: &Map<String, Json>) -> String {
    let pairs = record
        .iter()
        .map(|(name, value)| format!("\"{name}\": {value}"));
    format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
}
