//! Units: the runs of sentences that the reading works on.
//!
//! Reads an [`Outline`], writes [`Unit`]s in order of the text; every sentence is in exactly one.

use crate::lines::is_finished;
use crate::outline::{Kind, Node, NodeId, Outline, Unit, Zone};
use corridor_text::{Source, Span};

/// What a node's neighbours say of it, looked up once for all nodes.
struct Around {
    /// The heading among the children of a node.
    heading: Vec<Option<Span>>,
    /// The last sentence before a node among its siblings.
    before: Vec<Option<Span>>,
}

impl Around {
    fn of(outline: &Outline) -> Self {
        let mut heading = vec![None; outline.nodes.len()];
        let mut before = vec![None; outline.nodes.len()];
        for (id, node) in outline.nodes.iter().enumerate() {
            let mut last = None;
            for child in &node.children {
                before[*child] = last;
                match outline.nodes[*child].kind {
                    Kind::Sentence => last = Some(outline.nodes[*child].span),
                    Kind::Heading => heading[id] = heading[id].or(Some(outline.nodes[*child].span)),
                    _ => {}
                }
            }
        }
        Self { heading, before }
    }
}

impl Outline {
    /// The units of the text, in order.
    pub fn units(&self, source: &Source) -> Vec<Unit> {
        let around = Around::of(self);
        let mut found = Vec::new();
        let mut last: Option<NodeId> = None;
        let mut open = vec![0];
        while let Some(id) = open.pop() {
            let node = &self.nodes[id];
            if node.kind == Kind::Sentence {
                let span = source.trim(node.span);
                let Some(parent) = node.parent else {
                    continue;
                };
                match found.last_mut().filter(|_| last == Some(parent)) {
                    Some(Unit {
                        zone, sentences, ..
                    }) if *zone == node.zone => sentences.push(span),
                    _ => found.push(self.unit(source, &around, parent, node.zone, span)),
                }
                last = Some(parent);
            } else if node.kind != Kind::Blank {
                if node.kind.is_leaf() && last != node.parent {
                    last = None;
                }
                open.extend(node.children.iter().rev());
            }
        }
        found
    }

    fn unit(
        &self,
        source: &Source,
        known: &Around,
        parent: NodeId,
        zone: Zone,
        first: Span,
    ) -> Unit {
        let around: Vec<&Node> = self.around(parent).collect();
        let id = around
            .iter()
            .find(|n| !n.id.is_empty())
            .map_or("text", |n| &n.id);
        let article = around.iter().find(|n| is_article(n)).map_or(id, |n| &n.id);
        let outer = std::iter::successors(Some(parent), |id| self.nodes[*id].parent);
        let mut headings: Vec<Span> = outer.filter_map(|id| known.heading[id]).collect();
        headings.reverse();
        Unit {
            id: id.to_owned(),
            article: article.to_owned(),
            zone,
            headings,
            chapeau: self.chapeau(source, known, parent),
            sentences: vec![first],
        }
    }

    /// The unfinished sentences before the points around `node`, outermost first.
    fn chapeau(&self, source: &Source, known: &Around, node: NodeId) -> Vec<Span> {
        let mut found = Vec::new();
        let mut id = node;
        while let Some(outer) = self.nodes[id].parent.filter(|_| hangs(&self.nodes[id])) {
            let last = known.before[id].map(|s| source.trim(s));
            found.extend(last.filter(|s| opens_list(source.slice(*s))));
            id = outer;
        }
        found.reverse();
        found
    }
}

/// Whether points can complete a text: it is no heading in capitals, no bare number, and does not
/// end.
fn opens_list(text: &str) -> bool {
    let open = text.trim_end().ends_with([':', ',', '–', '—', '-', '…']);
    let word = text
        .split(|c: char| !c.is_alphabetic())
        .any(|w| w.chars().count() > 1);
    let prose = open || text.contains(char::is_lowercase);
    word && prose && !is_finished(text) && !text.trim_end().ends_with(';')
}

/// Points, subpoints and tails hang on what stands before their list.
fn hangs(node: &Node) -> bool {
    matches!(node.kind, Kind::Point | Kind::Subpoint) || node.id.ends_with("__tail")
}

/// The nodes that a unit names as its article.
fn is_article(node: &Node) -> bool {
    let section = matches!(
        node.kind,
        Kind::Annex | Kind::Protocol | Kind::Title | Kind::Preamble | Kind::Signature
    );
    // A paragraph of a text without articles stands for one.
    let lone = node.kind == Kind::Paragraph && !node.id.contains("__");
    node.kind == Kind::Article || section || lone
}
