//! Forms: short patterns over folded words, and their flat expansions.
//!
//! The syntax is described in `docs/indicators.md`. A form with optional parts or alternatives of
//! several words expands to several flat [`Pattern`]s, so that matching needs no backtracking over
//! groups.

use crate::vocabulary::{ConceptId, Vocabulary};
use corridor_text::fold;

/// A form never expands to more patterns than this.
const MAX_PATTERNS: usize = 600;
/// Words that `..` spans.
const DEFAULT_GAP: u8 = 5;
/// Shortest literal of a wildcard.
const MIN_STEM: usize = 3;

/// How one word is matched; the strings are folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordPattern {
    /// The whole word.
    Exact(String),
    /// Its beginning.
    Prefix(String),
    /// Its end.
    Suffix(String),
    /// Any part.
    Infix(String),
    /// Any word.
    Any,
    /// A number in digits.
    Number,
}

impl WordPattern {
    /// The literal part.
    pub fn literal(&self) -> Option<&str> {
        match self {
            Self::Exact(s) | Self::Prefix(s) | Self::Suffix(s) | Self::Infix(s) => Some(s),
            Self::Any | Self::Number => None,
        }
    }

    /// Whether a folded word matches.
    pub fn matches(&self, word: &str) -> bool {
        match self {
            Self::Exact(s) => word == s,
            Self::Prefix(s) => word.starts_with(s.as_str()),
            Self::Suffix(s) => word.ends_with(s.as_str()),
            Self::Infix(s) => word.contains(s.as_str()),
            Self::Any => word.starts_with(char::is_alphanumeric),
            Self::Number => word.starts_with(|c: char| c.is_ascii_digit()),
        }
    }
}

/// One place in a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// A word that one of these matches.
    Word(Vec<WordPattern>),
    /// A passage that means this concept.
    Concept(ConceptId),
    /// Up to so many words.
    Gap(u8),
}

/// A flat pattern.
pub type Pattern = Vec<Slot>;

enum Node {
    Slot(Slot),
    Group {
        alternatives: Vec<Vec<Node>>,
        optional: bool,
    },
}

/// Parses a form and expands it.
///
/// # Errors
/// A sentence that says what is wrong with the form.
pub fn parse(form: &str, vocabulary: &Vocabulary) -> Result<Vec<Pattern>, String> {
    let mut parser = Parser {
        chars: form.chars().collect(),
        at: 0,
        vocabulary,
    };
    let nodes = parser.sequence(&[])?;
    let patterns = expand(&nodes)?;
    for pattern in &patterns {
        check(pattern, form)?;
    }
    Ok(patterns)
}

fn check(pattern: &Pattern, form: &str) -> Result<(), String> {
    let literal = |slot: &Slot| match slot {
        Slot::Word(words) => words.iter().all(|w| w.literal().is_some()),
        Slot::Concept(_) => true,
        Slot::Gap(_) => false,
    };
    if !pattern.iter().any(literal) {
        return Err(format!(
            "the form \"{form}\" has no word of its own left without its options"
        ));
    }
    if matches!(pattern.first(), Some(Slot::Gap(_))) || matches!(pattern.last(), Some(Slot::Gap(_)))
    {
        return Err(format!("the form \"{form}\" begins or ends with a gap"));
    }
    Ok(())
}

struct Parser<'a> {
    chars: Vec<char>,
    at: usize,
    vocabulary: &'a Vocabulary,
}

