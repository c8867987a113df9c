//! The frame filled in: title, preamble, closing formulas, headings, lists, loose paragraphs.
//!
//! Reads a [`Scan`] and the marks of `plan::frame`, writes all marks in order.

use crate::blocks::loose;
use crate::closing::closing;
use crate::headed::{headed_articles, heading_parts};
use crate::heading::{caps, line_heading};
use crate::lexicon::Topic;
use crate::lists::{Mode, lists};
use crate::markers::Form;
use crate::numerals::{Script, readings};
use crate::outline::Kind;
use crate::plan::{Mark, frame, rank};
use crate::text::Scan;
use corridor_text::Span;

/// All marks of a text, in order.
pub(crate) fn marks(scan: &Scan) -> Vec<Mark> {
    let mut marks = frame(scan);
    marks.extend(heading_parts(scan, &marks));
    marks.sort_by_key(|m| (m.start, m.rank));
    let mut all = Vec::new();
    for segment in segments(scan, &marks) {
        fill(scan, &marks, segment, &mut all);
    }
    all.sort_by_key(|m| (m.start, m.rank));
    drop_lone_headings(scan, &mut all);
    all
}

/// An article of nothing but a heading has that for its text.
fn drop_lone_headings(scan: &Scan, marks: &mut [Mark]) {
    for n in 0..marks.len() {
        let (stop, deeper) = match marks.get(n + 1) {
            Some(next) => (next.start, next.rank > marks[n].rank),
            None => (scan.text.len(), false),
        };
        let mark = &mut marks[n];
        let body = mark.body().min(stop);
        let empty = !scan.text[body..stop].contains(char::is_alphanumeric);
        if mark.kind == Kind::Article && empty && !deeper {
            mark.heading = None;
        }
    }
}

