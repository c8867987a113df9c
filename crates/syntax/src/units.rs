//! Units: the runs of sentences that the reading works on.
//!
//! Reads an [`Outline`], writes [`Unit`]s in order of the text; every sentence is in exactly one.

use crate::lines::is_finished;
use crate::outline::{Kind, Node, NodeId, Outline, Unit, Zone};
use corridor_text::{Source, Span};

impl Outline {
    /// The units of the text, in order.
    pub fn units(&self, source: &Source) -> Vec<Unit> {
        let mut found = Vec::new();
        let mut last: Option<NodeId> = None;
        let mut open = vec![0];
        while let Some(id) = open.pop() {
            let node = &self.nodes[id];
            if node.kind == Kind::Sentence {
                self.add(source, node, last, &mut found);
                last = node.parent;
            } else if node.kind != Kind::Blank {
                if node.kind.is_leaf() && last != node.parent {
                    last = None;
                }
                open.extend(node.children.iter().rev());
            }
        }
        found
    }

    fn add(&self, source: &Source, sentence: &Node, last: Option<NodeId>, found: &mut Vec<Unit>) {
        let span = source.trim(sentence.span);
        let Some(parent) = sentence.parent else {
            return;
        };
        match found.last_mut().filter(|_| last == Some(parent)) {
            Some(unit) if unit.zone == sentence.zone => unit.sentences.push(span),
            _ => found.push(self.unit(source, parent, sentence.zone, span)),
        }
    }

    fn unit(&self, source: &Source, parent: NodeId, zone: Zone, first: Span) -> Unit {
        let around: Vec<&Node> = self.around(parent).collect();
        let id = around
            .iter()
            .find(|n| !n.id.is_empty())
            .map_or("text", |n| &n.id);
        let article = around.iter().find(|n| is_article(n)).map_or(id, |n| &n.id);
        let mut headings: Vec<Span> = around.iter().flat_map(|n| self.heading(n)).collect();
        headings.reverse();
        Unit {
            id: id.to_owned(),
            article: article.to_owned(),
            zone,
            headings,
            chapeau: self.chapeau(source, parent),
            sentences: vec![first],
        }
    }

    fn heading(&self, node: &Node) -> Option<Span> {
        let children = node.children.iter().map(|c| &self.nodes[*c]);
        children
            .filter(|c| c.kind == Kind::Heading)
            .map(|c| c.span)
            .next()
    }

    /// The unfinished sentences before the points around `node`, outermost first.
    fn chapeau(&self, source: &Source, node: NodeId) -> Vec<Span> {
        let mut found = Vec::new();
        let mut id = node;
        while let Some(outer) = self.nodes[id].parent.filter(|_| hangs(&self.nodes[id])) {
            let before = self.nodes[outer].children.iter().take_while(|c| **c < id);
            let sentences = before
                .map(|c| &self.nodes[*c])
                .filter(|c| c.kind == Kind::Sentence);
            let last = sentences.last().map(|c| source.trim(c.span));
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

impl Zone {
    /// Whether norms stand here.
    pub fn is_normative(self) -> bool {
        matches!(
            self,
            Zone::Operative | Zone::Final | Zone::Annex | Zone::Contract
        )
    }
}
