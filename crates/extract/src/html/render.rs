//! From the nodes of a page to blocks of text.
//!
//! Reads a [`Page`] and what is left out, writes blocks. One pass over the list of nodes; what is open is
//! kept on a stack of its own, so that no depth of nesting can overflow.

use super::footnotes::Footnotes;
use super::lists::List;
use super::page::{Kind, Page};
use super::tables::{Cell, DEEPEST, Table};
use super::tags;
use crate::flow::{Block, Blocks};
use crate::{Options, Revisions};
use scraper::node::Element;

/// The text of a page.
pub(super) struct Rendered {
    /// The text, then its footnotes.
    pub blocks: Vec<Block>,
    /// How many tables were read column by column.
    pub columns: usize,
}

/// Writes the nodes of a page that are not in `drop`.
pub(super) fn render(page: &Page, drop: &[bool], notes: &Footnotes, options: &Options) -> Rendered {
    let mut pen = Pen {
        page,
        drop,
        notes,
        dead: match options.revisions {
            Revisions::Accepted => "del",
            Revisions::Original => "ins",
        },
        open: Vec::new(),
        sinks: vec![Sink::default()],
        lists: Vec::new(),
        tables: Vec::new(),
        too_deep: 0,
        verbatim: 0,
        after: Vec::new(),
        columns: 0,
    };
    pen.run();
    pen.finish()
}

/// Where text goes: the page, a cell or a footnote.
#[derive(Default)]
struct Sink {
    blocks: Blocks,
    structured: bool,
}

/// What is to be done when an element ends.
enum Close {
    Block,
    List,
    Item,
    Verbatim,
    Cell,
    Table,
    DeepTable,
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
    sinks: Vec<Sink>,
    lists: Vec<List>,
    tables: Vec<Table>,
    /// Open tables that lie too deep to be read as tables.
    too_deep: usize,
    verbatim: usize,
    after: Vec<Block>,
    columns: usize,
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

    fn finish(mut self) -> Rendered {
        let mut blocks = self
            .sinks
            .pop()
            .map_or_else(Vec::new, |s| s.blocks.finish());
        blocks.append(&mut self.after);
        Rendered {
            blocks,
            columns: self.columns,
        }
    }

    fn sink(&mut self) -> &mut Sink {
        if self.sinks.is_empty() {
            self.sinks.push(Sink::default());
        }
        let last = self.sinks.len() - 1;
        &mut self.sinks[last]
    }

    fn text(&mut self, text: &str) {
        match self.verbatim {
            0 => self.sink().blocks.text(text),
            _ => self.sink().blocks.verbatim(text),
        }
    }

    fn element(&mut self, index: usize, element: &'a Element) {
        if self.notes.notes.contains(&index) {
            self.sink().blocks.end();
            self.sinks.push(Sink::default());
            self.open.push((index, Close::Note));
        }
        match element.name() {
            "br" => self.sink().blocks.line_break(),
            "q" => self.quote(index),
            "ol" | "ul" | "menu" | "dir" => self.list(index, element),
            "li" => self.item(index, element),
            "table" => self.table(index),
            "tr" => self.row(),
            "td" | "th" | "caption" => self.cell(index, element),
            _ if tags::is_verbatim(element) => self.pre(index),
            name if tags::is_block(element) => {
                let sink = self.sink();
                sink.blocks.end();
                sink.structured |= tags::is_heading(name);
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
        self.sink().blocks.end();
        self.verbatim += 1;
        self.open.push((index, Close::Verbatim));
    }

    fn list(&mut self, index: usize, element: &Element) {
        let sink = self.sink();
        sink.blocks.end();
        sink.structured = true;
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
        self.sink().blocks.end();
        let text = self.page.begin(self.page.range(index), 30);
        let mark = self.lists.last_mut().and_then(|l| l.mark(element, &text));
        if let Some(mark) = mark {
            self.sink().blocks.mark(mark);
        }
        self.open.push((index, Close::Item));
    }

    fn table(&mut self, index: usize) {
        let sink = self.sink();
        sink.blocks.end();
        sink.structured = true;
        if self.tables.len() < DEEPEST {
            self.tables.push(Table::default());
            self.open.push((index, Close::Table));
        } else {
            self.too_deep += 1;
            self.open.push((index, Close::DeepTable));
        }
    }

    fn tables_are_open(&self) -> bool {
        self.too_deep == 0 && !self.tables.is_empty()
    }

    fn row(&mut self) {
        let open = self.tables_are_open();
        match self.tables.last_mut() {
            Some(table) if open => table.row(),
            _ => self.sink().blocks.end(),
        }
    }

    fn cell(&mut self, index: usize, element: &Element) {
        if !self.tables_are_open() {
            self.sink().blocks.end();
            self.open.push((index, Close::Block));
            return;
        }
        if let Some(table) = self
            .tables
            .last_mut()
            .filter(|_| element.name() == "caption")
        {
            table.row();
        }
        self.sinks.push(Sink::default());
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
            Close::Block => self.sink().blocks.end(),
            Close::Quote => self.text("”"),
            Close::Verbatim => {
                self.sink().blocks.end();
                self.verbatim = self.verbatim.saturating_sub(1);
            }
            Close::List => {
                self.sink().blocks.end();
                self.lists.pop();
            }
            Close::Item => {
                let blocks = &mut self.sink().blocks;
                blocks.end();
                blocks.drop_marks();
            }
            Close::Cell => self.close_cell(),
            Close::Table => self.close_table(),
            Close::DeepTable => {
                self.sink().blocks.end();
                self.too_deep = self.too_deep.saturating_sub(1);
            }
            Close::Note => {
                if let Some(sink) = self.sinks.pop() {
                    self.after.extend(sink.blocks.finish());
                }
            }
        }
    }

    fn close_cell(&mut self) {
        if let (Some(sink), Some(table)) = (self.sinks.pop(), self.tables.last_mut()) {
            table.cell(Cell {
                blocks: sink.blocks.finish(),
                structured: sink.structured,
            });
        }
    }

    fn close_table(&mut self) {
        if let Some(table) = self.tables.pop() {
            let (blocks, columns) = table.blocks();
            self.columns += usize::from(columns);
            self.sink().blocks.append(blocks);
        }
    }
}
