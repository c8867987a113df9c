//! Every quote is the exact slice at its offsets, over the examples and over the corpus beside the
//! checkout where there is one.

use corridor::pipeline::{Door, Engine};
use corridor_catalog::{Catalog, Instruments};
use corridor_report::{Assessment, Context, Findings};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

fn texts(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("it can be read").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths
}

/// Checks all quotes below `json`; tells how many there were.
fn check(json: &Value, characters: &[char], file: &Path) -> usize {
    match json {
        Value::Object(fields) if fields.contains_key("quote") => {
            let at = |key: &str| {
                let offset = fields.get(key).and_then(Value::as_u64).expect("an offset");
                usize::try_from(offset).expect("it fits")
            };
            let slice: String = characters[at("start")..at("end")].iter().collect();
            assert_eq!(
                fields["quote"],
                slice,
                "{} at {}",
                file.display(),
                at("start")
            );
            assert!(
                !slice.trim().is_empty(),
                "{} quotes nothing",
                file.display()
            );
            1
        }
        Value::Object(fields) => fields.values().map(|v| check(v, characters, file)).sum(),
        Value::Array(list) => list.iter().map(|v| check(v, characters, file)).sum(),
        _ => 0,
    }
}

fn check_folder(folder: &Path) -> usize {
    let catalog = Catalog::embedded().expect("the catalog is sound");
    let engine = Engine::new(&catalog);
    let instruments = Instruments::read(catalog.files()).expect("the instruments are sound");
    let context = Context {
        catalog: &catalog,
        instruments: &instruments,
        as_of: None,
        parties: &[],
    };
    let door = Door::new(corridor_extract::Options::default());
    let mut quotes = 0;
    for path in texts(folder) {
        let document = engine.assess(door.open(&path).expect("it can be read"));
        let characters: Vec<char> = document.source.text.chars().collect();
        let findings = Findings::of(&document, &catalog);
        let json = serde_json::to_value(Assessment::of(&document, &context, &findings))
            .expect("it is JSON");
        quotes += check(&json, &characters, &path);
    }
    quotes
}

#[test]
fn of_the_examples() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    assert!(check_folder(&folder) > 20);
}

#[test]
fn of_the_corpus() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/texts");
    if folder.is_dir() {
        println!("{} quotes are exact", check_folder(&folder));
    } else {
        println!("skipped: there is no corpus at {}", folder.display());
    }
}
