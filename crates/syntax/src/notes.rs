//! Notes of an exchange whose headers are no words: lone numerals, or nothing but the letters.
//!
//! Reads a [`Scan`], writes marks of notes.

use crate::lexicon::Topic;
use crate::lines::is_ended;
use crate::numerals::roman;
use crate::outline::Kind;
use crate::plan::{Mark, rank};
use crate::text::Scan;
use corridor_text::Span;

/// How far below a lone numeral the letter opens, in bytes.
const REACH: usize = 1500;

/// Notes without a word such as "No." above them, in a text whose other marks are `marks`.
pub(crate) fn loose_notes(scan: &Scan, marks: &[Mark]) -> Vec<Mark> {
    if marks.iter().any(|m| m.note) {
        return Vec::new();
    }
    let numbered = numbered(scan);
    let articles = marks.iter().any(|m| m.kind == Kind::Article);
    if !numbered.is_empty() || articles {
        numbered
    } else {
        letters(scan)
    }
}

/// Notes numbered by a lone Roman numeral above the letter.
fn numbered(scan: &Scan) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    for line in scan
        .lines
        .iter()
        .filter(|l| l.blank_before && l.blank_after && l.end - l.start < 6)
    {
        let label = scan.text[line.start..line.end].trim_end_matches('.');
        let value = roman(label).filter(|_| label.starts_with(char::is_uppercase));
        let next = found.len() as u32 + 1;
        if value == Some(next)
            && scan
                .find(Topic::Letter, line.end, line.end + REACH)
                .is_some()
        {
            let mut mark = note(line.start, next);
            mark.marker = Span::new(line.start, line.end);
            mark.label = Some(label.to_owned());
            found.push(mark);
        }
    }
    if found.len() < 2 { Vec::new() } else { found }
}

fn note(start: usize, number: u32) -> Mark {
    let mut mark = Mark::plain(
        Kind::Protocol,
        rank::SECTION,
        start,
        &format!("note_{number}"),
    );
    mark.value = number;
    mark.note = true;
    mark
}

/// Two letters, one after the other: the second starts with the first block after the closing
/// formula of the first.
fn letters(scan: &Scan) -> Vec<Mark> {
    second_letter(scan)
        .map(|at| vec![note(0, 1), note(at, 2)])
        .unwrap_or_default()
}

fn second_letter(scan: &Scan) -> Option<usize> {
    let end = scan.text.len();
    let first = scan.find(Topic::Letter, 0, end)?;
    let capital = |at: usize| scan.text[at..].starts_with(char::is_uppercase);
    let mut closings = scan
        .hits_in(first.end, end)
        .iter()
        .filter(|h| h.topic == Topic::Signature);
    let close = closings.find(|h| capital(h.start) && is_ended(&scan.text[first.end..h.start]))?;
    let second = scan.find(Topic::Letter, close.end, end)?;
    let block = scan
        .lines_in(close.end, second.start + 1)
        .iter()
        .find(|l| l.blank_before)?;
    Some(block.start)
}
