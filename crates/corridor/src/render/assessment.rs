//! `corridor.assessment/1`: every key is always there, empty where nothing is found.

use crate::pipeline::Document;
use corridor_assess::{Coding, Evidence, Value};
use corridor_catalog::{CYCLE, Catalog, Force};
use corridor_reading::Norm;
use corridor_syntax::Zone;
use corridor_text::{Note, Source};
use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

/// Why there is no verdict on good practice.
const NO_VERDICT: &str = "The verdict needs the provisions judged one by one against the standards, \
                          which this version does not do yet.";

/// What an assessment needs besides the document.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What was asked.
    pub catalog: &'a Catalog,
    /// The day for which it is judged.
    pub as_of: Option<&'a str>,
    /// The Parties, when the user named them.
    pub parties: &'a [String],
}

/// One document's assessment.
#[derive(Serialize)]
pub struct Assessment<'a> {
    schema: &'static str,
    engine: Engine<'a>,
    as_of: Option<&'a str>,
    document: Text<'a>,
    instrument: Instrument,
    codings: Vec<Coded<'a>>,
    red_flags: [(); 0],
    standings: [(); 0],
    cycle: Json,
    duties: Vec<Duty<'a>>,
    good_practice: Json,
    recommendations: [(); 0],
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
    notes: &'a [Note],
}

#[derive(Serialize, Default)]
struct Instrument {
    kind: Option<String>,
    legal_form: Option<String>,
    binding_status: Option<String>,
    signals: Vec<String>,
    parties: Vec<Party>,
    signed: Option<String>,
    in_force: Option<String>,
    duration: Option<String>,
    renewal: Option<String>,
    sectors: Vec<String>,
    skills: Vec<String>,
    categories: Vec<String>,
    exclusions: Vec<String>,
    aims: Vec<String>,
}

#[derive(Serialize)]
struct Party {
    name: Option<String>,
    iso3: String,
    role: &'static str,
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
}

#[derive(Serialize)]
struct Searched<'a> {
    language: &'a str,
    articles: usize,
    legible: bool,
}

#[derive(Serialize)]
struct Quote<'a> {
    quote: &'a str,
    start: usize,
    end: usize,
    article: &'a str,
    page: usize,
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
    pub fn of(document: &'a Document, context: &Context<'a>) -> Self {
        let source = &document.source;
        Self {
            schema: "corridor.assessment/1",
            engine: Engine {
                version: env!("CARGO_PKG_VERSION"),
                catalog: &context.catalog.fingerprint,
            },
            as_of: context.as_of,
            document: text(document),
            instrument: instrument(document, context),
            codings: document.codings.iter().map(|c| coded(source, c)).collect(),
            red_flags: [],
            standings: [],
            cycle: cycle(),
            duties: document
                .reading
                .norms
                .iter()
                .filter_map(|n| duty(source, context, n))
                .collect(),
            good_practice: json!({ "verdict": "cannot_be_assessed", "reasons": [NO_VERDICT] }),
            recommendations: [],
        }
    }
}

fn text(document: &Document) -> Text<'_> {
    let source = &document.source;
    let legible = document.codings.iter().all(|c| c.searched.legible);
    Text {
        file: &source.name,
        sha256: &source.sha256,
        language: document.reading.language.as_deref(),
        languages: &document.reading.languages,
        pages: 1,
        characters: source.text.chars().count(),
        text_quality: if legible { "good" } else { "poor" },
        notes: &source.notes,
    }
}

fn instrument(document: &Document, context: &Context<'_>) -> Instrument {
    let find = |id: &str| document.codings.iter().find(|c| c.indicator == id);
    let word = |id: &str| find(id).map(|c| c.value.to_string());
    let signals = find("binding_status").map(|c| c.evidence.iter().map(|e| e.shows.clone()));
    let codes = if context.parties.is_empty() {
        &document.reading.parties
    } else {
        context.parties
    };
    let party = |code: &String| Party {
        name: None,
        iso3: code.clone(),
        role: "unknown",
    };
    Instrument {
        kind: word("instrument_kind"),
        legal_form: word("legal_form"),
        binding_status: word("binding_status"),
        signals: distinct(signals.into_iter().flatten()),
        parties: codes.iter().map(party).collect(),
        sectors: labels(find("sector_scope")),
        skills: labels(find("skill_scope")),
        categories: labels(find("worker_categories")),
        exclusions: exclusions(find("worker_exclusions")),
        aims: labels(find("objectives")),
        ..Instrument::default()
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

fn labels(coding: Option<&Coding>) -> Vec<String> {
    match coding.map(|c| &c.value) {
        Some(Value::Labels(labels)) => labels
            .iter()
            .filter(|l| !matches!(l.as_str(), "none" | "unspecified"))
            .cloned()
            .collect(),
        _ => Vec::new(),
    }
}

/// What an exclusion shows, where there is one.
fn exclusions(coding: Option<&Coding>) -> Vec<String> {
    match coding {
        Some(c) if c.positive => distinct(c.evidence.iter().map(|e| e.shows.clone())),
        _ => Vec::new(),
    }
}

fn coded<'a>(source: &'a Source, coding: &'a Coding) -> Coded<'a> {
    Coded {
        indicator: &coding.indicator,
        value: &coding.value,
        best: &coding.best,
        contrary: coding.contrary,
        evidence: coding.evidence.iter().map(|e| quote(source, e)).collect(),
        searched: Searched {
            language: &coding.searched.language,
            articles: coding.searched.articles,
            legible: coding.searched.legible,
        },
        nearest: coding.nearest.iter().map(|e| quote(source, e)).collect(),
        confidence: coding.confidence,
    }
}

fn quote<'a>(source: &'a Source, evidence: &'a Evidence) -> Quote<'a> {
    let (start, end) = source.scalars(evidence.span);
    Quote {
        quote: source.slice(evidence.span),
        start,
        end,
        article: &evidence.article,
        page: 1,
    }
}

/// The stages, not assessed until the assessment of the whole process comes: no silence is claimed.
fn cycle() -> Json {
    let empty = |stage: &str| {
        (
            stage.to_owned(),
            json!({ "value": Value::NotAssessed.to_string(), "codings": [] }),
        )
    };
    Json::Object(CYCLE.into_iter().map(empty).collect())
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
