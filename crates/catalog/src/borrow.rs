//! Tests that are written once and borrowed elsewhere: `same_as = "indicator#id"`.

use crate::{
    diagnostic::Diagnostic,
    flag::RedFlag,
    indicator::{Field, FieldRule, Indicator, Rule},
    test::Test,
};
use std::collections::HashMap;

/// Puts the tests of the branch that is named in the place of each test that names one.
pub(crate) fn lend(
    indicators: &mut [Indicator],
    flags: &mut [RedFlag],
    errors: &mut Vec<Diagnostic>,
) {
    let mut branches: HashMap<String, Vec<Test>> = HashMap::new();
    for indicator in indicators.iter_mut() {
        let id = indicator.id.clone();
        let staged = indicator.stage_tests.iter_mut().map(|(_, tests)| tests);
        for tests in lists(&mut indicator.rule).into_iter().chain(staged) {
            for test in tests.iter().filter(|t| !t.id.is_empty()) {
                let name = format!("{id}#{}", test.id);
                branches.entry(name).or_default().push(test.clone());
            }
        }
    }
    for indicator in indicators {
        let path = format!(
            "indicators/{}/{}/indicator.toml",
            indicator.block, indicator.id
        );
        for tests in lists(&mut indicator.rule) {
            fill(tests, &branches, &path, errors);
        }
    }
    for flag in flags {
        let path = format!("red_flags/{}/flag.toml", flag.folder);
        fill(&mut flag.rule, &branches, &path, errors);
        fill(&mut flag.acceptable, &branches, &path, errors);
    }
}

fn fill(
    tests: &mut Vec<Test>,
    branches: &HashMap<String, Vec<Test>>,
    path: &str,
    errors: &mut Vec<Diagnostic>,
) {
    let filled = std::mem::take(tests).into_iter().flat_map(|test| {
        let Some(name) = &test.from else {
            return vec![test];
        };
        let lent = branches.get(name).cloned().unwrap_or_default();
        if lent.is_empty() {
            let message = format!("no test has the id that same_as = \"{name}\" names");
            errors.push(Diagnostic::of(path, message));
        }
        lent.into_iter()
            .map(|lent| Test {
                from: Some(name.clone()),
                ..lent
            })
            .collect()
    });
    *tests = filled.collect();
}

/// All lists of tests in a rule.
fn lists(rule: &mut Rule) -> Vec<&mut Vec<Test>> {
    match rule {
        Rule::Ladder {
            promise,
            mention,
            contrary,
            operational,
            levels,
        } => [promise, mention, contrary, operational]
            .into_iter()
            .chain(levels.iter_mut().map(|(_, tests)| tests))
            .collect(),
        Rule::Labels { labels: named, .. }
        | Rule::Choice { facts: named, .. }
        | Rule::Count { items: named } => named.iter_mut().map(|n| &mut n.tests).collect(),
        Rule::Record { fields } => fields.iter_mut().flat_map(of_field).collect(),
        Rule::Scored { .. } => Vec::new(),
    }
}

fn of_field(field: &mut Field) -> Vec<&mut Vec<Test>> {
    match &mut field.rule {
        FieldRule::Word { words, .. } => words.iter_mut().map(|w| &mut w.tests).collect(),
        FieldRule::Number { tests, .. } | FieldRule::Yes { tests } => vec![tests],
    }
}
