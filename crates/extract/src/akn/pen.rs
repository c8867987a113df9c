//! From tags and texts of Akoma Ntoso to blocks of text.

use super::meta::Meta;
use super::names::{is_heading, is_inline, is_silent};
use crate::Options;
use crate::flow::{Block, Flow, Stack, is_label};
use crate::xml::Element;

/// Writes blocks as elements open and close.
pub(super) struct Pen {
    /// The element around all was seen.
    pub found_root: bool,
    /// What the head says.
    pub meta: Meta,
    /// The tag whose text is left out.
    dead: &'static str,
    open: Vec<String>,
    stack: Stack,
    /// Marks of the notes that are open.
    markers: Vec<Option<String>>,
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
            dead: options.revisions.unread_tag(),
            open: Vec::new(),
            stack: Stack::default(),
            markers: Vec::new(),
            lists: Vec::new(),
            silent_from: None,
            header: None,
        }
    }

    /// All of it.
    pub(super) fn finish(mut self) -> Flow {
        self.flush_header();
        self.stack.finish()
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.silent_from.is_some() || !self.found_root {
            return;
        }
        if self.header.is_some() && !text.trim().is_empty() && !self.in_heading() {
            self.flush_header();
        }
        self.stack.last().text(text);
    }

    fn in_heading(&self) -> bool {
        self.open.iter().rev().take(8).any(|n| is_heading(n))
    }

    pub(super) fn start(&mut self, element: &Element) {
        let name = element.name();
        self.open.push(name.to_owned());
        self.found_root |= name == "akomaNtoso";
        if self.silent_from.is_some() {
            self.meta.element(element);
            return;
        }
        if is_silent(name) || name == self.dead {
            self.silent_from = Some(self.open.len());
            return;
        }
        match name {
            "br" | "eol" => self.stack.last().line_break(),
            "num" => self.begin_number(),
            "authorialNote" => self.begin_note(element.attribute("marker").as_deref()),
            "ul" => self.begin_list(None),
            "ol" => self.begin_list(Some(0)),
            "li" => self.begin_item(element.attribute("value").as_deref()),
            "table" => self.begin_table(),
            "tr" => self.stack.row(),
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
            "authorialNote" => self.end_note(),
            "ul" | "ol" => {
                self.stack.last().end();
                self.lists.pop();
            }
            "table" => self.stack.end_table(),
            "td" | "th" | "caption" => self.stack.end_cell(),
            "br" | "eol" => {}
            name if is_inline(name) => {}
            _ => self.stack.last().end(),
        }
    }

    fn begin_block(&mut self) {
        self.stack.last().end();
    }

    /// A number is gathered by itself.
    fn begin_number(&mut self) {
        self.flush_header();
        self.stack.last().end();
        self.stack.open();
    }

    /// A bare number goes before the text it numbers, one with words on the line of the heading.
    fn end_number(&mut self) {
        let blocks = self.stack.close();
        let words: Vec<String> = blocks.into_iter().map(|b| b.text).collect();
        let number = words.join(" ");
        match number.is_empty() {
            true => {}
            false if is_bare(&number) => self.stack.last().mark(number),
            false => self.header = Some(number),
        }
    }

    fn begin_heading(&mut self) {
        self.stack.last().end();
        if let Some(header) = self.header.take() {
            self.stack.last().mark(header);
        }
    }

    fn flush_header(&mut self) {
        if let Some(header) = self.header.take() {
            self.stack.last().append(vec![Block::paragraph(header)]);
        }
    }

    fn begin_note(&mut self, marker: Option<&str>) {
        self.markers.push(marker.map(str::to_owned));
        self.stack.open();
    }

    fn end_note(&mut self) {
        let marker = self.markers.pop().flatten();
        self.stack.close_note(marker.as_deref());
    }

    fn begin_list(&mut self, last: Option<u32>) {
        self.stack.last().end();
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
        self.stack.last().drop_marks();
        self.stack.last().mark(mark);
    }

    fn begin_table(&mut self) {
        self.flush_header();
        self.stack.begin_table();
    }

    fn begin_cell(&mut self, name: &str) {
        if name == "caption" {
            self.stack.row();
        }
        self.stack.begin_cell();
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
