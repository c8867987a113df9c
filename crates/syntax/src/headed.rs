//! Headings that stand alone on a line and group or open articles.
//!
//! Reads a [`Scan`] and marks, writes marks of parts and of articles without a number.

use crate::lexicon::Topic;
use crate::lines::Line;
use crate::markers::Form;
use crate::numerals::{Script, readings};
use crate::outline::Kind;
use crate::plan::{Mark, rank};
use crate::text::Scan;
use corridor_text::Span;

/// Headings without a word such as "Part" that stand right before an article or a part.
pub(crate) fn heading_parts(scan: &Scan, marks: &[Mark]) -> Vec<Mark> {
    let numbered = marks.iter().any(|m| m.kind == Kind::Part);
    let mut found: Vec<Mark> = Vec::new();
    for (n, mark) in marks.iter().enumerate() {
        if !matches!(mark.kind, Kind::Article | Kind::Part) {
            continue;
        }
        let from = n.checked_sub(1).map_or(0, |p| marks[p].body());
        let lines = scan.lines_in(from, mark.start);
        let Some(line) = lines.last() else { continue };
        let first = scan.lines.first().is_some_and(|l| l.start == line.start);
        let title =
            from == 0 && !enacted_before(scan, line.start) && !after_preamble(scan, line.start);
        if first || title || !stands_alone(scan, line) {
            continue;
        }
        let (rank, number) = level(scan, line, numbered);
        found.push(heading_mark(scan, line, rank, number, found.len()));
    }
    found
}

/// A long text that came to an end stands before.
fn after_preamble(scan: &Scan, at: usize) -> bool {
    let before = scan.text[..at].trim_end();
    before.len() > 300 && before.ends_with(['.', ':', ',', ';'])
}

fn enacted_before(scan: &Scan, at: usize) -> bool {
    scan.find(Topic::Enacting, 0, at).is_some()
}

fn stands_alone(scan: &Scan, line: &Line) -> bool {
    let text = &scan.text[line.start..line.end];
    let last = text.trim_end_matches(['*', '_', ' ']);
    let bare = text.trim_start_matches(['*', '#', '_', '"', '“', '„', '«', ' ']);
    let marked = scan
        .candidates_in(line.start, line.start + 1)
        .iter()
        .any(|c| c.form == Form::Dot);
    let named = marked || bare.starts_with(char::is_uppercase);
    named
        && line.blank_before
        && line.blank_after
        && scan.is_heading(line.start, line.end)
        && !last.ends_with(['.', '!', '?'])
}

/// "I." groups above "A."; headings without a number stand below numbered parts.
fn level(scan: &Scan, line: &Line, numbered: bool) -> (u8, Option<(Span, String, u32)>) {
    let mark = scan
        .candidates_in(line.start, line.start + 1)
        .first()
        .filter(|c| c.form == Form::Dot);
    let Some(mark) = mark else {
        let last = scan
            .find(Topic::FinalHeading, line.start, line.end)
            .is_some();
        return (
            if numbered && !last {
                rank::PART + 2
            } else {
                rank::PART
            },
            None,
        );
    };
    let read = readings(&mark.label);
    let roman = read
        .iter()
        .find(|(s, _)| *s == Script::RomanUpper)
        .or(read.first());
    let value = roman.map_or(0, |(_, v)| *v);
    let upper = roman.is_some_and(|(s, _)| *s == Script::Upper);
    let rank = if upper { rank::PART + 1 } else { rank::PART };
    (
        rank,
        Some((Span::new(mark.start, mark.end), mark.label.clone(), value)),
    )
}

fn heading_mark(
    scan: &Scan,
    line: &Line,
    rank: u8,
    number: Option<(Span, String, u32)>,
    nth: usize,
) -> Mark {
    let mut mark = Mark::plain(Kind::Part, rank, line.start, &format!("part_{}", nth + 1));
    let mut from = line.start;
    if let Some((span, label, value)) = number {
        from = span.end;
        mark.id = format!("part_{value}");
        mark.marker = span;
        mark.label = Some(label);
        mark.value = value;
    }
    let rest = &scan.text[from..line.end];
    from += rest.len() - rest.trim_start().len();
    mark.heading = Some(Span::new(from, line.end));
    mark
}

/// Articles that have only a heading, in a region without any number.
pub(crate) fn headed_articles(scan: &Scan, start: usize, end: usize) -> Vec<Mark> {
    let lines = scan.lines_in(start, end);
    let mut found: Vec<Mark> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let text_follows = lines
            .get(n + 1)
            .is_some_and(|next| next.end - next.start > 40 || !stands_alone(scan, next));
        if text_follows && stands_alone(scan, line) {
            let mut mark = Mark::plain(Kind::Article, rank::ARTICLE, line.start, "");
            mark.id = format!("art_{}", found.len() + 1);
            mark.heading = Some(Span::new(line.start, line.end));
            found.push(mark);
        }
    }
    found
}
