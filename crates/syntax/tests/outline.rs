//! What an outline looks like: mini-agreements of our own drafting, and single questions.

use corridor_syntax::{Kind, Zone, parse, references};
use corridor_text::Source;

mod common;

fn show(text: &str) -> String {
    let source = Source::from_text("t", text);
    let outline = parse(&source, &common::grammar());
    common::check_tiling(&source, &outline);
    common::check_units(&source, &outline);
    common::show(&source, &outline)
}

fn articles(text: &str) -> Vec<String> {
    let outline = parse(&Source::from_text("t", text), &common::grammar());
    outline
        .nodes
        .into_iter()
        .filter(|n| n.kind == Kind::Article)
        .map(|n| n.id)
        .collect()
}

fn ids(text: &str) -> Vec<String> {
    let source = Source::from_text("t", text);
    parse(&source, &common::grammar())
        .units(&source)
        .into_iter()
        .map(|u| u.id)
        .collect()
}

#[test]
fn english_agreement() {
    insta::assert_snapshot!(show(include_str!("texts/english.txt")));
}

#[test]
fn german_agreement() {
    insta::assert_snapshot!(show(include_str!("texts/german.txt")));
}

#[test]
fn gazette_on_one_line() {
    insta::assert_snapshot!(show(include_str!("texts/gazette.txt")));
}

#[test]
fn exchange_of_notes() {
    insta::assert_snapshot!(show(include_str!("texts/notes.txt")));
}

#[test]
fn annex_and_model_contract() {
    insta::assert_snapshot!(show(include_str!("texts/annexes.txt")));
}

#[test]
fn a_single_clause_is_operative() {
    let text = "The employer shall bear all costs of recruitment.";
    let source = Source::from_text("t", text);
    let units = parse(&source, &common::grammar()).units(&source);
    assert_eq!(
        (units.len(), units[0].id.as_str(), units[0].zone),
        (1, "text", Zone::Operative)
    );
}

#[test]
fn a_single_clause_with_points_keeps_its_chapeau() {
    let text = "The worker may not:\n(a) marry;\n(b) leave the house.";
    assert_eq!(ids(text), ["text", "text__point_a", "text__point_b"]);
    let source = Source::from_text("t", text);
    let units = parse(&source, &common::grammar()).units(&source);
    assert_eq!(source.slice(units[2].chapeau[0]), "The worker may not:");
}

#[test]
fn references_open_no_article() {
    let text = "Article 1\nThe wage is paid in accordance with\nArticle 2 of this Agreement.\n\n\
        Article 2\nPursuant to Article 3 The Party pays. See Article 1 Paragraph 2.\n\nArticle 3\nEnd.";
    assert_eq!(articles(text), ["art_1", "art_2", "art_3"]);
}

#[test]
fn roman_and_trailing_numbers_are_read() {
    assert_eq!(
        articles("ARTICLE IV\nOne.\n\nARTICLE V\nTwo."),
        ["art_4", "art_5"]
    );
    assert_eq!(
        articles("1. Artikel\nEins.\n\n2. Artikel\nZwei."),
        ["art_1", "art_2"]
    );
    assert_eq!(articles("§ 1\nEins.\n\n§ 2\nZwei."), ["art_1", "art_2"]);
    assert_eq!(
        articles("Article premier\nUn.\n\nArticle 2\nDeux."),
        ["art_1", "art_2"]
    );
    assert_eq!(
        articles("Section 1. Scope\nOne.\n\nSection 2. Wages\nTwo."),
        ["art_1", "art_2"]
    );
}

#[test]
fn a_table_of_contents_is_no_article() {
    let text = "Contents\n\nArticle 1 Scope ..... 1\nArticle 2 Wages ..... 2\nArticle 3 Leave ..... 3\n\
        Article 4 Return ..... 4\n\nArticle 1\nScope\n\nThis applies.\n\nArticle 2\nWages\n\nIt is paid.\n\n\
        Article 3\nLeave\n\nIt is granted.\n\nArticle 4\nReturn\n\nIt is free.";
    assert_eq!(articles(text), ["art_1", "art_2", "art_3", "art_4"]);
}

#[test]
fn abbreviations_and_ordinals_end_no_sentence() {
    let text = "Art. 1\nDer Lohn nach Art. 5 Abs. 2 wird am 1. Januar gezahlt, z. B. an Dr. A. Muster. Ende.";
    let source = Source::from_text("t", text);
    let units = parse(&source, &common::grammar()).units(&source);
    let sentences: Vec<&str> = units[0]
        .sentences
        .iter()
        .map(|s| source.slice(*s))
        .collect();
    assert_eq!(sentences.len(), 2, "{sentences:?}");
}

