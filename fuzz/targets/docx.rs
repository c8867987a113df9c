//! Any bytes as the parts of a DOCX, or as a package.
#![no_main]

use corridor_extract::Format;

const PARTS: &[&str] = &[
    "word/document.xml",
    "word/numbering.xml",
    "word/styles.xml",
    "word/footnotes.xml",
    "word/comments.xml",
    "_rels/.rels",
    "word/endnotes.xml",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    corridor_fuzz::read_package(Format::Docx, bytes, PARTS);
});
