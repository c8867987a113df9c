//! An indicator, a red flag or a provision in words.

use super::{
    Page,
    page::{DIM, YELLOW},
};
use anstyle::Style;
use anyhow::Result;
use corridor_catalog::{
    Case, Catalog, Field, FieldRule, Indicator, Instruments, Named, PositiveWhen, RedFlag, Rule,
    Test, cases_of,
};
use corridor_report::words::spoken;
use std::collections::BTreeSet;

/// How many cases that must match, and how many near misses, are shown.
const CASES: usize = 3;

/// Everything about one indicator.
///
/// # Errors
/// All mistakes in the case files.
pub fn explain_indicator(catalog: &Catalog, indicator: &Indicator, width: usize) -> Result<String> {
    let mut page = Page::new(width);
    let bold = Style::new().bold();
    page.put(&format!(
        "{bold}{}{bold:#}  ({})",
        indicator.id, indicator.block
    ));
    page.wrapped(&indicator.question, 2, Style::new());
    page.heading("How it is judged", Style::new());
    page.wrapped(&indicator.judged, 2, Style::new());
    page.heading("Values", Style::new());
    values(&mut page, indicator);
    page.wrapped(&positive(&indicator.positive), 2, DIM);
    page.wrapped(&format!("Polarity: {}.", indicator.polarity), 2, DIM);
    page.wrapped(
        &format!("Stages: {}.", spoken(&indicator.stages.join(", "))),
        2,
        DIM,
    );
    if !indicator.standards.is_empty() {
        page.heading("Standards", Style::new());
        page.wrapped(&indicator.standards.join(", "), 2, Style::new());
    }
    page.heading("Rule", Style::new());
    rule(&mut page, &indicator.rule);
    if let Some(clause) = catalog.clause(&indicator.id, "en") {
        page.heading("What to ask for", Style::new());
        page.wrapped(&indicator.ask, 2, Style::new());
        page.quote(&clause.text, 4, Style::new());
    }
    cases(&mut page, catalog, &indicator.id, &indicator.silent())?;
    Ok(page.finish())
}

/// Everything about one red flag.
///
/// # Errors
/// All mistakes in the case files.
pub fn explain_flag(catalog: &Catalog, flag: &RedFlag, width: usize) -> Result<String> {
    let mut page = Page::new(width);
    let bold = Style::new().bold();
    page.put(&format!("{bold}{}  {}{bold:#}", flag.id, flag.name));
    page.wrapped(&flag.description, 2, Style::new());
    let sex = if flag.gender {
        "; one sex above all"
    } else {
        ""
    };
    page.wrapped(
        &format!("Hits: {}{sex}.", flag.hits.trim_end_matches('.')),
        2,
        DIM,
    );
    page.wrapped(
        &format!(
            "It {} the standards; stages: {}.",
            flag.severity,
            spoken(&flag.stages.join(", "))
        ),
        2,
        DIM,
    );
    page.heading("Standards it offends", Style::new());
    page.wrapped(&flag.offends.join(", "), 2, Style::new());
    page.heading("Raised by", Style::new());
    let mut origins: Vec<Option<&str>> = flag.rule.iter().map(|t| t.from.as_deref()).collect();
    origins.dedup();
    for origin in origins {
        let of: Vec<Test> = flag
            .rule
            .iter()
            .filter(|t| t.from.as_deref() == origin)
            .cloned()
            .collect();
        tests(&mut page, origin.unwrap_or("its own rule"), &of);
    }
    page.heading("Fair when", Style::new());
    let fair = match flag.acceptable_if.as_str() {
        "" => "never",
        sentence => sentence,
    };
    page.wrapped(fair, 2, Style::new());
    tests(&mut page, "seen when", &flag.acceptable);
    cases(&mut page, catalog, &flag.folder, "0")?;
    Ok(page.finish())
}

