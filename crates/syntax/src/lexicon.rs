//! A grammar made ready for look-up, and the words of a text looked up in it.
//!
//! Reads a [`Grammar`] and a text, writes words and the phrases found among them.

use crate::Grammar;
use corridor_text::{fold, fold_into};
use std::collections::{HashMap, HashSet};
use unicode_normalization::char::is_combining_mark;

/// What a phrase is a sign of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Topic {
    Article,
    ArticleWeak,
    ArticleAd,
    Part,
    Chapter,
    Section,
    Annex,
    Protocol,
    Note,
    Letter,
    Quoting,
    Reply,
    Enacting,
    Signature,
    FinalClause,
    FinalHeading,
    Contract,
    Opener,
    Prose,
    Paragraph,
    Point,
    This,
    Annexed,
    Instrument,
    Between,
    And,
}

/// One word of the text: where it is, and its number in the lexicon (0 for words not in it).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub start: usize,
    pub end: usize,
    pub id: u32,
}

/// A phrase found in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    pub topic: Topic,
    /// Index of its first word.
    pub word: usize,
    pub start: usize,
    pub end: usize,
}

const GAP: u32 = u32::MAX;
const GAP_WORDS: usize = 12;

/// A grammar made ready for look-up.
pub(crate) struct Lexicon {
    words: HashMap<String, u32>,
    phrases: HashMap<u32, Vec<(Topic, Vec<u32>)>>,
    ordinals: HashMap<String, u32>,
    pub abbreviations: HashSet<String>,
    pub after_ordinal: HashSet<String>,
    /// Words for "and" and "or".
    pub joins: HashSet<String>,
}

impl Lexicon {
    pub(crate) fn new(grammar: &Grammar) -> Self {
        let mut lexicon = Self {
            words: HashMap::new(),
            phrases: HashMap::new(),
            ordinals: ordinals(&grammar.ordinals),
            abbreviations: grammar
                .abbreviations
                .iter()
                .map(|a| abbreviation(a))
                .collect(),
            after_ordinal: grammar.after_ordinal.iter().map(|w| fold(w)).collect(),
            joins: grammar.and.iter().map(|w| fold(w)).collect(),
        };
        for (topic, list) in topics(grammar) {
            for phrase in list {
                lexicon.add(topic, phrase);
            }
        }
        lexicon
    }

    fn add(&mut self, topic: Topic, phrase: &str) {
        let mut ids = Vec::new();
        for part in phrase.split_whitespace() {
            if part == ".." {
                ids.push(GAP);
                continue;
            }
            words_of(part, |_, _, word| ids.push(self.intern(word)));
        }
        if let Some(first) = ids.first().copied().filter(|id| *id != GAP) {
            self.phrases.entry(first).or_default().push((topic, ids));
        }
    }

    fn intern(&mut self, word: &str) -> u32 {
        let next = self.words.len() as u32 + 1;
        *self.words.entry(word.to_owned()).or_insert(next)
    }

    /// The words of a text, in order.
    pub(crate) fn scan(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::with_capacity(text.len() / 6);
        words_of(text, |start, end, word| {
            words.push(Word {
                start,
                end,
                id: self.words.get(word).copied().unwrap_or(0),
            });
        });
        words
    }

    /// All phrases among the words, in order of the text.
    pub(crate) fn hits(&self, words: &[Word]) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (at, word) in words.iter().enumerate().filter(|(_, w)| w.id != 0) {
            for (topic, ids) in self.phrases.get(&word.id).into_iter().flatten() {
                if let Some(last) = matched(words, at, ids) {
                    let end = words[last].end;
                    hits.push(Hit {
                        topic: *topic,
                        word: at,
                        start: word.start,
                        end,
                    });
                }
            }
        }
        hits
    }

    /// The number that an ordinal word means.
    pub(crate) fn ordinal(&self, word: &str) -> Option<u32> {
        self.ordinals.get(&fold(word)).copied()
    }
}

/// Index of the last word of the phrase `ids` when it starts at word `at`.
fn matched(words: &[Word], at: usize, ids: &[u32]) -> Option<usize> {
    let mut here = at;
    let mut gap = false;
    for id in ids.iter().skip(1) {
        if *id == GAP {
            gap = true;
            continue;
        }
        let reach = if gap { GAP_WORDS + 1 } else { 1 };
        let from = here + 1;
        let window = words.get(from..(from + reach).min(words.len()))?;
        here = from + window.iter().position(|w| w.id == *id)?;
        gap = false;
    }
    Some(here)
}

fn topics(g: &Grammar) -> [(Topic, &Vec<String>); 26] {
    [
        (Topic::Article, &g.article),
        (Topic::ArticleWeak, &g.article_weak),
        (Topic::ArticleAd, &g.article_ad),
        (Topic::Part, &g.part),
        (Topic::Chapter, &g.chapter),
        (Topic::Section, &g.section),
        (Topic::Annex, &g.annex),
        (Topic::Protocol, &g.protocol),
        (Topic::Note, &g.note),
        (Topic::Letter, &g.letter),
        (Topic::Quoting, &g.quoting),
        (Topic::Reply, &g.reply),
        (Topic::Enacting, &g.enacting),
        (Topic::Signature, &g.signature),
        (Topic::FinalClause, &g.final_clause),
        (Topic::FinalHeading, &g.final_heading),
        (Topic::Contract, &g.contract),
        (Topic::Opener, &g.opener),
        (Topic::Prose, &g.prose),
        (Topic::Paragraph, &g.paragraph),
        (Topic::Point, &g.point),
        (Topic::This, &g.this),
        (Topic::Annexed, &g.annexed),
        (Topic::Instrument, &g.instrument),
        (Topic::Between, &g.between),
        (Topic::And, &g.and),
    ]
}

/// Each language lists its ordinals from one, restarting where the list names a first again, so
/// entries carry their number: `1 first|premier`.
fn ordinals(list: &[String]) -> HashMap<String, u32> {
    let mut found = HashMap::new();
    for entry in list {
        let mut parts = entry.splitn(2, ' ');
        let number = parts.next().and_then(|n| n.parse().ok());
        if let (Some(number), Some(forms)) = (number, parts.next()) {
            found.extend(forms.split('|').map(|form| (fold(form.trim()), number)));
        }
    }
    found
}

/// An abbreviation as it is compared: folded, without its last full stop.
pub(crate) fn abbreviation(word: &str) -> String {
    fold(word.trim_end_matches('.'))
}

/// Calls `each` with start, end and folded form of every word: a run of letters and digits, or `§`.
fn words_of(text: &str, mut each: impl FnMut(usize, usize, &str)) {
    let mut folded = String::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || is_combining_mark(c);
        if let Some(from) = start.filter(|_| !inside) {
            folded.clear();
            fold_into(&text[from..at], &mut folded);
            each(from, at, &folded);
            start = None;
        }
        if inside && start.is_none() {
            start = Some(at);
        }
        if c == '§' {
            each(at, at + c.len_utf8(), "§");
        }
    }
}
