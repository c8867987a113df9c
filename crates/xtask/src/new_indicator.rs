//! The folder of a new indicator, ready to be filled in.

use anyhow::{Context, Result, bail};
use std::{fs, path::Path};

const RULE: &str = r#"question = "TO WRITE: one question, answered by the text alone"
judged = """
Counts: …
Does not count: …
"""
kind = "ladder"
scale = "house"
polarity = "protective"
positive_when = "value >= 1"
stages = ["stay"]
standards = []

[[promise]]
says = "what this finds, in a sentence"
act = ["provide"]
has = ["worker"]
"#;

const OWN: &str = "# Concepts and acts that only this indicator needs, in this language.\n\n[concepts]\n\n[acts]\n";

/// Makes `indicators/<block>/<id>/` with a rule and empty language files.
pub fn run(root: &Path, block: &str, id: &str) -> Result<()> {
    let snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if id.is_empty() || !id.chars().all(snake) {
        bail!("\"{id}\" is no name: use lower-case letters, digits and underscores");
    }
    let blocks = root.join("indicators").join(block);
    if !blocks.is_dir() {
        bail!("there is no block \"{block}\" below indicators/; make that folder first");
    }
    let folder = blocks.join(id);
    if folder.exists() {
        bail!("{} exists already", folder.display());
    }
    fs::create_dir(&folder).with_context(|| folder.display().to_string())?;
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| path.display().to_string())
    };
    write("indicator.toml", RULE)?;
    for language in lexicons(root)? {
        write(&format!("{language}.toml"), OWN)?;
        write(&format!("{language}.cases.toml"), &cases())?;
    }
    println!(
        "made {}; see docs/indicators.md, then run `cargo xtask check {id}`",
        folder.display()
    );
    Ok(())
}

/// Languages that have a lexicon.
fn lexicons(root: &Path) -> Result<Vec<String>> {
    let mut codes = Vec::new();
    for entry in fs::read_dir(root.join("languages"))? {
        let entry = entry?;
        if entry.path().join("concepts.toml").is_file() {
            codes.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    codes.sort();
    Ok(codes)
}

/// Twelve cases to be written: six that must match, six that must not.
fn cases() -> String {
    let case = |value: &str, i: usize| {
        format!("[[case]]\ntext = \"TO WRITE {i}\"\nvalue = \"{value}\"\nwhy = \"\"\n\n")
    };
    let found: String = (1..=6).map(|i| case("2", i)).collect();
    let silent: String = (7..=12).map(|i| case("0", i)).collect();
    found + &silent
}
