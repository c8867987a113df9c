//! Word packages that do harm.

use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The main part of a document with this body.
pub fn xml(body: &str) -> String {
    format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    )
}

/// A main part of so many paragraphs.
pub fn paragraphs(count: usize) -> String {
    xml(&"<w:p><w:r><w:t>The employer shall pay the wages.</w:t></w:r></w:p>".repeat(count))
}

/// A package with this main part.
pub fn docx(document: &[u8]) -> Vec<u8> {
    pack(std::iter::once(document))
}

/// So many bytes of paragraphs in a thousandth of them.
pub fn bomb(size: usize) -> Vec<u8> {
    let begin = xml("");
    let begin = begin.trim_end_matches("</w:body></w:document>");
    let piece = "<w:p>".repeat(1 << 16);
    let pieces = std::iter::repeat_n(piece.as_bytes(), size.div_ceil(piece.len()));
    pack(std::iter::once(begin.as_bytes()).chain(pieces))
}

fn pack<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .start_file("word/document.xml", SimpleFileOptions::default())
        .expect("memory takes it");
    for piece in pieces {
        writer.write_all(piece).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

/// The beginning of the file that Word wraps around an encrypted package.
pub fn locked_docx() -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}