/// One provision of an instrument, and what rests on it; none when there is no such provision.
pub fn explain_provision(
    catalog: &Catalog,
    instruments: &Instruments,
    id: &str,
    width: usize,
) -> Option<String> {
    let (instrument, provision) = instruments.provision(id)?;
    let mut page = Page::new(width);
    let bold = Style::new().bold();
    page.put(&format!("{bold}{}{bold:#}  {id}", instruments.cite(id)));
    page.wrapped(&instrument.title, 2, DIM);
    page.wrapped(&provision.requirement, 2, Style::new());
    if !provision.verified {
        let warning = "Unverified: paraphrased from general knowledge; check it before use.";
        page.wrapped(warning, 2, YELLOW);
    }
    let rests = |standards: &[String]| standards.iter().any(|s| s == id);
    page.heading("Indicators that rest on it", Style::new());
    for one in catalog.indicators.iter().filter(|i| rests(&i.standards)) {
        page.wrapped(&format!("{}: {}", one.id, one.question), 2, Style::new());
    }
    page.heading("Red flags that offend it", Style::new());
    for flag in catalog.flags.iter().filter(|f| rests(&f.offends)) {
        page.wrapped(&format!("{}: {}", flag.id, flag.name), 2, Style::new());
    }
    Some(page.finish())
}

/// Ids and questions of all indicators.
pub fn list_indicators(catalog: &Catalog, width: usize) -> String {
    let mut page = Page::new(width);
    let mut block = "";
    for indicator in &catalog.indicators {
        if indicator.block != block {
            block = &indicator.block;
            page.heading(&spoken(block), Style::new());
        }
        page.wrapped(
            &format!("{}: {}", indicator.id, indicator.question),
            2,
            Style::new(),
        );
    }
    page.heading("Red flags", Style::new());
    for flag in &catalog.flags {
        page.wrapped(&format!("{}: {}", flag.id, flag.name), 2, Style::new());
    }
    page.finish()
}

fn values(page: &mut Page, indicator: &Indicator) {
    const HOUSE: [(&str, &str); 5] = [
        ("-1", "contrary: the text provides the opposite"),
        ("0", "silent"),
        (
            "1",
            "mentioned: principle, best endeavours, or only national law",
        ),
        (
            "2",
            "committed: a duty on a Party, body or employer, or a right of the worker",
        ),
        (
            "3",
            "operational: committed, with a body, standard, time limit, procedure or sanction",
        ),
    ];
    match (&indicator.rule, indicator.scale.is_empty()) {
        (Rule::Ladder { .. }, true) => {
            HOUSE
                .iter()
                .for_each(|(v, m)| page.wrapped(&format!("{v}: {m}"), 2, Style::new()));
        }
        (Rule::Count { items }, true) => {
            page.wrapped(&format!("a count, 0 to {}", items.len()), 2, Style::new());
        }
        _ => {
            let own = indicator.scale.iter();
            own.for_each(|(v, m)| page.wrapped(&format!("{v}: {m}"), 2, Style::new()));
        }
    }
}

fn positive(rule: &PositiveWhen) -> String {
    match rule {
        PositiveWhen::AtLeast(n) => format!("Counts as a yes from {n}."),
        PositiveWhen::In(words) => format!("Counts as a yes when {}.", words.join(" or ")),
        PositiveWhen::NotIn(words) => format!("Counts as a yes unless {}.", words.join(" or ")),
        PositiveWhen::Field(field, value) => {
            format!("Counts as a yes when {} is {value}.", spoken(field))
        }
        PositiveWhen::AnyOf(words) => format!("Counts as a yes with {}.", words.join(" or ")),
    }
}

