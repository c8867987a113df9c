//! Footnotes: lines in small letters at the foot of a column that begin with a mark.

use super::page::{Line, Mark, PageLines};
use super::{clean, hyphens::Vocabulary};
use crate::flow;
use std::collections::HashSet;

/// Letters smaller than this part of the usual size are those of footnotes.
const SMALL: f32 = 0.93;

/// A footnote.
pub(crate) struct Footnote {
    pub page: usize,
    pub mark: String,
    pub lines: Vec<Line>,
}

/// Takes the footnotes out of the pages, and their marks out of the text.
pub(crate) fn take(pages: &mut [PageLines], usual: f32) -> Vec<Footnote> {
    let mut found = Vec::new();
    for (index, page) in pages.iter_mut().enumerate() {
        for block in &mut page.blocks {
            let start = foot(&block.lines, usual);
            found.extend(split(block.lines.split_off(start), index));
        }
        page.blocks.retain(|block| !block.lines.is_empty());
    }
    for (index, page) in pages.iter_mut().enumerate() {
        let here = found.iter().filter(|note| note.page == index);
        let mut known: HashSet<String> = here.map(|note| note.mark.clone()).collect();
        for line in page.blocks.iter_mut().flat_map(|b| &mut b.lines) {
            settle(line, &mut known);
        }
    }
    found
}

/// Where the footnotes of a block begin.
fn foot(lines: &[Line], usual: f32) -> usize {
    let small = lines
        .iter()
        .rev()
        .take_while(|l| l.size < usual * SMALL)
        .count();
    let from = lines.len() - small;
    let marked = lines[from..]
        .iter()
        .position(|line| opening(line).is_some());
    marked.map_or(lines.len(), |at| from + at)
}

/// The mark that a line begins with, and where its text goes on.
fn opening(line: &Line) -> Option<(String, usize)> {
    if let Some(mark) = line.marks.first().filter(|m| m.at == 0) {
        return Some((mark.text.trim_end_matches(')').to_owned(), 0));
    }
    let word = line.text.split_whitespace().next()?;
    let core = word.trim_matches(|c: char| "()[].".contains(c));
    let number = core.len() <= 3 && core.bytes().all(|b| b.is_ascii_digit());
    let sign = core.chars().all(|c| "*†‡".contains(c));
    (!core.is_empty() && (number || sign)).then(|| (core.to_owned(), word.len()))
}

fn split(lines: Vec<Line>, page: usize) -> Vec<Footnote> {
    let mut notes: Vec<Footnote> = Vec::new();
    for mut line in lines {
        match (opening(&line), notes.last_mut()) {
            (Some((mark, end)), last) if last.is_none() || goes_up(&mark, last.as_deref()) => {
                line.text = line.text.get(end..).unwrap_or("").trim_start().to_owned();
                if line.marks.first().is_some_and(|m| m.at == 0) {
                    line.marks.remove(0);
                }
                notes.push(Footnote {
                    page,
                    mark,
                    lines: vec![line],
                });
            }
            (_, Some(note)) => note.lines.push(line),
            (_, None) => {}
        }
    }
    for line in notes.iter_mut().flat_map(|n| &mut n.lines) {
        settle(line, &mut HashSet::new());
    }
    notes
}

/// A line that begins with a number opens a footnote only where the number follows the last one's.
fn goes_up(mark: &str, last: Option<&Footnote>) -> bool {
    match (mark.parse::<u32>(), last.map(|l| l.mark.parse::<u32>())) {
        (Ok(mark), Some(Ok(last))) => mark == last.saturating_add(1),
        _ => true,
    }
}

/// Drops the first mark of every footnote of the page, and writes the others into the text.
fn settle(line: &mut Line, known: &mut HashSet<String>) {
    for Mark { at, text } in std::mem::take(&mut line.marks).into_iter().rev() {
        let Some(before) = line.text.get(..at) else {
            continue;
        };
        let unit = is_unit(before);
        if !unit && known.remove(text.trim_end_matches(')')) {
            continue;
        }
        match at {
            // A number before the first word is that of a paragraph.
            0 => line.text.insert_str(0, &format!("{text} ")),
            _ => line
                .text
                .insert_str(at, &text.chars().map(clean::raised).collect::<String>()),
        }
    }
}

/// Whether a text ends in one or two small letters, as of a unit that is squared.
fn is_unit(text: &str) -> bool {
    let word = text
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    matches!(word.len(), 1..=2) && word.chars().all(|c| c.is_ascii_lowercase())
}

/// A footnote as one line of text.
pub(crate) fn write(note: &Footnote, vocabulary: &Vocabulary) -> String {
    let mut text = String::new();
    for (index, line) in note.lines.iter().enumerate() {
        match index {
            0 => text.push_str(&line.text),
            _ => vocabulary.join(&mut text, &line.text),
        }
    }
    flow::line(&note.mark, &text)
}
