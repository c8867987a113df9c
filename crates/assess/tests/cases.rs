//! Every indicator holds its own cases, in every language that has a lexicon.

use corridor_catalog::Catalog;

#[test]
fn every_case_of_every_indicator_holds() {
    let catalog = Catalog::embedded().unwrap_or_else(|errors| panic!("{errors}"));
    let report = corridor_assess::run_cases(&catalog, None).unwrap_or_else(|e| panic!("{e}"));
    let lines: Vec<String> = report.mistakes.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    assert!(report.run >= 12 * catalog.indicators.len());
}
