//! Markdown to text.
//!
//! Reads bytes, writes blocks: headings, paragraphs, points with their numbers as written, rows of tables;
//! footnotes after the text.

use crate::flow::{Stack, brings_mark, is_label};
use crate::{Draft, Options, Refusal, html, plain, remarks};
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
    let front = "The block of settings at its start was left out.";
    let mut notes: Vec<Note> = remarks::decoded(decoded.label).into_iter().collect();
    notes.extend(pen.front.then(|| Note::new("front_matter", front)));
    Ok(pen.stack.finish().draft(notes))
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
    stack: Stack,
    /// The mark of the open footnote.
    mark: String,
    lists: Vec<List>,
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
            stack: Stack::default(),
            mark: String::new(),
            lists: Vec::new(),
            html: String::new(),
            silent: 0,
            verbatim: false,
            front: false,
            soft: false,
        }
    }

    fn event(&mut self, event: Event, range: Range<usize>) -> Result<(), Refusal> {
        match event {
            Event::End(TagEnd::HtmlBlock) => {
                let piece = html::fragment(&std::mem::take(&mut self.html), self.options)?;
                self.stack.append(piece);
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.write(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.write(&text),
            Event::Html(text) => self.html.push_str(&text),
            Event::InlineHtml(tag) => self.inline_html(&tag),
            Event::SoftBreak => self.soft = true,
            Event::HardBreak => self.stack.last().line_break(),
            Event::Rule => self.stack.last().end(),
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
            match is_label(first) {
                true => self.stack.last().line_break(),
                false => self.stack.last().text(" "),
            }
        }
        match self.verbatim {
            true => self.stack.last().verbatim(text),
            false => self.stack.last().text(text),
        }
    }

    fn inline_html(&mut self, tag: &str) {
        let name = tag
            .trim_start_matches('<')
            .trim_end_matches(['>', '/', ' ']);
        if name.eq_ignore_ascii_case("br") {
            self.stack.last().line_break();
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
                self.stack.last().end();
                self.verbatim = true;
            }
            Tag::List(first) => {
                self.stack.last().end();
                self.lists.push(List {
                    ordered: first.is_some(),
                    last: first.unwrap_or(1).saturating_sub(1),
                });
            }
            Tag::Item => self.item(range),
            Tag::FootnoteDefinition(name) => {
                self.mark = name.to_string();
                self.stack.open();
            }
            Tag::Table(_) => self.stack.begin_table(),
            Tag::TableHead | Tag::TableRow => self.stack.row(),
            Tag::TableCell => self.stack.begin_cell(),
            Tag::HtmlBlock => self.html.clear(),
            tag if is_inline(&tag) => {}
            _ => self.stack.last().end(),
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
            _ if brings_mark(body(written), 0) => return self.stack.last().end(),
            _ => "–".to_owned(),
        };
        self.stack.last().mark(mark);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) | TagEnd::Image => self.silent = self.silent.saturating_sub(1),
            TagEnd::CodeBlock => {
                self.verbatim = false;
                self.stack.last().end();
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => {
                self.stack.last().end();
                match self.lists.last().is_some_and(|l| l.ordered) {
                    true => self.stack.last().write_marks(),
                    false => self.stack.last().drop_marks(),
                }
            }
            TagEnd::FootnoteDefinition => {
                let mark = std::mem::take(&mut self.mark);
                self.stack.close_note(Some(&mark));
            }
            TagEnd::TableCell => self.stack.end_cell(),
            TagEnd::Table => self.stack.end_table(),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::BlockQuote(_) => {
                self.stack.last().end()
            }
            _ => {}
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
