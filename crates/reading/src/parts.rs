//! Cuts a sentence into conditions, exceptions and segments of one finite verb each.

use crate::{matcher::Hit, norm::Place, view::View};
use corridor_catalog::{ActForm, Class, Meaning};
use std::ops::Range;

/// The parts of one sentence, as ranges of tokens.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    /// "if …", "in the event of …".
    pub conditions: Vec<Range<usize>>,
    /// "except …".
    pub exceptions: Vec<Range<usize>>,
    /// Segments tile the sentence.
    pub segments: Vec<Segment>,
}

/// A stretch with at most one finite verb that counts.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    pub range: Range<usize>,
    /// Its modal, if it has one.
    pub modal: Option<(Class, Range<usize>)>,
}

impl Segment {
    /// Whether its finite verb is passive: "shall be paid", "wird gezahlt", "ist zu zahlen".
    pub fn is_passive(&self, view: &View<'_>) -> bool {
        let modal = self.modal.as_ref().map_or(0..0, |(_, modal)| modal.clone());
        let any = |class| {
            self.range
                .clone()
                .any(|i| view.is_class(i, class) && !modal.contains(&i))
        };
        let act = |form| {
            view.hits_in(self.range.clone())
                .any(|h| matches!(h.meaning, Meaning::Act(_, f) if f == form))
        };
        if view.marks_case {
            let be_to = |class| view.any_class(modal.clone(), class);
            let whole = !modal.clone().any(|i| view.word(i) == ",");
            if whole && be_to(Class::Be) && be_to(Class::InfinitiveMarker) {
                return true;
            }
            self.is_werden_passive(view)
                || (any(Class::Be) && (act(ActForm::Passive) || any(Class::InfinitiveMarker)))
        } else {
            match &self.modal {
                Some((_, modal)) => {
                    let from = modal.end.saturating_sub(1).max(modal.start);
                    view.any_class(from..(modal.end + 2).min(self.range.end), Class::Be)
                }
                None => any(Class::Be) && (act(ActForm::Passive) || any(Class::AgentPreposition)),
            }
        }
    }
}

impl Segment {
    /// An auxiliary of the passive with a participle where its clause closes; with an infinitive
    /// it makes a future.
    fn is_werden_passive(&self, view: &View<'_>) -> bool {
        let end = self.range.end;
        let closes = |i: usize| i + 1 >= end || view.tokens.list[i + 1].punctuation;
        let participle = |i: usize| {
            view.is_class(i, Class::Participle)
                || view
                    .hits_in(i..i + 1)
                    .any(|h| matches!(h.meaning, Meaning::Act(_, ActForm::Passive)))
        };
        self.range
            .clone()
            .filter(|i| view.is_class(*i, Class::PassiveAuxiliary))
            .any(|auxiliary| {
                if closes(auxiliary) {
                    // "…, dass die Kosten getragen werden" says nothing of the main verb.
                    let subordinate = (self.range.start..auxiliary).any(|i| view.word(i) == ",");
                    return !subordinate && auxiliary > 0 && participle(auxiliary - 1);
                }
                (auxiliary + 1..end)
                    .filter(|i| closes(*i))
                    .find(|i| participle(*i) || view.is_class(*i, Class::Infinitive))
                    .is_some_and(participle)
            })
    }
}

impl Parts {
    /// Where a token stands. What is both ("unless …") is a condition: it says when, not what not.
    pub fn place(&self, token: usize) -> Place {
        if self.conditions.iter().any(|r| r.contains(&token)) {
            Place::Condition
        } else if self.exceptions.iter().any(|r| r.contains(&token)) {
            Place::Exception
        } else {
            Place::Main
        }
    }
}

/// Cuts a sentence.
pub(crate) fn cut(view: &View<'_>, sentence: Range<usize>) -> Parts {
    let modals = modals(view, sentence.clone());
    let mut parts = Parts {
        exceptions: openings(view, &sentence, Class::ExceptionOpen)
            .map(|hit| hit.first..exception_end(view, hit, &modals, sentence.end))
            .collect(),
        ..Parts::default()
    };
    parts.conditions = openings(view, &sentence, Class::ConditionOpen)
        .map(|hit| hit.first..condition_end(view, &sentence, hit, &modals))
        .chain(verb_first(view, &sentence))
        .chain(
            openings(view, &sentence, Class::PhraseConditionOpen)
                .map(|hit| hit.first..noun_phrase_end(view, hit.last, sentence.end)),
        )
        .collect();
    let purposes: Vec<Range<usize>> = openings(view, &sentence, Class::Purpose)
        .map(|hit| hit.first..phrase_end(view, hit.last, sentence.end))
        .collect();
    let aside = |i: usize| purposes.iter().any(|r| r.contains(&i));
    let main: Vec<_> = modals
        .into_iter()
        .filter(|(_, r)| parts.place(r.start) == Place::Main && !aside(r.start))
        .collect();
    let main = without_relatives(view, &sentence, main);
    parts.segments = segments(view, sentence, main);
    parts
}

