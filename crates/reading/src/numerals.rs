//! Numbers, periods and dates in a text, in figures and in words.

use corridor_catalog::{Numbers, TimeUnit};
use corridor_text::Tokens;
use std::{fmt, ops::Range};

/// Words between a number and its unit, or between the parts of a date.
const GAP: usize = 6;
/// Years that a treaty can speak of.
const YEARS: Range<u32> = 1800..2101;

/// A number of days, weeks, months or years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Its tokens, unit included.
    pub tokens: Range<usize>,
    /// How many.
    pub number: u32,
    /// Of what.
    pub unit: TimeUnit,
}

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Year.
    pub year: u32,
    /// Month, from 1.
    pub month: u32,
    /// Day, from 1.
    pub day: u32,
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A date as the text writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its day.
    pub day: Day,
}

/// Reads the numerals of one text.
pub(crate) struct Numerals<'a> {
    pub tokens: &'a Tokens,
    pub numbers: &'a Numbers,
}

impl Numerals<'_> {
    /// All periods, in order of the text.
    pub fn periods(&self) -> Vec<Period> {
        let mut found: Vec<Period> = Vec::new();
        for i in 0..self.tokens.len() {
            if let Some(period) = self.in_one_word(i).or_else(|| self.before_unit(i)) {
                found.push(period);
            }
        }
        found
    }

    /// All dates, in order of the text.
    pub fn dates(&self) -> Vec<Date> {
        let all = 0..self.tokens.len();
        all.filter_map(|i| self.in_figures(i).or_else(|| self.around_month(i)))
            .collect()
    }

    /// "dreimonatig": a numeral and its unit in one word.
    fn in_one_word(&self, i: usize) -> Option<Period> {
        let word = self.tokens.word(i);
        for (unit, endings) in &self.numbers.unit_ending {
            for ending in endings {
                let Some(number) = word.find(ending).and_then(|at| self.value(&word[..at])) else {
                    continue;
                };
                return Some(Period {
                    tokens: i..i + 1,
                    number,
                    unit: *unit,
                });
            }
        }
        None
    }

    /// The unit at `i` with the number before it.
    fn before_unit(&self, i: usize) -> Option<Period> {
        let unit = self.numbers.unit(self.tokens.word(i))?;
        let mut at = i;
        for _ in 0..GAP {
            at = at.checked_sub(1)?;
            if let Some((number, first)) = self.number_ending(at) {
                return Some(Period {
                    tokens: first..i + 1,
                    number,
                    unit,
                });
            }
            let word = self.tokens.word(at);
            if self.numbers.one.contains(word) {
                return Some(Period {
                    tokens: at..i + 1,
                    number: 1,
                    unit,
                });
            }
            if !matches!(word, "(" | ")") && !self.numbers.before_unit.contains(word) {
                return None;
            }
        }
        None
    }

    /// "10.8.1964".
    fn in_figures(&self, i: usize) -> Option<Date> {
        let parts: Vec<u32> = self
            .tokens
            .word(i)
            .split('.')
            .map(|p| p.parse().ok())
            .collect::<Option<_>>()?;
        let [day, month, year] = parts[..] else {
            return None;
        };
        date(i..i + 1, year, month, day)
    }

    /// The month at `i` with the day and the year around it.
    fn around_month(&self, i: usize) -> Option<Date> {
        let month = self.numbers.month(self.tokens.word(i))?;
        let before = self.skip_back(i).and_then(|at| self.number_ending(at));
        let after = self.skip(i + 1);
        let (day, first, at) = match before.filter(|(n, _)| (1..32).contains(n)) {
            Some((day, first)) => (day, first, after?),
            None => {
                let (day, next) = self.number_starting(after?)?;
                (day, i, self.skip(next)?)
            }
        };
        let (year, end) = self.year(at)?;
        date(first..end, year, month, day)
    }

    /// A year in figures or words from `at`.
    fn year(&self, at: usize) -> Option<(u32, usize)> {
        let (number, end) = self.number_starting(at)?;
        if YEARS.contains(&number) {
            return Some((number, end));
        }
        // "nineteen sixty-four"
        let (rest, end) = self.number_starting(end).filter(|(n, _)| *n < 100)?;
        let year = number * 100 + rest;
        (number < 100 && YEARS.contains(&year)).then_some((year, end))
    }

    /// The first token from `at` on that may be a part of a date.
    fn skip(&self, at: usize) -> Option<usize> {
        (at..(at + GAP + 1).min(self.tokens.len()))
            .find(|i| !self.is_between(*i))
            .filter(|i| *i <= at + GAP)
    }

    fn skip_back(&self, before: usize) -> Option<usize> {
        (before.saturating_sub(GAP + 1)..before)
            .rev()
            .find(|i| !self.is_between(*i))
    }

    fn is_between(&self, i: usize) -> bool {
        let word = self.tokens.word(i);
        self.tokens.list[i].punctuation && word != ";" || self.numbers.between.contains(word)
    }

    /// The number whose last token is `last`, with its first token.
    fn number_ending(&self, last: usize) -> Option<(u32, usize)> {
        let is_word = |i: usize| self.value(self.tokens.word(i)).is_some();
        if !is_word(last) {
            return None;
        }
        let mut first = last;
        while first > 0 && self.is_spelled(last) && self.is_spelled(first - 1) {
            first -= 1;
        }
        self.number_starting(first)
            .filter(|(_, end)| *end == last + 1)
            .map(|(number, _)| (number, first))
            .or_else(|| Some((self.value(self.tokens.word(last))?, last)))
    }

    /// Whether the token is a number in words.
    fn is_spelled(&self, i: usize) -> bool {
        let word = self.tokens.word(i);
        !word.starts_with(|c: char| c.is_ascii_digit()) && self.value(word).is_some()
    }

    /// The number that starts at `first`, with the token after it.
    fn number_starting(&self, first: usize) -> Option<(u32, usize)> {
        let word = (first < self.tokens.len()).then(|| self.tokens.word(first))?;
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Some((self.value(word)?, first + 1));
        }
        let mut sum = Sum::default();
        let mut at = first;
        while at < self.tokens.len() {
            let word = self.tokens.word(at);
            let joined = at > first && word == "and" && self.is_spelled_at(at + 1);
            if !joined && !self.add(word, &mut sum) {
                break;
            }
            at += 1;
        }
        (at > first).then(|| (sum.total(), at))
    }

    fn is_spelled_at(&self, i: usize) -> bool {
        i < self.tokens.len() && self.is_spelled(i)
    }

    /// The value of one token.
    fn value(&self, word: &str) -> Option<u32> {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == 'º');
        if !digits.is_empty() && word.len() - digits.len() <= 2 {
            return digits.parse().ok();
        }
        let mut sum = Sum::default();
        self.add(word, &mut sum).then(|| sum.total())
    }

    /// Adds the numerals of a token to a sum; `false` when it is none, or does not continue it.
    fn add(&self, word: &str, sum: &mut Sum) -> bool {
        let mut parts = Vec::new();
        if !self.split(word, &mut parts) {
            return false;
        }
        let mut next = sum.clone();
        if parts.into_iter().all(|part| next.take(part)) {
            *sum = next;
            return true;
        }
        false
    }

    /// The numerals that a token is made of, in the order in which they are added.
    fn split(&self, word: &str, parts: &mut Vec<Part>) -> bool {
        if let Some(part) = self.part(word) {
            parts.push(part);
            return true;
        }
        if !self.numbers.compound || word.is_empty() {
            return false;
        }
        if let Some(stem) = self
            .numbers
            .endings
            .iter()
            .find_map(|e| word.strip_suffix(e.as_str()))
            .filter(|stem| !stem.is_empty())
        {
            let length = parts.len();
            if self.pieces(stem, parts) {
                return true;
            }
            parts.truncate(length);
        }
        self.pieces(word, parts)
    }

    /// Cuts a compound into its numerals, longest first; "und" joins.
    fn pieces(&self, word: &str, parts: &mut Vec<Part>) -> bool {
        if word.is_empty() {
            return true;
        }
        let ends = word.char_indices().map(|(i, c)| i + c.len_utf8());
        for end in ends.collect::<Vec<_>>().into_iter().rev() {
            let Some(part) = self.part(&word[..end]) else {
                continue;
            };
            parts.push(part);
            let rest = word[end..].strip_prefix("und").unwrap_or(&word[end..]);
            if self.pieces(rest, parts) {
                return true;
            }
            parts.pop();
        }
        false
    }

    fn part(&self, word: &str) -> Option<Part> {
        let numbers = self.numbers;
        let plain = numbers.cardinal.get(word).or(numbers.ordinal.get(word));
        plain
            .map(|n| Part::Plain(*n))
            .or_else(|| numbers.scale.get(word).map(|n| Part::Scale(*n)))
    }
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Plain(u32),
    Scale(u32),
}

