//! What is known of a document, for people at a terminal.

mod explain;
mod page;
mod summary;

pub use explain::{explain_flag, explain_indicator, explain_provision, list_indicators};
pub use page::Page;
pub(crate) use page::{DIM, wrap};
pub use summary::Summary;
