//! The text, paragraph by paragraph, with every quoted passage marked and numbered.

use crate::Document;
use corridor_assess::Evidence;
use corridor_syntax::{Kind, Node};
use corridor_text::Span;

/// What a mark says of its passage; the strongest of several wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Stated, neither for nor against.
    Stated,
    /// Promised to workers.
    Promised,
    /// Against workers' rights.
    Against,
}

impl Tone {
    /// The class that styles it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Promised => "promised",
            Self::Against => "against",
        }
    }
}

/// The passages quoted on the page, each with its number.
#[derive(Debug, Default)]
pub struct Marks(Vec<(Span, Tone)>);

impl Marks {
    /// The number of a passage, from 1; a passage quoted twice keeps its number.
    pub fn number(&mut self, span: Span, tone: Tone) -> usize {
        if let Some(i) = self.0.iter().position(|(known, _)| *known == span) {
            self.0[i].1 = self.0[i].1.max(tone);
            return i + 1;
        }
        self.0.push((span, tone));
        self.0.len()
    }
}

/// A quote on a card.
pub struct Quote {
    /// The number of its passage in the text.
    pub number: usize,
    /// Whether it is the first quote of that passage on the page.
    pub first: bool,
    /// Its place, as lawyers cite it.
    pub place: String,
    /// What it shows.
    pub shows: String,
    /// For a point of a list: the words that open the list.
    pub opening: String,
    /// The passage.
    pub text: String,
    /// How it is styled.
    pub class: &'static str,
}

impl Quote {
    /// A quote of a passage, which is marked in the text.
    pub fn of(document: &Document, evidence: &Evidence, tone: Tone, marks: &mut Marks) -> Self {
        let known = marks.0.len();
        let number = marks.number(evidence.span, tone);
        Self {
            number,
            first: marks.0.len() > known,
            place: crate::words::cited(&evidence.article),
            shows: crate::words::spoken(&evidence.shows),
            opening: evidence
                .opening
                .map_or("", |span| document.source.slice(span))
                .to_owned(),
            text: document.source.slice(evidence.span).to_owned(),
            class: tone.class(),
        }
    }
}

/// A stretch of text, with the marks that cover it.
pub struct Piece {
    /// The text.
    pub text: String,
    /// How it is styled; empty when nothing quotes it.
    pub class: &'static str,
    /// Numbers of the passages that begin here.
    pub begins: Vec<usize>,
    /// Numbers of the passages that end here.
    pub ends: Vec<usize>,
}

/// A heading or a paragraph.
pub struct Block {
    /// Id of its node; empty when a block before has it.
    pub id: String,
    /// Whether it is a heading.
    pub heading: bool,
    /// How deep it stands, 0 to 3.
    pub depth: usize,
    /// Its text.
    pub pieces: Vec<Piece>,
}

/// The whole text.
pub fn blocks(document: &Document, marks: &Marks) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut last = None;
    for leaf in document.outline.leaves() {
        if leaf.kind == Kind::Blank {
            continue;
        }
        let parent = leaf.parent;
        let node = parent.and_then(|p| document.outline.nodes.get(p));
        let heading = leaf.kind == Kind::Heading || (leaf.kind == Kind::Marker && is_article(node));
        if last == Some((parent, heading))
            && let Some(block) = blocks.last_mut()
        {
            block.pieces.push(gap());
            block.pieces.extend(pieces(document, marks, leaf.span));
            continue;
        }
        let id = node.map_or("", |n| n.id.as_str());
        let known = blocks.iter().rev().take(4).any(|b| b.id == id);
        blocks.push(Block {
            id: if known { String::new() } else { id.to_owned() },
            heading,
            depth: node.map_or(0, depth),
            pieces: pieces(document, marks, leaf.span),
        });
        last = Some((parent, heading));
    }
    blocks
}

/// White space between a number and what it numbers.
fn gap() -> Piece {
    Piece {
        text: " ".to_owned(),
        class: "",
        begins: Vec::new(),
        ends: Vec::new(),
    }
}

fn is_article(node: Option<&Node>) -> bool {
    let articles = [Kind::Article, Kind::Part, Kind::Annex, Kind::Protocol];
    node.is_some_and(|n| articles.contains(&n.kind))
}

fn depth(node: &Node) -> usize {
    match node.kind {
        Kind::Point => 1,
        Kind::Subpoint => 2,
        _ => 0,
    }
}

/// A leaf's text, cut wherever a mark begins or ends.
fn pieces(document: &Document, marks: &Marks, leaf: Span) -> Vec<Piece> {
    let inside = |at: &usize| (leaf.start..=leaf.end).contains(at);
    let mut cuts: Vec<usize> = marks
        .0
        .iter()
        .flat_map(|(span, _)| [span.start, span.end])
        .filter(inside)
        .chain([leaf.start, leaf.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |pair: &[usize]| {
        let span = Span::new(pair[0], pair[1]);
        let covers = |mark: &Span| mark.start < span.end && mark.end > span.start;
        let tones = marks.0.iter().filter(|(m, _)| covers(m)).map(|(_, t)| *t);
        let numbers = |holds: fn(&Span, &Span) -> bool| {
            let all = marks.0.iter().enumerate();
            all.filter(|(_, (m, _))| holds(m, &span))
                .map(|(i, _)| i + 1)
                .collect()
        };
        Piece {
            text: document.source.slice(span).to_owned(),
            class: tones.max().map_or("", Tone::class),
            begins: numbers(|m, s| m.start == s.start),
            ends: numbers(|m, s| m.end == s.end),
        }
    };
    cuts.windows(2).map(piece).collect()
}
