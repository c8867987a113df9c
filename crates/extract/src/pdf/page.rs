//! What is known of a page on the way from its characters to text.

use serde::{Deserialize, Serialize};

/// Largest coordinate that is believed, in points.
const FAR: f32 = 100_000.0;

/// A word with its place, in points from the upper left corner of the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    pub text: String,
    pub left: f32,
    pub right: f32,
    /// Height of the line that it is written on.
    pub base: f32,
    /// Size of its letters.
    pub size: f32,
    pub bold: bool,
    /// No white space stands before it in the file.
    pub glued: bool,
}

impl Word {
    /// The same word with numbers that can be reckoned with.
    pub fn sane(mut self) -> Self {
        let near = |x: f32| {
            if x.is_finite() {
                x.clamp(-FAR, FAR)
            } else {
                0.0
            }
        };
        self.left = near(self.left);
        self.right = near(self.right).max(self.left);
        self.base = near(self.base);
        self.size = near(self.size).clamp(0.5, 1000.0);
        self
    }

    pub fn is_right_to_left(&self) -> bool {
        self.text.chars().any(is_right_to_left)
    }
}

/// Hebrew, Arabic and their neighbours.
pub(crate) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// A page as its engine gives it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct PageWords {
    pub number: u32,
    pub width: f32,
    pub height: f32,
    pub words: Vec<Word>,
    /// Characters that are no white space.
    pub characters: u32,
    /// Characters that the file gives no Unicode for.
    pub unmapped: u32,
    /// Characters left out because they do not run from left to right.
    pub turned: u32,
}

/// A small raised number or sign in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Where it stands in the text of the line, in bytes.
    pub at: usize,
    /// What it is.
    pub text: String,
}

/// A line of text within a column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its words, parted by spaces; by tabs where it is a row of a table.
    pub text: String,
    /// Small raised marks, which are not in the text.
    pub marks: Vec<Mark>,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// The height it is written on, from the top of the page.
    pub base: f32,
    /// Size of most of its letters.
    pub size: f32,
    /// Width of its first word, as it is read.
    pub first: f32,
    /// All of it is bold.
    pub bold: bool,
    /// It is a row of a table or of a table of contents.
    pub row: bool,
}

/// Lines that follow one another in one column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Which column it is, counted from the left, where there are columns side by side.
    pub column: Option<u8>,
    /// Its lines from top to bottom.
    pub lines: Vec<Line>,
}

/// A page cut into blocks in the order in which they are read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PageLines {
    /// Its place in the file, counted from 1.
    pub number: u32,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Its text.
    pub blocks: Vec<Block>,
    /// How many characters it has that are no white space.
    pub characters: u32,
    /// How many of them the file gives no Unicode for.
    pub unmapped: u32,
    /// How many were left out because they are turned.
    pub turned: u32,
}

/// Some pages of a document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Pages {
    /// How many pages the whole document has.
    pub count: u32,
    /// Those that were asked for.
    pub pages: Vec<PageLines>,
}
