//! What the instrument is: its Parties and their roles, when it was signed and began, how long it lasts.

mod dates;
mod parties;
mod roles;

use crate::{
    coding::{Coding, Evidence, Value},
    finding::{Finding, evidence},
    text::Text,
    trial::Outcome,
};
use corridor_catalog::{Catalog, ConceptId};
use corridor_reading::{Day, Norm};
use serde_json::Value as Json;

pub use parties::Party;
pub use roles::PartyRole;

/// What a text says of itself as an instrument.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Identity {
    /// The Parties, in the order in which they are named.
    pub parties: Vec<Party>,
    /// The day of signature.
    pub signed: Option<Day>,
    /// The day on which it entered into force, where the text tells it.
    pub in_force: Option<Day>,
    /// What brings it into force: `signature`, `date`, `ratification`, `notification`.
    pub entry: Option<&'static str>,
    /// How long it lasts: `P5Y`, `indefinite`.
    pub duration: Option<String>,
    /// How it is renewed: `tacit`, `by_agreement`.
    pub renewal: Option<&'static str>,
    /// The notice of a denunciation: `P6M`.
    pub denunciation: Option<String>,
    /// The clauses on entry into force, duration and end.
    pub evidence: Vec<Evidence>,
}

/// The concepts and acts that tell the identity.
pub(crate) struct Words {
    person: Option<ConceptId>,
    employer: Option<ConceptId>,
    origin: Option<ConceptId>,
    destination: Option<ConceptId>,
    state_name: Option<ConceptId>,
    organisation: Option<ConceptId>,
    toward: Option<ConceptId>,
    from: Option<ConceptId>,
    home: [Option<ConceptId>; 2],
    signing: Option<ConceptId>,
    on_signature: Option<ConceptId>,
    on_notification: Option<ConceptId>,
    on_ratification: Option<ConceptId>,
    by_agreement: Option<ConceptId>,
    until_date: Option<ConceptId>,
    people: Option<ConceptId>,
}

impl Words {
    pub fn of(catalog: &Catalog) -> Self {
        let id = |name: &str| catalog.vocabulary.concept(name);
        Self {
            person: id("person"),
            employer: id("employer"),
            origin: id("origin_party"),
            destination: id("destination_party"),
            state_name: id("state_name"),
            organisation: id("organisation_party"),
            toward: id("toward_country"),
            from: id("from_country"),
            home: [id("return_journey"), id("going_home")],
            signing: id("signing"),
            on_signature: id("on_signature"),
            on_notification: id("on_notification"),
            on_ratification: id("on_ratification"),
            by_agreement: id("renewed_by_agreement"),
            until_date: id("until_date"),
            people: id("people_of_country"),
        }
    }
}

/// Gathers it from a text and the answers to the indicators on kind and duration.
pub(crate) fn of(
    text: &Text<'_>,
    catalog: &Catalog,
    words: &Words,
    codings: &[Coding],
) -> Identity {
    let find = |id: &str| codings.iter().find(|c| c.indicator == id);
    let kind = find("instrument_kind").map(|c| c.value.to_string());
    let mut parties = parties::parties(text, catalog, words);
    roles::set(text, words, kind.as_deref(), &mut parties);
    let signed = dates::signed(text, words);
    let entry = dates::entry(text, words, signed);
    let mut identity = Identity {
        parties,
        signed,
        in_force: entry.as_ref().and_then(|e| e.day),
        entry: entry.as_ref().map(|e| e.by),
        ..Identity::default()
    };
    identity.evidence = evidence(
        text,
        &entry.map(|e| e.finding).into_iter().collect::<Vec<_>>(),
    );
    if let Some(coding) = find("duration_renewal_termination") {
        term(&mut identity, text, words, coding);
    }
    identity
}

/// Duration, renewal and denunciation from their record.
fn term(identity: &mut Identity, text: &Text<'_>, words: &Words, coding: &Coding) {
    let Value::Record(fields) = &coding.value else {
        return;
    };
    let number = |name: &str| fields.get(name).and_then(Json::as_u64);
    identity.duration = match fields.get("duration_type").and_then(Json::as_str) {
        Some("until_terminated") => Some("indefinite".to_owned()),
        Some("fixed_years") => number("years").map(|n| format!("P{n}Y")),
        _ => None,
    };
    identity.renewal = match number("auto_renew") {
        Some(1) => Some("tacit"),
        _ => text
            .reading
            .norms
            .iter()
            .any(|n| mentions(text, n, words.by_agreement).next().is_some())
            .then_some("by_agreement"),
    };
    identity.denunciation = number("notice_months").map(|n| format!("P{n}M"));
    identity.evidence.extend(coding.evidence.iter().cloned());
}

/// The places of a concept in a clause.
fn mentions<'t>(
    text: &'t Text<'_>,
    norm: &'t Norm,
    wanted: Option<ConceptId>,
) -> impl Iterator<Item = (usize, usize)> + 't {
    norm.mentions
        .iter()
        .filter(move |m| !m.carried && wanted.is_some_and(|w| text.vocabulary.is(m.concept, w)))
        .map(|m| (m.first, m.last))
}

fn finding(norm: usize, shows: &str) -> Finding {
    Finding {
        norm,
        outcome: Outcome::Own,
        contrary: false,
        shows: shows.to_owned(),
    }
}
