//! The key `instrument`: what the document is.

use super::{Quote, distinct, quotes};
use crate::{Context, Document};
use corridor_assess::{Coding, Value};
use serde::Serialize;

#[derive(Serialize, Default)]
pub(super) struct Instrument<'a> {
    kind: Option<String>,
    legal_form: Option<String>,
    binding_status: Option<String>,
    signals: Vec<String>,
    parties: Vec<Party<'a>>,
    signed: Option<String>,
    in_force: Option<String>,
    entry_into_force: Option<&'static str>,
    duration: Option<&'a str>,
    renewal: Option<&'static str>,
    denunciation: Option<&'a str>,
    sectors: Vec<String>,
    skills: Vec<String>,
    categories: Vec<String>,
    exclusions: Vec<String>,
    aims: Vec<String>,
    evidence: Vec<Quote<'a>>,
}

#[derive(Serialize)]
struct Party<'a> {
    name: Option<&'a str>,
    iso3: Option<&'a str>,
    role: &'static str,
}

impl<'a> Instrument<'a> {
    pub fn of(document: &'a Document, context: &Context<'a>) -> Self {
        let judged = &document.judgement;
        let find = |id: &str| judged.codings.iter().find(|c| c.indicator == id);
        let word = |id: &str| find(id).map(|c| c.value.to_string());
        let signals = find("binding_status").map(|c| c.evidence.iter().map(|e| e.shows.clone()));
        let identity = &judged.identity;
        Self {
            kind: word("instrument_kind"),
            legal_form: word("legal_form"),
            binding_status: word("binding_status"),
            signals: distinct(signals.into_iter().flatten()),
            parties: parties(document, context),
            signed: identity.signed.map(|d| d.to_string()),
            in_force: identity.in_force.map(|d| d.to_string()),
            entry_into_force: identity.entry,
            duration: identity.duration.as_deref(),
            renewal: identity.renewal,
            denunciation: identity.denunciation.as_deref(),
            sectors: labels(find("sector_scope")),
            skills: labels(find("skill_scope")),
            categories: labels(find("worker_categories")),
            exclusions: exclusions(find("worker_exclusions")),
            aims: labels(find("objectives")),
            evidence: quotes(&document.source, &identity.evidence),
        }
    }
}

/// The Parties that the user named, with the role that the text gives them; else those of the text.
fn parties<'a>(document: &'a Document, context: &Context<'a>) -> Vec<Party<'a>> {
    let found = &document.judgement.identity.parties;
    let of_text = |party: &'a corridor_assess::Party| Party {
        name: Some(&party.name),
        iso3: party.iso3.as_deref(),
        role: party.role.word(),
    };
    let named = |code: &'a String| {
        let known = found.iter().find(|p| p.iso3.as_ref() == Some(code));
        Party {
            name: context.catalog.names.get(code).map(String::as_str),
            iso3: Some(code),
            role: known.map_or("unknown", |p| p.role.word()),
        }
    };
    match context.parties.is_empty() {
        true => found.iter().map(of_text).collect(),
        false => context.parties.iter().map(named).collect(),
    }
}

fn labels(coding: Option<&Coding>) -> Vec<String> {
    let Some(Value::Labels(labels)) = coding.map(|c| &c.value) else {
        return Vec::new();
    };
    let said = |l: &&String| !matches!(l.as_str(), "none" | "unspecified");
    labels.iter().filter(said).cloned().collect()
}

/// What an exclusion shows, where there is one.
fn exclusions(coding: Option<&Coding>) -> Vec<String> {
    match coding {
        Some(c) if c.positive => distinct(c.evidence.iter().map(|e| e.shows.clone())),
        _ => Vec::new(),
    }
}
