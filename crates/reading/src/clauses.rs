//! One segment of a sentence to a norm.

use crate::{
    defers, force,
    matcher::Hit,
    norm::{Act, Holder, Mention, Norm, Origin, Place, Role},
    parts::{Parts, Segment},
    roles,
    view::View,
};
use corridor_catalog::{ActForm, Class, ConceptId, Force, Meaning};
use corridor_syntax::Zone;
use corridor_text::Span;
use std::ops::Range;

/// What a segment may take over from what stands before it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Before<'a> {
    /// The norm just before, in the same article.
    pub previous: Option<&'a Norm>,
    /// Whether that norm stands in the same sentence.
    pub same_sentence: bool,
    /// For a point: the chapeau's last norm.
    pub chapeau: Option<&'a Norm>,
    /// Whether the chapeau breaks off inside a condition.
    pub chapeau_conditional: bool,
}

/// Reads one segment. `id`, `unit` and references are set by the caller.
pub(crate) fn norm(
    view: &View<'_>,
    zone: Zone,
    sentence: Span,
    segment: &Segment,
    parts: &Parts,
    before: Before<'_>,
) -> Norm {
    let mut mentions = roles::mentions(view, segment, parts);
    let subject = find_subject(view, segment, &mentions, before);
    let own = mentions.iter().any(|m| is_subject(view, m));
    if points_back(view, segment) || (before.same_sentence && !own) {
        mentions.extend(before.previous.into_iter().flat_map(carried));
    }
    let subject_concept = subject.as_ref().map(|s| s.actor);
    let mut acts = acts(view, segment, parts, &mentions, subject_concept);
    let has_verb = segment.modal.is_some() || !acts.is_empty();
    let mut norm = Norm {
        id: String::new(),
        unit: 0,
        span: view.source.trim(view.span(segment.range.clone())),
        sentence,
        zone,
        force: Force::States,
        holder: None,
        beneficiary: None,
        payer: None,
        deadline: None,
        acts: Vec::new(),
        mentions: Vec::new(),
        exceptions: clip(&parts.exceptions, &segment.range),
        conditions: clip(&parts.conditions, &segment.range),
        defers: corridor_catalog::Defers::None,
        refers_to: Vec::new(),
        origin: Origin::Own,
        subject,
    };
    norm.force = force::of(view, zone, segment, &mentions, &acts, subject_concept);
    if embedded(view, segment)
        && before.same_sentence
        && before
            .previous
            .is_some_and(|p| matches!(p.force, Force::Try | Force::States))
    {
        norm.force = Force::Try;
    }
    if let Some(chapeau) = before.chapeau {
        norm.origin = Origin::Chapeau;
        if before.chapeau_conditional {
            mentions.iter_mut().for_each(|m| m.place = Place::Condition);
            acts.iter_mut().for_each(|a| a.place = Place::Condition);
        }
        if segment.modal.is_none() {
            norm.force = chapeau.force;
        }
        let negated = chapeau.force == Force::MustNot && segment.modal.is_none();
        acts.iter_mut().for_each(|a| a.negated |= negated);
        mentions.extend(chapeau.mentions.iter().filter(|m| !m.carried).copied());
        acts.extend(chapeau.acts.iter().cloned());
    } else if !has_verb
        && before.same_sentence
        && let Some(previous) = before.previous
    {
        norm.force = previous.force;
    }
    norm.acts = acts;
    norm.mentions = mentions;
    finish(view, &mut norm, segment, before);
    norm
}

/// The subject: an actor of the clause itself, else whom a pronoun, a relative or an elided
/// subject takes up.
fn find_subject(
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
    let pronoun = pronoun(view, segment);
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
    if pronoun && let Some(subject) = in_condition() {
        return Some(subject);
    }
    let inherits = pronoun || (before.same_sentence && is_elided(view, segment));
    before
        .chapeau
        .or(before.previous.filter(|_| inherits))
        .and_then(|norm| norm.subject.clone().or(norm.holder.clone()))
}

