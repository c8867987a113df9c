//! The text of a document on its way to lines, for all formats that have paragraphs, tables and footnotes.
//!
//! Reads what a format's own reader finds, writes blocks: paragraphs and rows of tables, then the footnotes.

mod gather;
mod labels;
mod languages;
mod notes;
mod stack;
mod tables;

pub(crate) use gather::Blocks;
pub(crate) use labels::{brings_mark, is_label};
pub(crate) use languages::language;
pub(crate) use notes::{Footnotes, line, remark};
pub(crate) use stack::Stack;
pub(crate) use tables::{Cell, Table};

use crate::Draft;
use corridor_text::Note;

/// A paragraph or a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// Its text; line breaks within stay.
    pub text: String,
    /// Follows the block before without an empty line, as rows of one table do.
    pub tight: bool,
}

impl Block {
    /// A paragraph.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            tight: false,
        }
    }

    /// A paragraph without space around it; none where nothing is left.
    pub fn trimmed(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self::paragraph(text))
    }
}

/// All that a reader found of a document.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    /// The text.
    pub body: Vec<Block>,
    /// What stands after it.
    pub footnotes: Footnotes,
    /// How many tables were read column by column.
    pub columns: usize,
}

impl Flow {
    /// The text, then its footnotes; to `notes` it adds what a reader must know of both.
    pub fn draft(self, mut notes: Vec<Note>) -> Draft {
        notes.extend(self.footnotes.remark());
        if self.columns > 0 {
            let about = "Columns that stand side by side in a table were read one after the other.";
            notes.push(Note::new("columns", about));
        }
        let footnotes = self.footnotes.blocks();
        let blocks: Vec<Block> = self.body.into_iter().chain(footnotes).collect();
        Draft {
            notes,
            ..Draft::of(join(&blocks))
        }
    }
}

/// Blocks as text: an empty line between paragraphs, none between rows.
pub(crate) fn join(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() {
            text.push_str(if block.tight { "\n" } else { "\n\n" });
        }
        text.push_str(&block.text);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}
