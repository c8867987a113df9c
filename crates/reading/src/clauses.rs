//! One segment of a sentence to a norm.

use crate::{
    acts, carry, defers, force,
    norm::{Norm, Origin, Place, Role},
    parts::{Parts, Segment},
    roles, subject,
    view::View,
};
use corridor_catalog::{ActForm, Class, Force};
use corridor_syntax::Zone;
use corridor_text::Span;
use std::ops::Range;

/// What a segment may take over from what stands before it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Before<'a> {
    /// The norm just before, in the same article.
    pub previous: Option<&'a Norm>,
    /// The first norm of the sentence in which that one stands.
    pub head: Option<&'a Norm>,
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
    let subject = subject::find(view, segment, &mentions, before);
    let own = mentions.iter().any(|m| subject::is_subject(view, m));
    mentions.extend(carry::mentions(
        view,
        segment,
        subject.as_ref(),
        own,
        before,
    ));
    let subject_concept = subject.as_ref().map(|s| s.actor);
    let mut acts = acts::find(view, segment, parts, &mentions, subject_concept);
    let has_verb = segment.modal.is_some() || !acts.is_empty();
    let mut norm = Norm {
        id: String::new(),
        unit: 0,
        span: view.source.trim(view.span(segment.range.clone())),
        sentence,
        zone,
        force: Force::States,
        denied: false,
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
        topic: None,
    };
    norm.force = force::of(view, zone, segment, &mentions, &acts, subject_concept);
    norm.denied = force::denies(segment, norm.force);
    if is_content(view, segment, before) {
        norm.force = Force::Try;
    }
    if let Some(chapeau) = before.chapeau {
        norm.origin = Origin::Chapeau;
        if before.chapeau_conditional {
            mentions.iter_mut().for_each(|m| m.place = Place::Condition);
            acts.iter_mut().for_each(|a| a.place = Place::Condition);
        }
        let acts_itself = own
            && acts
                .iter()
                .any(|a| a.form == ActForm::Active && !a.agents.is_empty());
        if segment.modal.is_none() && !acts_itself {
            norm.force = chapeau.force;
            norm.denied = chapeau.denied;
        }
        let forbids = chapeau.force == Force::MustNot || chapeau.denied;
        let negated = forbids && segment.modal.is_none();
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
    if segment.gapped
        && let Some(previous) = before.previous
    {
        carry::fill_gap(view, &mut norm, segment, previous);
    }
    finish(view, &mut norm, segment, before);
    norm
}

/// Whether a segment is the content of a verb before it that binds nobody: "shall endeavour to ensure
/// that …"; not of "it is agreed that …".
fn is_content(view: &View<'_>, segment: &Segment, before: Before<'_>) -> bool {
    let start = segment.range.start;
    let complement = |i: usize| view.is_class(i, Class::Complement);
    let opens = complement(start) || start > 0 && complement(start - 1);
    let Some(previous) = before.previous.filter(|_| opens && before.same_sentence) else {
        return false;
    };
    let settled = view.any_class(view.range(previous.span), Class::Settled);
    matches!(previous.force, Force::Try | Force::States) && !settled
}

/// Whether a segment is part of the verb or noun before it.
fn embedded(view: &View<'_>, segment: &Segment) -> bool {
    let start = segment.range.start;
    view.is_class(start, Class::Relative) || start > 0 && view.is_class(start - 1, Class::Relative)
}

/// Whether a clause opens with the agreement itself, which a later "it" then means.
fn is_of_agreement(view: &View<'_>, norm: &Norm, segment: &Segment) -> bool {
    norm.mentions.iter().any(|m| {
        view.is(m.concept, view.known.this_agreement)
            && m.first <= segment.range.start + 2
            && m.first >= segment.range.start
    })
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
    let earlier = before.previous.and_then(|previous| previous.topic.clone());
    norm.topic = norm
        .subject
        .clone()
        .or(norm.holder.clone())
        .or(earlier.filter(|_| !is_of_agreement(view, norm, segment)));
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
        .filter(|a| Some(a.act) == bear && a.place == Place::Main && !a.negated)
        .find_map(|a| a.agents.first().copied());
    norm.deadline = norm
        .mentions
        .iter()
        .find(|m| view.is(m.concept, view.known.time_limit) && !m.carried)
        .map(|m| view.span(m.first..m.last));
    norm.defers = defers::of(view, norm);
}

fn clip(ranges: &[Range<usize>], to: &Range<usize>) -> Vec<Range<usize>> {
    ranges
        .iter()
        .map(|r| r.start.max(to.start)..r.end.min(to.end))
        .filter(|r| r.start < r.end)
        .collect()
}
