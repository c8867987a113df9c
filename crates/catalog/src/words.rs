//! The words of a language, by which a text is seen to be legible; they tell nothing of what it means.
//!
//! Reads `languages/<xx>/words.txt`, `endings` and `joints` of the grammar, the words of all forms and model
//! clauses; writes [`Words`].

use crate::{
    clause::ModelClause,
    diagnostic::Diagnostic,
    files::Files,
    form::{Pattern, Slot, WordPattern},
    language::Language,
    vocabulary::Vocabulary,
};
use corridor_text::{Tokens, fold};
use std::collections::HashSet;

/// Least letters of what is left of a word without its ending, and of the parts of a compound.
const STEM: usize = 4;
/// Longest word whose parts are looked for, in letters.
const LONGEST: usize = 60;

/// The words of a language, folded.
#[derive(Debug, Clone, Default)]
pub struct Words {
    known: HashSet<String>,
    /// Known words without one of the endings.
    stems: HashSet<String>,
    endings: Vec<String>,
    joints: Vec<String>,
}

impl Words {
    /// The words of a language; none where it has no list, as its forms alone are too few.
    pub fn of(
        language: &Language,
        clauses: &[ModelClause],
        vocabulary: &Vocabulary,
    ) -> Option<Self> {
        if language.listed.is_empty() {
            return None;
        }
        let mut words = Self {
            endings: language.endings.clone(),
            joints: language.joints.clone(),
            ..Self::default()
        };
        words.known.extend(language.listed.iter().cloned());
        words.known.extend(language.function_words.iter().cloned());
        for clause in clauses.iter().filter(|c| c.language == language.code) {
            words.text(&clause.text);
            words.text(&clause.heading);
        }
        for (pattern, _) in language.patterns(vocabulary) {
            words.pattern(pattern);
        }
        let known: Vec<String> = words.known.iter().cloned().collect();
        for word in known {
            words.stem(&word);
        }
        Some(words)
    }

    /// Whether a folded word is one of the language: as listed, with another ending, or made of two.
    pub fn knows(&self, word: &str) -> bool {
        self.simple(word) || self.compound(word, 2)
    }

    fn simple(&self, word: &str) -> bool {
        self.known.contains(word)
            || self.stems.contains(word)
            || self
                .endings
                .iter()
                .filter_map(|e| word.strip_suffix(e.as_str()))
                .any(|stem| self.stems.contains(stem))
    }

    /// Two or more known words end to end, with a joint between them.
    fn compound(&self, word: &str, depth: u8) -> bool {
        if self.joints.is_empty() || depth == 0 || !(2 * STEM..=LONGEST).contains(&word.len()) {
            return false;
        }
        let places = (STEM..=word.len() - STEM).filter(|at| word.is_char_boundary(*at));
        places.into_iter().any(|at| {
            let (first, second) = word.split_at(at);
            self.opens(first) && (self.simple(second) || self.compound(second, depth - 1))
        })
    }

    fn opens(&self, part: &str) -> bool {
        let jointed = |joint: &String| {
            part.strip_suffix(joint.as_str())
                .is_some_and(|p| p.len() >= STEM && self.known.contains(p))
        };
        self.known.contains(part) || self.joints.iter().any(jointed)
    }

    fn text(&mut self, text: &str) {
        let tokens = Tokens::of(text, 0);
        let words = (0..tokens.len()).map(|i| tokens.word(i).to_owned());
        self.known
            .extend(words.filter(|w| w.chars().all(char::is_alphabetic)));
    }

    fn pattern(&mut self, pattern: &Pattern) {
        for slot in pattern {
            let Slot::Word(words) = slot else { continue };
            for word in words {
                match word {
                    WordPattern::Exact(word) => drop(self.known.insert(word.clone())),
                    WordPattern::Prefix(word) if word.len() >= STEM => {
                        self.stems.insert(word.clone());
                    }
                    _ => {}
                }
            }
        }
    }

    fn stem(&mut self, word: &str) {
        let stems = self
            .endings
            .iter()
            .filter_map(|e| word.strip_suffix(e.as_str()))
            .chain([word])
            .filter(|s| s.chars().count() >= STEM);
        let stems: Vec<String> = stems.map(str::to_owned).collect();
        self.stems.extend(stems);
    }
}

/// The folded words of `languages/<code>/words.txt`: words parted by white space, `#` opens a remark.
pub(crate) fn listed(code: &str, files: &Files, errors: &mut Vec<Diagnostic>) -> Vec<String> {
    let path = format!("languages/{code}/words.txt");
    let mut words = Vec::new();
    let text = files.get(&path).unwrap_or("");
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.split('#').next().unwrap_or("");
        for word in body.split_whitespace() {
            if word.chars().all(char::is_alphabetic) {
                words.push(fold(word));
            } else {
                let start = at + line.find(word).unwrap_or(0);
                let message =
                    format!("\"{word}\" is no word; write letters only, parted by spaces");
                let span = start..start + word.len();
                errors.push(Diagnostic::at(&path, text, span, message));
            }
        }
        at += line.len();
    }
    words
}

/// Lists of words that no language takes up.
pub(crate) fn stray(files: &Files) -> Vec<Diagnostic> {
    let stray = |path: &str| {
        let place = path
            .strip_prefix("languages/")
            .and_then(|p| p.strip_suffix("/words.txt"));
        let grammar = place.map(|code| format!("languages/{code}/grammar.toml"));
        grammar.is_none_or(|g| files.get(&g).is_none())
    };
    files
        .iter()
        .filter(|(path, _)| path.ends_with(".txt") && stray(path))
        .map(|(path, _)| {
            let message = "nothing takes this up; words stand in languages/<code>/words.txt beside a \
                           grammar.toml";
            Diagnostic::of(path, message)
        })
        .collect()
}
