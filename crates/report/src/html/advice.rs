//! What to ask for.

use crate::{
    Context, Document,
    words::{capital, cited, line, spoken},
};
use corridor_assess::Reason;

/// A recommendation.
pub struct Advice {
    /// The indicator's name.
    pub name: String,
    /// Why, in words.
    pub why: &'static str,
    /// The class that styles it.
    pub class: &'static str,
    /// What to ask for.
    pub what: String,
    /// What the clause would be headed.
    pub heading: String,
    /// The model clause, a line each.
    pub lines: Vec<String>,
    /// Its language.
    pub language: String,
    /// The provisions it rests on.
    pub provisions: Vec<String>,
    /// The clauses that it would replace: place and words.
    pub instead: Vec<(String, String)>,
}

/// All recommendations, contrary clauses first.
pub fn advice(document: &Document, context: &Context<'_>) -> Vec<Advice> {
    let card = |r: &corridor_assess::Recommendation| {
        let instead = r
            .instead_of
            .iter()
            .take(2)
            .map(|e| (cited(&e.article), line(document.source.slice(e.span), 300)));
        Advice {
            name: capital(&spoken(&r.indicator)),
            why: match r.reason {
                Reason::Contrary => "a clause provides the opposite",
                Reason::Deferral => "only mentioned, or left to national law",
                Reason::Gap => "the text is silent",
            },
            class: r.reason.word(),
            what: r.what.clone(),
            heading: r.heading.clone(),
            lines: r.clause.lines().map(str::to_owned).collect(),
            language: r.language.clone(),
            provisions: r
                .provisions
                .iter()
                .map(|id| context.instruments.cite(id))
                .collect(),
            instead: instead.collect(),
        }
    };
    document
        .judgement
        .recommendations
        .iter()
        .map(card)
        .collect()
}
