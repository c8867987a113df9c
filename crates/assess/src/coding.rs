//! What an indicator says of one text.

use corridor_catalog::print_record;
use corridor_text::Span;
use serde_json::{Map, Value as Json};

/// An indicator's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A level of a scale, or a count.
    Number(i32),
    /// One word of a single choice.
    Word(String),
    /// Labels of a multiple choice, in the indicator's order; never empty.
    Labels(Vec<String>),
    /// The fields of a record, in the indicator's order.
    Record(Map<String, Json>),
    /// The text speaks of it, but who must do or pay what cannot be told.
    Undecided,
    /// The text's language has no lexicon, or nothing was found in a text that is partly illegible or missing.
    NotAssessed,
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Number(n) => write!(f, "{n}"),
            Value::Word(w) => f.write_str(w),
            Value::Labels(l) => f.write_str(&l.join("|")),
            Value::Record(fields) => f.write_str(&print_record(fields)),
            Value::Undecided => f.write_str("U"),
            Value::NotAssessed => f.write_str("not_assessed"),
        }
    }
}

/// An exact passage of the source that supports a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The passage.
    pub span: Span,
    /// For a point of a list: the words that open the list, which it completes.
    pub opening: Option<Span>,
    /// Id of the smallest node around it, such as `art_5__para_2`.
    pub article: String,
    /// Whether it contradicts the standard, rather than promising what it asks.
    pub contrary: bool,
    /// What it shows, in a sentence or a word (`promise`, a label); empty for a nearest passage.
    pub shows: String,
}

/// What a zero rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Searched {
    /// Language of the lexicon that searched, as ISO 639-1; empty when there is none.
    pub language: String,
    /// Number of articles (or article-like parts) read.
    pub articles: usize,
    /// Number of clauses read.
    pub clauses: usize,
    /// Whether so much of the text was legible that what was not found can be called absent.
    pub legible: bool,
    /// What the file leaves out: "page 3", "Annex II".
    pub missing: Vec<String>,
}

/// An indicator's answer for one text, with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Coding {
    /// Indicator id.
    pub indicator: String,
    /// The answer; a contrary clause wins.
    pub value: Value,
    /// What the text promises, where a contrary clause wins; else equal to `value`.
    pub best: Value,
    /// Whether a contrary clause was found.
    pub contrary: bool,
    /// Whether the value is positive by the codebook's binary rule; of `best` where contrary.
    pub positive: bool,
    /// The passages the value rests on, strongest first.
    pub evidence: Vec<Evidence>,
    /// The named tests of its rule that hold, each with a passage: what the evidence is about.
    pub branches: Vec<(String, Evidence)>,
    /// What was searched.
    pub searched: Searched,
    /// For a silence: the nearest passages, nearest first.
    pub nearest: Vec<Evidence>,
    /// How sure the engine is, 0 to 1, from how directly the roles were found.
    pub confidence: f64,
}
