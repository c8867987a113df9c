//! Akoma Ntoso XML to text.
//!
//! Reads bytes, writes the lines of the document: numbers before what they number, footnotes after the text.

mod meta;
mod names;
mod pen;

use crate::flow::join;
use crate::{Draft, Options, Refusal, html};
use corridor_text::Note;
use pen::Pen;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Deepest nesting of elements that is read.
const DEEPEST: usize = 512;

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Refusal> {
    let (text, label) = html::characters(bytes);
    let mut pen = Pen::new(options);
    walk(&text, &mut pen)?;
    if !pen.found_root {
        return Err(Refusal::damaged("no akomaNtoso element around the text"));
    }
    let decoded = label.map(|l| Note::new("decoded_as", format!("The file was decoded as {l}.")));
    let mut notes: Vec<Note> = decoded.into_iter().collect();
    notes.extend(pen.meta.note());
    Ok(Draft {
        notes,
        ..Draft::of(join(&pen.finish()))
    })
}

/// Gives all tags and texts to the pen.
fn walk(text: &str, pen: &mut Pen) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0;
    loop {
        match reader.read_event().map_err(|e| broken(&e))? {
            Event::Start(tag) => {
                depth += 1;
                crate::door::at_most("levels of nested elements", depth, DEEPEST as u64)?;
                let attributes = attributes(&tag)?;
                pen.start(tag.local_name().as_ref(), &attributes);
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                pen.end();
            }
            Event::Text(text) => pen.text(&text.xml10_content()),
            Event::CData(text) => pen.text(&text.xml10_content()),
            Event::GeneralRef(entity) => pen.text(&resolve(&entity)?),
            Event::DocType(_) => return Err(Refusal::Entities),
            Event::Eof if depth > 0 => return Err(Refusal::damaged("it ends before its last tag")),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn broken(error: &quick_xml::Error) -> Refusal {
    Refusal::damaged(format!("broken XML ({error})"))
}

/// Names without prefixes, and values.
fn attributes(tag: &BytesStart) -> Result<Vec<(String, String)>, Refusal> {
    // Looking for doubles takes the square of their number.
    let mut all = tag.attributes();
    let all = all.with_checks(false).map(|attribute| {
        let attribute = attribute.map_err(|e| Refusal::damaged(format!("broken XML ({e})")))?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|e| broken(&e))?;
        let name = attribute.key.local_name();
        Ok((name.as_ref().to_owned(), value.into_owned()))
    });
    all.collect()
}

/// The character that a reference stands for; entities of the file's own are refused.
fn resolve(entity: &BytesRef) -> Result<String, Refusal> {
    if entity.is_char_ref() {
        let found = entity.resolve_char_ref().ok().flatten();
        return Ok(found.map_or_else(|| "\u{fffd}".to_owned(), String::from));
    }
    let name = entity.xml10_content();
    let found = resolve_predefined_entity(&name);
    found.map(str::to_owned).ok_or(Refusal::Entities)
}

#[cfg(test)]
mod tests;
