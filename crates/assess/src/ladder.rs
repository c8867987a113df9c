//! Rules that climb a scale: contrary, mention, promise, operational, or levels of their own.

use crate::{
    coding::Value,
    finding::{Answer, Finding, find, strongest_first, unresolved},
    text::Text,
    trial::{Outcome, Trial, level_of},
};
use corridor_catalog::Within;

/// A ladder, ready to be tried.
pub(crate) struct Ladder {
    pub promise: Vec<Trial>,
    pub mention: Vec<Trial>,
    pub contrary: Vec<Trial>,
    pub operational: Vec<Trial>,
    pub levels: Vec<(i32, Vec<Trial>)>,
}

impl Ladder {
    /// Climbs it on one text.
    pub fn answer(&self, text: &Text<'_>) -> Answer {
        let mut rungs: Vec<(i32, Finding)> = Vec::new();
        for finding in find(text, &self.promise, Outcome::Carried, "promise") {
            let by_act = self
                .promise
                .iter()
                .any(|t| t.has_act() && t.on(text, finding.norm).holds());
            rungs.push((level_of(text.norm(finding.norm), by_act), finding));
        }
        self.raise(text, &mut rungs);
        let mentions = find(text, &self.mention, Outcome::Carried, "mention");
        rungs.extend(mentions.into_iter().map(|f| (1, f)));
        let mut contrary = find(text, &self.contrary, Outcome::Carried, "contrary");
        for (level, trials) in &self.levels {
            let trials: Vec<Trial> = trials
                .iter()
                .filter(|trial| reaches_share(text, trial))
                .cloned()
                .collect();
            let found = find(text, &trials, Outcome::Carried, &format!("level {level}"));
            if *level < 0 {
                contrary.extend(found);
            } else {
                rungs.extend(found.into_iter().map(|f| (*level, f)));
            }
        }
        rungs.sort_by_key(|(level, f)| (std::cmp::Reverse(*level), std::cmp::Reverse(f.outcome)));
        let best = rungs.first().map_or(0, |(level, _)| *level);
        let mut findings: Vec<Finding> = rungs.into_iter().map(|(_, f)| f).collect();
        if !contrary.is_empty() {
            strongest_first(&mut contrary);
            contrary.iter_mut().for_each(|f| f.contrary = true);
            let told = |f: &Finding| contrary.iter().any(|c| c.norm == f.norm);
            findings.retain(|f| !told(f));
            contrary.extend(findings);
            return Answer {
                value: Value::Number(-1),
                best: Value::Number(best),
                contrary: true,
                findings: contrary,
            };
        }
        if best == 0 {
            findings = self.unresolved(text);
            if !findings.is_empty() {
                return Answer::plain(Value::Undecided, findings);
            }
        }
        Answer::plain(Value::Number(best), findings)
    }

    /// Raises promises of 2 that an operational clause completes.
    fn raise(&self, text: &Text<'_>, rungs: &mut Vec<(i32, Finding)>) {
        let mut proofs = Vec::new();
        for trial in &self.operational {
            let found = find(
                text,
                std::slice::from_ref(trial),
                Outcome::Carried,
                "operational",
            );
            for proof in found {
                for (level, promise) in rungs.iter_mut().filter(|(level, _)| *level >= 2) {
                    if is_near(text, trial.within(), promise.norm, proof.norm) {
                        *level = 3;
                        proofs.push(proof.clone());
                    }
                }
            }
        }
        let known = |f: &Finding| rungs.iter().any(|(_, r)| r.norm == f.norm);
        proofs.retain(|f| !known(f));
        proofs.dedup();
        rungs.extend(proofs.into_iter().map(|f| (2, f)));
    }

    /// Clauses where the words of a promise or its contrary stand without their roles.
    fn unresolved(&self, text: &Text<'_>) -> Vec<Finding> {
        let trials: Vec<Trial> = self.promise.iter().chain(&self.contrary).cloned().collect();
        unresolved(text, &trials)
    }
}

/// Fewest clauses that a share says something of.
const FEWEST: usize = 4;

/// Whether a test that asks for a share of the clauses gets it.
fn reaches_share(text: &Text<'_>, trial: &Trial) -> bool {
    let Some((share, all)) = trial.share() else {
        return true;
    };
    let count = |trial: &Trial| {
        (0..text.terms.len())
            .filter(|n| trial.on(text, *n).holds())
            .count()
    };
    let total = count(&all);
    total >= FEWEST && count(trial) as f64 >= share * total as f64
}

fn is_near(text: &Text<'_>, within: Within, promise: usize, proof: usize) -> bool {
    match within {
        Within::Clause => promise == proof,
        Within::Paragraph => text.norm(promise).unit == text.norm(proof).unit,
        Within::Article => text.article(promise) == text.article(proof),
        Within::Text => true,
    }
}
