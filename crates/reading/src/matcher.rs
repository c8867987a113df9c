//! One automaton per language finds the anchors; words around them are verified on tokens.
//!
//! Reads folded [`Tokens`], writes [`Hit`]s. A pattern's anchor is its longest literal word. Concepts
//! inside patterns are matched by what lower levels found, so patterns are verified level by level.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};
use corridor_catalog::{ConceptId, Language, Meaning, Pattern, Slot, Vocabulary, WordPattern};
use corridor_text::Tokens;
use std::collections::HashMap;

/// A pattern found: its meaning and the tokens `first..last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hit {
    /// What it means.
    pub meaning: Meaning,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
}

/// A language's patterns, compiled.
pub struct Matcher<'a> {
    automaton: AhoCorasick,
    /// For every needle: patterns and the slot that it anchors.
    needles: Vec<Vec<(u32, u8)>>,
    patterns: &'a [(Pattern, Meaning)],
    /// Patterns anchored at a concept, by that concept's narrower ids.
    by_concept: HashMap<ConceptId, Vec<(u32, u8)>>,
    levels: Vec<u8>,
    depth: u8,
}

/// Deepest nesting of concepts in concepts.
const MAX_DEPTH: u8 = 6;

impl<'a> Matcher<'a> {
    /// Compiles a language's patterns.
    pub fn new(language: &'a Language, vocabulary: &Vocabulary) -> Self {
        let patterns = language.patterns(vocabulary);
        let narrower = narrower(vocabulary);
        let levels = levels(patterns, &narrower, vocabulary.concept_count());
        let mut needles: Vec<Vec<(u32, u8)>> = Vec::new();
        let mut texts: Vec<String> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut by_concept: HashMap<ConceptId, Vec<(u32, u8)>> = HashMap::new();
        for (i, (pattern, _)) in patterns.iter().enumerate() {
            let (slot, words) = anchor(pattern);
            match words {
                Some(words) => {
                    for needle in words.iter().filter_map(needle) {
                        let at = *known.entry(needle.clone()).or_insert_with(|| {
                            texts.push(needle);
                            needles.push(Vec::new());
                            needles.len() - 1
                        });
                        needles[at].push((i as u32, slot as u8));
                    }
                }
                None => {
                    if let Some(Slot::Concept(wanted)) = pattern.get(slot) {
                        for id in narrower.get(wanted).into_iter().flatten() {
                            let patterns = by_concept.entry(*id).or_default();
                            patterns.push((i as u32, slot as u8));
                        }
                    }
                }
            }
        }
        let automaton = AhoCorasickBuilder::new()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&texts)
            .expect("needles are few and short");
        let depth = levels.iter().copied().max().unwrap_or(0);
        Self {
            automaton,
            needles,
            patterns,
            by_concept,
            levels,
            depth,
        }
    }

    /// All hits in `tokens`, in order. `barrier[i]` says that nothing crosses into token `i`.
    pub fn find(&self, tokens: &Tokens, barrier: &[bool], vocabulary: &Vocabulary) -> Vec<Hit> {
        let mut search = Search {
            matcher: self,
            tokens,
            barrier,
            vocabulary,
            starts: vec![Vec::new(); tokens.len() + 1],
            ends: vec![Vec::new(); tokens.len() + 1],
            hits: Vec::new(),
        };
        let mut waiting = vec![Vec::new(); self.depth as usize + 1];
        for found in self.automaton.find_overlapping_iter(&tokens.folded) {
            let token = tokens.at_folded(found.start());
            for (pattern, slot) in &self.needles[found.pattern().as_usize()] {
                waiting[self.levels[*pattern as usize] as usize].push((*pattern, *slot, token));
            }
        }
        for (level, candidates) in waiting.into_iter().enumerate() {
            for (pattern, slot, token) in candidates {
                search.verify(pattern, slot, token, token + 1);
            }
            search.concept_anchored(level as u8);
        }
        search.finish()
    }
}

