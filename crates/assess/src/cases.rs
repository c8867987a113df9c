//! Runs the cases that stand beside each indicator's rule.

use crate::{Assessor, Coding};
use corridor_catalog::{Case, Catalog, CatalogErrors, Diagnostic, cases_of};
use corridor_reading::Reader;
use corridor_text::Source;
use std::collections::BTreeMap;

/// Least number of cases in a language that must match, and that must not.
const LEAST: usize = 6;

/// What the cases of a catalog show.
#[derive(Debug, Default)]
pub struct CaseReport {
    /// Number of cases run.
    pub run: usize,
    /// What is wrong: cases that fail, and indicators with too few of them.
    pub mistakes: Vec<Diagnostic>,
}

/// Runs all cases of a catalog, or those of one indicator.
///
/// # Errors
/// When a file of cases cannot be read.
pub fn run_cases(catalog: &Catalog, only: Option<&str>) -> Result<CaseReport, CatalogErrors> {
    let reader = Reader::new(catalog);
    let assessor = Assessor::new(catalog);
    let mut report = CaseReport::default();
    let mut counts: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
    for case in cases_of(catalog.files())? {
        if only.is_some_and(|only| only != case.indicator) {
            continue;
        }
        let Some(indicator) = catalog.indicator(&case.indicator) else {
            continue;
        };
        report.run += 1;
        let count = counts
            .entry((case.indicator.clone(), case.language.clone()))
            .or_default();
        if case.value == indicator.silent() {
            count.1 += 1
        } else {
            count.0 += 1
        }
        let codings = code(catalog, &reader, &assessor, &case);
        let coding = codings.iter().find(|c| c.indicator == case.indicator);
        report
            .mistakes
            .extend(coding.and_then(|coding| judge(&case, coding)));
    }
    for indicator in catalog
        .indicators
        .iter()
        .filter(|i| only.is_none_or(|only| only == i.id))
    {
        for language in catalog.languages.iter().filter(|l| l.has_lexicon()) {
            let key = (indicator.id.clone(), language.code.clone());
            let (found, silent) = counts.get(&key).copied().unwrap_or_default();
            if found < LEAST || silent < LEAST {
                let file = format!(
                    "indicators/{}/{}/{}.cases.toml",
                    indicator.block, key.0, key.1
                );
                let message = format!(
                    "{found} cases that must match and {silent} that must not; at least {LEAST} each"
                );
                report.mistakes.push(Diagnostic::of(&file, message));
            }
        }
    }
    Ok(report)
}

fn code(
    catalog: &Catalog,
    reader: &Reader<'_>,
    assessor: &Assessor<'_>,
    case: &Case,
) -> Vec<Coding> {
    let text = if case.whole {
        case.text.clone()
    } else {
        format!("Article 1\n\n{}", case.text)
    };
    let source = Source::from_text(&case.file, &text);
    let outline = corridor_syntax::parse(&source, &catalog.outline);
    let reading = reader.read_in(&source, &outline, &case.language);
    assessor.code(&source, &reading)
}

fn judge(case: &Case, coding: &Coding) -> Option<Diagnostic> {
    let value = coding.value.to_string();
    (value != case.value).then(|| {
        let text: String = case.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = text.chars().take(160).collect();
        let message = format!("must be {}, is {value} ({}): {short}", case.value, case.why);
        Diagnostic {
            file: case.file.clone(),
            line: case.line,
            column: 1,
            message,
        }
    })
}
