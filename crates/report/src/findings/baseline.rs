//! An earlier run to compare with: which findings are new, which are gone.
//!
//! Reads what `assess` wrote as JSON, as a line of JSON per document, or as SARIF; writes a [`Baseline`].
//! Documents are known by the base names of their files.

use super::Findings;
use crate::sarif::{FINGERPRINT, base_name};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    io::Read,
};

/// What a baseline says of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The baseline does not have it.
    New,
    /// The baseline has it too.
    Unchanged,
}

impl State {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Unchanged => "unchanged",
        }
    }
}

/// A finding that is no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// Its lasting name.
    #[serde(rename = "finding")]
    pub id: String,
    /// The red flag or the indicator.
    pub rule: String,
}

/// The findings of an earlier run, by rule, for each document.
#[derive(Debug, Clone, Default)]
pub struct Baseline {
    name: String,
    documents: BTreeMap<String, BTreeMap<String, String>>,
}

/// Why a baseline cannot be used.
#[derive(Debug)]
pub enum BaselineError {
    /// It is no JSON, or no such JSON.
    Malformed(serde_json::Error),
    /// It is JSON, but no assessment.
    Foreign,
    /// It was written before findings had names.
    Old,
}

impl fmt::Display for BaselineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(error) => write!(f, "it cannot be read as JSON ({error})"),
            Self::Foreign => {
                f.write_str("it holds neither an assessment nor SARIF of this program")
            }
            Self::Old => {
                f.write_str("its findings have no names, since an earlier version wrote it")
            }
        }
    }
}

impl std::error::Error for BaselineError {}

/// Only what is needed of either format; serde skips the rest without keeping it.
#[derive(Deserialize)]
struct Entry {
    document: Option<About>,
    #[serde(default)]
    codings: Vec<Coded>,
    #[serde(default)]
    red_flags: Vec<Flag>,
    runs: Option<Vec<Run>>,
}

#[derive(Deserialize)]
struct About {
    file: String,
}

#[derive(Deserialize)]
struct Coded {
    indicator: String,
    #[serde(default)]
    finding: Kept,
}

#[derive(Deserialize)]
struct Flag {
    id: String,
    #[serde(default)]
    finding: Kept,
}

/// A key that may be missing, which is not the same as null.
#[derive(Default, Deserialize)]
#[serde(from = "Option<String>")]
enum Kept {
    #[default]
    Missing,
    None,
    Id(String),
}

impl From<Option<String>> for Kept {
    fn from(id: Option<String>) -> Self {
        id.map_or(Self::None, Self::Id)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    #[serde(default)]
    results: Vec<Outcome>,
    #[serde(default)]
    artifacts: Vec<Artifact>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: Option<String>,
    baseline_state: Option<String>,
    #[serde(default)]
    partial_fingerprints: BTreeMap<String, String>,
    #[serde(default)]
    locations: Vec<Location>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Option<Artifact>,
}

/// An artifact, or a place in one: both name a file in the same way.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    #[serde(alias = "location")]
    artifact_location: Option<Uri>,
}

#[derive(Deserialize)]
struct Uri {
    uri: Option<String>,
}

impl Artifact {
    fn file(&self) -> Option<String> {
        let uri = self.artifact_location.as_ref()?.uri.as_deref()?;
        Some(base_name(uri))
    }
}

impl Baseline {
    /// Reads an earlier run that goes by `name`.
    ///
    /// # Errors
    /// When it is no output of `assess` with named findings.
    pub fn read(name: &str, from: impl Read) -> Result<Self, BaselineError> {
        let mut baseline = Self {
            name: name.to_owned(),
            ..Self::default()
        };
        let entries = serde_json::Deserializer::from_reader(from).into_iter::<Entry>();
        let mut any = false;
        for entry in entries {
            baseline.take(entry.map_err(BaselineError::Malformed)?)?;
            any = true;
        }
        match any {
            true => Ok(baseline),
            false => Err(BaselineError::Foreign),
        }
    }

