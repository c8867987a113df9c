//! What a reader makes of a file, before it is frozen.

use corridor_text::{Note, Page, Source};
use serde::{Deserialize, Serialize};

/// Text with its pages and notes, as a reader gives it.
///
/// Paragraphs, headings, list points and table rows each stand on a line of their own, with an empty line
/// between paragraphs; cells of a table row are parted by a tab. Numbers that the file computes are written out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The text.
    pub text: String,
    /// Its pages, end to end over the text; empty where the format has none.
    pub pages: Vec<Page>,
    /// What reading taught.
    pub notes: Vec<Note>,
}

impl Draft {
    /// A draft without pages or notes.
    pub fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Freezes it under the base name of the file whose raw bytes are `bytes`.
    pub(crate) fn freeze(self, name: String, bytes: &[u8]) -> Source {
        Source::new(name, self.text, bytes, self.notes).with_pages(self.pages)
    }
}

/// Which text of a document with tracked changes is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Revisions {
    /// Insertions stay, deletions go.
    #[default]
    Accepted,
    /// Deletions stay, insertions go.
    Original,
}

impl Revisions {
    /// The tag of marked-up text that is not read.
    pub(crate) fn unread_tag(self) -> &'static str {
        match self {
            Self::Accepted => "del",
            Self::Original => "ins",
        }
    }
}

/// How files are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// Which text of a document with tracked changes.
    pub revisions: Revisions,
}
