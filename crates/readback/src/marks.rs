//! Marks that a line begins with, such as "Article 1", "(a)" or "II.", and whether they continue a sequence.

use std::collections::HashMap;

/// How the number of a mark is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Numerals {
    /// 1, 2, 3.
    Decimal,
    /// a, b, c.
    LowerLetter,
    /// A, B, C.
    UpperLetter,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
}

/// What marks of one sequence have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Kind {
    /// What stands before the number.
    pub before: String,
    /// How the number is written.
    pub numerals: Numerals,
    /// What stands after it.
    pub after: String,
}

/// A mark that continues or begins a sequence.
#[derive(Debug, PartialEq, Eq)]
pub struct Mark<'t> {
    /// Its kind.
    pub kind: Kind,
    /// Whether it begins a sequence anew.
    pub begins: bool,
    /// The line behind it.
    pub rest: &'t str,
}

/// Longest word before a number, and longest number, in characters.
const WORD: usize = 12;
const NUMBER: usize = 7;

const ORDER: [Numerals; 5] = [
    Numerals::Decimal,
    Numerals::LowerLetter,
    Numerals::UpperLetter,
    Numerals::LowerRoman,
    Numerals::UpperRoman,
];

/// The sequences met so far, with their last numbers.
#[derive(Debug, Default)]
pub struct Sequences(HashMap<Kind, u32>);

impl Sequences {
    /// The mark of a line, if it is the next of its sequence or the first of a new one.
    pub fn mark<'t>(&mut self, line: &'t str) -> Option<Mark<'t>> {
        let (before, number, after, rest) = cut(line)?;
        let kinds = ORDER.iter().filter_map(|numerals| {
            let kind = Kind {
                before: before.to_owned(),
                numerals: *numerals,
                after: after.to_owned(),
            };
            Some((kind, value(number, *numerals)?))
        });
        let kinds: Vec<(Kind, u32)> = kinds.collect();
        let next = |(kind, value): &&(Kind, u32)| {
            value
                .checked_sub(1)
                .is_some_and(|n| n > 0 && self.0.get(kind) == Some(&n))
        };
        let first = |(_, value): &&(Kind, u32)| *value == 1;
        let (kind, value) = kinds
            .iter()
            .find(next)
            .or_else(|| kinds.iter().find(first))?;
        self.0.insert(kind.clone(), *value);
        Some(Mark {
            kind: kind.clone(),
            begins: *value == 1,
            rest,
        })
    }
}

/// A line as what stands before the number, the number, what stands after it, and the rest.
fn cut(line: &str) -> Option<(&str, &str, &str, &str)> {
    after_word(line).or_else(|| alone(line))
}

/// "Article 1", "Art. 1:", "PART II".
fn after_word(line: &str) -> Option<(&str, &str, &str, &str)> {
    let (head, behind) = word(line)?;
    let letters = head.chars().count();
    let wordy =
        (3..=WORD).contains(&letters) && head.chars().all(|c| c.is_alphabetic() || c == '.');
    let begin = line.len() - behind.trim_start().len();
    let (number, after, rest) = number(&line[begin..])?;
    let digits = number.starts_with(|c: char| c.is_ascii_digit());
    let roman = number.chars().all(|c| "IVX".contains(c));
    (wordy && (digits || roman)).then(|| (&line[..begin], number, after, rest))
}

/// "1", "1.", "(a)", "II."; a letter alone is no mark.
fn alone(line: &str) -> Option<(&str, &str, &str, &str)> {
    let begin = usize::from(line.starts_with('('));
    let (number, after, rest) = number(&line[begin..])?;
    let digits = number.starts_with(|c: char| c.is_ascii_digit());
    (digits || !after.is_empty()).then(|| (&line[..begin], number, after, rest))
}

/// The number that a line begins with, what stands after it, and the rest.
fn number(line: &str) -> Option<(&str, &str, &str)> {
    let (mark, rest) = word(line)?;
    let end = mark.find(|c: char| !c.is_ascii_alphanumeric());
    let (number, after) = mark.split_at(end.unwrap_or(mark.len()));
    let known = matches!(after, "" | "." | ")" | ".)" | ":");
    (known && (1..=NUMBER).contains(&number.len())).then_some((number, after, rest))
}

/// The first word of a line, and what follows it.
fn word(line: &str) -> Option<(&str, &str)> {
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    (end > 0).then(|| line.split_at(end))
}

/// The value of a number in one way of writing; none where it is not written so.
fn value(number: &str, numerals: Numerals) -> Option<u32> {
    let upper = matches!(numerals, Numerals::UpperLetter | Numerals::UpperRoman);
    let cased = number
        .chars()
        .all(|c| c.is_ascii_alphabetic() && c.is_ascii_uppercase() == upper);
    match numerals {
        Numerals::Decimal if number.starts_with('0') => None,
        Numerals::Decimal => number.parse().ok(),
        Numerals::LowerLetter | Numerals::UpperLetter if cased => letter(number),
        Numerals::LowerRoman | Numerals::UpperRoman if cased => roman(&number.to_lowercase()),
        _ => None,
    }
}

fn letter(number: &str) -> Option<u32> {
    let mut letters = number.to_ascii_lowercase().into_bytes().into_iter();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Some(u32::from(letter - b'a') + 1),
        _ => None,
    }
}

/// Small Roman numbers, in the one way they are written.
fn roman(number: &str) -> Option<u32> {
    let tens = ["", "x", "xx", "xxx"];
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    (1..40u32).find(|n| {
        let (ten, one) = ((n / 10) as usize, (n % 10) as usize);
        number == format!("{}{}", tens[ten], ones[one])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_by_their_sequence() {
        let lines = [
            ("Article 1", true),
            ("(a) Workers", true),
            ("(c) no", false),
            ("(i) first", true),
            ("Article 2 Wages", true),
            ("h) no", false),
            ("Artikel 4", false),
            ("II. no", false),
            ("I. Part", true),
            ("II. Part", true),
            ("On 15 March", false),
            ("1.5 million", false),
            ("A worker", false),
            ("", false),
        ];
        let mut sequences = Sequences::default();
        for (line, marked) in lines {
            assert_eq!(sequences.mark(line).is_some(), marked, "{line}");
        }
    }

    #[test]
    fn what_stands_around_the_number_is_kept() {
        let mark = Sequences::default().mark("ARTICLE 1.\tScope").unwrap();
        assert_eq!(mark.kind.before, "ARTICLE ");
        assert_eq!(mark.kind.after, ".");
        assert_eq!(mark.rest, "\tScope");
        assert!(mark.begins);
    }
}
