//! Sets of terms, so that a test is a few bit operations per clause.

use corridor_catalog::{Term, Vocabulary};

/// A set of concepts and acts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// The set of some terms.
    pub fn of(terms: &[Term], vocabulary: &Vocabulary) -> Self {
        let mut bits = Self::default();
        terms.iter().for_each(|term| bits.insert(*term, vocabulary));
        bits
    }

    /// Adds a term.
    pub fn insert(&mut self, term: Term, vocabulary: &Vocabulary) {
        let index = match term {
            Term::Concept(id) => id.0 as usize,
            Term::Act(id) => vocabulary.concept_count() + id.0 as usize,
        };
        if self.0.len() <= index / 64 {
            self.0.resize(index / 64 + 1, 0);
        }
        self.0[index / 64] |= 1 << (index % 64);
    }

    /// Adds a concept with all broader ones.
    pub fn insert_broad(&mut self, id: corridor_catalog::ConceptId, vocabulary: &Vocabulary) {
        for broad in vocabulary.broader(id) {
            self.insert(Term::Concept(*broad), vocabulary);
        }
    }

    /// Adds all of another set.
    pub fn extend(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }

    /// Whether the two share a term.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// How many terms it shares with another, each weighted.
    pub fn weigh(&self, other: &Self, weight: impl Fn(usize) -> f64) -> f64 {
        let mut total = 0.0;
        for (i, (a, b)) in self.0.iter().zip(&other.0).enumerate() {
            let mut shared = a & b;
            while shared != 0 {
                total += weight(i * 64 + shared.trailing_zeros() as usize);
                shared &= shared - 1;
            }
        }
        total
    }

    /// The indices of its terms.
    pub fn indices(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(i, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(i * 64 + bit)
            })
        })
    }
}