fn is_subject(view: &View<'_>, mention: &Mention) -> bool {
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

/// The actor that a relative at `start` follows directly.
fn antecedent(view: &View<'_>, norm: &Norm, start: usize) -> Option<Holder> {
    let mut end = start;
    while end > 0 && view.tokens.list[end - 1].punctuation {
        end -= 1;
    }
    norm.mentions
        .iter()
        .find(|m| m.last == end && !m.carried && view.is(m.concept, view.known.actor))
        .map(|m| named(view, m))
}

/// Whether a pronoun stands beside the verb: "they shall", "hat er".
fn pronoun(view: &View<'_>, segment: &Segment) -> bool {
    let verb = |i: usize| {
        let aux = [Class::Be, Class::Have, Class::PassiveAuxiliary];
        aux.iter().any(|class| view.is_class(i, *class))
            || segment.modal.as_ref().is_some_and(|(_, m)| m.contains(&i))
            || view
                .hits_in(i..segment.range.end)
                .take_while(|h| h.first == i)
                .any(|h| matches!(h.meaning, Meaning::Act(..)))
    };
    let start = segment.range.start;
    let head = start..(start + 8).min(segment.range.end);
    head.into_iter().any(|i| {
        view.is_class(i, Class::Anaphor)
            && (verb(i + 1) || (view.marks_case && i > start && verb(i - 1)))
    })
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

/// Whether a segment is the content of the verb before it: "shall endeavour to ensure that …".
fn embedded(view: &View<'_>, segment: &Segment) -> bool {
    let start = segment.range.start;
    view.is_class(start, Class::Relative) || start > 0 && view.is_class(start - 1, Class::Relative)
}

/// Sets what follows from acts and mentions: holder, beneficiary, payer, deadline, deference.
fn finish(view: &View<'_>, norm: &mut Norm, segment: &Segment, before: Before<'_>) {
    norm.holder = force::holder(view, norm, segment);
    if norm.holder.is_none() && !segment.is_passive(view) && force::holds(norm.zone) {
        norm.holder = norm.subject.clone();
    }
    if norm.holder.is_none()
        && let Some(chapeau) = before.chapeau
        && (segment.modal.is_none() || embedded(view, segment))
    {
        norm.holder = chapeau.holder.clone();
    }
    let holder = norm.holder.as_ref().map(|h| h.actor);
    norm.beneficiary = norm
        .mentions
        .iter()
        .filter(|m| m.role == Role::Recipient && m.place == Place::Main)
        .map(|m| m.concept)
        .chain(norm.subject.as_ref().map(|s| s.actor))
        .chain(
            norm.mentions
                .iter()
                .map(|m| m.concept)
                .filter(|c| view.is(*c, view.known.worker)),
        )
        .find(|c| Some(*c) != holder);
    let bear = view.vocabulary.act("bear_cost");
    norm.payer = norm
        .acts
        .iter()
        .filter(|a| Some(a.act) == bear && a.place == Place::Main)
        .find_map(|a| a.agents.first().copied());
    norm.deadline = norm
        .mentions
        .iter()
        .find(|m| view.is(m.concept, view.known.time_limit) && !m.carried)
        .map(|m| view.span(m.first..m.last));
    norm.defers = defers::of(view, norm);
}

/// Whether a segment begins by pointing back: a pronoun or demonstrative near its start, or a
/// relative. "This Agreement" points nowhere.
fn points_back(view: &View<'_>, segment: &Segment) -> bool {
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

fn carried(previous: &Norm) -> Vec<Mention> {
    let main = previous
        .mentions
        .iter()
        .filter(|m| m.place == Place::Main && !m.carried);
    main.map(|m| Mention {
        carried: true,
        role: Role::Other,
        ..*m
    })
    .collect()
}

fn clip(ranges: &[Range<usize>], to: &Range<usize>) -> Vec<Range<usize>> {
    ranges
        .iter()
        .map(|r| r.start.max(to.start)..r.end.min(to.end))
        .filter(|r| r.start < r.end)
        .collect()
}

fn acts(
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
            Place::Main if relative.is_some() => Place::Condition,
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
        let negated = negated(view, segment, parts, &at);
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
            next.min_by_key(|m| m.first)
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

/// Whether a negation governs the words `at`: before them in English-like languages, on either
/// side where the verb may come first; never across a comma, never into or out of a condition.
fn negated(view: &View<'_>, segment: &Segment, parts: &Parts, at: &Range<usize>) -> bool {
    let place = parts.place(at.start);
    let forbidden = matches!(segment.modal, Some((Class::MustNot, _)))
        || (segment.modal.is_some() && force::negated_subject(view, segment));
    if place == Place::Main && forbidden {
        return true;
    }
    let bounded = |mut range: Vec<usize>, width: usize| {
        range.truncate(width);
        range
            .into_iter()
            .take_while(|i| view.word(*i) != "," && parts.place(*i) == place)
            .any(|i| view.is_class(i, Class::Negation))
    };
    let left = (segment.range.start..at.start).rev().collect();
    if view.marks_case {
        bounded(left, 12) || bounded((at.end..segment.range.end).collect(), 8)
    } else {
        bounded(left, 8)
    }
}
