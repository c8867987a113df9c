//! `corridor.assessment/1`: every key is always there, empty where nothing is found.

mod instrument;
mod quality;

use crate::{
    Context, Document,
    findings::{Changes, Finding, Findings, Gone, Waived},
};
use corridor_assess::{Aim, Coding, Evidence, Raised, Recommendation, Stage, Value};
use corridor_catalog::{CYCLE, Force};
use corridor_reading::Norm;
use corridor_syntax::Zone;
use corridor_text::{Note, Source};
use instrument::Instrument;
use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

/// Why there is no verdict on good practice.
const NO_VERDICT: &str = "The verdict needs the provisions judged one by one against the standards, \
                          which this version does not do yet.";

/// One document's assessment.
#[derive(Serialize)]
pub struct Assessment<'a> {
    schema: &'static str,
    engine: Engine<'a>,
    as_of: Option<&'a str>,
    document: Text<'a>,
    instrument: Instrument<'a>,
    codings: Vec<Coded<'a>>,
    red_flags: Vec<Flag<'a>>,
    standings: [(); 0],
    cycle: Json,
    aims: Vec<Stated<'a>>,
    duties: Vec<Duty<'a>>,
    good_practice: Json,
    recommendations: Vec<Advice<'a>>,
    /// What the baseline had and this document has no more; null without a baseline.
    gone: Option<&'a [Gone]>,
    /// What the tracked changes make and mend; null where none are tracked.
    changes: Option<Changes>,
}

#[derive(Serialize)]
struct Engine<'a> {
    version: &'static str,
    catalog: &'a str,
}

#[derive(Serialize)]
struct Text<'a> {
    file: &'a str,
    sha256: &'a str,
    language: Option<&'a str>,
    languages: &'a [String],
    pages: usize,
    characters: usize,
    text_quality: &'static str,
    quality: quality::Quality<'a>,
    notes: &'a [Note],
}

#[derive(Serialize)]
struct Coded<'a> {
    indicator: &'a str,
    #[serde(serialize_with = "plain")]
    value: &'a Value,
    #[serde(serialize_with = "plain")]
    best: &'a Value,
    contrary: bool,
    evidence: Vec<Quote<'a>>,
    searched: Searched<'a>,
    nearest: Vec<Quote<'a>>,
    confidence: f64,
    #[serde(flatten)]
    finding: Named<'a>,
}

/// The finding that something is: all null where it is none.
#[derive(Serialize, Default)]
struct Named<'a> {
    finding: Option<&'a str>,
    waived: Option<&'a Waived>,
    /// `new` or `unchanged`; null without a baseline.
    baseline: Option<&'static str>,
}

impl<'a> Named<'a> {
    fn of(finding: Option<&'a Finding>) -> Self {
        finding.map_or_else(Self::default, |finding| Self {
            finding: Some(&finding.id),
            waived: finding.waived.as_ref(),
            baseline: finding.state.map(|state| state.word()),
        })
    }
}

#[derive(Serialize)]
struct Searched<'a> {
    language: &'a str,
    articles: usize,
    legible: bool,
    missing: &'a [String],
}

/// A passage: offsets count Unicode scalar values of what `corridor text` prints.
#[derive(Serialize)]
struct Quote<'a> {
    quote: &'a str,
    /// For a point of a list: the words that open the list.
    opening: Option<&'a str>,
    start: usize,
    end: usize,
    article: &'a str,
    page: usize,
}

#[derive(Serialize)]
struct Flag<'a> {
    id: &'a str,
    name: &'a str,
    from: &'a str,
    severity: &'a str,
    offends: &'a [String],
    evidence: Vec<Quote<'a>>,
    acceptable: bool,
    acceptable_if: &'a str,
    excuse: Vec<Quote<'a>>,
    #[serde(flatten)]
    finding: Named<'a>,
}

#[derive(Serialize)]
struct Stated<'a> {
    aim: &'a str,
    evidence: Vec<Quote<'a>>,
    served_by: &'a [String],
    means: &'a [String],
    assessed: bool,
}

#[derive(Serialize)]
struct Duty<'a> {
    norm_id: &'a str,
    holder: &'a str,
    party: Option<&'a str>,
    force: &'static str,
    act: String,
    beneficiary: Option<&'a str>,
    payer: Option<&'a str>,
    deadline: Option<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct Advice<'a> {
    indicator: &'a str,
    reason: &'static str,
    what: &'a str,
    provisions: &'a [String],
    heading: &'a str,
    clause: &'a str,
    language: &'a str,
    instead_of: Vec<Quote<'a>>,
}

/// Numbers as numbers, words as words, labels as an array, records as objects.
fn plain<S: Serializer>(value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Value::Number(n) => serializer.serialize_i32(*n),
        Value::Labels(labels) => labels.serialize(serializer),
        Value::Record(fields) => fields.serialize(serializer),
        other => serializer.serialize_str(&other.to_string()),
    }
}

