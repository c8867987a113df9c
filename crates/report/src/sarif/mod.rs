//! `--format sarif`: SARIF 2.1.0, one log with one run over any number of documents.
//!
//! A log is written piece by piece, so that the results of all documents are never held at once: [`Log::head`],
//! then each [`Log::document`], then [`Log::tail`].

mod model;
mod region;
mod rules;
mod uri;

pub(crate) use uri::base_name;
pub use uri::uri_of;

use crate::{
    Document,
    findings::{Finding, Findings, Gone, Level, State, Subject},
    words::cited,
};
use corridor_assess::Evidence;
use corridor_catalog::Catalog;
use model::{Artifact, Files, LogicalLocation, Message, Outcome, Place, Suppression};
use region::Lines;
use rules::Rules;
use serde_json::{Error, Map, Value as Json, json};
use std::collections::BTreeMap;

/// The fingerprint that holds a finding's lasting name.
pub const FINGERPRINT: &str = "corridorFinding/v1";

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes the results of any number of documents, at once where that helps.
pub struct Results<'a> {
    rules: Rules<'a>,
}

/// What one document adds to a log.
pub struct Part {
    artifact: Artifact,
    results: Vec<Vec<u8>>,
}

/// A log in the making.
#[derive(Default)]
pub struct Log {
    artifacts: Vec<Artifact>,
    results: usize,
}

impl<'a> Results<'a> {
    /// Results by the rules of a catalog.
    pub fn new(catalog: &'a Catalog) -> Self {
        Self {
            rules: Rules::of(catalog),
        }
    }

    /// The results of one document, in the file at `uri`.
    ///
    /// # Errors
    /// When they cannot be written as JSON.
    pub fn of(&self, uri: &str, document: &Document, findings: &Findings) -> Result<Part, Error> {
        let writer = Writer {
            rules: &self.rules,
            document,
            uri,
            lines: Lines::of(&document.source.text),
        };
        let found = findings.all.iter().map(|f| writer.result(f));
        let gone = findings.gone.iter().map(|g| writer.gone(g));
        let results = found.chain(gone).map(|r| serde_json::to_vec(&r));
        Ok(Part {
            artifact: Artifact::of(uri, document),
            results: results.collect::<Result<_, _>>()?,
        })
    }
}

impl Log {
    /// What a log opens with.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn head(results: &Results<'_>) -> Result<String, Error> {
        let rules = &results.rules;
        let tool = serde_json::to_string(&json!({ "driver": {
            "name": "corridor",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules.all(),
            "properties": { "catalog": rules.fingerprint() },
        }}))?;
        Ok(format!(
            "{{\n\"$schema\": \"{SCHEMA}\",\n\"version\": \"2.1.0\",\n\"runs\": [{{\n\"tool\": {tool},\n\
             \"columnKind\": \"unicodeCodePoints\",\n\"results\": ["
        ))
    }

    /// The next piece of the log.
    pub fn document(&mut self, part: Part) -> Vec<u8> {
        let mut bytes = Vec::new();
        for result in part.results {
            bytes.extend_from_slice(if self.results == 0 { b"\n" } else { b",\n" });
            bytes.extend_from_slice(&result);
            self.results += 1;
        }
        self.artifacts.push(part.artifact);
        bytes
    }

    /// What a log ends with; `whole` when every document could be read.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn tail(&self, whole: bool) -> Result<String, Error> {
        let artifacts: Vec<String> = self
            .artifacts
            .iter()
            .map(serde_json::to_string)
            .collect::<Result<_, _>>()?;
        Ok(format!(
            "\n],\n\"artifacts\": [\n{}\n],\n\"invocations\": [{{\"executionSuccessful\": {whole}}}]\n}}]\n}}\n",
            artifacts.join(",\n")
        ))
    }
}

/// Writes the results of one document.
struct Writer<'a> {
    rules: &'a Rules<'a>,
    document: &'a Document,
    uri: &'a str,
    lines: Lines,
}

impl Writer<'_> {
    fn result<'f>(&'f self, finding: &'f Finding) -> Outcome<'f> {
        let places = finding.evidence.iter().map(|e| self.place(e));
        let mut places: Vec<Place<'_>> = places.collect();
        if places.is_empty() {
            places.push(Place::whole(self.uri));
        }
        Outcome {
            rule_id: &finding.rule,
            rule_index: self.rules.index(&finding.rule),
            kind: if finding.acceptable {
                "informational"
            } else {
                "fail"
            },
            level: level(finding),
            message: Message {
                text: &finding.message,
            },
            locations: places,
            partial_fingerprints: BTreeMap::from([(FINGERPRINT, finding.id.as_str())]),
            suppressions: finding.waived.iter().map(Suppression::of).collect(),
            baseline_state: finding.state.map(State::word),
            properties: self.properties(finding),
        }
    }

    /// What an earlier run had.
    fn gone<'f>(&'f self, gone: &'f Gone) -> Outcome<'f> {
        Outcome {
            rule_id: &gone.rule,
            rule_index: self.rules.index(&gone.rule),
            kind: "fail",
            level: "note",
            message: Message {
                text: "No longer found.",
            },
            locations: vec![Place::whole(self.uri)],
            partial_fingerprints: BTreeMap::from([(FINGERPRINT, gone.id.as_str())]),
            suppressions: Vec::new(),
            baseline_state: Some("absent"),
            properties: Map::new(),
        }
    }

    fn properties(&self, finding: &Finding) -> Map<String, Json> {
        let mut all = Map::new();
        all.insert("class".into(), finding.level.word().into());
        all.insert(
            "standards".into(),
            self.rules.standards(&finding.rule).into(),
        );
        if let Subject::Flag(at) = finding.subject {
            let raised = self.document.judgement.flags.get(at);
            all.insert("from".into(), raised.map(|r| r.from.as_str()).into());
        }
        let first = finding.evidence.first();
        let page = first.and_then(|e| self.document.source.page_at(e.span.start));
        if let Some(page) = page {
            all.insert("page".into(), page.into());
        }
        if let Some(until) = finding.expired.as_ref().and_then(|w| w.until.as_deref()) {
            all.insert("waiverExpired".into(), until.into());
        }
        all
    }

    fn place<'f>(&'f self, evidence: &'f Evidence) -> Place<'f> {
        let source = &self.document.source;
        let mut place = Place::whole(self.uri);
        place.physical_location.region = Some(self.lines.region(source, evidence.span));
        if !evidence.article.is_empty() {
            place.logical_locations.push(LogicalLocation {
                name: cited(&evidence.article),
                fully_qualified_name: &evidence.article,
            });
        }
        if let Some(page) = source.page_at(evidence.span.start) {
            place.properties.insert("page".into(), page.into());
        }
        place
    }
}

/// A contrary answer is an error where the same clause is a red flag that contradicts the standards.
fn level(finding: &Finding) -> &'static str {
    match finding.level {
        _ if finding.acceptable => "none",
        Level::Violates => "error",
        Level::Contrary if finding.flagged => "error",
        Level::Weakens | Level::Contrary => "warning",
        Level::Gap => "note",
    }
}

impl Artifact {
    fn of(uri: &str, document: &Document) -> Self {
        Self {
            location: Files {
                uri: uri.to_owned(),
            },
            roles: ["analysisTarget"],
            hashes: BTreeMap::from([("sha-256", document.source.sha256.clone())]),
        }
    }
}
