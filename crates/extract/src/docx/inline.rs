//! What stands in a paragraph: runs, fields, tabs, marks of notes and comments, text boxes.

use super::{revisions, styles::Styles, styles::switch, styles::value, symbols};
use crate::{Revisions, remarks::Anchors, xml::Element};
use std::collections::HashSet;

/// Deepest nesting of fields; a file with more has lost the ends of some.
const FIELDS: usize = 64;

/// A note below the text: whether it stands at the end of the document, and its id.
pub(super) type Below = (bool, String);

/// The line in the making and what was met on the way.
pub(super) struct Line<'a, 'x> {
    styles: &'a Styles,
    revisions: Revisions,
    /// The text of the paragraph so far.
    pub text: String,
    /// Text boxes that hang on the paragraph.
    pub boxes: Vec<&'a Element<'x>>,
    /// Notes below the text, in the order of their marks.
    pub below: Vec<Below>,
    met: HashSet<Below>,
    /// Words under comments.
    pub anchors: Anchors,
    /// Stretches of hidden text.
    pub hidden: usize,
    /// Fields that are open, and whether their result has begun.
    fields: Vec<bool>,
    mute: bool,
    by_style: bool,
}

impl<'a, 'x> Line<'a, 'x> {
    pub fn new(styles: &'a Styles, revisions: Revisions) -> Self {
        Self {
            styles,
            revisions,
            text: String::new(),
            boxes: Vec::new(),
            below: Vec::new(),
            met: HashSet::new(),
            anchors: Anchors::default(),
            hidden: 0,
            fields: Vec::new(),
            mute: false,
            by_style: false,
        }
    }

    /// Adds what a paragraph of this style holds.
    pub fn paragraph(&mut self, paragraph: &'a Element<'x>, style: Option<&str>) {
        self.by_style = self.styles.hides(style);
        self.inside(paragraph);
        self.fields.retain(|result| *result);
        self.anchors.add(" ");
    }

    fn inside(&mut self, element: &'a Element<'x>) {
        for child in element.elements() {
            self.element(child);
        }
    }

    fn element(&mut self, element: &'a Element<'x>) {
        match element.name() {
            "r" => self.run(element),
            "t" | "delText" => self.words(&element.text()),
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("\u{2011}"),
            "sym" => self.symbol(element),
            "fldChar" => self.field(element),
            "footnoteReference" => self.note(false, element),
            "endnoteReference" => self.note(true, element),
            "commentRangeStart" => self.anchors.begin(element.attribute("id")),
            "commentRangeEnd" => self.anchors.end(element.attribute("id")),
            "AlternateContent" => self.alternative(element),
            "txbxContent" if !self.mute => self.boxes.push(element),
            "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "smartTagPr" | "instrText"
            | "delInstrText" | "fldData" | "softHyphen" | "rt" | "txbxContent" => {}
            _ if !revisions::stays(element, self.revisions) => {}
            _ => self.inside(element),
        }
    }

    /// Of several ways to show the same, the first that holds text.
    fn alternative(&mut self, element: &'a Element<'x>) {
        let before = (self.text.len(), self.boxes.len());
        for way in element.elements() {
            self.inside(way);
            if (self.text.len(), self.boxes.len()) != before {
                return;
            }
        }
    }

    fn run(&mut self, run: &'a Element<'x>) {
        let before = self.mute;
        self.mute = before || self.hides(run);
        self.inside(run);
        self.mute = before;
    }

    fn hides(&self, run: &Element<'_>) -> bool {
        let properties = run.child("rPr");
        let style = properties.and_then(|p| value(p, "rStyle"));
        switch(properties, "vanish")
            .unwrap_or_else(|| self.by_style || style.is_some_and(|s| self.styles.hides(Some(&s))))
    }

    /// Words as Word shows them: line ends inside are spaces.
    fn words(&mut self, text: &str) {
        self.push(&text.replace('\r', "").replace('\n', " "));
    }

    fn push(&mut self, text: &str) {
        if self.fields.contains(&false) {
            return;
        }
        if self.mute {
            self.hidden += usize::from(!text.trim().is_empty());
            return;
        }
        self.text.push_str(text);
        self.anchors.add(text);
    }

    fn symbol(&mut self, element: &Element<'_>) {
        let font = element.attribute("font").unwrap_or_default();
        let code = element.attribute("char").unwrap_or_default();
        self.push(symbols::character(&font, &code).encode_utf8(&mut [0; 4]));
    }

    /// A field is its instruction, then its result.
    fn field(&mut self, element: &Element<'_>) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => {
                if self.fields.len() == FIELDS {
                    self.fields.clear();
                }
                self.fields.push(false);
            }
            Some("separate") => {
                if let Some(result) = self.fields.last_mut() {
                    *result = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn note(&mut self, end: bool, element: &Element<'_>) {
        let id = element.attribute("id").filter(|_| !self.mute);
        if let Some(below) = id.map(|id| (end, id.into_owned()))
            && self.met.insert(below.clone())
        {
            self.below.push(below);
        }
    }
}
