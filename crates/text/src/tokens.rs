//! Folded words with their places: the layer that patterns match on.
//!
//! Folding makes spelling variants equal (case, accents, `ß`, quotation marks, hyphens); the
//! offsets of every token keep the way back to the exact quote.

use crate::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word, a number or a mark of punctuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Its place in the source.
    pub span: Span,
    /// Its place in [`Tokens::folded`].
    folded: Span,
    /// Whether it is punctuation.
    pub punctuation: bool,
    /// Whether a hyphen follows directly ("Lohn-" in "Lohn- und Arbeitsbedingungen").
    pub hyphenated: bool,
}

/// The tokens of a text. `folded` is every token's folded form, each between single spaces.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    /// All tokens in order.
    pub list: Vec<Token>,
    /// " word word , word ": what an automaton searches.
    pub folded: String,
    /// Token that covers or follows each byte of `folded`, sampled at token starts.
    starts: Vec<usize>,
}

impl Tokens {
    /// Splits `text`; offsets are those of `text` plus `offset`.
    pub fn of(text: &str, offset: usize) -> Self {
        let mut tokens = Tokens {
            folded: String::from(" "),
            ..Default::default()
        };
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if is_word(c) {
                let mut end = at + c.len_utf8();
                while let Some(&(next, n)) = chars.peek() {
                    let decimal = matches!(n, '.' | ',') && is_decimal(text, next);
                    if !(is_word(n) || is_joiner(n) || decimal) {
                        break;
                    }
                    end = next + n.len_utf8();
                    chars.next();
                }
                tokens.push(&text[at..end], Span::new(offset + at, offset + end), false);
            } else if is_hyphen(c) {
                tokens.mark_hyphen(offset + at);
            } else if matches!(c, '.' | ',' | ';' | ':' | '(' | ')' | '!' | '?') {
                let end = at + c.len_utf8();
                tokens.push(&text[at..end], Span::new(offset + at, offset + end), true);
            }
        }
        tokens
    }

    fn push(&mut self, raw: &str, span: Span, punctuation: bool) {
        let start = self.folded.len();
        fold_into(raw, &mut self.folded);
        if self.folded.len() == start {
            return;
        }
        let folded = Span::new(start, self.folded.len());
        self.folded.push(' ');
        self.starts.push(start);
        self.list.push(Token {
            span,
            folded,
            punctuation,
            hyphenated: false,
        });
    }

    fn mark_hyphen(&mut self, at: usize) {
        if let Some(last) = self.list.last_mut() {
            last.hyphenated |= last.span.end == at;
        }
    }

    /// The folded form of token `i`.
    pub fn word(&self, i: usize) -> &str {
        let span = self.list[i].folded;
        &self.folded[span.start..span.end]
    }

    /// The token that begins at or contains byte `at` of `folded`; a space belongs to the next one.
    pub fn at_folded(&self, at: usize) -> usize {
        let at = if self.folded.as_bytes()[at] == b' ' {
            at + 1
        } else {
            at
        };
        self.starts.partition_point(|s| *s <= at).saturating_sub(1)
    }

    /// The first token that starts at or after byte `at` of the source.
    pub fn from_source(&self, at: usize) -> usize {
        self.list.partition_point(|t| t.span.start < at)
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// Folds a word as tokens are folded: lower case, no accents, `ss` for `ß`, `σ` for `ς`.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// Appends the folded word to a buffer that the caller keeps; see [`fold`].
pub fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    for c in word
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !is_joiner(*c))
    {
        match c {
            'ß' => out.push_str("ss"),
            'ς' => out.push('σ'),
            'Æ' | 'æ' => out.push_str("ae"),
            'Œ' | 'œ' => out.push_str("oe"),
            'Ø' | 'ø' => out.push('o'),
            'Ł' | 'ł' => out.push('l'),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Invisible characters inside a word: soft hyphen, zero-width joiners.
fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_decimal(text: &str, at: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    digit(text[..at].chars().next_back()) && digit(text[at + 1..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let tokens = Tokens::of(text, 0);
        (0..tokens.len())
            .map(|i| tokens.word(i).to_owned())
            .collect()
    }

    #[test]
    fn spelling_variants_fold_alike() {
        assert_eq!(
            words("Co-operation, Löhne – Maß\u{ad}nahme 1.50"),
            ["co", "operation", ",", "lohne", "massnahme", "1.50"]
        );
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let text = "Die «Löhne» der Arbeiter";
        let tokens = Tokens::of(text, 0);
        let at = tokens.folded.find("lohne").unwrap();
        let i = tokens.at_folded(at);
        assert_eq!(
            &text[tokens.list[i].span.start..tokens.list[i].span.end],
            "Löhne"
        );
        assert_eq!(tokens.at_folded(at - 1), i);
    }

    #[test]
    fn truncated_compounds_are_marked() {
        let tokens = Tokens::of("Lohn‑ und Arbeitsbedingungen", 0);
        assert!(tokens.list[0].hyphenated && !tokens.list[1].hyphenated);
    }
}
