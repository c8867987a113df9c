//! Counting: the number of the next paragraph of a list.

use super::numbering::{LEVELS, Level, Numbering, Used};
use super::styles::{NumberProperties, Styles};
use crate::numerals::Numerals;
use std::collections::{HashMap, HashSet};

/// The number of the list that paragraphs name to be in none.
const NO_LIST: &str = "0";

/// A number as it is printed before a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub text: String,
    /// Whether nothing stands between it and the text.
    pub tight: bool,
    /// Whether it is a bullet.
    pub bullet: bool,
}

/// How far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Counters {
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<(String, usize)>,
}

impl Counters {
    /// Counts a paragraph with these properties and this style; none where it has no number.
    pub fn next(
        &mut self,
        numbering: &Numbering,
        styles: &Styles,
        direct: &NumberProperties,
        style: Option<&str>,
    ) -> Option<Label> {
        let inherited = || {
            styles
                .chain(style)
                .find_map(|(_, s)| s.numbers.number.as_deref())
        };
        let number = direct.number.as_deref().or_else(inherited)?;
        let used = numbering
            .used(number, styles)
            .filter(|_| number != NO_LIST)?;
        let at = level(&used, styles, direct, style).min(LEVELS - 1);
        let level = used.level(at)?;
        self.count(number, &used, at);
        let text = self.written(&used, at, level)?;
        Some(Label {
            text,
            tight: level.tight,
            bullet: level.numerals.is_none(),
        })
    }

    fn count(&mut self, number: &str, used: &Used<'_>, at: usize) {
        let first = self.begun.insert((number.to_owned(), at));
        let counts = self.counts.entry(used.base.to_owned()).or_default();
        if first && used.override_of(at).is_some() {
            counts[at] = None;
        }
        counts[at] = Some(match counts[at] {
            Some(count) => count.saturating_add(1),
            None => used.start(at),
        });
        for (deeper, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let restart = used.level(deeper).and_then(|level| level.restart);
            if restart.is_none_or(|by| at < by) {
                *count = None;
            }
        }
    }

    /// The number; none where the level shows nothing.
    fn written(&self, used: &Used<'_>, at: usize, level: &Level) -> Option<String> {
        if level.numerals.is_none() {
            return Some(level.pattern.clone()).filter(|text| !text.is_empty());
        }
        let counts = self.counts.get(used.base)?;
        let mut text = String::new();
        let mut rest = level.pattern.chars().peekable();
        while let Some(c) = rest.next() {
            match rest.peek().and_then(|d| d.to_digit(10)) {
                Some(digit) if c == '%' && digit > 0 => {
                    rest.next();
                    text += &part(used, counts, digit as usize - 1, at, level.legal);
                }
                _ => text.push(c),
            }
        }
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// The number of one level within a number.
fn part(
    used: &Used<'_>,
    counts: &[Option<u32>; LEVELS],
    of: usize,
    at: usize,
    legal: bool,
) -> String {
    let numerals = used.level(of).and_then(|level| level.numerals);
    match numerals {
        Some(numerals) if of <= at => {
            let digits = legal && numerals != Numerals::None;
            let numerals = if digits { Numerals::Decimal } else { numerals };
            numerals.write(counts[of].unwrap_or_else(|| used.start(of)))
        }
        _ => String::new(),
    }
}

/// The level: as stated, else the one that belongs to the style, else as the styles state it.
fn level(
    used: &Used<'_>,
    styles: &Styles,
    direct: &NumberProperties,
    style: Option<&str>,
) -> usize {
    direct
        .level
        .or_else(|| styles.chain(style).find_map(|(id, _)| used.level_of(id)))
        .or_else(|| styles.chain(style).find_map(|(_, s)| s.numbers.level))
        .unwrap_or(0)
}
