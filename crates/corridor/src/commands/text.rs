//! `corridor text`: the text exactly as it was read, or how legible it is.

use super::{catalog, open, open_part};
use crate::{Outcome, cli, pipeline::Engine};
use anyhow::Result;
use corridor_report::legibility;
use std::{
    io::{self, Write},
    path::Path,
};

pub(super) fn run(options: &cli::Text, folder: Option<&Path>) -> Result<Outcome> {
    let mut out = io::stdout().lock();
    if options.quality || options.reading.agreement.is_some() {
        let engine = Engine::new(catalog(folder)?);
        let source = open_part(&options.path, &engine, &options.reading)?;
        if options.quality {
            let reading = engine.read(&source, &engine.outline(&source));
            out.write_all(legibility::table(&reading.quality).as_bytes())?;
        } else {
            out.write_all(source.text.as_bytes())?;
        }
    } else {
        out.write_all(open(&options.path, &options.reading)?.text.as_bytes())?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}
