//! Pages of lines to one text.

use super::hyphens::Vocabulary;
use super::page::PageLines;
use super::paragraphs::{self, Paragraph};
use super::{footnotes, furniture, languages};
use crate::{Draft, flow};
use corridor_text::{Page, Span};
use std::collections::HashSet;

/// Makes one text of the pages: without running heads and page numbers, with footnotes at its end.
pub fn assemble(mut pages: Vec<PageLines>) -> Draft {
    let notes = super::notes::of(&pages);
    let labels = furniture::strip(&mut pages);
    let usual = usual_size(&pages);
    let footnotes = footnotes::take(&mut pages, usual);
    let order = languages::order(&pages);
    let lines = pages.iter().flat_map(|p| &p.blocks).flat_map(|b| &b.lines);
    let vocabulary = Vocabulary::of(lines);
    let mut writer = Writer::default();
    for paragraph in paragraphs::build(&pages, &order.blocks, &vocabulary) {
        writer.add(paragraph);
    }
    for note in &footnotes {
        let text = footnotes::write(note, &vocabulary);
        writer.add(Paragraph {
            text,
            parts: vec![(note.page, 0)],
            row: false,
        });
    }
    let mut draft = writer.finish(&pages, labels);
    draft.notes = notes;
    draft.notes.extend(flow::remark(footnotes.len()));
    if order.parted {
        draft.notes.push(super::notes::two_languages());
    }
    draft
}

/// The size of most letters.
fn usual_size(pages: &[PageLines]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    for line in pages.iter().flat_map(|p| &p.blocks).flat_map(|b| &b.lines) {
        let size = (line.size * 2.0).round() / 2.0;
        match sizes.iter().position(|s| s.0 == size) {
            Some(found) => sizes[found].1 += line.text.len(),
            None if sizes.len() < 200 => sizes.push((size, line.text.len())),
            None => {}
        }
    }
    sizes.iter().max_by_key(|s| s.1).map_or(10.0, |s| s.0)
}

/// Text in the making, and where on it which page begins.
#[derive(Default)]
struct Writer {
    text: String,
    starts: Vec<(usize, usize)>,
    row: bool,
}

impl Writer {
    fn add(&mut self, paragraph: Paragraph) {
        if !self.text.is_empty() {
            self.text.push_str(if self.row && paragraph.row {
                "\n"
            } else {
                "\n\n"
            });
        }
        self.row = paragraph.row;
        let mut parts = paragraph.parts.iter().peekable();
        while let Some(&(page, from)) = parts.next() {
            let to = parts.peek().map_or(paragraph.text.len(), |p| p.1);
            if self.starts.last().map(|s| s.0) != Some(page) {
                self.starts.push((page, self.text.len()));
            }
            let part = paragraph.text.get(from..to).unwrap_or("");
            self.text.extend(part.chars().filter(|c| *c != '\u{ad}'));
        }
    }

    fn finish(mut self, pages: &[PageLines], labels: Vec<Option<String>>) -> Draft {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let starts = with_empty(self.starts, pages.len(), self.text.len());
        let ends = starts.iter().skip(1).map(|s| s.1).chain([self.text.len()]);
        let spans = starts.iter().zip(ends).enumerate();
        let mut counted = vec![false; pages.len()];
        let pages = spans
            .map(|(index, (&(page, start), end))| Page {
                number: pages[page].number,
                label: labels.get(page).cloned().flatten(),
                span: Span::new(if index == 0 { 0 } else { start }, end),
                // A page may have several parts; its broken characters are counted once.
                unmapped: match std::mem::replace(&mut counted[page], true) {
                    true => 0,
                    false => pages[page].unmapped,
                },
            })
            .collect();
        Draft {
            text: self.text,
            pages,
            notes: Vec::new(),
        }
    }
}

/// Adds the pages without text: before the first part of a later page, or at the end.
fn with_empty(starts: Vec<(usize, usize)>, count: usize, end: usize) -> Vec<(usize, usize)> {
    let held: HashSet<usize> = starts.iter().map(|s| s.0).collect();
    let mut missing = (0..count).filter(|p| !held.contains(p)).peekable();
    let mut all = Vec::with_capacity(starts.len() + count);
    for (page, at) in starts {
        while let Some(empty) = missing.next_if(|m| *m < page) {
            all.push((empty, at));
        }
        all.push((page, at));
    }
    all.extend(missing.map(|m| (m, end)));
    all
}
