//! From the nodes of a page to blocks of text.
//!
//! Reads a [`Page`] and what is left out, writes blocks. One pass over the list of nodes; what is open is
//! kept on a stack of its own, so that no depth of nesting can overflow.

use super::footnotes::Footnotes;
use super::lists::List;
use super::page::{Kind, Page};
use super::tags;
use crate::Options;
use crate::flow::{Flow, Stack};
use scraper::node::Element;

/// Writes the nodes of a page that are not in `drop`.
pub(super) fn render(page: &Page, drop: &[bool], notes: &Footnotes, options: &Options) -> Flow {
    let mut pen = Pen {
        page,
        drop,
        notes,
        dead: options.revisions.unread_tag(),
        open: Vec::new(),
        stack: Stack::default(),
        lists: Vec::new(),
        verbatim: 0,
    };
    pen.run();
    pen.stack.finish()
}

/// What is to be done when an element ends.
enum Close {
    Block,
    List,
    Item,
    Verbatim,
    Cell,
    Table,
    Note,
    Quote,
}

struct Pen<'p, 'a> {
    page: &'p Page<'a>,
    drop: &'p [bool],
    notes: &'p Footnotes,
    /// The tag whose text is left out.
    dead: &'static str,
    open: Vec<(usize, Close)>,
    stack: Stack,
    lists: Vec<List>,
    verbatim: usize,
}

impl<'a> Pen<'_, 'a> {
    fn run(&mut self) {
        let mut at = 0;
        while at < self.page.nodes.len() {
            self.close_before(at);
            let node = &self.page.nodes[at];
            let next = match node.kind {
                Kind::Text(text) if !self.drop[at] => {
                    self.text(text);
                    at + 1
                }
                Kind::Text(_) => at + 1,
                Kind::Element(e) if e.name() == self.dead || self.notes.marks.contains(&at) => {
                    node.end
                }
                Kind::Element(e) => {
                    self.element(at, e);
                    at + 1
                }
            };
            at = next;
        }
        self.close_before(usize::MAX);
    }

    fn text(&mut self, text: &str) {
        match self.verbatim {
            0 => self.stack.last().text(text),
            _ => self.stack.last().verbatim(text),
        }
    }

    fn element(&mut self, index: usize, element: &'a Element) {
        if self.notes.notes.contains(&index) {
            self.stack.last().end();
            self.stack.open();
            self.open.push((index, Close::Note));
        }
        match element.name() {
            "br" => self.stack.last().line_break(),
            "q" => self.quote(index),
            "ol" | "ul" | "menu" | "dir" => self.list(index, element),
            "li" => self.item(index, element),
            "table" => self.table(index),
            "tr" => self.stack.row(),
            "td" | "th" | "caption" => self.cell(index, element),
            _ if tags::is_verbatim(element) => self.pre(index),
            name if tags::is_block(element) => {
                let blocks = self.stack.last();
                blocks.end();
                blocks.structured |= tags::is_heading(name);
                self.open.push((index, Close::Block));
            }
            _ => {}
        }
    }

    fn quote(&mut self, index: usize) {
        self.text("“");
        self.open.push((index, Close::Quote));
    }

    fn pre(&mut self, index: usize) {
        self.stack.last().end();
        self.verbatim += 1;
        self.open.push((index, Close::Verbatim));
    }

    fn list(&mut self, index: usize, element: &Element) {
        let blocks = self.stack.last();
        blocks.end();
        blocks.structured = true;
        let items = match element.attr("reversed") {
            Some(_) => self.items(index),
            None => 0,
        };
        self.lists.push(List::open(element, items));
        self.open.push((index, Close::List));
    }

    fn items(&self, list: usize) -> usize {
        let children = self.page.children(list);
        let item = |i: &usize| self.page.element(*i).is_some_and(|e| e.name() == "li");
        children.filter(item).count()
    }

    fn item(&mut self, index: usize, element: &Element) {
        self.stack.last().end();
        let text = self.page.begin(self.page.range(index), 30);
        let mark = self.lists.last_mut().and_then(|l| l.mark(element, &text));
        if let Some(mark) = mark {
            self.stack.last().mark(mark);
        }
        self.open.push((index, Close::Item));
    }

    fn table(&mut self, index: usize) {
        self.stack.begin_table();
        self.open.push((index, Close::Table));
    }

    fn cell(&mut self, index: usize, element: &Element) {
        if element.name() == "caption" {
            self.stack.row();
        }
        self.stack.begin_cell();
        self.open.push((index, Close::Cell));
    }

    /// Closes all elements that end before the node at `at`.
    fn close_before(&mut self, at: usize) {
        while let Some((index, _)) = self.open.last() {
            if self.page.nodes[*index].end > at {
                return;
            }
            if let Some((_, close)) = self.open.pop() {
                self.close(close);
            }
        }
    }

    fn close(&mut self, close: Close) {
        match close {
            Close::Block => self.stack.last().end(),
            Close::Quote => self.text("”"),
            Close::Verbatim => {
                self.stack.last().end();
                self.verbatim = self.verbatim.saturating_sub(1);
            }
            Close::List => {
                self.stack.last().end();
                self.lists.pop();
            }
            Close::Item => {
                let blocks = self.stack.last();
                blocks.end();
                blocks.drop_marks();
            }
            Close::Cell => self.stack.end_cell(),
            Close::Table => self.stack.end_table(),
            Close::Note => self.stack.close_marked_note(),
        }
    }
}
