//! The engine's codes beside those of people.
//!
//! Reads labels ([`Labels`]) and the engine's answers, writes comparisons ([`Comparison`]) and from
//! them a [`Report`] with a [`Scope`] for all texts and one for each language.

mod compare;
mod labels;
mod report;
mod table;

pub use compare::{Answers, Comparison, Ours, compare};
pub use labels::{Labels, Treaties, Whereabouts, same_value};
pub use report::{Report, Scope};
pub use table::text;
