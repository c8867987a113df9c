//! Lines and columns of a passage in the text that `corridor text` prints.

use super::model::{Message, Region};
use corridor_text::{Source, Span};

/// Where the lines of a text begin, in bytes.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub fn of(text: &str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(after_breaks).collect())
    }

    pub fn region<'a>(&self, source: &'a Source, span: Span) -> Region<'a> {
        let (start, end) = source.scalars(span);
        let (start_line, start_column) = self.place(&source.text, span.start);
        let (end_line, end_column) = self.place(&source.text, span.end);
        Region {
            start_line,
            start_column,
            end_line,
            end_column,
            char_offset: start,
            char_length: end - start,
            snippet: Message {
                text: source.slice(span),
            },
        }
    }

    /// Line and column, from 1, of the character at byte `at`.
    fn place(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.0.partition_point(|start| *start <= at);
        let start = self.0[..line].last().copied().unwrap_or(0);
        (line, text[start..at].chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "é\nzwei 𝄞 drei\n";
        let source = Source::from_text("x", text);
        let at = text.find("𝄞").unwrap();
        let region = Lines::of(text).region(&source, Span::new(at, text.len()));
        assert_eq!((region.start_line, region.start_column), (2, 6));
        assert_eq!((region.end_line, region.end_column), (3, 1));
        assert_eq!((region.char_offset, region.char_length), (7, 7));
    }
}
