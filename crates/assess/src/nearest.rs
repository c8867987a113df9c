//! The passages nearest to what was not found, by the terms that they share with its tests.

use crate::{bits::Bits, coding::Evidence, text::Text};

/// Passages shown beside a silence.
const SHOWN: usize = 3;

/// How rare every term is in one text.
pub(crate) struct Rarity(Vec<f64>);

impl Rarity {
    pub fn of(text: &Text<'_>) -> Self {
        let mut counts: Vec<usize> = Vec::new();
        for terms in &text.terms {
            for index in terms.own.indices() {
                if counts.len() <= index {
                    counts.resize(index + 1, 0);
                }
                counts[index] += 1;
            }
        }
        let total = text.terms.len() as f64;
        Self(
            counts
                .iter()
                .map(|n| (1.0 + total / (*n as f64 + 0.5)).ln())
                .collect(),
        )
    }

    fn weight(&self, index: usize) -> f64 {
        self.0.get(index).copied().unwrap_or(0.0)
    }
}

/// The passages that share most with `wanted`, nearest first.
pub(crate) fn passages(text: &Text<'_>, wanted: &Bits, rarity: &Rarity) -> Vec<Evidence> {
    let mut ranked: Vec<(f64, usize)> = text
        .terms
        .iter()
        .enumerate()
        .map(|(i, terms)| (terms.own.weigh(wanted, |t| rarity.weight(t)), i))
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked
        .into_iter()
        .take(SHOWN)
        .map(|(_, i)| Evidence {
            span: text.source.trim(text.norm(i).sentence),
            opening: text.opening(i),
            article: text.place(i).to_owned(),
            contrary: false,
            shows: String::new(),
        })
        .collect()
}
