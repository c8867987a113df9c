//! One text as tests see it: every clause with the sets of its terms.

use crate::bits::Bits;
use corridor_catalog::{Term, Vocabulary};
use corridor_reading::{Norm, Origin, Place, Reading};
use corridor_text::{Source, Span};
use std::collections::HashMap;

/// The terms of one clause, by where they stand.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    /// Outside exceptions; what is carried over too.
    pub all: Bits,
    /// Outside exceptions, in the clause's own words or its chapeau's.
    pub own: Bits,
    /// In conditions.
    pub condition: Bits,
    /// In exceptions.
    pub exception: Bits,
    /// In the headings above.
    pub heading: Bits,
    /// In the clause, its headings, and earlier in its unit.
    pub context: Bits,
}

/// One text under assessment.
pub(crate) struct Text<'a> {
    pub source: &'a Source,
    pub reading: &'a Reading,
    pub vocabulary: &'a Vocabulary,
    pub terms: Vec<Terms>,
    /// For every term, the norms that name it, in order.
    places: Vec<Vec<usize>>,
    articles: HashMap<&'a str, Bits>,
}

impl<'a> Text<'a> {
    pub fn new(source: &'a Source, reading: &'a Reading, vocabulary: &'a Vocabulary) -> Self {
        let mut terms: Vec<Terms> = Vec::with_capacity(reading.norms.len());
        let mut articles: HashMap<&str, Bits> = HashMap::new();
        let mut earlier = (usize::MAX, Bits::default());
        for norm in &reading.norms {
            let mut own = terms_of(norm, reading, vocabulary);
            if earlier.0 != norm.unit {
                earlier = (norm.unit, own.heading.clone());
            }
            earlier.1.extend(&own.all);
            own.context = earlier.1.clone();
            let article = reading.units[norm.unit].unit.article.as_str();
            articles.entry(article).or_default().extend(&own.all);
            terms.push(own);
        }
        Self {
            source,
            reading,
            vocabulary,
            places: places(&terms),
            terms,
            articles,
        }
    }

    /// The norms that name one of some terms, in order; all where none is asked for.
    pub fn naming(&self, wanted: &Bits) -> Vec<usize> {
        if wanted.is_empty() {
            return (0..self.terms.len()).collect();
        }
        let named = wanted.indices().filter_map(|i| self.places.get(i));
        let mut norms: Vec<usize> = named.flatten().copied().collect();
        norms.sort_unstable();
        norms.dedup();
        norms
    }

    pub fn norm(&self, index: usize) -> &'a Norm {
        &self.reading.norms[index]
    }

    /// The tokens of a norm.
    pub fn tokens(&self, index: usize) -> std::ops::Range<usize> {
        let span = self.norm(index).span;
        let at = |offset| self.reading.tokens.from_source(offset);
        at(span.start)..at(span.end)
    }

    /// The id of the article around a norm.
    pub fn article(&self, index: usize) -> &'a str {
        &self.reading.units[self.norm(index).unit].unit.article
    }

    /// The id of the smallest node around a norm.
    pub fn place(&self, index: usize) -> &'a str {
        &self.reading.units[self.norm(index).unit].unit.id
    }

    /// For a norm that completes a list's opening words: the last of those words.
    pub fn opening(&self, index: usize) -> Option<Span> {
        let norm = self.norm(index);
        let unit = &self.reading.units[norm.unit].unit;
        let opening = unit
            .chapeau
            .last()
            .filter(|_| norm.origin == Origin::Chapeau);
        opening.map(|span| self.source.trim(*span))
    }

    /// The terms of the article around a norm.
    pub fn article_terms(&self, index: usize) -> &Bits {
        &self.articles[self.article(index)]
    }
}

fn places(terms: &[Terms]) -> Vec<Vec<usize>> {
    let mut places: Vec<Vec<usize>> = Vec::new();
    for (norm, terms) in terms.iter().enumerate() {
        for index in terms.all.indices() {
            if places.len() <= index {
                places.resize(index + 1, Vec::new());
            }
            places[index].push(norm);
        }
    }
    places
}

fn terms_of(norm: &Norm, reading: &Reading, vocabulary: &Vocabulary) -> Terms {
    let mut terms = Terms::default();
    for mention in norm.mentions.iter().filter(|m| m.place != Place::Exception) {
        terms.all.insert_broad(mention.concept, vocabulary);
        if !mention.carried {
            terms.own.insert_broad(mention.concept, vocabulary);
        }
        if mention.place == Place::Condition {
            terms.condition.insert_broad(mention.concept, vocabulary);
        }
    }
    for mention in norm.mentions.iter().filter(|m| m.place == Place::Exception) {
        terms.exception.insert_broad(mention.concept, vocabulary);
    }
    for act in norm.acts.iter().filter(|a| a.place != Place::Exception) {
        terms.all.insert(Term::Act(act.act), vocabulary);
        terms.own.insert(Term::Act(act.act), vocabulary);
        if act.place == Place::Condition {
            terms.condition.insert(Term::Act(act.act), vocabulary);
        }
    }
    let unit = &reading.units[norm.unit];
    for id in &unit.heading_concepts {
        terms.heading.insert_broad(*id, vocabulary);
    }
    for id in &unit.heading_acts {
        terms.heading.insert(Term::Act(*id), vocabulary);
    }
    terms
}
