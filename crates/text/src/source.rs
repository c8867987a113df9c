//! The frozen text of one document.

use crate::Span;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Something worth knowing about a document that is no error: how it was decoded, what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// A stable word for programs, such as `decoded_as`.
    pub code: String,
    /// One sentence for people.
    pub message: String,
}

impl Note {
    /// A note with a stable word for programs and a sentence for people.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
        }
    }
}

/// A page of the file, for formats that have pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Its place in the file, counted from 1.
    pub number: u32,
    /// The number printed on it, where one was found.
    pub label: Option<String>,
    /// Its part of the text, in bytes.
    pub span: Span,
    /// How many of its characters the file gives no Unicode for.
    pub unmapped: u32,
}

/// The frozen text of one document, with its hash and the notes of the room that read it.
#[derive(Debug, Clone)]
pub struct Source {
    /// Base name of the file.
    pub name: String,
    /// Decoded text, without byte-order mark and carriage returns, otherwise unchanged.
    pub text: String,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// What reading the file taught.
    pub notes: Vec<Note>,
    /// Pages end to end over the text; empty where the format has none.
    pub pages: Vec<Page>,
    /// Scalar count before every block of `BLOCK` bytes, so that offsets convert quickly.
    blocks: Vec<usize>,
}

const BLOCK: usize = 1024;

impl Source {
    /// Freezes `text`, read from a file called `name` whose raw bytes are `bytes`.
    pub fn new(name: impl Into<String>, text: String, bytes: &[u8], notes: Vec<Note>) -> Self {
        let sha256 = Sha256::digest(bytes)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        let blocks = count_blocks(&text);
        Self {
            name: name.into(),
            text,
            sha256,
            notes,
            pages: Vec::new(),
            blocks,
        }
    }

    /// The same source with its pages.
    pub fn with_pages(mut self, pages: Vec<Page>) -> Self {
        self.pages = pages;
        self
    }

    /// One part of it as a source of its own, under the hash of the whole file; pages that it does not touch
    /// are left out.
    pub fn cut(&self, part: Span) -> Self {
        let inside = |p: &Page| {
            let start = p.span.start.clamp(part.start, part.end);
            let end = p.span.end.clamp(part.start, part.end);
            (start < end).then(|| Page {
                span: Span::new(start - part.start, end - part.start),
                ..p.clone()
            })
        };
        let text = self.slice(part).to_owned();
        Self {
            name: self.name.clone(),
            sha256: self.sha256.clone(),
            notes: self.notes.clone(),
            pages: self.pages.iter().filter_map(inside).collect(),
            blocks: count_blocks(&text),
            text,
        }
    }

    /// Number of the page that the byte at `offset` stands on.
    pub fn page_at(&self, offset: usize) -> Option<u32> {
        let after = self.pages.partition_point(|p| p.span.start <= offset);
        self.pages[..after].last().map(|p| p.number)
    }

    /// A source made from a string, for tests and cases.
    pub fn from_text(name: &str, text: &str) -> Self {
        Self::new(name, text.to_owned(), text.as_bytes(), Vec::new())
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    /// The span without white space at either end.
    pub fn trim(&self, span: Span) -> Span {
        let text = self.slice(span);
        let start = span.start + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    }

    /// Offsets of a span in Unicode scalar values.
    pub fn scalars(&self, span: Span) -> (usize, usize) {
        let start = self.scalar(span.start);
        (start, start + self.slice(span).chars().count())
    }

    fn scalar(&self, byte: usize) -> usize {
        let block = byte / BLOCK;
        let from = block * BLOCK;
        self.blocks[block] + count_starts(&self.text.as_bytes()[from..byte])
    }
}

/// Counts the scalar values that start in `bytes` (every byte but UTF-8 continuation bytes).
fn count_starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| (**b as i8) >= -0x40).count()
}

fn count_blocks(text: &str) -> Vec<usize> {
    let mut total = 0;
    let mut blocks = vec![0];
    for block in text.as_bytes().chunks(BLOCK) {
        total += count_starts(block);
        blocks.push(total);
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_scalar_values() {
        let text = "é".repeat(2000) + "abc";
        let source = Source::from_text("x", &text);
        let at = text.find("abc").unwrap();
        assert_eq!(source.scalars(Span::new(at, at + 3)), (2000, 2003));
        assert_eq!(
            source.scalars(Span::new(text.len(), text.len())),
            (2003, 2003)
        );
    }

    #[test]
    fn a_part_keeps_the_hash_and_its_pages() {
        let page = |number, start, end| Page {
            number,
            label: None,
            span: Span::new(start, end),
            unmapped: 0,
        };
        let whole = Source::from_text("x", "one\ntwo\nthree").with_pages(vec![
            page(1, 0, 4),
            page(2, 4, 8),
            page(3, 8, 13),
        ]);
        let part = whole.cut(Span::new(4, 13));
        assert_eq!(
            (part.text.as_str(), &part.sha256),
            ("two\nthree", &whole.sha256)
        );
        assert_eq!(part.pages, [page(2, 0, 4), page(3, 4, 9)]);
    }

    #[test]
    fn trimming_keeps_positions() {
        let source = Source::from_text("x", "  a b \n");
        assert_eq!(source.slice(source.trim(Span::new(0, 7))), "a b");
    }
}
