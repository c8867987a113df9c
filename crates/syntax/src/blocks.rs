//! Text blocks without a marker inside an article: unnumbered paragraphs, and tails after lists.
//!
//! Reads the marks of an article's lists, writes marks without marker.

use crate::lines::{Line, is_ended, is_finished};
use crate::outline::Kind;
use crate::plan::{Mark, rank};
use crate::text::Scan;

/// The loose blocks of `start..end`, whose lists are `lists`.
pub(crate) fn loose(scan: &Scan, start: usize, end: usize, lists: &[Mark]) -> Vec<Mark> {
    let numbered = lists.iter().any(|m| m.kind == Kind::Paragraph);
    let mut blocks = Vec::new();
    let lines = scan.lines_in(start, end);
    let first = lines.first().map_or(end, |l| l.start);
    for line in lines.iter().filter(|l| l.blank_before || l.start == first) {
        let next = lists.partition_point(|m| m.start <= line.start);
        let last = next.checked_sub(1).map(|n| &lists[n]);
        if last.is_some_and(|m| m.start == line.start) || goes_on(scan, start, line) {
            continue;
        }
        blocks.push((line.start, last, lists.get(next)));
    }
    if numbered {
        tails(scan, start, &blocks)
    } else {
        paragraphs(scan, start, &blocks, lists)
    }
}

/// A line that goes on the sentence before a page break.
fn goes_on(scan: &Scan, start: usize, line: &Line) -> bool {
    let before = scan.text[start..line.start].trim_end();
    let small = scan.text[line.start..].starts_with(char::is_lowercase);
    let ornament = !scan.text[line.start..line.end].contains(char::is_alphanumeric);
    ornament || (small && !before.is_empty() && !before.ends_with(['.', ';', ':', ',']))
}

type Block<'m> = (usize, Option<&'m Mark>, Option<&'m Mark>);

/// Whether the list that `last` belongs to goes on after a block.
fn list_goes_on(last: &Mark, next: Option<&Mark>) -> bool {
    next.is_some_and(|n| {
        n.rank >= last.rank && (n.value != 1 || n.rank > last.rank)
            || n.rank > rank::PARAGRAPH && n.rank < last.rank
    })
}

/// In an article with numbered paragraphs: text after a list completes it.
fn tails(scan: &Scan, start: usize, blocks: &[Block]) -> Vec<Mark> {
    let mut found = Vec::new();
    for (at, last, next) in blocks {
        let Some(last) = last.filter(|m| m.rank >= rank::POINT) else {
            continue;
        };
        if list_goes_on(last, *next) || !is_ended_list(scan, start, *at) {
            continue;
        }
        found.push(Mark::plain(Kind::Paragraph, rank::POINT, *at, "tail"));
    }
    found
}

fn is_ended_list(scan: &Scan, start: usize, at: usize) -> bool {
    let before = &scan.text[start..at];
    is_ended(before) || before.trim_end().ends_with([',', ';'])
}

/// In an article without numbered paragraphs: every block is a paragraph, if there are several.
fn paragraphs(scan: &Scan, start: usize, blocks: &[Block], lists: &[Mark]) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut number = 0;
    for (at, last, next) in blocks {
        let inside = last.is_some_and(|last| list_goes_on(last, *next));
        let open = last.is_some() && scan.text[*at..].starts_with(char::is_lowercase);
        if inside {
            continue;
        }
        if open || (last.is_some() && !is_finished(&scan.text[start..*at])) {
            found.push(Mark::plain(Kind::Paragraph, rank::POINT, *at, "tail"));
            continue;
        }
        number += 1;
        found.push(Mark::plain(
            Kind::Paragraph,
            rank::PARAGRAPH,
            *at,
            &format!("para_{number}"),
        ));
    }
    let several = number > 1;
    let leading = lists
        .first()
        .is_none_or(|l| found.first().is_some_and(|f| f.start < l.start));
    found.retain(|m| m.rank != rank::PARAGRAPH || (several && leading));
    found
}
