//! What the actors of a clause are to its verb.

use crate::{
    norm::{Mention, Place, Role},
    parts::{Parts, Segment},
    view::View,
};
use corridor_catalog::{Class, ConceptId, Meaning};
use std::ops::Range;

/// Words looked back over from an actor to what governs it.
const LOOK_BACK: usize = 5;

/// All concepts named in a segment, actors with their roles. Actors inside the name of another
/// ("employer" in "employers' organisation") are left out.
pub(crate) fn mentions(view: &View<'_>, segment: &Segment, parts: &Parts) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = view
        .hits_in(segment.range.clone())
        .filter_map(|hit| match hit.meaning {
            Meaning::Concept(concept) => Some(Mention {
                concept,
                first: hit.first,
                last: hit.last,
                place: parts.place(hit.first),
                role: Role::Other,
                carried: false,
            }),
            _ => None,
        })
        .collect();
    drop_contained(view, &mut mentions);
    let verb = verb(view, segment, parts);
    for i in 0..mentions.len() {
        if view.is(mentions[i].concept, view.known.actor) {
            let aside = parts
                .purposes
                .iter()
                .any(|r| r.contains(&mentions[i].first));
            mentions[i].role = match role(view, segment, verb, &mentions, i) {
                Role::Subject if aside => Role::Other,
                role => role,
            };
        }
    }
    if view.marks_case {
        objects(view, &mut mentions);
        sources(view, segment, &mut mentions);
    }
    mentions
}

/// Of two actors that may both be the subject, with nothing between them that joins them, the second
/// is the object, unless its own case tells: "können die Behörden Arbeitnehmer heimschaffen".
fn objects(view: &View<'_>, mentions: &mut [Mention]) {
    for i in 1..mentions.len() {
        let mention = mentions[i];
        let bare = mention.first == 0 || !is_determined(view, mention.first - 1);
        let unclear = bare || view.is_class(mention.first - 1, Class::Determiner);
        if mention.role != Role::Subject || !unclear {
            continue;
        }
        let apart = |m: &Mention| {
            let mut between = m.last..mention.first;
            between.any(|i| view.tokens.list[i].punctuation || view.is_class(i, Class::Coordinator))
        };
        let subject = |m: &&Mention| {
            m.role == Role::Subject && m.last <= mention.first && m.place == mention.place
        };
        if mentions[..i]
            .iter()
            .rfind(subject)
            .is_some_and(|m| !apart(m))
        {
            mentions[i].role = Role::Recipient;
        }
    }
}

fn is_determined(view: &View<'_>, i: usize) -> bool {
    let determiners = [
        Class::Determiner,
        Class::NominativeDeterminer,
        Class::GenitiveDeterminer,
        Class::DativeDeterminer,
    ];
    determiners.iter().any(|class| view.is_class(i, *class))
}

/// In an active clause whose subject another actor is, nobody else acts in a phrase with "from" that
/// stands on no noun: "darf vom Arbeitnehmer keine Gebühr verlangen".
fn sources(view: &View<'_>, segment: &Segment, mentions: &mut [Mention]) {
    let subject = |m: &Mention| m.role == Role::Subject && m.place == Place::Main;
    if segment.is_passive(view) || !mentions.iter().any(subject) {
        return;
    }
    for mention in mentions.iter_mut().filter(|m| m.role == Role::Agent) {
        let from = mention.first.saturating_sub(2).max(segment.range.start);
        let source = (from..mention.first).find(|i| view.is_class(*i, Class::SourcePreposition));
        let on_noun = |i: usize| i > segment.range.start && is_content(view, i - 1);
        if source.is_some_and(|i| !on_noun(i)) {
            mention.role = Role::Recipient;
        }
    }
}

fn drop_contained(view: &View<'_>, mentions: &mut Vec<Mention>) {
    let actor = |concept: ConceptId| view.is(concept, view.known.actor);
    let actors: Vec<Range<usize>> = mentions
        .iter()
        .filter(|m| actor(m.concept))
        .map(|m| m.first..m.last)
        .collect();
    mentions.retain(|m| {
        !actor(m.concept)
            || !actors
                .iter()
                .any(|r| r.start <= m.first && m.last <= r.end && r.len() > m.last - m.first)
    });
}

/// The token of the finite verb: the modal, or the first auxiliary or act.
fn verb(view: &View<'_>, segment: &Segment, parts: &Parts) -> usize {
    if let Some((_, modal)) = &segment.modal {
        return modal.start;
    }
    let finite = |i: &usize| {
        parts.place(*i) == Place::Main
            && [Class::Be, Class::Have, Class::PassiveAuxiliary]
                .iter()
                .any(|class| view.is_class(*i, *class))
    };
    let auxiliary = segment.range.clone().find(finite);
    let act = view
        .hits_in(segment.range.clone())
        .find(|h| matches!(h.meaning, Meaning::Act(..)) && parts.place(h.first) == Place::Main)
        .map(|h| h.first);
    match (auxiliary, act) {
        (Some(a), Some(b)) => a.min(b),
        (a, b) => a.or(b).unwrap_or(segment.range.end),
    }
}

