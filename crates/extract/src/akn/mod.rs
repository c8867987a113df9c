//! Akoma Ntoso XML to text.
//!
//! Reads bytes, writes the lines of the document: numbers before what they number, footnotes after the text.

mod meta;
mod names;
mod pen;

use crate::xml::{Element, Node, parse};
use crate::{Draft, Options, Refusal, html, remarks};
use corridor_text::Note;
use pen::Pen;

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Refusal> {
    let (text, label) = html::characters(bytes);
    let mut pen = Pen::new(options);
    walk(&parse("it", &text)?, &mut pen);
    if !pen.found_root {
        return Err(Refusal::damaged("no akomaNtoso element around the text"));
    }
    let mut notes: Vec<Note> = remarks::decoded(label.as_deref()).into_iter().collect();
    notes.extend(pen.meta.note());
    Ok(pen.finish().draft(notes))
}

/// Gives all elements and texts to the pen.
fn walk(element: &Element, pen: &mut Pen) {
    pen.start(element);
    for node in element.nodes() {
        match node {
            Node::Element(element) => walk(element, pen),
            Node::Text(text) => pen.text(text),
        }
    }
    pen.end();
}

#[cfg(test)]
mod tests;
