//! How much of a text's articles and findings is there again in what was read back.

use corridor_assess::{Coding, Evidence, Value};
use corridor_report::Document;
use corridor_syntax::Kind;
use corridor_text::fold;
use std::collections::BTreeSet;

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Kept.
    pub kept: usize,
    /// Of these.
    pub of: usize,
}

impl Tally {
    /// The share kept; one where there is nothing to keep.
    pub fn share(self) -> f64 {
        match self.of {
            0 => 1.0,
            of => self.kept as f64 / of as f64,
        }
    }

    fn of(first: &BTreeSet<String>, second: &BTreeSet<String>) -> Self {
        Self {
            kept: first.intersection(second).count(),
            of: first.len(),
        }
    }

    fn add(&mut self, other: Self) {
        self.kept += other.kept;
        self.of += other.of;
    }
}

/// What was kept of one text or of many.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// Ids of articles.
    pub articles: Tally,
    /// Ids of all parts with an id.
    pub ids: Tally,
    /// Findings: answers that are no silence, and red flags.
    pub findings: Tally,
    /// Findings with their first quote, word for word.
    pub quotes: Tally,
    /// What was lost, for people who look for the cause.
    pub lost: Vec<String>,
}

impl Kept {
    /// Adds another text's figures.
    pub fn add(&mut self, other: Kept) {
        self.articles.add(other.articles);
        self.ids.add(other.ids);
        self.findings.add(other.findings);
        self.quotes.add(other.quotes);
        self.lost.extend(other.lost);
    }
}

/// Compares a document read from its text with the same read back.
pub fn compare(text: &Document, back: &Document) -> Kept {
    let articles = |d: &Document| ids(d, |kind| kind == Kind::Article);
    let all = |d: &Document| ids(d, |_| true);
    let (first, second) = (findings(text), findings(back));
    let pairs = |f: &[(String, String)]| -> BTreeSet<String> {
        f.iter()
            .map(|(what, quote)| format!("{what}: {quote}"))
            .collect()
    };
    let whats = |f: &[(String, String)]| f.iter().map(|(what, _)| what.clone()).collect();
    let (there, again): (BTreeSet<String>, BTreeSet<String>) = (whats(&first), whats(&second));
    let (parts, parts_again) = (all(text), all(back));
    let missing = there
        .difference(&again)
        .chain(parts.difference(&parts_again));
    Kept {
        articles: Tally::of(&articles(text), &articles(back)),
        ids: Tally::of(&parts, &parts_again),
        findings: Tally::of(&there, &again),
        quotes: Tally::of(&pairs(&first), &pairs(&second)),
        lost: missing.cloned().collect(),
    }
}

fn ids(document: &Document, wanted: impl Fn(Kind) -> bool) -> BTreeSet<String> {
    let nodes = document.outline.nodes.iter();
    nodes
        .filter(|n| !n.id.is_empty() && wanted(n.kind))
        .map(|n| n.id.clone())
        .collect()
}

/// Each finding with the words of its first quote.
fn findings(document: &Document) -> Vec<(String, String)> {
    let quote = |evidence: &[Evidence]| {
        let first = evidence.first().map(|e| document.source.slice(e.span));
        words(first.unwrap_or_default())
    };
    let said = |c: &&Coding| !c.evidence.is_empty() && c.value != Value::NotAssessed;
    let judgement = &document.judgement;
    let codings = judgement
        .codings
        .iter()
        .filter(said)
        .map(|c| (format!("{} = {}", c.indicator, c.value), quote(&c.evidence)));
    let flags = judgement.flags.iter();
    codings
        .chain(flags.map(|f| (f.flag.clone(), quote(&f.evidence))))
        .collect()
}

fn words(text: &str) -> String {
    let joined = text.replace("-\n", "").replace('\u{ad}', "");
    fold(&joined)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
