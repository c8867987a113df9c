//! The Parties: States by their codes, organisations and States without a code by their names.

use super::{PartyRole, Words, mentions};
use crate::text::Text;
use corridor_catalog::Catalog;
use corridor_syntax::Zone;

/// Longest name of a State without a code, in words.
const LONGEST: usize = 3;

/// A Party to the instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Its name: in English where it has a code, else as the text has it.
    pub name: String,
    /// ISO 3166-1 alpha-3 code (3166-3 for a State that is no more); none for organisations and for
    /// States that have none.
    pub iso3: Option<String>,
    /// Whether workers come from it or go to it.
    pub role: PartyRole,
}

/// The countries; where fewer than two are known by code, also organisations that the title names, and
/// the names that stand where a State's name stands.
pub(super) fn parties(text: &Text<'_>, catalog: &Catalog, words: &Words) -> Vec<Party> {
    let known = text.reading.parties.iter().map(|code| Party {
        name: catalog.names.get(code).unwrap_or(code).clone(),
        iso3: Some(code.clone()),
        role: PartyRole::Unknown,
    });
    let mut parties: Vec<Party> = known.collect();
    if parties.len() < 2 {
        parties.splice(0..0, organisations(text, words));
    }
    if parties.len() < 2 {
        for name in unknown_states(text, words) {
            if parties.iter().all(|p| p.name != name) {
                parties.push(Party {
                    name,
                    iso3: None,
                    role: PartyRole::Unknown,
                });
            }
        }
    }
    parties
}

fn organisations(text: &Text<'_>, words: &Words) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    let title = text.reading.norms.iter().filter(|n| n.zone == Zone::Title);
    for norm in title {
        for (first, last) in mentions(text, norm, words.organisation) {
            let name = slice(text, first, last);
            if found.iter().all(|p| p.name != name) {
                found.push(Party {
                    name,
                    iso3: None,
                    role: PartyRole::Unknown,
                });
            }
        }
    }
    found
}

/// "the Republic of Aldavia": the capitalised words after what opens a State's name.
fn unknown_states(text: &Text<'_>, words: &Words) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let opening = |z: Zone| matches!(z, Zone::Title | Zone::Preamble);
    for norm in text.reading.norms.iter().filter(|n| opening(n.zone)) {
        let mut places: Vec<(usize, usize)> = mentions(text, norm, words.state_name).collect();
        places.sort_unstable();
        for (_, last) in &places {
            // "Government of | Republic of | X": only what opens the name itself.
            let opens_another = places.iter().any(|(f, l)| f <= last && l > last);
            let name = (!opens_another).then(|| capitals(text, *last)).flatten();
            if let Some(name) = name.filter(|n| !names.contains(n)) {
                names.push(name);
            }
        }
    }
    names
}

fn capitals(text: &Text<'_>, from: usize) -> Option<String> {
    let tokens = &text.reading.tokens;
    let is_name = |i: &usize| {
        let token = tokens.list[*i];
        !token.punctuation
            && text
                .source
                .slice(token.span)
                .starts_with(char::is_uppercase)
    };
    let end = (from + LONGEST).min(tokens.len());
    let count = (from..end).take_while(is_name).count();
    (count > 0).then(|| slice(text, from, from + count))
}

fn slice(text: &Text<'_>, first: usize, last: usize) -> String {
    let list = &text.reading.tokens.list;
    let span = list[first].span.cover(list[last - 1].span);
    let words: Vec<&str> = text.source.slice(span).split_whitespace().collect();
    words.join(" ")
}
