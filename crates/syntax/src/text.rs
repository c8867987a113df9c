//! Everything that the passes look up in one text.
//!
//! Reads a text and a lexicon, writes a [`Scan`]: lines, words, phrases, marker candidates.

use crate::lexicon::{Hit, Lexicon, Topic, Word};
use crate::lines::{Line, line_at, lines};
use crate::markers::{Candidate, candidates};

/// Everything that the passes look up in one text.
pub(crate) struct Scan<'a> {
    pub text: &'a str,
    pub lexicon: &'a Lexicon,
    pub lines: Vec<Line>,
    pub words: Vec<Word>,
    pub hits: Vec<Hit>,
    pub candidates: Vec<Candidate>,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        let lines = lines(text);
        let words = lexicon.scan(text);
        let hits = lexicon.hits(&words);
        let candidates = candidates(text, &lines);
        Self {
            text,
            lexicon,
            lines,
            words,
            hits,
            candidates,
        }
    }

    /// The phrases that start in `start..end`.
    pub(crate) fn hits_in(&self, start: usize, end: usize) -> &[Hit] {
        let from = self.hits.partition_point(|hit| hit.start < start);
        let to = self.hits.partition_point(|hit| hit.start < end);
        &self.hits[from..to.max(from)]
    }

    /// The first phrase on `topic` that starts in `start..end`.
    pub(crate) fn find(&self, topic: Topic, start: usize, end: usize) -> Option<&Hit> {
        self.hits_in(start, end)
            .iter()
            .find(|hit| hit.topic == topic)
    }

    /// Whether a phrase on `topic` starts exactly at `at`.
    pub(crate) fn starts(&self, topic: Topic, at: usize) -> bool {
        self.hits_in(at, at + 1)
            .iter()
            .any(|hit| hit.topic == topic)
    }

    /// The marker candidates that start in `start..end`.
    pub(crate) fn candidates_in(&self, start: usize, end: usize) -> &[Candidate] {
        let from = self.candidates.partition_point(|c| c.start < start);
        let to = self.candidates.partition_point(|c| c.start < end);
        &self.candidates[from..to.max(from)]
    }

    /// The lines that start in `start..end`.
    pub(crate) fn lines_in(&self, start: usize, end: usize) -> &[Line] {
        let from = self.lines.partition_point(|l| l.start < start);
        let to = self.lines.partition_point(|l| l.start < end);
        &self.lines[from..to.max(from)]
    }

    /// The line that holds or follows `at`.
    pub(crate) fn line(&self, at: usize) -> Option<&Line> {
        self.lines.get(line_at(&self.lines, at))
    }

    /// Index of the first word that starts at or after `at`.
    pub(crate) fn word_at(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.start < at)
    }

    /// Whether `start..end` could be a heading: short, capitalised, no prose, no closing mark.
    pub(crate) fn is_heading(&self, start: usize, end: usize) -> bool {
        let text = self.text[start..end].trim();
        if text.len() > 160 || text.starts_with('|') {
            return false;
        }
        let bare =
            text.trim_start_matches(['"', '“', '„', '«', '*', '#', '_', '\'', '‘', '[', ' ']);
        let capital = bare
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || c.is_numeric());
        let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
        let close = text.trim_end_matches(['*', '_', ' ']).chars().next_back();
        let open_end = matches!(close, Some(';' | ':' | ',' | '–' | '-' | '(' | '|'));
        let sentence = close == Some('.') && (text.len() > 60 || text.split(' ').count() > 6);
        capital
            && letters > 2
            && !open_end
            && !sentence
            && self.find(Topic::Prose, start, end).is_none()
            && self.find(Topic::Signature, start, end).is_none()
            && self.find(Topic::Enacting, start, end).is_none()
    }
}
