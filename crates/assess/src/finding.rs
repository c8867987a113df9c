//! What the kinds of rule share: findings and how they become evidence.

use crate::{
    coding::{Evidence, Value},
    text::Text,
    trial::{Outcome, Trial},
};
use std::collections::BTreeMap;

/// A clause on which a test held.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Finding {
    /// The clause.
    pub norm: usize,
    /// How the test came out.
    pub outcome: Outcome,
    /// Whether it contradicts the standard.
    pub contrary: bool,
    /// What was found.
    pub shows: String,
}

/// An answer with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    pub value: Value,
    pub best: Value,
    pub contrary: bool,
    /// Strongest first.
    pub findings: Vec<Finding>,
    /// The named tests that hold, each with a clause.
    pub branches: Vec<(String, Finding)>,
}

impl Answer {
    /// An answer without contrary clause.
    pub fn plain(value: Value, findings: Vec<Finding>) -> Self {
        Self {
            best: value.clone(),
            value,
            contrary: false,
            findings,
            branches: Vec::new(),
        }
    }
}

/// The clauses on which one of `trials` comes out at least `least`, in order of the text.
pub(crate) fn find(text: &Text<'_>, trials: &[Trial], least: Outcome, shows: &str) -> Vec<Finding> {
    let mut best: BTreeMap<usize, (Outcome, &Trial)> = BTreeMap::new();
    for trial in trials {
        for norm in text.naming(trial.rarest()) {
            let outcome = trial.on(text, norm);
            // Of equals the first: the order in the file is preference.
            let better = best.get(&norm).is_none_or(|(known, _)| outcome > *known);
            if outcome >= least && better {
                best.insert(norm, (outcome, trial));
            }
        }
    }
    let finding = |(norm, (outcome, trial)): (usize, (Outcome, &Trial))| Finding {
        norm,
        outcome,
        contrary: false,
        shows: match trial.says() {
            "" => shows.to_owned(),
            says => says.to_owned(),
        },
    };
    best.into_iter().map(finding).collect()
}

/// The clauses where the words of a test stand, but nobody is named in the role that decides. What a
/// contract is only said to contain, and a duty that is denied, are no such clauses.
pub(crate) fn unresolved(text: &Text<'_>, trials: &[Trial]) -> Vec<Finding> {
    let contain = text.vocabulary.act("contain");
    let listed = |f: &Finding| {
        text.norm(f.norm)
            .acts
            .iter()
            .any(|a| Some(a.act) == contain)
    };
    let mut found = find(text, trials, Outcome::Unresolved, "");
    let denied = |f: &Finding| text.norm(f.norm).denied;
    found.retain(|f| f.outcome == Outcome::Unresolved && !listed(f) && !denied(f));
    for finding in &mut found {
        finding.shows = "nobody is named who must act or pay".to_owned();
    }
    found
}

/// Moves findings by a clause's own words before those by what an earlier sentence named.
pub(crate) fn strongest_first(findings: &mut [Finding]) {
    findings.sort_by_key(|f| std::cmp::Reverse(f.outcome));
}

/// Findings as evidence, each passage once.
pub(crate) fn evidence(text: &Text<'_>, findings: &[Finding]) -> Vec<Evidence> {
    let mut evidence: Vec<Evidence> = Vec::new();
    for finding in findings {
        let norm = text.norm(finding.norm);
        let span = if norm.span.is_empty() {
            norm.sentence
        } else {
            norm.span
        };
        if span.is_empty() || evidence.iter().any(|e| e.span == span) {
            continue;
        }
        evidence.push(Evidence {
            span: text.source.trim(span),
            opening: text.opening(finding.norm),
            article: text.place(finding.norm).to_owned(),
            contrary: finding.contrary,
            shows: finding.shows.clone(),
        });
    }
    evidence
}
