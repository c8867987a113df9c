//! A file per subcommand.

mod assess;
mod clauses;
mod code;
mod evaluate;
mod explain;
mod outline;
mod text;

use crate::{
    Outcome, Unreadable,
    cli::{self, Arguments, Command},
    pipeline::{Door, Engine},
};
use anyhow::{Context, Result};
use corridor_catalog::Catalog;
use corridor_text::Source;
use std::path::Path;

/// Runs the command that the arguments name.
pub(crate) fn run(arguments: Arguments) -> Result<Outcome> {
    let folder = arguments.catalog.as_deref();
    match arguments.command {
        Command::Text(options) => text::run(&options, folder),
        Command::Assess(options) => assess::run(&options, catalog(folder)?),
        Command::Code(options) => code::run(&options, catalog(folder)?, folder),
        Command::Evaluate(options) => evaluate::run(&options, catalog(folder)?, folder),
        Command::Outline(options) => outline::run(&options, catalog(folder)?),
        Command::Clauses(options) => clauses::run(&options, catalog(folder)?),
        Command::Reader { job } => {
            corridor_extract::serve(job.is_some_and(|j| j == "pdf"))?;
            Ok(Outcome::Done)
        }
        Command::Explain(options) => explain::run(&options, catalog(folder)?),
    }
}

/// The catalog, kept until the program ends: taking it apart would cost more than it gives back.
fn catalog(folder: Option<&Path>) -> Result<&'static Catalog> {
    let catalog = match folder {
        Some(folder) => Catalog::load(folder)
            .with_context(|| format!("the catalog in {} cannot be used", folder.display())),
        None => Catalog::embedded().context("the catalog built in cannot be used"),
    };
    Ok(Box::leak(Box::new(catalog?)))
}

/// The one text that a command is about.
fn open(path: &Path, reading: &cli::Reading) -> Result<Source> {
    let source = Door::new(reading.options()).open(path);
    source.map_err(|e| Unreadable(e.to_string()).into())
}

/// The one text, or the agreement of it that the user named.
fn open_part(path: &Path, engine: &Engine<'_>, reading: &cli::Reading) -> Result<Source> {
    let part = engine.part(open(path, reading)?, reading.agreement);
    part.map_err(|e| Unreadable(e).into())
}
