//! `corridor code`: one row per file and item.

use crate::{
    Outcome,
    answers::{Answer, Chosen},
    cli::{self, CodeFormat},
    inputs::Inputs,
    output::Sink,
    pipeline::Engine,
};
use anyhow::Result;
use corridor_catalog::Catalog;
use corridor_report::Document;
use serde::Serialize;
use std::{io::Write, path::Path};

/// A row, in the order of the header.
#[derive(Serialize)]
struct Row<'a> {
    file: &'a str,
    item: &'a str,
    value: &'a str,
    quote: &'a str,
    start: Option<usize>,
    end: Option<usize>,
    article: &'a str,
}

pub(super) fn run(
    options: &cli::Code,
    catalog: &Catalog,
    folder: Option<&Path>,
) -> Result<Outcome> {
    let scheme = Chosen::load(options.scheme, folder)?;
    let engine = Engine::new(catalog);
    let mut inputs = Inputs::collect(&options.paths);
    inputs.agreement = options.agreement;
    let mut sink = Sink::open(options.out.as_deref(), &inputs.paths())?;
    let work = |name: &str, document: Document| {
        let answers = scheme.answers(catalog, &document.judgement.codings);
        rows(options.format, name, &document, &answers)
    };
    if options.format == CodeFormat::Csv {
        writeln!(sink, "file,item,value,quote,start,end,article")?;
    }
    inputs.each(&engine, work, |rows| Ok(sink.write_all(&rows?)?))?;
    sink.finish()?;
    Ok(if inputs.failed {
        Outcome::SomeUnreadable
    } else {
        Outcome::Done
    })
}

/// The rows of one document, written out.
fn rows(
    format: CodeFormat,
    name: &str,
    document: &Document,
    answers: &[Answer<'_>],
) -> Result<Vec<u8>> {
    let rows = answers.iter().map(|answer| {
        let place = answer.evidence.map(|e| document.source.scalars(e.span));
        Row {
            file: name,
            item: answer.item,
            value: &answer.value,
            quote: answer
                .evidence
                .map_or("", |e| document.source.slice(e.span)),
            start: place.map(|p| p.0),
            end: place.map(|p| p.1),
            article: answer.evidence.map_or("", |e| &e.article),
        }
    });
    let mut bytes = Vec::new();
    match format {
        CodeFormat::Csv => {
            let mut csv = csv::WriterBuilder::new()
                .has_headers(false)
                .from_writer(&mut bytes);
            for row in rows {
                csv.serialize(row)?;
            }
            csv.flush()?;
        }
        CodeFormat::Jsonl => {
            for row in rows {
                serde_json::to_writer(&mut bytes, &row)?;
                bytes.push(b'\n');
            }
        }
    }
    Ok(bytes)
}
