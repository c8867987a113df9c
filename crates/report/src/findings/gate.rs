//! What lets a run fail: levels and rules that somebody named.

use super::{Finding, Findings, Level, State};
use corridor_catalog::Catalog;

/// The findings that are not to be there.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    level: Option<Level>,
    rules: Vec<String>,
}

impl Gate {
    /// A gate from words: a level (which stands for all that are graver too), a red flag's id or an
    /// indicator's.
    ///
    /// # Errors
    /// The first word that is none of these, with all that are.
    pub fn of(words: &[String], catalog: &Catalog) -> Result<Self, String> {
        let mut gate = Self::default();
        for word in words {
            let level = Level::ALL.into_iter().find(|l| l.word() == word);
            match (level, rule(word, catalog)) {
                (Some(level), _) => gate.level = Some(gate.level.map_or(level, |l| l.min(level))),
                (None, Some(rule)) => gate.rules.push(rule),
                (None, None) => return Err(unknown(word, catalog)),
            }
        }
        Ok(gate)
    }

    /// The findings that it stops: not waived, not fair, and new where there is a baseline.
    pub fn stops<'a>(&'a self, findings: &'a Findings) -> impl Iterator<Item = &'a Finding> {
        let counts =
            |f: &&Finding| f.waived.is_none() && !f.acceptable && f.state != Some(State::Unchanged);
        let named = |f: &&Finding| {
            self.level.is_some_and(|least| f.level >= least) || self.rules.contains(&f.rule)
        };
        findings.all.iter().filter(counts).filter(named)
    }
}

fn rule(word: &str, catalog: &Catalog) -> Option<String> {
    let flags = catalog.flags.iter().map(|f| &f.id);
    let mut rules = flags.chain(catalog.indicators.iter().map(|i| &i.id));
    rules.find(|id| id.eq_ignore_ascii_case(word)).cloned()
}

fn unknown(word: &str, catalog: &Catalog) -> String {
    let levels = Level::ALL.map(Level::word).join(", ");
    let list = |ids: Vec<&str>| ids.join(", ");
    format!(
        "--fail-on {word} is no level, red flag or indicator. Say one of\n  levels: {levels}\n  red flags: {}\n  \
         indicators: {}",
        list(catalog.flags.iter().map(|f| f.id.as_str()).collect()),
        list(catalog.indicators.iter().map(|i| i.id.as_str()).collect()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_stands_for_all_that_are_graver() {
        let sorted = [Level::Gap, Level::Contrary, Level::Weakens, Level::Violates];
        assert!(sorted.is_sorted());
        let catalog = Catalog::embedded().expect("the catalog is sound");
        let gate = |words: &[&str]| {
            Gate::of(
                &words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>(),
                &catalog,
            )
        };
        assert_eq!(
            gate(&["violates", "contrary"]).unwrap().level,
            Some(Level::Contrary)
        );
        assert_eq!(gate(&["rf02"]).unwrap().rules, ["RF02"]);
        let error = gate(&["grave"]).unwrap_err();
        for part in [
            "grave",
            "violates, weakens, contrary, gap",
            "RF39",
            "wage_protection",
        ] {
            assert!(error.contains(part), "{error}");
        }
    }
}
