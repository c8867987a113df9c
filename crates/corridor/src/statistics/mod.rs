//! Agreement statistics over yes/no answers, free of any crate.
//!
//! A [`Cell`] is one comparison of two answers, a [`Table`] counts cells, and [`Pooled`] measures
//! many items at once. Intervals come from resampling whole treaties ([`interval`]), because the
//! answers within one treaty depend on each other.

mod bootstrap;
mod measures;
mod pooled;

pub use bootstrap::{Interval, interval};
pub use measures::Table;
pub use pooled::{Cell, Measure, Pooled};
