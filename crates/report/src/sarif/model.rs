//! The objects of SARIF 2.1.0 that a run of ours has.

use crate::findings::Waived;
use serde::Serialize;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct Message<'a> {
    pub text: &'a str,
}

/// A file, by its URI.
#[derive(Serialize)]
pub(super) struct Files {
    pub uri: String,
}

#[derive(Serialize)]
pub(super) struct Artifact {
    pub location: Files,
    pub roles: [&'static str; 1],
    pub hashes: BTreeMap<&'static str, String>,
}

/// A `reportingDescriptor`: an indicator or a red flag.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Rule<'a> {
    pub id: &'a str,
    pub short_description: Message<'a>,
    pub full_description: Message<'a>,
    pub help: Help,
    pub default_configuration: Configuration,
    pub properties: Standards<'a>,
}

#[derive(Serialize)]
pub(super) struct Help {
    pub text: String,
}

#[derive(Serialize)]
pub(super) struct Configuration {
    pub level: &'static str,
}

#[derive(Serialize)]
pub(super) struct Standards<'a> {
    pub standards: &'a [String],
}

/// A `result`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outcome<'a> {
    pub rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_index: Option<usize>,
    pub kind: &'static str,
    pub level: &'static str,
    pub message: Message<'a>,
    pub locations: Vec<Place<'a>>,
    pub partial_fingerprints: BTreeMap<&'static str, &'a str>,
    /// Always there: empty says that nobody waived it.
    pub suppressions: Vec<Suppression<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub properties: Map<String, Json>,
}

/// A `location`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Place<'a> {
    pub physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub logical_locations: Vec<LogicalLocation<'a>>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub properties: Map<String, Json>,
}

impl Place<'_> {
    /// The whole of a file.
    pub fn whole(uri: &str) -> Self {
        Self {
            physical_location: PhysicalLocation {
                artifact_location: Files {
                    uri: uri.to_owned(),
                },
                region: None,
            },
            logical_locations: Vec::new(),
            properties: Map::new(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation<'a> {
    pub artifact_location: Files,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region<'a>>,
}

/// A passage: lines and columns from 1, `end_column` one past the last character.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region<'a> {
    pub start_line: usize,
    pub start_column: usize,
    pub end_line: usize,
    pub end_column: usize,
    pub char_offset: usize,
    pub char_length: usize,
    pub snippet: Message<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LogicalLocation<'a> {
    pub name: String,
    pub fully_qualified_name: &'a str,
}

#[derive(Serialize)]
pub(super) struct Suppression<'a> {
    kind: &'static str,
    justification: &'a str,
    properties: Map<String, Json>,
}

impl<'a> Suppression<'a> {
    pub fn of(waived: &'a Waived) -> Self {
        let about = [("by", &waived.by), ("until", &waived.until)];
        let given = about
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), Json::from(value.as_deref()?))));
        Self {
            kind: "external",
            justification: &waived.reason,
            properties: given.collect(),
        }
    }
}
