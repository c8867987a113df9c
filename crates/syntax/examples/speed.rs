//! Times the outline of a text file: `cargo run --release --example speed -- FILE`.

use corridor_syntax::{Grammar, parse};
use std::path::Path;
use std::time::Instant;

fn main() {
    let languages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../languages");
    let mut grammar = Grammar::default();
    for entry in std::fs::read_dir(languages).into_iter().flatten().flatten() {
        let text = std::fs::read_to_string(entry.path().join("outline.toml")).unwrap_or_default();
        grammar.merge(&toml::from_str(&text).unwrap_or_default());
    }
    for path in std::env::args().skip(1) {
        let Ok(source) = corridor_extract::read(Path::new(&path)) else {
            continue;
        };
        let start = Instant::now();
        let nodes = parse(&source, &grammar).nodes.len();
        println!(
            "{path}: {} bytes, {nodes} nodes, {:?}",
            source.text.len(),
            start.elapsed()
        );
    }
}
