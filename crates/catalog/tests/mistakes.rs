//! Mistakes in the data folders are told all at once, with file, line and column.

use corridor_catalog::{Catalog, Files, cases_of};

const CONCEPTS: (&str, &str) = (
    "languages/concepts.toml",
    "[worker]\ngloss = \"worker\"\n[wage]\ngloss = \"wage\"\nis = [\"pay\"]\n",
);
const ACTS: (&str, &str) = ("languages/acts.toml", "[pay_wage]\ngloss = \"pay\"\n");
const GRAMMAR: (&str, &str) = (
    "languages/en/grammar.toml",
    "negation = [\"not\"]\nfunction_words = [\"the\"]\nnonsense = [\"x\"]\n",
);

fn indicator(rule: &str) -> String {
    format!(
        "question = \"q\"\njudged = \"j\"\nkind = \"ladder\"\npolarity = \"protective\"\n\
         positive_when = \"value >= 1\"\nstages = [\"stay\", \"later\"]\n{rule}"
    )
}

fn mistakes(files: &[(&str, &str)]) -> String {
    match Catalog::from_files(Files::from_strings(files)) {
        Ok(_) => "none".to_owned(),
        Err(errors) => errors.to_string(),
    }
}

#[test]
fn all_mistakes_are_told_with_their_places() {
    let rule = indicator(
        "[[promise]]\nact = [\"pay_wages\"]\nhas = [\"wage\", \"salary\"]\nforce = [\"mustt\"]\n",
    );
    let forms = "worker = [\"work*\", \"(a|b\"]\nsalary = [\"salary\"]\n";
    insta::assert_snapshot!(mistakes(&[
        CONCEPTS,
        ACTS,
        GRAMMAR,
        ("languages/en/concepts.toml", forms),
        ("languages/en/acts.toml", "[pay_wage]\nactve = [\"pay\"]\n"),
        ("indicators/E/wages/indicator.toml", &rule),
        ("indicators/E/broken/indicator.toml", "question = \n"),
    ]));
}

#[test]
fn flags_name_branches_that_exist() {
    let lender = indicator("[[contrary]]\nid = \"kept\"\nhas = [\"worker\"]\n");
    let flag = "name = \"n\"\ndescription = \"d\"\nseverity = \"severe\"\noffends = []\nhits = \"h\"\n\
                stages = [\"stay\"]\n[[rule]]\nsame_as = \"papers#kept\"\n[[rule]]\nsame_as = \"papers#lost\"\n\
                [[acceptable]]\nhas = [\"worker\"]\n";
    insta::assert_snapshot!(mistakes(&[
        ("languages/concepts.toml", "[worker]\ngloss = \"worker\"\n"),
        (
            "indicators/E/papers/indicator.toml",
            &lender.replace(", \"later\"", "")
        ),
        ("red_flags/RF03_papers/flag.toml", flag),
        ("red_flags/RF04_nothing/en.toml", "[concepts]\n"),
    ]));
}

#[test]
fn names_are_unique_and_kinds_are_known() {
    let twice = indicator("[concepts.worker]\ngloss = \"again\"\n");
    let unknown = indicator("").replace("\"ladder\"", "\"lader\"");
    insta::assert_snapshot!(mistakes(&[
        ("languages/concepts.toml", "[worker]\ngloss = \"worker\"\n"),
        (
            "indicators/E/one/indicator.toml",
            &twice.replace(", \"later\"", "")
        ),
        (
            "indicators/E/two/indicator.toml",
            &unknown.replace(", \"later\"", "")
        ),
    ]));
}

#[test]
fn a_case_file_that_is_wrong_is_told() {
    let files = Files::from_strings(&[(
        "indicators/E/one/en.cases.toml",
        "[[case]]\ntext = \"x\"\nvalue = \"0\"\n[[case]]\ntxt = \"y\"\n",
    )]);
    insta::assert_snapshot!(cases_of(&files).unwrap_err());
}

#[test]
fn the_embedded_catalog_is_whole() {
    let catalog = Catalog::embedded().unwrap_or_else(|errors| panic!("{errors}"));
    assert!(catalog.indicators.len() >= 20);
    let lexicons = catalog.languages.iter().filter(|l| l.has_lexicon());
    assert_eq!(
        lexicons.map(|l| l.code.as_str()).collect::<Vec<_>>(),
        ["de", "en", "es", "fr", "nl"]
    );
}

/// A concept that one language can say and another cannot would make answers depend on language.
#[test]
fn lexicons_say_the_same_concepts_and_acts() {
    let catalog = Catalog::embedded().unwrap_or_else(|errors| panic!("{errors}"));
    let said = |language: &corridor_catalog::Language| {
        let v = &catalog.vocabulary;
        let mut names: Vec<&str> = language
            .patterns(v)
            .iter()
            .filter_map(|(_, meaning)| match meaning {
                corridor_catalog::Meaning::Concept(id) => Some(v.concept_name(*id)),
                corridor_catalog::Meaning::Act(id, _) => Some(v.act_name(*id)),
                _ => None,
            })
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    };
    let lexicons: Vec<_> = catalog
        .languages
        .iter()
        .filter(|l| l.has_lexicon())
        .collect();
    let only = |a: &[&str], b: &[&str]| -> Vec<String> {
        a.iter()
            .filter(|n| !b.contains(n))
            .map(|n| (*n).to_owned())
            .collect()
    };
    let first = said(lexicons[0]);
    for language in &lexicons[1..] {
        let words = said(language);
        let apart = (only(&first, &words), only(&words, &first));
        assert_eq!(apart, (Vec::new(), Vec::new()), "{}", language.code);
    }
}

#[test]
fn lists_of_words_hold_words_and_belong_to_a_language() {
    let grammar = (
        "languages/en/grammar.toml",
        "negation = [\"not\"]\nfunction_words = [\"the\"]\nendings = [\"s\"]\n",
    );
    let told = mistakes(&[
        CONCEPTS,
        ACTS,
        grammar,
        (
            "languages/en/words.txt",
            "# Own compilation\nable about\naccess, 3rd\n",
        ),
        ("languages/xx/words.txt", "able\n"),
    ]);
    assert!(
        told.contains("languages/en/words.txt:3:1") && told.contains("\"access,\""),
        "{told}"
    );
    assert!(
        told.contains("\"3rd\"") && told.contains("languages/xx/words.txt"),
        "{told}"
    );
}
