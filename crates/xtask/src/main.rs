//! Tasks around the code: `cargo xtask --help`.

mod check;
mod new_indicator;
mod test;
mod tidy;
#[cfg(test)]
mod typeset;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

#[derive(Parser)]
#[command(about = "Tasks around the code")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Format, lints, docs, tidiness, cases and all tests.
    Test,
    /// Load the data folders and run the cases of every indicator.
    Check {
        /// Only this indicator.
        indicator: Option<String>,
        /// Directory that holds indicators/ and languages/.
        #[arg(long, default_value = ".")]
        catalog: PathBuf,
    },
    /// Check that the repository keeps its own rules.
    Tidy,
    /// Make the folder of a new indicator, ready to be filled in.
    NewIndicator {
        /// Block, such as E_protection.
        block: String,
        /// Name in snake_case: the subject, not the remedy.
        id: String,
    },
}

fn main() -> Result<()> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    match Arguments::parse().task {
        Task::Test => test::run(&root),
        Task::Check { indicator, catalog } => check::run(indicator.as_deref(), &catalog),
        Task::Tidy => tidy::run(&root),
        Task::NewIndicator { block, id } => new_indicator::run(&root, &block, &id),
    }
}
