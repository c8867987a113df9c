//! Legible texts are called good, damaged ones poor, and what tells nothing is called neither.

use corridor_catalog::Catalog;
use corridor_reading::{Legibility, Quality, Reader};
use corridor_text::Source;
use std::fs;

fn quality(catalog: &Catalog, text: &str) -> Quality {
    let source = Source::from_text("x.txt", text);
    let outline = corridor_syntax::parse(&source, &catalog.outline);
    Reader::new(catalog).read(&source, &outline).quality
}

/// Every letter whose place is a multiple of `every` becomes another one.
fn damaged(text: &str, every: usize) -> String {
    let swap = |(at, c): (usize, char)| match c.is_ascii_lowercase() && at % every == 0 {
        true => char::from(b'a' + (c as u8 - b'a' + 7 + (at % 11) as u8) % 26),
        false => c,
    };
    text.chars().enumerate().map(swap).collect()
}

#[test]
fn examples_are_good_and_their_damaged_copies_are_not() {
    let catalog = Catalog::embedded().expect("the catalog is sound");
    for name in [
        "strong-treaty-ghana-latvia-2023",
        "seasonal-notes-austria-moldova-1998",
    ] {
        let text = fs::read_to_string(format!("../../examples/{name}.txt")).expect("it is there");
        let whole = quality(&catalog, &text);
        assert_eq!(
            whole.value,
            Legibility::Good,
            "{name}: {:?}",
            whole.known_words
        );
        assert!(whole.legible() && whole.missing().is_empty());
        let bad = quality(&catalog, &damaged(&text, 6));
        assert_eq!(bad.value, Legibility::Poor, "{name}: {:?}", bad.known_words);
        assert!(!bad.legible());
    }
}

#[test]
fn names_and_other_languages_are_no_damage() {
    let catalog = Catalog::embedded().expect("the catalog is sound");
    let names = "Anna Weide Novik\n\nPedro Alvarez Quintela\n\nJ. M. Oduya-Sarpong\n\n".repeat(30);
    assert_eq!(quality(&catalog, &names).value, Legibility::Unknown);
    let slovak = "Zmluvné strany sa dohodli, že osoby, na ktoré sa vzťahuje táto zmluva, majú rovnaké práva \
                  a povinnosti ako občania štátu, na ktorého území bývajú.\n\n"
        .repeat(10);
    assert_eq!(quality(&catalog, &slovak).value, Legibility::Unknown);
}

#[test]
fn an_annex_of_this_agreement_is_missed_and_one_of_another_is_not() {
    let catalog = Catalog::embedded().expect("the catalog is sound");
    let text = |words: &str| {
        format!(
            "AGREEMENT\n\nThe Parties have agreed as follows:\n\nArticle 1\n\nThe employer shall pay the wage \
             every month.\n\nArticle 2\n\n{words}\n\nDone at Harbourtown on 3 March 2020.\n"
        )
    };
    let missing = |words: &str| quality(&catalog, &text(words)).missing();
    assert_eq!(
        missing("The forms are set out in Annex II to this Agreement."),
        ["Annex II"]
    );
    assert_eq!(
        missing("The employer shall use the annexed model contract."),
        ["annexed model contract"]
    );
    assert!(missing("Goods are those of Annex II to the Customs Treaty of 1990.").is_empty());
    let held = text("The forms are set out in Annex II to this Agreement.");
    let held = format!("{held}\nANNEX II\n\nThe form shall state the name of the worker.\n");
    assert!(quality(&catalog, &held).missing().is_empty());
}
