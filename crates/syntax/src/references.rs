//! References from one place of a text to another: "Article 6, paragraph 3", "this Article".

use crate::{Grammar, Outline};
use corridor_text::{Source, Span};

/// A reference found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The words that refer.
    pub span: Span,
    /// Id of the place meant, such as `art_6__para_3`.
    pub target: String,
    /// Whether the outline has that place.
    pub resolved: bool,
}

/// All references in the sentences of a text, in order.
pub fn references(source: &Source, outline: &Outline, grammar: &Grammar) -> Vec<Reference> {
    let _ = (source, outline, grammar);
    Vec::new()
}
