//! Zip packages (DOCX, ODT), unpacked within limits.

use crate::{Format, Refusal, door::at_most};
use std::io::{Cursor, Read};
use zip::{ZipArchive, result::ZipError};

/// Most bytes that one part of a package may unpack to.
pub const PART_LIMIT: u64 = 64 * 1024 * 1024;
/// Most parts in a package.
const PARTS: usize = 10_000;

/// An opened package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        at_most("packed parts", archive.len() as u64, PARTS as u64)?;
        Ok(Self { archive })
    }

    /// The bytes of a part; `None` when there is none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(error)),
        };
        let mut bytes = Vec::new();
        part.take(PART_LIMIT + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| Refusal::damaged(format!("its part {name} does not unpack ({e})")))?;
        match bytes.len() as u64 > PART_LIMIT {
            true => Err(Refusal::Bomb { limit: PART_LIMIT }),
            false => Ok(Some(bytes)),
        }
    }

    /// The bytes of a part without which there is no document.
    pub fn needed(&mut self, name: &str) -> Result<Vec<u8>, Refusal> {
        self.part(name)?
            .ok_or_else(|| Refusal::damaged(format!("it has no part {name}")))
    }

    fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }
}

/// Tells what a zip file is.
pub(crate) fn format(bytes: &[u8]) -> Result<Format, Refusal> {
    let mut package = Package::open(bytes)?;
    if package.has("word/document.xml") {
        return Ok(Format::Docx);
    }
    let kind = package.part("mimetype")?.unwrap_or_default();
    if kind.starts_with(b"application/vnd.oasis.opendocument.text") {
        return Ok(Format::Odt);
    }
    match package.has("[Content_Types].xml") && package.has("_rels/.rels") {
        true => Ok(Format::Docx),
        false => Err(Refusal::Format {
            format: "zip".to_owned(),
            tool: "unzip, and name the files in it".to_owned(),
        }),
    }
}

fn damaged(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(text) if text == ZipError::PASSWORD_REQUIRED => {
            Refusal::Password
        }
        error => Refusal::damaged(format!("its zip package does not open ({error})")),
    }
}
