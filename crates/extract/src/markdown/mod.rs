//! Markdown to text.
//!
//! Reads bytes, writes blocks: headings, paragraphs, points with their numbers as written, rows of tables;
//! footnotes after the text.

use crate::flow::{Block, Blocks, join, row};
use crate::{Draft, Options, Refusal, html, plain};
use corridor_text::Note;
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};
use std::ops::Range;

/// More nested quotes and lists than this are refused, since they take the parser too long.
const DEEPEST: usize = 200;

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Refusal> {
    let decoded = plain::characters(bytes);
    let text = decoded.text;
    check_depth(&text)?;
    let mut pen = Pen::new(&text, options);
    for (event, range) in Parser::new_ext(&text, extensions()).into_offset_iter() {
        pen.event(event, range)?;
    }
    let label = |l| Note::new("decoded_as", format!("The file was decoded as {l}."));
    let front = "The block of settings at its start was left out.";
    let mut notes: Vec<Note> = decoded.label.map(label).into_iter().collect();
    notes.extend(pen.front.then(|| Note::new("front_matter", front)));
    Ok(Draft {
        notes,
        ..Draft::of(join(&pen.finish()))
    })
}

fn extensions() -> Extensions {
    Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_YAML_STYLE_METADATA_BLOCKS
}

/// No line may open more quotes and lists than a person would write.
fn check_depth(text: &str) -> Result<(), Refusal> {
    let opens = |line: &str| {
        let lead = line.chars().take_while(|c| " \t>*+-".contains(*c));
        lead.filter(|c| !c.is_whitespace()).count()
    };
    let mark = |line: &&str| {
        line.chars()
            .any(|c| !c.is_whitespace() && !"-*+".contains(c))
    };
    let deepest = text.lines().filter(mark).map(opens).max().unwrap_or(0);
    crate::door::at_most(
        "levels of nested quotes and lists",
        deepest as u64,
        DEEPEST as u64,
    )
}

/// An open list and the number of its last point.
struct List {
    ordered: bool,
    last: u64,
}

struct Pen<'t> {
    text: &'t str,
    options: &'t Options,
    sinks: Vec<Blocks>,
    after: Vec<Block>,
    lists: Vec<List>,
    rows: Vec<Block>,
    cells: Vec<String>,
    html: String,
    /// Open elements whose text is left out.
    silent: usize,
    verbatim: bool,
    front: bool,
    /// A line ended and the next text may open a point.
    soft: bool,
}

impl<'t> Pen<'t> {
    fn new(text: &'t str, options: &'t Options) -> Self {
        Self {
            text,
            options,
            sinks: vec![Blocks::default()],
            after: Vec::new(),
            lists: Vec::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            html: String::new(),
            silent: 0,
            verbatim: false,
            front: false,
            soft: false,
        }
    }

    fn finish(mut self) -> Vec<Block> {
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

    fn event(&mut self, event: Event, range: Range<usize>) -> Result<(), Refusal> {
        match event {
            Event::End(TagEnd::HtmlBlock) => {
                let blocks = html::fragment(&std::mem::take(&mut self.html), self.options)?;
                self.sink().append(blocks);
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.write(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.write(&text),
            Event::Html(text) => self.html.push_str(&text),
            Event::InlineHtml(tag) => self.inline_html(&tag),
            Event::SoftBreak => self.soft = true,
            Event::HardBreak => self.sink().line_break(),
            Event::Rule => self.sink().end(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
        Ok(())
    }

    fn write(&mut self, text: &str) {
        if self.silent > 0 {
            return;
        }
        if std::mem::take(&mut self.soft) {
            let first = text.split_whitespace().next().unwrap_or("");
            match html::is_label(first) {
                true => self.sink().line_break(),
                false => self.sink().text(" "),
            }
        }
        match self.verbatim {
            true => self.sink().verbatim(text),
            false => self.sink().text(text),
        }
    }

    fn inline_html(&mut self, tag: &str) {
        let name = tag
            .trim_start_matches('<')
            .trim_end_matches(['>', '/', ' ']);
        if name.eq_ignore_ascii_case("br") {
            self.sink().line_break();
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        self.soft &= is_inline(&tag);
        match tag {
            Tag::MetadataBlock(_) => {
                self.front = true;
                self.silent += 1;
            }
            Tag::Image { .. } => self.silent += 1,
            Tag::CodeBlock(_) => {
                self.sink().end();
                self.verbatim = true;
            }
            Tag::List(first) => {
                self.sink().end();
                self.lists.push(List {
                    ordered: first.is_some(),
                    last: first.unwrap_or(1).saturating_sub(1),
                });
            }
            Tag::Item => self.item(range),
            Tag::FootnoteDefinition(name) => {
                let mut note = Blocks::default();
                note.mark(format!("[{name}]"));
                self.sinks.push(note);
            }
            Tag::TableCell => self.sinks.push(Blocks::default()),
            Tag::HtmlBlock => self.html.clear(),
            tag if is_inline(&tag) => {}
            _ => self.sink().end(),
        }
    }

    /// The mark of a point: its number as written where it counts on, else as a reader counts.
    fn item(&mut self, range: Range<usize>) {
        let written = self.text.get(range).unwrap_or("").trim_start();
        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
        let number: Option<u64> = written[..digits].parse().ok();
        let sign = if written[digits..].starts_with(')') {
            ')'
        } else {
            '.'
        };
        let mark = match self.lists.last_mut() {
            Some(list) if list.ordered => {
                let next = list.last.saturating_add(1);
                list.last = number.filter(|n| *n > list.last).unwrap_or(next);
                format!("{}{sign}", list.last)
            }
            _ if html::brings_mark(body(written), 0) => return self.sink().end(),
            _ => "–".to_owned(),
        };
        self.sink().mark(mark);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) | TagEnd::Image => self.silent = self.silent.saturating_sub(1),
            TagEnd::CodeBlock => {
                self.verbatim = false;
                self.sink().end();
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => {
                self.sink().end();
                match self.lists.last().is_some_and(|l| l.ordered) {
                    true => self.sink().write_marks(),
                    false => self.sink().drop_marks(),
                }
            }
            TagEnd::FootnoteDefinition => {
                let note = self.sinks.pop().unwrap_or_default();
                self.after.extend(note.finish());
            }
            TagEnd::TableCell => {
                let blocks = self.sinks.pop().unwrap_or_default().finish();
                let text: Vec<String> = blocks.into_iter().map(|b| b.text).collect();
                self.cells.push(text.join(" "));
            }
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(),
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                self.sink().append(rows);
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::BlockQuote(_) => self.sink().end(),
            _ => {}
        }
    }

    fn end_row(&mut self) {
        let text = row(self.cells.iter().map(String::as_str));
        self.cells.clear();
        if !text.is_empty() {
            let tight = !self.rows.is_empty();
            self.rows.push(Block { text, tight });
        }
    }
}

/// A point without its bullet.
fn body(written: &str) -> &str {
    written.strip_prefix(['-', '*', '+']).unwrap_or(written)
}

fn is_inline(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}

#[cfg(test)]
mod tests;