/// The anchor: the slot of words whose shortest literal is longest, else the first concept.
fn anchor(pattern: &Pattern) -> (usize, Option<&[WordPattern]>) {
    let weight = |words: &[WordPattern]| {
        words
            .iter()
            .map(|w| w.literal().map_or(0, str::len))
            .min()
            .unwrap_or(0)
    };
    let best = pattern
        .iter()
        .enumerate()
        .filter_map(|(i, slot)| match slot {
            Slot::Word(words) if weight(words) > 0 => Some((weight(words), i, words)),
            _ => None,
        })
        .max_by_key(|(weight, i, _)| (*weight, usize::MAX - i));
    match best {
        Some((_, i, words)) => (i, Some(words)),
        None => (
            pattern
                .iter()
                .position(|s| matches!(s, Slot::Concept(_)))
                .unwrap_or(0),
            None,
        ),
    }
}

/// For every concept, itself and all narrower ones.
type Narrower = HashMap<ConceptId, Vec<ConceptId>>;

fn narrower(vocabulary: &Vocabulary) -> Narrower {
    let mut narrower = Narrower::new();
    for (id, _) in vocabulary.concepts() {
        for broad in vocabulary.broader(id) {
            narrower.entry(*broad).or_default().push(id);
        }
    }
    narrower
}

fn needle(word: &WordPattern) -> Option<String> {
    match word {
        WordPattern::Exact(s) => Some(format!(" {s} ")),
        WordPattern::Prefix(s) => Some(format!(" {s}")),
        WordPattern::Suffix(s) => Some(format!("{s} ")),
        WordPattern::Infix(s) => Some(s.clone()),
        WordPattern::Any | WordPattern::Number => None,
    }
}

/// For every pattern: 0 without concepts inside, else one more than the deepest of them.
fn levels(patterns: &[(Pattern, Meaning)], narrower: &Narrower, concepts: usize) -> Vec<u8> {
    let mut of_concept = vec![0u8; concepts];
    let mut levels = vec![0u8; patterns.len()];
    for _ in 0..MAX_DEPTH {
        for (level, (pattern, meaning)) in levels.iter_mut().zip(patterns) {
            let inside = pattern.iter().filter_map(|slot| match slot {
                Slot::Concept(wanted) => Some(*wanted),
                _ => None,
            });
            for wanted in inside {
                let narrow = narrower.get(&wanted).into_iter().flatten();
                let deepest = narrow.map(|id| of_concept[id.0 as usize]).max();
                *level = (*level).max(deepest.unwrap_or(0) + 1).min(MAX_DEPTH);
            }
            if let Meaning::Concept(id) = meaning {
                let own = &mut of_concept[id.0 as usize];
                *own = (*own).max(*level);
            }
        }
    }
    levels
}

struct Search<'a> {
    matcher: &'a Matcher<'a>,
    tokens: &'a Tokens,
    barrier: &'a [bool],
    vocabulary: &'a Vocabulary,
    /// Concepts that start at a token, with their end; and the other way round.
    starts: Vec<Vec<(ConceptId, usize)>>,
    ends: Vec<Vec<(ConceptId, usize)>>,
    hits: Vec<Hit>,
}

