//! Numbers of agreement: per item, pooled, per language.

use super::compare::Comparison;
use crate::statistics::{Cell, Interval, Measure, Pooled, Table, interval};
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// The whole evaluation.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The scheme.
    pub scheme: String,
    /// Where the scheme was published; null for the indicators themselves.
    pub source: Option<String>,
    /// The catalog's fingerprint.
    pub catalog: String,
    /// Items labelled that the catalog has no indicator for.
    pub items_without_indicator: Vec<String>,
    /// Texts labelled that are not in the folder.
    pub texts_missing: Vec<String>,
    /// What the numbers mean.
    pub notes: Vec<&'static str>,
    /// All texts first, then each language.
    pub scopes: Vec<Scope>,
}

/// The numbers of some texts.
#[derive(Debug, Serialize)]
pub struct Scope {
    /// "all" or a language.
    pub name: String,
    /// Number of texts.
    pub texts: usize,
    /// Number of treaties.
    pub treaties: usize,
    /// The engine against the coders.
    pub engine: Row,
    /// Someone who never reads and always gives each item's majority answer.
    pub majority_guesser: Row,
    /// One coder against the other; null where there is one.
    pub coders: Option<Row>,
    /// Share of comparisons that the engine left undecided (they count as no).
    #[serde(serialize_with = "short")]
    pub undecided: Option<f64>,
    /// Share that it did not assess (they count as no).
    #[serde(serialize_with = "short")]
    pub not_assessed: Option<f64>,
    /// Share of a yes that was discounted for standing in another article.
    #[serde(serialize_with = "short")]
    pub elsewhere: Option<f64>,
    /// Each item, in the order of the scheme.
    pub items: Vec<ItemRow>,
}

/// Pooled numbers with their intervals.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Number of comparisons.
    pub n: u64,
    /// Share of yes in the reference.
    #[serde(serialize_with = "short")]
    pub prevalence: Option<f64>,
    /// Share of the reference's yes that is found.
    #[serde(serialize_with = "short")]
    pub sensitivity: Option<f64>,
    /// Share of the reference's no that is left alone.
    #[serde(serialize_with = "short")]
    pub specificity: Option<f64>,
    /// F1 over all cells.
    pub f1: Estimate,
    /// Kappa within items.
    pub kappa_within_items: Estimate,
    /// Gwet's AC1.
    pub ac1: Estimate,
    /// Share of the very same value.
    pub same_value: Estimate,
}

/// A number and its 95% interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// The number; null where it cannot be computed.
    #[serde(serialize_with = "short")]
    pub value: Option<f64>,
    /// Lower bound.
    #[serde(serialize_with = "short")]
    pub low: Option<f64>,
    /// Upper bound.
    #[serde(serialize_with = "short")]
    pub high: Option<f64>,
}

/// One item's numbers.
#[derive(Debug, Serialize)]
pub struct ItemRow {
    /// The item.
    pub item: String,
    /// Number of comparisons.
    pub n: u64,
    /// Counts: both say yes, only the coder, only the engine, neither.
    pub both: u64,
    /// Only the coder says yes.
    pub only_coder: u64,
    /// Only the engine says yes.
    pub only_engine: u64,
    /// Neither says yes.
    pub neither: u64,
    /// Share of yes among the coders' answers.
    #[serde(serialize_with = "short")]
    pub prevalence: Option<f64>,
    /// Share of the coders' yes that is found.
    #[serde(serialize_with = "short")]
    pub sensitivity: Option<f64>,
    /// Share of the coders' no that is left alone.
    #[serde(serialize_with = "short")]
    pub specificity: Option<f64>,
    /// Positive agreement.
    #[serde(serialize_with = "short")]
    pub f1: Option<f64>,
    /// Cohen's kappa.
    #[serde(serialize_with = "short")]
    pub kappa: Option<f64>,
    /// Share of the very same value.
    #[serde(serialize_with = "short")]
    pub same_value: Option<f64>,
    /// Share that the engine left undecided.
    #[serde(serialize_with = "short")]
    pub undecided: Option<f64>,
    /// Share that it did not assess.
    #[serde(serialize_with = "short")]
    pub not_assessed: Option<f64>,
    /// Positive agreement of one coder with the other.
    #[serde(serialize_with = "short")]
    pub coders_f1: Option<f64>,
}

