//! What every target does with its input, and what must hold of the outcome.

mod mend;
mod pages;

pub use mend::mend;
pub use pages::pages;

use corridor_extract::{Draft, Format, Options, Refusal, Revisions, draft};
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Parts of a package in the fuzzed bytes are parted by this.
const PART: &[u8] = b"\0\0";

/// Reads bytes by both kinds of revisions; where there is text, its pages must tile it. True where they are refused
/// as damaged.
pub fn read(format: Format, bytes: &[u8]) -> bool {
    let mut damaged = false;
    for revisions in [Revisions::Accepted, Revisions::Original] {
        match draft(format, bytes, &Options { revisions }) {
            Ok(draft) => check_tiles(&draft),
            Err(refusal) => damaged |= matches!(refusal, Refusal::Damaged { .. }),
        }
    }
    damaged
}

/// The same for XML; where it is broken, also as it would be without that.
pub fn read_xml(format: Format, bytes: &[u8]) {
    if read(format, bytes) {
        read(format, &mend(bytes));
    }
}

/// The same for the parts of a package.
pub fn read_package(format: Format, bytes: &[u8], names: &[&str]) {
    if read(format, &package(bytes, names, <[u8]>::to_owned)) {
        read(format, &package(bytes, names, mend));
    }
}

/// Panics where there are pages that do not tile the text.
pub fn check_tiles(draft: &Draft) {
    let mut end = 0;
    for page in &draft.pages {
        assert_eq!(page.span.start, end, "pages leave a gap");
        end = page.span.end;
        assert!(
            draft.text.is_char_boundary(end),
            "a page ends inside a character"
        );
    }
    assert!(
        draft.pages.is_empty() || end == draft.text.len(),
        "pages end early"
    );
}

/// Packs the fuzzed parts under these names, so that what changes is XML and not the packing. Bytes that
/// are a package already stay one.
fn package(bytes: &[u8], names: &[&str], mend: fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_owned();
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in names.iter().zip(split(bytes)) {
        writer.start_file(*name, stored).expect("memory takes it");
        writer.write_all(&mend(part)).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(PART.len()).position(|w| w == PART) {
        parts.push(&rest[..at]);
        rest = &rest[at + PART.len()..];
    }
    parts.push(rest);
    parts
}
