//! Norms to a judgement: what one text is, promises, refuses and leaves out, and what to ask for.
//!
//! Reads a [`corridor_reading::Reading`] and the catalog, writes a [`Judgement`]. Pure. A file per kind of
//! rule (`ladder`, `named`, `record`, `scored`) and per part of the judgement (`flags`, `identity`, `cycle`,
//! `aims`, `advice`).

mod advice;
mod aims;
mod assessor;
mod bits;
mod cases;
mod coding;
mod cycle;
mod finding;
mod flags;
mod identity;
mod ladder;
mod named;
mod nearest;
mod record;
mod scored;
mod text;
mod trial;

pub use advice::{Reason, Recommendation};
pub use aims::Aim;
pub use assessor::{Assessor, Judgement};
pub use cases::{CaseReport, run_cases};
pub use coding::{Coding, Evidence, Searched, Value};
pub use cycle::Stage;
pub use flags::Raised;
pub use identity::{Identity, Party, PartyRole};
