//! How far a clause leaves its content to national law, means or budget.

use crate::{
    norm::{Norm, Place},
    view::View,
};
use corridor_catalog::{Defers, Force};

/// Concepts that make a deference one of procedure.
const PROCEDURE: [&str; 6] = [
    "visa",
    "work_permit",
    "residence_permit",
    "passport",
    "medical_examination",
    "procedure",
];

/// Acts that keep a clause's own content, whatever law it is subject to.
const CONTENT: [&str; 12] = [
    "equal_treatment",
    "bear_cost",
    "charge",
    "deduct",
    "compensate",
    "insure",
    "transfer_benefit",
    "apply_to",
    "repatriate",
    "help_find_job",
    "pay_wage",
    "renew",
];

/// The deference of a norm whose acts and mentions are known.
pub(crate) fn of(view: &View<'_>, norm: &Norm) -> Defers {
    let names = |wanted| {
        norm.mentions
            .iter()
            .any(|m| !m.carried && m.place != Place::Exception && view.is(m.concept, wanted))
    };
    if names(view.known.only_deference) {
        return Defers::Only;
    }
    if !names(view.known.deference) {
        return Defers::None;
    }
    let has = |list: &[&str]| list.iter().any(|name| names(view.vocabulary.concept(name)));
    if has(&PROCEDURE) {
        return Defers::Procedure;
    }
    let content = CONTENT.iter().any(|name| {
        let act = view.vocabulary.act(name);
        norm.acts.iter().any(|a| Some(a.act) == act)
    });
    let fixed = names(view.known.time_limit) || names(view.known.amount);
    let protects = norm
        .mentions
        .iter()
        .any(|m| view.is(m.concept, view.known.worker));
    let disposes = matches!(
        norm.force,
        Force::Must | Force::Right | Force::States | Force::May
    );
    let whole = names(view.known.this_agreement)
        || norm
            .holder
            .as_ref()
            .is_some_and(|h| view.is(h.actor, view.known.party));
    if protects && disposes && !content && !fixed && norm.payer.is_none() {
        Defers::Only
    } else if whole {
        Defers::General
    } else {
        Defers::Procedure
    }
}
