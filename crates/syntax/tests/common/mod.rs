//! What the tests share: the grammar of the workspace, and the invariants of an outline.
#![allow(dead_code)]

use corridor_syntax::{Grammar, Kind, Outline};
use corridor_text::{Source, Span};
use std::fmt::Write;
use std::path::Path;

/// The outline words of all languages of the workspace.
pub fn grammar() -> Grammar {
    let languages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../languages");
    let mut folders: Vec<_> = std::fs::read_dir(languages)
        .unwrap()
        .flatten()
        .map(|e| e.path())
        .collect();
    folders.sort();
    let mut all = Grammar::default();
    for folder in folders {
        if let Ok(text) = std::fs::read_to_string(folder.join("outline.toml")) {
            all.merge(
                &toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", folder.display())),
            );
        }
    }
    all
}

/// Leaves come in order without gap or overlap, and every node covers its children.
pub fn check_tiling(source: &Source, outline: &Outline) {
    let mut at = 0;
    for leaf in outline.leaves() {
        assert_eq!(leaf.span.start, at, "leaves tile {}", source.name);
        assert!(!leaf.span.is_empty() && leaf.kind.is_leaf());
        at = leaf.span.end;
    }
    assert_eq!(
        at,
        source.text.len(),
        "leaves reach the end of {}",
        source.name
    );
    for (id, node) in outline.nodes.iter().enumerate() {
        assert!(
            node.parent
                .is_none_or(|p| p < id && outline.nodes[p].span.contains(node.span))
        );
        assert_eq!(node.kind.is_leaf(), node.id.is_empty() && id > 0);
    }
}

/// Every sentence is in exactly one unit.
pub fn check_units(source: &Source, outline: &Outline) {
    let sentences = outline.leaves().filter(|n| n.kind == Kind::Sentence);
    let expected: Vec<Span> = sentences.map(|n| source.trim(n.span)).collect();
    let found: Vec<Span> = outline
        .units(source)
        .into_iter()
        .flat_map(|u| u.sentences)
        .collect();
    assert_eq!(found, expected, "sentences of {}", source.name);
}

/// The units as text, for snapshots.
pub fn show(source: &Source, outline: &Outline) -> String {
    let mut out = String::new();
    let cut = |spans: &[Span]| {
        spans
            .iter()
            .map(|s| source.slice(*s).replace('\n', "⏎"))
            .collect::<Vec<_>>()
    };
    for unit in outline.units(source) {
        let _ = write!(out, "{} ({:?}", unit.id, unit.zone);
        if unit.article != unit.id {
            let _ = write!(out, ", in {}", unit.article);
        }
        let _ = writeln!(out, ")");
        for (name, spans) in [
            ("#", &unit.headings),
            (">", &unit.chapeau),
            (" ", &unit.sentences),
        ] {
            for text in cut(spans) {
                let _ = writeln!(out, "  {name} {text}");
            }
        }
    }
    out
}
