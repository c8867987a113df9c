//! How a language writes numbers, dates and periods: `languages/<xx>/numbers.toml`.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

impl TimeUnit {
    /// All, with the words that data uses.
    pub const ALL: [(TimeUnit, &'static str); 4] = [
        (TimeUnit::Day, "day"),
        (TimeUnit::Week, "week"),
        (TimeUnit::Month, "month"),
        (TimeUnit::Year, "year"),
    ];
}

/// The words of a language for numbers, dates and periods, folded.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Numbers {
    /// Twelve lists of names, joined by `|`.
    pub months: Vec<String>,
    /// Words that may stand between the day, the month and the year.
    pub between: HashSet<String>,
    /// Words that stand for one before a unit.
    pub one: HashSet<String>,
    /// Words that may stand between a number and its unit.
    pub before_unit: HashSet<String>,
    /// Whether numerals are written together.
    pub compound: bool,
    /// Endings of inflected numerals.
    pub endings: Vec<String>,
    /// Numerals that count.
    pub cardinal: HashMap<String, u32>,
    /// Numerals that order.
    pub ordinal: HashMap<String, u32>,
    /// Numerals that multiply what stands before.
    pub scale: HashMap<String, u32>,
    /// Words of the units.
    pub unit: HashMap<TimeUnit, HashSet<String>>,
    /// Word parts of the units that follow a numeral in one word.
    pub unit_ending: HashMap<TimeUnit, Vec<String>>,
}

impl Numbers {
    /// The month of that folded name, from 1.
    pub fn month(&self, word: &str) -> Option<u32> {
        let names = |m: &String| m.split('|').any(|n| n == word);
        self.months.iter().position(names).map(|i| i as u32 + 1)
    }

    /// The unit of that folded word.
    pub fn unit(&self, word: &str) -> Option<TimeUnit> {
        let named = |(_, words): &(&TimeUnit, &HashSet<String>)| words.contains(word);
        self.unit.iter().find(named).map(|(unit, _)| *unit)
    }
}
