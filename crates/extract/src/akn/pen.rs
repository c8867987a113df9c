//! From tags and texts of Akoma Ntoso to blocks of text.

use super::meta::Meta;
use super::names::{is_heading, is_inline, is_silent};
use crate::flow::{Block, Blocks};
use crate::html::{Cell, DEEPEST, Table, is_label};
use crate::{Options, Revisions};

/// Writes blocks as elements open and close.
pub(super) struct Pen {
    /// The element around all was seen.
    pub found_root: bool,
    /// What the head says.
    pub meta: Meta,
    /// The tag whose text is left out.
    dead: &'static str,
    open: Vec<String>,
    sinks: Vec<Blocks>,
    after: Vec<Block>,
    tables: Vec<Table>,
    /// Numbers of the last points of open lists; none for bullets.
    lists: Vec<Option<u32>>,
    /// Depth at which text began to be left out.
    silent_from: Option<usize>,
    /// A number with words, which waits for the heading beside it.
    header: Option<String>,
}

impl Pen {
    pub(super) fn new(options: &Options) -> Self {
        Self {
            found_root: false,
            meta: Meta::default(),
            dead: match options.revisions {
                Revisions::Accepted => "del",
                Revisions::Original => "ins",
            },
            open: Vec::new(),
            sinks: vec![Blocks::default()],
            after: Vec::new(),
            tables: Vec::new(),
            lists: Vec::new(),
            silent_from: None,
            header: None,
        }
    }

