//! Published coding schemes, mapped to our indicators.
//!
//! Reads `schemes/<id>/scheme.toml`; an item is 1 when one of its conditions (`any`), or each of
//! them (`all`), holds of what the text promises.

use anyhow::{Context, Result, bail};
use corridor_assess::{Coding, Evidence, Value};
use corridor_catalog::Catalog;
use serde::Deserialize;
use std::{fs, path::Path};

const CHILTON_WODA: &str = include_str!("../../../schemes/chilton-woda-2022/scheme.toml");

/// A published scheme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Its id, the name of its folder.
    pub id: String,
    /// Its full name.
    pub title: String,
    /// Where it was published.
    pub source: String,
    /// Its items, in its own order.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// One question of a published scheme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its name in the published data.
    pub id: String,
    /// Its label in the published data.
    pub label: String,
    /// One of these makes it 1 …
    #[serde(default)]
    pub any: Vec<Condition>,
    /// … or all of these together.
    #[serde(default)]
    pub all: Vec<Condition>,
}

/// A condition on one indicator's answer; exactly one of the four other keys is given.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The indicator.
    pub indicator: String,
    /// The level or count is at least this.
    pub at_least: Option<i32>,
    /// One of the labels, or the word, is one of these.
    #[serde(default)]
    pub labels: Vec<String>,
    /// The answer is none of these.
    #[serde(default)]
    pub not: Vec<String>,
    /// A test of its rule with one of these names holds: what the evidence is about.
    #[serde(default)]
    pub about: Vec<String>,
}

/// An item's answer for one text.
pub struct Found<'a> {
    /// 0, 1 or `not_assessed`.
    pub value: &'static str,
    /// What it rests on.
    pub evidence: Option<&'a Evidence>,
    /// Whether a 0 rests on an undecided answer.
    pub undecided: bool,
}

impl Scheme {
    /// The scheme of Chilton and Woda, from `catalog` when it has one there, else as built in.
    ///
    /// # Errors
    /// All mistakes in the file.
    pub fn chilton_woda(catalog: Option<&Path>) -> Result<Self> {
        let path = catalog.map(|c| c.join("schemes/chilton-woda-2022/scheme.toml"));
        match path.filter(|p| p.is_file()) {
            Some(path) => {
                let text = fs::read_to_string(&path)
                    .with_context(|| format!("cannot read {}", path.display()))?;
                Self::parse(&path.display().to_string(), &text)
            }
            None => Self::parse("schemes/chilton-woda-2022/scheme.toml", CHILTON_WODA),
        }
    }

    fn parse(file: &str, text: &str) -> Result<Self> {
        let scheme: Self = toml::from_str(text).with_context(|| format!("{file} has a mistake"))?;
        let mistakes = scheme.mistakes();
        match mistakes.is_empty() {
            true => Ok(scheme),
            false => bail!("{file} has mistakes:\n{}", mistakes.join("\n")),
        }
    }

    fn mistakes(&self) -> Vec<String> {
        let mut mistakes = Vec::new();
        for (i, item) in self.items.iter().enumerate() {
            if self.items[..i].iter().any(|other| other.id == item.id) {
                mistakes.push(format!("item {} stands twice", item.id));
            }
            if item.label.trim().is_empty() {
                mistakes.push(format!("item {} needs a label", item.id));
            }
            if item.any.is_empty() == item.all.is_empty() {
                mistakes.push(format!("item {} needs either any or all", item.id));
            }
            for condition in item.conditions().filter(|c| !c.is_one_thing()) {
                let name = &condition.indicator;
                mistakes.push(format!(
                    "item {}: {name} needs exactly one of at_least, labels, not, about",
                    item.id
                ));
            }
        }
        mistakes
    }

    /// The items that some indicator of the catalog can answer.
    pub fn answerable(&self, catalog: &Catalog) -> Vec<&Item> {
        let known = |c: &Condition| catalog.indicator(&c.indicator).is_some();
        let answers = |i: &&Item| match i.any.is_empty() {
            true => i.all.iter().all(known),
            false => i.any.iter().any(known),
        };
        self.items.iter().filter(answers).collect()
    }
}

impl Item {
    fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.any.iter().chain(&self.all)
    }

    /// The answer, from the codings of one text.
    pub fn answer<'a>(&self, codings: &'a [Coding]) -> Found<'a> {
        let coding = |c: &Condition| {
            codings
                .iter()
                .find(|coding| coding.indicator == c.indicator)
        };
        let of: Vec<(&Condition, &Coding)> = self
            .conditions()
            .filter_map(|c| coding(c).map(|found| (c, found)))
            .collect();
        let holds = |(c, coding): &&(&Condition, &'a Coding)| c.met_by(coding);
        let first = of
            .iter()
            .find(holds)
            .and_then(|(c, coding)| c.evidence(coding));
        let yes = match self.all.is_empty() {
            true => of.iter().any(|pair| holds(&pair)),
            false => of.iter().all(|pair| holds(&pair)) && of.len() == self.all.len(),
        };
        let assessed = of
            .iter()
            .any(|(_, coding)| coding.best != Value::NotAssessed);
        let undecided = !yes && of.iter().any(|(_, coding)| coding.best == Value::Undecided);
        match (yes, assessed) {
            (true, _) => Found {
                value: "1",
                evidence: first,
                undecided,
            },
            (false, true) => Found {
                value: "0",
                evidence: None,
                undecided,
            },
            (false, false) => Found {
                value: "not_assessed",
                evidence: None,
                undecided,
            },
        }
    }
}

