//! Whether two ways of naming an article name the same one.
//!
//! Coders write "Präambel; 1", "5, Annexe 3, 10 e", "II; VIII" or "7-9"; the outline writes
//! `art_5__para_2`. Paragraphs and points are ignored on both sides. The comparison is generous
//! where coders are vague: title and preamble are one place, a number after an annex may be an
//! article or a point of that annex, and protocols, notes and annexes without a number match any
//! of their kind.

use corridor_syntax::roman;
use corridor_text::fold;
use std::collections::BTreeSet;

/// A place in an instrument, as coarse as coders name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Title or preamble.
    Opening,
    /// Closing formula and signatures.
    Closing,
    /// An article of the main text.
    Article(u32),
    /// An annex, appendix or schedule.
    Annex(Option<u32>),
    /// A protocol or exchange of notes that follows the main text.
    Attached(Option<u32>),
}

impl Place {
    /// Whether the two may be the same place.
    pub fn matches(self, other: Place) -> bool {
        let agree = |a: Option<u32>, b: Option<u32>| a.is_none() || b.is_none() || a == b;
        match (self, other) {
            (Place::Annex(a), Place::Annex(b)) | (Place::Attached(a), Place::Attached(b)) => {
                agree(a, b)
            }
            _ => self == other,
        }
    }
}

/// Whether an outline's id lies in one of the places that coders named.
pub fn named(places: &BTreeSet<Place>, id: &str) -> bool {
    of_id(id).is_some_and(|ours| places.iter().any(|p| p.matches(ours)))
}

/// The place of an outline's id, such as `art_5__para_2` or `annex_1__art_3`.
pub fn of_id(id: &str) -> Option<Place> {
    id.split("__").find_map(|part| {
        let (kind, number) = part.split_once('_').unwrap_or((part, ""));
        let number = number_of(number.split('_').next().unwrap_or(""));
        match kind {
            "art" | "article" => number.map(Place::Article),
            _ => match heading(kind)? {
                Place::Annex(_) => Some(Place::Annex(number)),
                Place::Attached(_) => Some(Place::Attached(number)),
                place => Some(place),
            },
        }
    })
}

/// All places that a coder's words name.
pub fn of_words(words: &str) -> BTreeSet<Place> {
    let bare = without_brackets(words);
    bare.split(';').flat_map(segment).collect()
}

/// Reads one part between semicolons; a number there may follow an annex named earlier in it.
fn segment(words: &str) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    let mut current = None;
    for part in words.split(',') {
        let part = Part::read(part);
        if let Some(place) = part.heading {
            current = Some(place);
            if part.numbers.is_empty() {
                places.insert(place);
            }
        }
        for number in part.numbers {
            places.extend(current.and_then(|c| numbered(c, number)));
            if part.heading.is_none() || matches!(current, Some(Place::Opening | Place::Closing)) {
                places.insert(Place::Article(number));
            }
        }
    }
    places
}

fn numbered(place: Place, number: u32) -> Option<Place> {
    match place {
        Place::Annex(_) => Some(Place::Annex(Some(number))),
        Place::Attached(_) => Some(Place::Attached(Some(number))),
        _ => Some(place),
    }
}

/// What stands between two commas: a heading word, then a number or a range.
struct Part {
    heading: Option<Place>,
    numbers: Vec<u32>,
}

impl Part {
    fn read(part: &str) -> Self {
        let spaced: String = part
            .chars()
            .map(|c| {
                if matches!(c, '–' | '—' | '‑') {
                    '-'
                } else {
                    c
                }
            })
            .collect();
        let spaced = spaced.replace(" - ", "-");
        let mut read = Self {
            heading: None,
            numbers: Vec::new(),
        };
        for word in spaced.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if let Some(numbers) = range(word) {
                // A second number without a comma is a point: "Anexo I 1".
                if read.numbers.is_empty() {
                    read.numbers = numbers;
                }
            } else if read.heading.is_none() {
                read.heading = heading(word);
            }
        }
        read
    }
}

/// "7", "7-9", "III-IV", "5bis".
fn range(word: &str) -> Option<Vec<u32>> {
    let Some((first, last)) = word.split_once('-') else {
        return number_of(word).map(|n| vec![n]);
    };
    let first = number_of(first)?;
    match number_of(last) {
        Some(last) if first <= last && last - first < 200 => Some((first..=last).collect()),
        _ => Some(vec![first]),
    }
}

/// Arabic with what may follow it ("5bis"), or Roman in capitals.
fn number_of(word: &str) -> Option<u32> {
    let digits: &str = &word[..word.bytes().take_while(u8::is_ascii_digit).count()];
    match digits.is_empty() {
        false => digits.parse().ok(),
        true if word.contains(char::is_lowercase) => None,
        true => roman(word),
    }
}

/// Words that name a part of an instrument, in the languages that coders and outlines use.
fn heading(word: &str) -> Option<Place> {
    const OPENING: [&str; 17] = [
        "titel",
        "title",
        "titre",
        "titulo",
        "titolo",
        "opschrift",
        "uberschrift",
        "ingress",
        "preamble",
        "praambel",
        "preambule",
        "preambulo",
        "preambolo",
        "aanhef",
        "eingang",
        "considerans",
        "premessa",
    ];
    const CLOSING: [&str; 6] = [
        "signature",
        "signatures",
        "unterschrift",
        "schlussformel",
        "firma",
        "ondertekening",
    ];
    const ANNEX: [&str; 10] = [
        "annex", "annexe", "anexo", "allegat", "anhang", "anlage", "bijlage", "beilage", "appendi",
        "schedule",
    ];
    const ATTACHED: [&str; 12] = [
        "protoco",
        "protokoll",
        "note",
        "nota",
        "exchange",
        "echange",
        "lettre",
        "letter",
        "notenwechsel",
        "briefwechsel",
        "scambio",
        "canje",
    ];
    let word = fold(word);
    let begins = |list: &[&str]| list.iter().any(|w| word.starts_with(w));
    if OPENING.contains(&word.as_str()) {
        Some(Place::Opening)
    } else if CLOSING.contains(&word.as_str()) {
        Some(Place::Closing)
    } else if begins(&ANNEX) {
        Some(Place::Annex(None))
    } else if begins(&ATTACHED) || word.ends_with("protokoll") || word.ends_with("protocol") {
        Some(Place::Attached(None))
    } else {
        None
    }
}

/// Drops "(1)" and "(a)", and what a dash then joins: "11(1)-(2)", "19(3)-(4)".
fn without_brackets(words: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::new();
    for c in words.chars() {
        match c {
            '(' | '[' => depth += 1,
            // A lone bracket closes a point such as "15 d)".
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

#[cfg(test)]
#[path = "articles_tests.rs"]
mod tests;
