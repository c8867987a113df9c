//! Norms to codings: the answers of all indicators for one text.
//!
//! Reads a [`corridor_reading::Reading`] and the catalog's indicators, writes [`Coding`]s. Pure. A file
//! per kind of rule: [`ladder`](self), `named` (labels, choices, counts), `scored`.

mod assessor;
mod bits;
mod cases;
mod coding;
mod finding;
mod flags;
mod ladder;
mod named;
mod nearest;
mod record;
mod scored;
mod text;
mod trial;

pub use assessor::{Assessor, Judgement};
pub use cases::{CaseReport, run_cases};
pub use coding::{Coding, Evidence, Searched, Value};
pub use flags::Raised;
