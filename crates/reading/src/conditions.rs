//! Where in a sentence its conditions, exceptions and purposes begin and end.

use crate::{matcher::Hit, parts::MODALS, view::View};
use corridor_catalog::{ActForm, Class, Meaning};
use std::ops::Range;

/// Finite verbs that a grammar lists, with their places.
pub(crate) type Modals = [(Class, Range<usize>)];

/// "except …", "other than …".
pub(crate) fn exceptions(
    view: &View<'_>,
    sentence: &Range<usize>,
    modals: &Modals,
) -> Vec<Range<usize>> {
    view.class_hits(sentence.clone(), Class::ExceptionOpen)
        .map(|hit| hit.first..exception_end(view, hit, modals, sentence.end))
        .collect()
}

/// "if …", "in the event of …", "Kündigt der Arbeitgeber, so …".
pub(crate) fn conditions(
    view: &View<'_>,
    sentence: &Range<usize>,
    modals: &Modals,
) -> Vec<Range<usize>> {
    let clauses = view
        .class_hits(sentence.clone(), Class::ConditionOpen)
        .map(|hit| hit.first..condition_end(view, sentence, hit, modals));
    let phrases = view
        .class_hits(sentence.clone(), Class::PhraseConditionOpen)
        .map(|hit| hit.first..noun_phrase_end(view, hit.last, sentence.end));
    clauses
        .chain(verb_first(view, sentence))
        .chain(phrases)
        .collect()
}

/// "in order that …".
pub(crate) fn purposes(
    view: &View<'_>,
    sentence: &Range<usize>,
    modals: &Modals,
) -> Vec<Range<usize>> {
    view.class_hits(sentence.clone(), Class::Purpose)
        .map(|hit| hit.first..condition_end(view, sentence, hit, modals))
        .collect()
}

/// "without being able to …": what is not done, beside what the clause says.
pub(crate) fn omissions(view: &View<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    view.class_hits(sentence.clone(), Class::Omission)
        .map(|hit| hit.first..phrase_end(view, hit.last, sentence.end))
        .collect()
}

/// The end of a phrase: the next comma or stop.
fn phrase_end(view: &View<'_>, from: usize, end: usize) -> usize {
    (from..end)
        .find(|i| matches!(view.word(*i), "," | ";" | ":" | "."))
        .unwrap_or(end)
}

/// "Kündigt der Arbeitgeber, so …", "Sollten Konflikte entstehen, gewähren …": where a finite verb may
/// open a condition, that ends before the comma after which another one stands.
fn verb_first(view: &View<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let so = view
        .class_hits(sentence.clone(), Class::Consequence)
        .find(|hit| hit.first > sentence.start && view.word(hit.first - 1) == ",");
    if let Some(so) = so {
        let start = (sentence.start..so.first)
            .rev()
            .find(|i| view.word(*i) == ";");
        return Some(start.map_or(sentence.start, |i| i + 1)..so.first - 1);
    }
    if !view.marks_case || !is_verb(view, sentence.start, sentence.end) {
        return None;
    }
    (sentence.start..sentence.end.saturating_sub(1))
        .find(|i| view.word(*i) == "," && is_verb(view, i + 1, sentence.end))
        .map(|comma| sentence.start..comma)
}

/// Whether an auxiliary, a modal or an act in its active form starts at token `i`.
fn is_verb(view: &View<'_>, i: usize, end: usize) -> bool {
    let verbs = [Class::Be, Class::Have, Class::PassiveAuxiliary];
    verbs
        .iter()
        .chain(&MODALS)
        .any(|class| view.is_class(i, *class))
        || view
            .hits_in(i..end)
            .take_while(|h| h.first == i)
            .any(|h| matches!(h.meaning, Meaning::Act(_, ActForm::Active)))
}

/// Where a condition without a verb of its own ends: at a comma, or before the verb of the clause.
fn noun_phrase_end(view: &View<'_>, from: usize, end: usize) -> usize {
    let opens_phrase = |i: &usize| {
        let determiner = view.is_class(*i, Class::NominativeDeterminer)
            || view.is_class(*i, Class::DativeDeterminer);
        *i > from && determiner && !view.is_class(*i, Class::GenitiveDeterminer)
    };
    (from..phrase_end(view, from, end))
        .find(|i| is_verb(view, *i, end) || opens_phrase(i))
        .unwrap_or(phrase_end(view, from, end))
}

/// An exception ends at the next comma or stop, and before a verb that follows it.
fn exception_end(view: &View<'_>, opener: &Hit, modals: &Modals, end: usize) -> usize {
    let verb = modals
        .iter()
        .map(|(_, m)| m.start)
        .find(|start| *start > opener.last);
    let end = phrase_end(view, opener.last, end);
    verb.filter(|verb| *verb < end && !view.marks_case)
        .unwrap_or(end)
}

/// A condition that opens its clause ends at the last comma before the main verb; any other ends
/// at the next comma or stop.
fn condition_end(view: &View<'_>, sentence: &Range<usize>, opener: &Hit, modals: &Modals) -> usize {
    if let Some(end) = set_phrase(view, opener) {
        return end;
    }
    let opens = opener.first == sentence.start
        || matches!(view.word(opener.first - 1), ";" | ":" | ".")
        || (opener.first <= sentence.start + 2);
    let stop = (opener.last..sentence.end)
        .find(|i| matches!(view.word(*i), ";" | ":"))
        .unwrap_or(sentence.end);
    let final_verb = modals
        .iter()
        .map(|(_, m)| m.end)
        .find(|end| *end > opener.last && *end < stop && view.word(*end) == ",");
    if view.marks_case
        && let Some(comma) = final_verb
    {
        return comma;
    }
    if opens {
        for (_, modal) in modals
            .iter()
            .filter(|(_, m)| m.start >= opener.last && m.start < stop)
        {
            let comma = (opener.last..modal.start)
                .rev()
                .find(|i| view.word(*i) == ",");
            if let Some(comma) = comma {
                return comma;
            }
        }
        if let [(_, only)] = modals
            && only.start >= opener.last
            && only.start < stop
        {
            return subject_start(view, opener.last, only.start);
        }
    }
    phrase_end(view, opener.last, stop)
}

/// The end of a set phrase that conditions nothing else: "where appropriate".
fn set_phrase(view: &View<'_>, opener: &Hit) -> Option<usize> {
    view.hits_in(opener.first..(opener.first + 6).min(view.tokens.len()))
        .filter(|h| h.first == opener.first)
        .find(|h| matches!(h.meaning, Meaning::Concept(c) if view.is(c, view.known.best_efforts) || view.is(c, view.known.as_appropriate)))
        .map(|h| h.last)
}

/// Where the subject just before a verb begins: "in case of dismissal | the worker shall …".
fn subject_start(view: &View<'_>, from: usize, verb: usize) -> usize {
    let actor = view
        .hits_in(from..verb)
        .filter(|h| {
            h.last == verb
                && matches!(h.meaning, Meaning::Concept(c) if view.is(c, view.known.actor))
        })
        .map(|h| h.first)
        .min();
    let start = actor.unwrap_or(verb);
    let determiner = start > from
        && [Class::Determiner, Class::NominativeDeterminer]
            .iter()
            .any(|class| view.is_class(start - 1, *class));
    if actor.is_some() && determiner {
        start - 1
    } else {
        start
    }
}
