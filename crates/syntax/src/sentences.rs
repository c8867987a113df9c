//! Text to sentences.
//!
//! Reads a stretch of text, writes where its sentences end: by Unicode rules, less the full stops
//! of abbreviations and ordinals, plus blank lines.

use crate::lexicon::{Lexicon, abbreviation};
use corridor_text::Span;
use corridor_text::fold;
use icu_segmenter::{SentenceSegmenter, SentenceSegmenterBorrowed};

/// Splits text into sentences.
pub(crate) struct Splitter<'a> {
    lexicon: &'a Lexicon,
    rules: SentenceSegmenterBorrowed<'static>,
}

impl<'a> Splitter<'a> {
    pub(crate) fn new(lexicon: &'a Lexicon) -> Self {
        Self {
            lexicon,
            rules: SentenceSegmenter::new(Default::default()),
        }
    }

    /// The sentences of `span`, each with the white space after it; together they are the span.
    pub(crate) fn split(&self, text: &str, span: Span) -> Vec<Span> {
        let mut found = Vec::new();
        let mut from = span.start;
        for end in block_ends(&text[span.start..span.end]) {
            self.block(text, Span::new(from, span.start + end), &mut found);
            from = span.start + end;
        }
        self.join_lone(text, found)
    }

    /// A lone "or" between two points goes with the sentence before it.
    fn join_lone(&self, text: &str, all: Vec<Span>) -> Vec<Span> {
        let mut found: Vec<Span> = Vec::new();
        for span in all {
            let word = text[span.start..span.end].trim_matches(|c: char| !c.is_alphanumeric());
            let lone = !word.is_empty() && self.lexicon.joins.contains(&fold(word));
            match found.last_mut() {
                Some(last) if lone => last.end = span.end,
                _ => found.push(span),
            }
        }
        found
    }

    /// The sentences of a block without blank lines.
    fn block(&self, text: &str, span: Span, found: &mut Vec<Span>) {
        let flat = text[span.start..span.end].replace(
            ['\n', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}', '\u{b}'],
            " ",
        );
        let same = flat.len() == span.len();
        let flat = if same {
            flat.as_str()
        } else {
            &text[span.start..span.end]
        };
        let mut from = 0;
        for end in self.rules.segment_str(flat).filter(|end| *end > 0) {
            if end < flat.len() && !self.ends(&flat[from..end], &flat[end..]) {
                continue;
            }
            found.push(Span::new(span.start + from, span.start + end));
            from = end;
        }
    }

    /// Whether a sentence really ends between two texts.
    fn ends(&self, before: &str, after: &str) -> bool {
        let trimmed = before.trim_end();
        let Some(stem) = trimmed.strip_suffix('.') else {
            return true;
        };
        let word = stem
            .rsplit(|c: char| c.is_whitespace() || "(«„“\"".contains(c))
            .next()
            .unwrap_or("");
        let next = after
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or("");
        if word.is_empty() || !before[trimmed.len()..].is_empty() && after.trim().is_empty() {
            return true;
        }
        let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
        let ordinal = word.bytes().all(|b| b.is_ascii_digit())
            && word.len() < 3
            && self.lexicon.after_ordinal.contains(&fold(next));
        let last = word.rsplit('.').next().unwrap_or(word);
        let short = [word, last]
            .iter()
            .any(|w| self.lexicon.abbreviations.contains(&abbreviation(w)));
        !(initial || ordinal || short)
    }
}

/// Where blank lines end, and the end of the text.
fn block_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let (mut at, mut blank) = (0, false);
    for line in text.split_inclusive('\n') {
        let empty = line.trim().is_empty();
        if blank && !empty {
            ends.push(at);
        }
        blank = empty && (at > 0 || blank) || line.contains('\u{c}');
        at += line.len();
    }
    ends.push(text.len());
    ends
}