/// A stretch that numbers its articles by itself: the main text, an annex, a protocol, a note.
#[derive(Debug, Clone, Copy)]
struct Segment {
    start: usize,
    /// Where its text starts, after header or preamble.
    body: usize,
    end: usize,
    kind: SegmentKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SegmentKind {
    Main,
    Note,
    Annex,
}

fn segments(scan: &Scan, marks: &[Mark]) -> Vec<Segment> {
    let sections: Vec<&Mark> = marks.iter().filter(|m| m.rank == rank::SECTION).collect();
    let end = |n: usize| sections.get(n).map_or(scan.text.len(), |m| m.start);
    let mut found = vec![Segment {
        start: 0,
        body: 0,
        end: end(0),
        kind: SegmentKind::Main,
    }];
    for (n, mark) in sections.iter().enumerate() {
        let kind = if mark.note {
            SegmentKind::Note
        } else {
            SegmentKind::Annex
        };
        found.push(Segment {
            start: mark.start,
            body: mark.body(),
            end: end(n + 1),
            kind,
        });
    }
    found
}

fn fill(scan: &Scan, marks: &[Mark], segment: Segment, all: &mut Vec<Mark>) {
    let before = |at: usize| marks.partition_point(|m| m.start < at);
    let mut own = marks[before(segment.start)..before(segment.end)].to_vec();
    let articles = own.iter().any(|m| m.kind == Kind::Article);
    let mut body = segment.body;
    if segment.kind == SegmentKind::Main {
        body = opening(scan, &own, segment.end, articles);
    }
    let close = closing(scan, &own, body, segment.end);
    if let Some(at) = close {
        own.retain(|m| m.start < at);
        own.push(Mark::plain(
            Kind::Signature,
            rank::SIGNATURE,
            at,
            "signature",
        ));
    }
    let end = close.unwrap_or(segment.end);
    if articles {
        fill_articles(scan, &mut own, end);
    } else {
        fill_bare(scan, &mut own, body, end, segment.kind);
    }
    if segment.kind == SegmentKind::Main {
        let first = own
            .iter()
            .filter(|m| m.rank >= rank::PART)
            .map(|m| m.start)
            .min();
        let body = first.map_or(body, |f| {
            if articles || body == 0 {
                f
            } else {
                body.min(f)
            }
        });
        let formal = articles || enacted(scan, body).is_some();
        own.extend(front(scan, body, formal));
    }
    line_headings(scan, &mut own, end);
    all.extend(own);
}

/// Numbered clauses and paragraphs whose first line is a heading.
fn line_headings(scan: &Scan, own: &mut [Mark], end: usize) {
    own.sort_by_key(|m| (m.start, m.rank));
    for n in 0..own.len() {
        let stop = own.get(n + 1).map_or(end, |next| next.start);
        let mark = &own[n];
        let numbered =
            matches!(mark.kind, Kind::Article | Kind::Paragraph) && !mark.marker.is_empty();
        if !numbered || mark.heading.is_some() || mark.start >= end {
            continue;
        }
        let heading = line_heading(scan, mark.marker.end);
        let rest =
            |h: &Span| h.end <= stop && scan.text[h.end..stop].contains(char::is_alphanumeric);
        let nested = |h: &Span| {
            let caps = !scan.text[h.start..h.end].contains(char::is_lowercase);
            own.get(n + 1)
                .is_some_and(|next| next.rank > mark.rank && (next.kind == Kind::Paragraph || caps))
        };
        own[n].heading = heading.filter(|h| h.end <= stop && (rest(h) || nested(h)));
    }
}

/// Lists and loose paragraphs in every article.
fn fill_articles(scan: &Scan, own: &mut Vec<Mark>, end: usize) {
    let mut added = Vec::new();
    for (n, mark) in own.iter().enumerate() {
        if !matches!(mark.kind, Kind::Article | Kind::Part) || mark.start >= end {
            continue;
        }
        let stop = own.get(n + 1).map_or(end, |next| next.start).min(end);
        let body = mark.body().min(stop);
        let mut inside = lists(scan, body, stop, Mode::Article, &[]);
        if mark.kind == Kind::Article {
            inside.extend(loose(scan, body, stop, &inside));
        }
        added.extend(inside);
    }
    own.extend(added);
    own.sort_by_key(|m| (m.start, m.rank));
}

/// A segment without article words: numbers, Roman numerals or headings make the articles.
fn fill_bare(scan: &Scan, own: &mut Vec<Mark>, body: usize, end: usize, kind: SegmentKind) {
    let mode = bare_mode(scan, body, end, kind);
    let anchors: Vec<usize> = own
        .iter()
        .filter(|m| m.kind == Kind::Part)
        .map(Mark::body)
        .collect();
    let mut inside = lists(scan, body, end, mode, &anchors);
    let numbered = inside.iter().any(|m| m.kind == Kind::Article);
    if !numbered && kind == SegmentKind::Main {
        let headed = headed_articles(scan, body, end);
        if headed.is_empty() && scan.text[body..end.max(body)].contains(char::is_alphanumeric) {
            inside.push(Mark::plain(Kind::Article, rank::ARTICLE, body, "text"));
        }
        inside.extend(headed);
    }
    inside.sort_by_key(|m| (m.start, m.rank));
    let loose = loose_in_articles(scan, &inside, end);
    inside.extend(loose);
    own.extend(inside);
    own.sort_by_key(|m| (m.start, m.rank));
}

fn loose_in_articles(scan: &Scan, inside: &[Mark], end: usize) -> Vec<Mark> {
    let starts: Vec<usize> = (0..inside.len())
        .filter(|n| inside[*n].kind == Kind::Article)
        .collect();
    let mut found = Vec::new();
    for (n, at) in starts.iter().enumerate() {
        let next = starts.get(n + 1).copied().unwrap_or(inside.len());
        let stop = inside.get(next).map_or(end, |m| m.start);
        let body = inside[*at].body().min(stop);
        found.extend(loose(scan, body, stop, &inside[at + 1..next]));
    }
    found
}

fn bare_mode(scan: &Scan, body: usize, end: usize, kind: SegmentKind) -> Mode {
    let firsts = |script: Script, value: u32| {
        let all = scan.candidates_in(body, end).iter();
        let top =
            all.filter(|c| c.line_start && c.form == Form::Dot && (c.blank_before || c.clean));
        top.filter(|c| readings(&c.label).contains(&(script, value)))
            .count()
    };
    let roman = firsts(Script::RomanUpper, 1) > 0 && firsts(Script::RomanUpper, 2) > 0;
    let restarts = firsts(Script::Digit, 1) != 1;
    match kind {
        SegmentKind::Annex => Mode::Article,
        _ if roman && restarts => Mode::BareRoman,
        SegmentKind::Note => Mode::Bare("para"),
        SegmentKind::Main => Mode::Bare("art"),
    }
}

/// Where the articles of the main text start.
fn opening(scan: &Scan, own: &[Mark], end: usize, articles: bool) -> usize {
    let first = own
        .iter()
        .filter(|m| m.rank >= rank::PART)
        .map(|m| m.start)
        .min();
    let enacted = enacted(scan, first.unwrap_or(end));
    match (articles, first, enacted) {
        (true, Some(first), _) => first,
        (_, _, Some(enacted)) => enacted.min(first.unwrap_or(enacted)),
        _ => first.unwrap_or(end).min(bare_start(scan, end)),
    }
}

/// Title and preamble, before the articles that start at `body`.
fn front(scan: &Scan, body: usize, formal: bool) -> Vec<Mark> {
    if scan.text[..body].trim().is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let title = title_end(scan, body, formal).min(body);
    if title > 0 {
        found.push(Mark::plain(Kind::Title, rank::SECTION, 0, "title"));
    }
    if title < body && !scan.text[title..body].trim().is_empty() {
        found.push(Mark::plain(
            Kind::Preamble,
            rank::SECTION,
            title,
            "preamble",
        ));
    }
    found
}

/// End of the words that enact, with their punctuation.
fn enacted(scan: &Scan, limit: usize) -> Option<usize> {
    let hit = scan.find(Topic::Enacting, 0, limit)?;
    let rest = &scan.text[hit.end..limit];
    let close = rest
        .find([':', '.', '\n'])
        .filter(|at| *at < 400 && !rest[..*at].contains(';'))
        .unwrap_or(0);
    let tail = rest[close..].len()
        - rest[close..]
            .trim_start_matches([':', '.', ' ', '\n', '–', '-', ',', '\u{a0}'])
            .len();
    Some(hit.end + close + tail)
}

/// Where a text without preamble and article words starts: after its title.
fn bare_start(scan: &Scan, end: usize) -> usize {
    let Some(first) = scan.lines_in(0, end).first() else {
        return end;
    };
    let numbered = scan.candidates_in(0, end).iter().find(|c| {
        c.line_start
            && c.blank_before
            && readings(&c.label).iter().any(|(_, v)| *v == 1)
            && !matches!(c.form, Form::Dash(_))
    });
    let second = scan
        .lines_in(0, end)
        .iter()
        .find(|l| l.blank_before && l.start > first.start);
    let long = end > 400;
    match (numbered, second) {
        (Some(c), Some(_)) if is_title(scan, c.start) => c.start,
        (_, Some(line)) if long && is_title(scan, line.start) => line.start,
        _ => 0,
    }
}

/// Whether everything before `at` could be a title: one or two short blocks without full stop.
fn is_title(scan: &Scan, at: usize) -> bool {
    let before = scan.text[..at].trim();
    !before.is_empty() && before.len() < 600 && !before.ends_with(['.', ';', ':', ','])
}

/// End of the title in a text whose articles start at `body`.
fn title_end(scan: &Scan, body: usize, formal: bool) -> usize {
    let lines = scan.lines_in(0, body);
    let Some(first) = lines.first() else { return 0 };
    let block = lines.iter().find(|l| l.blank_after).map_or(body, |l| l.end);
    if block >= body || block - first.start > 400 {
        return long_title(scan, first.start, body);
    }
    let mut end = block;
    for line in lines.iter().filter(|l| l.start >= block) {
        let text = &scan.text[line.start..line.end];
        let caps = !text.chars().any(char::is_lowercase);
        let goes_on = text.starts_with(char::is_lowercase) && end < 200 && text.len() < 200;
        if (line.blank_before && !caps && !goes_on) || text.ends_with([',', ';', ':', '.']) {
            break;
        }
        end = line.end;
    }
    let named = scan.text[..end].trim_end().ends_with([',', ';', ':']);
    if formal && named { 0 } else { end.min(body) }
}

/// A title that shares its line with the preamble: what is written in capitals, or what stands
/// before a capitalised word that opens sentences.
fn long_title(scan: &Scan, start: usize, body: usize) -> usize {
    let limit = scan.text.floor_char_boundary((start + 500).min(body));
    if let Some(end) = caps(scan, start, limit).filter(|end| *end > start + 20) {
        return end;
    }
    let from = scan.text.floor_char_boundary((start + 40).min(limit));
    let hits = scan
        .hits_in(from, limit)
        .iter()
        .filter(|h| h.topic == Topic::Opener);
    let capital = |at: usize| scan.text[at..].starts_with(char::is_uppercase);
    let opener = hits
        .filter(|h| capital(h.start))
        .find(|h| !scan.text[start..h.start].contains(['.', ';', ':']));
    opener.map_or(0, |h| h.start)
}
