//! Bytes to frozen source text; the only room that may refuse.
//!
//! Reads a file or bytes, writes a [`corridor_text::Source`] whose notes say how it was decoded.

mod decode;
mod error;
mod read;

pub use error::ReadError;
pub use read::{LIMIT, decode, read};
