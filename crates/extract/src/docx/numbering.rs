//! Definitions of automatic numbers: what each level of each list looks like.

use super::styles::{Styles, value};
use crate::numerals::{self, Numerals};
use crate::xml::Element;
use std::collections::HashMap;

/// Levels of a list.
pub(super) const LEVELS: usize = 9;
/// Most characters of the pattern of a number.
const PATTERN: usize = 200;
/// Largest number a list starts at.
const START: u32 = 32_767;
/// Most steps from a list to the style that defines it.
const LINKS: usize = 4;

/// A level of a list.
#[derive(Debug, Clone)]
pub(super) struct Level {
    pub start: u32,
    /// How numbers are written; none for a bullet.
    pub numerals: Option<Numerals>,
    /// The number with `%1` to `%9` for the numbers of the levels.
    pub pattern: String,
    /// Whether nothing stands between number and text.
    pub tight: bool,
    /// Whether all numbers are written in digits.
    pub legal: bool,
    /// The level, counted from 1, that restarts this one; 0 for none.
    pub restart: Option<usize>,
    /// The paragraph style that has this level.
    style: Option<String>,
}

#[derive(Debug, Default)]
struct Abstract {
    levels: HashMap<usize, Level>,
    defined_by: Option<String>,
}

/// A list: an abstract one, with what it overrides.
#[derive(Debug, Default)]
struct List {
    base: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// All lists.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<String, Abstract>,
    defining: HashMap<String, String>,
    lists: HashMap<String, List>,
}

/// A list that is in use.
#[derive(Clone, Copy)]
pub(super) struct Used<'n> {
    /// The abstract list whose counters it shares.
    pub base: &'n str,
    list: &'n List,
    levels: &'n HashMap<usize, Level>,
}

impl Numbering {
    /// Reads the numbering part.
    pub fn of(root: &Element<'_>) -> Self {
        let mut numbering = Self::default();
        for element in root.elements() {
            match element.name() {
                "abstractNum" => numbering.add_abstract(element),
                "num" => numbering.add_list(element),
                _ => {}
            }
        }
        numbering
    }

    fn add_abstract(&mut self, element: &Element<'_>) {
        let Some(id) = element.attribute("abstractNumId") else {
            return;
        };
        if let Some(style) = value(element, "styleLink") {
            self.defining.insert(style, id.to_string());
        }
        let levels = element.elements().filter(|e| e.name() == "lvl");
        let found = Abstract {
            levels: levels.filter_map(|e| Some((place(e)?, level(e)))).collect(),
            defined_by: value(element, "numStyleLink"),
        };
        self.abstracts.insert(id.into_owned(), found);
    }

    fn add_list(&mut self, element: &Element<'_>) {
        let id = element.attribute("numId");
        let (Some(id), Some(base)) = (id, value(element, "abstractNumId")) else {
            return;
        };
        let mut list = List {
            base,
            ..List::default()
        };
        for other in element.elements().filter(|e| e.name() == "lvlOverride") {
            let Some(at) = place(other) else { continue };
            if let Some(start) = value(other, "startOverride").and_then(|s| number(&s)) {
                list.starts.insert(at, start);
            }
            if let Some(changed) = other.child("lvl") {
                list.levels.insert(at, level(changed));
            }
        }
        self.lists.insert(id.into_owned(), list);
    }

    /// The list of that number, found through the style that defines it where there is one.
    pub fn used<'n>(&'n self, number: &str, styles: &'n Styles) -> Option<Used<'n>> {
        let list = self.lists.get(number)?;
        let mut base = list.base.as_str();
        for _ in 0..LINKS {
            let Some(style) = self.abstracts.get(base)?.defined_by.as_deref() else {
                break;
            };
            base = self.defined_by(style, styles)?;
        }
        let levels = &self.abstracts.get(base)?.levels;
        Some(Used { base, list, levels })
    }

    fn defined_by<'n>(&'n self, style: &str, styles: &'n Styles) -> Option<&'n str> {
        let stated = styles.chain(Some(style)).next();
        let number = stated.and_then(|(_, style)| style.numbers.number.as_ref());
        let list = number.and_then(|number| self.lists.get(number));
        list.map(|list| list.base.as_str())
            .or_else(|| self.defining.get(style).map(String::as_str))
    }
}

impl<'n> Used<'n> {
    /// The level counted from 0.
    pub fn level(&self, at: usize) -> Option<&'n Level> {
        self.list.levels.get(&at).or_else(|| self.levels.get(&at))
    }

    /// The number at which this list starts a level anew.
    pub fn override_of(&self, at: usize) -> Option<u32> {
        self.list.starts.get(&at).copied()
    }

    /// The first number of a level.
    pub fn start(&self, at: usize) -> u32 {
        self.override_of(at)
            .or_else(|| self.level(at).map(|level| level.start))
            .unwrap_or(1)
    }

    /// The level that belongs to a paragraph style.
    pub fn level_of(&self, style: &str) -> Option<usize> {
        (0..LEVELS).find(|at| {
            self.level(*at)
                .is_some_and(|level| level.style.as_deref() == Some(style))
        })
    }
}

fn place(element: &Element<'_>) -> Option<usize> {
    let place: usize = element.attribute("ilvl")?.parse().ok()?;
    (place < LEVELS).then_some(place)
}

fn number(text: &str) -> Option<u32> {
    text.parse::<u32>().ok().map(|n| n.min(START))
}

fn level(element: &Element<'_>) -> Level {
    let choice = element
        .child("AlternateContent")
        .and_then(|c| c.child("Fallback"));
    let format = value(element, "numFmt").or_else(|| value(choice?, "numFmt"));
    let format = format.unwrap_or_default();
    let pattern = value(element, "lvlText").unwrap_or_default();
    let numerals = (format != "bullet").then(|| numerals_of(&format));
    let legal = element.child("isLgl").is_some();
    Level {
        start: value(element, "start")
            .and_then(|s| number(&s))
            .unwrap_or(0),
        pattern: match numerals {
            Some(_) => pattern.chars().take(PATTERN).collect(),
            None => bullet(&pattern),
        },
        numerals,
        tight: value(element, "suff").as_deref() == Some("nothing"),
        legal: legal && value(element, "isLgl").as_deref() != Some("0"),
        restart: value(element, "lvlRestart").and_then(|s| s.parse().ok()),
        style: value(element, "pStyle"),
    }
}

/// Bullets from picture fonts, and letters that stand for one, become the common bullet.
fn bullet(pattern: &str) -> String {
    let mut characters = pattern.trim().chars();
    match (characters.next(), characters.next()) {
        (None, _) => String::new(),
        (Some(c), None) if matches!(c, '-' | '*' | '·') || ('–'..='―').contains(&c) => {
            c.to_string()
        }
        (Some(_), None) => "•".to_owned(),
        _ => pattern.chars().take(PATTERN).collect(),
    }
}

fn numerals_of(format: &str) -> Numerals {
    match format {
        "lowerLetter" => numerals::LOWER,
        "upperLetter" => numerals::UPPER,
        "lowerRoman" => Numerals::LowerRoman,
        "upperRoman" => Numerals::UpperRoman,
        "ordinal" => Numerals::Ordinal,
        "decimalZero" => Numerals::PaddedDecimal,
        "russianLower" => numerals::RUSSIAN_LOWER,
        "russianUpper" => numerals::RUSSIAN_UPPER,
        "arabicAlpha" => numerals::ARABIC,
        "arabicAbjad" => numerals::ABJAD,
        "none" => Numerals::None,
        _ => Numerals::Decimal,
    }
}
