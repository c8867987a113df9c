//! Where an answer stands in a report: against rights, promised, stated, open, silent.

use corridor_assess::{Coding, Value};
use corridor_catalog::Indicator;

/// Where an answer stands in a report.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Says what the document is.
    Head,
    /// Against workers' rights.
    Against,
    /// Promised to workers.
    Promised,
    /// Stated, neither for nor against.
    Stated,
    /// Undecided.
    Open,
    /// Not found.
    Silent,
    /// Could not be read.
    NotAssessed,
}

/// Indicators that say what the document is.
pub const HEAD: [&str; 3] = ["instrument_kind", "legal_form", "binding_status"];

/// The place of an answer.
pub fn place_of(coding: &Coding, indicator: &Indicator) -> Place {
    let value = coding.value.to_string();
    match &coding.value {
        _ if HEAD.contains(&indicator.id.as_str()) => Place::Head,
        Value::NotAssessed => Place::NotAssessed,
        Value::Undecided => Place::Open,
        _ if coding.contrary => Place::Against,
        _ if value == indicator.silent() => Place::Silent,
        _ if indicator.polarity == "adverse" && coding.positive => Place::Against,
        _ if indicator.polarity == "protective" && coding.positive => Place::Promised,
        _ => Place::Stated,
    }
}
