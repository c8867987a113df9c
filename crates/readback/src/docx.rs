//! Sets a text as a Word file whose numbers Word computes.

use crate::marks::{Kind, Numerals, Sequences};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::{ZipWriter, write::SimpleFileOptions};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>"#;

/// Sets every stretch between empty lines as a paragraph, its lines parted by breaks. Marks that continue a
/// sequence are left to automatic numbers, in a paragraph of their own.
pub fn docx(text: &str) -> Vec<u8> {
    let mut lists = Lists::default();
    let mut sequences = Sequences::default();
    let mut paragraphs: Vec<(Option<usize>, String)> = Vec::new();
    let mut goes_on = false;
    for line in text.lines().map(str::trim) {
        match (sequences.mark(line), paragraphs.last_mut()) {
            _ if line.is_empty() => {}
            (Some(mark), _) => {
                let list = lists.number(mark.kind, mark.begins);
                paragraphs.push((Some(list), mark.rest.trim_start().to_owned()));
            }
            (None, Some((_, open))) if goes_on => *open += &format!("\n{line}"),
            (None, _) => paragraphs.push((None, line.to_owned())),
        }
        goes_on = !line.is_empty();
    }
    let body: String = paragraphs
        .iter()
        .map(|(list, text)| paragraph(*list, text))
        .collect();
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{MAIN}"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    pack(&[
        ("[Content_Types].xml", TYPES),
        (
            "_rels/.rels",
            &related("officeDocument", "word/document.xml"),
        ),
        ("word/document.xml", &document),
        (
            "word/_rels/document.xml.rels",
            &related("numbering", "numbering.xml"),
        ),
        ("word/numbering.xml", &lists.part()),
    ])
}

/// A part that points to one other.
fn related(kind: &str, target: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"#
    )
}

/// The lists of a document: an abstract one per kind of mark, and a list per sequence.
#[derive(Default)]
struct Lists {
    abstracts: Vec<Kind>,
    /// The abstract list of each list, and whether it starts anew.
    lists: Vec<(usize, bool)>,
    current: HashMap<usize, usize>,
}

impl Lists {
    /// The number of the list that the next mark of a kind belongs to.
    fn number(&mut self, kind: Kind, begins: bool) -> usize {
        let known = self.abstracts.iter().position(|k| *k == kind);
        let base = known.unwrap_or_else(|| {
            self.abstracts.push(kind);
            self.abstracts.len() - 1
        });
        if let Some(list) = self.current.get(&base).filter(|_| !begins) {
            return *list;
        }
        self.lists.push((base, known.is_some()));
        self.current.insert(base, self.lists.len());
        self.lists.len()
    }

    fn part(&self) -> String {
        let mut part =
            format!(r#"<?xml version="1.0" encoding="UTF-8"?><w:numbering xmlns:w="{MAIN}">"#);
        for (id, kind) in self.abstracts.iter().enumerate() {
            let pattern = format!("{}%1{}", escape(&kind.before), escape(&kind.after));
            let format = format(kind.numerals);
            let _ = write!(
                part,
                r#"<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:suff w:val="space"/><w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>"#
            );
        }
        for (list, (base, anew)) in self.lists.iter().enumerate() {
            let start = match anew {
                true => r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>"#,
                false => "",
            };
            let _ = write!(
                part,
                r#"<w:num w:numId="{}"><w:abstractNumId w:val="{base}"/>{start}</w:num>"#,
                list + 1
            );
        }
        part + "</w:numbering>"
    }
}

fn format(numerals: Numerals) -> &'static str {
    match numerals {
        Numerals::Decimal => "decimal",
        Numerals::LowerLetter => "lowerLetter",
        Numerals::UpperLetter => "upperLetter",
        Numerals::LowerRoman => "lowerRoman",
        Numerals::UpperRoman => "upperRoman",
    }
}

fn paragraph(list: Option<usize>, text: &str) -> String {
    let properties = list.map_or_else(String::new, |list| {
        format!(r#"<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list}"/></w:numPr></w:pPr>"#)
    });
    let runs: String = text
        .split_inclusive(['\t', '\n'])
        .map(|piece| {
            let sign = match piece.chars().last() {
                Some('\t') => "<w:tab/>",
                Some('\n') => "<w:br/>",
                _ => "",
            };
            format!(r#"<w:t xml:space="preserve">{}</w:t>{sign}"#, escape(piece))
        })
        .collect();
    format!("<w:p>{properties}<w:r>{runs}</w:r></w:p>")
}

/// Text as XML has it, without characters that XML cannot hold.
fn escape(text: &str) -> String {
    let kept = text.chars().filter(|c| !c.is_control());
    kept.fold(String::new(), |mut all, c| {
        match c {
            '&' => all.push_str("&amp;"),
            '<' => all.push_str("&lt;"),
            '>' => all.push_str("&gt;"),
            '"' => all.push_str("&quot;"),
            c => all.push(c),
        }
        all
    })
}

fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .and_then(|()| Ok(zip.write_all(text.as_bytes())?))
            .expect("memory can be written to");
    }
    zip.finish().expect("memory can be written to").into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;
    use corridor_extract::{Options, decode};

    fn words(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }

    #[test]
    fn what_is_set_is_read_back() {
        let text = "AGREEMENT on \"<workers>\" & others\n\nArticle 1\n\nScope\n\n1. The Parties:\n\n\
            (a) send\tworkers;\n\n(b) pay them:\n\n(i) monthly\n\n(ii) in full.\n\n2. They agree.\n\nArticle 2 Wages\n\n\
            1. Wages are paid:\n\n(a) monthly.\n\nArt. 7\n\nPART I\n\nA. One\n\nB. Two\n";
        let bytes = docx(text);
        let source = decode("a.docx", &bytes, &Options::default()).unwrap();
        assert_eq!(words(&source.text), words(text));
        let packed = String::from_utf8_lossy(&bytes);
        assert!(!packed.contains("Article 2"));
    }
}
