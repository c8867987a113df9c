//! Tests of the reader of web pages.

mod around;
mod blocks;
mod gazette;
mod random;
mod tabular;

use super::read;
use crate::{Draft, Options, Refusal};

/// Reads a page.
fn draft(html: &str) -> Draft {
    bytes(html.as_bytes())
}

fn bytes(bytes: &[u8]) -> Draft {
    match read(bytes, &Options::default()) {
        Ok(draft) => draft,
        Err(refusal) => panic!("refused: {refusal}"),
    }
}

/// Its lines that are not empty.
fn lines(html: &str) -> Vec<String> {
    let text = draft(html).text;
    let lines = text.lines().filter(|l| !l.is_empty());
    lines.map(str::to_owned).collect()
}

fn codes(draft: &Draft) -> Vec<&str> {
    draft.notes.iter().map(|n| n.code.as_str()).collect()
}

#[test]
fn declared_encodings_are_used() {
    let page = |charset: &str, body: &[u8]| {
        let head = format!("<meta charset=\"{charset}\"><p>");
        let draft = bytes(&[head.as_bytes(), body].concat());
        (draft.text.trim().to_owned(), draft.notes.len())
    };
    assert_eq!(page("iso-8859-1", b"L\xf6hne"), ("Löhne".to_owned(), 1));
    assert_eq!(page("windows-1251", b"\xe4\xe0"), ("да".to_owned(), 1));
    assert_eq!(page("shift_jis", b"\x82\xa0"), ("あ".to_owned(), 1));
    assert_eq!(page("utf-8", b"L\xf6hne"), ("Löhne".to_owned(), 1));
    assert_eq!(page("nonsense", b"L\xf6hne"), ("Löhne".to_owned(), 1));
    let equiv = b"<meta http-equiv=Content-Type content='text/html; charset=windows-1253'><p>\xe1";
    assert_eq!(bytes(equiv).text.trim(), "α");
}

#[test]
fn valid_utf8_wins_over_a_wrong_declaration() {
    let page = draft("<meta charset=iso-8859-1><p>Löhne");
    assert_eq!(page.text, "Löhne\n");
    assert!(page.notes.is_empty());
}

#[test]
fn marks_and_utf16_are_known() {
    let wide = "\u{feff}<p>Der Lohn".encode_utf16();
    let wide: Vec<u8> = wide.flat_map(u16::to_le_bytes).collect();
    let draft = bytes(&wide);
    assert_eq!(draft.text, "Der Lohn\n");
    assert_eq!(codes(&draft), ["decoded_as"]);
}

#[test]
fn pages_without_text_give_none() {
    for page in [
        "",
        "<html></html>",
        "<script>x()</script>",
        "<p hidden>no</p>",
    ] {
        assert!(draft(page).text.is_empty(), "{page}");
    }
    let door = crate::draft(crate::Format::Html, b"<p> </p>", &Options::default());
    assert!(matches!(door, Err(Refusal::Empty)));
}