impl<'a> Assessment<'a> {
    /// Gathers what is known of a document.
    pub fn of(document: &'a Document, context: &Context<'a>, findings: &'a Findings) -> Self {
        let source = &document.source;
        let judged = &document.judgement;
        let flag = |(at, raised)| {
            let named = Named::of(findings.of_flag(at));
            flag(source, context, raised, named)
        };
        let coded = |(at, coding)| coded(source, coding, Named::of(findings.of_coding(at)));
        let norms = document.reading.norms.iter();
        Self {
            schema: "corridor.assessment/1",
            engine: Engine {
                version: env!("CARGO_PKG_VERSION"),
                catalog: &context.catalog.fingerprint,
            },
            as_of: context.as_of,
            document: text(document),
            instrument: Instrument::of(document, context),
            codings: judged.codings.iter().enumerate().map(coded).collect(),
            red_flags: judged.flags.iter().enumerate().filter_map(flag).collect(),
            standings: [],
            cycle: cycle(&judged.cycle),
            aims: judged.aims.iter().map(|a| stated(source, a)).collect(),
            duties: norms.filter_map(|n| duty(source, context, n)).collect(),
            good_practice: json!({ "verdict": "cannot_be_assessed", "reasons": [NO_VERDICT] }),
            recommendations: judged
                .recommendations
                .iter()
                .map(|r| advice(source, r))
                .collect(),
            gone: findings.since.is_some().then_some(findings.gone.as_slice()),
            changes: Changes::of(document, context.catalog),
        }
    }
}

fn text(document: &Document) -> Text<'_> {
    let source = &document.source;
    Text {
        file: &source.name,
        sha256: &source.sha256,
        language: document.reading.language.as_deref(),
        languages: &document.reading.languages,
        pages: source.pages.len().max(1),
        characters: source.text.chars().count(),
        text_quality: document.reading.quality.value.word(),
        quality: quality::Quality::of(&document.reading.quality),
        notes: &source.notes,
    }
}

fn coded<'a>(source: &'a Source, coding: &'a Coding, finding: Named<'a>) -> Coded<'a> {
    Coded {
        indicator: &coding.indicator,
        value: &coding.value,
        best: &coding.best,
        contrary: coding.contrary,
        evidence: quotes(source, &coding.evidence),
        searched: Searched {
            language: &coding.searched.language,
            articles: coding.searched.articles,
            legible: coding.searched.legible,
            missing: &coding.searched.missing,
        },
        nearest: quotes(source, &coding.nearest),
        confidence: coding.confidence,
        finding,
    }
}

fn quotes<'a>(source: &'a Source, evidence: &'a [Evidence]) -> Vec<Quote<'a>> {
    evidence.iter().map(|e| quote(source, e)).collect()
}

fn quote<'a>(source: &'a Source, evidence: &'a Evidence) -> Quote<'a> {
    let (start, end) = source.scalars(evidence.span);
    Quote {
        quote: source.slice(evidence.span),
        opening: evidence.opening.map(|span| source.slice(span)),
        start,
        end,
        article: &evidence.article,
        page: source.page_at(evidence.span.start).unwrap_or(1) as usize,
    }
}

fn flag<'a>(
    source: &'a Source,
    context: &Context<'a>,
    raised: &'a Raised,
    finding: Named<'a>,
) -> Option<Flag<'a>> {
    let flag = context.catalog.flag(&raised.flag)?;
    Some(Flag {
        id: &flag.id,
        name: &flag.name,
        from: &raised.from,
        severity: &flag.severity,
        offends: &flag.offends,
        evidence: quotes(source, &raised.evidence),
        acceptable: raised.acceptable,
        acceptable_if: &flag.acceptable_if,
        excuse: quotes(source, &raised.excuse),
        finding,
    })
}

fn cycle(stages: &[Stage]) -> Json {
    let not_assessed = Value::NotAssessed.to_string();
    let stage = |name: &str| {
        let found = stages.iter().find(|s| s.name == name);
        let value = match found.map(|s| &s.value) {
            Some(Value::Number(n)) => json!(n),
            _ => json!(not_assessed),
        };
        let codings: Vec<&str> = found
            .iter()
            .flat_map(|s| &s.codings)
            .map(|(id, _)| id.as_str())
            .collect();
        (
            name.to_owned(),
            json!({ "value": value, "codings": codings }),
        )
    };
    Json::Object(CYCLE.into_iter().map(stage).collect())
}

fn stated<'a>(source: &'a Source, aim: &'a Aim) -> Stated<'a> {
    Stated {
        aim: &aim.aim,
        evidence: quotes(source, &aim.evidence),
        served_by: &aim.served_by,
        means: &aim.means,
        assessed: aim.assessed,
    }
}

fn duty<'a>(source: &'a Source, context: &Context<'a>, norm: &'a Norm) -> Option<Duty<'a>> {
    let words = &context.catalog.vocabulary;
    let binds = matches!(
        norm.zone,
        Zone::Operative | Zone::Final | Zone::Annex | Zone::Contract
    );
    let holder = norm.holder.as_ref().filter(|_| binds)?;
    if !matches!(norm.force, Force::Must | Force::MustNot) {
        return None;
    }
    let acts = distinct(norm.acts.iter().map(|a| words.act_name(a.act).to_owned()));
    Some(Duty {
        norm_id: &norm.id,
        holder: words.concept_name(holder.actor),
        party: holder.party.as_deref(),
        force: norm.force.word(),
        act: acts.join("|"),
        beneficiary: norm.beneficiary.map(|b| words.concept_name(b)),
        payer: norm.payer.map(|p| words.concept_name(p)),
        deadline: norm.deadline.map(|d| source.slice(d)),
        text: source.slice(norm.span),
    })
}

fn advice<'a>(source: &'a Source, advice: &'a Recommendation) -> Advice<'a> {
    Advice {
        indicator: &advice.indicator,
        reason: advice.reason.word(),
        what: &advice.what,
        provisions: &advice.provisions,
        heading: &advice.heading,
        clause: &advice.clause,
        language: &advice.language,
        instead_of: quotes(source, &advice.instead_of),
    }
}

fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in words {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    all
}
