//! A judged document for people and programs: JSON and HTML, and the words that reports share.
//!
//! Reads a [`Document`] and the catalog; writes text. Pure.

mod assessment;
mod document;
mod html;
pub mod legibility;
pub mod overview;
pub mod place;
pub mod words;

pub use assessment::Assessment;
pub use document::{Context, Document};
pub use html::HtmlReport;
