//! Files that are damaged or made to do harm: each is named with a remedy, the others are done, exit code 3.

use assert_cmd::Command;
use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
};
use zip::{ZipWriter, write::SimpleFileOptions};

const GOOD: &str = "Article 1\n\nThe employer shall pay the costs of recruitment.\n";

/// A file's name, its bytes and a word that the message must have.
type Case = (&'static str, Vec<u8>, &'static str);

#[test]
fn each_is_named_with_a_remedy_and_the_others_are_done() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases();
    fs::write(folder.path().join("good.txt"), GOOD).unwrap();
    for (name, bytes, _) in &cases {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let mut command = Command::cargo_bin("corridor").unwrap();
    let names = cases.iter().map(|(name, ..)| *name);
    let output = command
        .current_dir(&folder)
        .args(["assess", "--format", "json", "good.txt"])
        .args(names)
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{errors}");
    for (name, _, word) in &cases {
        let line = errors.lines().find(|l| l.contains(name));
        let line = line.unwrap_or_else(|| panic!("{name} is not named in\n{errors}"));
        assert!(line.contains(word), "no \"{word}\" in: {line}");
        assert!(line.contains("; "), "no remedy in: {line}");
    }
    let done = String::from_utf8(output.stdout).unwrap();
    assert!(done.contains("\"good.txt\"") && done.lines().count() == 1);
}

fn cases() -> Vec<Case> {
    let document = xml("<w:p><w:r><w:t>Article 1</w:t></w:r></w:p>");
    let good = docx(document.as_bytes());
    let entities = document.replace(
        "<w:document",
        "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document",
    );
    let plain = pdf(&[
        CATALOG,
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE,
        &stream(SHOW),
        FONT,
    ]);
    vec![
        ("truncated.docx", good[..good.len() / 2].to_vec(), "damaged"),
        (
            "broken-xml.docx",
            docx(&document.as_bytes()[..90]),
            "damaged",
        ),
        ("bomb.docx", bomb(), "unpacks to more than"),
        ("entities.docx", docx(entities.as_bytes()), "XML entities"),
        ("locked.docx", locked_docx(), "password"),
        ("truncated.pdf", plain[..150].to_vec(), "damaged"),
        ("noise.pdf", noise(), "damaged"),
        ("cyclic.pdf", cyclic(), "its "),
        ("many.pdf", many_pages(10_000), "10000 pages"),
        ("locked.pdf", locked_pdf(), "password"),
        (
            "picture.pdf",
            pdf(&[
                CATALOG,
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                PAGE,
                &stream(""),
                FONT,
            ]),
            "no text layer",
        ),
        (
            "entities.xml",
            b"<!DOCTYPE a [<!ENTITY b \"c\">]><akomaNtoso>&b;</akomaNtoso>".to_vec(),
            "XML entities",
        ),
    ]
}

fn xml(body: &str) -> String {
    format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    )
}

fn docx(document: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    writer.write_all(document).unwrap();
    writer.finish().unwrap().into_inner()
}

/// A hundred megabytes of paragraphs in a hundred kilobytes.
fn bomb() -> Vec<u8> {
    docx(&xml(&"<w:p>".repeat(20 << 20)).into_bytes())
}

/// The beginning of the file that Word wraps around an encrypted package.
fn locked_docx() -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>";
const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
const SHOW: &str = "BT /F 12 Tf 72 700 Td (Article 1) Tj ET";

fn stream(content: &str) -> String {
    format!("<</Length {}>>stream\n{content}\nendstream", content.len())
}

/// A PDF of these objects, numbered from 1; the first is the catalog.
fn pdf(objects: &[&str]) -> Vec<u8> {
    locked_by("", objects)
}

/// The same with another entry in its trailer.
fn locked_by(trailer: &str, objects: &[&str]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        write!(out, "{} 0 obj{object}endobj\n", number + 1).unwrap();
    }
    let start = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).unwrap();
    for place in &places {
        writeln!(out, "{place:010} 00000 n ").unwrap();
    }
    let size = places.len() + 1;
    write!(
        out,
        "trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    out
}

/// Pages that are their own children.
fn cyclic() -> Vec<u8> {
    let pages = "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3/Parent 3 0 R>>";
    pdf(&[
        CATALOG,
        pages,
        "<</Type/Pages/Kids[2 0 R]/Count 3/Parent 2 0 R>>",
    ])
}

fn many_pages(count: usize) -> Vec<u8> {
    let kids: String = (0..count).map(|n| format!("{} 0 R ", n + 5)).collect();
    let pages = format!("<</Type/Pages/Kids[{kids}]/Count {count}>>");
    let content = stream(SHOW);
    let page = PAGE.replace("4 0 R", "3 0 R").replace("5 0 R", "4 0 R");
    let mut objects = vec![CATALOG, &pages, &content, FONT];
    objects.extend(std::iter::repeat_n(page.as_str(), count));
    pdf(&objects)
}

fn locked_pdf() -> Vec<u8> {
    let key = "<00000000000000000000000000000000000000000000000000000000000000aa>";
    let lock = format!("<</Filter/Standard/V 1/R 2/O{key}/U{key}/P -4>>");
    let id = "/Encrypt 6 0 R/ID[<00><00>]";
    locked_by(
        id,
        &[
            CATALOG,
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            PAGE,
            &stream(SHOW),
            FONT,
            &lock,
        ],
    )
}

/// A PDF's first line and then noise, always the same.
fn noise() -> Vec<u8> {
    let mut state = 1u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((0..10_000).map(|_| next()));
    bytes
}

#[test]
#[cfg(target_os = "linux")]
fn a_reader_gives_up_its_rights() {
    use std::{process::Stdio, thread, time::Duration};
    let mut reader = std::process::Command::new(env!("CARGO_BIN_EXE_corridor"))
        .arg("reader")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let status = Path::new("/proc").join(reader.id().to_string());
    let filtered = || {
        let status = fs::read_to_string(status.join("status")).unwrap_or_default();
        status.lines().any(|l| l == "Seccomp:\t2") && status.lines().any(|l| l == "NoNewPrivs:\t1")
    };
    let locked = (0..100).any(|_| {
        filtered() || {
            thread::sleep(Duration::from_millis(20));
            false
        }
    });
    let limits = fs::read_to_string(status.join("limits")).unwrap_or_default();
    drop(reader.stdin.take());
    reader.wait().unwrap();
    assert!(locked, "no filter of system calls");
    let limit = |name: &str| {
        limits
            .lines()
            .find(|l| l.starts_with(name))
            .unwrap_or_default()
            .to_owned()
    };
    assert!(limit("Max file size").contains(" 0 "), "{limits}");
    assert!(limit("Max address space").contains("805306368"), "{limits}");
}
