//! One document's trip through the rooms: the only file that calls them.
//!
//! Reads a path, writes a [`Document`] with its source, outline, reading and judgement.

use corridor_assess::Assessor;
use corridor_catalog::Catalog;
use corridor_extract::{Options, ReadError, Readers, Revisions, TRACKED_CHANGES};
use corridor_reading::{Reader, Reading};
use corridor_report::Document;
use corridor_syntax::Outline;
use corridor_text::Source;
use std::{env, path::Path};

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

    /// Everything of a file's text, and of the text before its tracked changes where there are any.
    ///
    /// # Errors
    /// Says why the file cannot be read and what to do.
    pub fn open(&self, door: &Door, path: &Path) -> Result<Document, ReadError> {
        let source = door.open(path)?;
        let original = door.original(path, &source)?;
        let mut document = self.assess(source);
        document.original = original.map(|source| Box::new(self.assess(source)));
        Ok(document)
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
            original: None,
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

    /// The text before the tracked changes that `source`, read from the same file, has accepted; none where
    /// there are no changes.
    ///
    /// # Errors
    /// As [`Door::open`].
    pub fn original(&self, path: &Path, source: &Source) -> Result<Option<Source>, ReadError> {
        let accepted = self.options.revisions == Revisions::Accepted;
        if !(accepted && source.notes.iter().any(|n| n.code == TRACKED_CHANGES)) {
            return Ok(None);
        }
        let revisions = Revisions::Original;
        self.readers.read(path, &Options { revisions }).map(Some)
    }
}
