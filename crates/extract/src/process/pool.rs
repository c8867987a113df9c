//! The program's side: keeps readers, hands them files, replaces those that break off.

use super::{
    reader::Reader,
    wire::{Given, Request},
};
use crate::{Draft, File, Format, Options, ReadError, Refusal, door, format, pdf};
use corridor_text::Source;
use rayon::prelude::*;
use std::{
    ops::Range,
    path::{Path, PathBuf},
    sync::Mutex,
};

/// Pages of a PDF that one reader lays out at a time.
const PAGES_AT_ONCE: u32 = 64;

/// Readers that wait for files; as many as there are threads that ask at once.
pub struct Readers {
    program: PathBuf,
    for_pdf: Mutex<Vec<Reader>>,
    others: Mutex<Vec<Reader>>,
}

impl Readers {
    /// Readers made by running `program reader`, or `program reader pdf`.
    pub fn new(program: PathBuf) -> Self {
        Self {
            program,
            for_pdf: Mutex::default(),
            others: Mutex::default(),
        }
    }

    /// Reads the file at `path`.
    ///
    /// Plain text is decoded here, where nothing can go wrong but memory that the limit on files bounds; every
    /// other format is read in processes of their own, long PDFs in several at once.
    ///
    /// # Errors
    /// Says why the file cannot be read, and what to do.
    pub fn read(&self, path: &Path, options: &Options) -> Result<Source, ReadError> {
        let load = || {
            let file = door::load(path)?;
            let draft = match format::by_head(&file.name, &file.bytes) {
                Some(Format::Plain) => door::draft(Format::Plain, &file.bytes, options),
                Some(Format::Pdf) => self.pdf(&file, options),
                _ => self.other(&file, options),
            }?;
            Ok(draft.freeze(file.name, &file.bytes))
        };
        load().map_err(|refusal: Refusal| refusal.of(&path.display().to_string()))
    }

    fn other(&self, file: &File, options: &Options) -> Result<Draft, Refusal> {
        match self.ask(file, options, None)? {
            Given::Draft(draft) => Ok(draft),
            Given::Pages(_) => Err(Refusal::mixed_up()),
        }
    }

    fn pdf(&self, file: &File, options: &Options) -> Result<Draft, Refusal> {
        let ask = |range: Range<u32>| match self.ask(file, options, Some(range))? {
            Given::Pages(pages) => Ok(pages),
            Given::Draft(_) => Err(Refusal::mixed_up()),
        };
        let first = ask(0..PAGES_AT_ONCE)?;
        let starts: Vec<u32> = (PAGES_AT_ONCE..first.count)
            .step_by(PAGES_AT_ONCE as usize)
            .collect();
        let mut pages = first.pages;
        // Short documents start no threads.
        if !starts.is_empty() {
            let rest: Vec<_> = starts
                .into_par_iter()
                .map(|start| ask(start..start + PAGES_AT_ONCE))
                .collect::<Result<_, Refusal>>()?;
            pages.extend(rest.into_iter().flat_map(|p| p.pages));
        }
        door::check(pdf::draft(pages)?)
    }

    fn ask(
        &self,
        file: &File,
        options: &Options,
        pages: Option<Range<u32>>,
    ) -> Result<Given, Refusal> {
        let (idle, job) = match pages {
            Some(_) => (&self.for_pdf, Some("pdf")),
            None => (&self.others, None),
        };
        let request = Request {
            name: file.name.clone(),
            options: *options,
            pages,
        };
        let waiting = idle.lock().ok().and_then(|mut idle| idle.pop());
        let mut reader = match waiting {
            Some(reader) => reader,
            None => Reader::start(&self.program, job)?,
        };
        // Only a reader that answered is asked again.
        let answer = reader.ask(&request, &file.bytes)?;
        if let Ok(mut idle) = idle.lock() {
            idle.push(reader);
        }
        answer
    }
}
