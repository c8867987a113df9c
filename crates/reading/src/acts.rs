//! The acts of a clause: in which voice, by whom, to whom, negated or not.

use crate::{
    matcher::Hit,
    negation,
    norm::{Act, Mention, Place, Role},
    parts::{Parts, Segment},
    view::View,
};
use corridor_catalog::{ActForm, Class, ConceptId, Meaning};
use std::ops::Range;

/// All acts of a segment, whose actors and subject are known.
pub(crate) fn find(
    view: &View<'_>,
    segment: &Segment,
    parts: &Parts,
    mentions: &[Mention],
    subject: Option<ConceptId>,
) -> Vec<Act> {
    let mut acts: Vec<Act> = Vec::new();
    for hit in view.hits_in(segment.range.clone()) {
        let Meaning::Act(act, form) = hit.meaning else {
            continue;
        };
        let at = hit.first..hit.last;
        if is_twin(view, segment, hit, form) {
            continue;
        }
        let Some(form) = voice(view, segment, &at, form) else {
            continue;
        };
        let relative = relative_before(view, segment, hit.first, form);
        let place = match parts.place(hit.first) {
            Place::Main if relative.is_some() || segment.describes(hit.first) => Place::Condition,
            place => place,
        };
        let agents = match relative {
            Some(relative) => all_ending_at(view, mentions, relative),
            None => agents(view, mentions, &at, form, subject),
        };
        let recipients = mentions.iter().filter(|m| {
            m.role == Role::Recipient || (form == ActForm::Passive && m.role == Role::Subject)
        });
        let to = recipients.map(|m| m.concept).collect();
        let negated = negation::governs(view, segment, parts, &at, form);
        let same = |a: &Act| a.act == act && a.first == hit.first && a.last == hit.last;
        if !acts.iter().any(same) {
            acts.push(Act {
                act,
                form,
                first: hit.first,
                last: hit.last,
                place,
                negated,
                agents,
                to,
            });
        }
    }
    acts
}

/// The relative by which an act only describes somebody ("an agency that charges workers"): it
/// stands just before the act, inside the segment.
fn relative_before(view: &View<'_>, segment: &Segment, at: usize, form: ActForm) -> Option<usize> {
    let from = at.saturating_sub(3).max(segment.range.start + 1);
    let relative = (from..at).find(|i| view.is_class(*i, Class::Relative))?;
    let modal = segment
        .modal
        .as_ref()
        .is_some_and(|(_, modal)| from <= modal.start && modal.end <= at);
    (form == ActForm::Active && !modal).then_some(relative)
}

/// The actors whose name ends just before a token.
fn all_ending_at(view: &View<'_>, mentions: &[Mention], end: usize) -> Vec<ConceptId> {
    let actor = |m: &&Mention| m.last == end && view.is(m.concept, view.known.actor);
    mentions.iter().filter(actor).map(|m| m.concept).collect()
}

/// Whether a word that may be active or passive ("bezahlt") stands here in the other voice.
fn is_twin(view: &View<'_>, segment: &Segment, hit: &Hit, form: ActForm) -> bool {
    let Meaning::Act(act, _) = hit.meaning else {
        return false;
    };
    let other = match form {
        ActForm::Active if segment.is_passive(view) => ActForm::Passive,
        ActForm::Passive if !segment.is_passive(view) => ActForm::Active,
        _ => return false,
    };
    let twin = Meaning::Act(act, other);
    view.hits_in(hit.first..hit.last)
        .any(|h| h.meaning == twin && h.first == hit.first && h.last == hit.last)
}

/// The form an act's words take in this clause; none when a participle is no verb here.
fn voice(view: &View<'_>, segment: &Segment, at: &Range<usize>, form: ActForm) -> Option<ActForm> {
    match form {
        ActForm::Passive if view.marks_case => {
            let range = segment.range.clone();
            let passive = view.any_class(range.clone(), Class::PassiveAuxiliary)
                || view.any_class(range.clone(), Class::Be);
            if passive {
                Some(ActForm::Passive)
            } else {
                view.any_class(range, Class::Have)
                    .then_some(ActForm::Active)
            }
        }
        ActForm::Passive => {
            let from = at.start.saturating_sub(8).max(segment.range.start);
            let after = at.end..(at.end + 6).min(segment.range.end);
            let auxiliary = view.any_class(from..at.start, Class::Be);
            if auxiliary || view.any_class(after, Class::AgentPreposition) {
                Some(ActForm::Passive)
            } else {
                let have = at.start.saturating_sub(3).max(segment.range.start)..at.start;
                view.any_class(have, Class::Have).then_some(ActForm::Active)
            }
        }
        ActForm::Active => {
            let marked = at.start > segment.range.start
                && view.any_class(at.start - 1..at.end, Class::InfinitiveMarker);
            let range = segment.range.clone();
            let passive = marked
                && view.any_class(range.clone(), Class::Be)
                && !view.any_class(range, Class::Have);
            Some(if passive {
                ActForm::Passive
            } else {
                ActForm::Active
            })
        }
        other => Some(other),
    }
}

fn agents(
    view: &View<'_>,
    mentions: &[Mention],
    at: &Range<usize>,
    form: ActForm,
    subject: Option<ConceptId>,
) -> Vec<ConceptId> {
    let actors = || {
        mentions
            .iter()
            .filter(|m| !m.carried && view.is(m.concept, view.known.actor))
    };
    let all_at = |first: usize| {
        actors()
            .filter(|m| m.first == first)
            .map(|m| m.concept)
            .collect()
    };
    let nearest = |role: Role| {
        actors()
            .filter(|m| m.role == role)
            .min_by_key(|m| m.first.abs_diff(at.start))
    };
    match form {
        ActForm::Active => {
            let own = actors()
                .filter(|m| m.role == Role::Subject && (view.marks_case || m.first < at.start))
                .min_by_key(|m| m.first.abs_diff(at.start));
            match own {
                Some(mention) => all_at(mention.first),
                None => subject.into_iter().collect(),
            }
        }
        ActForm::Passive => nearest(Role::Agent).map_or_else(Vec::new, |m| all_at(m.first)),
        ActForm::AgentAfter => {
            let next = actors().filter(|m| m.first >= at.end && m.first <= at.end + 5);
            // The words may close behind whom they burden: "fallen dem Bewerber zur Last".
            let inside = || {
                actors()
                    .find(|m| m.role == Role::Recipient && at.start <= m.first && m.last <= at.end)
            };
            next.min_by_key(|m| m.first)
                .or_else(inside)
                .map_or_else(Vec::new, |m| all_at(m.first))
        }
        ActForm::AgentBefore => {
            // "At his own expense": the possessive is the subject's.
            let own =
                (at.start.saturating_sub(2)..at.end).any(|i| view.is_class(i, Class::Anaphor));
            if own {
                return subject.into_iter().collect();
            }
            let last = actors().filter(|m| m.last <= at.start && m.last + 3 >= at.start);
            last.max_by_key(|m| m.last)
                .map_or_else(Vec::new, |m| all_at(m.first))
        }
        ActForm::Plain => Vec::new(),
    }
}
