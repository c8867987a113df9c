//! Files that are damaged or made to do harm, at a small size for every test run and at full size for the long one.

mod package;
mod pdf;

use package::{bomb, docx, locked_docx, paragraphs, xml};

/// A file and what must come of it.
pub struct Case {
    /// Its name.
    pub name: &'static str,
    /// Its contents.
    pub bytes: Vec<u8>,
    /// A word of the message that refuses it; `None` where it must be read.
    pub refused: Option<&'static str>,
}

fn refused(name: &'static str, bytes: Vec<u8>, word: &'static str) -> Case {
    Case {
        name,
        bytes,
        refused: Some(word),
    }
}

fn read(name: &'static str, bytes: Vec<u8>) -> Case {
    Case {
        name,
        bytes,
        refused: None,
    }
}

/// Files that are made and refused in a moment.
pub fn small() -> Vec<Case> {
    let document = xml("<w:p><w:r><w:t>Article 1</w:t></w:r></w:p>");
    let good = docx(document.as_bytes());
    let entities = document.replace(
        "<w:document",
        "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document",
    );
    let plain = pdf::one_page(pdf::SHOW);
    vec![
        refused("truncated.docx", good[..good.len() / 2].to_vec(), "damaged"),
        refused(
            "broken-xml.docx",
            docx(&document.as_bytes()[..90]),
            "damaged",
        ),
        refused("bomb.docx", bomb(100 << 20), "unpacks to more than"),
        refused("entities.docx", docx(entities.as_bytes()), "XML entities"),
        refused("locked.docx", locked_docx(), "password"),
        refused("truncated.pdf", plain[..150].to_vec(), "damaged"),
        refused("noise.pdf", pdf::noise(), "damaged"),
        refused("cyclic.pdf", pdf::cyclic(), "its "),
        refused("many.pdf", pdf::pages(2_001), "2001 pages"),
        refused("locked.pdf", pdf::locked(), "password"),
        refused("picture.pdf", pdf::one_page(""), "no text layer"),
        refused(
            "entities.xml",
            b"<!DOCTYPE a [<!ENTITY b \"c\">]><akomaNtoso>&b;</akomaNtoso>".to_vec(),
            "XML entities",
        ),
        refused(
            "attributes.html",
            attributes(3_000),
            "attributes in one tag",
        ),
    ]
}

/// Files that would take minutes or gigabytes if they were let.
pub fn large() -> Vec<Case> {
    let deep = 100_000;
    let nested = |begin: &str, end: &str| {
        let inner = "Article 1\n\nThe employer shall pay.";
        format!("{}{inner}{}", begin.repeat(deep), end.repeat(deep))
    };
    let akn = nested("<section>", "</section>");
    let word = nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>");
    vec![
        refused("bomb.docx", bomb(1_500 << 20), "unpacks to more than"),
        refused("pages.pdf", pdf::pages(10_000), "10000 pages"),
        read("limit.pdf", pdf::pages(2_000)),
        read("nested.html", nested("<div>", "</div>").into_bytes()),
        read("formats.html", nested("<p><b>", "").into_bytes()),
        refused("nested.md", nested("> ", "").into_bytes(), "levels"),
        refused(
            "nested.xml",
            format!("<akomaNtoso>{akn}</akomaNtoso>").into_bytes(),
            "levels",
        ),
        refused("nested.docx", docx(xml(&word).as_bytes()), "deep"),
        refused(
            "attributes.html",
            attributes(100_000),
            "attributes in one tag",
        ),
        read("paragraphs.docx", docx(paragraphs(50_000).as_bytes())),
        read("articles.txt", "Article 1. ".repeat(250_000).into_bytes()),
        read("annexes.txt", "ANNEX I\n\n".repeat(50_000).into_bytes()),
        refused("text.txt", vec![b'a'; 30 << 20], "over the limit"),
    ]
}

/// A page with a tag of so many attributes.
fn attributes(count: usize) -> Vec<u8> {
    let all: String = (0..count).map(|n| format!(" a{n}=b")).collect();
    format!("<html><body{all}><p>Article 1</p></body></html>").into_bytes()
}