    /// The text, then its notes.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.flush_header();
        let sinks = std::mem::take(&mut self.sinks);
        let mut blocks: Vec<Block> = sinks.into_iter().flat_map(Blocks::finish).collect();
        blocks.append(&mut self.after);
        blocks
    }

    fn sink(&mut self) -> &mut Blocks {
        if self.sinks.is_empty() {
            self.sinks.push(Blocks::default());
        }
        let last = self.sinks.len() - 1;
        &mut self.sinks[last]
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.silent_from.is_some() || !self.found_root {
            return;
        }
        if self.header.is_some() && !text.trim().is_empty() && !self.in_heading() {
            self.flush_header();
        }
        self.sink().text(text);
    }

    fn in_heading(&self) -> bool {
        self.open.iter().rev().take(8).any(|n| is_heading(n))
    }

    pub(super) fn start(&mut self, name: &str, attributes: &[(String, String)]) {
        self.open.push(name.to_owned());
        self.found_root |= name == "akomaNtoso";
        if self.silent_from.is_some() {
            self.meta.element(name, attributes);
            return;
        }
        if is_silent(name) || name == self.dead {
            self.silent_from = Some(self.open.len());
            return;
        }
        let value = |wanted: &str| {
            let found = attributes.iter().find(|(n, _)| n == wanted);
            found.map(|(_, v)| v.as_str())
        };
        match name {
            "br" | "eol" => self.sink().line_break(),
            "num" => self.begin_number(),
            "authorialNote" => self.begin_note(value("marker")),
            "ul" => self.begin_list(None),
            "ol" => self.begin_list(Some(0)),
            "li" => self.begin_item(value("value")),
            "table" => self.begin_table(),
            "tr" => self.begin_row(),
            "td" | "th" | "caption" => self.begin_cell(name),
            name if is_heading(name) => self.begin_heading(),
            name if is_inline(name) => {}
            _ => self.begin_block(),
        }
    }

    pub(super) fn end(&mut self) {
        let depth = self.open.len();
        let Some(name) = self.open.pop() else {
            return;
        };
        if let Some(from) = self.silent_from {
            self.silent_from = Some(from).filter(|f| *f < depth);
            return;
        }
        match name.as_str() {
            "num" => self.end_number(),
            "authorialNote" => {
                let note = self.sinks.pop().unwrap_or_default();
                self.after.extend(note.finish());
            }
            "ul" | "ol" => {
                self.sink().end();
                self.lists.pop();
            }
            "table" => self.end_table(),
            "td" | "th" | "caption" => self.end_cell(),
            "br" | "eol" => {}
            name if is_inline(name) => {}
            _ => self.sink().end(),
        }
    }

    fn begin_block(&mut self) {
        self.sink().end();
    }

    /// A number is gathered by itself.
    fn begin_number(&mut self) {
        self.flush_header();
        self.sink().end();
        self.sinks.push(Blocks::default());
    }

    /// A bare number goes before the text it numbers, one with words on the line of the heading.
    fn end_number(&mut self) {
        let blocks = self.sinks.pop().unwrap_or_default().finish();
        let words: Vec<String> = blocks.into_iter().map(|b| b.text).collect();
        let number = words.join(" ");
        match number.is_empty() {
            true => {}
            false if is_bare(&number) => self.sink().mark(number),
            false => self.header = Some(number),
        }
    }

    fn begin_heading(&mut self) {
        self.sink().end();
        if let Some(header) = self.header.take() {
            self.sink().mark(header);
        }
    }

    fn flush_header(&mut self) {
        if let Some(header) = self.header.take() {
            self.sink().append(vec![Block::paragraph(header)]);
        }
    }

    fn begin_note(&mut self, marker: Option<&str>) {
        let mut note = Blocks::default();
        if let Some(marker) = marker.filter(|m| !m.trim().is_empty()) {
            note.mark(format!("[{}]", marker.trim()));
        }
        self.sinks.push(note);
    }

    fn begin_list(&mut self, last: Option<u32>) {
        self.sink().end();
        self.lists.push(last);
    }

    fn begin_item(&mut self, value: Option<&str>) {
        let mark = match self.lists.last_mut() {
            Some(Some(last)) => {
                *last = last.saturating_add(1);
                value.map_or_else(|| format!("{last}."), str::to_owned)
            }
            _ => value.unwrap_or("–").to_owned(),
        };
        self.sink().drop_marks();
        self.sink().mark(mark);
    }

    fn begin_table(&mut self) {
        self.flush_header();
        self.sink().end();
        if self.tables_fit() {
            self.tables.push(Table::default());
        }
    }

    /// Whether the open table, the last of those in `open`, is read as one.
    fn tables_fit(&self) -> bool {
        self.open.iter().filter(|n| *n == "table").count() <= DEEPEST
    }

    fn begin_row(&mut self) {
        let fits = self.tables_fit();
        match self.tables.last_mut().filter(|_| fits) {
            Some(table) => table.row(),
            None => self.sink().end(),
        }
    }

    fn begin_cell(&mut self, name: &str) {
        if !self.tables_fit() || self.tables.is_empty() {
            return self.sink().end();
        }
        if name == "caption" {
            self.begin_row();
        }
        self.sinks.push(Blocks::default());
    }

    fn end_cell(&mut self) {
        if !self.tables_fit() || self.tables.is_empty() {
            return self.sink().end();
        }
        let blocks = self.sinks.pop().unwrap_or_default().finish();
        if let Some(table) = self.tables.last_mut() {
            table.cell(Cell {
                structured: blocks.len() > 1,
                blocks,
            });
        }
    }

    fn end_table(&mut self) {
        let inside = self.open.iter().filter(|n| *n == "table").count();
        if inside >= DEEPEST {
            return self.sink().end();
        }
        if let Some(table) = self.tables.pop() {
            let blocks = table.blocks().0;
            self.sink().append(blocks);
        }
    }
}

/// "1.", "(a)", "3bis": a number without a word beside it.
fn is_bare(number: &str) -> bool {
    let word = number.split_whitespace().count() == 1;
    let start = number.trim_start_matches(['(', '[', '«', '"', '“']);
    let bullet = !start.starts_with(char::is_alphanumeric);
    let digits = start.starts_with(|c: char| c.is_ascii_digit());
    word && (bullet || digits || is_label(number) || start.chars().count() < 3)
}
