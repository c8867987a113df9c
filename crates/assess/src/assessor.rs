//! All indicators on one text.

use crate::{
    advice::{self, Recommendation},
    aims::{self, Aim},
    bits::Bits,
    coding::{Coding, Searched, Value},
    cycle::{self, Stage, StageTrials},
    finding::{self, Answer, Finding, evidence},
    flags::{Raised, ReadyFlag},
    identity::{self, Identity},
    ladder::Ladder,
    named::{self, Candidate},
    nearest::{self, Rarity},
    record::{self, ReadyField},
    scored,
    text::Text,
    trial::{Outcome, Trial},
};
use corridor_catalog::{Catalog, Indicator, Language, Named, Rule, Test, Vocabulary};
use corridor_reading::Reading;
use corridor_text::Source;

/// An indicator's rule, ready to be tried.
enum Ready<'a> {
    Ladder(Ladder),
    Labels(Vec<Candidate>),
    Choice(Vec<Candidate>),
    Count(Vec<Candidate>),
    Record(Vec<ReadyField>),
    Scored(&'a Indicator),
}

/// Answers all indicators of a catalog.
pub struct Assessor<'a> {
    catalog: &'a Catalog,
    vocabulary: &'a Vocabulary,
    words: identity::Words,
    stages: Vec<StageTrials>,
    languages: &'a [Language],
    rules: Vec<(&'a Indicator, Ready<'a>, Bits)>,
    flags: Vec<ReadyFlag<'a>>,
}

/// What a text answers.
#[derive(Debug, Clone, Default)]
pub struct Judgement {
    /// The answers of all indicators, in the catalog's order.
    pub codings: Vec<Coding>,
    /// The red flags raised, in order of their ids.
    pub flags: Vec<Raised>,
    /// What the instrument is.
    pub identity: Identity,
    /// The stages of the migration process; empty where nothing could be read.
    pub cycle: Vec<Stage>,
    /// The aims stated, and whether something serves them.
    pub aims: Vec<Aim>,
    /// What to ask for.
    pub recommendations: Vec<Recommendation>,
}

impl<'a> Assessor<'a> {
    /// An assessor over a catalog.
    pub fn new(catalog: &'a Catalog) -> Self {
        let vocabulary = &catalog.vocabulary;
        let rules = catalog
            .indicators
            .iter()
            .map(|indicator| {
                let rule = ready(indicator, vocabulary);
                let wanted = wanted(&rule, vocabulary);
                (indicator, rule, wanted)
            })
            .collect();
        let indicators = catalog.indicators.iter();
        Self {
            catalog,
            vocabulary,
            words: identity::Words::of(catalog),
            stages: indicators
                .flat_map(|i| StageTrials::of(i, vocabulary))
                .collect(),
            languages: &catalog.languages,
            rules,
            flags: catalog
                .flags
                .iter()
                .map(|flag| ReadyFlag::new(flag, vocabulary))
                .collect(),
        }
    }

    /// Answers all indicators and raises the red flags.
    pub fn judge(&self, source: &Source, reading: &Reading) -> Judgement {
        let text = Text::new(source, reading, self.vocabulary);
        let rarity = Rarity::of(&text);
        let written_in = |l: &&Language| Some(&l.code) == reading.language.as_ref();
        let language = self.languages.iter().find(written_in);
        let codings: Vec<Coding> = self
            .rules
            .iter()
            .map(|(indicator, rule, wanted)| {
                if language.is_some_and(|l| l.covers(indicator)) {
                    let answer = answer(indicator, rule, &text);
                    // What could not be read is never called absent.
                    if is_silent(indicator, &answer) && !reading.quality.legible() {
                        return not_assessed(indicator, &text);
                    }
                    coding(indicator, answer, &text, wanted, &rarity)
                } else {
                    not_assessed(indicator, &text)
                }
            })
            .collect();
        let kind = codings.iter().find(|c| c.indicator == "instrument_kind");
        let kind = kind.map_or(String::new(), |c| c.value.to_string());
        let covered = |f: &&ReadyFlag<'_>| {
            language.is_some_and(|l| l.covers_flag(f.flag)) && !f.flag.not_in.contains(&kind)
        };
        let flags = self.flags.iter().filter(covered);
        let indicators: Vec<&Indicator> = self.rules.iter().map(|(i, ..)| *i).collect();
        let code = language.map_or("", |l| l.code.as_str());
        Judgement {
            flags: flags.flat_map(|flag| flag.raise(&text)).collect(),
            identity: identity::of(&text, self.catalog, &self.words, &codings),
            cycle: cycle::stages(&text, &indicators, &codings, &self.stages),
            aims: aims::aims(&indicators, &codings),
            recommendations: advice::recommendations(self.catalog, &codings, code),
            codings,
        }
    }
}