impl Search<'_> {
    fn verify(&mut self, pattern: u32, slot: u8, first: usize, last: usize) {
        let (slots, meaning) = &self.matcher.patterns[pattern as usize];
        let slot = slot as usize;
        let Some(end) = self.right(&slots[slot + 1..], last) else {
            return;
        };
        let Some(start) = self.left(&slots[..slot], first) else {
            return;
        };
        self.add(Hit {
            meaning: *meaning,
            first: start,
            last: end,
        });
    }

    fn add(&mut self, hit: Hit) {
        if let Meaning::Concept(id) = hit.meaning {
            if self.starts[hit.first].contains(&(id, hit.last)) {
                return;
            }
            self.starts[hit.first].push((id, hit.last));
            self.ends[hit.last].push((id, hit.first));
        }
        self.hits.push(hit);
    }

    /// Verifies the patterns of this level that are anchored at a concept.
    fn concept_anchored(&mut self, level: u8) {
        let matcher = self.matcher;
        let mut found = Vec::new();
        for first in 0..self.starts.len() {
            for (id, last) in &self.starts[first] {
                for (pattern, slot) in matcher.by_concept.get(id).into_iter().flatten() {
                    if matcher.levels[*pattern as usize] == level {
                        found.push((*pattern, *slot, first, *last));
                    }
                }
            }
        }
        for (pattern, slot, first, last) in found {
            self.verify(pattern, slot, first, last);
        }
    }

    fn right(&self, slots: &[Slot], at: usize) -> Option<usize> {
        let Some((slot, rest)) = slots.split_first() else {
            return Some(at);
        };
        if at >= self.tokens.len() {
            return None;
        }
        match slot {
            Slot::Gap(width) => (0..=*width as usize)
                .take_while(|n| *n == 0 || self.may_skip(at + n - 1))
                .find_map(|n| self.right(rest, at + n)),
            _ if self.barrier[at] => None,
            Slot::Word(words) => {
                let word = self.tokens.word(at);
                let fits = words.iter().any(|w| w.matches(word));
                if fits { self.right(rest, at + 1) } else { None }
            }
            Slot::Concept(wanted) => self.starts[at]
                .iter()
                .filter(|(id, _)| self.vocabulary.is(*id, *wanted))
                .find_map(|(_, end)| self.right(rest, *end)),
        }
    }

    fn left(&self, slots: &[Slot], at: usize) -> Option<usize> {
        let Some((slot, rest)) = slots.split_last() else {
            return Some(at);
        };
        if at == 0 || self.barrier[at] {
            return None;
        }
        match slot {
            Slot::Gap(width) => (0..=*width as usize)
                .take_while(|n| *n == 0 || (at >= *n && self.may_skip(at - n)))
                .find_map(|n| self.left(rest, at - n)),
            Slot::Word(words) => {
                let word = self.tokens.word(at - 1);
                let fits = words.iter().any(|w| w.matches(word));
                if fits { self.left(rest, at - 1) } else { None }
            }
            Slot::Concept(wanted) => self.ends[at]
                .iter()
                .filter(|(id, _)| self.vocabulary.is(*id, *wanted))
                .find_map(|(_, start)| self.left(rest, *start)),
        }
    }

    /// Whether a gap may span token `i`: no stop, save the point of an ordinal ("am 1. Mai").
    fn may_skip(&self, i: usize) -> bool {
        if i >= self.tokens.len() || self.barrier[i] {
            return false;
        }
        let ordinal = i > 0
            && self.tokens.word(i) == "."
            && self
                .tokens
                .word(i - 1)
                .starts_with(|c: char| c.is_ascii_digit())
            && !self.barrier[i + 1];
        ordinal || !matches!(self.tokens.word(i), ";" | ":" | "." | "!" | "?")
    }

    fn finish(mut self) -> Vec<Hit> {
        self.hits
            .sort_by_key(|h| (h.first, h.last, order(h.meaning)));
        self.hits.dedup();
        drop_inner_countries(&mut self.hits);
        self.hits
    }
}

/// "Guinea" inside "Guinea-Bissau" names no country of its own.
fn drop_inner_countries(hits: &mut Vec<Hit>) {
    let is_country = |h: &Hit| matches!(h.meaning, Meaning::Country(_));
    let countries: Vec<Hit> = hits.iter().filter(|h| is_country(h)).copied().collect();
    let inner = |hit: &Hit| {
        let from = countries.partition_point(|c| c.last + 12 < hit.first);
        countries[from..]
            .iter()
            .take_while(|c| c.first <= hit.first)
            .any(|c| hit.last <= c.last && c.last - c.first > hit.last - hit.first)
    };
    hits.retain(|h| !is_country(h) || !inner(h));
}

fn order(meaning: Meaning) -> (u8, u16, u8) {
    match meaning {
        Meaning::Concept(id) => (0, id.0, 0),
        Meaning::Act(id, form) => (1, id.0, form as u8),
        Meaning::Class(class) => (2, class as u16, 0),
        Meaning::Country(id) => (3, id.0, 0),
    }
}