fn rule(page: &mut Page, rule: &Rule) {
    match rule {
        Rule::Ladder {
            promise,
            mention,
            contrary,
            operational,
            levels,
        } => {
            tests(
                page,
                "Promised (2, or 1 where only tried or allowed)",
                promise,
            );
            tests(page, "Mentioned (1)", mention);
            tests(page, "Contrary (-1), whatever else is said", contrary);
            tests(page, "Makes a promise operational (3)", operational);
            for (level, list) in levels {
                tests(page, &format!("Level {level}"), list);
            }
        }
        Rule::Labels {
            labels, default, ..
        } => named(page, labels, default),
        Rule::Choice {
            facts,
            decisions,
            default,
        } => {
            named(page, facts, default);
            for decision in decisions {
                let part = |word: &str, list: &[String]| match list.is_empty() {
                    true => String::new(),
                    false => format!(" {word} {}", spoken(&list.join(", "))),
                };
                let when = [
                    part("all of", &decision.all),
                    part("any of", &decision.any),
                    part("none of", &decision.none),
                ];
                let words = format!("{} when{}", spoken(&decision.value), when.join(""));
                page.wrapped(&words, 2, Style::new());
            }
        }
        Rule::Count { items } => named(page, items, "0"),
        Rule::Record { fields } => fields.iter().for_each(|f| field(page, f)),
        Rule::Scored {
            scores, default, ..
        } => {
            let names: Vec<String> = scores.iter().map(|s| spoken(&s.name)).collect();
            page.wrapped(
                &format!(
                    "What weighs most in title, preamble and text: {}.",
                    names.join(", ")
                ),
                2,
                Style::new(),
            );
            page.wrapped(&format!("Otherwise: {}.", spoken(default)), 2, DIM);
        }
    }
}

fn field(page: &mut Page, field: &Field) {
    let name = spoken(&field.name);
    match &field.rule {
        FieldRule::Word { words, default } => {
            for word in words {
                tests(
                    page,
                    &format!("{name}: {}", spoken(&word.name)),
                    &word.tests,
                );
            }
            page.wrapped(&format!("Otherwise: {}.", spoken(default)), 2, DIM);
        }
        FieldRule::Number { tests: list, .. } => {
            tests(page, &format!("{name} (a number beside it)"), list);
        }
        FieldRule::Yes { tests: list } => tests(page, &format!("{name} (yes)"), list),
    }
}

fn named(page: &mut Page, list: &[Named], default: &str) {
    for one in list {
        tests(page, &spoken(&one.name), &one.tests);
    }
    page.wrapped(&format!("Otherwise: {}.", spoken(default)), 2, DIM);
}

/// What tests find, in the words that stand beside them.
fn tests(page: &mut Page, heading: &str, tests: &[Test]) {
    if tests.is_empty() {
        return;
    }
    let mut seen = BTreeSet::new();
    let mut says: Vec<&str> = tests.iter().map(|t| t.says.as_str()).collect();
    says.retain(|s| !s.is_empty() && seen.insert(*s));
    let unsaid = tests.iter().filter(|t| t.says.is_empty()).count();
    page.wrapped(heading, 2, Style::new().bold());
    for line in says {
        page.wrapped(&format!("- {line}"), 4, Style::new());
    }
    if unsaid > 0 {
        page.wrapped(
            &format!("({unsaid} of {} forms without a gloss)", tests.len()),
            4,
            DIM,
        );
    }
}

/// A few cases of each sort, English first.
fn cases(page: &mut Page, catalog: &Catalog, folder: &str, silent: &str) -> Result<()> {
    let mut cases = cases_of(catalog.files())?;
    cases.retain(|c| c.indicator == folder);
    cases.sort_by(|a, b| (a.language != "en", &a.language).cmp(&(b.language != "en", &b.language)));
    let (near, must): (Vec<Case>, Vec<Case>) = cases.into_iter().partition(|c| c.value == silent);
    some_cases(page, "Cases that must match", &must);
    some_cases(page, "Near misses", &near);
    Ok(())
}

fn some_cases(page: &mut Page, heading: &str, cases: &[Case]) {
    if cases.is_empty() {
        return;
    }
    let shown = cases.len().min(CASES);
    page.heading(
        &format!("{heading} ({shown} of {})", cases.len()),
        Style::new(),
    );
    for case in &cases[..shown] {
        page.wrapped(
            &format!("{} ({}): {}", case.value, case.language, case.why),
            2,
            DIM,
        );
        page.quote(&case.text, 4, Style::new());
    }
    if let Some(case) = cases.get(CASES) {
        page.wrapped(&format!("more in {}", case.file), 2, DIM);
    }
}
