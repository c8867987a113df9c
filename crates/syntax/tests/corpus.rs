//! Real texts, kept outside the project: every one is outlined, its leaves tile it, and the
//! articles found are about as many as there are lines that open one.

use corridor_syntax::{Kind, Zone, parse};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

mod common;

fn texts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/texts");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: {} is absent", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_real_text_is_outlined() {
    let grammar = common::grammar();
    let (mut articles, mut count, mut bare) = (0, 0, Vec::new());
    for path in texts() {
        let source = corridor_extract::read(&path, &Default::default()).expect("readable text");
        let outline = parse(&source, &grammar);
        common::check_tiling(&source, &outline);
        common::check_units(&source, &outline);
        let ids: Vec<&str> = outline
            .nodes
            .iter()
            .map(|n| n.id.as_str())
            .filter(|i| !i.is_empty())
            .collect();
        let unique: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "ids of {} are unique", source.name);
        let found = outline
            .nodes
            .iter()
            .filter(|n| n.kind == Kind::Article)
            .count();
        if found < 3 {
            bare.push(source.name.clone());
        }
        let normative = outline
            .units(&source)
            .iter()
            .any(|u| u.zone == Zone::Operative);
        assert!(normative, "{} has operative text", source.name);
        articles += found;
        count += 1;
    }
    println!("{count} texts, {articles} articles; fewer than three: {bare:?}");
    assert!(count == 0 || (articles / count >= 10 && bare.len() * 12 < count));
}
