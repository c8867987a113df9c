//! The frozen text of one document.

use crate::Span;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Something worth knowing about a document that is no error: how it was decoded, what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// A stable word for programs, such as `decoded_as`.
    pub code: &'static str,
    /// One sentence for people.
    pub message: String,
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
            blocks,
        }
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
    fn trimming_keeps_positions() {
        let source = Source::from_text("x", "  a b \n");
        assert_eq!(source.slice(source.trim(Span::new(0, 7))), "a b");
    }
}
