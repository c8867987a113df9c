//! Characters of PDF pages with their places, by the pdfium library; the only crate with unsafe code.
//!
//! The library is looked for when it is first needed. It must not be called from two threads at once, so an open
//! [`Document`] holds a lock and the next [`open`] waits for it.

mod api;
mod document;
mod find;

pub use document::{Character, Document, PageCharacters, Style};

use api::Api;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

/// Why a document could not be opened, or a page not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The library is not installed.
    NoLibrary,
    /// The document wants a password.
    Password,
    /// The document or the page is broken.
    Damaged,
    /// The page has more characters than asked for.
    TooMany(u64),
}

/// Whether the library is installed; loads it.
pub fn installed() -> bool {
    engine().is_some()
}

/// Opens a document.
///
/// # Errors
/// Where there is no library, or the bytes are no PDF that opens without a password.
pub fn open(bytes: &[u8]) -> Result<Document<'_>, Fault> {
    Document::open(lock().ok_or(Fault::NoLibrary)?, bytes)
}

fn engine() -> Option<&'static Mutex<Api>> {
    static ENGINE: OnceLock<Option<Mutex<Api>>> = OnceLock::new();
    ENGINE
        .get_or_init(|| {
            find::places()
                .iter()
                .find_map(|p| Api::load(p))
                .map(Mutex::new)
        })
        .as_ref()
}

/// A panic elsewhere leaves the library itself as it was, so a poisoned lock is taken all the same.
fn lock() -> Option<MutexGuard<'static, Api>> {
    Some(engine()?.lock().unwrap_or_else(PoisonError::into_inner))
}
