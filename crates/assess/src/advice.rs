//! What to ask for: one recommendation for each gap, contrary clause and deferral.

use crate::coding::{Coding, Evidence, Value};
use corridor_catalog::{Catalog, Indicator, Rule};

/// Kinds of instrument whose gaps as labour agreements are no faults.
const OTHER_MATTERS: [&str; 5] = [
    "social_security",
    "readmission_irregular",
    "skills_recognition",
    "dependants_employment",
    "other",
];

/// Why something is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A clause provides the opposite.
    Contrary,
    /// The text only refers to national law, or only declares an intention.
    Deferral,
    /// The text is silent.
    Gap,
}

impl Reason {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Contrary => "contrary",
            Self::Deferral => "deferral",
            Self::Gap => "gap",
        }
    }
}

/// Something to ask for.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommendation {
    /// The indicator.
    pub indicator: String,
    /// Why.
    pub reason: Reason,
    /// What to ask for, in a sentence.
    pub what: String,
    /// The provisions it rests on.
    pub provisions: Vec<String>,
    /// What the model clause would be headed.
    pub heading: String,
    /// The model clause.
    pub clause: String,
    /// Language of the model clause, as ISO 639-1.
    pub language: String,
    /// The passages to replace, where a clause is contrary or only defers.
    pub instead_of: Vec<Evidence>,
}

/// All recommendations: contrary clauses first, then deferrals, then gaps, each in the catalog's
/// order. A text that is no labour agreement gets those for its contrary clauses alone.
pub(crate) fn recommendations(
    catalog: &Catalog,
    codings: &[Coding],
    language: &str,
) -> Vec<Recommendation> {
    let kind = codings.iter().find(|c| c.indicator == "instrument_kind");
    let beside = kind.is_some_and(|c| OTHER_MATTERS.contains(&c.value.to_string().as_str()));
    let mut all: Vec<Recommendation> = catalog
        .indicators
        .iter()
        .zip(codings)
        .filter_map(|(indicator, coding)| {
            let reason = reason(indicator, coding)?;
            (!beside || reason == Reason::Contrary)
                .then(|| recommendation(catalog, indicator, coding, reason, language))
                .flatten()
        })
        .collect();
    all.sort_by_key(|r| r.reason);
    all
}

/// Why the answer falls short; none when it does not.
fn reason(indicator: &Indicator, coding: &Coding) -> Option<Reason> {
    if coding.contrary || (indicator.polarity == "adverse" && coding.positive) {
        return Some(Reason::Contrary);
    }
    if indicator.polarity != "protective" {
        return None;
    }
    match (&coding.value, &indicator.rule) {
        (Value::NotAssessed | Value::Undecided, _) => None,
        (Value::Number(0), _) => Some(Reason::Gap),
        (Value::Number(1), Rule::Ladder { .. }) => Some(Reason::Deferral),
        (Value::Number(_), Rule::Ladder { .. }) => None,
        _ if coding.positive => None,
        (value, _) if value.to_string() == indicator.silent() => Some(Reason::Gap),
        _ => Some(Reason::Deferral),
    }
}

fn recommendation(
    catalog: &Catalog,
    indicator: &Indicator,
    coding: &Coding,
    reason: Reason,
    language: &str,
) -> Option<Recommendation> {
    let clause = catalog
        .clause(&indicator.id, language)
        .or_else(|| catalog.clause(&indicator.id, "en"))?;
    let adverse = indicator.polarity == "adverse";
    let replaced = |e: &&Evidence| e.contrary || adverse || reason != Reason::Contrary;
    Some(Recommendation {
        indicator: indicator.id.clone(),
        reason,
        what: indicator.ask.clone(),
        provisions: indicator.standards.clone(),
        heading: clause.heading.clone(),
        clause: clause.text.clone(),
        language: clause.language.clone(),
        instead_of: coding.evidence.iter().filter(replaced).cloned().collect(),
    })
}
