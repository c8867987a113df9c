//! Style enforced, not preached.

use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Longest source file, and longest file of tests, in lines.
const LONGEST: usize = 400;
const LONGEST_TESTS: usize = 600;

/// Prints everything that breaks a house rule.
pub fn run(root: &Path) -> Result<()> {
    let mut faults = Vec::new();
    for crate_dir in children(&root.join("crates"))? {
        for file in rust_files(&crate_dir)? {
            check_source(root, &file, &mut faults)?;
        }
    }
    check_map(root, &mut faults)?;
    for fault in &faults {
        println!("{fault}");
    }
    if faults.is_empty() {
        Ok(())
    } else {
        bail!("{} house rules are broken", faults.len())
    }
}

/// Every file opens with `//!` and stays short.
fn check_source(root: &Path, file: &Path, faults: &mut Vec<String>) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let name = file.strip_prefix(root).unwrap_or(file).display();
    if !text.starts_with("//!") {
        faults.push(format!(
            "{name}: opens without a //! line that says what the file is for"
        ));
    }
    let lines = text.lines().count();
    let tests = file.components().any(|part| part.as_os_str() == "tests");
    if lines > if tests { LONGEST_TESTS } else { LONGEST } {
        faults.push(format!(
            "{name}: {lines} lines; split it along what it does"
        ));
    }
    Ok(())
}

/// The map names every crate, and no crate that is gone.
fn check_map(root: &Path, faults: &mut Vec<String>) -> Result<()> {
    let map = fs::read_to_string(root.join("ARCHITECTURE.md")).context("ARCHITECTURE.md")?;
    let crates = children(&root.join("crates"))?;
    let names: Vec<String> = crates
        .iter()
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect();
    for name in names
        .iter()
        .filter(|name| !map.contains(&format!("`{name}`")))
    {
        faults.push(format!("ARCHITECTURE.md: says nothing of crates/{name}"));
    }
    let rooms = map
        .split_once("## Rooms")
        .map_or("", |(_, rest)| rest.split("\n## ").next().unwrap_or(""));
    let named = rooms
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    for name in named.filter(|name| !names.iter().any(|n| n == name)) {
        faults.push(format!(
            "ARCHITECTURE.md: names `{name}`, which is not in crates/"
        ));
    }
    Ok(())
}

fn children(dir: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(dir).with_context(|| dir.display().to_string())?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|e| e.path())
        .filter(|p| p.is_dir())
        .collect();
    paths.sort();
    Ok(paths)
}

fn rust_files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| dir.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
