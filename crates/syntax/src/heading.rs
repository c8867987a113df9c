//! Headings: what stands after a header's number.
//!
//! Reads a [`Scan`], writes the span of a heading, on the header's own line or on the next one.

use crate::lexicon::Topic;
use crate::lines::{is_ended, line_at};
use crate::markers::{Candidate, Form};
use crate::numerals::{readings, roman};
use crate::outline::Kind;
use crate::text::Scan;
use corridor_text::Span;

/// Longest heading that shares its line with the text after it.
const RUN_IN: usize = 170;

/// The heading that follows a header which ends at `at`.
pub(crate) fn heading_after(scan: &Scan, at: usize, kind: Kind) -> Option<Span> {
    let index = line_at(&scan.lines, at);
    let line = scan.lines.get(index)?;
    let same = line.start < at;
    let rest = &scan.text[at.min(line.end)..line.end];
    let start = at + (rest.len() - rest.trim_start().len());
    if same && !rest.trim().is_empty() {
        if let Some(whole) = block(scan, start) {
            return Some(whole);
        }
        return same_line(scan, start, line.end, kind).map(|h| with_capitals(scan, h));
    }
    let index = if same { index + 1 } else { index };
    let next = scan.lines.get(index)?;
    block(scan, next.start).or_else(|| next_line(scan, index).map(|h| with_capitals(scan, h)))
}

/// A heading in capitals takes the lines in capitals right below it.
fn with_capitals(scan: &Scan, heading: Span) -> Span {
    let shouts = |text: &str| {
        text.chars().filter(|c| c.is_uppercase()).count() > 3
            && !text.contains(|c: char| c.is_lowercase() || "|;:".contains(c))
    };
    let first = line_at(&scan.lines, heading.end.saturating_sub(1));
    let ends_line = scan.lines[first].end == heading.end;
    if !ends_line
        || scan.lines[first].blank_after
        || !shouts(&scan.text[heading.start..heading.end])
    {
        return heading;
    }
    let more = scan.lines[first + 1..].iter().take(3).take_while(|l| {
        let text = &scan.text[l.start..l.end];
        !l.blank_before && shouts(text) && !text.ends_with('.') && !opens_sentence(scan, l.start)
    });
    Span::new(heading.start, more.last().map_or(heading.end, |l| l.end))
}

/// A heading of several lines: the short block from `start` to a blank line, without an end.
fn block(scan: &Scan, start: usize) -> Option<Span> {
    let first = line_at(&scan.lines, start);
    let last = first
        + scan.lines[first..]
            .iter()
            .take(4)
            .position(|l| l.blank_after)?;
    let (end, after) = (scan.lines[last].end, scan.lines.get(last + 1)?);
    let text = &scan.text[start..end];
    let more = &scan.lines[first + 1..=last];
    let goes_on = more.iter().all(|l| !opens_sentence(scan, l.start));
    let lettered = scan
        .candidates_in(after.start, after.start + 1)
        .iter()
        .any(|c| c.label != "1" && c.form != Form::Bare);
    let fits = !more.is_empty()
        && goes_on
        && !lettered
        && !text.ends_with(['.', '!', '?'])
        && !text.contains(['|', ';'])
        && opens_text(scan, after.start)
        && !is_header(scan, after.start)
        && !is_header(scan, start)
        && !opens_sentence(scan, start)
        && scan.is_heading(start, end);
    fits.then(|| Span::new(start, end))
}

/// Whether a line begins something of its own: a marker, a header, a word that opens sentences.
fn opens_sentence(scan: &Scan, at: usize) -> bool {
    let capital = scan.text[at..].starts_with(char::is_uppercase);
    let end = scan.line(at).map_or(at, |l| l.end);
    let opener = scan.starts(Topic::Opener, at) || scan.find(Topic::This, at, end).is_some();
    let marked = scan
        .candidates_in(at, at + 1)
        .iter()
        .any(|c| c.line_start && c.form != Form::Bare);
    marked || is_header(scan, at) || (capital && opener)
}

fn is_header(scan: &Scan, at: usize) -> bool {
    scan.starts(Topic::Article, at)
}

/// The rest of the line, where it can be a heading and more follows on the next.
pub(crate) fn line_heading(scan: &Scan, at: usize) -> Option<Span> {
    let line = scan.line(at).filter(|l| l.start < at)?;
    let rest = &scan.text[at.min(line.end)..line.end];
    let start = at + (rest.len() - rest.trim_start().len());
    let next = scan.lines.get(line_at(&scan.lines, line.end))?;
    let fits =
        rest.trim().len() < 90 && opens_text(scan, next.start) && scan.is_heading(start, line.end);
    (fits && !is_ended(rest)).then(|| Span::new(start, line.end))
}

