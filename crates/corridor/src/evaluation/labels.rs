//! What people coded: values, which texts are one treaty, and which articles they named.

use crate::{
    Unreadable,
    articles::{self, Place},
};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// One value by one coder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Base name of the text.
    pub file: String,
    /// The item.
    pub item: String,
    /// The value, as `corridor code` would print it.
    pub value: String,
    /// Whose it is; empty when the scheme has one coder.
    pub coder: String,
}

impl Label {
    /// Whether the coder decided.
    pub fn is_decided(&self) -> bool {
        !matches!(self.value.as_str(), "" | "U" | "NA")
    }
}

/// A file of labels.
#[derive(Debug, Clone)]
pub struct Labels {
    /// All of them, in the order of the file.
    pub list: Vec<Label>,
    /// Whether the header names coders (the codebook) rather than agreements.
    pub has_coders: bool,
}

impl Labels {
    /// Reads a CSV file with the header `file,item,value,coder` or `file,item,value,agreement_id`.
    ///
    /// # Errors
    /// When the file cannot be read, or a line does not fit the header.
    pub fn read(path: &Path) -> Result<Self> {
        let shown = path.display();
        let text = fs::read_to_string(path)
            .map_err(|e| Unreadable(format!("cannot read {shown}: {e}; check the path")))?;
        Self::parse(&text).with_context(|| format!("{shown} has a mistake"))
    }

    fn parse(text: &str) -> Result<Self> {
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let header: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
        let has_coders = match header.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["file", "item", "value", "coder"] => true,
            ["file", "item", "value", "agreement_id"] => false,
            _ => bail!(
                "the header is {}; write file,item,value,coder or file,item,value,agreement_id",
                header.join(",")
            ),
        };
        let mut list = Vec::new();
        for record in reader.records() {
            let record = record?;
            let field = |i: usize| record.get(i).unwrap_or_default().trim().to_owned();
            let coder = if has_coders { field(3) } else { String::new() };
            list.push(Label {
                file: field(0),
                item: field(1),
                value: flat(field(2)),
                coder,
            });
        }
        Ok(Self { list, has_coders })
    }
}

/// A structured value as labels: what words it has, and the names of what is 1.
fn flat(value: String) -> String {
    let Ok(serde_json::Value::Object(fields)) = serde_json::from_str(&value) else {
        return value;
    };
    let label = |(name, value): (&String, &serde_json::Value)| match value {
        serde_json::Value::String(word) => Some(word.clone()),
        serde_json::Value::Bool(true) => Some(name.clone()),
        serde_json::Value::Number(n) if n.as_i64() == Some(1) && !is_amount(name) => {
            Some(name.clone())
        }
        _ => None,
    };
    fields
        .iter()
        .filter_map(label)
        .collect::<Vec<_>>()
        .join("|")
}

/// Whether a field of a structured value counts something.
fn is_amount(name: &str) -> bool {
    name.ends_with("years") || name.ends_with("months")
}

/// Whether two printed values are the same; the order of labels does not matter.
pub fn same_value(a: &str, b: &str) -> bool {
    let set = |v: &str| v.split('|').map(str::to_owned).collect::<BTreeSet<_>>();
    a == b || set(a) == set(b)
}

/// Which texts are versions of one treaty.
#[derive(Debug, Clone, Default)]
pub struct Treaties(BTreeMap<String, String>);

impl Treaties {
    /// Reads `index.jsonl` in the folder of texts or beside it; without one, names tell.
    pub fn read(texts: &Path) -> Self {
        #[derive(Deserialize)]
        struct Entry {
            file: String,
            treaty: String,
        }
        let beside = texts.parent().map(|p| p.join("index.jsonl"));
        let index = [Some(texts.join("index.jsonl")), beside]
            .into_iter()
            .flatten();
        let text = index
            .filter_map(|p| fs::read_to_string(p).ok())
            .next()
            .unwrap_or_default();
        let entries = text
            .lines()
            .filter_map(|l| serde_json::from_str::<Entry>(l).ok());
        Self(entries.map(|e| (e.file, e.treaty)).collect())
    }

