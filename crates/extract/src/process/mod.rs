//! Reading in processes of their own, so that a hostile file can neither crash the program nor reach anything.
//!
//! [`Readers`] (the `pool`) starts `program reader`, which calls [`serve()`]: it gives up its rights (`confine`),
//! then answers one request after another over its standard input and output (`wire`). A `reader` that
//! breaks off or takes too long is replaced; only the file that it was reading is lost.

mod confine;
mod pool;
mod reader;
mod serve;
mod wire;

pub use pool::Readers;
pub use serve::serve;

/// Most memory that a reader may ask for, in bytes.
const MEMORY: u64 = 768 * 1024 * 1024;
/// Most seconds that one request may take.
const SECONDS: u64 = 60;
