//! Source text to preamble, articles, paragraphs, points, annexes and sentences.
//!
//! Reads a [`corridor_text::Source`], writes an [`Outline`]. Never fails: what it cannot place
//! becomes a leaf of the nearest node, and the leaves, concatenated, equal the source.

mod agreements;
mod announced;
mod blocks;
mod build;
mod closing;
mod fill;
mod grammar;
mod headed;
mod headers;
mod heading;
mod lexicon;
mod lines;
mod lists;
mod markers;
mod notes;
mod numerals;
mod outline;
mod plan;
mod references;
mod sentences;
mod text;
mod units;
mod zones;

pub use announced::{MissingAnnex, missing_annexes};
pub use grammar::Grammar;
pub use numerals::roman;
pub use outline::{Agreement, Kind, Node, NodeId, Outline, Unit, Zone};
pub use references::{Reference, references};

use corridor_text::Source;
use lexicon::Lexicon;
use sentences::Splitter;
use text::Scan;

/// Outlines texts by the pooled words of all languages, which are made ready once.
pub struct Parser {
    lexicon: Lexicon,
}

impl Parser {
    /// Makes the words ready.
    pub fn new(grammar: &Grammar) -> Self {
        Self {
            lexicon: Lexicon::new(grammar),
        }
    }

    /// Outlines a text.
    pub fn parse(&self, source: &Source) -> Outline {
        let scan = Scan::new(&source.text, &self.lexicon);
        let marks = fill::marks(&scan);
        let splitter = Splitter::new(&self.lexicon);
        let mut outline = build::build(&source.text, splitter, &marks);
        zones::set_zones(&mut outline, &scan);
        outline.agreements = agreements::agreements(&scan, &outline);
        outline
    }
}

/// Outlines one text.
pub fn parse(source: &Source, grammar: &Grammar) -> Outline {
    Parser::new(grammar).parse(source)
}
