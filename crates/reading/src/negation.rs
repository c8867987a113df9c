//! Whether an act is negated, and what a negation does not reach.

use crate::{
    force,
    norm::Place,
    parts::{Parts, Segment},
    view::View,
};
use corridor_catalog::{ActForm, Class};
use std::ops::Range;

/// Words that a negation governs after it, in languages where it stands before the verb.
const BEFORE: usize = 8;
/// The same where the verb may come first, before it and after it.
const AROUND: (usize, usize) = (12, 8);
/// Words after a verb among which its object is denied: "shall charge the worker no fee".
const OBJECT: usize = 3;

/// Whether a negation governs the words `at`: before them in English-like languages, on either
/// side where the verb may come first; not across a comma that no list continues, never into or
/// out of a condition or a relative clause.
pub(crate) fn governs(
    view: &View<'_>,
    segment: &Segment,
    parts: &Parts,
    at: &Range<usize>,
    form: ActForm,
) -> bool {
    let place = parts.place(at.start);
    let within = segment.describes(at.start);
    let forbidden = matches!(segment.modal, Some((Class::MustNot | Class::Free, _)))
        || (segment.modal.is_some() && force::negated_subject(view, segment));
    if place == Place::Main && forbidden && !within {
        return true;
    }
    if form == ActForm::Active && denies_object(view, segment, at) {
        return true;
    }
    let open = |i: &usize| view.word(*i) != "," && parts.place(*i) == place;
    let right = |n| (at.end..segment.range.end).take(n).take_while(open);
    let width = if view.marks_case { AROUND.0 } else { BEFORE };
    negated_before(view, segment, parts, at.start, width)
        || (view.marks_case && right(AROUND.1).any(|i| view.is_class(i, Class::Negation)))
}

/// Whether a negation before `at` reaches it: not past a comma, save the commas of a list ("no ground
/// for dismissal, for refusal or for removal"), every member of which is as near as the first.
fn negated_before(
    view: &View<'_>,
    segment: &Segment,
    parts: &Parts,
    at: usize,
    width: usize,
) -> bool {
    let described = |i: usize| segment.describes(i);
    let mut left = width;
    for i in (segment.range.start..at).rev() {
        let comma = view.word(i) == ",";
        let ends = parts.place(i) != parts.place(at)
            || (described(at) && !described(i))
            || (comma && !lists(view, segment.range.start, i, at));
        if ends || left == 0 {
            return false;
        }
        if described(i) && !described(at) {
            continue;
        }
        if view.is_class(i, Class::Negation) {
            return true;
        }
        left = if comma { width } else { left - 1 };
    }
    false
}

/// A determiner of the object that denies it, inside the words of an act or right after them.
fn denies_object(view: &View<'_>, segment: &Segment, at: &Range<usize>) -> bool {
    let determiners = [
        Class::Determiner,
        Class::NominativeDeterminer,
        Class::DativeDeterminer,
    ];
    let denies = |i: usize| {
        view.is_class(i, Class::Negation) && determiners.iter().any(|c| view.is_class(i, *c))
    };
    let open = |i: &usize| {
        !view.tokens.list[*i].punctuation
            && !view.is_class(*i, Class::Coordinator)
            && !view.is_class(*i, Class::Relative)
    };
    let after = at.end..(at.end + OBJECT).min(segment.range.end);
    (at.start + 1..at.end).any(denies) || (!view.marks_case && after.take_while(open).any(denies))
}

/// Whether the words between a comma and `at` go on with a list: they repeat a preposition of the part
/// before the comma, and have no verb.
fn lists(view: &View<'_>, start: usize, comma: usize, at: usize) -> bool {
    let any = |i: usize, classes: &[Class]| classes.iter().any(|c| view.is_class(i, *c));
    let prepositions = [
        Class::Preposition,
        Class::RecipientPreposition,
        Class::GenitivePreposition,
    ];
    let verbs = [
        Class::Be,
        Class::Have,
        Class::PassiveAuxiliary,
        Class::Relative,
    ];
    let first = comma + 1 + usize::from(view.is_class(comma + 1, Class::Coordinator));
    let mut part = (start..comma).rev().take_while(|i| view.word(*i) != ",");
    first < at
        && any(first, &prepositions)
        && !(first..at).any(|i| any(i, &verbs))
        && part.any(|i| view.word(i) == view.word(first))
}
