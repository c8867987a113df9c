//! Source text to preamble, articles, paragraphs, points, annexes and sentences.
//!
//! Reads a [`corridor_text::Source`], writes an [`Outline`]. Never fails: what it cannot place
//! becomes a leaf of the nearest node, and the leaves, concatenated, equal the source.

mod outline;

pub use outline::{Kind, Node, NodeId, Outline, Unit, Zone};
