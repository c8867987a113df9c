//! What a report is made of.

use corridor_assess::Judgement;
use corridor_catalog::{Catalog, Instruments};
use corridor_reading::Reading;
use corridor_syntax::Outline;
use corridor_text::Source;

/// A document and all that is known of it.
pub struct Document {
    /// The frozen text.
    pub source: Source,
    /// Its articles.
    pub outline: Outline,
    /// Its clauses.
    pub reading: Reading,
    /// Its answers.
    pub judgement: Judgement,
    /// The same document before its tracked changes, where it has any and they are accepted.
    pub original: Option<Box<Document>>,
}

/// What a report needs besides the document.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What was asked.
    pub catalog: &'a Catalog,
    /// The standards, to cite them.
    pub instruments: &'a Instruments,
    /// The day for which it is judged.
    pub as_of: Option<&'a str>,
    /// The Parties, when the user named them.
    pub parties: &'a [String],
}
