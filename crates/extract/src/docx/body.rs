//! The flow of a document: paragraphs with their numbers, tables, notes below the text.

use super::counters::{Counters, Label};
use super::inline::Line;
use super::numbering::Numbering;
use super::revisions;
use super::styles::{NumberProperties, Styles, switch, value};
use crate::{
    Revisions,
    flow::{Block, Cell, Footnotes, Table},
    remarks::Anchors,
    xml::Element,
};
use corridor_text::Note;
use std::collections::HashMap;

/// A reader of the flow.
pub(super) struct Body<'a, 'x> {
    styles: &'a Styles,
    numbering: &'a Numbering,
    revisions: Revisions,
    counters: Counters,
    line: Line<'a, 'x>,
    /// Whether the line has begun with the number of a paragraph whose end is not shown.
    labelled: bool,
    embedded: usize,
    /// How many tables were read column by column.
    pub columns: usize,
}

impl<'a, 'x> Body<'a, 'x> {
    pub fn new(styles: &'a Styles, numbering: &'a Numbering, revisions: Revisions) -> Self {
        Self {
            styles,
            numbering,
            revisions,
            counters: Counters::default(),
            line: Line::new(styles, revisions),
            labelled: false,
            embedded: 0,
            columns: 0,
        }
    }

    /// All of a body, a cell, a note or a text box.
    pub fn story(&mut self, element: &'a Element<'x>) -> Vec<Block> {
        let mut found = Vec::new();
        self.blocks(element, &mut found);
        self.finish(None, &mut found);
        found
    }

    /// The notes that the text has marks of, each on a line.
    pub fn notes(
        &mut self,
        footnotes: Option<&'a Element<'x>>,
        endnotes: Option<&'a Element<'x>>,
    ) -> Footnotes {
        let below = std::mem::take(&mut self.line.below);
        let (footnotes, endnotes) = (by_id(footnotes), by_id(endnotes));
        let mut found = Footnotes::default();
        for (end, id) in below {
            let Some(note) = (if end { &endnotes } else { &footnotes }).get(&id) else {
                continue;
            };
            found.add(None, &self.story(note));
        }
        found
    }

    /// The words under comments.
    pub fn anchors(&self) -> &Anchors {
        &self.line.anchors
    }

    /// How many stretches of text were hidden.
    pub fn hidden(&self) -> usize {
        self.line.hidden
    }

    /// Says that other files are embedded in the text, which are not read.
    pub fn embedded(&self) -> Option<Note> {
        let said = "The file has other files embedded in its text, which are not read; \
                    open it in a word processor and save it again.";
        (self.embedded > 0).then(|| Note::new("embedded_files", said))
    }

    fn blocks(&mut self, element: &'a Element<'x>, found: &mut Vec<Block>) {
        for child in element.elements() {
            match child.name() {
                "p" => self.paragraph(child, found),
                "tbl" => self.table(child, found),
                "altChunk" => self.embedded += 1,
                "AlternateContent" => self.alternative(child, found),
                "commentRangeStart" => self.line.anchors.begin(child.attribute("id")),
                "commentRangeEnd" => self.line.anchors.end(child.attribute("id")),
                "sdtPr" | "sdtEndPr" | "customXmlPr" | "sectPr" => {}
                _ if !revisions::stays(child, self.revisions) => {}
                _ => self.blocks(child, found),
            }
        }
    }

    /// Of several ways to show the same, the first that holds text.
    fn alternative(&mut self, element: &'a Element<'x>, found: &mut Vec<Block>) {
        let before = (found.len(), self.line.text.len());
        for way in element.elements() {
            self.blocks(way, found);
            if (found.len(), self.line.text.len()) != before {
                return;
            }
        }
    }

    fn paragraph(&mut self, paragraph: &'a Element<'x>, found: &mut Vec<Block>) {
        let properties = revisions::properties(paragraph, self.revisions);
        let style = properties.and_then(|p| value(p, "pStyle"));
        self.line.paragraph(paragraph, style.as_deref());
        let mark = paragraph.child("pPr").and_then(|p| p.child("rPr"));
        if !revisions::kept(mark, self.revisions) {
            return;
        }
        let unseen = switch(mark, "vanish") == Some(true);
        if unseen && self.line.text.trim().is_empty() && self.line.boxes.is_empty() {
            self.line.text.clear();
            return;
        }
        let label = match self.labelled {
            true => None,
            false => self.label(properties, style.as_deref()),
        };
        if unseen && switch(mark, "specVanish") == Some(true) {
            self.line.text = labelled(label, &self.line.text);
            self.labelled = true;
            return;
        }
        self.finish(label, found);
    }

    fn label(&mut self, properties: Option<&Element<'_>>, style: Option<&str>) -> Option<Label> {
        let direct = NumberProperties::of(properties, self.revisions == Revisions::Accepted);
        self.counters
            .next(self.numbering, self.styles, &direct, style)
    }

    /// Ends the line, and sets the text boxes that hang on it below.
    fn finish(&mut self, label: Option<Label>, found: &mut Vec<Block>) {
        let text = std::mem::take(&mut self.line.text);
        self.labelled = false;
        found.extend(Block::trimmed(&labelled(label, &text)));
        for content in std::mem::take(&mut self.line.boxes) {
            found.extend(self.story(content));
        }
    }

    fn table(&mut self, table: &'a Element<'x>, found: &mut Vec<Block>) {
        self.finish(None, found);
        let mut rows = Vec::new();
        self.parts(table, "tr", "trPr", &mut rows);
        let mut read = Table::default();
        for row in rows {
            read.row();
            self.cells(row, &mut read);
        }
        let (blocks, columns) = read.blocks();
        self.columns += usize::from(columns);
        found.extend(blocks);
    }

    fn cells(&mut self, row: &'a Element<'x>, read: &mut Table) {
        let mut cells = Vec::new();
        self.parts(row, "tc", "tcPr", &mut cells);
        for cell in cells {
            read.cell(Cell::from(self.story(cell)));
        }
    }

    /// The rows of a table or the cells of a row, also those in content controls.
    fn parts(
        &self,
        element: &'a Element<'x>,
        name: &str,
        properties: &str,
        found: &mut Vec<&'a Element<'x>>,
    ) {
        for child in element.elements() {
            match child.name() {
                part if part == name => {
                    let kept = revisions::kept(child.child(properties), self.revisions);
                    found.extend(kept.then_some(child));
                }
                "sdt" | "sdtContent" | "customXml" => self.parts(child, name, properties, found),
                _ => {}
            }
        }
    }
}

/// The notes of a part by their ids.
fn by_id<'a, 'x>(part: Option<&'a Element<'x>>) -> HashMap<String, &'a Element<'x>> {
    let notes = part.into_iter().flat_map(Element::elements);
    let named = notes.filter_map(|e| Some((e.attribute("id")?.into_owned(), e)));
    named.collect()
}

/// A text behind its number; a bullet without text is nothing.
fn labelled(label: Option<Label>, text: &str) -> String {
    let Some(label) = label else {
        return text.to_owned();
    };
    let rest = text.trim();
    if label.bullet && rest.is_empty() {
        return String::new();
    }
    let apart = !label.tight || rest.starts_with(char::is_alphanumeric);
    match apart && !text.starts_with(['\n', '\t']) {
        true => format!("{} {rest}", label.text),
        false => format!("{}{}", label.text, text.trim_end()),
    }
}