impl Parser<'_> {
    fn sequence(&mut self, closers: &[char]) -> Result<Vec<Node>, String> {
        let mut nodes = Vec::new();
        while let Some(&c) = self.chars.get(self.at) {
            match c {
                _ if closers.contains(&c) => break,
                '(' => nodes.push(self.group(')', false)?),
                '[' => nodes.push(self.group(']', true)?),
                '<' => nodes.push(Node::Slot(self.concept()?)),
                ')' | ']' | '>' | '|' => return Err(format!("\"{c}\" without its opening")),
                c if c.is_whitespace() => self.at += 1,
                _ => self.words(&mut nodes)?,
            }
        }
        Ok(nodes)
    }

    fn group(&mut self, close: char, optional: bool) -> Result<Node, String> {
        self.at += 1;
        let mut alternatives = Vec::new();
        loop {
            alternatives.push(self.sequence(&['|', close])?);
            match self.chars.get(self.at) {
                Some('|') => self.at += 1,
                Some(c) if *c == close => break,
                _ => return Err(format!("a group lacks its \"{close}\"")),
            }
        }
        self.at += 1;
        if alternatives.iter().any(Vec::is_empty) {
            return Err("an alternative is empty; make the group optional with [ ]".to_owned());
        }
        Ok(Node::Group {
            alternatives,
            optional,
        })
    }

    fn concept(&mut self) -> Result<Slot, String> {
        let rest: String = self.chars[self.at + 1..]
            .iter()
            .take_while(|c| **c != '>')
            .collect();
        self.at += rest.chars().count() + 2;
        let id = self.vocabulary.concept(&rest);
        id.map(Slot::Concept)
            .ok_or_else(|| format!("there is no concept \"{rest}\""))
    }

    fn words(&mut self, nodes: &mut Vec<Node>) -> Result<(), String> {
        let is_end = |c: &char| c.is_whitespace() || "()[]<>|".contains(*c);
        let raw: String = self.chars[self.at..]
            .iter()
            .take_while(|c| !is_end(c))
            .collect();
        self.at += raw.chars().count();
        if let Some(width) = raw.strip_prefix("..") {
            let width = match width {
                "" => DEFAULT_GAP,
                n => n
                    .parse()
                    .map_err(|_| format!("\"..{n}\" is no gap; write .. or ..8"))?,
            };
            nodes.push(Node::Slot(Slot::Gap(width)));
            return Ok(());
        }
        let parts: Vec<&str> = raw
            .split(['-', '\'', '’'])
            .filter(|p| !p.is_empty())
            .collect();
        for part in parts {
            nodes.push(Node::Slot(Slot::Word(vec![word(part)?])));
        }
        Ok(())
    }
}

fn word(raw: &str) -> Result<WordPattern, String> {
    let literal = fold(raw.trim_matches('*'));
    if literal.contains('*') {
        return Err(format!(
            "\"{raw}\" has a * inside; it may stand at either end only"
        ));
    }
    match (raw, raw.starts_with('*'), raw.ends_with('*')) {
        ("_", ..) => Ok(WordPattern::Any),
        ("#", ..) => Ok(WordPattern::Number),
        (_, false, false) => Ok(WordPattern::Exact(literal)),
        _ if literal.chars().count() < MIN_STEM => Err(format!(
            "\"{raw}\" gives fewer than {MIN_STEM} letters before its *"
        )),
        (_, true, true) => Ok(WordPattern::Infix(literal)),
        (_, true, false) => Ok(WordPattern::Suffix(literal)),
        (_, false, true) => Ok(WordPattern::Prefix(literal)),
    }
}

fn expand(nodes: &[Node]) -> Result<Vec<Pattern>, String> {
    let mut patterns: Vec<Pattern> = vec![Vec::new()];
    for node in nodes {
        let choices = match node {
            Node::Slot(slot) => vec![vec![slot.clone()]],
            Node::Group {
                alternatives,
                optional,
            } => group_choices(alternatives, *optional)?,
        };
        patterns = patterns
            .iter()
            .flat_map(|p| choices.iter().map(|c| p.iter().chain(c).cloned().collect()))
            .collect();
        if patterns.len() > MAX_PATTERNS {
            return Err("too many alternatives of several words; split the form".to_owned());
        }
    }
    Ok(patterns)
}

/// The ways to fill a group: single words join in one slot, the rest stands apart.
fn group_choices(alternatives: &[Vec<Node>], optional: bool) -> Result<Vec<Pattern>, String> {
    let mut words = Vec::new();
    let mut choices = Vec::new();
    for alternative in alternatives {
        for pattern in expand(alternative)? {
            match pattern.as_slice() {
                [Slot::Word(more)] => words.extend(more.clone()),
                _ => choices.push(pattern),
            }
        }
    }
    if !words.is_empty() {
        choices.push(vec![Slot::Word(words)]);
    }
    if optional {
        choices.push(Vec::new());
    }
    Ok(choices)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(form: &str) -> Result<usize, String> {
        parse(form, &Vocabulary::default()).map(|p| p.len())
    }

    #[test]
    fn single_words_share_a_slot_and_options_multiply() {
        assert_eq!(count("(bear|bears|pay)"), Ok(1));
        assert_eq!(count("[the] (fee|service charge) .. paid"), Ok(4));
    }

    #[test]
    fn mistakes_are_told() {
        assert!(count("ab*").unwrap_err().contains("fewer than 3"));
        assert!(count("[the]").unwrap_err().contains("no word of its own"));
        assert!(count("(a|b").unwrap_err().contains("lacks its"));
        assert!(count("<no_such>").unwrap_err().contains("no concept"));
        assert!(count("a ..x b").unwrap_err().contains("is no gap"));
    }

    #[test]
    fn hyphens_and_accents_do_not_matter() {
        let patterns = parse("Co-opération", &Vocabulary::default()).unwrap();
        assert_eq!(patterns[0].len(), 2);
        assert_eq!(
            patterns[0][1],
            Slot::Word(vec![WordPattern::Exact("operation".into())])
        );
    }
}
