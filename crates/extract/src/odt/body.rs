//! The flow of a document: paragraphs, headings and lists with their numbers, tables, notes below the text.

use super::changes::Changes;
use super::counters::Counts;
use super::inline::{ITEM, Line, PARAGRAPH};
use super::styles::{LEVELS, Styles};
use crate::{
    flow::{Block, Cell, Footnotes, Table},
    remarks::Comment,
    xml::Element,
};
use std::collections::HashMap;

/// An item of a list that is being read.
struct Item {
    /// Whether it has its number already, or has none.
    labelled: bool,
    start: Option<u32>,
}

/// A reader of the flow.
pub(super) struct Body<'a, 'x> {
    styles: &'a Styles,
    line: Line<'a, 'x>,
    /// Whether the line has begun with a number.
    labelled: bool,
    /// The style of each list that is open, from the outside in.
    lists: Vec<Option<String>>,
    items: Vec<Item>,
    /// List style and level of the last item that was counted.
    last: Option<(String, usize)>,
    counts: Counts,
    outline: Counts,
    by_style: HashMap<String, Counts>,
    by_id: HashMap<String, Counts>,
    /// How many tables were read column by column.
    pub columns: usize,
}

impl<'a, 'x> Body<'a, 'x> {
    pub fn new(styles: &'a Styles, changes: Changes<'a, 'x>) -> Self {
        Self {
            styles,
            line: Line::new(styles, changes),
            labelled: false,
            lists: Vec::new(),
            items: Vec::new(),
            last: None,
            counts: Counts::default(),
            outline: Counts::default(),
            by_style: HashMap::new(),
            by_id: HashMap::new(),
            columns: 0,
        }
    }

    /// All of a text, a cell, a note or a text box; lists begin anew in it.
    pub fn story(&mut self, element: &'a Element<'x>) -> Vec<Block> {
        let outside = (
            std::mem::take(&mut self.lists),
            std::mem::take(&mut self.items),
            std::mem::take(&mut self.counts),
        );
        let mut found = Vec::new();
        self.blocks(element, &mut found);
        self.finish(None, &mut found);
        (self.lists, self.items, self.counts) = outside;
        found
    }

    /// The notes that the text has marks of, each on a line.
    pub fn notes(&mut self) -> Footnotes {
        let below = std::mem::take(&mut self.line.below);
        let mut found = Footnotes::default();
        for body in below.into_iter().filter_map(|note| note.child("note-body")) {
            found.add(None, &self.story(body));
        }
        found
    }

    /// The comments with the words they stand on.
    pub fn comments(&mut self) -> Vec<Comment> {
        self.line.comments()
    }

    /// How many stretches of text were hidden.
    pub fn hidden(&self) -> usize {
        self.line.hidden
    }

    fn blocks(&mut self, element: &'a Element<'x>, found: &mut Vec<Block>) {
        for child in element.elements() {
            self.block(child, found);
        }
    }

    fn block(&mut self, element: &'a Element<'x>, found: &mut Vec<Block>) {
        match element.name() {
            "p" | "h" => self.paragraph(element, found),
            "list" => self.list(element, found),
            "table" => self.table(element, found),
            "change-start" => self.line.changes.begin(element),
            "change-end" => self.line.changes.end(element),
            "change" => {
                self.line.restore(element);
                self.finish(None, found);
            }
            "section" if element.attribute("display").as_deref() == Some("none") => {
                self.line.hidden += 1;
            }
            "tracked-changes" | "forms" | "object" | "annotation" => {}
            _ => self.blocks(element, found),
        }
    }

    fn paragraph(&mut self, element: &'a Element<'x>, found: &mut Vec<Block>) {
        self.line.paragraph(element);
        let joins = self.line.changes.skips();
        if joins && self.line.text.trim().is_empty() {
            return;
        }
        let label = match self.labelled {
            true => None,
            false => self.label(element),
        };
        if joins {
            self.line.text = labelled(label, &self.line.text);
            self.labelled = true;
            return;
        }
        self.finish(label, found);
    }

    /// Ends the line, and sets the text boxes that hang on it below.
    fn finish(&mut self, label: Option<String>, found: &mut Vec<Block>) {
        let text = std::mem::take(&mut self.line.text);
        self.labelled = false;
        let mut label = label;
        for piece in text.split_inclusive([PARAGRAPH, ITEM]) {
            let words = piece.trim_end_matches([PARAGRAPH, ITEM]);
            found.extend(Block::trimmed(&labelled(label.take(), words)));
            if piece.ends_with(ITEM) {
                label = self.again();
            }
        }
        found.extend(label.and_then(|label| Block::trimmed(&labelled(Some(label), ""))));
        for content in std::mem::take(&mut self.line.boxes) {
            found.extend(self.story(content));
        }
    }

    fn label(&mut self, element: &Element<'_>) -> Option<String> {
        if let Some(item) = self.items.last_mut() {
            let start = item.start.take();
            let labelled = std::mem::replace(&mut item.labelled, true);
            return match labelled {
                true => None,
                false => self.item_label(element, start),
            };
        }
        let heading = element.name() == "h" && !is(element, "is-list-header");
        match heading {
            true => self.heading_label(element),
            false => None,
        }
    }

