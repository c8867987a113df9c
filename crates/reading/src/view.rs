//! What all steps of the reading look at: tokens, hits and the classes that stand on each token.

use crate::matcher::Hit;
use corridor_catalog::{Class, ConceptId, Meaning, Vocabulary};
use corridor_text::{Source, Span, Tokens};
use std::ops::Range;

/// Concepts that the reading itself knows by name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    pub actor: Option<ConceptId>,
    pub worker: Option<ConceptId>,
    pub person: Option<ConceptId>,
    pub party: Option<ConceptId>,
    pub authority: Option<ConceptId>,
    pub this_agreement: Option<ConceptId>,
    pub deference: Option<ConceptId>,
    pub only_deference: Option<ConceptId>,
    pub time_limit: Option<ConceptId>,
    pub amount: Option<ConceptId>,
    pub best_efforts: Option<ConceptId>,
    pub as_appropriate: Option<ConceptId>,
}

impl Known {
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let id = |name: &str| vocabulary.concept(name);
        Self {
            actor: id("actor"),
            worker: id("worker"),
            person: id("person"),
            party: id("party"),
            authority: id("authority"),
            this_agreement: id("this_agreement"),
            deference: id("deference"),
            only_deference: id("only_deference"),
            time_limit: id("time_limit"),
            amount: id("amount"),
            best_efforts: id("best_efforts"),
            as_appropriate: id("as_appropriate"),
        }
    }
}

/// One document under reading.
pub(crate) struct View<'a> {
    pub source: &'a Source,
    pub tokens: &'a Tokens,
    /// All hits, in order of their first token.
    pub hits: Vec<Hit>,
    pub vocabulary: &'a Vocabulary,
    pub known: Known,
    /// Whether case endings, rather than the place before the verb, mark the subject.
    pub marks_case: bool,
    classes: Vec<u64>,
}

impl<'a> View<'a> {
    pub fn new(
        source: &'a Source,
        tokens: &'a Tokens,
        hits: Vec<Hit>,
        vocabulary: &'a Vocabulary,
        marks_case: bool,
    ) -> Self {
        let mut classes = vec![0u64; tokens.len()];
        for hit in &hits {
            if let Meaning::Class(class) = hit.meaning {
                for token in &mut classes[hit.first..hit.last] {
                    *token |= 1u64 << class as u32;
                }
            }
        }
        let harmless = (
            1u64 << Class::NoNegation as u32,
            1u64 << Class::Negation as u32,
        );
        classes
            .iter_mut()
            .filter(|bits| **bits & harmless.0 != 0)
            .for_each(|b| *b &= !harmless.1);
        let known = Known::of(vocabulary);
        Self {
            source,
            tokens,
            hits,
            vocabulary,
            known,
            marks_case,
            classes,
        }
    }

    /// Whether token `i` belongs to a word of `class`.
    pub fn is_class(&self, i: usize, class: Class) -> bool {
        self.classes
            .get(i)
            .is_some_and(|bits| bits & (1u64 << class as u32) != 0)
    }

    /// Whether any token of `range` belongs to a word of `class`.
    pub fn any_class(&self, range: Range<usize>, class: Class) -> bool {
        range.into_iter().any(|i| self.is_class(i, class))
    }

    /// The hits that lie wholly in `range`.
    pub fn hits_in(&self, range: Range<usize>) -> impl Iterator<Item = &Hit> {
        let from = self.hits.partition_point(|h| h.first < range.start);
        self.hits[from..]
            .iter()
            .take_while(move |h| h.first < range.end)
            .filter(move |h| h.last <= range.end)
    }

    /// The hits of one class in `range`.
    pub fn class_hits(&self, range: Range<usize>, class: Class) -> impl Iterator<Item = &Hit> {
        self.hits_in(range)
            .filter(move |h| h.meaning == Meaning::Class(class))
    }

    /// Whether `concept` is `wanted` or a kind of it.
    pub fn is(&self, concept: ConceptId, wanted: Option<ConceptId>) -> bool {
        wanted.is_some_and(|wanted| self.vocabulary.is(concept, wanted))
    }

    /// The folded word of token `i`.
    pub fn word(&self, i: usize) -> &str {
        self.tokens.word(i)
    }

    /// The tokens that start in a span of the source.
    pub fn range(&self, span: Span) -> Range<usize> {
        self.tokens.from_source(span.start)..self.tokens.from_source(span.end)
    }

    /// The source span of a non-empty range of tokens.
    pub fn span(&self, range: Range<usize>) -> Span {
        let list = &self.tokens.list;
        match (list.get(range.start), list.get(range.end.saturating_sub(1))) {
            (Some(first), Some(last)) if range.start < range.end => first.span.cover(last.span),
            _ => Span::default(),
        }
    }
}
