//! One document's trip through the rooms: the only file that calls them.
//!
//! Reads a path, writes a [`Document`] with its source, outline, reading and judgement.

use corridor_assess::Assessor;
use corridor_catalog::Catalog;
use corridor_extract::{Options, ReadError, Readers};
use corridor_reading::{Reader, Reading};
use corridor_report::Document;
use corridor_syntax::{Outline, Parser};
use corridor_text::Source;
use std::{env, path::Path};

/// The rooms, ready for any number of documents.
pub struct Engine<'a> {
    /// What is asked.
    pub catalog: &'a Catalog,
    parser: Parser,
    reader: Reader<'a>,
    assessor: Assessor<'a>,
}

impl<'a> Engine<'a> {
    /// Prepares the rooms.
    pub fn new(catalog: &'a Catalog) -> Self {
        Self {
            catalog,
            parser: Parser::new(&catalog.outline),
            reader: Reader::new(catalog),
            assessor: Assessor::new(catalog),
        }
    }

    /// The articles of a text.
    pub fn outline(&self, source: &Source) -> Outline {
        self.parser.parse(source)
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

/// Where files become text, by readers in processes of their own.
pub struct Door {
    readers: Readers,
    options: Options,
}

impl Door {
    /// A door that reads by these options; its readers are this program again.
    pub fn new(options: Options) -> Self {
        let program = env::current_exe().unwrap_or_else(|_| "corridor".into());
        Self {
            readers: Readers::new(program),
            options,
        }
    }

    /// Freezes the text of a file.
    ///
    /// # Errors
    /// Says why it cannot be read and what to do.
    pub fn open(&self, path: &Path) -> Result<Source, ReadError> {
        self.readers.read(path, &self.options)
    }
}
