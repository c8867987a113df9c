//! What a clause takes over from the one before: the words that it points back to, and no more.

use crate::{
    clauses::Before,
    norm::{Holder, Mention, Norm, Place, Role},
    parts::{MODALS, Segment},
    subject,
    view::View,
};
use corridor_catalog::{ActForm, Class};
use std::ops::Range;

/// The mentions that a segment carries over, whose own subject is known.
pub(crate) fn mentions(
    view: &View<'_>,
    segment: &Segment,
    subject: Option<&Holder>,
    own: bool,
    before: Before<'_>,
) -> Vec<Mention> {
    let Some(previous) = before.previous else {
        return Vec::new();
    };
    if segment.gapped {
        return head_noun(view, segment, previous);
    }
    if let Some(thing) = thing(view, segment, before) {
        return thing;
    }
    let back = subject::points_back(view, segment);
    let goes_on = before.same_sentence && !own;
    let sibling = before.chapeau.is_some()
        && !before.same_sentence
        && segment.modal.is_none()
        && !demonstrates(view, segment);
    if sibling || !(back || goes_on) {
        return Vec::new();
    }
    if !back && acts_anew(view, segment, subject, previous) {
        let verb = verb_of(view, previous).unwrap_or(segment.range.start);
        return carried(previous, |m| m.place == Place::Main && m.first < verb);
    }
    match aside_before(segment, previous, view) {
        Some(aside) => carried(previous, |m| aside.contains(&m.first)),
        None => carried(previous, |m| m.place == Place::Main),
    }
}

/// Whether a point names what it takes from its siblings: "the cost of such transfers".
fn demonstrates(view: &View<'_>, segment: &Segment) -> bool {
    let start = segment.range.start;
    let head = start..(start + 6).min(segment.range.end);
    view.any_class(head, Class::Demonstrative)
}

/// Whether a verb joined to the one before has the same actor and an object of its own, so that it
/// takes over the subject only: "will provide rooms and will encourage associations to give advice".
fn acts_anew(
    view: &View<'_>,
    segment: &Segment,
    subject: Option<&Holder>,
    previous: &Norm,
) -> bool {
    let actor = |holder: Option<&Holder>| holder.map(|h| h.actor);
    let same = subject.is_some() && actor(subject) == actor(previous.holder.as_ref());
    let joined = view.is_class(segment.range.start, Class::Coordinator);
    let takes_up = |i: usize| {
        let possessive = view.is_class(i, Class::Determiner);
        view.is_class(i, Class::Demonstrative)
            || view.is_class(i, Class::Relative)
            || (view.is_class(i, Class::Anaphor) && !possessive)
    };
    let active = segment.modal.is_some() && !segment.is_passive(view);
    same && joined && active && !segment.range.clone().any(takes_up)
}

/// The exception or condition just before a segment, which a relative there takes up.
fn aside_before(segment: &Segment, previous: &Norm, view: &View<'_>) -> Option<Range<usize>> {
    let start = segment.range.start;
    let relative = view.any_class(start..start + 2, Class::Relative);
    let mut asides = previous.exceptions.iter().chain(&previous.conditions);
    let near = |r: &&Range<usize>| r.start < start && r.end + 3 >= start;
    asides.rfind(near).cloned().filter(|_| relative)
}

fn carried(previous: &Norm, wanted: impl Fn(&Mention) -> bool) -> Vec<Mention> {
    let taken = previous.mentions.iter().filter(|m| !m.carried && wanted(m));
    taken
        .map(|m| Mention {
            carried: true,
            role: Role::Other,
            place: Place::Main,
            ..*m
        })
        .collect()
}

/// Some mentions of a norm, as if they stood at token `at` of this clause.
fn moved_to(at: usize, norm: &Norm, wanted: impl Fn(&Mention) -> bool) -> Vec<Mention> {
    let mut moved = carried(norm, |m| m.place == Place::Main && wanted(m));
    for mention in &mut moved {
        (mention.first, mention.last) = (at, at + 1);
    }
    moved
}

/// Whether a segment opens with a pronoun for what is no actor.
pub(crate) fn stands_for_thing(view: &View<'_>, segment: &Segment, before: Before<'_>) -> bool {
    thing(view, segment, before).is_some()
}

/// What a pronoun that opens a new sentence stands for, where the subject of the sentence before is no
/// actor: "The wage shall be … . It shall be paid …".
fn thing(view: &View<'_>, segment: &Segment, before: Before<'_>) -> Option<Vec<Mention>> {
    let head = before
        .head
        .filter(|head| !before.same_sentence && head.subject.is_none())?;
    let at = segment.range.start;
    let (from, to) = (view.range(head.span).start, verb_of(view, head)?);
    // Who acts is no thing: "it shall inform".
    let is = (at + 1..at + 3).any(|i| view.is_class(i, Class::Be));
    let undergoes = is || segment.is_passive(view);
    let alone = view.is_class(at, Class::Anaphor) && !view.is_class(at, Class::Demonstrative);
    let pronoun = alone && undergoes && is_verb(view, at + 1);
    let inside = |m: &Mention| from <= m.first && m.last <= to;
    let taken = moved_to(at, head, inside);
    (pronoun && !taken.is_empty()).then_some(taken)
}

/// The first finite verb of a norm.
fn verb_of(view: &View<'_>, norm: &Norm) -> Option<usize> {
    view.range(norm.span).find(|i| is_verb(view, *i))
}

fn is_verb(view: &View<'_>, i: usize) -> bool {
    let auxiliaries = [Class::Be, Class::Have, Class::PassiveAuxiliary];
    let mut all = auxiliaries.iter().chain(&MODALS);
    all.any(|class| view.is_class(i, *class))
}

/// The noun for which a demonstrative stands: what opens the clause before, up to what is of it.
fn head_noun(view: &View<'_>, segment: &Segment, previous: &Norm) -> Vec<Mention> {
    let range = view.range(previous.span);
    let of = [Class::GenitivePreposition, Class::GenitiveDeterminer];
    let end = (range.start + 1..range.end)
        .find(|i| of.iter().any(|class| view.is_class(*i, *class)))
        .unwrap_or(range.end);
    moved_to(segment.range.start, previous, |m| {
        range.start <= m.first && m.last <= end
    })
}

/// Gives a clause that leaves out its verb the verb of the clause before, done by the actor that the
/// clause names last.
pub(crate) fn fill_gap(view: &View<'_>, norm: &mut Norm, segment: &Segment, previous: &Norm) {
    norm.force = previous.force;
    norm.denied = previous.denied;
    let own = |m: &&mut Mention| !m.carried && view.is(m.concept, view.known.actor);
    norm.mentions
        .iter_mut()
        .filter(own)
        .for_each(|m| m.role = Role::Genitive);
    let Some(last) = norm.mentions.iter_mut().filter(own).max_by_key(|m| m.first) else {
        return;
    };
    let passive = |a: &crate::norm::Act| a.form == ActForm::Passive;
    last.role = match previous.acts.iter().any(passive) {
        true => Role::Agent,
        false => Role::Subject,
    };
    let agent = last.concept;
    let at = segment.range.start;
    let repeated = previous
        .acts
        .iter()
        .filter(|a| a.place == Place::Main && a.form != ActForm::Plain && !a.agents.is_empty());
    norm.acts.extend(repeated.map(|a| crate::norm::Act {
        first: at,
        last: at + 1,
        agents: vec![agent],
        to: Vec::new(),
        ..a.clone()
    }));
}
