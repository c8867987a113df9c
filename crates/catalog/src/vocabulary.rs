//! The ids of concepts and acts, and which concept is narrower than which.

use std::collections::HashMap;

/// A concept, by its place in the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptId(pub u16);

/// An act, by its place in the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActId(pub u16);

/// A country or historic State, by its place in the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryId(pub u16);

/// All concepts and acts, language-free.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    concepts: Vec<String>,
    acts: Vec<String>,
    glosses: HashMap<String, String>,
    /// Ids that belong to one indicator, with its id.
    owners: HashMap<String, String>,
    concept_ids: HashMap<String, ConceptId>,
    act_ids: HashMap<String, ActId>,
    /// ISO 3166-1 alpha-3 codes, and 3166-3 ones of historic States.
    countries: Vec<String>,
    /// For every concept: itself and all broader ones.
    broader: Vec<Vec<ConceptId>>,
}

impl Vocabulary {
    /// Adds a concept; `false` when the id is taken.
    pub(crate) fn add_concept(&mut self, id: &str, gloss: &str) -> bool {
        let new = ConceptId(self.concepts.len() as u16);
        if self.is_taken(id) {
            return false;
        }
        self.concept_ids.insert(id.to_owned(), new);
        self.concepts.push(id.to_owned());
        self.glosses.insert(id.to_owned(), gloss.to_owned());
        self.broader.push(vec![new]);
        true
    }

    /// Adds an act; `false` when the id is taken.
    pub(crate) fn add_act(&mut self, id: &str, gloss: &str) -> bool {
        if self.is_taken(id) {
            return false;
        }
        self.act_ids
            .insert(id.to_owned(), ActId(self.acts.len() as u16));
        self.acts.push(id.to_owned());
        self.glosses.insert(id.to_owned(), gloss.to_owned());
        true
    }

    /// Adds a country by its code, unless it is there.
    pub(crate) fn add_country(&mut self, code: &str) {
        if self.country(code).is_none() {
            self.countries.push(code.to_owned());
        }
    }

    /// The country of that code.
    pub fn country(&self, code: &str) -> Option<CountryId> {
        self.countries
            .iter()
            .position(|c| c == code)
            .map(|i| CountryId(i as u16))
    }

    /// A country's code.
    pub fn country_name(&self, id: CountryId) -> &str {
        &self.countries[id.0 as usize]
    }

    fn is_taken(&self, id: &str) -> bool {
        self.concept_ids.contains_key(id) || self.act_ids.contains_key(id)
    }

    /// States that `narrow` is a kind of each of `broad`. To be called parents first.
    pub(crate) fn set_broader(&mut self, narrow: ConceptId, broad: &[ConceptId]) {
        for id in broad {
            for ancestor in self.broader[id.0 as usize].clone() {
                if !self.broader[narrow.0 as usize].contains(&ancestor) {
                    self.broader[narrow.0 as usize].push(ancestor);
                }
            }
        }
    }

    /// States that an id is one indicator's own.
    pub(crate) fn set_owner(&mut self, id: &str, indicator: &str) {
        self.owners.insert(id.to_owned(), indicator.to_owned());
    }

    /// The indicator that an id belongs to; none for shared ones.
    pub fn owner(&self, id: &str) -> Option<&str> {
        self.owners.get(id).map(String::as_str)
    }

    /// The concept of that id.
    pub fn concept(&self, id: &str) -> Option<ConceptId> {
        self.concept_ids.get(id).copied()
    }

    /// The act of that id.
    pub fn act(&self, id: &str) -> Option<ActId> {
        self.act_ids.get(id).copied()
    }

    /// A concept's id as written.
    pub fn concept_name(&self, id: ConceptId) -> &str {
        &self.concepts[id.0 as usize]
    }

    /// An act's id as written.
    pub fn act_name(&self, id: ActId) -> &str {
        &self.acts[id.0 as usize]
    }

    /// What a concept or act means, in a phrase.
    pub fn gloss(&self, id: &str) -> &str {
        self.glosses.get(id).map_or("", String::as_str)
    }

    /// Whether `concept` is `wanted` or a kind of it.
    pub fn is(&self, concept: ConceptId, wanted: ConceptId) -> bool {
        self.broader[concept.0 as usize].contains(&wanted)
    }

    /// A concept with all broader ones.
    pub fn broader(&self, concept: ConceptId) -> &[ConceptId] {
        &self.broader[concept.0 as usize]
    }

    /// Number of concepts.
    pub fn concept_count(&self) -> usize {
        self.concepts.len()
    }

    /// All concept ids.
    pub fn concepts(&self) -> impl Iterator<Item = (ConceptId, &str)> {
        self.concepts
            .iter()
            .enumerate()
            .map(|(i, n)| (ConceptId(i as u16), n.as_str()))
    }

    /// All act ids.
    pub fn acts(&self) -> impl Iterator<Item = (ActId, &str)> {
        self.acts
            .iter()
            .enumerate()
            .map(|(i, n)| (ActId(i as u16), n.as_str()))
    }
}
