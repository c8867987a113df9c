//! Stated aims against means: what a text says it is for, and whether an operative clause serves it.

use crate::{
    coding::{Coding, Evidence, Value},
    cycle::level,
};
use corridor_catalog::Indicator;

/// Least level at which a clause serves an aim.
const SERVES: i32 = 2;

/// An aim that the text states.
#[derive(Debug, Clone, PartialEq)]
pub struct Aim {
    /// The aim, a label of the indicator of aims.
    pub aim: String,
    /// Where it is stated.
    pub evidence: Vec<Evidence>,
    /// The indicators whose clauses serve it; empty when it is only said.
    pub served_by: Vec<String>,
    /// The indicators that would serve it.
    pub means: Vec<String>,
    /// Whether all of those that do not serve it could be assessed.
    pub assessed: bool,
}

/// All aims stated, in the indicator's order.
pub(crate) fn aims(indicators: &[&Indicator], codings: &[Coding]) -> Vec<Aim> {
    let mut aims = Vec::new();
    for (indicator, coding) in indicators.iter().zip(codings) {
        let Value::Labels(labels) = &coding.value else {
            continue;
        };
        for (aim, means) in indicator
            .means
            .iter()
            .filter(|(aim, _)| labels.contains(aim))
        {
            let serves = |id: &&String| {
                indicators
                    .iter()
                    .zip(codings)
                    .any(|(i, c)| i.id == **id && level(i, c) >= SERVES)
            };
            let unread = |id: &String| {
                codings
                    .iter()
                    .any(|c| c.indicator == *id && c.best == Value::NotAssessed)
            };
            let stated = coding.branches.iter().filter(|(label, _)| label == aim);
            aims.push(Aim {
                aim: aim.clone(),
                evidence: stated.map(|(_, passage)| passage.clone()).collect(),
                served_by: means.iter().filter(serves).cloned().collect(),
                means: means.clone(),
                assessed: !means.iter().any(unread),
            });
        }
    }
    aims
}