/// Leaves out the verb of a relative clause that another verb follows without a comma or
/// coordinator between: "disputes which may arise shall be settled".
fn without_relatives(
    view: &View<'_>,
    sentence: &Range<usize>,
    modals: Vec<(Class, Range<usize>)>,
) -> Vec<(Class, Range<usize>)> {
    let is_relative = |i: usize| {
        let (_, modal) = &modals[i];
        if view.marks_case && is_final(view, sentence, modal) {
            return true;
        }
        let from = modal.start.saturating_sub(6).max(sentence.start);
        let Some(relative) = (from..modal.start).find(|i| view.is_class(*i, Class::Relative))
        else {
            return false;
        };
        let restrictive = relative > sentence.start
            && view.word(relative - 1) != ","
            && relative + 1 == modal.start;
        let followed = modals
            .get(i + 1)
            .is_some_and(|(_, next)| boundary(view, modal.end, next.start).is_none());
        followed || (restrictive && i > 0)
    };
    let keep: Vec<bool> = (0..modals.len()).map(|i| !is_relative(i)).collect();
    modals
        .into_iter()
        .zip(keep)
        .filter_map(|(modal, keep)| keep.then_some(modal))
        .collect()
}

/// Whether a verb closes its clause, as in the subordinate clauses of verb-final languages.
fn is_final(view: &View<'_>, sentence: &Range<usize>, modal: &Range<usize>) -> bool {
    let closes = modal.end >= sentence.end || view.tokens.list[modal.end].punctuation;
    let subordinate = (sentence.start..modal.start).any(|i| view.word(i) == ",");
    modal.len() == 1 && closes && subordinate
}

fn openings<'v>(
    view: &'v View<'_>,
    sentence: &Range<usize>,
    class: Class,
) -> impl Iterator<Item = &'v Hit> {
    view.class_hits(sentence.clone(), class)
}

/// The end of a phrase: the next comma or stop.
fn phrase_end(view: &View<'_>, from: usize, end: usize) -> usize {
    (from..end)
        .find(|i| matches!(view.word(*i), "," | ";" | ":" | "."))
        .unwrap_or(end)
}

/// "Kündigt der Arbeitgeber, so …": what stands before the comma is the condition.
fn verb_first(view: &View<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let so = view
        .class_hits(sentence.clone(), Class::Consequence)
        .find(|hit| hit.first > sentence.start && view.word(hit.first - 1) == ",")?;
    let start = (sentence.start..so.first)
        .rev()
        .find(|i| view.word(*i) == ";");
    Some(start.map_or(sentence.start, |i| i + 1)..so.first - 1)
}

/// Where a condition without a verb of its own ends: at a comma, or before the verb of the clause.
fn noun_phrase_end(view: &View<'_>, from: usize, end: usize) -> usize {
    let verbs = [Class::Be, Class::Have, Class::PassiveAuxiliary];
    let is_verb = |i: &usize| {
        verbs
            .iter()
            .chain(&MODALS)
            .any(|class| view.is_class(*i, *class))
            || view
                .hits_in(*i..end)
                .take_while(|h| h.first == *i)
                .any(|h| matches!(h.meaning, Meaning::Act(_, ActForm::Active)))
    };
    let opens_phrase = |i: &usize| {
        let determiner = view.is_class(*i, Class::NominativeDeterminer)
            || view.is_class(*i, Class::DativeDeterminer);
        *i > from && determiner && !view.is_class(*i, Class::GenitiveDeterminer)
    };
    (from..phrase_end(view, from, end))
        .find(|i| is_verb(i) || opens_phrase(i))
        .unwrap_or(phrase_end(view, from, end))
}

