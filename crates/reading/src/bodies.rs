//! Bodies that the text gives a short name, and the Party that each belongs to.

use crate::{matcher::Hit, norm::Norm, view::View};
use corridor_catalog::{Class, ConceptId, CountryId, Meaning};
use corridor_syntax::{Unit, Zone};
use std::ops::Range;

/// Words looked back over from "hereinafter called" to what is so called.
const ANTECEDENT: usize = 40;
/// How often a text names its Parties at least.
const OFTEN: usize = 3;
/// Longest short name, in words.
const LONGEST: usize = 3;

/// A short name that the text gives a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alias {
    /// Its folded words.
    words: Vec<String>,
    /// What it names.
    concept: ConceptId,
    /// The Party it belongs to.
    country: Option<CountryId>,
}

/// The short names that the text defines ("hereinafter called …").
pub(crate) fn aliases(view: &View<'_>) -> Vec<Alias> {
    let mut aliases = Vec::new();
    let Some(default) = view.known.authority else {
        return aliases;
    };
    for hit in view.class_hits(0..view.tokens.len(), Class::DefinedAs) {
        let (place, words) = name(view, hit);
        let known = view
            .hits_in(place)
            .any(|h| matches!(h.meaning, Meaning::Concept(c) if view.is(c, view.known.actor)));
        let scope = hit.first.saturating_sub(ANTECEDENT)..hit.first;
        let antecedent = view
            .hits_in(scope.clone())
            .filter_map(|h| match h.meaning {
                Meaning::Concept(c) if view.is(c, view.known.actor) => Some((h.last, c)),
                _ => None,
            })
            .max_by_key(|(last, _)| *last);
        let concept = antecedent.map_or(default, |(_, concept)| concept);
        if !words.is_empty() && !known && !is_person(view, concept) {
            aliases.push(Alias {
                words,
                concept,
                country: last_country(view, scope),
            });
        }
    }
    aliases.dedup();
    aliases
}

fn is_person(view: &View<'_>, concept: ConceptId) -> bool {
    view.is(concept, view.known.worker) || view.is(concept, view.known.party)
}

/// The capitalised words inside the phrase, or just after it.
fn name(view: &View<'_>, hit: &Hit) -> (Range<usize>, Vec<String>) {
    let capital = |i: &usize| {
        let token = view.tokens.list[*i];
        view.source
            .slice(token.span)
            .starts_with(char::is_uppercase)
    };
    let inside: Vec<usize> = (hit.first + 1..hit.last).filter(capital).collect();
    let after = || {
        let end = (hit.last + LONGEST + 1).min(view.tokens.len());
        (hit.last..end)
            .skip_while(|i| !capital(i) && !view.tokens.list[*i].punctuation)
            .take_while(|i| capital(i))
            .collect()
    };
    let words: Vec<usize> = if inside.is_empty() { after() } else { inside };
    let place = words
        .first()
        .map_or(0..0, |first| *first..first + words.len().min(LONGEST));
    (
        place,
        words
            .into_iter()
            .take(LONGEST)
            .map(|i| view.word(i).to_owned())
            .collect(),
    )
}

fn last_country(view: &View<'_>, scope: Range<usize>) -> Option<CountryId> {
    let countries = view.hits_in(scope).filter_map(|h| match h.meaning {
        Meaning::Country(id) => Some(id),
        _ => None,
    });
    countries.last()
}

/// The places where the short names stand, as hits of what they name.
pub(crate) fn occurrences(view: &View<'_>, aliases: &[Alias]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for alias in aliases {
        for first in 0..view.tokens.len().saturating_sub(alias.words.len() - 1) {
            let last = first + alias.words.len();
            let capital = view
                .source
                .slice(view.tokens.list[first].span)
                .starts_with(char::is_uppercase);
            let same = (first..last)
                .zip(&alias.words)
                .all(|(i, w)| view.word(i) == w);
            if capital && same {
                hits.push(Hit {
                    meaning: Meaning::Concept(alias.concept),
                    first,
                    last,
                });
            }
        }
    }
    hits
}

/// The Parties: the countries that the title names, else the preamble, else the two together with
/// the first clause and the signatures.
pub(crate) fn parties(view: &View<'_>, units: &[Unit]) -> Vec<CountryId> {
    let places: [&[Zone]; 3] = [
        &[Zone::Title],
        &[Zone::Preamble],
        &[Zone::Title, Zone::Preamble, Zone::Signature],
    ];
    for (round, zones) in places.into_iter().enumerate() {
        let mut found = Vec::new();
        let opening = |i: usize| round == 2 && i == 0;
        let here = units
            .iter()
            .enumerate()
            .filter(|(i, u)| zones.contains(&u.zone) || opening(*i));
        for (_, unit) in here {
            for span in &unit.sentences {
                for hit in view.hits_in(view.range(*span)) {
                    if let Meaning::Country(id) = hit.meaning
                        && !found.contains(&id)
                    {
                        found.push(id);
                    }
                }
            }
        }
        if found.len() >= 2 {
            return found;
        }
    }
    most_named(view)
}

/// The two countries that the text names most, when each is named often and no third nearly so.
fn most_named(view: &View<'_>) -> Vec<CountryId> {
    let mut counts: Vec<(usize, CountryId)> = Vec::new();
    for hit in &view.hits {
        if let Meaning::Country(id) = hit.meaning {
            match counts.iter_mut().find(|(_, known)| *known == id) {
                Some((count, _)) => *count += 1,
                None => counts.push((1, id)),
            }
        }
    }
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let third = counts.get(2).map_or(0, |(count, _)| *count);
    match counts.get(1) {
        Some((second, _)) if *second >= OFTEN && *second > 2 * third => {
            counts.iter().take(2).map(|(_, id)| *id).collect()
        }
        _ => Vec::new(),
    }
}

/// Names the Party of a norm's holder: by its short name, else by the country beside it.
pub(crate) fn set_party(view: &View<'_>, norm: &mut Norm, aliases: &[Alias]) {
    let Some(holder) = &mut norm.holder else {
        return;
    };
    let range = view.range(holder.span);
    let words: Vec<&str> = range.clone().map(|i| view.word(i)).collect();
    let alias = aliases
        .iter()
        .find(|a| a.words == words)
        .and_then(|a| a.country);
    let beside = || {
        let around = range.start.saturating_sub(3)..(range.end + 6).min(view.tokens.len());
        view.hits_in(around)
            .filter_map(|h| match h.meaning {
                Meaning::Country(id) => Some((h.first.abs_diff(range.start), id)),
                _ => None,
            })
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, id)| id)
    };
    holder.party = alias
        .or_else(beside)
        .map(|id| view.vocabulary.country_name(id).to_owned());
}
