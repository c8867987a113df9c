//! Rules that weigh what a text speaks of by where it speaks of it.

use crate::{
    coding::Value,
    finding::{Answer, Finding},
    text::Text,
    trial::Outcome,
};
use corridor_catalog::{ConceptId, Score};
use corridor_syntax::Zone;

const IN_TITLE: f64 = 8.0;
const IN_OBJECT: f64 = 3.0;
const IN_HEADING: f64 = 2.0;
const IN_BODY: f64 = 0.25;
/// Beyond so many clauses or headings, more of the same weighs nothing.
const ENOUGH_IN_OBJECT: usize = 2;
const ENOUGH_IN_HEADINGS: usize = 3;
const ENOUGH_IN_BODY: usize = 12;
/// Articles that state what an agreement is for.
const OBJECT_ARTICLES: usize = 2;

/// The answer whose concepts weigh most.
pub(crate) fn answer(text: &Text<'_>, scores: &[Score], floor: f64, default: &str) -> Answer {
    let object = object_articles(text);
    let weighed = scores
        .iter()
        .map(|score| (weigh(text, score, &object), score));
    let best = weighed.fold(
        None,
        |best: Option<(f64, &Score)>, (weight, score)| match best {
            Some((most, _)) if most >= weight => best,
            _ => Some((weight, score)),
        },
    );
    match best.filter(|(weight, _)| *weight >= floor) {
        Some((_, score)) => {
            let findings = findings(text, score, &object);
            Answer::plain(Value::Word(score.name.clone()), findings)
        }
        None => Answer::plain(Value::Word(default.to_owned()), Vec::new()),
    }
}

fn object_articles<'a>(text: &Text<'a>) -> Vec<&'a str> {
    let mut ids = Vec::new();
    for index in 0..text.terms.len() {
        let id = text.article(index);
        if text.norm(index).zone == Zone::Operative && !ids.contains(&id) {
            ids.push(id);
            if ids.len() == OBJECT_ARTICLES {
                break;
            }
        }
    }
    ids
}

fn names(text: &Text<'_>, norm: usize, wanted: ConceptId) -> bool {
    text.norm(norm)
        .mentions
        .iter()
        .any(|m| !m.carried && text.vocabulary.is(m.concept, wanted))
}

fn is_object(text: &Text<'_>, norm: usize, object: &[&str]) -> bool {
    text.norm(norm).zone == Zone::Preamble || object.contains(&text.article(norm))
}

fn weigh(text: &Text<'_>, score: &Score, object: &[&str]) -> f64 {
    let mut total = 0.0;
    for wanted in &score.has {
        let (mut title, mut objects, mut body) = (0, 0, 0);
        for norm in (0..text.terms.len()).filter(|n| names(text, *n, *wanted)) {
            match text.norm(norm).zone {
                Zone::Title => title += 1,
                _ if is_object(text, norm, object) => objects += 1,
                _ => body += 1,
            }
        }
        let headings = text
            .reading
            .units
            .iter()
            .filter(|u| {
                u.heading_concepts
                    .iter()
                    .any(|c| text.vocabulary.is(*c, *wanted))
            })
            .count();
        total += IN_TITLE * title.min(1) as f64
            + IN_OBJECT * objects.min(ENOUGH_IN_OBJECT) as f64
            + IN_HEADING * headings.min(ENOUGH_IN_HEADINGS) as f64
            + IN_BODY * body.min(ENOUGH_IN_BODY) as f64;
    }
    if total > 0.0 {
        total + score.bonus
    } else {
        0.0
    }
}

/// The clauses that say it best: an article on the agreement's object, the preamble, the title.
fn findings(text: &Text<'_>, score: &Score, object: &[&str]) -> Vec<Finding> {
    let agreement = text.vocabulary.concept("this_agreement");
    let subject = |norm: usize| score.has.first().is_some_and(|c| names(text, norm, *c));
    let rank = |norm: usize| {
        let zone = text.norm(norm).zone;
        let states = agreement.is_some_and(|a| names(text, norm, a));
        match zone {
            Zone::Preamble => 1,
            Zone::Title => 3,
            _ if object.contains(&text.article(norm)) => {
                if states {
                    0
                } else {
                    2
                }
            }
            _ => 4,
        }
    };
    let mut norms: Vec<usize> = (0..text.terms.len())
        .filter(|n| score.has.iter().any(|c| names(text, *n, *c)))
        .collect();
    norms.sort_by_key(|n| (!subject(*n), rank(*n)));
    norms
        .into_iter()
        .take(3)
        .map(|norm| Finding {
            norm,
            outcome: Outcome::Own,
            contrary: false,
            shows: score.name.clone(),
        })
        .collect()
}