/// An exception ends at the next comma or stop, and before a verb that follows it.
fn exception_end(
    view: &View<'_>,
    opener: &Hit,
    modals: &[(Class, Range<usize>)],
    end: usize,
) -> usize {
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
fn condition_end(
    view: &View<'_>,
    sentence: &Range<usize>,
    opener: &Hit,
    modals: &[(Class, Range<usize>)],
) -> usize {
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
    let determiner = start > from && view.tokens.word(start - 1).len() <= 3;
    if actor.is_some() && determiner {
        start - 1
    } else {
        start
    }
}

const MODALS: [Class; 6] = [
    Class::Try,
    Class::MustNot,
    Class::Right,
    Class::States,
    Class::Must,
    Class::May,
];

/// The modals of a sentence; where several overlap, the longest stands, then the more special.
fn modals(view: &View<'_>, sentence: Range<usize>) -> Vec<(Class, Range<usize>)> {
    let mut found: Vec<(Class, Range<usize>)> = Vec::new();
    let rank = |class: Class| {
        MODALS
            .iter()
            .position(|m| *m == class)
            .unwrap_or(MODALS.len())
    };
    for hit in view.hits_in(sentence) {
        let Meaning::Class(class) = hit.meaning else {
            continue;
        };
        if !MODALS.contains(&class) {
            continue;
        }
        let range = hit.first..hit.last;
        match found.last_mut().filter(|(_, last)| range.start < last.end) {
            Some((old, last)) => {
                let longer = range.len() > last.len();
                if longer || (range.len() == last.len() && rank(class) < rank(*old)) {
                    (*old, *last) = (class, last.start.min(range.start)..range.end);
                }
            }
            None => found.push((class, range)),
        }
    }
    found
}

fn segments(
    view: &View<'_>,
    sentence: Range<usize>,
    modals: Vec<(Class, Range<usize>)>,
) -> Vec<Segment> {
    let mut starts: Vec<usize> = vec![sentence.start];
    starts.extend(
        sentence
            .clone()
            .filter(|i| view.word(*i) == ";")
            .map(|i| i + 1),
    );
    let mut previous: Option<usize> = None;
    for (_, modal) in &modals {
        if let Some(before) = previous {
            starts.extend(boundary(view, before, modal.start));
        }
        previous = Some(modal.end);
    }
    starts.sort_unstable();
    starts.dedup();
    starts.retain(|s| *s < sentence.end);
    let ends = starts.iter().skip(1).copied().chain([sentence.end]);
    let mut segments = Vec::new();
    for (start, end) in starts.iter().copied().zip(ends) {
        let modal = modals
            .iter()
            .find(|(_, m)| start <= m.start && m.start < end)
            .cloned();
        segments.push(Segment {
            range: start..end,
            modal,
        });
    }
    segments
}

/// Whether a relative at `i` opens the clause of the verb: "which shall …", "that the Parties
/// shall …"; not in "a worker who falls ill shall …".
fn opens_clause(view: &View<'_>, i: usize, verb: usize) -> bool {
    let complement = || {
        view.class_hits(i..verb, Class::Relative)
            .any(|hit| hit.first == i && hit.last > i + 1)
    };
    view.is_class(i, Class::Relative) && (i + 3 >= verb || complement())
}

/// A relative takes its preposition along: "through which".
fn relative_start(view: &View<'_>, from: usize, relative: usize) -> usize {
    let prepositions = [
        Class::Preposition,
        Class::AgentPreposition,
        Class::RecipientPreposition,
        Class::GenitivePreposition,
    ];
    let governed = relative > from
        && prepositions
            .iter()
            .any(|class| view.is_class(relative - 1, *class));
    if governed { relative - 1 } else { relative }
}

/// Where the clause of a later verb begins, between the verb before and itself.
fn boundary(view: &View<'_>, from: usize, verb: usize) -> Option<usize> {
    let joins = |i: usize| view.is_class(i, Class::Coordinator);
    if verb > from && joins(verb - 1) {
        return Some(verb - 1);
    }
    let comma = (from..verb)
        .rev()
        .find(|i| matches!(view.word(*i), "," | ";") || opens_clause(view, *i, verb));
    match comma {
        Some(i) if view.is_class(i, Class::Relative) => Some(relative_start(view, from, i)),
        Some(i) => Some(i + 1),
        None => (from..verb).rev().find(|i| joins(*i)),
    }
}
