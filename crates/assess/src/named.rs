//! Rules over named answers: labels, facts that decide a choice, items that are counted.

use crate::{
    coding::Value,
    finding::{Answer, Finding, find, strongest_first, unresolved},
    text::Text,
    trial::{Outcome, Trial},
};
use corridor_catalog::{Decision, Derived};

/// A named answer with the tests that support it.
pub(crate) struct Candidate {
    pub name: String,
    pub trials: Vec<Trial>,
}

/// The names that hold, each with its findings, strongest first.
fn held(text: &Text<'_>, candidates: &[Candidate]) -> Vec<(String, Vec<Finding>)> {
    candidates
        .iter()
        .filter_map(|candidate| {
            let mut found = find(text, &candidate.trials, Outcome::Carried, &candidate.name);
            strongest_first(&mut found);
            (!found.is_empty()).then(|| (candidate.name.clone(), found))
        })
        .collect()
}

/// All labels that hold, with those that follow from them.
pub(crate) fn labels(
    text: &Text<'_>,
    candidates: &[Candidate],
    derived: &[Derived],
    default: &str,
) -> Answer {
    let held = held(text, candidates);
    let mut names: Vec<String> = held.iter().map(|(name, _)| name.clone()).collect();
    for rule in derived {
        if follows(&names, &rule.all, &rule.any, &rule.none) {
            names.retain(|n| !rule.drop.contains(n));
            if !names.contains(&rule.label) {
                names.push(rule.label.clone());
            }
        }
    }
    let first =
        |(name, found): &(String, Vec<Finding>)| Some((name.clone(), found.first()?.clone()));
    let branches = held.iter().filter_map(first).collect();
    let findings = interleave(held);
    if names.is_empty() {
        return Answer::plain(Value::Labels(vec![default.to_owned()]), Vec::new());
    }
    Answer {
        branches,
        ..Answer::plain(Value::Labels(names), findings)
    }
}

/// One word, decided from facts.
pub(crate) fn choice(
    text: &Text<'_>,
    facts: &[Candidate],
    decisions: &[Decision],
    default: &str,
) -> Answer {
    let held = held(text, facts);
    let names: Vec<String> = held.iter().map(|(name, _)| name.clone()).collect();
    let decision = decisions
        .iter()
        .find(|d| follows(&names, &d.all, &d.any, &d.none));
    let Some(decision) = decision else {
        return undecided(text, facts, default);
    };
    let named: Vec<&String> = decision.all.iter().chain(&decision.any).collect();
    let mut deciding = held;
    deciding.retain(|(name, _)| named.contains(&name));
    deciding.sort_by_key(|(name, _)| named.iter().position(|n| *n == name));
    Answer::plain(Value::Word(decision.value.clone()), interleave(deciding))
}

/// The default, or undecided where a fact's words stand without their roles.
fn undecided(text: &Text<'_>, facts: &[Candidate], default: &str) -> Answer {
    let trials: Vec<Trial> = facts.iter().flat_map(|f| f.trials.clone()).collect();
    let unclear = unresolved(text, &trials);
    if unclear.is_empty() {
        Answer::plain(Value::Word(default.to_owned()), Vec::new())
    } else {
        Answer::plain(Value::Undecided, unclear)
    }
}

/// How many items hold.
pub(crate) fn count(text: &Text<'_>, items: &[Candidate]) -> Answer {
    let held = held(text, items);
    let number = held.len() as i32;
    Answer::plain(Value::Number(number), interleave(held))
}

fn follows(held: &[String], all: &[String], any: &[String], none: &[String]) -> bool {
    all.iter().all(|n| held.contains(n))
        && (any.is_empty() || any.iter().any(|n| held.contains(n)))
        && !none.iter().any(|n| held.contains(n))
        && !(all.is_empty() && any.is_empty() && held.is_empty())
}

/// The strongest finding of every name first, then the others.
fn interleave(held: Vec<(String, Vec<Finding>)>) -> Vec<Finding> {
    let mut firsts = Vec::new();
    let mut others = Vec::new();
    for (_, findings) in held {
        let mut findings = findings.into_iter();
        firsts.extend(findings.next());
        others.extend(findings);
    }
    firsts.extend(others);
    firsts
}
