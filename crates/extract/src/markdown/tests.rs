//! Tests of the reader of Markdown.

use super::read;
use crate::{Draft, Options, Refusal};
use proptest::prelude::*;

fn draft(text: &str) -> Draft {
    match read(text.as_bytes(), &Options::default()) {
        Ok(draft) => draft,
        Err(refusal) => panic!("refused: {refusal}"),
    }
}

fn lines(text: &str) -> Vec<String> {
    let text = draft(text).text;
    let lines = text.lines().filter(|l| !l.is_empty());
    lines.map(str::to_owned).collect()
}

#[test]
fn headings_and_paragraphs_lose_their_signs() {
    let text = "# Deal\n\nArticle 1\n=========\n\nThe *employer* pays\n**wages** with `care` &amp; [law](http://x.example).\n\n> Quoted.\n\n***\nLast\\\nline";
    assert_eq!(
        draft(text).text,
        "Deal\n\nArticle 1\n\nThe employer pays wages with care & law.\n\nQuoted.\n\nLast\nline\n"
    );
}

#[test]
fn numbers_stay_as_written() {
    assert_eq!(
        lines("1. One\n2. Two\n5. Five"),
        ["1. One", "2. Two", "5. Five"]
    );
    assert_eq!(lines("3) Three\n4) Four"), ["3) Three", "4) Four"]);
    assert_eq!(
        lines("1. One\n1. Two\n1. Three"),
        ["1. One", "2. Two", "3. Three"]
    );
    assert_eq!(lines("5.\n\na) Apart"), ["5.", "a) Apart"]);
}

#[test]
fn bullets_and_nested_points() {
    assert_eq!(
        lines("- One\n  - Deep\n- (a) Two\n\n1. Three\n\n   More of it.\n   1. Inner"),
        [
            "– One",
            "– Deep",
            "(a) Two",
            "1. Three",
            "More of it.",
            "1. Inner"
        ]
    );
}

#[test]
fn lettered_lines_are_lines() {
    assert_eq!(
        lines("The Parties shall:\n(a) meet;\n(b) report\nand tell."),
        ["The Parties shall:", "(a) meet;", "(b) report and tell."]
    );
}

#[test]
fn tables_are_rows() {
    assert_eq!(
        draft("x\n\n| Skill | Fee |\n|---|---|\n| Mason | *5* |\n\ny").text,
        "x\n\nSkill\tFee\nMason\t5\n\ny\n"
    );
}

#[test]
fn footnotes_come_after_the_text() {
    assert_eq!(
        lines("Wages[^1] count.\n\n[^1]: In full.\n\nLast."),
        ["Wages count.", "Last.", "[1] In full."]
    );
}

#[test]
fn settings_at_the_start_are_left_out() {
    let draft = draft("---\ntitle: x\n---\n\n# Deal\n");
    assert_eq!(draft.text, "Deal\n");
    assert_eq!(draft.notes[0].code, "front_matter");
}

#[test]
fn html_inside_is_read_as_html() {
    assert_eq!(
        lines(
            "One<br>two <b>three</b>\n\n<div>four<p>five</div>\n\n<!-- no -->\n\n![alt](x.png)\n\nsix"
        ),
        ["One", "two three", "four", "five", "six"]
    );
}

#[test]
fn indented_text_keeps_its_lines() {
    assert_eq!(draft("x\n\n    a\n    b\n").text, "x\n\na\nb\n");
}

#[test]
fn nesting_ends_in_good_time() {
    let deep = ">".repeat(100_000) + "x";
    let deep = read(deep.as_bytes(), &Options::default());
    assert!(matches!(deep, Err(Refusal::TooMany { .. })));
    for part in [
        "[", "*a ", "`", "![", "<a ", "_a_*", "|-", "1. ", "[^1]: ", "<",
    ] {
        draft(&part.repeat(20_000));
    }
}

const GOOD: &str = "---\na: b\n---\n# Deal\n\n1. One[^n]\n   - Two\n\n| a | b |\n|---|---|\n| c | d |\n\n<p>html</p>\n\n> q\n\n[^n]: note\n";

proptest! {
    #[test]
    fn no_bytes_make_it_panic(noise in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&noise, &Options::default());
    }

    #[test]
    fn no_damage_makes_it_panic(at in 0..GOOD.len(), byte in any::<u8>(), cut in 0..GOOD.len()) {
        let mut text = GOOD.as_bytes().to_vec();
        text[at] = byte;
        let _ = read(&text, &Options::default());
        let _ = read(&GOOD.as_bytes()[..cut], &Options::default());
    }

    #[test]
    fn plain_paragraphs_keep_every_word(words in prop::collection::vec("[a-zA-Z]{1,8}[.;:]?", 1..60), breaks in any::<u64>()) {
        let mut text = String::new();
        for (n, word) in words.iter().enumerate() {
            let gap = if breaks >> (n % 64) & 1 == 1 { "\n\n" } else { "\n" };
            text.push_str(word);
            text.push_str(gap);
        }
        let read: Vec<String> = draft(&text).text.split_whitespace().map(str::to_owned).collect();
        prop_assert_eq!(read, words);
    }
}
