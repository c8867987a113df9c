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
    cli::{Arguments, Command},
    pipeline::{self, Engine},
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
fn open(path: &Path) -> Result<Source> {
    pipeline::open(path).map_err(|e| Unreadable(e.to_string()).into())
}

/// The one text, or the agreement of it that the user named.
fn open_part(path: &Path, engine: &Engine<'_>, agreement: Option<usize>) -> Result<Source> {
    let part = engine.part(open(path)?, agreement);
    part.map_err(|e| Unreadable(e).into())
}
