//! One document's trip through the rooms: the only file that calls them.
//!
//! Reads a path, writes a [`Document`] with its source, outline, reading and judgement.

use corridor_assess::Assessor;
use corridor_catalog::Catalog;
use corridor_extract::{Options, ReadError, Readers, Revisions, TRACKED_CHANGES};
use corridor_reading::{Reader, Reading};
use corridor_report::{Document, legibility, words};
use corridor_syntax::{Agreement, Outline, Parser};
use corridor_text::{Note, Source};
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

    /// Everything of a file, or of one agreement in it, and of its text before tracked changes where there are
    /// any.
    ///
    /// # Errors
    /// Says why the file cannot be read, or that it holds no such agreement, and what to do.
    pub fn open(
        &self,
        door: &Door,
        path: &Path,
        agreement: Option<usize>,
    ) -> Result<Document, String> {
        let said = |error: ReadError| error.to_string();
        let source = door.open(path).map_err(said)?;
        let original = door.original(path, &source).map_err(said)?;
        let mut document = self.assess(self.part(source, agreement)?);
        // Changes may add or take away whole agreements; then there is nothing to compare with.
        let before = original.and_then(|source| self.part(source, agreement).ok());
        document.original = before.map(|source| Box::new(self.assess(source)));
        Ok(document)
    }

    /// One agreement of a text that holds several, counted from 1; the whole text where no number is given.
    ///
    /// # Errors
    /// Says how many the text holds.
    pub fn part(&self, source: Source, number: Option<usize>) -> Result<Source, String> {
        let Some(number) = number else {
            return Ok(source);
        };
        let agreements = self.outline(&source).agreements;
        let held = agreements.len();
        let Some(one) = number.checked_sub(1).and_then(|n| agreements.get(n)) else {
            return Err(format!(
                "{}: there is no agreement {number}, the file holds {held}; see corridor outline",
                source.name
            ));
        };
        let mut part = source.cut(one.span);
        let message = format!(
            "Agreement {number} of {held} in the file; offsets count the characters of corridor text \
             --agreement {number}."
        );
        part.notes.push(Note::new("one_agreement", message));
        Ok(part)
    }

    /// Everything of a text.
    pub fn assess(&self, mut source: Source) -> Document {
        let outline = self.outline(&source);
        let reading = self.read(&source, &outline);
        source.notes.extend(several(&source, &outline));
        source.notes.extend(legibility::notes(&reading.quality));
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

/// The agreements of a text that holds several, each with its number and title.
fn several(source: &Source, outline: &Outline) -> Option<Note> {
    let all = &outline.agreements;
    let named = |(at, one): (usize, &Agreement)| {
        let title = words::line(source.slice(one.title), 120);
        let version = one.version_of.map_or(String::new(), |n| {
            format!(" (language version of {})", n + 1)
        });
        format!("{}. {title}{version}", at + 1)
    };
    let list: Vec<String> = all.iter().enumerate().map(named).collect();
    (all.len() > 1).then(|| {
        let message = format!(
            "This file holds {} agreements, read as one: {}. Take --agreement N for one alone.",
            all.len(),
            list.join("; ")
        );
        Note::new("several_agreements", message)
    })
}
