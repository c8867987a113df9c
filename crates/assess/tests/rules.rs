//! The kinds of rule, on the small frozen catalog beside this file.

use corridor_assess::Assessor;
use corridor_catalog::Catalog;
use corridor_reading::Reader;
use corridor_text::Source;
use std::path::Path;

/// The answers to a text: indicator, value, best where a contrary clause wins, and the places with
/// what they show; for a silence the nearest passage.
fn answers(text: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/catalog");
    let catalog = Catalog::load(&root).unwrap_or_else(|errors| panic!("{errors}"));
    let source = Source::from_text("test", text);
    let outline = corridor_syntax::parse(&source, &catalog.outline);
    let reading = Reader::new(&catalog).read_in(&source, &outline, "en");
    let line = |coding: &corridor_assess::Coding| {
        let evidence: Vec<String> = coding
            .evidence
            .iter()
            .map(|e| format!("{} {} “{}”", e.article, e.shows, source.slice(e.span)))
            .collect();
        let nearest: Vec<&str> = coding
            .nearest
            .iter()
            .map(|e| source.slice(e.span))
            .collect();
        format!(
            "{} = {}{}{}\n    {}\n",
            coding.indicator,
            coding.value,
            if coding.contrary {
                format!(" (best {})", coding.best)
            } else {
                String::new()
            },
            if coding.positive { " +" } else { "" },
            if evidence.is_empty() {
                format!("near {nearest:?}")
            } else {
                evidence.join("\n    ")
            },
        )
    };
    Assessor::new(&catalog)
        .judge(&source, &reading)
        .codings
        .iter()
        .map(line)
        .collect()
}

macro_rules! answers {
    ($($name:ident: $text:literal;)*) => {
        $(#[test] fn $name() { insta::assert_snapshot!(answers($text)); })*
    };
}

answers! {
    a_promise_that_is_inspected_is_operational: "Article 1\n\n1. The employer shall provide lodging.\n\n2. The inspectorate shall inspect it.";
    a_contrary_clause_wins_and_the_promise_is_kept: "Article 1\n\nThe employer shall provide lodging. The workers shall pay the costs of lodging.";
    what_an_if_supposes_contradicts_nothing: "Article 1\n\nIf the workers pay for lodging, the employer shall provide the wages.";
    nobody_named_is_undecided: "Article 1\n\nThe costs of lodging shall be paid. The cost of the outward journey shall be borne.";
    facts_decide_and_labels_follow: "Article 1\n\nThe employer shall bear the cost of the outward journey. The cost of the return journey shall be paid by the employer.\n\nArticle 2\n\nThe authority shall consult employers and trade unions.";
    endeavour_and_deference_are_mentions: "Article 1\n\nThe employer shall endeavour to provide lodging.\n\nArticle 2\n\nThe wages of workers shall be subject to national law.";
    the_title_weighs_most: "Agreement on the recruitment of workers\n\nArticle 1\n\nThis Agreement shall apply to workers.\n\nArticle 2\n\nTaxes on wages are taxes.";
}
