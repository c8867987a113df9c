//! Candidates for the headers that are words with numbers: articles, parts, annexes, notes.
//!
//! Reads a [`Scan`], writes [`Header`]s in order. `plan` decides by sequence which of them hold.

use crate::lexicon::{Hit, Topic};
use crate::lines::line_at;
use crate::numerals::roman;
use crate::text::Scan;

/// A place that may open an article, part, annex, protocol or note.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub topic: Topic,
    pub start: usize,
    /// One past number and punctuation.
    pub end: usize,
    pub label: String,
    pub value: Option<u32>,
    /// First on its line, ornaments aside.
    pub line_start: bool,
    pub blank_before: bool,
    /// What stands before came to an end.
    pub clean: bool,
    /// Written in capitals.
    pub caps: bool,
    /// A quotation mark stands before.
    pub quoted: bool,
    /// What follows on the line can follow a header.
    pub open_after: bool,
    /// Nothing follows on the line.
    pub alone: bool,
}

const ORNAMENT: &[char] = &['*', '#', '_', ' ', '\t', '|', '[', '=', '~'];
/// Fewest characters of a line of prose.
const LONG: usize = 60;
/// Most bytes of a line that holds a word and a number.
const SHORT: usize = 24;
const QUOTES: &[char] = &['"', '“', '„', '«', '‘', '\''];

/// All header candidates of a text, in order.
pub(crate) fn headers(scan: &Scan) -> Vec<Header> {
    let mut found: Vec<Header> = Vec::new();
    for hit in &scan.hits {
        let inside = found
            .last()
            .is_some_and(|h| h.end > hit.start && h.topic != Topic::ArticleWeak);
        if is_header_topic(hit.topic) && !inside {
            found.extend(header(scan, hit));
        }
    }
    found
}

fn is_header_topic(topic: Topic) -> bool {
    use Topic::*;
    matches!(
        topic,
        Article | ArticleWeak | Part | Chapter | Section | Annex | Protocol | Note
    )
}

fn header(scan: &Scan, hit: &Hit) -> Option<Header> {
    let word = &scan.text[hit.start..hit.end];
    let capital = word.chars().next().is_some_and(|c| !c.is_lowercase());
    let line = scan.line(hit.start)?;
    // A word that a line break parts is no header of either line.
    if !capital || hit.start < line.start || hit.end > line.end {
        return None;
    }
    let after = number_after(scan, hit.topic, hit.end, line.end);
    let before = if after.is_none() {
        number_before(scan, hit, line.start)
    } else {
        None
    };
    let start = before.as_ref().map_or(hit.start, |n| n.start);
    let start = if hit.topic == Topic::Article {
        ad_start(scan, hit, start).max(line.start)
    } else {
        start
    };
    let numeral = after.or(before);
    let end = numeral.as_ref().map_or(hit.end, |n| n.end.max(hit.end));
    // A number may go on in the next line; the header does not.
    let end = end.min(line.end);
    let end = end + punctuation(&scan.text[end..line.end]);
    if matches!(hit.topic, Topic::Annex | Topic::Protocol) && is_end_of_sentence(scan, hit) {
        return None;
    }
    let lead = scan.text[line.start..start].trim_start_matches(ORNAMENT);
    let quoted = !lead.is_empty() && lead.trim_matches(QUOTES).trim().is_empty();
    let line_start = lead.is_empty() || quoted;
    let rest = scan.text[end..line.end].trim();
    Some(Header {
        topic: hit.topic,
        start: if line_start && !quoted {
            line.start
        } else {
            start
        },
        end,
        label: numeral
            .as_ref()
            .map(|n| n.label.clone())
            .unwrap_or_default(),
        value: numeral.map(|n| n.value),
        line_start,
        blank_before: line_start && line.blank_before,
        clean: if line_start {
            line.settled
        } else {
            ends_clean(lead)
        },
        caps: word.chars().filter(|c| c.is_alphabetic()).count() > 2
            && !word.chars().any(char::is_lowercase),
        quoted: quoted || (!line_start && lead.trim_end().ends_with(['"', '“', '„', '«', '‘'])),
        open_after: opens_after(scan, end, line.end),
        alone: rest.trim_matches(ORNAMENT).is_empty(),
    })
}

/// Whether "Annex 10." or "Protocol No 7." is the end of a sentence that a page or a paragraph break parted: alone on its line, with
/// a closing mark, after a long line that ends within a sentence.
fn is_end_of_sentence(scan: &Scan, hit: &Hit) -> bool {
    let at = line_at(&scan.lines, hit.start);
    let Some(last) = at.checked_sub(1).map(|at| scan.lines[at]) else {
        return false;
    };
    let line = scan.lines[at];
    let alone = line.end - line.start <= SHORT;
    let closed = alone && scan.text[..line.end].ends_with(['.', ',', ';']);
    let before = &scan.text[last.start..last.end];
    let open = before.ends_with(char::is_lowercase) && before.chars().count() >= LONG;
    closed && hit.start == line.start && open
}

fn ends_clean(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with(['.', ':', ';', '”', '»', '"', '!', '?', ')', '–', '—', ']'])
}

/// "Ad Article 5", "Zu Artikel 5": the header starts with the first word.
fn ad_start(scan: &Scan, hit: &Hit, start: usize) -> usize {
    let before = hit.word.checked_sub(1).map(|w| scan.words[w]);
    match before {
        Some(word) if scan.starts(Topic::ArticleAd, word.start) && hit.start - word.end <= 2 => {
            word.start
        }
        _ => start,
    }
}

/// A number as a header or a reference writes it.
pub(crate) struct Numeral {
    pub start: usize,
    pub end: usize,
    pub label: String,
    pub value: u32,
}

