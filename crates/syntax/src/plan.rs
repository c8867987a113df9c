//! Which candidates hold: the marks of a text, in order.
//!
//! Reads a [`Scan`], writes [`Mark`]s. Sections (annex, protocol, note) come first, then articles
//! and parts by sequence, then closing formulas, then lists inside each article.

use crate::headers::{Header, headers};
use crate::heading::heading_after;
use crate::lexicon::Topic;
use crate::lines::is_finished;
use crate::notes::loose_notes;
use crate::outline::Kind;
use crate::text::Scan;
use corridor_text::Span;
use std::collections::{HashMap, HashSet};

/// Ranks: the lower, the further out.
pub(crate) mod rank {
    pub const SECTION: u8 = 1;
    pub const SIGNATURE: u8 = 2;
    pub const PART: u8 = 3;
    pub const ARTICLE: u8 = 6;
    pub const PARAGRAPH: u8 = 7;
    pub const POINT: u8 = 8;
}

/// A node that opens here.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    pub kind: Kind,
    pub rank: u8,
    /// Where the node starts.
    pub start: usize,
    /// Its marker; empty where there is none.
    pub marker: Span,
    pub heading: Option<Span>,
    /// Its number as written.
    pub label: Option<String>,
    /// Its number as a number or word in ids.
    pub id: String,
    pub value: u32,
    /// For sections of one kind: an exchange of notes.
    pub note: bool,
}

impl Mark {
    /// A mark without marker and heading.
    pub(crate) fn plain(kind: Kind, rank: u8, start: usize, id: &str) -> Self {
        let marker = Span::new(start, start);
        let (heading, label) = (None, None);
        Self {
            kind,
            rank,
            start,
            marker,
            heading,
            label,
            id: id.to_owned(),
            value: 0,
            note: false,
        }
    }

    /// Where its text starts.
    pub(crate) fn body(&self) -> usize {
        self.heading.map_or(self.marker.end, |h| h.end)
    }
}

/// Sections, parts and articles, in order; lists are added by `fill`.
pub(crate) fn frame(scan: &Scan) -> Vec<Mark> {
    let headers = headers(scan);
    let weak = headers.iter().filter(|h| is_strong(h)).count() < 2;
    let mut chosen = sequence(scan, &headers, weak);
    drop_contents(scan, &mut chosen);
    let mut marks: Vec<Mark> = chosen.into_iter().map(|h| mark(scan, h)).collect();
    marks.extend(loose_notes(scan, &marks));
    marks.sort_by_key(|m| m.start);
    marks
}

/// A header that surely opens an article: the word, a number, and an end before it.
fn is_strong(header: &Header) -> bool {
    let placed = header.line_start || header.clean || header.caps;
    header.topic == Topic::Article && header.value.is_some() && header.open_after && placed
}

fn is_article(header: &Header, weak: bool) -> bool {
    header.topic == Topic::Article || (weak && header.topic == Topic::ArticleWeak)
}

/// "Annex 1 to the Agreement" on a line of its own, after a sentence
/// or a short line.
fn is_annex_line(scan: &Scan, header: &Header) -> bool {
    let line = scan.line(header.start).filter(|l| l.blank_after);
    let before = scan.text[..header.start].trim_end();
    header.topic == Topic::Annex
        && header.blank_before
        && header.value.is_some()
        && (is_finished(before) || before.len() - before.rfind('\n').unwrap_or(0) < 60)
        && line.is_some_and(|l| l.end - l.start < 120 && scan.is_heading(l.start, l.end))
}