    fn take(&mut self, entry: Entry) -> Result<(), BaselineError> {
        if let Some(runs) = entry.runs {
            return runs.into_iter().try_for_each(|run| self.take_run(run));
        }
        let file = entry.document.ok_or(BaselineError::Foreign)?.file;
        let known = self.documents.entry(file).or_default();
        let codings = entry.codings.into_iter().map(|c| (c.indicator, c.finding));
        let flags = entry.red_flags.into_iter().map(|f| (f.id, f.finding));
        for (rule, kept) in codings.chain(flags) {
            match kept {
                Kept::Id(id) => drop(known.insert(id, rule)),
                Kept::None => {}
                Kept::Missing => return Err(BaselineError::Old),
            }
        }
        Ok(())
    }

    fn take_run(&mut self, run: Run) -> Result<(), BaselineError> {
        for file in run.artifacts.iter().filter_map(Artifact::file) {
            self.documents.entry(file).or_default();
        }
        for mut result in run.results {
            // What was gone then is no part of that run.
            if result.baseline_state.as_deref() == Some("absent") {
                continue;
            }
            let mut places = result.locations.iter();
            let file = places.find_map(|l| l.physical_location.as_ref()?.file());
            let id = result.partial_fingerprints.remove(FINGERPRINT);
            let (Some(file), Some(id), Some(rule)) = (file, id, result.rule_id) else {
                return Err(BaselineError::Foreign);
            };
            self.documents.entry(file).or_default().insert(id, rule);
        }
        Ok(())
    }
}

impl Findings {
    /// Compares the findings of the document in `file` with an earlier run, and says whether that run read it;
    /// all are new where it did not.
    pub fn compare(&mut self, file: &str, baseline: &Baseline) -> bool {
        let none = BTreeMap::new();
        let earlier = baseline.documents.get(file);
        let known = earlier.unwrap_or(&none);
        for finding in &mut self.all {
            finding.state = Some(match known.contains_key(&finding.id) {
                true => State::Unchanged,
                false => State::New,
            });
        }
        let here: BTreeSet<&str> = self.all.iter().map(|f| f.id.as_str()).collect();
        let gone = known.iter().filter(|(id, _)| !here.contains(id.as_str()));
        self.gone = gone
            .map(|(id, rule)| Gone {
                id: id.clone(),
                rule: rule.clone(),
            })
            .collect();
        self.since = Some(baseline.name.clone());
        earlier.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Baseline, BaselineError> {
        Baseline::read("b.json", text.as_bytes())
    }

    #[test]
    fn either_format_is_read() {
        let json = r#"{"document":{"file":"a.txt"},"codings":[{"indicator":"x","finding":null},
            {"indicator":"y","finding":"y-1"}],"red_flags":[{"id":"RF01","finding":"RF01-1"}]}"#;
        let lines = format!("{json}\n{}", json.replace("a.txt", "b.txt"));
        let baseline = read(&lines).unwrap();
        assert_eq!(baseline.documents.len(), 2);
        assert_eq!(baseline.documents["a.txt"]["RF01-1"], "RF01");
        let place = |uri: &str| {
            format!(r#"[{{"physicalLocation":{{"artifactLocation":{{"uri":"{uri}"}}}}}}]"#)
        };
        let result = |id: &str, state: &str| {
            format!(
                r#"{{"ruleId":"y","baselineState":"{state}","partialFingerprints":{{"{FINGERPRINT}":"{id}"}},
                "locations":{}}}"#,
                place("x/a%20b.txt")
            )
        };
        let sarif = format!(
            r#"{{"version":"2.1.0","runs":[{{"artifacts":[{{"location":{{"uri":"c.txt"}}}}],"results":[{},{}]}}]}}"#,
            result("y-1", "new"),
            result("y-2", "absent")
        );
        let baseline = read(&sarif).unwrap();
        let ids: Vec<&String> = baseline.documents["a b.txt"].keys().collect();
        assert_eq!(ids, ["y-1"]);
        assert!(baseline.documents.contains_key("c.txt"));
    }

    #[test]
    fn what_is_no_earlier_run_is_refused() {
        let other = r#"{"runs":[{"results":[{"ruleId":"x"}]}]}"#;
        for text in [
            "",
            "{}",
            "[1]",
            "{\"document\":",
            "x",
            "{\"codings\":3}",
            other,
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        let old = r#"{"document":{"file":"a"},"codings":[{"indicator":"x"}]}"#;
        assert!(matches!(read(old), Err(BaselineError::Old)));
    }
}
