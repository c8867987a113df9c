//! When it was signed, and what brings it into force.

use super::{Words, finding, mentions};
use crate::{finding::Finding, text::Text};
use corridor_reading::{Date, Day};
use corridor_syntax::Zone;

/// Words between "done at" and the date of it.
const AFTER_SIGNING: usize = 60;
/// Words between one day of signature and another, at another place.
const AND_AT: usize = 8;
/// Words between the entry into force and its date.
const AFTER_ENTRY: usize = 18;
/// Words at the head or the end of a text in which an exchange of notes has its date.
const EDGE: usize = 60;

/// What brings an instrument into force.
pub(super) struct Entry {
    pub by: &'static str,
    pub day: Option<Day>,
    pub finding: Finding,
}

/// The date of a note in reply; else the date after "done at", the last such, and where two places and days follow, the later; else that of the title; else the last at the end, as in a
/// note in reply; else the first at the head.
pub(super) fn signed(text: &Text<'_>, words: &Words) -> Option<Day> {
    let dates = &text.reading.dates;
    let after = |first: usize| {
        let near = |d: &&Date| (first..first + AFTER_SIGNING).contains(&d.tokens.start);
        let date = dates.iter().find(near)?;
        let and = date.tokens.end..date.tokens.end + AND_AT;
        let other = dates.iter().find(|d| and.contains(&d.tokens.start));
        Some(other.filter(|other| other.day > date.day).unwrap_or(date))
    };
    let closing = text
        .reading
        .norms
        .iter()
        .rev()
        .filter(|n| !matches!(n.zone, Zone::Title | Zone::Preamble))
        .find_map(|n| mentions(text, n, words.signing).find_map(|(_, last)| after(last)));
    in_reply(text)
        .or(closing)
        .or_else(|| in_title(text))
        .or_else(|| {
            let end = text.reading.tokens.len().saturating_sub(EDGE);
            dates.iter().rfind(|d| d.tokens.start >= end)
        })
        .or_else(|| dates.iter().find(|d| d.tokens.start < EDGE))
        .map(|d| d.day)
}

/// The latest date at the head or end of the last of several notes: the reply concludes an exchange.
fn in_reply<'t>(text: &'t Text<'_>) -> Option<&'t Date> {
    let note = |id: &str| -> Option<usize> {
        let number = id.strip_prefix("note_")?;
        number.split("__").next()?.parse().ok()
    };
    let units = &text.reading.units;
    let last = units.iter().filter_map(|u| note(&u.unit.id)).max();
    let last = last.filter(|n| *n > 1)?;
    let tokens = &text.reading.tokens;
    let of_last = units.iter().filter(|u| note(&u.unit.id) == Some(last));
    let spans: Vec<_> = of_last.flat_map(|u| &u.unit.sentences).collect();
    let start = tokens.from_source(spans.first()?.start);
    let end = tokens.from_source(spans.last()?.end);
    let edges = [start..start + EDGE, end.saturating_sub(EDGE)..end];
    let at_edge = |d: &&Date| {
        (start..end).contains(&d.tokens.start) && edges.iter().any(|e| e.contains(&d.tokens.start))
    };
    text.reading
        .dates
        .iter()
        .filter(at_edge)
        .max_by_key(|d| d.day)
}

fn in_title<'t>(text: &'t Text<'_>) -> Option<&'t Date> {
    let units = text
        .reading
        .units
        .iter()
        .filter(|u| u.unit.zone == Zone::Title);
    let tokens = &text.reading.tokens;
    units.flat_map(|u| &u.unit.sentences).find_map(|span| {
        let range = tokens.from_source(span.start)..tokens.from_source(span.end);
        let inside = |d: &&Date| range.contains(&d.tokens.start);
        text.reading.dates.iter().find(inside)
    })
}

/// The clause by which the agreement itself enters into force.
pub(super) fn entry(text: &Text<'_>, words: &Words, signed: Option<Day>) -> Option<Entry> {
    let act = text.vocabulary.act("enter_into_force")?;
    let agreement = text.vocabulary.concept("this_agreement");
    let contract = text.vocabulary.concept("contract");
    let mut found: Option<Entry> = None;
    for (i, norm) in text.reading.norms.iter().enumerate() {
        let Some(place) = norm.acts.iter().find(|a| a.act == act && !a.negated) else {
            continue;
        };
        let of_this = mentions(text, norm, agreement).next().is_some()
            || matches!(norm.zone, Zone::Final | Zone::Title | Zone::Signature);
        if !of_this || mentions(text, norm, contract).next().is_some() {
            continue;
        }
        let has = |concept| mentions(text, norm, concept).next().is_some();
        let near = place.last..place.last + AFTER_ENTRY;
        let ends = |d: &&Date| {
            let place = d.tokens.start..=d.tokens.end;
            mentions(text, norm, words.until_date).any(|(_, last)| place.contains(&last))
        };
        let mut dates = text.reading.dates.iter();
        let inside = text.tokens(i);
        let date = dates.find(|d| {
            near.contains(&d.tokens.start) && inside.contains(&d.tokens.start) && !ends(d)
        });
        let (by, day) = if let Some(date) = date {
            ("date", Some(date.day))
        } else if has(words.on_ratification) {
            ("ratification", None)
        } else if has(words.on_notification) {
            ("notification", None)
        } else if has(words.on_signature) {
            ("signature", signed)
        } else {
            continue;
        };
        let better = found
            .as_ref()
            .is_none_or(|f| f.day.is_none() && day.is_some());
        if better {
            found = Some(Entry {
                by,
                day,
                finding: finding(i, "entry into force"),
            });
        }
    }
    found
}
