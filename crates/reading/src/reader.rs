//! The whole reading of one document.

use crate::{
    bodies::{self, Alias},
    clauses::{self, Before},
    language,
    legibility::{self, Listed, Quality},
    matcher::{Hit, Matcher},
    norm::{Norm, Place},
    numerals::{Date, Numerals, Period},
    parts, subject,
    view::View,
};
use corridor_catalog::{
    ActId, Catalog, Class, ConceptId, CountryId, Language, Meaning, ModelClause, Vocabulary, Words,
};
use corridor_syntax::{Grammar, Outline, Reference, Unit, Zone};
use corridor_text::{Source, Span, Tokens};
use std::{ops::Range, sync::OnceLock};

/// What the engine knows of one unit of the outline.
#[derive(Debug, Clone)]
pub struct UnitReading {
    /// The unit.
    pub unit: Unit,
    /// Concepts named in the headings above it.
    pub heading_concepts: Vec<ConceptId>,
    /// Acts named in the headings above it.
    pub heading_acts: Vec<ActId>,
}

/// A country, its people or what is theirs, named in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountryMention {
    /// The country.
    pub country: CountryId,
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
}

/// One document, read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The language it was read in, as ISO 639-1; none when none is known.
    pub language: Option<String>,
    /// All languages found in it.
    pub languages: Vec<String>,
    /// Whether that language has a lexicon; without one there are no norms.
    pub lexicon: bool,
    /// The outline's units.
    pub units: Vec<UnitReading>,
    /// The norms, in order of the text.
    pub norms: Vec<Norm>,
    /// The Parties that the title or preamble names, as ISO 3166-1 alpha-3 codes.
    pub parties: Vec<String>,
    /// Periods of time, in order of the text.
    pub periods: Vec<Period>,
    /// Dates, in order of the text.
    pub dates: Vec<Date>,
    /// Names of countries, their people and what is theirs, in order of the text.
    pub countries: Vec<CountryMention>,
    /// How legible and how whole the text is.
    pub quality: Quality,
    /// The folded words, on which nearest passages are found.
    pub tokens: Tokens,
}

impl Reading {
    /// Number of articles, or of what stands for them.
    pub fn articles(&self) -> usize {
        let mut ids: Vec<&str> = self.units.iter().map(|u| u.unit.article.as_str()).collect();
        ids.dedup();
        ids.len()
    }
}

/// Reads documents; compiles a language's automaton when the first text in it comes.
pub struct Reader<'a> {
    languages: &'a [Language],
    vocabulary: &'a Vocabulary,
    grammar: &'a Grammar,
    clauses: &'a [ModelClause],
    matchers: Vec<OnceLock<Matcher<'a>>>,
    words: Vec<OnceLock<Option<Words>>>,
}