/// Walks the candidates in order and keeps those that fit the sequence of their kind.
fn sequence<'h>(scan: &Scan, headers: &'h [Header], weak: bool) -> Vec<&'h Header> {
    let mut kept: Vec<&Header> = Vec::new();
    let mut state = State::default();
    let mut covered = 0;
    let opens = |h: &&Header| h.open_after || is_annex_line(scan, h);
    for header in headers.iter().filter(opens) {
        if header.start < covered {
            continue;
        }
        let holds = match header.topic {
            _ if is_article(header, weak) => {
                let listed = kept
                    .last()
                    .is_some_and(|last| follows(scan, last.end, header.start));
                article_holds(header, listed, &mut state)
            }
            Topic::Annex => annex_holds(scan, header, &state),
            Topic::Protocol => protocol_holds(scan, header, &state),
            Topic::Note => note_holds(header),
            Topic::Part | Topic::Chapter | Topic::Section => part_holds(scan, header, &state),
            _ => false,
        };
        if !holds {
            continue;
        }
        match header.topic {
            Topic::Annex | Topic::Protocol | Topic::Note => state.article = 0,
            Topic::Part | Topic::Chapter | Topic::Section => state.part_end = header.end,
            _ => state.seen = true,
        }
        covered = header.end;
        state.last = header.end;
        kept.push(header);
    }
    kept
}

#[derive(Default)]
struct State {
    /// Number of the last article in this section.
    article: u32,
    /// End of the last part header.
    part_end: usize,
    /// An article was seen anywhere.
    seen: bool,
    /// End of the last header kept.
    last: usize,
}

/// Whether only the rest of one line, no sentence, stands between two headers.
fn follows(scan: &Scan, end: usize, start: usize) -> bool {
    let between = &scan.text[end.min(start)..start];
    if between.len() >= 160 {
        return false;
    }
    let sentence = between.trim_end().ends_with(['.', ';', ':', ',']) && !between.contains("...");
    between.matches('\n').count() == 1 && !sentence
}

fn article_holds(header: &Header, listed: bool, state: &mut State) -> bool {
    let Some(value) = header.value else {
        return false;
    };
    let next = value == state.article + 1;
    let jump = value > state.article && (state.article == 0 || value <= state.article + 15);
    let restart = value == 1 && state.article > 0;
    let again = value == state.article && header.label.chars().any(char::is_alphabetic);
    let after_part =
        state.part_end > 0 && header.start > state.part_end && header.start - state.part_end < 160;
    let holds = if header.quoted && state.article > 0 {
        false
    } else if header.line_start {
        let firm =
            listed || header.blank_before || header.clean || header.caps || (header.alone && next);
        let back = header.alone && header.blank_before && value <= state.article;
        firm && (jump || restart || again || back)
    } else {
        let near = header.clean && (value == state.article + 2 || (restart && header.caps));
        (next && (header.clean || header.caps || after_part)) || near
    };
    if holds {
        state.article = value;
    }
    holds
}

fn annex_holds(scan: &Scan, header: &Header, state: &State) -> bool {
    let Some(line) = scan.line(header.start) else {
        return false;
    };
    if !header.line_start {
        return header.caps && header.clean && state.seen && header.value.is_some();
    }
    // "Article 13", and below it "Annexes".
    if state.article > 0 && scan.text[state.last..header.start].trim().is_empty() {
        return false;
    }
    let short = line.end - line.start <= 160;
    let title = header.alone || scan.is_heading(line.start, line.end);
    let long = !short && (header.value.is_some() || header.caps) && header.blank_before;
    (header.blank_before || (header.caps && header.clean))
        && !header.quoted
        && ((short && title) || long)
}

fn protocol_holds(scan: &Scan, header: &Header, state: &State) -> bool {
    let Some(line) = scan.line(header.start) else {
        return false;
    };
    let size = line.end - line.start;
    let closed = scan
        .find(Topic::Signature, state.last, header.start)
        .is_some();
    let title = size <= 120 && scan.is_heading(line.start, line.end);
    let long = size <= 300 && closed && scan.find(Topic::Prose, line.start, line.end).is_none();
    let below = scan.text[state.last..header.start].trim().is_empty();
    header.line_start && header.blank_before && state.seen && !below && (title || long)
}

fn note_holds(header: &Header) -> bool {
    let letters = header.label.starts_with(|c: char| "IVX".contains(c))
        || header.value.is_some_and(|v| v < 9);
    header.line_start && header.blank_before && header.alone && letters && !header.label.is_empty()
}

