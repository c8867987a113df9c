//! Tests of reading Word files, on packages made of small parts.

mod changes;
mod hostile;
mod numbers;
mod structure;

use super::read;
use crate::{Draft, Options, Refusal, Revisions, packing::pack};

/// Parts of a package: the body, and other parts by their names under `word/`.
#[derive(Default, Clone)]
struct File<'a> {
    body: &'a str,
    beside: Vec<(&'a str, String)>,
}

const NAMESPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
     xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:v='urn:v' \
     xmlns:wps='urn:wps' xmlns:m='urn:m'";

fn body(body: &str) -> File<'_> {
    File {
        body,
        beside: Vec::new(),
    }
}

impl<'a> File<'a> {
    fn with(mut self, part: &'a str, content: &str) -> Self {
        let text = format!("<w:{part} {NAMESPACES}>{content}</w:{part}>");
        self.beside.push((part, text));
        self
    }

    fn document(&self) -> String {
        format!(
            "<?xml version='1.0' encoding='UTF-8'?><w:document {NAMESPACES}><w:body>{}</w:body></w:document>",
            self.body
        )
    }

    fn pack(&self) -> Vec<u8> {
        let document = self.document();
        let mut parts = vec![("word/document.xml".to_owned(), document.as_bytes())];
        for (name, text) in &self.beside {
            parts.push((format!("word/{name}.xml"), text.as_bytes()));
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, b)| (n.as_str(), *b)).collect();
        pack(&parts)
    }

    fn read(&self, revisions: Revisions) -> Draft {
        read(&self.pack(), &Options { revisions }).unwrap()
    }

    fn refusal(&self) -> Refusal {
        read(&self.pack(), &Options::default()).unwrap_err()
    }

    /// The text, its empty lines left out.
    fn lines(&self) -> Vec<String> {
        lines(&self.read(Revisions::Accepted))
    }

    fn original(&self) -> Vec<String> {
        lines(&self.read(Revisions::Original))
    }
}

fn lines(draft: &Draft) -> Vec<String> {
    let full = draft.text.lines().filter(|l| !l.is_empty());
    full.map(str::to_owned).collect()
}

/// A paragraph with properties and text.
fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// Properties that put a paragraph on a level of a list.
fn n(list: u32, level: u32) -> String {
    format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>")
}

fn said(draft: &Draft, code: &str) -> String {
    let note = draft.notes.iter().find(|n| n.code == code);
    note.map(|n| n.message.clone()).unwrap_or_default()
}
