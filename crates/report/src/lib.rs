//! A judged document for people and programs: JSON, HTML and SARIF, named findings, and the words that reports
//! share.
//!
//! Reads a [`Document`] and the catalog; writes text. Pure.

mod assessment;
mod document;
pub mod findings;
mod html;
pub mod legibility;
pub mod overview;
pub mod place;
pub mod sarif;
pub mod words;

pub use assessment::Assessment;
pub use document::{Context, Document};
pub use findings::Findings;
pub use html::HtmlReport;
