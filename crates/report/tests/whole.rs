//! The page holds the whole text, and every provision that is named is one of an instrument.

use corridor_assess::Assessor;
use corridor_catalog::{Catalog, Instruments};
use corridor_reading::Reader;
use corridor_report::{Context, Document, Findings, HtmlReport};
use corridor_text::Source;
use std::fs;

/// The words that a page shows: no tags, no digits (quotes are numbered between the words), no spaces.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let entities = [
        ("&#38;", "&"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
    ];
    for (entity, character) in entities {
        text = text.replace(entity, character);
    }
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_ascii_digit())
        .collect()
}

#[test]
fn the_page_holds_the_whole_text() {
    let catalog = Catalog::embedded().expect("the catalog is sound");
    let instruments = Instruments::read(catalog.files()).expect("the instruments are sound");
    let (reader, assessor) = (Reader::new(&catalog), Assessor::new(&catalog));
    let context = Context {
        catalog: &catalog,
        instruments: &instruments,
        as_of: None,
        parties: &[],
    };
    let entries = fs::read_dir("../../examples").expect("the examples are there");
    let paths = entries.map(|e| e.expect("it can be read").path());
    for path in paths.filter(|p| p.extension().is_some_and(|e| e == "txt")) {
        let text = fs::read_to_string(&path).expect("it is text");
        let name = path.file_name().expect("a name").to_string_lossy();
        let source = Source::from_text(&name, &text);
        let outline = corridor_syntax::parse(&source, &catalog.outline);
        let reading = reader.read(&source, &outline);
        let judgement = assessor.judge(&source, &reading);
        let document = Document {
            source,
            outline,
            reading,
            judgement,
            original: None,
        };
        let report = HtmlReport::of(&document, &context, &Findings::of(&document, &catalog));
        let page = report.page().expect("it renders");
        let (_, body) = page.split_once("id=\"text\"").expect("the text is there");
        let (body, _) = body.split_once("<footer>").expect("the page ends");
        let whole = words(&text.replace('<', "&#60;"));
        assert!(
            words(body).contains(&whole),
            "{name}: the page leaves out some of the text"
        );
    }
}

#[test]
fn every_provision_named_is_an_instruments() {
    let catalog = Catalog::embedded().expect("the catalog is sound");
    let instruments = Instruments::read(catalog.files()).expect("the instruments are sound");
    let of_indicators = catalog.indicators.iter().flat_map(|i| &i.standards);
    let of_flags = catalog.flags.iter().flat_map(|f| &f.offends);
    let unknown: Vec<&String> = of_indicators
        .chain(of_flags)
        .filter(|id| instruments.provision(id).is_none())
        .collect();
    assert!(unknown.is_empty(), "no such provisions: {unknown:?}");
    assert!(
        instruments
            .cite("ILO-C97/006")
            .starts_with("C97, Article 6")
    );
}