    fn item_label(&mut self, element: &Element<'_>, start: Option<u32>) -> Option<String> {
        let at = self.lists.len().min(LEVELS).checked_sub(1)?;
        let own = element.attribute("style-name");
        let style = match self.lists.last() {
            Some(Some(style)) => style.as_str(),
            _ => self.styles.list_of(own.as_deref()?)?,
        };
        let levels = self.styles.list(style)?;
        self.last = Some((style.to_owned(), at));
        self.counts.count(levels, at, start);
        self.counts.written(levels, at)
    }

    /// The number of one more item like the last.
    fn again(&mut self) -> Option<String> {
        let (style, at) = self.last.as_ref()?;
        let levels = self.styles.list(style)?;
        self.counts.count(levels, *at, None);
        self.counts.written(levels, *at)
    }

    fn heading_label(&mut self, element: &Element<'_>) -> Option<String> {
        let level: usize = element.attribute("outline-level")?.parse().ok()?;
        let at = level.clamp(1, LEVELS) - 1;
        if is(element, "restart-numbering") {
            self.outline.restart(at);
        }
        let levels = self.styles.outline();
        self.outline.count(levels, at, number(element));
        self.outline.written(levels, at)
    }

    fn list(&mut self, list: &'a Element<'x>, found: &mut Vec<Block>) {
        let own = list.attribute("style-name").map(|name| name.into_owned());
        let style = own.or_else(|| self.lists.last().cloned().flatten());
        self.begin(list, style.as_deref());
        self.lists.push(style);
        for element in list.elements() {
            match element.name() {
                "list-item" | "list-header" => self.item(element, found),
                _ => self.block(element, found),
            }
        }
        let style = self.lists.pop().flatten();
        if self.lists.is_empty() {
            self.keep(list, style);
        }
    }

    /// Goes on counting where an earlier list ended, or starts anew.
    fn begin(&mut self, list: &Element<'_>, style: Option<&str>) {
        let continues = is(list, "continue-numbering");
        let depth = self.lists.len();
        if depth > 0 {
            let wrapped = self.items.last().is_some_and(|item| !item.labelled);
            if let Some(item) = self.items.last_mut() {
                item.labelled = true;
            }
            if !continues && !wrapped {
                self.counts.restart(depth);
            }
            return;
        }
        let earlier = list.attribute("continue-list");
        let kept = match earlier {
            Some(id) => self.by_id.get(&*id),
            None if continues => style.and_then(|style| self.by_style.get(style)),
            None => None,
        };
        self.counts = kept.cloned().unwrap_or_default();
    }

    /// Remembers how far a list has counted.
    fn keep(&mut self, list: &Element<'_>, style: Option<String>) {
        let ids = ["id", "continue-list"].map(|name| list.attribute(name));
        for id in ids.into_iter().flatten() {
            self.by_id.insert(id.into_owned(), self.counts.clone());
        }
        if let Some(style) = style {
            self.by_style.insert(style, self.counts.clone());
        }
    }

    fn item(&mut self, element: &'a Element<'x>, found: &mut Vec<Block>) {
        self.items.push(Item {
            labelled: element.name() == "list-header",
            start: number(element),
        });
        self.blocks(element, found);
        self.items.pop();
    }

    fn table(&mut self, table: &'a Element<'x>, found: &mut Vec<Block>) {
        self.finish(None, found);
        let mut rows = Vec::new();
        gather(table, "table-row", &mut rows);
        let mut read = Table::default();
        for row in rows {
            read.row();
            for cell in row.elements().filter(|e| e.name() == "table-cell") {
                read.cell(Cell::from(self.story(cell)));
            }
        }
        let (blocks, columns) = read.blocks();
        self.columns += usize::from(columns);
        found.extend(blocks);
    }
}

/// The rows of a table, also those in groups.
fn gather<'a, 'x>(element: &'a Element<'x>, name: &str, found: &mut Vec<&'a Element<'x>>) {
    for child in element.elements() {
        match child.name() {
            part if part == name => found.push(child),
            "table-header-rows" | "table-rows" | "table-row-group" => gather(child, name, found),
            _ => {}
        }
    }
}

fn is(element: &Element<'_>, attribute: &str) -> bool {
    element.attribute(attribute).as_deref() == Some("true")
}

/// The number at which an item or a heading starts, where it states one.
fn number(element: &Element<'_>) -> Option<u32> {
    element.attribute("start-value")?.parse().ok()
}

/// A text behind its number; a bullet without text is nothing.
fn labelled(label: Option<String>, text: &str) -> String {
    match label {
        Some(label) if label == "•" && text.trim().is_empty() => String::new(),
        Some(label) if text.starts_with('\n') => format!("{label}{text}"),
        Some(label) => format!("{label} {}", text.trim_start_matches(' ')),
        None => text.to_owned(),
    }
}
