//! Whether workers come from a Party, go to it, or both.

use super::{Party, Words, mentions};
use crate::text::Text;
use corridor_catalog::ConceptId;
use corridor_reading::Norm;
use corridor_syntax::Zone;
use corridor_text::Tokens;

/// Words between a country and the worker or employer that it belongs to: an adjective, but not in a title,
/// where "concerning" may stand there.
const BESIDE: usize = 2;
/// Words between a country and what it is called ("hereinafter the sending country").
const CALLED: usize = 14;
/// What a mention in the title counts, against one in the text: a title that says whose workers go
/// where decides.
const TITLE: usize = 100;
/// What a definition as sending or receiving country counts.
const DEFINED: usize = 1000;
/// A Party whose people go in so small a share is not called a country of origin too.
const LEAST_SHARE: f64 = 0.4;
/// How many times more often a Party has to be named in one role than in the other to have only that one.
const DOMINANT: usize = 2;
/// Kinds whose provisions apply both ways unless the text names one direction.
const MUTUAL: [&str; 4] = [
    "trainee_exchange",
    "youth_mobility",
    "social_security",
    "readmission_irregular",
];

/// What a Party is to the movement of workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PartyRole {
    /// Workers come from it.
    Origin,
    /// Workers go to it.
    Destination,
    /// Workers come from it and go to it.
    Both,
    /// The text does not tell.
    #[default]
    Unknown,
}

impl PartyRole {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Destination => "destination",
            Self::Both => "both",
            Self::Unknown => "unknown",
        }
    }
}

/// What speaks for a Party as origin and as destination.
#[derive(Debug, Clone, Copy, Default)]
struct Signs {
    origin: usize,
    destination: usize,
}

/// Sets the roles of two or more Parties.
pub(super) fn set(text: &Text<'_>, words: &Words, kind: Option<&str>, parties: &mut [Party]) {
    let all: Vec<Vec<(usize, usize)>> = parties.iter().map(|p| places(text, p)).collect();
    let signs: Vec<Signs> = (0..all.len())
        .map(|i| signs(text, words, &all, i))
        .collect();
    let mutual = kind.is_some_and(|k| MUTUAL.contains(&k));
    let most = |f: fn(&Signs) -> usize| signs.iter().map(f).max().unwrap_or(0);
    let (origin, destination) = (most(|s| s.origin), most(|s| s.destination));
    let defined = origin.max(destination) >= DEFINED;
    for (party, own) in parties.iter_mut().zip(&signs) {
        let share = |own: usize, most: usize| most > 0 && own as f64 >= LEAST_SHARE * most as f64;
        let sends = share(own.origin, origin);
        let receives = share(own.destination, destination);
        party.role = match (sends, receives) {
            _ if mutual && !defined => PartyRole::Both,
            (true, true) if own.origin >= DOMINANT * own.destination => PartyRole::Origin,
            (true, true) if own.destination >= DOMINANT * own.origin => PartyRole::Destination,
            (true, true) => PartyRole::Both,
            (true, false) => PartyRole::Origin,
            (false, true) => PartyRole::Destination,
            (false, false) => PartyRole::Unknown,
        };
    }
    complete(parties);
}

/// Of two Parties, one whose role is known tells the other's; two of one role are both.
fn complete(parties: &mut [Party]) {
    let [one, other] = parties else { return };
    let counterpart = |known| match known {
        PartyRole::Origin => PartyRole::Destination,
        PartyRole::Destination => PartyRole::Origin,
        known => known,
    };
    if one.role == other.role && one.role != PartyRole::Unknown {
        (one.role, other.role) = (PartyRole::Both, PartyRole::Both);
    } else if other.role == PartyRole::Unknown {
        other.role = counterpart(one.role);
    } else if one.role == PartyRole::Unknown {
        one.role = counterpart(other.role);
    }
}

