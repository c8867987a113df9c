//! What stands in a paragraph: words, spaces, notes, comments, changes, frames.

use super::{changes::Changes, styles::Styles};
use crate::remarks::{Anchors, Comment};
use crate::xml::{Element, Node};

/// Parts paragraphs within a line, where the end of a deleted paragraph is put back.
pub(super) const PARAGRAPH: char = '\u{2029}';
/// Parts items of a list in the same way.
pub(super) const ITEM: char = '\u{2028}';
/// Most spaces that one element stands for.
const SPACES: usize = 100;

/// The line in the making and what was met on the way.
pub(super) struct Line<'a, 'x> {
    styles: &'a Styles,
    pub changes: Changes<'a, 'x>,
    /// The text of the paragraph so far.
    pub text: String,
    /// Text boxes that hang on the paragraph.
    pub boxes: Vec<&'a Element<'x>>,
    /// Notes below the text, in the order of their marks.
    pub below: Vec<&'a Element<'x>>,
    /// Comments with their names.
    comments: Vec<(String, Comment)>,
    anchors: Anchors,
    /// Stretches of hidden text.
    pub hidden: usize,
    mute: bool,
    spaced: bool,
}

impl<'a, 'x> Line<'a, 'x> {
    pub fn new(styles: &'a Styles, changes: Changes<'a, 'x>) -> Self {
        Self {
            styles,
            changes,
            text: String::new(),
            boxes: Vec::new(),
            below: Vec::new(),
            comments: Vec::new(),
            anchors: Anchors::default(),
            hidden: 0,
            mute: false,
            spaced: true,
        }
    }

    /// Adds what a paragraph holds.
    pub fn paragraph(&mut self, paragraph: &'a Element<'x>) {
        self.spaced = true;
        self.styled(paragraph);
        self.anchors.add(" ");
    }

    /// The comments with the words they stand on.
    pub fn comments(&mut self) -> Vec<Comment> {
        let comments = std::mem::take(&mut self.comments);
        let with_words = |(name, comment): (String, Comment)| Comment {
            words: self.anchors.words(&name),
            ..comment
        };
        comments.into_iter().map(with_words).collect()
    }

    fn inside(&mut self, element: &'a Element<'x>) {
        for node in element.nodes() {
            match node {
                Node::Text(text) => self.words(text),
                Node::Element(element) => self.element(element),
            }
        }
    }

    fn element(&mut self, element: &'a Element<'x>) {
        match element.name() {
            "s" => self.spaces(element),
            "tab" => self.push("\t"),
            "line-break" => self.push("\n"),
            "change-start" => self.changes.begin(element),
            "change-end" => self.changes.end(element),
            "change" => self.restore(element),
            "note" if !self.mute && !self.changes.skips() => self.below.push(element),
            "annotation" => self.comment(element),
            "annotation-end" => self.anchors.end(element.attribute("name")),
            "frame" | "g" => element.elements().for_each(|e| self.element(e)),
            "text-box" | "custom-shape" | "rect" | "ellipse" | "circle" | "caption" | "polygon"
            | "path" | "line" | "connector" => self.hang(element),
            "note" | "number" | "script" | "title" | "desc" | "object" | "image"
            | "hidden-text" | "ruby-text" | "tracked-changes" | "event-listeners" => {}
            _ => self.styled(element),
        }
    }

    /// The inside of what may have a style that hides it.
    fn styled(&mut self, element: &'a Element<'x>) {
        let before = self.mute;
        let style = element.attribute("style-name");
        self.mute = before || style.is_some_and(|style| self.styles.hides(&style));
        self.inside(element);
        self.mute = before;
    }

    fn hang(&mut self, element: &'a Element<'x>) {
        if !self.mute && !self.changes.skips() {
            self.boxes.push(element);
        }
    }

    /// Words, in which any white space is one space.
    fn words(&mut self, text: &str) {
        let mut line = String::with_capacity(text.len());
        for c in text.chars() {
            let space = matches!(c, ' ' | '\t' | '\r' | '\n' | PARAGRAPH | ITEM);
            if !space {
                line.push(c);
            } else if !self.spaced {
                line.push(' ');
            }
            self.spaced = space;
        }
        let spaced = self.spaced;
        self.push(&line);
        self.spaced = spaced;
    }

    fn spaces(&mut self, element: &Element<'_>) {
        let stated = element.attribute("c").and_then(|c| c.parse().ok());
        self.push(&" ".repeat(stated.unwrap_or(1).min(SPACES)));
    }

    fn push(&mut self, text: &str) {
        self.spaced = false;
        if self.changes.skips() {
            return;
        }
        if self.mute {
            self.hidden += usize::from(!text.trim().is_empty());
            return;
        }
        self.text.push_str(text);
        self.anchors.add(text);
    }

    /// Puts back what was deleted at this place.
    pub fn restore(&mut self, mark: &Element<'_>) {
        let Some(deleted) = self.changes.restore(mark) else {
            return;
        };
        let mut paragraphs = Vec::new();
        collect(deleted, false, &mut paragraphs);
        for (turn, (paragraph, listed)) in paragraphs.into_iter().enumerate() {
            if turn > 0 {
                self.text.push(if listed { ITEM } else { PARAGRAPH });
                self.spaced = true;
            }
            self.styled(paragraph);
        }
    }

    fn comment(&mut self, element: &'a Element<'x>) {
        let name = element.attribute("name").unwrap_or_default().into_owned();
        let author = element.child("creator").map(Element::text);
        let mut paragraphs = Vec::new();
        collect(element, false, &mut paragraphs);
        let texts = paragraphs.into_iter().map(|(paragraph, _)| all(paragraph));
        let comment = Comment {
            author: author.unwrap_or_default(),
            words: String::new(),
            text: texts.collect::<Vec<_>>().join(" "),
        };
        self.anchors
            .begin(Some(name.as_str()).filter(|n| !n.is_empty()));
        self.comments.push((name, comment));
    }
}

/// All paragraphs and headings inside, however deep, and whether they stand in a list.
fn collect<'a, 'x>(
    element: &'a Element<'x>,
    listed: bool,
    found: &mut Vec<(&'a Element<'x>, bool)>,
) {
    for child in element.elements() {
        match child.name() {
            "p" | "h" => found.push((child, listed)),
            "change-info" => {}
            name => collect(child, listed || name == "list", found),
        }
    }
}

/// All text inside, as it is.
fn all(element: &Element<'_>) -> String {
    let pieces = element.nodes().iter().map(|node| match node {
        Node::Text(text) => text.to_string(),
        Node::Element(element) => all(element),
    });
    pieces.collect()
}