/// A number in words, as it is read.
#[derive(Debug, Clone, Default)]
struct Sum {
    thousands: u32,
    rest: u32,
    /// What was added last.
    last: u32,
}

impl Sum {
    /// Adds a numeral; `false` when it begins another number ("nineteen | sixty-four").
    fn take(&mut self, part: Part) -> bool {
        match part {
            Part::Scale(1000) => {
                self.thousands += self.rest.max(1) * 1000;
                self.rest = 0;
                self.last = 1000;
            }
            Part::Scale(n) => {
                self.rest = self.rest.max(1) * n;
                self.last = n;
            }
            Part::Plain(n) => {
                let units_after_tens = n < 10 && self.last >= 20;
                // "vier und sechzig": units before tens.
                let tens_after_units = n >= 20 && (1..10).contains(&self.last);
                let free = self.last == 0 || self.last >= 100;
                if !(units_after_tens || tens_after_units || free) {
                    return false;
                }
                self.rest += n;
                self.last = n;
            }
        }
        true
    }

    fn total(&self) -> u32 {
        self.thousands + self.rest
    }
}

fn date(tokens: Range<usize>, year: u32, month: u32, day: u32) -> Option<Date> {
    let real = YEARS.contains(&year) && (1..13).contains(&month) && (1..32).contains(&day);
    real.then_some(Date {
        tokens,
        day: Day { year, month, day },
    })
}
