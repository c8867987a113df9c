//! `corridor text`: the text exactly as it was read.

use super::open;
use crate::{Outcome, cli};
use anyhow::Result;
use std::io::{self, Write};

pub(super) fn run(options: &cli::Text) -> Result<Outcome> {
    let source = open(&options.path, &options.reading)?;
    let mut out = io::stdout().lock();
    out.write_all(source.text.as_bytes())?;
    out.flush()?;
    Ok(Outcome::Done)
}
