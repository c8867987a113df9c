//! Runs the cases that stand beside each rule, and judges the model clauses by their own indicators.

use crate::{Assessor, Coding, Judgement, Raised, Value};
use corridor_catalog::{
    Case, Catalog, CatalogErrors, Diagnostic, Indicator, ModelClause, cases_of,
};
use corridor_reading::Reader;
use corridor_text::Source;
use std::collections::BTreeMap;

/// Least number of cases in a language that must match, and that must not.
const LEAST: usize = 6;
/// The same for a red flag.
const LEAST_FLAGS: usize = 3;
/// What a case of a red flag says: not raised, raised, raised but fair.
const FLAG_VALUES: [&str; 3] = ["0", "1", "acceptable"];
/// Least level that a model clause must reach.
const MODEL_LEVEL: i32 = 2;

/// What the cases of a catalog show.
#[derive(Debug, Default)]
pub struct CaseReport {
    /// Number of cases run.
    pub run: usize,
    /// What is wrong: cases that fail, and rules with too few of them.
    pub mistakes: Vec<Diagnostic>,
}

/// Runs all cases and model clauses of a catalog, or those of one indicator or red flag.
///
/// # Errors
/// When a file of cases cannot be read.
pub fn run_cases(catalog: &Catalog, only: Option<&str>) -> Result<CaseReport, CatalogErrors> {
    let mut bench = Bench {
        catalog,
        reader: Reader::new(catalog),
        assessor: Assessor::new(catalog),
        report: CaseReport::default(),
        counts: BTreeMap::new(),
    };
    let asked = |id: &str| only.is_none_or(|only| only == id);
    for case in cases_of(catalog.files())? {
        if asked(&case.indicator) {
            bench.run(&case);
        }
    }
    for clause in catalog.clauses.iter().filter(|c| asked(&c.indicator)) {
        bench.model(clause);
    }
    let indicators = catalog.indicators.iter().map(|i| {
        let folder = format!("indicators/{}/{}", i.block, i.id);
        (i.id.as_str(), folder, LEAST)
    });
    let flags = catalog.flags.iter().map(|f| {
        let folder = format!("red_flags/{}", f.folder);
        (f.folder.as_str(), folder, LEAST_FLAGS)
    });
    for (id, folder, least) in indicators.chain(flags).filter(|(id, ..)| asked(id)) {
        bench.count(id, &folder, least);
    }
    Ok(bench.report)
}

struct Bench<'a> {
    catalog: &'a Catalog,
    reader: Reader<'a>,
    assessor: Assessor<'a>,
    report: CaseReport,
    counts: BTreeMap<(String, String), (usize, usize)>,
}

impl Bench<'_> {
    fn run(&mut self, case: &Case) {
        let indicator = self.catalog.indicator(&case.indicator);
        let flag = self
            .catalog
            .flags
            .iter()
            .find(|f| f.folder == case.indicator);
        let silent = match (indicator, flag) {
            (Some(indicator), _) => indicator.silent(),
            (None, Some(_)) => FLAG_VALUES[0].to_owned(),
            (None, None) => return,
        };
        let key = (case.indicator.clone(), case.language.clone());
        let count = self.counts.entry(key).or_default();
        match case.value == silent {
            true => count.1 += 1,
            false => count.0 += 1,
        }
        let text = match case.whole {
            true => case.text.clone(),
            false => format!("Article 1\n\n{}", case.text),
        };
        let judged = self.judge(&case.file, &text, &case.language);
        let value = match flag {
            Some(flag) if indicator.is_none() => flag_value(&flag.id, &judged.flags).to_owned(),
            _ => find(&judged, &case.indicator).map_or(String::new(), |c| c.value.to_string()),
        };
        self.report.run += 1;
        if value != case.value {
            let text: String = case.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let short: String = text.chars().take(160).collect();
            let message = format!("must be {}, is {value} ({}): {short}", case.value, case.why);
            self.mistake(&case.file, case.line, message);
        }
    }

    /// A model clause must be found good by the indicator that it is written for.
    fn model(&mut self, clause: &ModelClause) {
        let Some(indicator) = self.catalog.indicator(&clause.indicator) else {
            return;
        };
        let text = format!("Article 1\n{}\n\n{}", clause.heading, clause.text);
        let judged = self.judge(&clause.file, &text, &clause.language);
        self.report.run += 1;
        if let Some(coding) = find(&judged, &clause.indicator).filter(|c| !is_good(indicator, c)) {
            let message = format!(
                "the model clause is judged {} by its own indicator; it must be {MODEL_LEVEL} or more, \
                 a positive answer, or free of what it forbids",
                coding.value
            );
            self.mistake(&clause.file, 0, message);
        }
    }

    fn judge(&self, name: &str, text: &str, language: &str) -> Judgement {
        let source = Source::from_text(name, text);
        let outline = corridor_syntax::parse(&source, &self.catalog.outline);
        let reading = self.reader.read_in(&source, &outline, language);
        self.assessor.judge(&source, &reading)
    }

    fn count(&mut self, id: &str, folder: &str, least: usize) {
        for language in self.catalog.languages.iter().filter(|l| l.has_lexicon()) {
            let key = (id.to_owned(), language.code.clone());
            let (found, silent) = self.counts.get(&key).copied().unwrap_or_default();
            if found < least || silent < least {
                let file = format!("{folder}/{}.cases.toml", language.code);
                let message = format!(
                    "{found} cases that must match and {silent} that must not; at least {least} each"
                );
                self.mistake(&file, 0, message);
            }
        }
    }

    fn mistake(&mut self, file: &str, line: usize, message: String) {
        self.report.mistakes.push(Diagnostic {
            file: file.to_owned(),
            line,
            column: usize::from(line > 0),
            message,
        });
    }
}

fn find<'j>(judged: &'j Judgement, indicator: &str) -> Option<&'j Coding> {
    judged.codings.iter().find(|c| c.indicator == indicator)
}

fn flag_value(id: &str, raised: &[Raised]) -> &'static str {
    let of_flag: Vec<_> = raised.iter().filter(|r| r.flag == id).collect();
    match of_flag.iter().all(|r| r.acceptable) {
        _ if of_flag.is_empty() => FLAG_VALUES[0],
        true => FLAG_VALUES[2],
        false => FLAG_VALUES[1],
    }
}

fn is_good(indicator: &Indicator, coding: &Coding) -> bool {
    match (&coding.value, indicator.polarity.as_str()) {
        (_, "adverse") => !coding.positive,
        (Value::Number(n), "protective") => *n >= MODEL_LEVEL,
        (value, _) => coding.positive || value.to_string() != indicator.silent(),
    }
}
