//! The nodes of a web page in one flat list, with sums over them.
//!
//! Reads a parsed page, writes [`Page`]: nodes in document order without what a browser does not show. A
//! subtree is a range of the list, so that no walk recurses and any measure of a subtree is a difference.

use super::tags;
use scraper::{ElementRef, Html, Node as Parsed, node::Element};
use std::ops::Range;

/// A link longer than this is text that someone linked, not navigation.
const LONG_LINK: usize = 200;

/// An element or a piece of text.
pub(super) struct Node<'a> {
    pub kind: Kind<'a>,
    /// Index of the element around it.
    pub parent: usize,
    /// One past its last descendant.
    pub end: usize,
}

/// What a node is.
pub(super) enum Kind<'a> {
    Element(&'a Element),
    Text(&'a str),
}

/// A page in document order; the first node is the root.
pub(super) struct Page<'a> {
    pub nodes: Vec<Node<'a>>,
    /// Characters that a browser does not show, without scripts and styles.
    pub hidden: usize,
    sums: Vec<Sum>,
}

/// Sums over all nodes before one.
#[derive(Debug, Default, Clone, Copy)]
struct Sum {
    chars: usize,
    linked: usize,
    links: usize,
    headings: usize,
}

impl<'a> Page<'a> {
    /// Flattens a parsed page.
    pub(super) fn new(html: &'a Html) -> Self {
        let mut page = Self {
            nodes: Vec::new(),
            hidden: 0,
            sums: Vec::new(),
        };
        page.flatten(html);
        page.sum();
        page
    }

    fn flatten(&mut self, html: &'a Html) {
        let root = html.tree.root();
        let mut open: Vec<usize> = Vec::new();
        let mut next = root.first_child();
        while let Some(node) = next {
            let index = self.push(node.value(), open.last().copied().unwrap_or(0));
            if index.is_none() {
                self.hidden += ElementRef::wrap(node).map_or(0, hidden_chars);
            }
            if let (Some(index), Some(child)) = (index, node.first_child()) {
                open.push(index);
                next = Some(child);
                continue;
            }
            let mut at = node;
            next = loop {
                if let Some(sibling) = at.next_sibling() {
                    break Some(sibling);
                }
                match at.parent() {
                    Some(parent) if parent.id() != root.id() => at = parent,
                    _ => break None,
                }
                self.close(open.pop());
            };
        }
        while let Some(index) = open.pop() {
            self.close(Some(index));
        }
    }

    fn close(&mut self, index: Option<usize>) {
        let end = self.nodes.len();
        if let Some(node) = index.and_then(|i| self.nodes.get_mut(i)) {
            node.end = end;
        }
    }

    /// Adds a node that is shown.
    fn push(&mut self, value: &'a Parsed, parent: usize) -> Option<usize> {
        let kind = match value {
            Parsed::Element(e) if !tags::is_unseen(e) => Kind::Element(e),
            Parsed::Text(t) => Kind::Text(t),
            _ => return None,
        };
        let index = self.nodes.len();
        self.nodes.push(Node {
            kind,
            parent,
            end: index + 1,
        });
        Some(index)
    }

    fn sum(&mut self) {
        let mut sum = Sum::default();
        let mut link_end = 0;
        let mut sums = vec![sum];
        for (index, node) in self.nodes.iter().enumerate() {
            match node.kind {
                Kind::Text(text) => {
                    let chars = text.chars().filter(|c| c.is_alphanumeric()).count();
                    sum.chars += chars;
                    sum.linked += if index < link_end { chars } else { 0 };
                }
                Kind::Element(e) if tags::is_link(e) && index >= link_end => {
                    if self.is_short(index) {
                        link_end = node.end;
                        sum.links += 1;
                    }
                }
                Kind::Element(e) => sum.headings += usize::from(tags::is_heading(e.name())),
            }
            sums.push(sum);
        }
        self.sums = sums;
    }

    fn is_short(&self, link: usize) -> bool {
        let texts = self.nodes[link..self.nodes[link].end].iter();
        let mut left = LONG_LINK;
        texts.filter_map(Node::text).all(|text| {
            let fits = seen(text) <= left;
            left = left.saturating_sub(seen(text));
            fits
        })
    }

    /// The element at `index`.
    pub(super) fn element(&self, index: usize) -> Option<&'a Element> {
        match self.nodes.get(index)?.kind {
            Kind::Element(e) => Some(e),
            Kind::Text(_) => None,
        }
    }

    /// A node and all below it.
    pub(super) fn range(&self, index: usize) -> Range<usize> {
        index..self.nodes[index].end
    }

    /// The children of a node.
    pub(super) fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes[index].end;
        let first = (index + 1 < end).then_some(index + 1);
        std::iter::successors(first, move |at| {
            let next = self.nodes[*at].end;
            (next < end).then_some(next)
        })
    }

    /// The elements around a node, the nearest first.
    pub(super) fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(index), |at| {
            let parent = self.nodes[*at].parent;
            (parent != *at).then_some(parent)
        })
        .skip(1)
    }

    /// Letters and digits of a range.
    pub(super) fn chars(&self, range: &Range<usize>) -> usize {
        self.sums[range.end].chars - self.sums[range.start].chars
    }

    /// Letters and digits in links.
    pub(super) fn linked(&self, range: &Range<usize>) -> usize {
        self.sums[range.end].linked - self.sums[range.start].linked
    }

    /// Letters and digits outside links.
    pub(super) fn content(&self, range: &Range<usize>) -> usize {
        self.chars(range) - self.linked(range)
    }

    /// Number of links.
    pub(super) fn links(&self, range: &Range<usize>) -> usize {
        self.sums[range.end].links - self.sums[range.start].links
    }

    /// Number of headings.
    pub(super) fn headings(&self, range: &Range<usize>) -> usize {
        self.sums[range.end].headings - self.sums[range.start].headings
    }

    /// The first `most` characters of a range, for a look at how it begins.
    pub(super) fn begin(&self, range: Range<usize>, most: usize) -> String {
        let texts = self.nodes[range].iter().take(64).filter_map(Node::text);
        let chars = texts.flat_map(str::chars).skip_while(|c| c.is_whitespace());
        chars.take(most).collect()
    }
}

impl<'a> Node<'a> {
    /// The text, where it is one.
    pub(super) fn text(&self) -> Option<&'a str> {
        match self.kind {
            Kind::Text(text) => Some(text),
            Kind::Element(_) => None,
        }
    }
}

/// Characters that are no white space.
pub(super) fn seen(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The text that an unseen element hides; scripts and the like hide none.
fn hidden_chars(element: ElementRef) -> usize {
    match tags::is_machinery(element.value().name()) {
        true => 0,
        false => element.text().map(seen).sum(),
    }
}
