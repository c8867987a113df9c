//! The examples, set in every form and read back: articles and findings survive.

use corridor::pipeline::Engine;
use corridor_catalog::Catalog;
use corridor_extract::{Options, decode};
use corridor_readback::{Form, Kept, browser::Browser, compare};
use std::{fs, path::PathBuf};

/// Least shares of article ids and of findings that must be kept.
const LEAST: (f64, f64) = (0.99, 0.97);

fn examples() -> Vec<PathBuf> {
    let entries = fs::read_dir("../../examples").expect("the examples are there");
    let mut paths: Vec<PathBuf> = entries.map(|e| e.expect("it can be read").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths
}

#[test]
fn articles_and_findings_survive_every_form() {
    let catalog = Catalog::embedded().expect("the catalog is sound");
    let engine = Engine::new(&catalog);
    let browser = Browser::find();
    assert!(
        browser.is_some(),
        "no Chromium; sh scripts/test installs it"
    );
    for form in Form::ALL {
        let mut all = Kept::default();
        for path in examples() {
            let source =
                corridor_extract::read(&path, &Options::default()).expect("it can be read");
            let bytes = form
                .set(&source.text, browser.as_ref())
                .expect("it can be set");
            let name = format!("{}.{}", source.name, form.name().1);
            let back = decode(&name, &bytes, &Options::default()).expect("it can be read back");
            all.add(compare(&engine.assess(source), &engine.assess(back)));
        }
        let (articles, findings) = (all.articles.share(), all.findings.share());
        let what = format!(
            "{}: {articles:.4} of articles, {findings:.4} of findings",
            form.name().0
        );
        println!("{what}");
        assert!(
            articles >= LEAST.0 && findings >= LEAST.1,
            "{what}; lost {:?}",
            all.lost
        );
    }
}
