//! Whether a segment's finite verb is passive.

use crate::{parts::Segment, view::View};
use corridor_catalog::{ActForm, Class, Meaning};
use std::ops::Range;

impl Segment {
    /// Whether its finite verb is passive: "shall be paid", "wird gezahlt", "ist zu zahlen".
    pub fn is_passive(&self, view: &View<'_>) -> bool {
        let modal = self.modal.as_ref().map_or(0..0, |(_, modal)| modal.clone());
        let any = |class| {
            self.own()
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
            let be = self.own().any(|i| {
                view.is_class(i, Class::Be)
                    && !modal.contains(&i)
                    && !is_subordinate(view, &self.range, i)
            });
            self.is_werden_passive(view)
                || (be && (act(ActForm::Passive) || any(Class::InfinitiveMarker)))
        } else {
            match &self.modal {
                Some((_, modal)) => {
                    let from = modal.end.saturating_sub(1).max(modal.start);
                    let after = |i: usize, n: usize| i..(i + n).min(self.range.end);
                    let be =
                        after(from, modal.end + 2 - from).find(|i| view.is_class(*i, Class::Be));
                    be.is_some_and(|be| after(be + 1, 4).any(|i| is_participle(view, i)))
                }
                None => any(Class::Be) && (act(ActForm::Passive) || any(Class::AgentPreposition)),
            }
        }
    }

    /// An auxiliary of the passive with a participle where its clause closes; with an infinitive
    /// it makes a future.
    fn is_werden_passive(&self, view: &View<'_>) -> bool {
        let end = self.range.end;
        let closes = |i: usize| closes(view, &self.range, i);
        let participle = |i: usize| is_participle(view, i);
        self.own()
            .filter(|i| view.is_class(*i, Class::PassiveAuxiliary))
            .any(|auxiliary| {
                if closes(auxiliary) {
                    // "…, dass die Kosten getragen werden" says nothing of the main verb.
                    let main = self.modal.is_some() && auxiliary + 2 >= end;
                    let subordinate = !main && is_subordinate(view, &self.range, auxiliary);
                    return !subordinate && auxiliary > 0 && participle(auxiliary - 1);
                }
                (auxiliary + 1..end)
                    .filter(|i| closes(*i))
                    .find(|i| participle(*i) || view.is_class(*i, Class::Infinitive))
                    .is_some_and(participle)
            })
    }
}

/// Whether token `i` stands last in its clause.
fn closes(view: &View<'_>, range: &Range<usize>, i: usize) -> bool {
    i + 1 >= range.end
        || view.tokens.list[i + 1].punctuation
        || view.is_class(i + 1, Class::Coordinator)
}

/// Whether a verb closes a clause that a comma opens, where verbs of such clauses stand last.
pub(crate) fn is_subordinate(view: &View<'_>, range: &Range<usize>, i: usize) -> bool {
    closes(view, range, i) && (range.start..i).any(|k| view.word(k) == ",")
}

fn is_participle(view: &View<'_>, i: usize) -> bool {
    view.is_class(i, Class::Participle)
        || view
            .hits_in(i..i + 1)
            .any(|h| matches!(h.meaning, Meaning::Act(_, ActForm::Passive)))
}