/// Four decimals.
fn short<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    value.map(|v| (v * 1e4).round() / 1e4).serialize(serializer)
}

const MEASURES: [Measure; 4] = [
    Pooled::f1,
    Pooled::kappa_within,
    Pooled::ac1,
    Pooled::same_value,
];

impl Scope {
    /// The numbers of these comparisons over these items.
    pub fn of(name: &str, comparisons: &[&Comparison], items: &[&str]) -> Self {
        let treaties: BTreeSet<&str> = comparisons.iter().map(|c| c.treaty.as_str()).collect();
        let treaties: Vec<&str> = treaties.into_iter().collect();
        let numbers = Numbers {
            items,
            treaties: &treaties,
        };
        let cells = numbers.engine(comparisons);
        let coders = numbers.coders(comparisons);
        let texts: BTreeSet<&str> = comparisons.iter().map(|c| c.file.as_str()).collect();
        let among = |test: fn(&Comparison) -> bool| share_of(comparisons, test);
        Self {
            name: name.to_owned(),
            texts: texts.len(),
            treaties: treaties.len(),
            engine: Row::of(&cells, items.len()),
            majority_guesser: Row::of(&numbers.guesser(comparisons), items.len()),
            coders: (!coders.is_empty()).then(|| Row::of(&coders, items.len())),
            undecided: among(|c| c.undecided),
            not_assessed: among(|c| c.ours == "not_assessed"),
            elsewhere: among(|c| c.elsewhere),
            items: item_rows(comparisons, &cells, &coders, items),
        }
    }
}

fn share_of(comparisons: &[&Comparison], test: fn(&Comparison) -> bool) -> Option<f64> {
    let yes = comparisons.iter().filter(|c| test(c)).count();
    (!comparisons.is_empty()).then(|| yes as f64 / comparisons.len() as f64)
}

impl Row {
    fn of(cells: &[Cell], items: usize) -> Self {
        let pooled = Pooled::of(cells, items);
        let total = pooled.total();
        let bounds = interval(cells, items, &MEASURES);
        let estimate = |i: usize| Estimate::new(MEASURES[i](&pooled), bounds[i]);
        Self {
            n: total.n(),
            prevalence: total.prevalence(),
            sensitivity: total.sensitivity(),
            specificity: total.specificity(),
            f1: estimate(0),
            kappa_within_items: estimate(1),
            ac1: estimate(2),
            same_value: estimate(3),
        }
    }
}

impl Estimate {
    fn new(value: Option<f64>, bounds: Option<Interval>) -> Self {
        Self {
            value,
            low: bounds.map(|b| b.low),
            high: bounds.map(|b| b.high),
        }
    }
}

/// Numbers items and treaties.
struct Numbers<'a> {
    items: &'a [&'a str],
    treaties: &'a [&'a str],
}

