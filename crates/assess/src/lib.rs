//! Norms to codings: the answers of all indicators for one text.
//!
//! Reads a [`corridor_reading::Reading`] and the catalog's indicators, writes [`Coding`]s. Pure.

mod coding;

pub use coding::{Coding, Evidence, Searched, Value};