#[test]
fn a_tail_is_a_unit_of_its_own() {
    let text = "Article 1\n\n1. If a worker\n\n(a) is ill, or\n\n(b) is injured,\n\nthe employer shall pay.\n\n2. End.";
    assert_eq!(
        ids(text),
        [
            "art_1__para_1",
            "art_1__para_1__point_a",
            "art_1__para_1__point_b",
            "art_1__para_1__tail",
            "art_1__para_2"
        ]
    );
}

#[test]
fn unnumbered_paragraphs_are_counted() {
    assert_eq!(
        ids("Article 7\n\nOne.\n\nTwo.\n\nThree."),
        ["art_7__para_1", "art_7__para_2", "art_7__para_3"]
    );
}

#[test]
fn lists_nest() {
    let text = "Article 1\n1. Each Party:\n(a) informs:\n(i) workers;\n(ii) employers;\n(b) pays.\n2. End.";
    let expected = [
        "para_1",
        "para_1__point_a",
        "para_1__point_a__point_i",
        "para_1__point_a__point_ii",
        "para_1__point_b",
        "para_2",
    ];
    let found = ids(text);
    assert_eq!(found, expected.map(|id| format!("art_1__{id}")));
}

#[test]
fn references_are_resolved() {
    let text = "Article 1\n1. One.\n2. As in paragraph 1 of this Article and Article 2, paragraph 3.\n\n\
        Article 2\n1. As in Articles 1 and 9.\n2. See Article 1(2).\n3. See paragraph 2 (a) and Article IV.\n";
    let source = Source::from_text("t", text);
    let grammar = common::grammar();
    let found = references(&source, &parse(&source, &grammar), &grammar);
    let found: Vec<(&str, bool)> = found
        .iter()
        .map(|r| (r.target.as_str(), r.resolved))
        .collect();
    assert_eq!(
        found,
        [
            ("art_1__para_1", true),
            ("art_1", true),
            ("art_2__para_3", true),
            ("art_1", true),
            ("art_9", false),
            ("art_1__para_2", true),
            ("art_2__para_2__point_a", false),
            ("art_4", false),
        ]
    );
}

#[test]
fn german_references_are_resolved() {
    let text = "Art. 6\n1 Der Lohn ist frei.\n2 Nach Absatz 1 und Artikel 7 Absatz 1 Buchstabe a gilt dies.\n\nArt. 7\n1 Frei sind:\na. Kost;\nb. Haus.\n";
    let source = Source::from_text("t", text);
    let grammar = common::grammar();
    let found = references(&source, &parse(&source, &grammar), &grammar);
    let found: Vec<(&str, bool)> = found
        .iter()
        .map(|r| (r.target.as_str(), r.resolved))
        .collect();
    assert_eq!(
        found,
        [("art_6__para_1", true), ("art_7__para_1__point_a", true)]
    );
}

#[test]
fn letters_without_numbers_are_two_notes() {
    let text = "Fenton, 2 May 1990\n\nSir,\n\nI have the honour to propose the following:\n\n1. Workers pay no fee.\n\n\
        2. This agreement shall enter into force today.\n\nAccept, Sir, my regards.\n\nA. Quill\n\nSir,\n\n\
        I have the honour to acknowledge your letter, which reads as follows:\n\n1. Workers pay no fee.\n\n\
        2. This agreement shall enter into force today.\n\nIn reply I confirm that we agree.";
    let source = Source::from_text("t", text);
    let units = parse(&source, &common::grammar()).units(&source);
    let zone = |id: &str| units.iter().find(|u| u.id == id).map(|u| u.zone);
    assert_eq!(zone("art_1"), Some(Zone::Operative));
    assert_eq!(zone("note_2__art_1"), Some(Zone::Repeat));
}

#[test]
fn a_chapeau_is_no_heading() {
    let text = "Article 1\n\nEmployers pay\n(a) the fare;\n(b) the meals.\n\nArticle 2\nIf a worker falls ill\n1. it is reported;";
    assert_eq!(
        ids(text)[..3],
        ["art_1", "art_1__point_a", "art_1__point_b"]
    );
    assert_eq!(ids(text)[3], "art_2");
}
