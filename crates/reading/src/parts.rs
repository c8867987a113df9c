//! Cuts a sentence into conditions, exceptions and segments of one finite verb each.

use crate::{conditions, matcher::Hit, norm::Place, view::View};
use corridor_catalog::{Class, Meaning};
use std::ops::Range;

/// The parts of one sentence, as ranges of tokens.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    /// "if …", "in the event of …".
    pub conditions: Vec<Range<usize>>,
    /// "except …".
    pub exceptions: Vec<Range<usize>>,
    /// "in order that …".
    pub purposes: Vec<Range<usize>>,
    /// Segments tile the sentence.
    pub segments: Vec<Segment>,
}

/// A stretch with at most one finite verb that counts.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    pub range: Range<usize>,
    /// Its modal, if it has one.
    pub modal: Option<(Class, Range<usize>)>,
    /// The sentence's conditions, whose words say nothing of this verb.
    pub conditions: Vec<Range<usize>>,
    /// A relative clause on a noun before the verb: "a worker whose permit has expired shall …".
    pub relative: Option<Range<usize>>,
    /// Whether it leaves out the verb before: "…, and that of the return journey by the worker".
    pub gapped: bool,
}

impl Segment {
    /// Whether a token stands in a relative clause that only describes a noun before the verb.
    pub fn describes(&self, token: usize) -> bool {
        self.relative.as_ref().is_some_and(|r| r.contains(&token))
    }

    /// The tokens that belong to the clause itself.
    pub fn own(&self) -> impl Iterator<Item = usize> + '_ {
        let aside = |i: &usize| self.conditions.iter().any(|r| r.contains(i));
        self.range.clone().filter(move |i| !aside(i))
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
        exceptions: conditions::exceptions(view, &sentence, &modals),
        conditions: conditions::conditions(view, &sentence, &modals),
        purposes: Vec::new(),
        segments: Vec::new(),
    };
    let purposes = conditions::purposes(view, &sentence, &modals);
    let omitted = conditions::omissions(view, &sentence);
    let aside = |i: usize| purposes.iter().chain(&omitted).any(|r| r.contains(&i));
    let main: Vec<_> = modals
        .into_iter()
        .filter(|(_, r)| parts.place(r.start) == Place::Main && !aside(r.start))
        .collect();
    let main = without_relatives(view, &sentence, main);
    parts.segments = segments(view, sentence, main);
    parts.purposes = purposes;
    for segment in &mut parts.segments {
        segment.conditions.clone_from(&parts.conditions);
    }
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

/// The modals, from the most special to the least.
pub(crate) const MODALS: [Class; 7] = [
    Class::Free,
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
    starts
        .extend((sentence.start + 1..sentence.end).filter(|i| gap(view, &sentence, *i).is_some()));
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
        let range = start..end;
        segments.push(Segment {
            relative: relative(view, &range, modal.as_ref()),
            gapped: modal.is_none() && gap(view, &range, start).is_some(),
            range,
            modal,
            conditions: Vec::new(),
        });
    }
    segments
}

/// A relative clause between the subject and the verb, where no comma need close it.
fn relative(
    view: &View<'_>,
    range: &Range<usize>,
    modal: Option<&(Class, Range<usize>)>,
) -> Option<Range<usize>> {
    let verb = modal?.1.start;
    let opener = view
        .class_hits(range.start..verb, Class::Relative)
        .find(|hit| hit.first > range.start && !view.is_class(hit.first, Class::Complement))?;
    let verbs = [Class::Be, Class::Have, Class::Negation];
    let own_verb = (opener.first..verb).any(|i| verbs.iter().any(|c| view.is_class(i, *c)));
    (!view.marks_case && own_verb).then_some(opener.first..verb)
}

/// Where the noun stands for which a demonstrative at the start of a clause without a verb stands:
/// "…, and that of the return journey by the worker".
fn gap(view: &View<'_>, range: &Range<usize>, start: usize) -> Option<usize> {
    let joined = |i: usize| view.is_class(i, Class::Coordinator);
    let noun = start + usize::from(joined(start));
    let opens = start > 0 && matches!(view.word(start - 1), "," | ";");
    let end = (noun..range.end)
        .find(|i| matches!(view.word(*i), "," | ";" | "."))
        .unwrap_or(range.end);
    let verbs = [Class::Be, Class::Have, Class::PassiveAuxiliary];
    let verb = |i: usize| verbs.iter().chain(&MODALS).any(|c| view.is_class(i, *c));
    // Beside what it is of, it names who: else it is a noun like any other.
    let named = match view.marks_case {
        true => opens && view.hits_in(noun + 3..end).any(|h| is_actor(view, h)),
        false => view.any_class(noun..end, Class::AgentPreposition),
    };
    let begins = view
        .class_hits(noun..range.end, Class::Gapping)
        .any(|h| h.first == noun);
    (begins && named && (opens || joined(start)) && !(noun..end).any(verb)).then_some(noun)
}

fn is_actor(view: &View<'_>, hit: &Hit) -> bool {
    matches!(hit.meaning, Meaning::Concept(c) if view.is(c, view.known.actor))
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