fn ready<'a>(indicator: &'a Indicator, vocabulary: &Vocabulary) -> Ready<'a> {
    let trials = |tests: &[Test]| {
        tests
            .iter()
            .map(|t| Trial::new(t, vocabulary))
            .collect::<Vec<_>>()
    };
    let opposed = |tests: &[Test]| {
        tests
            .iter()
            .map(|t| Trial::contrary(t, vocabulary))
            .collect::<Vec<_>>()
    };
    let candidates = |named: &[Named]| {
        named
            .iter()
            .map(|n| Candidate {
                name: n.name.clone(),
                trials: trials(&n.tests),
            })
            .collect()
    };
    match &indicator.rule {
        Rule::Ladder {
            promise,
            mention,
            contrary,
            operational,
            levels,
        } => Ready::Ladder(Ladder {
            promise: trials(promise),
            mention: trials(mention),
            contrary: opposed(contrary),
            operational: trials(operational),
            levels: levels
                .iter()
                .map(|(level, tests)| {
                    let contradicts = *level < 0 || indicator.polarity == "adverse";
                    (
                        *level,
                        if contradicts {
                            opposed(tests)
                        } else {
                            trials(tests)
                        },
                    )
                })
                .collect(),
        }),
        Rule::Labels { labels, .. } => Ready::Labels(candidates(labels)),
        Rule::Choice { facts, .. } => Ready::Choice(candidates(facts)),
        Rule::Count { items } => Ready::Count(candidates(items)),
        Rule::Record { fields } => Ready::Record(
            fields
                .iter()
                .map(|field| ReadyField::new(field, vocabulary))
                .collect(),
        ),
        Rule::Scored { .. } => Ready::Scored(indicator),
    }
}

/// The terms that a rule looks for.
fn wanted(rule: &Ready<'_>, vocabulary: &Vocabulary) -> Bits {
    let mut wanted = Bits::default();
    let mut add = |trials: &[Trial]| trials.iter().for_each(|t| wanted.extend(&t.wanted()));
    match rule {
        Ready::Ladder(ladder) => {
            [&ladder.promise, &ladder.mention, &ladder.contrary]
                .iter()
                .for_each(|t| add(t));
            ladder.levels.iter().for_each(|(_, t)| add(t));
        }
        Ready::Labels(list) | Ready::Choice(list) | Ready::Count(list) => {
            list.iter().for_each(|c| add(&c.trials));
        }
        Ready::Record(fields) => {
            let trials = fields.iter().flat_map(ReadyField::trials);
            trials.for_each(|t| wanted.extend(&t.wanted()));
        }
        Ready::Scored(indicator) => {
            if let Rule::Scored { scores, .. } = &indicator.rule {
                for id in scores.iter().flat_map(|s| &s.has) {
                    wanted.insert(corridor_catalog::Term::Concept(*id), vocabulary);
                }
            }
        }
    }
    wanted
}

fn answer(indicator: &Indicator, rule: &Ready<'_>, text: &Text<'_>) -> Answer {
    match (rule, &indicator.rule) {
        (Ready::Ladder(ladder), _) => ladder.answer(text),
        (
            Ready::Labels(list),
            Rule::Labels {
                derived, default, ..
            },
        ) => named::labels(text, list, derived, default),
        (
            Ready::Choice(list),
            Rule::Choice {
                decisions, default, ..
            },
        ) => named::choice(text, list, decisions, default),
        (Ready::Count(list), _) => named::count(text, list),
        (Ready::Record(fields), _) => record::answer(text, fields),
        (
            Ready::Scored(_),
            Rule::Scored {
                scores,
                floor,
                default,
            },
        ) => scored::answer(text, scores, *floor, default),
        _ => Answer::plain(Value::NotAssessed, Vec::new()),
    }
}

fn coding(
    indicator: &Indicator,
    answer: Answer,
    text: &Text<'_>,
    wanted: &Bits,
    rarity: &Rarity,
) -> Coding {
    let silent = is_silent(indicator, &answer);
    let evidence = evidence(text, &answer.findings);
    let confidence = confidence(&answer, silent);
    let branch = |(id, f): &(String, Finding)| {
        let passage = finding::evidence(text, std::slice::from_ref(f)).pop()?;
        Some((id.clone(), passage))
    };
    let branches = answer.branches.iter().filter_map(branch).collect();
    Coding {
        indicator: indicator.id.clone(),
        positive: indicator.is_positive(&answer.value.to_string()),
        value: answer.value,
        best: answer.best,
        contrary: answer.contrary,
        nearest: if silent {
            nearest::passages(text, wanted, rarity)
        } else {
            Vec::new()
        },
        evidence,
        branches,
        searched: searched(text),
        confidence,
    }
}

fn is_silent(indicator: &Indicator, answer: &Answer) -> bool {
    answer.value.to_string() == indicator.silent()
}

/// How directly the roles were found; a silence is as sure as the lexicon is complete.
fn confidence(answer: &Answer, silent: bool) -> f64 {
    match answer.findings.first().map(|f| f.outcome) {
        _ if answer.value == Value::Undecided => 0.3,
        Some(Outcome::Own) => 0.9,
        Some(_) => 0.6,
        None if silent => 0.7,
        None => 0.5,
    }
}

fn searched(text: &Text<'_>) -> Searched {
    Searched {
        language: text.reading.language.clone().unwrap_or_default(),
        articles: text.reading.articles(),
        clauses: text.reading.norms.len(),
        legible: text.reading.quality.legible(),
        missing: text.reading.quality.missing(),
    }
}

fn not_assessed(indicator: &Indicator, text: &Text<'_>) -> Coding {
    Coding {
        indicator: indicator.id.clone(),
        value: Value::NotAssessed,
        best: Value::NotAssessed,
        contrary: false,
        positive: false,
        evidence: Vec::new(),
        branches: Vec::new(),
        searched: searched(text),
        nearest: Vec::new(),
        confidence: 0.0,
    }
}
