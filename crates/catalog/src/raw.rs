//! The data files as they are written, before names are resolved.

use crate::numbers::TimeUnit;
use indexmap::IndexMap;
use serde::Deserialize;
use std::collections::BTreeMap;
pub(crate) use toml::Spanned;

/// Names as written, with their places.
pub(crate) type Names = Vec<Spanned<String>>;
/// Forms by concept.
pub(crate) type RawForms = IndexMap<String, Names>;

/// An entry of `languages/concepts.toml`, or under `[concepts]` of an indicator.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawConcept {
    pub gloss: String,
    #[serde(default)]
    pub is: Names,
}

/// An entry of `languages/acts.toml`, or under `[acts]` of an indicator.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawActInfo {
    pub gloss: String,
}

/// The forms of an act.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawAct {
    pub active: Names,
    pub passive: Names,
    pub agent_after: Names,
    pub agent_before: Names,
    pub plain: Names,
}

/// An indicator's own forms in one language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawOwnForms {
    pub concepts: RawForms,
    pub acts: BTreeMap<String, RawAct>,
}

/// `grammar.toml`: lists, some under `[modal]`.
#[derive(Debug, Deserialize)]
pub(crate) struct RawGrammar {
    #[serde(default)]
    modal: RawForms,
    #[serde(flatten)]
    lists: BTreeMap<String, Vec<String>>,
}

impl RawGrammar {
    /// All lists, those of `[modal]` under `modal.<key>`.
    pub fn lists(self) -> Vec<(String, Names)> {
        let modal = self
            .modal
            .into_iter()
            .map(|(k, v)| (format!("modal.{k}"), v));
        let plain = |v: Vec<String>| v.into_iter().map(|s| Spanned::new(0..0, s)).collect();
        modal
            .chain(self.lists.into_iter().map(|(k, v)| (k, plain(v))))
            .collect()
    }
}

/// `negated = true | false | "any"`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum RawNegated {
    Bool(bool),
    Word(String),
}

/// A test as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawTest {
    pub id: String,
    pub same_as: Option<Spanned<String>>,
    pub act: Names,
    pub negated: Option<RawNegated>,
    pub agent: Option<Names>,
    pub to: Option<Names>,
    pub holder: Option<Names>,
    pub has: Names,
    pub also: Vec<Names>,
    pub not: Names,
    pub condition: Names,
    pub exception: Names,
    pub context: Names,
    pub article: Names,
    pub heading: Names,
    pub force: Names,
    pub defers: Names,
    pub zone: Names,
    pub near: Option<usize>,
    pub own: bool,
    pub share: Option<f64>,
    pub is: Option<u32>,
    pub within: Option<Spanned<String>>,
    pub says: String,
}

/// `[[derive]]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawDerive {
    pub label: String,
    pub all: Vec<String>,
    pub any: Vec<String>,
    pub none: Vec<String>,
    pub drop: Vec<String>,
}

/// `[[decide]]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawDecide {
    pub value: String,
    pub all: Vec<String>,
    pub any: Vec<String>,
    pub none: Vec<String>,
}

/// `[score.x]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawScore {
    pub has: Names,
    pub bonus: f64,
}

/// `[[record.x.word]]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawWord {
    pub value: String,
    pub test: Vec<RawTest>,
}

/// `[record.x]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawField {
    pub default: String,
    pub word: Vec<RawWord>,
    pub unit: Option<TimeUnit>,
    pub number: Vec<RawTest>,
    pub yes: Vec<RawTest>,
}

/// `scale = "house"` or a table of levels.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum RawScale {
    Named(String),
    Levels(IndexMap<String, String>),
}

/// `indicator.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawIndicator {
    pub question: String,
    pub judged: String,
    #[serde(default)]
    pub ask: String,
    pub kind: Spanned<String>,
    pub scale: Option<RawScale>,
    pub polarity: Spanned<String>,
    pub positive_when: Spanned<String>,
    pub stages: Names,
    #[serde(default)]
    pub standards: Vec<String>,
    #[serde(default)]
    pub default: Option<String>,
    #[serde(default)]
    pub concepts: IndexMap<String, RawConcept>,
    #[serde(default)]
    pub acts: IndexMap<String, RawActInfo>,
    #[serde(default)]
    pub promise: Vec<RawTest>,
    #[serde(default)]
    pub mention: Vec<RawTest>,
    #[serde(default)]
    pub contrary: Vec<RawTest>,
    #[serde(default)]
    pub operational: Vec<RawTest>,
    #[serde(default)]
    pub level: IndexMap<Spanned<String>, Vec<RawTest>>,
    #[serde(default)]
    pub label: IndexMap<String, Vec<RawTest>>,
    #[serde(default)]
    pub fact: IndexMap<String, Vec<RawTest>>,
    #[serde(default)]
    pub item: IndexMap<String, Vec<RawTest>>,
    #[serde(default)]
    pub stage: IndexMap<Spanned<String>, Vec<RawTest>>,
    #[serde(default)]
    pub counts_in: IndexMap<String, Vec<String>>,
    #[serde(default)]
    pub means: IndexMap<String, Vec<String>>,
    #[serde(default)]
    pub record: IndexMap<String, RawField>,
    #[serde(default)]
    pub score: IndexMap<String, RawScore>,
    #[serde(default)]
    pub derive: Vec<RawDerive>,
    #[serde(default)]
    pub decide: Vec<RawDecide>,
    #[serde(default)]
    pub floor: Option<f64>,
}

/// `flag.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawFlag {
    pub name: String,
    pub description: String,
    pub severity: Spanned<String>,
    pub offends: Vec<String>,
    pub hits: String,
    #[serde(default)]
    pub gender: bool,
    pub stages: Names,
    #[serde(default)]
    pub not_in: Vec<String>,
    #[serde(default)]
    pub acceptable_if: String,
    #[serde(default)]
    pub concepts: IndexMap<String, RawConcept>,
    #[serde(default)]
    pub acts: IndexMap<String, RawActInfo>,
    #[serde(default)]
    pub rule: Vec<RawTest>,
    #[serde(default)]
    pub acceptable: Vec<RawTest>,
}

/// `<xx>.clause.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawClause {
    pub heading: String,
    pub clause: String,
}
