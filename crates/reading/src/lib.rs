//! Articles to norms, by the lexicon of their language.
//!
//! Reads a [`corridor_text::Source`] and its [`corridor_syntax::Outline`], writes a [`Reading`]: one
//! [`Norm`] per predication, with its force, holder, acts, concepts, exceptions and conditions. Pure.

mod acts;
mod bodies;
mod carry;
mod clauses;
mod conditions;
mod defers;
mod force;
mod gaps;
mod language;
mod legibility;
mod matcher;
mod negation;
mod norm;
mod numerals;
mod parts;
mod reader;
mod roles;
mod subject;
mod view;
mod voice;

pub use legibility::{Legibility, PageQuality, Quality};
pub use matcher::{Hit, Matcher};
pub use norm::{Act, Holder, Mention, Norm, Origin, Place, Role};
pub use numerals::{Date, Day, Period};
pub use reader::{CountryMention, Reader, Reading, UnitReading};
