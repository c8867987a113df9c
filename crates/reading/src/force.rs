//! The force of a clause, from its verb and its holder, and who the holder is.

use crate::{
    norm::{Act, Holder, Mention, Norm, Place, Role},
    parts::Segment,
    view::View,
    voice,
};
use corridor_catalog::{ActForm, Class, ConceptId, Force};
use corridor_syntax::Zone;
use std::ops::Range;

/// The force of a segment.
pub(crate) fn of(
    view: &View<'_>,
    zone: Zone,
    segment: &Segment,
    mentions: &[Mention],
    acts: &[Act],
    subject: Option<ConceptId>,
) -> Force {
    if !holds(zone) {
        return Force::States;
    }
    let Some((class, modal)) = &segment.modal else {
        return indicative(view, segment, acts, mentions, subject.is_some());
    };
    let person = subject.is_some_and(|s| view.is(s, view.known.person));
    let negated = negated_near(view, segment, modal) || negated_subject(view, segment);
    match class {
        Class::MustNot => Force::MustNot,
        Class::Free => Force::States,
        Class::Must | Class::May if negated => Force::MustNot,
        Class::Must if hedged(view, mentions) => Force::Try,
        Class::Must => Force::Must,
        Class::May if person && !segment.is_passive(view) => Force::Right,
        Class::May => Force::May,
        Class::Right if negated => Force::MustNot,
        Class::Right if subject.is_some() && !person => Force::May,
        Class::Right => Force::Right,
        Class::Try => Force::Try,
        _ => Force::States,
    }
}

/// Whether a segment says that a duty or a right does not exist.
pub(crate) fn denies(segment: &Segment, force: Force) -> bool {
    match &segment.modal {
        Some((Class::Free, _)) => true,
        Some((Class::Right, _)) => force == Force::MustNot,
        _ => false,
    }
}

/// A negation at most three words from the verb, not across a comma nor in a relative clause.
fn negated_near(view: &View<'_>, segment: &Segment, modal: &Range<usize>) -> bool {
    let open = |i: &usize| !matches!(view.word(*i), "," | ";") && !segment.describes(*i);
    let not = |i: usize| view.is_class(i, Class::Negation);
    let before = (segment.range.start..modal.start).rev().take(3);
    let after = (modal.end..segment.range.end).take(3);
    view.any_class(modal.clone(), Class::Negation)
        || before.take_while(open).any(not)
        || after.take_while(open).any(not)
}

/// Whether the clause adds "as far as possible".
fn hedged(view: &View<'_>, mentions: &[Mention]) -> bool {
    mentions.iter().any(|m| {
        let relative = view.any_class(m.first.saturating_sub(2)..m.first, Class::Relative);
        m.place == Place::Main
            && !m.carried
            && !relative
            && view.is(m.concept, view.known.best_efforts)
    })
}

/// "No fee shall be charged": the negation stands on the subject.
pub(crate) fn negated_subject(view: &View<'_>, segment: &Segment) -> bool {
    let start = segment.range.start;
    view.any_class(start..(start + 2).min(segment.range.end), Class::Negation)
}

/// A present or future indicative: a duty where an actor acts or something is done; a statement
/// where something merely is.
fn indicative(
    view: &View<'_>,
    segment: &Segment,
    acts: &[Act],
    mentions: &[Mention],
    inherited: bool,
) -> Force {
    let main = |m: &&Mention| m.place == Place::Main && !m.carried;
    let own = mentions
        .iter()
        .filter(main)
        .any(|m| m.role == Role::Subject);
    let subject = own || inherited;
    let act = |forms: &[ActForm]| {
        acts.iter()
            .any(|a| a.place == Place::Main && forms.contains(&a.form))
    };
    let passive = segment.is_passive(view);
    let is = !passive && merely_is(view, segment);
    let borne = act(&[ActForm::AgentAfter, ActForm::AgentBefore]);
    let does = act(&[ActForm::Active, ActForm::Passive]) && !is;
    let acts_itself = subject && !is && (does || ends_sentence(view, segment));
    let to_do = view.any_class(segment.range.clone(), Class::Have)
        && view.any_class(segment.range.clone(), Class::InfinitiveMarker);
    let bound = passive || to_do || borne || acts_itself;
    match (bound, negated_verb(view, segment)) {
        (true, true) => Force::MustNot,
        (true, false) => Force::Must,
        (false, false) if does => Force::Must,
        (false, _) => Force::States,
    }
}

/// Whether the clause's own verb is a form of be, not one inside a subordinate clause.
fn merely_is(view: &View<'_>, segment: &Segment) -> bool {
    let range = segment.range.clone();
    let relative =
        |i: usize| view.any_class(i.saturating_sub(3).max(range.start)..i, Class::Relative);
    range
        .clone()
        .filter(|i| view.is_class(*i, Class::Be))
        .any(|i| {
            let subordinate = match view.marks_case {
                true => voice::is_subordinate(view, &range, i),
                false => relative(i),
            };
            !subordinate
        })
}

/// A full stop or semicolon tells a sentence from the name of a body in a list.
fn ends_sentence(view: &View<'_>, segment: &Segment) -> bool {
    let last = segment.range.end.saturating_sub(1);
    segment.range.len() > 4 && matches!(view.word(last), "." | ";" | ":" | ",")
}

/// A negation in the part of the clause, between commas, that holds its verb.
fn negated_verb(view: &View<'_>, segment: &Segment) -> bool {
    let part = segment
        .own()
        .skip_while(|i| view.tokens.list[*i].punctuation)
        .take_while(|i| !matches!(view.word(*i), "," | ";"));
    view.marks_case && part.into_iter().any(|i| view.is_class(i, Class::Negation))
}

/// Whether anybody can be bound by what stands in a zone.
pub(crate) fn holds(zone: Zone) -> bool {
    !matches!(zone, Zone::Title | Zone::Preamble | Zone::Signature)
}

/// Who must or may: the agent of a passive, else the subject, else the actor that a verb of duty
/// names right after itself ("it shall be for the Office to …").
pub(crate) fn holder(view: &View<'_>, norm: &Norm, segment: &Segment) -> Option<Holder> {
    if !holds(norm.zone) {
        return None;
    }
    let own = || {
        norm.mentions.iter().filter(|m| {
            !m.carried
                && m.place == Place::Main
                && segment.range.contains(&m.first)
                && view.is(m.concept, view.known.actor)
        })
    };
    let passive = segment.is_passive(view);
    let verb = segment.modal.as_ref().map_or(0, |(_, modal)| modal.start);
    let agent = || own().find(|m| m.role == Role::Agent && (view.marks_case || m.first > verb));
    let subject = || own().find(|m| m.role == Role::Subject);
    let after_modal = || {
        let (_, modal) = segment.modal.as_ref()?;
        own().find(|m| m.first >= modal.end && m.first <= modal.end + 1)
    };
    let found = if passive {
        agent().or_else(|| subject().filter(|_| norm.force == Force::Right))
    } else {
        subject().or_else(after_modal).or_else(agent)
    };
    found.map(|m| Holder {
        actor: m.concept,
        span: view.span(m.first..m.last),
        party: None,
    })
}
