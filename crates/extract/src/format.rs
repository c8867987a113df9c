//! Which format bytes are in: by their first bytes, then by their contents, last by the file's ending.

use crate::{Refusal, package};
use serde::{Deserialize, Serialize};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Plain text in any common encoding.
    Plain,
    /// Portable Document Format.
    Pdf,
    /// Word's Office Open XML.
    Docx,
    /// OpenDocument text.
    Odt,
    /// A web page.
    Html,
    /// Markdown, by the file's ending alone.
    Markdown,
    /// Akoma Ntoso XML.
    Akn,
}

/// Endings of the files that are picked up when a folder is walked.
pub const ENDINGS: &[&str] = &[
    "txt", "pdf", "docx", "odt", "html", "htm", "xhtml", "md", "markdown", "akn", "xml",
];

/// First bytes of old Word files, and of locked new ones.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";

/// Formats that are known by their first bytes but not read: bytes, name, a program that converts.
const NOT_READ: &[(&[u8], &str, &str)] = &[
    (OLE, "old Word (DOC)", "a word processor"),
    (b"{\\rtf", "RTF", "a word processor"),
];

/// The format, as far as it can be told without unpacking anything.
pub(crate) fn by_head(name: &str, bytes: &[u8]) -> Option<Format> {
    (!bytes.starts_with(b"PK"))
        .then(|| sniff(name, bytes).ok())
        .flatten()
}
/// The name of the stream in which Word keeps a document that is locked with a password.
const LOCKED: &str = "EncryptedPackage";

/// Bytes looked at to tell HTML and XML from plain text.
const HEAD: usize = 4096;

/// Tells the format of the bytes of a file called `name`.
///
/// # Errors
/// Where the format is known and not read.
pub fn sniff(name: &str, bytes: &[u8]) -> Result<Format, Refusal> {
    if bytes.starts_with(OLE) && is_locked(bytes) {
        return Err(Refusal::Password);
    }
    if let Some((_, format, tool)) = NOT_READ.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return Err(Refusal::Format {
            format: (*format).to_owned(),
            tool: (*tool).to_owned(),
        });
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    if head[..head.len().min(1024)]
        .windows(5)
        .any(|w| w == b"%PDF-")
        && !looks_like_text(head)
        || head.starts_with(b"%PDF")
    {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return package::format(bytes);
    }
    Ok(by_markup(&String::from_utf8_lossy(head)).unwrap_or_else(|| by_ending(name)))
}

/// Whether an old Word container holds a locked DOCX rather than an old document.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = LOCKED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// Whether there is no byte that only binary files have.
fn looks_like_text(head: &[u8]) -> bool {
    !head.iter().any(|b| *b < 9 || (14..27).contains(b))
}

fn by_markup(head: &str) -> Option<Format> {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if !head.starts_with('<') {
        return None;
    }
    let lower = head.to_ascii_lowercase();
    if lower.contains("<akomantoso") || lower.contains(":akomantoso") {
        return Some(Format::Akn);
    }
    let html = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<div",
        "<p>",
        "<table",
    ];
    html.iter()
        .any(|t| lower.contains(t))
        .then_some(Format::Html)
}

fn by_ending(name: &str) -> Format {
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown") => Format::Markdown,
        Some("html" | "htm" | "xhtml") => Format::Html,
        _ => Format::Plain,
    }
}
