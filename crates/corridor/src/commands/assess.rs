//! `corridor assess`: what agreements promise, refuse and leave out.

use crate::{
    Outcome,
    cli::{self, AssessFormat},
    inputs::Inputs,
    output::{self, Sink},
    pipeline::Engine,
    render::Summary,
};
use anyhow::{Result, bail};
use corridor_catalog::{Catalog, Instruments};
use corridor_report::{Assessment, Context, Document, HtmlReport};
use std::io::Write;

pub(super) fn run(options: &cli::Assess, catalog: &Catalog) -> Result<Outcome> {
    let engine = Engine::new(catalog);
    let mut inputs = Inputs::collect(&options.paths);
    inputs.agreement = options.agreement;
    let alone = inputs.files.len() == 1;
    if options.format == AssessFormat::Html && inputs.files.len() > 1 {
        bail!(
            "--format html writes one page for one document, and {} were named; run it once for each, or \
             take --format json",
            inputs.files.len()
        );
    }
    let mut sink = Sink::open(options.out.as_deref(), &inputs.paths())?;
    let width = if options.out.is_some() {
        100
    } else {
        output::width()
    };
    // Only the page cites the provisions in words.
    let instruments = match options.format {
        AssessFormat::Html => Instruments::read(catalog.files())?,
        AssessFormat::Json | AssessFormat::Summary => Instruments::default(),
    };
    let context = Context {
        catalog,
        instruments: &instruments,
        as_of: options.as_of.as_deref(),
        parties: &options.parties,
    };
    let work = |_: &str, document: Document| -> Result<Vec<u8>> {
        match options.format {
            AssessFormat::Json => json(&Assessment::of(&document, &context), alone),
            AssessFormat::Html => Ok(HtmlReport::of(&document, &context).page()?.into_bytes()),
            AssessFormat::Summary => Ok(Summary::of(&document, &context, width).into_bytes()),
        }
    };
    let mut first = true;
    inputs.each(&engine, work, |bytes| {
        if options.format == AssessFormat::Summary && !std::mem::take(&mut first) {
            writeln!(sink, "\n{}\n", "─".repeat(width))?;
        }
        Ok(sink.write_all(&plain_unless_terminal(bytes?, options))?)
    })?;
    sink.finish()?;
    Ok(if inputs.failed {
        Outcome::SomeUnreadable
    } else {
        Outcome::Done
    })
}

/// A file gets no colours; standard output drops them by itself.
fn plain_unless_terminal(bytes: Vec<u8>, options: &cli::Assess) -> Vec<u8> {
    match options.out.is_some() && options.format == AssessFormat::Summary {
        true => anstream::adapter::strip_bytes(&bytes).into_vec(),
        false => bytes,
    }
}

fn json(assessment: &Assessment<'_>, alone: bool) -> Result<Vec<u8>> {
    let mut bytes = match alone {
        true => serde_json::to_vec_pretty(assessment)?,
        false => serde_json::to_vec(assessment)?,
    };
    bytes.push(b'\n');
    Ok(bytes)
}