fn role(
    view: &View<'_>,
    segment: &Segment,
    verb: usize,
    mentions: &[Mention],
    index: usize,
) -> Role {
    let mention = mentions[index];
    if is_possessive(view, mention) {
        return Role::Genitive;
    }
    let from = mention
        .first
        .saturating_sub(LOOK_BACK)
        .max(segment.range.start);
    let mut determined = false;
    for i in (from..mention.first).rev() {
        if let Some(other) = actor_ending_at(view, mentions, i + 1) {
            let joined = view.any_class(i + 1..mention.first, Class::Coordinator);
            if joined {
                return mentions[other].role;
            }
            break;
        }
        if view.tokens.list[i].punctuation {
            break;
        }
        if let Some(role) = governed_by(view, segment, i) {
            // "die Zahl von … Stagiaires wird": a phrase on a noun before the verb is no agent.
            let on_noun = role == Role::Agent
                && mention.first < verb
                && i > segment.range.start
                && is_content(view, i - 1);
            let apart = role == Role::Subject
                && mention.first > verb
                && (verb..mention.first).any(|i| view.word(i) == ",");
            return match role {
                _ if on_noun => Role::Genitive,
                _ if apart => Role::Other,
                role => role,
            };
        }
        // Only what stands just before its determiner governs a noun.
        if determined && !view.is_class(i, Class::Determiner) {
            break;
        }
        determined |= view.is_class(i, Class::Determiner);
    }
    let relative = (segment.range.start + 1..mention.first)
        .rev()
        .take_while(|i| view.word(*i) != ",")
        .any(|i| {
            i < verb && view.is_class(i, Class::Relative) && !view.is_class(i, Class::Complement)
        });
    if relative && mention.first < verb {
        return Role::Other;
    }
    // Where case marks the subject it may follow the verb, but not past a comma.
    let apart = mention.first > verb
        && view.marks_case
        && (verb..mention.first).any(|i| view.word(i) == ",");
    if apart {
        return Role::Other;
    }
    if view.marks_case || mention.first < verb {
        Role::Subject
    } else {
        Role::Recipient
    }
}

/// "The worker's fare": an apostrophe follows.
fn is_possessive(view: &View<'_>, mention: Mention) -> bool {
    let end = view.tokens.list[mention.last - 1].span.end;
    view.source.text[end..].starts_with(['\'', '’'])
}

fn actor_ending_at(view: &View<'_>, mentions: &[Mention], end: usize) -> Option<usize> {
    mentions
        .iter()
        .position(|m| m.last == end && view.is(m.concept, view.known.actor))
}

/// The role that token `i` gives to the noun after it, if it decides one.
fn governed_by(view: &View<'_>, segment: &Segment, i: usize) -> Option<Role> {
    let is = |class| view.is_class(i, class);
    if is(Class::AgentPreposition) {
        Some(Role::Agent)
    } else if is(Class::GenitivePreposition) {
        // "by the members of the Committee": the body acts through them.
        let from = i.saturating_sub(3).max(segment.range.start);
        let through = (from..i).any(|k| view.is_class(k, Class::AgentPreposition));
        Some(if through { Role::Agent } else { Role::Genitive })
    } else if is(Class::NominativeDeterminer) {
        // Where case is marked, nouns are capitalised.
        let noun_before = i > segment.range.start
            && is_content(view, i - 1)
            && is_capital(view, i - 1)
            && !is_verb_first(view, segment, i - 1);
        let genitive = is(Class::GenitiveDeterminer) && noun_before;
        let own = if genitive {
            Role::Genitive
        } else {
            Role::Subject
        };
        let before = i.checked_sub(1).filter(|b| *b >= segment.range.start);
        Some(
            before
                .and_then(|b| preposition_role(view, b))
                .unwrap_or(own),
        )
    } else if is(Class::GenitiveDeterminer) {
        Some(Role::Genitive)
    } else if is(Class::DativeDeterminer) {
        // "an den", "mit dem": the preposition before decides.
        let before = i.checked_sub(1).filter(|b| *b >= segment.range.start);
        let governed = before.and_then(|b| preposition_role(view, b));
        Some(governed.unwrap_or(Role::Recipient))
    } else {
        preposition_role(view, i)
    }
}

/// Whether a word opens a condition by its place alone, as verbs do: "Löst der Arbeitnehmer …, so".
fn is_verb_first(view: &View<'_>, segment: &Segment, i: usize) -> bool {
    let openers = [Class::ConditionOpen, Class::PhraseConditionOpen];
    let opened = openers.iter().any(|class| view.is_class(i, *class));
    !opened && segment.conditions.iter().any(|r| r.start == i)
}

fn preposition_role(view: &View<'_>, i: usize) -> Option<Role> {
    if view.is_class(i, Class::AgentPreposition) {
        Some(Role::Agent)
    } else if view.is_class(i, Class::RecipientPreposition) {
        Some(Role::Recipient)
    } else if view.is_class(i, Class::Preposition) {
        Some(Role::Other)
    } else {
        None
    }
}

fn is_capital(view: &View<'_>, i: usize) -> bool {
    let span = view.tokens.list[i].span;
    view.source.slice(span).starts_with(char::is_uppercase)
}

/// Whether token `i` is a word of no closed class: a noun, an adjective, a full verb.
fn is_content(view: &View<'_>, i: usize) -> bool {
    let closed = [
        Class::Must,
        Class::May,
        Class::MustNot,
        Class::Right,
        Class::Be,
        Class::Have,
        Class::PassiveAuxiliary,
        Class::Coordinator,
        Class::Preposition,
        Class::RecipientPreposition,
        Class::AgentPreposition,
        Class::ConditionOpen,
        Class::Relative,
        Class::Anaphor,
        Class::Negation,
    ];
    let verb = view
        .hits_in(i..i + 1)
        .any(|h| matches!(h.meaning, Meaning::Act(..)));
    !view.tokens.list[i].punctuation && !verb && !closed.iter().any(|c| view.is_class(i, *c))
}