    /// The treaty of a text: by the index, or its name without language and ending.
    pub fn of(&self, file: &str) -> String {
        let bare = || {
            let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
            stem.split_once('_')
                .map_or(stem, |(_, rest)| rest)
                .to_owned()
        };
        self.0.get(file).cloned().unwrap_or_else(bare)
    }
}

/// The articles that coders named, by treaty and item.
#[derive(Debug, Clone, Default)]
pub struct Whereabouts(BTreeMap<(String, String), BTreeSet<Place>>);

#[derive(Deserialize)]
struct Codings {
    file: String,
    codings: BTreeMap<String, Coded>,
}

#[derive(Deserialize)]
struct Coded {
    #[serde(default)]
    article: Option<serde_json::Value>,
}

impl Whereabouts {
    /// Reads `codings/*.json` beside the labels; without them nothing is known.
    ///
    /// # Errors
    /// When such a file cannot be read.
    pub fn read(labels: &Path, treaties: &Treaties) -> Result<Self> {
        let folder = labels.parent().unwrap_or(Path::new(".")).join("codings");
        let mut places = Self::default();
        let Ok(entries) = fs::read_dir(&folder) else {
            return Ok(places);
        };
        for path in entries.filter_map(|e| e.ok().map(|e| e.path())) {
            if path.extension().is_some_and(|e| e == "json") {
                let shown = || format!("{} has a mistake", path.display());
                let text = fs::read_to_string(&path).with_context(shown)?;
                places.add(serde_json::from_str(&text).with_context(shown)?, treaties);
            }
        }
        Ok(places)
    }

    fn add(&mut self, codings: Codings, treaties: &Treaties) {
        let treaty = treaties.of(&codings.file);
        for (item, coded) in codings.codings {
            let words = match coded.article {
                Some(serde_json::Value::String(words)) => words,
                Some(serde_json::Value::Number(n)) => n.to_string(),
                _ => continue,
            };
            let named = articles::of_words(&words);
            self.0
                .entry((treaty.clone(), item))
                .or_default()
                .extend(named);
        }
    }

    /// Whether an outline's id may be where a coder found the item; true when none named a place.
    pub fn allow(&self, treaty: &str, item: &str, id: &str) -> bool {
        match self.0.get(&(treaty.to_owned(), item.to_owned())) {
            Some(places) if !places.is_empty() => articles::named(places, id),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_headers_are_read() {
        let codebook = Labels::parse("file,item,value,coder\nen_a.txt,x,1,A\n").unwrap();
        assert!(codebook.has_coders && codebook.list[0].coder == "A");
        let other =
            Labels::parse("\u{feff}file,item,value,agreement_id\nen_a.txt,x,1,9\n").unwrap();
        assert!(!other.has_coders && other.list[0].coder.is_empty());
        assert!(Labels::parse("a,b\n1,2\n").is_err());
    }

    #[test]
    fn structured_values_become_labels() {
        let value = r#"{"duration_type": "fixed_years", "years": 1, "auto_renew": 1, "acquired_rights": 0}"#;
        assert!(same_value(
            &flat(value.to_owned()),
            "fixed_years|auto_renew"
        ));
        assert_eq!(flat("3".to_owned()), "3");
        assert!(same_value("b|a", "a|b") && !same_value("a", "a|b"));
    }

    #[test]
    fn names_tell_the_treaty() {
        let treaties = Treaties::default();
        assert_eq!(
            treaties.of("de_CHE-POL_1993_stagiaires.txt"),
            "CHE-POL_1993_stagiaires"
        );
        assert_eq!(treaties.of("plain"), "plain");
    }

    #[test]
    fn places_are_checked_where_somebody_named_one() {
        let mut places = Whereabouts::default();
        let json = r#"{"file": "de_X.txt", "codings": {"a": {"article": "5; 6"}, "b": {}}}"#;
        places.add(serde_json::from_str(json).unwrap(), &Treaties::default());
        assert!(places.allow("X", "a", "art_6__para_1") && !places.allow("X", "a", "art_7"));
        assert!(places.allow("X", "b", "art_7") && places.allow("Y", "a", "art_7"));
    }
}
