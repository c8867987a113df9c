//! Tests of the places that coders name.

use super::*;

fn places(words: &str) -> Vec<Place> {
    of_words(words).into_iter().collect()
}

fn articles(numbers: &[u32]) -> Vec<Place> {
    numbers.iter().map(|n| Place::Article(*n)).collect()
}

fn is_named(words: &str, id: &str) -> bool {
    named(&of_words(words), id)
}

#[test]
fn articles_of_coders() {
    assert_eq!(places("5; 6"), articles(&[5, 6]));
    assert_eq!(places("14, 17"), articles(&[14, 17]));
    assert_eq!(places("1(2)"), articles(&[1]));
    assert_eq!(places("10(2), 15 d), 19(3)-(4)"), articles(&[10, 15, 19]));
    assert_eq!(places("25(2) a)"), articles(&[25]));
    assert_eq!(places("11(1)-(2), 15(1), 15(5)"), articles(&[11, 15]));
    assert_eq!(places("1-3, 5, 17"), articles(&[1, 2, 3, 5, 17]));
    assert_eq!(places("7–9"), articles(&[7, 8, 9]));
    assert_eq!(places("7 - 9"), articles(&[7, 8, 9]));
    assert_eq!(places("14 c"), articles(&[14]));
    assert_eq!(places("Art. 5 Abs. 2"), articles(&[5]));
    assert_eq!(places(""), []);
}

#[test]
fn roman_numbers() {
    assert_eq!(places("II; VIII"), articles(&[2, 8]));
    assert_eq!(places("I, II, VIII"), articles(&[1, 2, 8]));
    assert_eq!(places("XIV"), articles(&[14]));
    assert_eq!(places("Título; XII"), [Place::Opening, Place::Article(12)]);
}

#[test]
fn openings_in_six_languages() {
    for words in [
        "Preamble",
        "title",
        "Préambule",
        "Preámbulo",
        "Präambel",
        "Preambolo",
        "aanhef",
    ] {
        assert!(is_named(words, "preamble"), "{words}");
        assert!(is_named(words, "title"), "{words}");
        assert!(!is_named(words, "art_1"), "{words}");
    }
    assert_eq!(places("Präambel; 1"), [Place::Opening, Place::Article(1)]);
    assert_eq!(places("Titel, 10"), [Place::Opening, Place::Article(10)]);
    assert!(is_named("preamble, 1(2)", "art_1__para_2"));
}

#[test]
fn annexes_and_what_follows_them() {
    assert!(is_named("1; Annexe 2", "annex_2__art_3"));
    assert!(!is_named("1; Annexe 2", "annex_1"));
    assert!(!is_named("1; Annexe 2", "art_2"));
    assert!(is_named("3-6, 11; Annexe 8-11", "annex_9"));
    assert!(is_named("4, 11, Annexe 9, 10", "annex_10__para_1"));
    assert!(is_named("Annexe 4, 7", "art_7"));
    assert!(is_named("5, 22, Anexo I 1, Anexo II 2", "annex_2__para_2"));
    assert!(is_named("5; 22; Anexos", "annex_II"));
    assert!(is_named("10, Annexe 10 d", "annex_10__point_d"));
    assert!(is_named("Anhang 1", "annex"));
}

#[test]
fn protocols_and_notes() {
    assert!(is_named("14, Protocole 1", "protocol_1__art_1"));
    assert!(!is_named("14, Protocole 1", "protocol_2"));
    assert!(is_named("17, Notes III-IV", "protocol_4"));
    assert!(is_named("17; Note III", "notes"));
    assert!(is_named("10; exchange of notes", "protocol_1"));
    assert!(is_named("5, 10, Echange de notes", "protocol"));
    assert!(is_named("Schlussprotokoll", "protocol"));
}

#[test]
fn ids_of_the_outline() {
    assert_eq!(of_id("art_5__para_2__point_a"), Some(Place::Article(5)));
    assert_eq!(of_id("part_2__art_5"), Some(Place::Article(5)));
    assert_eq!(of_id("art_5bis"), Some(Place::Article(5)));
    assert_eq!(of_id("art_IV__para_1"), Some(Place::Article(4)));
    assert_eq!(of_id("annex_1__art_3"), Some(Place::Annex(Some(1))));
    assert_eq!(of_id("annex"), Some(Place::Annex(None)));
    assert_eq!(of_id("signature"), Some(Place::Closing));
    assert_eq!(of_id("para_3"), None);
}