fn part_holds(scan: &Scan, header: &Header, state: &State) -> bool {
    if header.value.is_none() || header.quoted {
        return false;
    }
    let Some(line) = scan.line(header.start) else {
        return false;
    };
    let short = line.end - line.start <= 160;
    if header.line_start {
        let title = header.alone || !short || scan.is_heading(line.start, line.end);
        return (header.blank_before || header.caps || header.clean) && title;
    }
    let after_part = state.part_end > 0 && header.start - state.part_end.min(header.start) < 120;
    header.clean || header.caps || after_part
}

/// A table of contents: at least three headers in a row with next to nothing between them, whose
/// numbers come again later.
fn drop_contents(scan: &Scan, chosen: &mut Vec<&Header>) {
    let thin = |a: &Header, b: &Header| {
        let between = scan.text[a.end..b.start].trim();
        between.len() < 160 && (between.ends_with("..") || !between.ends_with(['.', ';', ':', ',']))
    };
    let key = |h: &Header| (h.topic, h.value);
    let last: HashMap<_, usize> = (chosen.iter().enumerate().map(|(n, h)| (key(h), n))).collect();
    let mut kept = Vec::with_capacity(chosen.len());
    let mut from = 0;
    while from < chosen.len() {
        let mut to = from;
        let mut keys = HashSet::from([key(chosen[from])]);
        while to + 1 < chosen.len()
            && thin(chosen[to], chosen[to + 1])
            && keys.insert(key(chosen[to + 1]))
        {
            to += 1;
        }
        let run = &chosen[from..=to];
        let articles = run.iter().filter(|h| h.topic == Topic::Article);
        let again = run.iter().filter(|h| last[&key(h)] > to);
        let long = run.len() > 3 && articles.count() >= 3;
        if !(long && again.count() * 4 > (run.len() - 1) * 3) {
            kept.extend_from_slice(run);
        }
        from = to + 1;
    }
    *chosen = kept;
}

fn mark(scan: &Scan, header: &Header) -> Mark {
    let (kind, rank, name) = match header.topic {
        Topic::Annex => (Kind::Annex, rank::SECTION, "annex"),
        Topic::Protocol => (Kind::Protocol, rank::SECTION, "protocol"),
        Topic::Note => (Kind::Protocol, rank::SECTION, "note"),
        Topic::Part => (Kind::Part, rank::PART, "part"),
        Topic::Chapter => (Kind::Part, rank::PART + 1, "chapter"),
        Topic::Section => (Kind::Part, rank::PART + 2, "section"),
        _ => (Kind::Article, rank::ARTICLE, "art"),
    };
    let value = header.value.unwrap_or(0);
    let suffix = suffix(&header.label);
    let id = if value == 0 {
        name.to_owned()
    } else if header.label.len() == 1
        && !header
            .label
            .starts_with(|c: char| c.is_numeric() || "IVX".contains(c))
    {
        format!("{name}_{}", header.label.to_lowercase())
    } else {
        format!("{name}_{value}{suffix}")
    };
    Mark {
        kind,
        rank,
        start: header.start,
        marker: Span::new(header.start, header.end),
        heading: heading_after(scan, header.end, kind).filter(|_| header.topic != Topic::Note),
        label: (!header.label.is_empty()).then(|| header.label.clone()),
        id,
        value,
        note: header.topic == Topic::Note,
    }
}

/// "bis" of "5bis", "a" of "5a".
pub(crate) fn suffix(label: &str) -> String {
    let digits = label.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &label[digits..];
    let keep = digits > 0 && !matches!(rest, "er" | "st" | "ro" | "°" | "º");
    let roman_letter = digits == 0
        && rest.len() > 1
        && rest.starts_with(char::is_uppercase)
        && rest.ends_with(['a', 'b', 'c']);
    match (keep, roman_letter && rest.len() < 6) {
        (true, _) => rest.to_lowercase(),
        (_, true) => rest[rest.len() - 1..].to_owned(),
        _ => String::new(),
    }
}
