//! Annexes that the articles announce and the text does not hold.
//!
//! Reads an outline and its references, writes [`MissingAnnex`]es. Strict: the words must say that the annex is
//! this agreement's own ("Annex II to this Agreement", "the annexed model contract").

use crate::headers::{Numeral, numeral};
use crate::lexicon::{Hit, Lexicon, Topic};
use crate::references;
use crate::text::Scan;
use crate::{Grammar, Kind, Outline, Reference, Zone};
use corridor_text::{Source, Span};

/// How far after an annex the words "to this Agreement" begin, in bytes.
const NEAR: usize = 24;
/// How far apart "annexed" and "model contract" stand, in bytes.
const BESIDE: usize = 30;

/// An annex that is announced but absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingAnnex {
    /// What it is called: "Annex II", or the words that announce it.
    pub name: String,
    /// The words that announce it.
    pub span: Span,
    /// Id of the article in which they stand.
    pub place: String,
}

/// All references, and all annexes announced and absent, each once, in order of the text.
pub fn missing_annexes(
    source: &Source,
    outline: &Outline,
    grammar: &Grammar,
) -> (Vec<Reference>, Vec<MissingAnnex>) {
    let lexicon = Lexicon::new(grammar);
    let scan = Scan::new(&source.text, &lexicon);
    let references = references::found(&scan, outline);
    let missing = missing(source, outline, &scan, &references);
    (references, missing)
}

fn missing(
    source: &Source,
    outline: &Outline,
    scan: &Scan<'_>,
    references: &[Reference],
) -> Vec<MissingAnnex> {
    let search = Search {
        source,
        scan,
        references,
        held: held(outline),
    };
    let mut found: Vec<MissingAnnex> = Vec::new();
    let operative = |z| matches!(z, Zone::Operative | Zone::Final);
    for (id, sentence) in outline.nodes.iter().enumerate() {
        if sentence.kind != Kind::Sentence || !operative(sentence.zone) {
            continue;
        }
        for (name, span) in search.announced(sentence.span) {
            if found.iter().any(|known| known.name == name) {
                continue;
            }
            let place = outline.around(id).find(|n| n.kind == Kind::Article);
            found.push(MissingAnnex {
                name,
                span,
                place: place.map_or(String::new(), |n| n.id.clone()),
            });
        }
    }
    found
}

/// What follows the articles.
#[derive(Default)]
struct Held {
    /// Whether something is annexed at all.
    any: bool,
    /// Whether an annex has no number, so that it may be any.
    unnumbered: bool,
}

fn held(outline: &Outline) -> Held {
    let mut held = Held::default();
    for node in &outline.nodes {
        match node.kind {
            Kind::Annex => {
                held.any = true;
                held.unnumbered |= node.number.is_none();
            }
            Kind::Protocol => held.any = true,
            _ => {}
        }
    }
    held
}

struct Search<'a> {
    source: &'a Source,
    scan: &'a Scan<'a>,
    references: &'a [Reference],
    held: Held,
}

impl Search<'_> {
    /// The absent annexes that a sentence announces.
    fn announced(&self, sentence: Span) -> Vec<(String, Span)> {
        let hits = self.scan.hits_in(sentence.start, sentence.end);
        let of = |topic: Topic| move |h: &&Hit| h.topic == topic;
        let numbered = hits
            .iter()
            .filter(of(Topic::Annex))
            .filter_map(|h| self.numbered(h, sentence));
        let mut found: Vec<(String, Span)> = numbered.collect();
        if self.held.any {
            return found;
        }
        for annexed in hits.iter().filter(of(Topic::Annexed)) {
            let contract = hits
                .iter()
                .filter(of(Topic::Contract))
                .find(|c| c.start < annexed.end + BESIDE && annexed.start < c.end + BESIDE);
            if let Some(contract) = contract {
                let (start, end) = (
                    annexed.start.min(contract.start),
                    annexed.end.max(contract.end),
                );
                let span = Span::new(start, end);
                found.push((self.source.slice(span).to_owned(), span));
            }
        }
        found
    }

    /// "Annex II to this Agreement" where there is no such annex; "the Annex to this Agreement" where there is
    /// none.
    fn numbered(&self, hit: &Hit, sentence: Span) -> Option<(String, Span)> {
        let reference = self
            .references
            .iter()
            .find(|r| r.span.start == hit.start && r.target.starts_with("annex_"));
        let absent = match reference {
            Some(reference) => !reference.resolved && !self.held.unnumbered,
            None => !self.held.any,
        };
        let end = reference.map_or(hit.end, |r| r.span.end);
        let own = self.of_this(end, sentence.end);
        let span = Span::new(hit.start, self.number(hit).map_or(hit.end, |n| n.end));
        (absent && own && !self.headed(hit)).then(|| (self.source.slice(span).to_owned(), span))
    }

    /// The number right after the word.
    fn number(&self, hit: &Hit) -> Option<Numeral> {
        let word = self.scan.words.get(self.scan.word_at(hit.end))?;
        let gap = self.scan.text[hit.end..word.start].trim_matches([' ', '.', '\u{a0}']);
        numeral(self.scan, word.start, word.end).filter(|_| gap.is_empty())
    }

    /// Whether further on the word stands in capitals or opens a line, with that number or none: a heading that
    /// the outline did not take for one.
    fn headed(&self, hit: &Hit) -> bool {
        let wanted = self.number(hit).map(|n| n.value);
        let later = self.scan.hits_in(hit.end, self.scan.text.len()).iter();
        later.filter(|h| h.topic == Topic::Annex).any(|h| {
            let word = &self.scan.text[h.start..h.end];
            let opens = self.scan.line(h.start).is_some_and(|l| l.start == h.start);
            let number = self.number(h).map(|n| n.value);
            (opens || !word.contains(char::is_lowercase))
                && (number.is_none() || wanted.is_none() || number == wanted)
        })
    }

    /// "to this Agreement", "of the present Convention" right after, in the same clause.
    fn of_this(&self, from: usize, end: usize) -> bool {
        let near = self.scan.text.floor_char_boundary((from + NEAR).min(end));
        let this = self.scan.find(Topic::This, from, near.max(from));
        this.is_some_and(|this| {
            let words = &self.scan.text[from..this.start];
            let next = self.scan.hits_in(this.end, (this.end + 3).min(end));
            let part = |h: &Hit| {
                matches!(
                    h.topic,
                    Topic::Article | Topic::Paragraph | Topic::Annex | Topic::Point
                )
            };
            words.split_whitespace().count() <= 2
                && !words.contains(['.', ';', ',', ':'])
                && !next.iter().any(part)
        })
    }
}
