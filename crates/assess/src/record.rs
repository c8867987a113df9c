//! Rules of several fields: words, numbers of days, months or years, yes or no.

use crate::{
    coding::Value,
    finding::{Answer, Finding, find, strongest_first},
    text::Text,
    trial::{Outcome, Trial},
};
use corridor_catalog::{Field, FieldRule, Test, TimeUnit, Vocabulary};
use corridor_reading::Period;
use serde_json::{Map, Value as Json};

/// A field, ready to be filled.
pub(crate) struct ReadyField {
    name: String,
    rule: ReadyRule,
}

enum ReadyRule {
    Word(Vec<(String, Vec<Trial>)>, String),
    Number(TimeUnit, Vec<Trial>),
    Yes(Vec<Trial>),
}

impl ReadyField {
    pub fn new(field: &Field, vocabulary: &Vocabulary) -> Self {
        let trials = |tests: &[Test]| -> Vec<Trial> {
            tests.iter().map(|t| Trial::new(t, vocabulary)).collect()
        };
        let rule = match &field.rule {
            FieldRule::Word { words, default } => ReadyRule::Word(
                words
                    .iter()
                    .map(|w| (w.name.clone(), trials(&w.tests)))
                    .collect(),
                default.clone(),
            ),
            FieldRule::Number { unit, tests } => ReadyRule::Number(*unit, trials(tests)),
            FieldRule::Yes { tests } => ReadyRule::Yes(trials(tests)),
        };
        Self {
            name: field.name.clone(),
            rule,
        }
    }

    /// The tests that fill it.
    pub fn trials(&self) -> Vec<&Trial> {
        match &self.rule {
            ReadyRule::Word(words, _) => words.iter().flat_map(|(_, t)| t).collect(),
            ReadyRule::Number(_, trials) | ReadyRule::Yes(trials) => trials.iter().collect(),
        }
    }

    fn fill(&self, text: &Text<'_>) -> (Json, Vec<Finding>) {
        match &self.rule {
            ReadyRule::Word(words, default) => words
                .iter()
                .map(|(name, trials)| (name, found(text, trials, name)))
                .find(|(_, findings)| !findings.is_empty())
                .map_or_else(
                    || (Json::from(default.as_str()), Vec::new()),
                    |(name, findings)| (Json::from(name.as_str()), findings),
                ),
            ReadyRule::Number(unit, trials) => trials
                .iter()
                .find_map(|trial| number(text, trial, *unit, &self.name))
                .map_or((Json::Null, Vec::new()), |(n, f)| (Json::from(n), vec![f])),
            ReadyRule::Yes(trials) => {
                let findings = found(text, trials, &self.name);
                (Json::from(i32::from(!findings.is_empty())), findings)
            }
        }
    }
}

/// All fields of a record.
pub(crate) fn answer(text: &Text<'_>, fields: &[ReadyField]) -> Answer {
    let mut record = Map::new();
    let mut findings: Vec<Finding> = Vec::new();
    for field in fields {
        let (value, found) = field.fill(text);
        record.insert(field.name.clone(), value);
        findings.extend(found.into_iter().take(1));
    }
    Answer::plain(Value::Record(record), findings)
}

fn found(text: &Text<'_>, trials: &[Trial], shows: &str) -> Vec<Finding> {
    let mut found = find(text, trials, Outcome::Carried, shows);
    strongest_first(&mut found);
    found
}

/// The period that stands nearest to what the test looks for, in the first clause that has one.
fn number(text: &Text<'_>, trial: &Trial, unit: TimeUnit, shows: &str) -> Option<(u32, Finding)> {
    found(text, std::slice::from_ref(trial), shows)
        .into_iter()
        .find_map(|finding| {
            let anchors = trial.anchors(text, finding.norm);
            let inside = text.tokens(finding.norm);
            let distance = |p: &Period| {
                let far = |(first, last): &(usize, usize)| match p.tokens.start >= *first {
                    true => p.tokens.start.saturating_sub(*last),
                    false => first.saturating_sub(p.tokens.end),
                };
                anchors.iter().map(far).min().unwrap_or(0)
            };
            if let Some(n) = trial.is() {
                return Some((n, finding));
            }
            text.reading
                .periods
                .iter()
                .filter(|p| inside.contains(&p.tokens.start))
                .filter_map(|p| Some((distance(p), counted(p, unit)?)))
                .min()
                .map(|(_, n)| (n, finding))
        })
}

/// A period in another unit, where it is a whole number of them.
fn counted(period: &Period, unit: TimeUnit) -> Option<u32> {
    let n = period.number;
    match (period.unit, unit) {
        (from, to) if from == to => Some(n),
        (TimeUnit::Year, TimeUnit::Month) => Some(n * 12),
        (TimeUnit::Month, TimeUnit::Year) => n.is_multiple_of(12).then_some(n / 12),
        (TimeUnit::Day, TimeUnit::Month) => n.is_multiple_of(30).then_some(n / 30),
        (TimeUnit::Week, TimeUnit::Day) => Some(n * 7),
        _ => None,
    }
}
