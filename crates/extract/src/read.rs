//! The door: a path or bytes to a frozen source.
//!
//! Reads files, writes a [`Source`] or a [`ReadError`].

use crate::ReadError;
use crate::decode::characters;
use corridor_text::{Note, Source};
use std::fs::{File, metadata};
use std::io::Read;
use std::path::Path;

/// Largest file read, in bytes.
pub const LIMIT: u64 = 20 * 1024 * 1024;

/// Formats that are known by their first bytes but not read yet: bytes, name, a program that converts.
const FORMATS: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "PDF", "pdftotext -layout"),
    (b"PK\x03\x04", "zip (DOCX, ODT)", "pandoc -t plain"),
    (b"\xd0\xcf\x11\xe0", "old Word (DOC)", "a word processor"),
    (b"{\\rtf", "RTF", "pandoc -t plain"),
];

/// Reads the file at `path`.
///
/// # Errors
/// Says why the file is no text that can be read, and what to do.
pub fn read(path: &Path) -> Result<Source, ReadError> {
    let shown = path.display().to_string();
    let unreadable = |source| ReadError::Unreadable {
        name: shown.clone(),
        source,
    };
    let about = metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return Err(ReadError::Directory { name: shown });
    }
    if !about.is_file() {
        return Err(ReadError::NoFile { name: shown });
    }
    check_size(&shown, about.len())?;
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    let base = path
        .file_name()
        .map_or(shown.clone(), |n| n.to_string_lossy().into_owned());
    decode_as(&shown, base, &bytes)
}

/// Decodes bytes that came from a file called `name`.
///
/// # Errors
/// Says why the bytes are no text that can be read, and what to do.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    decode_as(name, name.to_owned(), bytes)
}

fn decode_as(shown: &str, base: String, bytes: &[u8]) -> Result<Source, ReadError> {
    check_size(shown, bytes.len() as u64)?;
    check_format(shown, bytes)?;
    let decoded = characters(bytes);
    if decoded.text.trim().is_empty() {
        return Err(ReadError::Empty {
            name: shown.to_owned(),
        });
    }
    if is_binary(&decoded.text) {
        return Err(ReadError::Binary {
            name: shown.to_owned(),
        });
    }
    let notes = decoded.label.map(note).into_iter().collect();
    Ok(Source::new(base, decoded.text, bytes, notes))
}

fn check_size(name: &str, bytes: u64) -> Result<(), ReadError> {
    match bytes > LIMIT {
        true => Err(ReadError::TooLarge {
            name: name.to_owned(),
            bytes,
            limit: LIMIT,
        }),
        false => Ok(()),
    }
}

fn check_format(name: &str, bytes: &[u8]) -> Result<(), ReadError> {
    match FORMATS.iter().find(|(start, ..)| bytes.starts_with(start)) {
        Some((_, format, tool)) => Err(ReadError::Format {
            name: name.to_owned(),
            format,
            tool,
        }),
        None => Ok(()),
    }
}

/// A zero character, or more than a tenth control characters.
fn is_binary(text: &str) -> bool {
    let mut control = 0;
    let mut all = 0;
    for c in text.chars() {
        match c {
            '\0' => return true,
            '\t' | '\n' | '\u{c}' | '\u{b}' | '\u{85}' => {}
            c if c.is_control() || c == '\u{fffd}' => control += 1,
            _ => {}
        }
        all += 1;
    }
    control * 10 > all
}

fn note(label: &str) -> Note {
    Note {
        code: "decoded_as",
        message: format!("The file was decoded as {label}."),
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
