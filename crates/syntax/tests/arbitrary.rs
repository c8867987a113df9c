//! Whatever the text, an outline is made and its leaves tile the text.

use corridor_syntax::{Grammar, parse, references};
use corridor_text::Source;
use proptest::prelude::*;
use std::sync::LazyLock;

mod common;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(common::grammar);

fn check(text: &str) {
    let source = Source::from_text("t", text);
    let outline = parse(&source, &GRAMMAR);
    common::check_tiling(&source, &outline);
    common::check_units(&source, &outline);
    for reference in references(&source, &outline, &GRAMMAR) {
        assert!(
            source
                .text
                .get(reference.span.start..reference.span.end)
                .is_some()
        );
    }
}

#[test]
fn headers_may_be_broken_anywhere() {
    let words = "Article 5 bis. The Parties, by the Additional Protocol and Annex IV, and Articles 1 and 2 up to \
                 the end, and Zu Artikel 3 ter, Exchange of Notes, Zusatzprotokoll Nr. 2.";
    for (at, _) in words.match_indices(' ') {
        check(&format!("{}\n{}", &words[..at], &words[at + 1..]));
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Article 1",
        "Article 2",
        "ARTICLE III",
        "Art. 5.-",
        "§ 3",
        "1. Artikel",
        "PART I",
        "Erster Abschnitt",
        "Annex 1",
        "ANNEX",
        "Protocol",
        "Nr. I",
        "Nr. II",
        "I",
        "II.",
        "A.",
        "1.",
        "2.",
        "(1)",
        "2)",
        "1 ",
        "1.1",
        "(a)",
        "b)",
        "(i)",
        "(ii)",
        "aa)",
        "- a.",
        "–",
        "•",
        "1°",
        "The Party shall pay",
        "der Lohn",
        "Wages",
        "have agreed as follows:",
        "In witness whereof",
        "Done at",
        "which reads as follows:",
        "I have the honour",
        "shall enter into force",
        "paragraph 1",
        "Absatz 2",
        "this Article",
        "\n",
        "\n\n",
        " ",
        ".",
        ";",
        ":",
        "\"",
        "é\u{301}",
        "\u{a0}",
        "\u{c}",
        "☃",
        "Ά",
        "\t",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #[test]
    fn any_string(text in "\\PC{0,300}") {
        check(&text);
    }

    #[test]
    fn any_characters(text in prop::collection::vec(any::<char>(), 0..200)) {
        check(&text.into_iter().collect::<String>());
    }

    #[test]
    fn markers_in_any_order(text in pieces()) {
        check(&text);
    }
}

#[test]
fn deep_and_long_lists_end() {
    for piece in [
        "(a) ",
        "1. The ",
        "Article 1 ",
        "Article 1\n",
        "- x\n\n",
        "I\n\n",
        "(i) x\n",
        "Part I\n",
    ] {
        check(&piece.repeat(2000));
    }
    for piece in ["• ", "•", "- ", "-", "– ", "(a) ", "• a. "] {
        check(&piece.repeat(20_000));
    }
}
