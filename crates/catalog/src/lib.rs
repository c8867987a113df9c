//! The data folders: languages, indicators, red flags, their cases and model clauses.
//!
//! Reads `languages/`, `indicators/` and `red_flags/`, embedded at build time or from a directory; writes a
//! [`Catalog`] in which every name is resolved. All mistakes are reported at once, with file,
//! line and column ([`Diagnostic`]). No other crate opens these files.

mod borrow;
mod cases;
mod catalog;
mod clause;
mod diagnostic;
mod files;
mod flag;
mod form;
mod indicator;
mod instrument;
mod language;
mod misplaced;
mod numbers;
mod positive;
mod raw;
mod resolve;
mod test;
mod vocabulary;
mod words;

pub use cases::{Case, cases_of};
pub use catalog::Catalog;
pub use clause::ModelClause;
pub use diagnostic::{CatalogErrors, Diagnostic};
pub use files::Files;
pub use flag::RedFlag;
pub use form::{Pattern, Slot, WordPattern};
pub use indicator::{
    CYCLE, Decision, Derived, Field, FieldRule, Indicator, Named, Rule, Score, print_record,
};
pub use instrument::{Instrument, Instruments, Provision};
pub use language::{ActForm, Class, Language, Meaning};
pub use numbers::{Numbers, TimeUnit};
pub use positive::PositiveWhen;
pub use test::{Actors, Defers, Force, Negated, Term, Test, Within, Zones};
pub use vocabulary::{ActId, ConceptId, CountryId, Vocabulary};
pub use words::Words;
