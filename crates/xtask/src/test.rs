//! The whole test set, in the order in which it fails fastest.

use super::fuzz::Amount;
use anyhow::{Context, Result, bail};
use std::{path::Path, process::Command};

/// Seconds for which every reader is fuzzed.
const FUZZED: u64 = 10;

const STEPS: [(&str, &[&str]); 5] = [
    ("format", &["fmt", "--all", "--check"]),
    (
        "lints",
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ],
    ),
    (
        "docs",
        &[
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
            "--quiet",
        ],
    ),
    (
        "benchmarks compile",
        &["check", "--workspace", "--benches", "--quiet"],
    ),
    ("tests", &["test", "--workspace"]),
];

/// Runs everything; the first step that fails ends it.
pub fn run(root: &Path) -> Result<()> {
    super::tidy::run(root)?;
    for (name, arguments) in STEPS {
        println!("== {name}");
        let status = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(root)
            .env("RUSTDOCFLAGS", "-D warnings")
            .env("INSTA_UPDATE", "no")
            .status()
            .with_context(|| format!("cargo {} could not start", arguments.join(" ")))?;
        if !status.success() {
            bail!("{name}: cargo {} failed", arguments.join(" "));
        }
    }
    println!("== fuzzing");
    super::fuzz::run(root, &[], Amount::Seconds(FUZZED))
}
