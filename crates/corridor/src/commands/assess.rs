//! `corridor assess`: what agreements promise, refuse and leave out.

use crate::{
    Outcome,
    checks::Checks,
    cli::{self, AssessFormat},
    inputs::Inputs,
    output::{self, Sink, complain},
    pipeline::Engine,
    render::Summary,
};
use anyhow::{Result, bail};
use corridor_catalog::{Catalog, Instruments};
use corridor_report::{
    Assessment, Context, Document, Findings, HtmlReport,
    sarif::{Log, Part, Results, uri_of},
};
use std::{io::Write, path::Path};

/// What one document adds to the output.
enum Piece {
    Bytes(Vec<u8>),
    Results(Part),
}

/// One document, done.
struct Done {
    piece: Piece,
    remarks: Vec<String>,
    stopped: Vec<String>,
}

/// Writes documents in the format that was asked for.
struct Writer<'a> {
    options: &'a cli::Assess,
    context: Context<'a>,
    results: Results<'a>,
    width: usize,
    alone: bool,
}

/// What is to be said on stderr when all is done.
#[derive(Default)]
struct Said {
    remarks: Vec<String>,
    stopped: Vec<String>,
    refused: bool,
}

pub(super) fn run(options: &cli::Assess, catalog: &Catalog) -> Result<Outcome> {
    let engine = Engine::new(catalog);
    let mut inputs = Inputs::collect(&options.paths, &options.reading);
    check_pages(options, &inputs)?;
    let checks = Checks::of(&options.checks, options.as_of.as_deref(), catalog)?;
    let mut sink = Sink::open(options.out.as_deref(), &inputs.paths())?;
    // Only the page cites the provisions in words.
    let instruments = match options.format {
        AssessFormat::Html => Instruments::read(catalog.files())?,
        AssessFormat::Json | AssessFormat::Summary | AssessFormat::Sarif => Instruments::default(),
    };
    let writer = Writer {
        options,
        context: Context {
            catalog,
            instruments: &instruments,
            as_of: options.as_of.as_deref(),
            parties: &options.parties,
        },
        results: Results::new(catalog),
        width: options.out.as_ref().map_or_else(output::width, |_| 100),
        alone: inputs.files.len() == 1,
    };
    let mut said = Said {
        remarks: checks.doubt(&inputs).into_iter().collect(),
        ..Said::default()
    };
    let mut log = Log::default();
    writer.open(&mut sink)?;
    let mut first = true;
    let work = |path: &Path, name: &str, document: Document| {
        let checked = checks.check(path, name, &document);
        checked.map(|checked| {
            Ok::<_, anyhow::Error>(Done {
                piece: writer.piece(path, &document, &checked.findings)?,
                remarks: checked.remarks,
                stopped: checked.stopped,
            })
        })
    };
    inputs.each(&engine, work, |done| match said.take(done)? {
        Some(Piece::Bytes(bytes)) => writer.put(&mut sink, bytes, std::mem::take(&mut first)),
        Some(Piece::Results(part)) => Ok(sink.write_all(&log.document(part))?),
        None => Ok(()),
    })?;
    let whole = !(inputs.failed || said.refused);
    if options.format == AssessFormat::Sarif {
        sink.write_all(log.tail(whole)?.as_bytes())?;
    }
    sink.finish()?;
    Ok(said.outcome(whole))
}

fn check_pages(options: &cli::Assess, inputs: &Inputs) -> Result<()> {
    if options.format == AssessFormat::Html && inputs.files.len() > 1 {
        bail!(
            "--format html writes one page for one document, and {} were named; run it once for each, or \
             take --format json",
            inputs.files.len()
        );
    }
    Ok(())
}

impl Writer<'_> {
    /// What stands before the first document.
    fn open(&self, sink: &mut Sink) -> Result<()> {
        if self.options.format == AssessFormat::Sarif {
            sink.write_all(Log::head(&self.results)?.as_bytes())?;
        }
        Ok(())
    }

    fn piece(&self, path: &Path, document: &Document, findings: &Findings) -> Result<Piece> {
        let context = &self.context;
        Ok(match self.options.format {
            AssessFormat::Json => Piece::Bytes(self.json(document, findings)?),
            AssessFormat::Html => {
                let page = HtmlReport::of(document, context, findings).page()?;
                Piece::Bytes(page.into_bytes())
            }
            AssessFormat::Summary => {
                let summary = Summary::of(document, context, findings, self.width);
                Piece::Bytes(summary.into_bytes())
            }
            AssessFormat::Sarif => {
                Piece::Results(self.results.of(&uri_of(path), document, findings)?)
            }
        })
    }

    fn json(&self, document: &Document, findings: &Findings) -> Result<Vec<u8>> {
        let assessment = Assessment::of(document, &self.context, findings);
        let mut bytes = match self.alone {
            true => serde_json::to_vec_pretty(&assessment)?,
            false => serde_json::to_vec(&assessment)?,
        };
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Writes a document; summaries are parted by a line, and a file gets no colours (standard output drops
    /// them by itself).
    fn put(&self, sink: &mut Sink, bytes: Vec<u8>, first: bool) -> Result<()> {
        let summary = self.options.format == AssessFormat::Summary;
        if summary && !first {
            writeln!(sink, "\n{}\n", "─".repeat(self.width))?;
        }
        let bytes = match summary && self.options.out.is_some() {
            true => anstream::adapter::strip_bytes(&bytes).into_vec(),
            false => bytes,
        };
        Ok(sink.write_all(&bytes)?)
    }
}

impl Said {
    /// Keeps what is to be said of a document and hands over what is to be written; nothing of one whose
    /// waivers are wrong.
    fn take(&mut self, done: Result<Result<Done>, String>) -> Result<Option<Piece>> {
        match done {
            Ok(done) => {
                let done = done?;
                self.remarks.extend(done.remarks);
                self.stopped.extend(done.stopped);
                Ok(Some(done.piece))
            }
            Err(mistakes) => {
                self.refused = true;
                self.remarks.push(mistakes);
                Ok(None)
            }
        }
    }

    /// Says it all.
    fn outcome(self, whole: bool) -> Outcome {
        self.remarks.iter().for_each(|remark| complain(remark));
        if let Some(count) = Some(self.stopped.len()).filter(|n| *n > 0) {
            complain(&format!(
                "{count} finding{} of --fail-on:\n  {}",
                if count == 1 { "" } else { "s" },
                self.stopped.join("\n  ")
            ));
        }
        match (whole, self.stopped.is_empty()) {
            (false, _) => Outcome::SomeUnreadable,
            (true, false) => Outcome::Found,
            (true, true) => Outcome::Done,
        }
    }
}
