//! Rules that climb a scale: contrary, mention, promise, operational, or levels of their own.

use crate::{
    coding::Value,
    finding::{Answer, Finding, find, strongest_first, unresolved},
    text::Text,
    trial::{Outcome, Trial, level_of},
};
use corridor_catalog::Within;
use std::cmp::Reverse;

/// A ladder, ready to be tried.
pub(crate) struct Ladder {
    pub promise: Vec<Trial>,
    pub mention: Vec<Trial>,
    pub contrary: Vec<Trial>,
    pub operational: Vec<Trial>,
    pub levels: Vec<(i32, Vec<Trial>)>,
}

/// What supports a lower level stands after what supports the highest, if it is more than a mention.
const LEAST_BESIDE: i32 = 2;

/// A finding with the level it supports.
struct Rung {
    level: i32,
    finding: Finding,
}

impl Ladder {
    /// Climbs it on one text. The evidence is what supports the level reached, and what makes it
    /// work; a contrary clause stands before what the text promises.
    pub fn answer(&self, text: &Text<'_>) -> Answer {
        let contrary = self.contrary(text);
        let (mut rungs, proofs) = self.rungs(text);
        rungs.sort_by_key(|r| (Reverse(r.level), Reverse(r.finding.outcome)));
        let best = rungs.first().map_or(0, |rung| rung.level);
        let told = |f: &Finding| contrary.iter().any(|c| c.norm == f.norm);
        let (top, lower): (Vec<Rung>, Vec<Rung>) =
            rungs.into_iter().partition(|rung| rung.level == best);
        let lower = lower.into_iter().filter(|rung| rung.level >= LEAST_BESIDE);
        let promised: Vec<Finding> = top
            .into_iter()
            .map(|rung| rung.finding)
            .chain(proofs)
            .chain(lower.map(|rung| rung.finding))
            .filter(|finding| !told(finding))
            .collect();
        let branches = self.branches(text);
        if !contrary.is_empty() {
            return Answer {
                value: Value::Number(-1),
                best: Value::Number(best),
                contrary: true,
                findings: contrary.into_iter().chain(promised).collect(),
                branches,
            };
        }
        let unresolved = if best == 0 {
            self.unresolved(text)
        } else {
            Vec::new()
        };
        if unresolved.is_empty() {
            Answer {
                branches,
                ..Answer::plain(Value::Number(best), promised)
            }
        } else {
            Answer::plain(Value::Undecided, unresolved)
        }
    }

    /// The named tests that hold, each with the first clause it holds on.
    fn branches(&self, text: &Text<'_>) -> Vec<(String, Finding)> {
        let levels = self.levels.iter().flat_map(|(_, trials)| trials);
        let kinds = [&self.promise, &self.mention, &self.operational];
        let mut branches: Vec<(String, Finding)> = Vec::new();
        for trial in kinds.into_iter().flatten().chain(levels) {
            let id = trial.id();
            if id.is_empty() || branches.iter().any(|(known, _)| known == id) {
                continue;
            }
            let mut found = find(text, std::slice::from_ref(trial), Outcome::Carried, "");
            strongest_first(&mut found);
            branches.extend(found.into_iter().next().map(|f| (id.to_owned(), f)));
        }
        branches
    }

    /// The clauses that provide the opposite, strongest first.
    fn contrary(&self, text: &Text<'_>) -> Vec<Finding> {
        let mut found = find(text, &self.contrary, Outcome::Carried, "contrary");
        for (_, trials) in self.levels.iter().filter(|(level, _)| *level < 0) {
            found.extend(find(text, trials, Outcome::Carried, "contrary"));
        }
        strongest_first(&mut found);
        found.iter_mut().for_each(|finding| finding.contrary = true);
        found
    }

    /// What supports the levels, and what makes promises work.
    fn rungs(&self, text: &Text<'_>) -> (Vec<Rung>, Vec<Finding>) {
        let mut rungs: Vec<Rung> = find(text, &self.promise, Outcome::Carried, "promise")
            .into_iter()
            .map(|finding| Rung {
                level: self.promised(text, &finding),
                finding,
            })
            .collect();
        let proofs = self.raise(text, &mut rungs);
        let mentions = find(text, &self.mention, Outcome::Carried, "mention");
        rungs.extend(
            mentions
                .into_iter()
                .map(|finding| Rung { level: 1, finding }),
        );
        for (level, trials) in self.levels.iter().filter(|(level, _)| *level >= 0) {
            let trials: Vec<Trial> = trials
                .iter()
                .filter(|trial| reaches_share(text, trial))
                .cloned()
                .collect();
            let found = find(text, &trials, Outcome::Carried, &format!("level {level}"));
            rungs.extend(found.into_iter().map(|finding| Rung {
                level: *level,
                finding,
            }));
        }
        (rungs, proofs)
    }

    /// The level of a promise, by the force of its clause.
    fn promised(&self, text: &Text<'_>, finding: &Finding) -> i32 {
        let by_act = |t: &Trial| t.has_act() && t.on(text, finding.norm).holds();
        level_of(text.norm(finding.norm), self.promise.iter().any(by_act))
    }

    /// Raises promises of 2 that an operational clause completes; gives those clauses.
    fn raise(&self, text: &Text<'_>, rungs: &mut [Rung]) -> Vec<Finding> {
        let mut proofs = Vec::new();
        for trial in &self.operational {
            let trials = std::slice::from_ref(trial);
            for proof in find(text, trials, Outcome::Carried, "operational") {
                let near =
                    |rung: &Rung| is_near(text, trial.within(), rung.finding.norm, proof.norm);
                let mut raised = false;
                for rung in rungs
                    .iter_mut()
                    .filter(|rung| rung.level >= 2 && near(rung))
                {
                    rung.level = 3;
                    raised = true;
                }
                if raised {
                    proofs.push(proof);
                }
            }
        }
        proofs.retain(|proof| !rungs.iter().any(|rung| rung.finding.norm == proof.norm));
        proofs.dedup();
        proofs
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

pub(crate) fn is_near(text: &Text<'_>, within: Within, promise: usize, proof: usize) -> bool {
    match within {
        Within::Clause => promise == proof,
        Within::Paragraph => text.norm(promise).unit == text.norm(proof).unit,
        Within::Article => text.article(promise) == text.article(proof),
        Within::Text => true,
    }
}
