//! Several agreements in one text are told apart; what belongs to one is not.

use corridor_syntax::{Grammar, Outline};
use corridor_text::Source;
use std::fs;

fn outline(text: &str) -> Outline {
    let mut pooled = Grammar::default();
    for code in ["en", "de", "fr"] {
        let path = format!("../../languages/{code}/outline.toml");
        let text = fs::read_to_string(path).expect("the file is there");
        pooled.merge(&toml::from_str(&text).expect("it is sound"));
    }
    corridor_syntax::parse(&Source::from_text("x.txt", text), &pooled)
}

fn treaty(title: &str, subject: &str) -> String {
    format!(
        "{title}\n\nThe Government of Aldavia and the Government of Norland have agreed as follows:\n\n\
         Article 1\n\nThe Parties shall promote {subject} in a spirit of friendship, and the authorities of \
         each Party shall give effect to this.\n\nArticle 2\n\nThe authorities shall meet once a year, in each \
         Party in turn, and shall exchange the information that they need.\n\nArticle 3\n\nThis Agreement shall \
         enter into force upon signature and may be denounced by either Party at six months' notice.\n\n\
         Done at Harbourtown on 3 March 2020, in two originals.\n\n(Signatures)\n\n"
    )
}

fn starts(text: &str) -> Vec<usize> {
    let outline = outline(text);
    let ends: Vec<usize> = outline.agreements.iter().map(|a| a.span.end).collect();
    assert_eq!(ends.last(), Some(&text.len()), "they tile the text");
    outline.agreements.iter().map(|a| a.span.start).collect()
}

#[test]
fn treaties_one_after_the_other_are_told_apart() {
    let first = treaty(
        "AGREEMENT BETWEEN ALDAVIA AND NORLAND ON SEASONAL WORK",
        "seasonal work",
    );
    let second = treaty(
        "Protocol between Aldavia and Norland on nurses",
        "the recruitment of nurses",
    );
    let third = treaty(
        "Convention on pensions between Aldavia and Norland",
        "the payment of pensions",
    );
    assert_eq!(starts(&first), [0]);
    let all = format!("{first}{second}{third}");
    assert_eq!(starts(&all), [0, first.len(), first.len() + second.len()]);
}

#[test]
fn what_belongs_to_an_agreement_is_none() {
    let first = treaty(
        "AGREEMENT BETWEEN ALDAVIA AND NORLAND ON SEASONAL WORK",
        "seasonal work",
    );
    let parts = [
        "ANNEX I\n\nModel contract of employment between the employer and the worker\n\nArticle 1\n\nThe \
         employer shall pay the wage every month.\n\nArticle 2\n\nThe worker shall work with care.\n",
        "Final Protocol\n\nWhen signing this Agreement, the Parties have agreed as follows:\n\n1. The word \
         season means six months.\n\n2. Young workers may come twice.\n",
        "ANNEX II\n\nAgreement on the lists between the authorities\n\nArticle 1\n\nThe lists are yearly.\n",
    ];
    for part in parts {
        assert_eq!(starts(&format!("{first}{part}")), [0], "{part}");
    }
}

#[test]
fn another_language_is_a_version() {
    let first = treaty(
        "AGREEMENT BETWEEN ALDAVIA AND NORLAND ON SEASONAL WORK",
        "seasonal work",
    );
    let german = "ABKOMMEN ZWISCHEN ALDAVIEN UND NORDLAND ÜBER SAISONARBEIT\n\nDie Regierung von Aldavien und \
                  die Regierung von Nordland haben Folgendes vereinbart:\n\nArtikel 1\n\nDie Parteien fördern \
                  die Saisonarbeit und die Freundschaft.\n\nArtikel 2\n\nDie Behörden treffen sich jedes Jahr \
                  und tauschen die nötigen Angaben aus.\n\nArtikel 3\n\nDieses Abkommen tritt mit der \
                  Unterzeichnung in Kraft und kann gekündigt werden.\n\nGeschehen zu Hafenstadt am 3. März \
                  2020.\n";
    let outline = outline(&format!("{first}{german}"));
    let versions: Vec<Option<usize>> = outline.agreements.iter().map(|a| a.version_of).collect();
    assert_eq!(versions, [None, Some(0)]);
}
