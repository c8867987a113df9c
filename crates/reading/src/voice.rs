//! Whether a segment's finite verb is passive.

use crate::{parts::Segment, view::View};
use corridor_catalog::{ActForm, Class, Meaning};

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