/// The rest of the line is the heading, or it opens with one.
fn same_line(scan: &Scan, start: usize, end: usize, kind: Kind) -> Option<Span> {
    let quiet = scan
        .line(end)
        .is_none_or(|l| l.blank_before || opens_text(scan, l.start));
    if quiet && scan.is_heading(start, end) && !opens_list(scan, start) {
        return Some(Span::new(start, end));
    }
    if kind == Kind::Annex || kind == Kind::Protocol {
        let alone = scan
            .line(start)
            .is_some_and(|l| l.blank_before && l.blank_after);
        let short = alone && end - start < 120 && !is_ended(&scan.text[start..end]);
        return short.then(|| Span::new(start, end));
    }
    let limit = scan.text.floor_char_boundary((start + RUN_IN).min(end));
    let next = next_header(scan, start, limit);
    let limit = next.unwrap_or(limit);
    let stop = [
        before_list(scan, start, limit),
        caps(scan, start, limit),
        opener(scan, start, limit),
        next,
    ];
    let stop = stop.into_iter().flatten().min()?;
    let span = Span::new(start, start + scan.text[start..stop].trim_end().len());
    (!span.is_empty()).then_some(span)
}

/// The next "Article 5" on the line, if it is no reference.
fn next_header(scan: &Scan, start: usize, limit: usize) -> Option<usize> {
    let hits = scan
        .hits_in(start + 1, limit)
        .iter()
        .filter(|h| h.topic == Topic::Article);
    let mut found = hits.filter(|h| {
        let rest = scan.text[h.end..].trim_start_matches(['.', ' ']);
        let roman = rest
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .is_some_and(|w| roman(w).is_some());
        let capital = scan.text[h.start..].starts_with(char::is_uppercase);
        capital && (roman || rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    found.next().map(|h| h.start)
}

/// Whether a line may follow a heading: a capital, a marker.
fn opens_text(scan: &Scan, at: usize) -> bool {
    scan.text[at..]
        .chars()
        .next()
        .is_some_and(|c| !c.is_lowercase())
}

fn opens_list(scan: &Scan, at: usize) -> bool {
    scan.candidates_in(at, at + 1).iter().any(is_first)
}

fn is_first(candidate: &Candidate) -> bool {
    !matches!(candidate.form, Form::Dash(_) | Form::Bare)
        && readings(&candidate.label)
            .iter()
            .any(|(_, value)| *value == 1)
}

/// "Definitions (1) For the purpose": the heading ends before the first number.
fn before_list(scan: &Scan, start: usize, limit: usize) -> Option<usize> {
    let first = scan
        .candidates_in(start + 1, limit)
        .iter()
        .find(|c| c.label == "1" && matches!(c.form, Form::Dot | Form::Paren | Form::Close))?;
    let between = &scan.text[start..first.start];
    let quiet =
        !between.contains(['.', ';', ':']) && scan.find(Topic::Prose, start, first.start).is_none();
    quiet.then_some(first.start)
}

/// "OBLIGATION TO EXTRADITE The Parties": the heading is what is written in capitals.
pub(crate) fn caps(scan: &Scan, start: usize, limit: usize) -> Option<usize> {
    let mut long = false;
    let words = scan.words[scan.word_at(start)..]
        .iter()
        .take_while(|w| w.start < limit);
    for (count, word) in words.enumerate() {
        let text = &scan.text[word.start..word.end];
        if text.chars().any(char::is_lowercase) {
            let marker = scan.candidates_in(word.start, word.start + 1).iter();
            let ended = count > 0
                && long
                && (text.starts_with(char::is_uppercase) || marker.into_iter().any(is_first));
            return ended.then_some(word.start);
        }
        let number = text.chars().all(char::is_numeric) && count > 0;
        if number
            || scan.text[start..word.start]
                .trim_end()
                .ends_with(['.', ';', '('])
        {
            return long.then_some(word.start);
        }
        long |= text.chars().filter(|c| c.is_uppercase()).count() > 3;
    }
    None
}

/// "Duration This Agreement is": the heading ends before a word that opens sentences.
fn opener(scan: &Scan, start: usize, limit: usize) -> Option<usize> {
    let hits = scan
        .hits_in(start + 1, limit)
        .iter()
        .filter(|h| h.topic == Topic::Opener);
    for hit in hits {
        let before = &scan.text[start..hit.start];
        if before.contains(['.', ';', ':', ',']) {
            return None;
        }
        let capital = scan.text[hit.start..].starts_with(char::is_uppercase);
        let last = before.split_whitespace().next_back().unwrap_or("");
        let ended = last.chars().count() > 3 || last.starts_with(char::is_uppercase);
        if capital && ended && scan.is_heading(start, hit.start) {
            return Some(hit.start);
        }
    }
    None
}

/// A short line of its own after a header that is alone on its line.
fn next_line(scan: &Scan, index: usize) -> Option<Span> {
    let line = scan.lines.get(index)?;
    let after = scan.lines.get(index + 1)?;
    let short = line.end - line.start <= if line.blank_after { 140 } else { 70 };
    let follows = opens_text(scan, after.start);
    let list = scan
        .candidates_in(line.start, line.end)
        .iter()
        .any(|c| c.line_start);
    let header = is_header(scan, line.start);
    let list_follows = scan
        .candidates_in(after.start, after.start + 1)
        .iter()
        .find(|c| is_first(c));
    let chapeau = list_follows.is_some_and(|c| {
        let letters = c.label != "1" && !line.blank_after;
        letters || scan.starts(Topic::Opener, line.start)
    });
    let sentence = chapeau || scan.text[line.start..line.end].ends_with('.');
    (short && follows && !list && !header && !sentence && scan.is_heading(line.start, line.end))
        .then(|| Span::new(line.start, line.end))
}
