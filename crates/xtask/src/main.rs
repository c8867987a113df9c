//! Tasks around the code: `cargo xtask --help`.

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use corridor_catalog::Catalog;
use std::path::PathBuf;

#[derive(Parser)]
#[command(about = "Tasks around the code")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Loads the data folders and runs the cases of every indicator.
    Check {
        /// Only this indicator.
        indicator: Option<String>,
        /// Directory that holds indicators/ and languages/.
        #[arg(long, default_value = ".")]
        catalog: PathBuf,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Check { indicator, catalog } => check(indicator.as_deref(), &catalog),
    }
}

fn check(indicator: Option<&str>, root: &std::path::Path) -> Result<()> {
    let catalog = Catalog::load(root).context("the data folders have mistakes")?;
    let report = corridor_assess::run_cases(&catalog, indicator)?;
    for mistake in &report.mistakes {
        println!("{mistake}");
    }
    println!("{} cases run, {} mistakes", report.run, report.mistakes.len());
    if report.mistakes.is_empty() { Ok(()) } else { bail!("the cases do not hold") }
}
