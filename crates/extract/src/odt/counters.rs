//! Counting: the number of the next item of a list or of the next heading.

use super::styles::{LEVELS, Level, Levels};
use crate::numerals::Numerals;

/// How far each level has counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts([Option<u32>; LEVELS]);

impl Counts {
    /// Forgets a level and those below it.
    pub fn restart(&mut self, at: usize) {
        self.0.iter_mut().skip(at).for_each(|count| *count = None);
    }

    /// Counts an item of a level, from `start` where the item states one.
    pub fn count(&mut self, levels: &Levels, at: usize, start: Option<u32>) {
        self.restart(at + 1);
        let Some(count) = self.0.get_mut(at) else {
            return;
        };
        let next = match *count {
            Some(count) => count.saturating_add(1),
            None => levels.get(&at).map_or(1, |level| level.start),
        };
        *count = Some(start.unwrap_or(next));
    }

    /// The number of a level as it is printed; none where it shows nothing.
    pub fn written(&self, levels: &Levels, at: usize) -> Option<String> {
        let level = levels.get(&at)?;
        let text = match (level.bullet(), &level.pattern) {
            (Some(bullet), _) => bullet.to_owned(),
            (None, Some(pattern)) => self.by_pattern(levels, at, pattern),
            (None, None) => self.by_affixes(levels, at, level),
        };
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn part(&self, levels: &Levels, of: usize) -> String {
        let level = levels.get(&of);
        let numerals = level.and_then(|level| level.numerals);
        let count = self.0.get(of).copied().flatten();
        let start = level.map_or(1, |level| level.start);
        numerals.map_or_else(String::new, |n| n.write(count.unwrap_or(start)))
    }

    fn by_affixes(&self, levels: &Levels, at: usize, level: &Level) -> String {
        let first = (at + 1).saturating_sub(level.shown);
        let parts = (first..=at).map(|of| self.part(levels, of));
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        match level.numerals == Some(Numerals::None) {
            true => format!("{}{}", level.prefix, level.suffix),
            false => format!("{}{}{}", level.prefix, parts.join("."), level.suffix),
        }
    }

    /// Every `%n%` in the pattern is the number of a level.
    fn by_pattern(&self, levels: &Levels, at: usize, pattern: &str) -> String {
        let mut text = String::new();
        for (turn, piece) in pattern.split('%').enumerate() {
            match piece.parse::<usize>() {
                Ok(of) if turn % 2 == 1 && (1..=at + 1).contains(&of) => {
                    text += &self.part(levels, of - 1);
                }
                _ => text.push_str(piece),
            }
        }
        text
    }
}
