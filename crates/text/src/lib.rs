//! Source text and positions in it.
//!
//! A [`Source`] is frozen: everything that Corridor says about a document quotes it by [`Span`].
//! Inside the program spans count bytes; what leaves the program counts Unicode scalar values
//! ([`Source::scalars`]), so that any language can cut the same quote. [`Tokens`] is the folded
//! layer that patterns match on.

mod source;
mod span;
mod tokens;

pub use source::{Note, Page, Source};
pub use span::Span;
pub use tokens::{Token, Tokens, fold, fold_into};