/// The first evidence of what is promised; where a contrary clause wins, its evidence stands first.
fn supporting(coding: &Coding) -> Option<&Evidence> {
    let first = coding.evidence.first()?;
    let promised = |e: &&Evidence| !coding.contrary || e.shows != first.shows;
    coding.evidence.iter().find(promised).or(Some(first))
}

impl Condition {
    fn is_one_thing(&self) -> bool {
        let given = [
            self.at_least.is_some(),
            !self.labels.is_empty(),
            !self.not.is_empty(),
            !self.about.is_empty(),
        ];
        given.iter().filter(|g| **g).count() == 1
    }

    fn met_by(&self, coding: &Coding) -> bool {
        match self.about.is_empty() {
            true => self.holds(&coding.best),
            false => self.branch(coding).is_some(),
        }
    }

    fn evidence<'a>(&self, coding: &'a Coding) -> Option<&'a Evidence> {
        self.branch(coding).or_else(|| supporting(coding))
    }

    fn branch<'a>(&self, coding: &'a Coding) -> Option<&'a Evidence> {
        let asked = |(id, _): &&(String, Evidence)| self.about.contains(id);
        coding
            .branches
            .iter()
            .find(asked)
            .map(|(_, passage)| passage)
    }

    fn holds(&self, value: &Value) -> bool {
        let words: Vec<&str> = match value {
            Value::Number(n) => return self.at_least.is_some_and(|least| *n >= least),
            Value::Word(word) => vec![word],
            Value::Labels(labels) => labels.iter().map(String::as_str).collect(),
            Value::Record(_) | Value::Undecided | Value::NotAssessed => return false,
        };
        let among = |list: &[String]| words.iter().any(|w| list.iter().any(|l| l == w));
        match self.not.is_empty() {
            true => among(&self.labels),
            false => !among(&self.not),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(toml: &str) -> Condition {
        toml::from_str(toml).unwrap()
    }

    #[test]
    fn the_scheme_has_its_34_items() {
        let scheme = Scheme::chilton_woda(None).unwrap();
        assert_eq!(scheme.items.len(), 34);
        assert_eq!(scheme.items[0].id, "intl_instr");
        assert_eq!(scheme.items[33].id, "perm_resid");
    }

    #[test]
    fn conditions_hold_of_values() {
        let level = condition("indicator = 'x'\nat_least = 2");
        assert!(level.holds(&Value::Number(3)) && !level.holds(&Value::Number(1)));
        assert!(!level.holds(&Value::Undecided) && !level.holds(&Value::NotAssessed));
        let labels = condition("indicator = 'x'\nlabels = ['renewal']");
        assert!(labels.holds(&Value::Labels(vec!["max_stay".into(), "renewal".into()])));
        let not = condition("indicator = 'x'\nnot = ['unspecified']");
        assert!(!not.holds(&Value::Labels(vec!["unspecified".into()])));
        assert!(not.holds(&Value::Word("public".into())) && !not.holds(&Value::NotAssessed));
    }

    fn coding(indicator: &str, best: Value) -> Coding {
        Coding {
            indicator: indicator.to_owned(),
            value: best.clone(),
            best,
            contrary: false,
            positive: false,
            evidence: Vec::new(),
            branches: Vec::new(),
            searched: corridor_assess::Searched::default(),
            nearest: Vec::new(),
            confidence: 1.0,
        }
    }

    #[test]
    fn items_are_answered_from_what_is_promised() {
        let scheme = Scheme::chilton_woda(None).unwrap();
        let answer = |id: &str, codings: &[Coding]| {
            scheme
                .items
                .iter()
                .find(|i| i.id == id)
                .unwrap()
                .answer(codings)
                .value
        };
        let number = |id: &str, n: i32| coding(id, Value::Number(n));
        let housing = [number("accommodation", 3), number("labour_inspection", 0)];
        assert_eq!(answer("housing_monitor", &housing), "0");
        assert_eq!(answer("housing_req", &housing), "1");
        let unread = coding("social_protection", Value::NotAssessed);
        assert_eq!(
            answer("social_security", std::slice::from_ref(&unread)),
            "not_assessed"
        );
        assert_eq!(
            answer("social_security", &[unread, number("health_care", 1)]),
            "1"
        );
        assert_eq!(
            answer(
                "joint_commit",
                &[coding("joint_committee", Value::Undecided)]
            ),
            "0"
        );
    }

    #[test]
    fn mistakes_are_named_all_at_once() {
        let text = "id='x'\ntitle='x'\nsource='x'\n[[item]]\nid='a'\nlabel='a'\n\
                    [[item]]\nid='a'\nlabel=''\nany=[{indicator='i'}]";
        let message = format!("{:#}", Scheme::parse("f.toml", text).unwrap_err());
        for part in [
            "a needs either",
            "a stands twice",
            "a needs a label",
            "i needs exactly one",
        ] {
            assert!(message.contains(part), "{message}");
        }
    }
}
