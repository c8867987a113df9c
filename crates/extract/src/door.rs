//! The door: a path or bytes to a frozen source.
//!
//! Reads files, writes a [`Source`] or a [`ReadError`].

use crate::{
    Draft, Format, Options, ReadError, Refusal, akn, docx, html, markdown, odt, pdf, plain, sniff,
};
use corridor_text::Source;
use std::fs::metadata;
use std::io::Read;
use std::path::Path;

/// Largest file read, in bytes.
pub const LIMIT: u64 = 100 * 1024 * 1024;
/// Largest text, in bytes. Several times the longest agreements; judging more takes more than a gigabyte.
const TEXT_LIMIT: usize = 3 * 1024 * 1024;
/// Most lines of a text.
const LINES: usize = 60_000;

/// The bytes of a file and its base name.
pub struct File {
    /// Base name.
    pub name: String,
    /// Contents.
    pub bytes: Vec<u8>,
}

/// Loads a regular file within the limit.
///
/// # Errors
/// Where there is none, it cannot be read or is too large.
pub fn load(path: &Path) -> Result<File, Refusal> {
    let unreadable = |error: std::io::Error| Refusal::Unreadable {
        why: error.to_string(),
    };
    let about = metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return Err(Refusal::Directory);
    }
    if !about.is_file() {
        return Err(Refusal::NoFile);
    }
    check_size(about.len())?;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    check_size(bytes.len() as u64)?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    Ok(File {
        name: name.to_string_lossy().into_owned(),
        bytes,
    })
}

/// Reads the file at `path` in this process.
///
/// # Errors
/// Says why the file cannot be read, and what to do.
pub fn read(path: &Path, options: &Options) -> Result<Source, ReadError> {
    let shown = path.display().to_string();
    let file = load(path).map_err(|r| r.of(&shown))?;
    decode_as(&shown, file.name, &file.bytes, options)
}

/// Reads bytes that came from a file called `name`, in this process.
///
/// # Errors
/// Says why the bytes cannot be read, and what to do.
pub fn decode(name: &str, bytes: &[u8], options: &Options) -> Result<Source, ReadError> {
    decode_as(name, name.to_owned(), bytes, options)
}

fn decode_as(
    shown: &str,
    base: String,
    bytes: &[u8],
    options: &Options,
) -> Result<Source, ReadError> {
    sniff(&base, bytes)
        .and_then(|format| draft(format, bytes, options))
        .map(|draft| draft.freeze(base, bytes))
        .map_err(|refusal| refusal.of(shown))
}

/// Turns bytes of a known format into text.
///
/// # Errors
/// Says why not, and what to do.
pub fn draft(format: Format, bytes: &[u8], options: &Options) -> Result<Draft, Refusal> {
    let limit = match format {
        // Some encodings take four bytes for a character.
        Format::Plain => 4 * TEXT_LIMIT as u64,
        _ => LIMIT,
    };
    at_most("bytes", bytes.len() as u64, limit)?;
    let read = match format {
        Format::Plain => plain::read,
        Format::Pdf => pdf::read,
        Format::Docx => docx::read,
        Format::Odt => odt::read,
        Format::Html => html::read,
        Format::Markdown => markdown::read,
        Format::Akn => akn::read,
    };
    check(read(bytes, options)?)
}

/// Refuses a draft without text or with too much of it.
pub(crate) fn check(draft: Draft) -> Result<Draft, Refusal> {
    if draft.text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    at_most("bytes of text", draft.text.len() as u64, TEXT_LIMIT as u64)?;
    let lines = draft.text.lines().filter(|l| !l.trim().is_empty()).count();
    at_most("lines of text", lines as u64, LINES as u64)?;
    Ok(draft)
}

fn check_size(bytes: u64) -> Result<(), Refusal> {
    at_most("bytes", bytes, LIMIT)
}

/// Refuses more than `limit` of something.
pub(crate) fn at_most(what: &str, found: u64, limit: u64) -> Result<(), Refusal> {
    match found > limit {
        true => Err(Refusal::TooMany {
            what: what.to_owned(),
            found,
            limit,
        }),
        false => Ok(()),
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
