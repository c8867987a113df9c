//! Marks to a tree.
//!
//! Reads marks in order, writes the nodes of an [`Outline`], its leaves tiling the text.

use crate::outline::{Kind, Node, NodeId, Outline, Zone};
use crate::plan::Mark;
use crate::sentences::Splitter;
use corridor_text::Span;
use std::collections::HashMap;

struct Builder<'a> {
    text: &'a str,
    splitter: Splitter<'a>,
    nodes: Vec<Node>,
    /// Open nodes with their ranks, outermost first.
    open: Vec<(NodeId, u8)>,
    /// How often an id was given.
    given: HashMap<String, u32>,
}

/// Builds the tree.
pub(crate) fn build(text: &str, splitter: Splitter, marks: &[Mark]) -> Outline {
    let root = node(
        Kind::Document,
        String::new(),
        Span::new(0, text.len()),
        None,
    );
    let mut builder = Builder {
        text,
        splitter,
        nodes: vec![root],
        open: vec![(0, 0)],
        given: HashMap::new(),
    };
    builder.text_until(0, marks.first().map_or(text.len(), |m| m.start));
    for (n, mark) in marks.iter().enumerate() {
        builder.mark(mark, marks.get(n + 1).map_or(text.len(), |next| next.start));
    }
    builder.close(0, text.len());
    Outline {
        nodes: builder.nodes,
        agreements: Vec::new(),
    }
}

fn node(kind: Kind, id: String, span: Span, parent: Option<NodeId>) -> Node {
    Node {
        kind,
        id,
        span,
        number: None,
        zone: Zone::Operative,
        parent,
        children: Vec::new(),
    }
}

impl Builder<'_> {
    fn mark(&mut self, mark: &Mark, next: usize) {
        self.close_flat(mark.start);
        self.close(mark.rank, mark.start);
        let id = self.id(mark);
        let node = self.push(mark.kind, id, Span::new(mark.start, mark.start));
        self.nodes[node].number = mark.label.clone();
        self.open.push((node, mark.rank));
        let mut at = mark.start;
        for (kind, span) in [
            (Kind::Marker, Some(mark.marker)),
            (Kind::Heading, mark.heading),
        ] {
            let Some(span) = span.filter(|s| !s.is_empty() && s.start >= at && s.end <= next)
            else {
                continue;
            };
            self.text_until(at, span.start);
            self.push(kind, String::new(), span);
            at = span.end;
        }
        self.text_until(at, next);
    }

    /// Closes the open nodes of `rank` and further in.
    fn close(&mut self, rank: u8, at: usize) {
        while let Some((node, _)) = self.open.pop_if(|(_, r)| *r >= rank.max(1)) {
            self.nodes[node].span.end = at;
        }
    }

    /// Title, preamble and closing formula hold no other nodes.
    fn close_flat(&mut self, at: usize) {
        let flat = |kind| matches!(kind, Kind::Title | Kind::Preamble | Kind::Signature);
        if let Some((node, _)) = self.open.pop_if(|(node, _)| flat(self.nodes[*node].kind)) {
            self.nodes[node].span.end = at;
        }
    }

    fn push(&mut self, kind: Kind, id: String, span: Span) -> NodeId {
        let parent = self.open.last().map_or(0, |(node, _)| *node);
        let new = self.nodes.len();
        self.nodes.push(node(kind, id, span, Some(parent)));
        self.nodes[parent].children.push(new);
        new
    }

    /// Leaves for the text from `start` to `end`.
    fn text_until(&mut self, start: usize, end: usize) {
        let text = &self.text[start.min(end)..end];
        let words = text.trim_start();
        let lead = start + (text.len() - words.len());
        if text.is_empty() {
            return;
        }
        if !text.contains(char::is_alphanumeric) {
            self.push(Kind::Blank, String::new(), Span::new(start, end));
            return;
        }
        if lead > start {
            self.push(Kind::Blank, String::new(), Span::new(start, lead));
        }
        for span in self.splitter.split(self.text, Span::new(lead, end)) {
            let kind = if self.text[span.start..span.end].contains(char::is_alphanumeric) {
                Kind::Sentence
            } else {
                Kind::Blank
            };
            self.push(kind, String::new(), span);
        }
    }

    /// A unique id: the enclosing ids and the mark's own.
    fn id(&mut self, mark: &Mark) -> String {
        let outer = self
            .open
            .iter()
            .rev()
            .map(|(node, _)| &self.nodes[*node])
            .find(|outer| {
                let article = mark.kind == Kind::Article;
                let lone = mark.kind == Kind::Paragraph && outer.id == "text";
                let skipped = article && (outer.kind == Kind::Part || self.is_agreement(outer));
                !outer.id.is_empty() && !skipped && !lone
            });
        // A numbered clause of a note is its article.
        let own = match mark.kind {
            Kind::Article => mark.id.replacen("para_", "art_", 1),
            _ => mark.id.clone(),
        };
        let id = match outer {
            Some(outer) => format!("{}__{own}", outer.id),
            None => own,
        };
        let count = self.given.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { id } else { self.suffixed(id) }
    }

    /// Whether a node is the first note of an exchange that is itself the agreement.
    fn is_agreement(&self, node: &Node) -> bool {
        let before = |n: &&Node| n.span.start < node.span.start;
        node.kind == Kind::Protocol
            && node.id == "note_1"
            && !self
                .nodes
                .iter()
                .take_while(before)
                .any(|n| n.kind == Kind::Article)
    }

    fn suffixed(&mut self, id: String) -> String {
        let mut count = self.given.get(&id).copied().unwrap_or(2);
        loop {
            let letter = char::from_u32('a' as u32 + count - 1).filter(char::is_ascii_lowercase);
            let next = letter.map_or(format!("{id}_{count}"), |l| format!("{id}_{l}"));
            if !self.given.contains_key(&next) {
                self.given.insert(next.clone(), 1);
                self.given.insert(id, count);
                return next;
            }
            count += 1;
        }
    }
}
