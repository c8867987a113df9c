//! Words parted at the end of a line.

use super::page::Line;
use std::collections::{HashMap, HashSet};

/// The words of a document, which tell how a parted word is written.
pub(crate) struct Vocabulary {
    words: HashMap<String, u32>,
    /// Words that follow a hyphen and a space, as *und* in "Ein- und Ausreise".
    after_hyphen: HashSet<String>,
}

impl Vocabulary {
    /// Counts the words within lines; the first and last of a line may be parts.
    pub fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let (mut words, mut after_hyphen) = (HashMap::new(), HashSet::new());
        for line in lines {
            let parted = line.text.ends_with(is_hyphen);
            let pairs = line
                .text
                .split_whitespace()
                .zip(line.text.split_whitespace().skip(1));
            let open = pairs.filter(|(word, _)| word.len() > 1 && word.ends_with(is_hyphen));
            after_hyphen.extend(open.map(|(_, next)| bare(next).to_lowercase()));
            let all: Vec<&str> = line.text.split_whitespace().map(bare).collect();
            let last = all.len() - usize::from(parted && !all.is_empty());
            for word in all[..last].iter().skip(1).filter(|w| !w.is_empty()) {
                *words.entry(word.to_lowercase()).or_insert(0) += 1;
            }
        }
        Self {
            words,
            after_hyphen,
        }
    }

    fn count(&self, word: &str) -> u32 {
        self.words.get(&word.to_lowercase()).copied().unwrap_or(0)
    }

    /// Adds the next line of a paragraph to its text.
    pub fn join(&self, text: &mut String, next: &str) {
        let parted = text.ends_with(is_hyphen)
            && text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
            && next.starts_with(char::is_alphabetic);
        match parted {
            true => self.close(text, next),
            false => {
                if !text.is_empty() && !text.ends_with(char::is_whitespace) {
                    text.push(' ');
                }
                text.push_str(next);
            }
        }
    }

    fn close(&self, text: &mut String, next: &str) {
        let soft = text.ends_with('\u{ad}');
        let end = text.trim_end_matches(is_hyphen).len();
        let head = bare(text[..end].rsplit(char::is_whitespace).next().unwrap_or("")).to_owned();
        let tail = bare(next.split_whitespace().next().unwrap_or(""));
        text.truncate(end);
        if !soft && !self.is_one_word(&head, tail) {
            text.push('-');
            if self.after_hyphen.contains(&tail.to_lowercase()) {
                text.push(' ');
            }
        }
        text.push_str(next);
    }

    /// Whether two parts are one word without a hyphen.
    fn is_one_word(&self, head: &str, tail: &str) -> bool {
        let (joined, hyphened) = (
            self.count(&format!("{head}{tail}")),
            self.count(&format!("{head}-{tail}")),
        );
        if joined != hyphened {
            return joined > hyphened;
        }
        let small = tail.starts_with(char::is_lowercase)
            || !head.ends_with(char::is_lowercase) && tail.starts_with(char::is_uppercase);
        // A hyphen that parts a word in three is seen at the second place.
        let compound = tail.contains('-') && self.count(head) > 0;
        small && self.count(tail) == 0 && !compound
    }
}

/// A hyphen that is seen, or one that is set where a word may be parted.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}')
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}
