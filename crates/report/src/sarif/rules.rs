//! The rules of a run: the catalog's red flags and indicators.

use super::model::{Configuration, Help, Message, Rule, Standards};
use corridor_catalog::{Catalog, Indicator, RedFlag};
use std::collections::BTreeMap;

/// All rules, each with its place.
pub(super) struct Rules<'a> {
    catalog: &'a Catalog,
    places: BTreeMap<&'a str, usize>,
}

impl<'a> Rules<'a> {
    pub fn of(catalog: &'a Catalog) -> Self {
        let flags = catalog.flags.iter().map(|f| f.id.as_str());
        let ids = flags.chain(catalog.indicators.iter().map(|i| i.id.as_str()));
        Self {
            catalog,
            places: ids.enumerate().map(|(at, id)| (id, at)).collect(),
        }
    }

    /// What tells this catalog from others.
    pub fn fingerprint(&self) -> &'a str {
        &self.catalog.fingerprint
    }

    /// The place of a rule among all.
    pub fn index(&self, rule: &str) -> Option<usize> {
        self.places.get(rule).copied()
    }

    /// The provisions that a rule rests on.
    pub fn standards(&self, rule: &str) -> &'a [String] {
        match (self.catalog.flag(rule), self.catalog.indicator(rule)) {
            (Some(flag), _) => &flag.offends,
            (None, Some(indicator)) => &indicator.standards,
            (None, None) => &[],
        }
    }

    /// All rules, in the order of their places.
    pub fn all(&self) -> Vec<Rule<'a>> {
        let flags = self.catalog.flags.iter().map(of_flag);
        flags
            .chain(self.catalog.indicators.iter().map(of_indicator))
            .collect()
    }
}

fn of_flag(flag: &RedFlag) -> Rule<'_> {
    let fair = match flag.acceptable_if.as_str() {
        "" => String::new(),
        when => format!(" Fair when: {when}"),
    };
    Rule {
        id: &flag.id,
        short_description: Message { text: &flag.name },
        full_description: Message {
            text: &flag.description,
        },
        help: Help {
            text: format!("{}{fair}{}", flag.description, rests_on(&flag.offends)),
        },
        default_configuration: Configuration {
            level: match flag.severity.as_str() {
                "violates" => "error",
                _ => "warning",
            },
        },
        properties: Standards {
            standards: &flag.offends,
        },
    }
}

fn of_indicator(indicator: &Indicator) -> Rule<'_> {
    let ask = match indicator.ask.as_str() {
        "" => &indicator.question,
        ask => ask,
    };
    Rule {
        id: &indicator.id,
        short_description: Message {
            text: &indicator.question,
        },
        full_description: Message {
            text: &indicator.judged,
        },
        help: Help {
            text: format!("{ask}{}", rests_on(&indicator.standards)),
        },
        default_configuration: Configuration { level: "warning" },
        properties: Standards {
            standards: &indicator.standards,
        },
    }
}

fn rests_on(standards: &[String]) -> String {
    match standards.is_empty() {
        true => String::new(),
        false => format!(" Standards: {}.", standards.join(", ")),
    }
}
