//! The data folders: languages, indicators and their cases.
//!
//! Reads `languages/` and `indicators/`, embedded at build time or from a directory; writes a
//! [`Catalog`] in which every name is resolved. All mistakes are reported at once, with file,
//! line and column ([`Diagnostic`]). No other crate opens these files.

mod cases;
mod catalog;
mod diagnostic;
mod files;
mod form;
mod indicator;
mod language;
mod positive;
mod raw;
mod resolve;
mod test;
mod vocabulary;

pub use cases::{Case, cases_of};
pub use catalog::Catalog;
pub use diagnostic::{CatalogErrors, Diagnostic};
pub use files::Files;
pub use form::{Pattern, Slot, WordPattern};
pub use indicator::{CYCLE, Decision, Derived, Indicator, Named, Rule, Score};
pub use language::{ActForm, Class, Language, Meaning};
pub use positive::PositiveWhen;
pub use test::{Actors, Defers, Force, Negated, Term, Test, Within, Zones};
pub use vocabulary::{ActId, ConceptId, CountryId, Vocabulary};
