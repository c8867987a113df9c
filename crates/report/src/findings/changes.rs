//! What tracked changes make and mend: the findings of a text beside those of the text before its changes.

use super::{Finding, Findings};
use crate::Document;
use corridor_catalog::Catalog;
use serde::Serialize;

/// What the tracked changes of a document do to its findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// Findings that only the changed text has.
    pub made: Vec<Changed>,
    /// Findings that only the text before has.
    pub mended: Vec<Changed>,
    /// Findings of both whose words changed, as they stand now.
    pub reworded: Vec<Changed>,
}

/// A finding that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Its lasting name.
    pub finding: String,
    /// The red flag or the indicator.
    pub rule: String,
    /// How grave it is.
    pub level: &'static str,
    /// In a sentence.
    pub message: String,
}

impl Changes {
    /// Compares a document with its text before the changes; none where no changes are tracked.
    pub fn of(document: &Document, catalog: &Catalog) -> Option<Self> {
        let before = Findings::of(document.original.as_deref()?, catalog).all;
        let now = Findings::of(document, catalog).all;
        let has = |all: &[Finding], f: &Finding| all.iter().any(|g| g.id == f.id);
        let rules = |all: &[Finding], f: &Finding| all.iter().filter(|g| same(g, f)).count();
        // As many findings of a rule as before: their words changed; what is over is new or gone.
        let (mut made, mut reworded) = (Vec::new(), Vec::new());
        for finding in now.iter().filter(|f| !has(&before, f)) {
            let told = reworded.iter().filter(|f| same(f, finding)).count();
            let kept = before
                .iter()
                .filter(|f| same(f, finding) && has(&now, f))
                .count();
            match kept + told < rules(&before, finding) {
                true => reworded.push(finding.clone()),
                false => made.push(finding.clone()),
            }
        }
        let mut mended: Vec<Finding> = Vec::new();
        for finding in before.iter().filter(|f| !has(&now, f)) {
            let told = mended.iter().filter(|f| same(f, finding)).count();
            let over = rules(&before, finding).saturating_sub(rules(&now, finding));
            if told < over {
                mended.push(finding.clone());
            }
        }
        let told = |all: Vec<Finding>| all.into_iter().map(Changed::from).collect();
        Some(Self {
            made: told(made),
            mended: told(mended),
            reworded: told(reworded),
        })
    }

    /// How many findings the changes make, mend and reword.
    pub fn words(&self) -> String {
        format!(
            "the tracked changes make {}, mend {} and reword {} findings",
            self.made.len(),
            self.mended.len(),
            self.reworded.len()
        )
    }

    /// All of them, each with what happened to it.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &Changed)> {
        let all = [
            ("made", &self.made),
            ("mended", &self.mended),
            ("reworded", &self.reworded),
        ];
        all.into_iter()
            .flat_map(|(what, all)| all.iter().map(move |c| (what, c)))
    }
}

/// Whether two findings say the same of a rule, whatever the words.
fn same(one: &Finding, other: &Finding) -> bool {
    (&one.rule, one.level, one.acceptable) == (&other.rule, other.level, other.acceptable)
}

impl From<Finding> for Changed {
    fn from(finding: Finding) -> Self {
        Self {
            finding: finding.id,
            rule: finding.rule,
            level: finding.level.word(),
            message: finding.message,
        }
    }
}
