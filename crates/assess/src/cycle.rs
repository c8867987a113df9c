//! The migration process: what protects in each of its six stages.
//!
//! A stage's value is the highest that a protective indicator of that stage promises; "the worker
//! pays" promises nothing. Departure covers transit and travel (R86 Annex arts. 3 and 11), so an
//! indicator may bring tests of its own for a stage.

use crate::{
    coding::{Coding, Evidence, Value},
    finding::{Finding, evidence, find},
    text::Text,
    trial::{Outcome, Trial, level_of},
};
use corridor_catalog::{CYCLE, Indicator, Rule, Vocabulary};

/// Highest value of a stage.
const HIGHEST: i32 = 3;
/// What a positive answer that is no level stands for.
const POSITIVE: i32 = 2;

/// One stage of the migration process.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Its name, of [`CYCLE`].
    pub name: &'static str,
    /// 0 to 3, or `NotAssessed`.
    pub value: Value,
    /// The indicators that protect in it, strongest first, each with its level there.
    pub codings: Vec<(String, i32)>,
    /// Passages that protect in this stage beside what the indicators quote.
    pub evidence: Vec<Evidence>,
}

/// Tests of one indicator for one stage, ready to be tried.
pub(crate) struct StageTrials {
    indicator: String,
    stage: String,
    trials: Vec<Trial>,
}

impl StageTrials {
    pub fn of(indicator: &Indicator, vocabulary: &Vocabulary) -> Vec<Self> {
        let ready = |(stage, tests): &(String, Vec<corridor_catalog::Test>)| Self {
            indicator: indicator.id.clone(),
            stage: stage.clone(),
            trials: tests.iter().map(|t| Trial::new(t, vocabulary)).collect(),
        };
        indicator.stage_tests.iter().map(ready).collect()
    }

    fn found(&self, text: &Text<'_>) -> Vec<(i32, Finding)> {
        find(text, &self.trials, Outcome::Carried, "protects on the way")
            .into_iter()
            .map(|f| (level_of(text.norm(f.norm), true), f))
            .collect()
    }
}

/// The six stages, in their order.
pub(crate) fn stages(
    text: &Text<'_>,
    indicators: &[&Indicator],
    codings: &[Coding],
    own: &[StageTrials],
) -> Vec<Stage> {
    let stage = |name: &'static str| {
        let mut levels: Vec<(String, i32)> = Vec::new();
        let (mut assessed, mut unread) = (false, false);
        for (indicator, coding) in indicators.iter().zip(codings) {
            let here =
                indicator.polarity == "protective" && indicator.stages.iter().any(|s| s == name);
            if !here {
                continue;
            }
            assessed |= coding.best != Value::NotAssessed;
            unread |= coding.best == Value::NotAssessed;
            let value = coding.best.to_string();
            let mut kept = indicator
                .counts_in
                .iter()
                .filter(|(stage, _)| stage == name);
            let counts = kept.all(|(_, values)| values.contains(&value));
            let level = level(indicator, coding);
            if level > 0 && counts {
                levels.push((indicator.id.clone(), level));
            }
        }
        let mut passages = Vec::new();
        for trials in own.iter().filter(|t| t.stage == name) {
            let found = trials.found(text);
            if let Some(level) = found.iter().map(|(level, _)| *level).max() {
                match levels.iter_mut().find(|(id, _)| *id == trials.indicator) {
                    Some((_, known)) => *known = level.max(*known),
                    None => levels.push((trials.indicator.clone(), level)),
                }
            }
            passages.extend(found.into_iter().map(|(_, finding)| finding));
        }
        levels.sort_by_key(|(_, level)| std::cmp::Reverse(*level));
        let highest = levels.first().map_or(0, |(_, level)| *level);
        Stage {
            name,
            // Where something could not be read, nothing is no answer.
            value: if assessed && !(unread && highest == 0) {
                Value::Number(highest)
            } else {
                Value::NotAssessed
            },
            codings: levels,
            evidence: evidence(text, &passages),
        }
    };
    CYCLE.into_iter().map(stage).collect()
}

/// What an indicator's answer is worth as protection, 0 to 3.
pub(crate) fn level(indicator: &Indicator, coding: &Coding) -> i32 {
    match (&coding.best, &indicator.rule) {
        (Value::Number(n), Rule::Ladder { .. }) => (*n).clamp(0, HIGHEST),
        (value, _) if indicator.is_positive(&value.to_string()) => POSITIVE,
        _ => 0,
    }
}
