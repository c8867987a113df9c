//! Where the closing formula starts, or the names that stand for it.
//!
//! Reads a [`Scan`] and the articles, writes an offset.

use crate::lexicon::Topic;
use crate::lines::{Line, is_ended, is_finished};
use crate::outline::Kind;
use crate::plan::Mark;
use crate::text::Scan;

/// Longest line that is a name.
const NAME: usize = 50;

/// Where the closing formula starts.
pub(crate) fn closing(scan: &Scan, own: &[Mark], body: usize, end: usize) -> Option<usize> {
    let last = own
        .iter()
        .rev()
        .find(|m| m.kind == Kind::Article)
        .map_or(body, Mark::body);
    let hits = scan
        .hits_in(last, end)
        .iter()
        .filter(|h| h.topic == Topic::Signature);
    let mut found = hits.filter(|h| {
        let capital = scan.text[h.start..].starts_with(char::is_uppercase);
        let line = scan.line(h.start).is_some_and(|l| {
            scan.text[l.start.min(h.start)..h.start]
                .trim_matches(['*', ' ', '('])
                .is_empty()
        });
        capital && (line || is_ended(&scan.text[last..h.start]))
    });
    found
        .next()
        .map(|h| h.start)
        .or_else(|| names(scan, last, end))
}

/// Names without a formula before them: the last block, of short lines in capitalised words.
fn names(scan: &Scan, last: usize, end: usize) -> Option<usize> {
    let lines = scan.lines_in(last, end);
    let count = lines
        .iter()
        .rev()
        .take_while(|l| is_name(scan, l))
        .take(12)
        .count();
    let first = lines[lines.len() - count..]
        .iter()
        .find(|l| l.blank_before)?;
    let before = &scan.text[last..first.start];
    let text = before.contains(char::is_alphanumeric) && is_finished(before);
    text.then_some(first.start)
}

/// "Anna von Weide", "(s.) A. B. Novik": two to eight words, most of them capitalised.
fn is_name(scan: &Scan, line: &Line) -> bool {
    let text = &scan.text[line.start..line.end];
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == '.' || c == '-')
        .filter(|w| w.chars().any(char::is_alphabetic))
        .collect();
    let bare = |w: &&str| {
        w.trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(char::is_uppercase)
    };
    let capital = words.iter().copied().filter(bare).count();
    let ended = text.ends_with(['.', ';', ':', ',', '!', '?']);
    text.len() <= NAME
        && !ended
        && !text.contains(|c: char| c.is_numeric() || "|:;_".contains(c))
        && (2..9).contains(&words.len())
        && bare(&words[0]) | text.starts_with('(')
        && capital * 2 > words.len()
        && scan.find(Topic::Prose, line.start, line.end).is_none()
        && !scan
            .hits_in(line.start, line.end)
            .iter()
            .any(|h| heads(h.topic))
}

fn heads(topic: Topic) -> bool {
    use Topic::*;
    matches!(topic, Annex | Protocol | Part | Chapter | Section | Article)
}