/// The number after the word: "5", "5bis", "IV", "premier".
fn number_after(scan: &Scan, topic: Topic, from: usize, line_end: usize) -> Option<Numeral> {
    let rest = &scan.text[from..line_end];
    let closed = |end: usize| scan.text[end..].starts_with(')');
    let gap = rest.len()
        - rest
            .trim_start_matches(['.', ' ', '\t', '\u{a0}', ':', '°', 'º', '-', '–'])
            .len();
    let word = scan.words.get(scan.word_at(from))?;
    // "Article (1)"
    let open = rest[gap..].starts_with('(') && closed(word.end);
    if gap > 6 || word.start != from + gap + usize::from(open) {
        return None;
    }
    let letter = || letter(scan, topic, word.start, word.end);
    letter().or_else(|| numeral(scan, word.start, word.end))
}

/// "A" of "Annex A"; I, V and X are numbers there.
fn letter(scan: &Scan, topic: Topic, start: usize, end: usize) -> Option<Numeral> {
    let text = &scan.text[start..end];
    let first = text.chars().next().filter(char::is_ascii_uppercase)?;
    let lettered = topic == Topic::Annex && text.len() == 1 && !"IVX".contains(first);
    lettered.then(|| Numeral {
        start,
        end,
        label: text.to_owned(),
        value: u32::from(first) - u32::from('A') + 1,
    })
}

/// The number before the word: "1. Artikel", "Erster Abschnitt".
fn number_before(scan: &Scan, hit: &Hit, line_start: usize) -> Option<Numeral> {
    let word = scan.words.get(hit.word.checked_sub(1)?)?;
    let between = &scan.text[word.end..hit.start];
    let near = between
        .trim()
        .trim_matches(['.', ')', '-', '°', 'º'])
        .is_empty()
        && between.len() < 4;
    let text = &scan.text[word.start..word.end];
    let ordinal = scan
        .lexicon
        .ordinal(text)
        .filter(|_| text.starts_with(char::is_uppercase));
    let digits = text
        .parse()
        .ok()
        .filter(|_| between.contains('.') && word.start == line_start);
    let roman = roman(text).filter(|_| between.contains('.') && word.start == line_start);
    let value = ordinal
        .or(digits)
        .or(roman)
        .filter(|_| near && word.start >= line_start)?;
    Some(Numeral {
        start: word.start,
        end: word.end,
        label: text.to_owned(),
        value,
    })
}

/// Reads the word at `start..end` as a number.
pub(crate) fn numeral(scan: &Scan, start: usize, end: usize) -> Option<Numeral> {
    let text = &scan.text[start..end];
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = match digits {
        0 => roman_label(text).or_else(|| scan.lexicon.ordinal(text))?,
        1..=3 => text[..digits].parse().ok()?,
        _ => return None,
    };
    let suffix = &text[digits..];
    let known = digits == 0
        || suffix.chars().count() <= 1
        || ["er", "bis", "ter", "ro", "st", "quater"].contains(&suffix);
    let (end, extra) = bis(scan, end);
    known.then(|| Numeral {
        start,
        end,
        label: format!("{text}{extra}"),
        value,
    })
}

/// "5 bis", "5 A" is not told from a heading, so only Latin suffixes count.
fn bis(scan: &Scan, end: usize) -> (usize, String) {
    let next = scan
        .words
        .get(scan.word_at(end))
        .filter(|w| w.start <= end + 1);
    match next.map(|w| (w.end, &scan.text[w.start..w.end])) {
        Some((end, word @ ("bis" | "ter" | "quater"))) => (end, word.to_owned()),
        _ => (end, String::new()),
    }
}

/// "IV", and "IVa" as notes are numbered.
fn roman_label(text: &str) -> Option<u32> {
    let base = text.trim_end_matches(['a', 'b', 'c']);
    roman(base).filter(|_| base.starts_with(char::is_uppercase) && text.len() <= base.len() + 1)
}

/// Length of the punctuation that belongs to a header: ".-", ":", "–".
fn punctuation(rest: &str) -> usize {
    let close = rest.len()
        - rest
            .trim_start_matches(['.', ':', ')', '°', 'º', ']', '*'])
            .len();
    let spaced = rest[close..].trim_start();
    let dash = spaced.len() - spaced.trim_start_matches(['-', '–', '—']).len();
    if dash == 0 {
        close
    } else {
        rest.len() - spaced.len() + dash
    }
}

fn opens_after(scan: &Scan, at: usize, line_end: usize) -> bool {
    let rest = &scan.text[at..line_end];
    let body = rest.trim_start();
    let start = at + (rest.len() - body.len());
    let first = body.trim_start_matches(QUOTES).chars().next();
    let fits = first.is_none_or(|c| {
        c.is_uppercase()
            || c.is_ascii_digit()
            || matches!(c, '(' | '[' | '*' | '-' | '–' | '«' | '…' | '§' | '|')
    });
    let glued = body.len() == rest.len() && body.starts_with('(');
    fits && !glued && !refers_on(scan, start)
}

/// "Paragraph 2" or "Buchstabe a" follows, so that the words before it are a reference.
fn refers_on(scan: &Scan, start: usize) -> bool {
    let named = |h: &&Hit| h.topic == Topic::Paragraph || h.topic == Topic::Point;
    let hit = scan.hits_in(start, start + 1).iter().find(named);
    hit.is_some_and(|hit| {
        let rest = scan.text[hit.end..].trim_start_matches(['.', ' ', '\u{a0}']);
        let label = rest
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or("");
        rest.starts_with('(') || label.chars().count() == 1 || label.parse::<u32>().is_ok()
    })
}
