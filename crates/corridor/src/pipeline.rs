//! One document's trip through the rooms: the only file that calls them.
//!
//! Reads a path, writes a [`Document`] with its source, outline, reading and judgement.

use corridor_assess::Assessor;
use corridor_catalog::Catalog;
use corridor_extract::{Options, ReadError};
use corridor_reading::{Reader, Reading};
use corridor_report::Document;
use corridor_syntax::Outline;
use corridor_text::Source;
use std::path::Path;

/// The rooms, ready for any number of documents.
pub struct Engine<'a> {
    /// What is asked.
    pub catalog: &'a Catalog,
    reader: Reader<'a>,
    assessor: Assessor<'a>,
}

impl<'a> Engine<'a> {
    /// Prepares the rooms.
    pub fn new(catalog: &'a Catalog) -> Self {
        Self {
            catalog,
            reader: Reader::new(catalog),
            assessor: Assessor::new(catalog),
        }
    }

    /// The articles of a text.
    pub fn outline(&self, source: &Source) -> Outline {
        corridor_syntax::parse(source, &self.catalog.outline)
    }

    /// The clauses of a text.
    pub fn read(&self, source: &Source, outline: &Outline) -> Reading {
        self.reader.read(source, outline)
    }

    /// Everything of a text.
    pub fn assess(&self, source: Source) -> Document {
        let outline = self.outline(&source);
        let reading = self.read(&source, &outline);
        let judgement = self.assessor.judge(&source, &reading);
        Document {
            source,
            outline,
            reading,
            judgement,
        }
    }
}

/// Freezes the text of a file.
///
/// # Errors
/// Says why it cannot be read and what to do.
pub fn open(path: &Path) -> Result<Source, ReadError> {
    corridor_extract::read(path, &Options::default())
}