impl Numbers<'_> {
    fn cell(&self, c: &Comparison, theirs: bool, ours: bool, same: bool) -> Option<Cell> {
        let item = self.items.iter().position(|i| *i == c.item)?;
        let treaty = self.treaties.binary_search(&c.treaty.as_str()).ok()?;
        Some(Cell {
            treaty,
            item,
            theirs,
            ours,
            same,
        })
    }

    fn engine(&self, comparisons: &[&Comparison]) -> Vec<Cell> {
        let cell = |c: &&Comparison| self.cell(c, c.theirs_positive, c.ours_positive, c.is_same());
        comparisons.iter().filter_map(cell).collect()
    }

    /// Each item's most frequent answer and most frequent value, given to every text.
    fn guesser(&self, comparisons: &[&Comparison]) -> Vec<Cell> {
        let mut yes: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let mut values: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        for c in comparisons {
            let (positive, all) = yes.entry(&c.item).or_default();
            *positive += usize::from(c.theirs_positive);
            *all += 1;
            *values
                .entry(&c.item)
                .or_default()
                .entry(&c.theirs)
                .or_default() += 1;
        }
        let value = |item: &str| {
            let counts = values.get(item)?;
            counts
                .iter()
                .max_by_key(|(_, n)| **n)
                .map(|(value, _)| *value)
        };
        let cell = |c: &&Comparison| {
            let guess = yes
                .get(c.item.as_str())
                .is_some_and(|(yes, all)| 2 * yes > *all);
            let same = value(&c.item) == Some(c.theirs.as_str());
            self.cell(c, c.theirs_positive, guess, same)
        };
        comparisons.iter().filter_map(cell).collect()
    }

    /// The first coder against the second, once per treaty and item.
    fn coders(&self, comparisons: &[&Comparison]) -> Vec<Cell> {
        let mut by: BTreeMap<(&str, &str), BTreeMap<&str, &Comparison>> = BTreeMap::new();
        for c in comparisons {
            by.entry((&c.treaty, &c.item))
                .or_default()
                .entry(&c.coder)
                .or_insert(c);
        }
        let cell = |coders: &BTreeMap<&str, &Comparison>| {
            let mut pair = coders.values();
            let (one, other) = (pair.next()?, pair.next()?);
            let same = super::same_value(&one.theirs, &other.theirs);
            self.cell(one, one.theirs_positive, other.theirs_positive, same)
        };
        by.values().filter_map(cell).collect()
    }
}

fn item_rows(
    comparisons: &[&Comparison],
    cells: &[Cell],
    coders: &[Cell],
    items: &[&str],
) -> Vec<ItemRow> {
    let row = |(i, item): (usize, &&str)| {
        let of: Vec<&Comparison> = comparisons
            .iter()
            .copied()
            .filter(|c| c.item == **item)
            .collect();
        let pooled = Pooled::of(cells.iter().filter(|c| c.item == i), items.len());
        let table: Table = pooled.items[i];
        let between = Pooled::of(coders.iter().filter(|c| c.item == i), items.len());
        ItemRow {
            item: (*item).to_owned(),
            n: table.n(),
            both: table.both,
            only_coder: table.theirs,
            only_engine: table.ours,
            neither: table.neither,
            prevalence: table.prevalence(),
            sensitivity: table.sensitivity(),
            specificity: table.specificity(),
            f1: table.f1(),
            kappa: table.kappa(),
            same_value: pooled.same_value(),
            undecided: share_of(&of, |c| c.undecided),
            not_assessed: share_of(&of, |c| c.ours == "not_assessed"),
            coders_f1: between.f1(),
        }
    };
    items
        .iter()
        .enumerate()
        .map(row)
        .filter(|r| r.n > 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comparison(treaty: &str, coder: &str, theirs: bool, ours: bool) -> Comparison {
        let word = |yes: bool| if yes { "2" } else { "0" }.to_owned();
        Comparison {
            file: format!("en_{treaty}.txt"),
            treaty: treaty.to_owned(),
            language: "en".to_owned(),
            item: "x".to_owned(),
            coder: coder.to_owned(),
            theirs: word(theirs),
            theirs_positive: theirs,
            ours: word(ours),
            ours_positive: ours,
            elsewhere: false,
            undecided: false,
        }
    }

    #[test]
    fn engine_guesser_and_coders_are_measured() {
        let all = [
            comparison("a", "A", true, true),
            comparison("a", "B", true, true),
            comparison("b", "A", true, false),
            comparison("b", "B", false, false),
            comparison("c", "A", true, true),
            comparison("c", "B", true, true),
        ];
        let refs: Vec<&Comparison> = all.iter().collect();
        let scope = Scope::of("all", &refs, &["x", "never"]);
        assert_eq!((scope.texts, scope.treaties, scope.items.len()), (3, 3, 1));
        assert_eq!(scope.engine.n, 6);
        assert_eq!(scope.engine.f1.value, Some(8.0 / 9.0));
        assert_eq!(scope.majority_guesser.sensitivity, Some(1.0));
        assert_eq!(scope.majority_guesser.kappa_within_items.value, Some(0.0));
        let coders = scope.coders.expect("there are two");
        assert_eq!((coders.n, coders.same_value.value), (3, Some(2.0 / 3.0)));
        assert_eq!(scope.items[0].coders_f1, Some(0.8));
    }
}
