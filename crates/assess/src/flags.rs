//! Red flags raised on one text, and whether what stands around them makes them fair.

use crate::{
    coding::Evidence,
    finding::{Finding, evidence, find, strongest_first},
    ladder::is_near,
    text::Text,
    trial::{Outcome, Trial},
};
use corridor_catalog::{RedFlag, Vocabulary};

/// What a flag's own rule is called, where a borrowed one names its indicator.
const OWN: &str = "own";

/// A flag, ready to be tried.
pub(crate) struct ReadyFlag<'a> {
    pub flag: &'a RedFlag,
    rules: Vec<(&'a str, Trial)>,
    acceptable: Vec<Trial>,
}

/// A red flag raised.
#[derive(Debug, Clone, PartialEq)]
pub struct Raised {
    /// The flag's id, such as `RF02`.
    pub flag: String,
    /// The rule that raised it: `indicator#branch`, or `own`.
    pub from: String,
    /// Whether what stands with the clause makes it fair.
    pub acceptable: bool,
    /// What makes it fair, where something does.
    pub excuse: Vec<Evidence>,
    /// The clauses, strongest first.
    pub evidence: Vec<Evidence>,
}

impl<'a> ReadyFlag<'a> {
    pub fn new(flag: &'a RedFlag, vocabulary: &Vocabulary) -> Self {
        let rule = |t: &'a corridor_catalog::Test| {
            let from = t.from.as_deref().unwrap_or(OWN);
            (from, Trial::contrary(t, vocabulary))
        };
        Self {
            flag,
            rules: flag.rule.iter().map(rule).collect(),
            acceptable: flag
                .acceptable
                .iter()
                .map(|t| Trial::new(t, vocabulary))
                .collect(),
        }
    }

    /// Raises it where its rules hold: one entry per rule's origin, fair and unfair apart.
    pub fn raise(&self, text: &Text<'_>) -> Vec<Raised> {
        let mut raised: Vec<Raised> = Vec::new();
        let mut seen: Vec<usize> = Vec::new();
        for from in self.origins() {
            let trials: Vec<Trial> = self
                .rules
                .iter()
                .filter(|(f, _)| *f == from)
                .map(|(_, t)| t.clone())
                .collect();
            let mut found = find(text, &trials, Outcome::Carried, &self.flag.name);
            found.retain(|f| !seen.contains(&f.norm));
            seen.extend(found.iter().map(|f| f.norm));
            strongest_first(&mut found);
            found.iter_mut().for_each(|f| f.contrary = true);
            let (fair, unfair): (Vec<_>, Vec<_>) = found
                .into_iter()
                .map(|f| (self.excuse(text, &f), f))
                .partition(|(excuse, _)| !excuse.is_empty());
            for (acceptable, group) in [(false, unfair), (true, fair)] {
                raised.extend(self.entry(text, from, acceptable, group));
            }
        }
        raised
    }

    fn origins(&self) -> Vec<&'a str> {
        let mut origins: Vec<&str> = Vec::new();
        for (from, _) in &self.rules {
            if !origins.contains(from) {
                origins.push(from);
            }
        }
        origins
    }

    fn entry(
        &self,
        text: &Text<'_>,
        from: &str,
        acceptable: bool,
        group: Vec<(Vec<Finding>, Finding)>,
    ) -> Option<Raised> {
        let (excuses, findings): (Vec<_>, Vec<_>) = group.into_iter().unzip();
        let evidence_of = |findings: &[Finding]| evidence(text, findings);
        let quotes = evidence_of(&findings);
        (!quotes.is_empty()).then(|| Raised {
            flag: self.flag.id.clone(),
            from: from.to_owned(),
            acceptable,
            excuse: evidence_of(&excuses.concat()),
            evidence: quotes,
        })
    }

    /// What makes a flagged clause fair.
    fn excuse(&self, text: &Text<'_>, flagged: &Finding) -> Vec<Finding> {
        let mut excuses = Vec::new();
        for trial in &self.acceptable {
            let found = find(text, std::slice::from_ref(trial), Outcome::Carried, "");
            let near = |f: &Finding| is_near(text, trial.within(), flagged.norm, f.norm);
            excuses.extend(found.into_iter().filter(near));
        }
        excuses
    }
}
