//! The command line: a file per subcommand under `commands`.
//!
//! Only this crate prints and exits. [`pipeline`] is the one place that calls the other crates on
//! a document; everything else here walks inputs, compares and renders. Public is only what tests
//! and benchmarks need.

mod answers;
mod articles;
mod checks;
mod cli;
mod commands;
mod day;
mod evaluation;
mod inputs;
mod output;
pub mod pipeline;
pub mod render;
mod scheme;
mod statistics;

use clap::Parser;
use std::{fmt, io, process::ExitCode};

/// How a command ended, when it ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All done.
    Done,
    /// All done, and something that was to fail the run was found; it has been named on stderr.
    Found,
    /// Some input could not be read; the others are done.
    SomeUnreadable,
}

/// An input without which nothing could be done.
#[derive(Debug)]
pub struct Unreadable(pub String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

/// Parses the arguments, runs the command, tells the exit code.
pub fn run() -> ExitCode {
    let arguments = cli::Arguments::parse();
    match commands::run(arguments) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::SomeUnreadable) => ExitCode::from(3),
        // Whoever closed the pipe has read enough.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("{error:#}"));
            ExitCode::from(if error.is::<Unreadable>() { 3 } else { 2 })
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause
            .downcast_ref::<serde_json::Error>()
            .and_then(|e| e.io_error_kind());
        let csv = cause
            .downcast_ref::<csv::Error>()
            .and_then(|e| match e.kind() {
                csv::ErrorKind::Io(error) => Some(error.kind()),
                _ => None,
            });
        io.or(json).or(csv) == Some(io::ErrorKind::BrokenPipe)
    })
}
