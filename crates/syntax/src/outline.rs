//! The tree of one document.

use corridor_text::Span;
use serde::Serialize;

/// Index of a node in [`Outline::nodes`].
pub type NodeId = usize;

/// What a node is. The last four are leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The whole document.
    Document,
    /// The instrument's title, before the preamble.
    Title,
    /// Parties, recitals and the enacting words.
    Preamble,
    /// Part, title, chapter or section: a group of articles.
    Part,
    /// An article, numbered or only headed; in an exchange of notes, a numbered clause.
    Article,
    /// A numbered paragraph, or an unnumbered one in an article of several.
    Paragraph,
    /// A list point "(a)", "1)", "–".
    Point,
    /// A point inside a point.
    Subpoint,
    /// An annex, appendix or schedule.
    Annex,
    /// A protocol or exchange of notes that follows the main text.
    Protocol,
    /// Closing formula, place, date and names.
    Signature,
    /// Leaf: the number or marker of its parent ("Article 5", "(a)").
    Marker,
    /// Leaf: the heading of its parent.
    Heading,
    /// Leaf: one sentence, with the white space after it.
    Sentence,
    /// Leaf: white space or ornament that belongs to no sentence.
    Blank,
}

/// Where in an instrument a text stands, which decides what its verbs mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// The instrument's title.
    Title,
    /// Parties and recitals.
    Preamble,
    /// The articles.
    Operative,
    /// Articles on entry into force, duration, amendment, denunciation.
    Final,
    /// Annexes and protocols.
    Annex,
    /// A model contract annexed.
    Contract,
    /// Closing formula and names.
    Signature,
    /// A part that repeats another, such as the second note of an exchange: yields nothing twice.
    Repeat,
}

/// A node of the tree.
#[derive(Debug, Clone, Serialize)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Stable id, such as `art_5__para_2__point_a`; empty for leaves.
    pub id: String,
    /// Its whole extent.
    pub span: Span,
    /// Its number as the text writes it ("5", "IV", "a"), if any.
    pub number: Option<String>,
    /// Where it stands; leaves share their parent's.
    pub zone: Zone,
    /// Its parent; none for the document.
    pub parent: Option<NodeId>,
    /// Its children, in order of the text.
    pub children: Vec<NodeId>,
}

/// The tree of one document. `nodes[0]` is the document.
#[derive(Debug, Clone, Serialize)]
pub struct Outline {
    /// All nodes; parents come before their children.
    pub nodes: Vec<Node>,
    /// The agreements in the text, end to end; mostly one.
    pub agreements: Vec<Agreement>,
}

/// One of the agreements in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Agreement {
    /// Its title, cut to a few hundred bytes; empty where it has none.
    pub title: Span,
    /// Its part of the text.
    pub span: Span,
    /// How many articles it numbers.
    pub articles: usize,
    /// Index of the agreement of which it is a version in another language.
    pub version_of: Option<usize>,
}

/// A run of sentences that belong together: a paragraph, or a point with what it hangs on.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Id of the smallest node around the sentences, such as `art_5__para_2__point_a`.
    pub id: String,
    /// Id of the article, annex or preamble around it, such as `art_5` or `annex_1__art_3`.
    pub article: String,
    /// Where it stands.
    pub zone: Zone,
    /// Headings that cover it, outermost first: part, article.
    pub headings: Vec<Span>,
    /// For a point: the unfinished sentences it completes, outermost first.
    pub chapeau: Vec<Span>,
    /// Its sentences, in order, without surrounding white space.
    pub sentences: Vec<Span>,
}

impl Outline {
    /// The leaves in order of the text; concatenated they equal the source.
    pub fn leaves(&self) -> impl Iterator<Item = &Node> {
        let mut open = vec![0];
        std::iter::from_fn(move || {
            while let Some(id) = open.pop() {
                let node = self.nodes.get(id)?;
                if node.kind.is_leaf() {
                    return Some(node);
                }
                open.extend(node.children.iter().rev());
            }
            None
        })
    }

    /// The node called `id`.
    pub fn find(&self, id: &str) -> Option<&Node> {
        self.nodes
            .iter()
            .find(|node| !node.id.is_empty() && node.id == id)
    }

    /// The nodes around `node`, innermost first, with itself.
    pub fn around(&self, node: NodeId) -> impl Iterator<Item = &Node> {
        let mut next = Some(node);
        std::iter::from_fn(move || {
            let node = self.nodes.get(next?)?;
            next = node.parent;
            Some(node)
        })
    }
}

impl Kind {
    /// Whether nodes of this kind have no children.
    pub fn is_leaf(self) -> bool {
        matches!(
            self,
            Kind::Marker | Kind::Heading | Kind::Sentence | Kind::Blank
        )
    }
}