/// Where a Party is named: by its country, or by its name where it has no code.
fn places(text: &Text<'_>, party: &Party) -> Vec<(usize, usize)> {
    let code = party.iso3.as_deref();
    if let Some(country) = code.and_then(|c| text.vocabulary.country(c)) {
        let all = text.reading.countries.iter();
        let named = all.filter(|c| c.country == country);
        return named.map(|c| (c.first, c.last)).collect();
    }
    let name = Tokens::of(&party.name, 0);
    let words: Vec<&str> = (0..name.len()).map(|i| name.word(i)).collect();
    let tokens = &text.reading.tokens;
    let same = |first: &usize| {
        (0..words.len()).all(|i| first + i < tokens.len() && tokens.word(first + i) == words[i])
    };
    let starts = (0..tokens.len()).filter(same);
    starts.map(|first| (first, first + words.len())).collect()
}

fn signs(text: &Text<'_>, words: &Words, all: &[Vec<(usize, usize)>], party: usize) -> Signs {
    let mut signs = Signs::default();
    let equal = text.vocabulary.act("equal_treatment");
    let other_between = |last: usize, first: usize| {
        let others = all.iter().enumerate().filter(|(i, _)| *i != party);
        others
            .flat_map(|(_, places)| places)
            .any(|(f, _)| (last..first).contains(f))
    };
    for (i, norm) in text.reading.norms.iter().enumerate() {
        let weight = if norm.zone == Zone::Title { TITLE } else { 1 };
        let range = text.tokens(i);
        let compares = norm.acts.iter().any(|a| Some(a.act) == equal);
        for (first, last) in all[party].iter().filter(|(first, _)| range.contains(first)) {
            let (first, last) = (*first, *last);
            let gap = if weight == TITLE { 1 } else { BESIDE };
            let owns = |concept| follows(text, norm, concept, last, gap);
            let after = |concept| after(text, norm, concept, first);
            let people = owns(words.person) || owns(words.people);
            let comes = (people && !after(words.toward)) || after(words.from);
            signs.origin += weight * usize::from(comes && !compares);
            signs.destination += weight * usize::from(owns(words.employer));
            let home = words
                .home
                .iter()
                .any(|w| mentions(text, norm, *w).next().is_some());
            signs.destination += weight * usize::from(after(words.toward) && !home);
            let called = |concept| {
                let mut names = mentions(text, norm, concept).map(|(f, _)| f);
                let named = |f: usize| {
                    f >= last
                        && f - last < CALLED
                        && !other_between(last, f)
                        && set_off(text, last, f)
                };
                opening(norm.zone) && names.any(named)
            };
            signs.origin += DEFINED * usize::from(called(words.origin));
            signs.destination += DEFINED * usize::from(called(words.destination));
        }
    }
    signs
}

/// "in the Netherlands", "workers from Turkey": the concept ends just before the country.
fn after(text: &Text<'_>, norm: &Norm, concept: Option<ConceptId>, first: usize) -> bool {
    mentions(text, norm, concept).any(|(_, l)| l <= first && first - l < BESIDE)
}

/// "Turkish workers", "…, hereinafter the sending country": the concept begins soon after the country.
fn follows(
    text: &Text<'_>,
    norm: &Norm,
    concept: Option<ConceptId>,
    last: usize,
    gap: usize,
) -> bool {
    mentions(text, norm, concept).any(|(f, _)| f >= last && f - last < gap)
}

/// Whether a bracket or a quotation mark stands between two tokens, as before a short name.
fn set_off(text: &Text<'_>, last: usize, first: usize) -> bool {
    let list = &text.reading.tokens.list;
    let span = list[last - 1].span.cover(list[first].span);
    text.source
        .slice(span)
        .contains(['(', '"', '“', '„', '«', '‘'])
}

/// Where Parties get their short names.
fn opening(zone: Zone) -> bool {
    matches!(zone, Zone::Title | Zone::Preamble | Zone::Operative)
}
