//! Tests of the layout: on words set by hand, on arbitrary boxes, and on small files where an engine is installed.

mod files;
mod layout;
mod properties;

use super::page::{PageLines, PageWords, Word};
use super::{assemble, columns};
use crate::Draft;

/// Width of a letter in the tests, in sizes.
const LETTER: f32 = 0.5;

/// A page in the making.
pub(super) struct Sheet(PageWords);

impl Sheet {
    pub fn new(number: u32) -> Self {
        Self(PageWords {
            number,
            width: 600.0,
            height: 800.0,
            ..PageWords::default()
        })
    }

    /// Sets words of size 10 from `left` on at height `base`.
    pub fn set(self, left: f32, base: f32, text: &str) -> Self {
        self.sized(left, base, 10.0, text)
    }

    /// Sets words of any size.
    pub fn sized(mut self, mut left: f32, base: f32, size: f32, text: &str) -> Self {
        for word in text.split(' ') {
            let right = left + word.chars().count() as f32 * size * LETTER;
            self.0.words.push(Word {
                text: word.to_owned(),
                left,
                right,
                base,
                size,
                bold: false,
                glued: false,
            });
            self.0.characters += word.chars().count() as u32;
            left = right + size * 0.3;
        }
        self
    }

    /// Sets a word right after the last one, small and raised.
    pub fn raised(mut self, text: &str) -> Self {
        if let Some(last) = self.0.words.last().cloned() {
            self = self.sized(last.right, last.base - 3.5, 6.0, text);
            if let Some(mark) = self.0.words.last_mut() {
                mark.glued = true;
            }
        }
        self
    }

    /// Sets lines one below the other.
    pub fn lines(self, left: f32, mut base: f32, lines: &[&str]) -> Self {
        lines.iter().fold(self, |sheet, line| {
            base += 12.0;
            sheet.set(left, base, line)
        })
    }

    pub fn cut(self) -> PageLines {
        columns::cut(self.0)
    }
}

pub(super) fn read(sheets: impl IntoIterator<Item = Sheet>) -> Draft {
    assemble(sheets.into_iter().map(Sheet::cut).collect())
}

/// The paragraphs of a text.
pub(super) fn paragraphs(draft: &Draft) -> Vec<&str> {
    draft.text.trim_end().split("\n\n").collect()
}
