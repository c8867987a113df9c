//! Styles: what lists and headings look like, and which text is hidden.

use crate::numerals::{self, Numerals};
use crate::xml::Element;
use std::collections::HashMap;

/// Levels of a list.
pub(super) const LEVELS: usize = 10;
/// Most characters before or after a number.
const AFFIX: usize = 100;
/// Largest number a list starts at.
const START: u32 = 32_767;
/// Longest chain of styles that build on each other.
const CHAIN: usize = 32;

/// A level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    /// How numbers are written; none for a bullet.
    pub numerals: Option<Numerals>,
    pub prefix: String,
    pub suffix: String,
    /// The whole number with `%1%` for the numbers of the levels, in newer files.
    pub pattern: Option<String>,
    /// How many levels are shown.
    pub shown: usize,
    pub start: u32,
    bullet: String,
}

/// The levels of a list by their place, counted from 0.
pub(super) type Levels = HashMap<usize, Level>;

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    list: Option<String>,
    hidden: Option<bool>,
}

/// All styles by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<String, Style>,
    lists: HashMap<String, Levels>,
    outline: Levels,
}

impl Level {
    /// The bullet; none where the level has numbers.
    pub fn bullet(&self) -> Option<&str> {
        self.numerals.is_none().then_some(self.bullet.as_str())
    }
}

impl Styles {
    /// Reads the styles of the parts that have some; later ones win.
    pub fn of<'a, 'x: 'a>(roots: impl Iterator<Item = &'a Element<'x>>) -> Self {
        let mut styles = Self::default();
        let holders = roots.flat_map(Element::elements);
        for element in holders
            .filter(|e| matches!(e.name(), "styles" | "automatic-styles"))
            .flat_map(Element::elements)
        {
            styles.add(element);
        }
        styles
    }

    fn add(&mut self, element: &Element<'_>) {
        let name = element.attribute("name").map(|name| name.into_owned());
        match (element.name(), name) {
            ("style", Some(name)) => {
                self.by_name.insert(name, style(element));
            }
            ("list-style", Some(name)) => {
                self.lists.insert(name, levels(element));
            }
            ("outline-style", name) => {
                self.outline = levels(element);
                self.lists.insert(
                    name.unwrap_or_else(|| "Outline".to_owned()),
                    levels(element),
                );
            }
            _ => {}
        }
    }

    /// The levels of a list style.
    pub fn list(&self, name: &str) -> Option<&Levels> {
        self.lists.get(name)
    }

    /// The levels of headings.
    pub fn outline(&self) -> &Levels {
        &self.outline
    }

    /// The list style that a paragraph style names.
    pub fn list_of(&self, style: &str) -> Option<&str> {
        self.chain(style).find_map(|style| style.list.as_deref())
    }

    /// Whether a style hides its text.
    pub fn hides(&self, style: &str) -> bool {
        self.chain(style)
            .find_map(|style| style.hidden)
            .unwrap_or(false)
    }

    /// A style, the style it builds on, and so on.
    fn chain<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s Style> + use<'s> {
        let parent = |style: &&'s Style| self.by_name.get(style.parent.as_deref()?);
        std::iter::successors(self.by_name.get(name), parent).take(CHAIN)
    }
}

fn style(element: &Element<'_>) -> Style {
    let own = |name: &str| element.attribute(name).map(|value| value.into_owned());
    let display = element
        .child("text-properties")
        .and_then(|p| p.attribute("display"));
    Style {
        parent: own("parent-style-name"),
        list: own("list-style-name").filter(|name| !name.is_empty()),
        hidden: display.map(|display| display == "none"),
    }
}

fn levels(element: &Element<'_>) -> Levels {
    let found = element.elements().filter_map(|level| {
        let place: usize = level.attribute("level")?.parse().ok()?;
        (1..=LEVELS)
            .contains(&place)
            .then(|| (place - 1, self::level(level)))
    });
    found.collect()
}

fn level(element: &Element<'_>) -> Level {
    let short = |name: &str| {
        let value = element.attribute(name);
        value.map(|value| value.chars().take(AFFIX).collect::<String>())
    };
    let number = |name: &str| element.attribute(name)?.parse::<u32>().ok();
    let bullet = element.name() == "list-level-style-bullet";
    Level {
        numerals: (!bullet).then(|| numerals_of(element)),
        prefix: short("num-prefix").unwrap_or_default(),
        suffix: short("num-suffix").unwrap_or_default(),
        pattern: short("num-list-format"),
        shown: number("display-levels").map_or(1, |n| n.clamp(1, LEVELS as u32) as usize),
        start: number("start-value").unwrap_or(1).min(START),
        bullet: match short("bullet-char").filter(|_| bullet).as_deref() {
            Some(sign @ ("-" | "–" | "—" | "*" | "·")) => sign.to_owned(),
            Some(_) => "•".to_owned(),
            None => String::new(),
        },
    }
}

fn numerals_of(element: &Element<'_>) -> Numerals {
    match element.attribute("num-format").as_deref() {
        Some("a") => numerals::LOWER,
        Some("A") => numerals::UPPER,
        Some("i") => Numerals::LowerRoman,
        Some("I") => Numerals::UpperRoman,
        Some("1st") => Numerals::Ordinal,
        Some("01" | "01, 02, 03, ...") => Numerals::PaddedDecimal,
        Some(format) if format.starts_with('а') => numerals::RUSSIAN_LOWER,
        Some(format) if format.starts_with('А') => numerals::RUSSIAN_UPPER,
        Some("") | None => Numerals::None,
        Some(_) => Numerals::Decimal,
    }
}
