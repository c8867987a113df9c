//! Comments in the margin.

use crate::{
    remarks::{Anchors, Comment},
    xml::Element,
};

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
                words: anchors.words(&id),
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
