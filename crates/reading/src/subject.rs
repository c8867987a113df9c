//! The subject of a clause: its own, or whom a pronoun, a relative or an elision takes up.

use crate::{
    carry,
    clauses::Before,
    norm::{Holder, Mention, Norm, Place, Role},
    parts::Segment,
    view::View,
};
use corridor_catalog::{Class, Meaning};

/// The subject: an actor of the clause itself, else whom a pronoun, a relative or an elided
/// subject takes up.
pub(crate) fn find(
    view: &View<'_>,
    segment: &Segment,
    mentions: &[Mention],
    before: Before<'_>,
) -> Option<Holder> {
    if let Some(own) = mentions.iter().find(|m| is_subject(view, m)) {
        return Some(named(view, own));
    }
    let start = segment.range.start;
    let relative = view.is_class(start, Class::Relative);
    if relative && before.same_sentence {
        return before
            .previous
            .and_then(|norm| antecedent(view, norm, start));
    }
    if carry::stands_for_thing(view, segment, before) {
        return None;
    }
    let start = segment.range.start;
    let pronoun = pronoun(view, segment, start);
    let in_condition = || {
        let subject = |m: &&Mention| {
            matches!(m.role, Role::Subject | Role::Agent) && m.place == Place::Condition
        };
        let actor = |m: &&Mention| view.is(m.concept, view.known.actor);
        mentions
            .iter()
            .filter(actor)
            .find(subject)
            .map(|m| named(view, m))
    };
    // "If the worker leaves before that day, he shall …": whom the condition names.
    let after_condition = || pronoun_after(view, segment);
    if (pronoun || after_condition())
        && let Some(subject) = in_condition()
    {
        return Some(subject);
    }
    let inherits = pronoun || (before.same_sentence && is_elided(view, segment));
    before
        .chapeau
        .or(before.previous.filter(|_| inherits))
        .and_then(|norm| norm.topic.clone())
}

/// Whether an actor is the subject of the clause itself.
pub(crate) fn is_subject(view: &View<'_>, mention: &Mention) -> bool {
    mention.role == Role::Subject
        && mention.place == Place::Main
        && view.is(mention.concept, view.known.actor)
}

fn named(view: &View<'_>, mention: &Mention) -> Holder {
    Holder {
        actor: mention.concept,
        span: view.span(mention.first..mention.last),
        party: None,
    }
}

/// Words that may follow an actor in its name: "the Directorate of Migration, which …".
const NAME: usize = 3;

/// The actor that a relative at `start` follows directly.
pub(crate) fn antecedent(view: &View<'_>, norm: &Norm, start: usize) -> Option<Holder> {
    let mut end = start;
    while end > 0 && view.tokens.list[end - 1].punctuation {
        end -= 1;
    }
    norm.mentions
        .iter()
        .filter(|m| m.last <= end && m.last + NAME >= end)
        .filter(|m| !m.carried && view.is(m.concept, view.known.actor))
        .max_by_key(|m| m.last)
        .map(|m| named(view, m))
}

/// Whether a pronoun stands beside the verb near `start`: "they shall", "hat er".
fn pronoun(view: &View<'_>, segment: &Segment, start: usize) -> bool {
    let verb = |i: usize| {
        let aux = [Class::Be, Class::Have, Class::PassiveAuxiliary];
        aux.iter().any(|class| view.is_class(i, *class))
            || segment.modal.as_ref().is_some_and(|(_, m)| m.contains(&i))
            || view
                .hits_in(i..segment.range.end)
                .take_while(|h| h.first == i)
                .any(|h| matches!(h.meaning, Meaning::Act(..)))
    };
    if view.is_class(start, Class::Pronoun) {
        return true;
    }
    let head = start..(start + 8).min(segment.range.end);
    head.into_iter().any(|i| {
        view.is_class(i, Class::Anaphor)
            && (verb(i + 1) || (view.marks_case && i > start && verb(i - 1)))
    })
}

/// Whether the clause after the condition that opens a segment has a pronoun for its subject: at once,
/// or after its verb where the verb comes first.
fn pronoun_after(view: &View<'_>, segment: &Segment) -> bool {
    let range = &segment.range;
    let opening = segment
        .conditions
        .iter()
        .filter(|r| r.start <= range.start + 1);
    let Some(end) = opening
        .map(|r| r.end)
        .max()
        .filter(|end| range.contains(end))
    else {
        return false;
    };
    let width = if view.marks_case { 4 } else { 2 };
    let clause = Segment {
        range: end..(end + width).min(range.end),
        ..segment.clone()
    };
    pronoun(view, &clause, end + 1)
}

/// Whether nothing stands before the verb that could be its subject: "and shall be reimbursed".
fn is_elided(view: &View<'_>, segment: &Segment) -> bool {
    let Some((_, modal)) = &segment.modal else {
        return false;
    };
    let before = segment.range.start..modal.start;
    let noun = [Class::Determiner, Class::NominativeDeterminer]
        .iter()
        .any(|class| view.any_class(before.clone(), *class));
    !noun
        && !view
            .hits_in(before)
            .any(|h| matches!(h.meaning, Meaning::Concept(_)))
}

/// Whether a segment begins by pointing back: a pronoun or demonstrative near its start, or a
/// relative. "This Agreement" points nowhere.
pub(crate) fn points_back(view: &View<'_>, segment: &Segment) -> bool {
    let start = segment.range.start;
    let head = start..(start + 6).min(segment.range.end);
    let agreement = |i: usize| {
        view.hits_in(segment.range.clone()).any(|h| {
            h.first <= i
                && i < h.last
                && matches!(h.meaning, Meaning::Concept(c) if Some(c) == view.known.this_agreement)
        })
    };
    let demonstrative = head
        .clone()
        .any(|i| view.is_class(i, Class::Anaphor) && !agreement(i));
    demonstrative || view.is_class(start, Class::Relative)
}