impl<'a> Reader<'a> {
    /// A reader over a catalog.
    pub fn new(catalog: &'a Catalog) -> Self {
        Self {
            languages: &catalog.languages,
            vocabulary: &catalog.vocabulary,
            grammar: &catalog.outline,
            clauses: &catalog.clauses,
            matchers: catalog.languages.iter().map(|_| OnceLock::new()).collect(),
            words: catalog.languages.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// Reads one document in the language it is found to be written in.
    pub fn read(&self, source: &Source, outline: &Outline) -> Reading {
        let tokens = Tokens::of(&source.text, 0);
        let index = language::detect(&source.text, &tokens, self.languages);
        self.read_as(source, outline, tokens, index)
    }

    /// Reads one document as written in the language of that code.
    pub fn read_in(&self, source: &Source, outline: &Outline, code: &str) -> Reading {
        let tokens = Tokens::of(&source.text, 0);
        let index = self.languages.iter().position(|l| l.code == code);
        self.read_as(source, outline, tokens, index)
    }

    fn read_as(
        &self,
        source: &Source,
        outline: &Outline,
        tokens: Tokens,
        index: Option<usize>,
    ) -> Reading {
        let units = outline.units(source);
        let language = index.map(|i| &self.languages[i]);
        let mut reading = Reading {
            language: language.map(|l| l.code.clone()),
            languages: language.map(|l| l.code.clone()).into_iter().collect(),
            lexicon: language.is_some_and(Language::has_lexicon),
            units: Vec::new(),
            norms: Vec::new(),
            parties: Vec::new(),
            periods: Vec::new(),
            dates: Vec::new(),
            countries: Vec::new(),
            quality: self.quality(source, &tokens, index),
            tokens,
        };
        let (references, missing) = corridor_syntax::missing_annexes(source, outline, self.grammar);
        reading.quality.missing_annexes = missing;
        if let Some(index) = index.filter(|_| reading.lexicon) {
            self.fill(source, outline, units, &references, index, &mut reading);
        } else {
            reading.units = units.into_iter().map(bare).collect();
        }
        reading
    }

    /// How legible a text is, written in the language of that index.
    fn quality(&self, source: &Source, tokens: &Tokens, index: Option<usize>) -> Quality {
        let own = index.and_then(|i| self.listed(i));
        let all = || {
            (0..self.languages.len())
                .filter_map(|i| self.listed(i))
                .collect()
        };
        legibility::quality(source, tokens, own, &all)
    }

    /// The words of a language, where it has a list of them.
    fn listed(&self, index: usize) -> Option<Listed<'_>> {
        let language = &self.languages[index];
        let words =
            self.words[index].get_or_init(|| Words::of(language, self.clauses, self.vocabulary));
        words.as_ref().map(|w| (language.code.as_str(), w))
    }

    fn fill(
        &self,
        source: &Source,
        outline: &Outline,
        units: Vec<Unit>,
        references: &[Reference],
        index: usize,
        reading: &mut Reading,
    ) {
        let language = &self.languages[index];
        let matcher = self.matchers[index].get_or_init(|| Matcher::new(language, self.vocabulary));
        let barrier = barrier(outline, &reading.tokens);
        let hits = matcher.find(&reading.tokens, &barrier, self.vocabulary);
        let marks_case = language.marks_case();
        let view = View::new(source, &reading.tokens, hits, self.vocabulary, marks_case);
        let aliases = bodies::aliases(&view);
        let mut hits = view.hits.clone();
        hits.extend(bodies::occurrences(&view, &aliases));
        hits.sort_by_key(|h| (h.first, h.last));
        let view = View::new(source, &reading.tokens, hits, self.vocabulary, marks_case);
        let numerals = Numerals {
            tokens: view.tokens,
            numbers: &language.numbers,
        };
        (reading.periods, reading.dates) = (numerals.periods(), numerals.dates());
        reading.countries = countries(&view);
        let parties = bodies::parties(&view, &units);
        reading.parties = parties
            .iter()
            .map(|id| self.vocabulary.country_name(*id).to_owned())
            .collect();
        for (i, unit) in units.iter().enumerate() {
            unit_norms(&view, unit, i, references, &aliases, &mut reading.norms);
        }
        reading.units = units
            .into_iter()
            .map(|unit| with_headings(&view, unit))
            .collect();
    }
}

fn countries(view: &View<'_>) -> Vec<CountryMention> {
    let mention = |hit: &Hit| match hit.meaning {
        Meaning::Country(country) => Some(CountryMention {
            country,
            first: hit.first,
            last: hit.last,
        }),
        _ => None,
    };
    view.hits.iter().filter_map(mention).collect()
}

/// The tokens into which nothing crosses: the first of every leaf.
fn barrier(outline: &Outline, tokens: &Tokens) -> Vec<bool> {
    let mut barrier = vec![false; tokens.len() + 1];
    for leaf in outline.leaves() {
        barrier[tokens.from_source(leaf.span.start)] = true;
    }
    barrier
}

fn bare(unit: Unit) -> UnitReading {
    UnitReading {
        unit,
        heading_concepts: Vec::new(),
        heading_acts: Vec::new(),
    }
}

fn with_headings(view: &View<'_>, unit: Unit) -> UnitReading {
    let mut reading = bare(unit);
    for span in &reading.unit.headings {
        for hit in view.hits_in(view.range(*span)) {
            match hit.meaning {
                Meaning::Concept(id) => reading.heading_concepts.push(id),
                Meaning::Act(id, _) => reading.heading_acts.push(id),
                Meaning::Class(_) | Meaning::Country(_) => {}
            }
        }
    }
    reading
}

fn unit_norms(
    view: &View<'_>,
    unit: &Unit,
    index: usize,
    references: &[Reference],
    aliases: &[Alias],
    norms: &mut Vec<Norm>,
) {
    if unit.zone == Zone::Repeat {
        return;
    }
    let chapeau = chapeau(view, unit);
    let first_of_unit = norms.len();
    for (position, span) in unit.sentences.iter().enumerate() {
        let range = view.range(*span);
        if range.is_empty() {
            continue;
        }
        let parts = parts::cut(view, range);
        let first_of_sentence = norms.len();
        let mut list_head: Option<Norm> = None;
        for segment in &parts.segments {
            if is_bare(view, segment.range.clone()) {
                continue;
            }
            let previous = norms
                .last()
                .filter(|n| same_article(n, unit, index, first_of_unit, norms));
            let before = Before {
                previous,
                head: previous.and_then(|p| {
                    norms
                        .iter()
                        .rev()
                        .take_while(|n| n.sentence == p.sentence)
                        .last()
                }),
                same_sentence: norms.len() > first_of_sentence,
                chapeau: chapeau
                    .as_ref()
                    .map(|(norm, _)| norm)
                    .filter(|_| position == 0)
                    .or(list_head.as_ref().filter(|_| segment.modal.is_none())),
                chapeau_conditional: chapeau.as_ref().is_some_and(|(_, c)| *c),
            };
            let mut norm = clauses::norm(view, unit.zone, *span, segment, &parts, before);
            norm.id = format!("{}#{}", unit.id, norms.len() - first_of_unit + 1);
            norm.unit = index;
            norm.refers_to = refers_to(references, norm.span);
            bodies::set_party(view, &mut norm, aliases);
            if segment.range.clone().any(|i| view.word(i) == ":") {
                list_head = Some(norm.clone());
            }
            norms.push(norm);
        }
    }
}

/// Whether a segment holds nothing but "or", "and" and punctuation.
fn is_bare(view: &View<'_>, mut range: Range<usize>) -> bool {
    range.all(|i| view.tokens.list[i].punctuation || view.is_class(i, Class::Coordinator))
}

/// Whether the last norm is near enough to point back to: the same unit, or the one just before.
fn same_article(
    norm: &Norm,
    unit: &Unit,
    index: usize,
    first_of_unit: usize,
    norms: &[Norm],
) -> bool {
    norms.len() > first_of_unit || (norm.unit + 1 == index && same_root(&norm.id, &unit.article))
}

fn same_root(id: &str, article: &str) -> bool {
    id.strip_prefix(article)
        .is_some_and(|rest| rest.starts_with("__") || rest.starts_with('#'))
}

/// The norm that a point completes, and whether it breaks off inside a condition.
fn chapeau(view: &View<'_>, unit: &Unit) -> Option<(Norm, bool)> {
    let mut last: Option<(Norm, bool)> = None;
    for span in &unit.chapeau {
        let range = view.range(*span);
        if range.is_empty() {
            continue;
        }
        let parts = parts::cut(view, range.clone());
        let end = range.end;
        let segment = parts.segments.iter().rev().find(|s| !s.range.is_empty())?;
        let before = Before {
            chapeau: last.as_ref().map(|(norm, _)| norm),
            ..Before::default()
        };
        let mut norm = clauses::norm(view, unit.zone, *span, segment, &parts, before);
        for mention in &mut norm.mentions {
            if mention.place == Place::Condition && mention.last + 2 >= end {
                mention.place = Place::Main;
            }
        }
        // "To a national who: (a) is …": the points say who.
        let last_word = range
            .clone()
            .rev()
            .find(|i| !view.tokens.list[*i].punctuation);
        if let Some(relative) = last_word.filter(|i| view.is_class(*i, Class::Relative)) {
            norm.topic = subject::antecedent(view, &norm, relative).or(norm.topic);
        }
        let conditional = parts.conditions.iter().any(|c| c.end + 1 >= end)
            && view.any_class(range, Class::ConditionOpen);
        last = Some((norm, conditional));
    }
    last
}

fn refers_to(references: &[Reference], span: Span) -> Vec<String> {
    let from = references.partition_point(|r| r.span.start < span.start);
    let inside = references[from..]
        .iter()
        .take_while(|r| r.span.start < span.end)
        .filter(|r| r.resolved && span.contains(r.span));
    let mut ids: Vec<String> = inside.map(|r| r.target.clone()).collect();
    ids.dedup();
    ids
}
