//! Tests of reading OpenDocument text, on packages made of small parts.

mod hostile;
mod numbers;
mod structure;

use super::read;
use crate::{Draft, Options, Revisions, packing::pack};

const NAMESPACES: &str = "xmlns:office='o' xmlns:text='t' xmlns:style='s' xmlns:table='ta' xmlns:draw='d' \
     xmlns:dc='dc' xmlns:loext='l' xmlns:xlink='x' xmlns:svg='v'";

/// A content part with its own styles.
fn content(styles: &str, text: &str) -> String {
    format!(
        "<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
}

/// A styles part.
fn common(styles: &str) -> String {
    format!(
        "<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles></office:document-styles>"
    )
}

fn draft(styles: &str, text: &str, revisions: Revisions) -> Draft {
    let content = content(styles, text);
    let bytes = pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ]);
    read(&bytes, &Options { revisions }).unwrap()
}

fn lines_of(draft: &Draft) -> Vec<String> {
    let full = draft.text.lines().filter(|l| !l.is_empty());
    full.map(str::to_owned).collect()
}

/// The text, its empty lines left out.
fn lines(styles: &str, text: &str) -> Vec<String> {
    lines_of(&draft(styles, text, Revisions::Accepted))
}

fn p(text: &str) -> String {
    format!("<text:p>{text}</text:p>")
}

fn said(draft: &Draft, code: &str) -> String {
    let note = draft.notes.iter().find(|n| n.code == code);
    note.map(|n| n.message.clone()).unwrap_or_default()
}
