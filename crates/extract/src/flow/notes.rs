//! Footnotes, which stand after the text, each on a line with its mark in front: `[1] As amended.`

use super::{Block, join};
use corridor_text::Note;

/// The footnotes of a document in the order of their marks.
#[derive(Debug, Default)]
pub(crate) struct Footnotes {
    blocks: Vec<Block>,
    number: usize,
}

impl Footnotes {
    /// Adds a note with its mark, or with its number where it has none.
    pub fn add(&mut self, mark: Option<&str>, note: &[Block]) {
        self.number += 1;
        let number = self.number.to_string();
        let mark = mark.map(str::trim).filter(|m| !m.is_empty());
        let text = line(mark.unwrap_or(&number), &join(note));
        self.blocks.push(Block::paragraph(text));
    }

    /// Adds a note that brings its mark and its lines.
    pub fn add_marked(&mut self, note: Vec<Block>) {
        self.number += usize::from(!note.is_empty());
        self.blocks.extend(note);
    }

    /// Adds the notes of a piece of the document.
    pub fn append(&mut self, other: Self) {
        self.number += other.number;
        self.blocks.extend(other.blocks);
    }

    /// All notes.
    pub fn blocks(self) -> Vec<Block> {
        self.blocks
    }

    /// Says that they stand after the text; nothing where there are none.
    pub fn remark(&self) -> Option<Note> {
        remark(self.number)
    }
}

/// A note on one line.
pub(crate) fn line(mark: &str, text: &str) -> String {
    let words = text.split_whitespace();
    let mark = format!("[{mark}]");
    let all: Vec<&str> = std::iter::once(mark.as_str()).chain(words).collect();
    all.join(" ")
}

/// Says that so many footnotes stand after the text.
pub(crate) fn remark(number: usize) -> Option<Note> {
    let stand = match number {
        0 => return None,
        1 => "A footnote stands".to_owned(),
        n => format!("{n} footnotes stand"),
    };
    let said = format!("{stand} after the text; the marks in the sentences are left out.");
    Some(Note::new("footnotes", said))
}
