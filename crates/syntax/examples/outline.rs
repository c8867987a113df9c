//! Prints the outline of text files: `cargo run --example outline -- FILE...`.

use corridor_syntax::{Grammar, Kind, Outline, parse};
use corridor_text::Source;
use std::path::{Path, PathBuf};

fn main() {
    let grammar = grammar();
    let brief = std::env::args().any(|a| a == "--brief");
    for path in std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with("--"))
        .map(PathBuf::from)
    {
        match corridor_extract::read(&path) {
            Ok(source) => print(&source, &parse(&source, &grammar), brief),
            Err(error) => eprintln!("{error}"),
        }
    }
}

/// The outline words of all languages of the workspace.
fn grammar() -> Grammar {
    let languages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../languages");
    let mut all = Grammar::default();
    for entry in std::fs::read_dir(languages).into_iter().flatten().flatten() {
        let Ok(text) = std::fs::read_to_string(entry.path().join("outline.toml")) else {
            continue;
        };
        match toml::from_str(&text) {
            Ok(one) => all.merge(&one),
            Err(error) => eprintln!("{}: {error}", entry.path().display()),
        }
    }
    all
}

fn print(source: &Source, outline: &Outline, brief: bool) {
    println!("=== {}", source.name);
    let mut open = vec![(0, 0)];
    while let Some((id, depth)) = open.pop() {
        let node = &outline.nodes[id];
        open.extend(node.children.iter().rev().map(|c| (*c, depth + 1)));
        if node.kind == Kind::Blank || (brief && node.kind == Kind::Sentence) {
            continue;
        }
        let text = source.slice(node.span).trim().replace('\n', "⏎");
        let head: String = text.chars().take(70).collect();
        let tail: String = text
            .chars()
            .rev()
            .take(25)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let indent = "  ".repeat(depth);
        match node.kind.is_leaf() {
            true if text.chars().count() > 100 => {
                println!("{indent}{:?} {head} … {tail}", node.kind)
            }
            true => println!("{indent}{:?} {text}", node.kind),
            false => println!("{indent}[{}] {:?} {:?}", node.id, node.kind, node.zone),
        }
    }
}
