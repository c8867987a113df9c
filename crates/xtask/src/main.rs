//! Tasks around the code: `cargo xtask --help`.

mod check;
mod fuzz;
mod memory;
mod new_indicator;
mod readback;
mod soak;
mod test;
mod tidy;

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
    /// Format, lints, docs, tidiness, cases, all tests and a little fuzzing.
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
    /// Fuzz every reader and the parser for some seconds each, guided by coverage.
    Fuzz {
        /// Only these targets (files below fuzz/targets).
        targets: Vec<String>,
        /// Seconds for each.
        #[arg(long, default_value_t = 60, conflicts_with = "runs")]
        seconds: u64,
        /// Inputs for each, instead of seconds.
        #[arg(long)]
        runs: Option<u64>,
    },
    /// Set texts as web pages, DOCX and PDF, read them back, and say how much is kept.
    Readback {
        /// Folder of .txt files.
        #[arg(default_value = "examples")]
        texts: PathBuf,
        /// Keep the files, what was read of them and what was lost here.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// The long tests: harmful files at full size, real texts read back, many fuzzed inputs.
    Soak {
        /// Inputs for each fuzz target.
        #[arg(long, default_value_t = 1_000_000)]
        runs: u64,
    },
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
        Task::Fuzz {
            targets,
            seconds,
            runs,
        } => fuzz::run(
            &root,
            &targets,
            runs.map_or(fuzz::Amount::Seconds(seconds), fuzz::Amount::Runs),
        ),
        Task::Readback { texts, out } => readback::run(&texts, out.as_deref()),
        Task::Soak { runs } => soak::run(&root, runs),
        Task::NewIndicator { block, id } => new_indicator::run(&root, &block, &id),
    }
}
