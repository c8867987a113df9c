//! Comments in the margin, and the words they stand on.

use crate::{remarks::Comment, xml::Element};
use std::collections::HashMap;

/// Most comments that are open at a time.
const OPEN: usize = 64;
/// Bytes of the words a comment stands on that are kept.
const WORDS: usize = 400;

/// The words of each comment, by its id.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    open: Vec<(String, String)>,
    done: HashMap<String, String>,
}

impl Anchors {
    /// A comment begins here.
    pub fn begin(&mut self, id: Option<impl Into<String>>) {
        if let Some(id) = id.filter(|_| self.open.len() < OPEN) {
            self.open.push((id.into(), String::new()));
        }
    }

    /// A comment ends here.
    pub fn end(&mut self, id: Option<impl AsRef<str>>) {
        let id = id.as_ref().map(AsRef::as_ref);
        if let Some(at) = self
            .open
            .iter()
            .position(|(open, _)| Some(open.as_str()) == id)
        {
            let (id, words) = self.open.swap_remove(at);
            self.done.insert(id, words);
        }
    }

    /// Words under the comments that are open.
    pub fn add(&mut self, text: &str) {
        for (_, words) in self.open.iter_mut().filter(|(_, w)| w.len() < WORDS) {
            words.extend(text.chars().take(WORDS));
        }
    }
}

/// The comments of the comments part, with the words they stand on.
pub(super) fn of(root: &Element<'_>, anchors: &Anchors) -> Vec<Comment> {
    let comments = root.elements().filter(|e| e.name() == "comment");
    comments
        .map(|comment| {
            let id = comment.attribute("id").unwrap_or_default();
            let mut text = String::new();
            words(comment, &mut text);
            Comment {
                author: comment.attribute("author").unwrap_or_default().into_owned(),
                words: anchors.done.get(&*id).cloned().unwrap_or_default(),
                text,
            }
        })
        .collect()
}

/// All words of a comment, its paragraphs parted by a space.
fn words(element: &Element<'_>, text: &mut String) {
    for child in element.elements() {
        match child.name() {
            "t" => text.push_str(&child.text()),
            "tab" | "br" | "cr" => text.push(' '),
            "pPr" | "rPr" | "del" | "instrText" => {}
            "p" => {
                words(child, text);
                text.push(' ');
            }
            _ => words(child, text),
        }
    }
}
