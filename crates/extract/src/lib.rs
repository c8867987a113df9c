//! Bytes to frozen source text; the only room that may refuse.
//!
//! Reads a file or bytes, writes a [`corridor_text::Source`] whose notes say how it was read. A folder or
//! file per format; every one of them turns bytes into a [`Draft`] or a [`Refusal`].

mod akn;
mod docx;
mod door;
mod draft;
mod error;
mod flow;
mod format;
mod html;
mod markdown;
mod numerals;
mod odt;
mod package;
#[cfg(test)]
mod packing;
pub mod pdf;
mod plain;
mod process;
mod remarks;
mod xml;

pub use door::{File, LIMIT, decode, draft, load, read};
pub use draft::{Draft, Options, Revisions};
pub use error::{ReadError, Refusal};
pub use format::{ENDINGS, Format, sniff};
pub use process::{Readers, serve};

/// Code of the note that a document with tracked changes gets.
pub const TRACKED_CHANGES: &str = "tracked_changes";
