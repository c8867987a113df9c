//! Words by the programs of poppler, where pdfium is not installed.

use super::clean::{self, Kind};
use super::page::{PageWords, Pages, Word};
use super::{CHARACTERS, check_count, columns};
use crate::{Refusal, door::at_most};
use quick_xml::{Reader, events::BytesStart, events::Event};
use std::io::{ErrorKind, Read, Write};
use std::ops::Range;
use std::process::{Command, Stdio};

/// Most bytes that a program may answer.
const ANSWER: u64 = 512 * 1024 * 1024;
/// Most bytes of a complaint that are looked at.
const COMPLAINT: u64 = 64 * 1024;

/// Lays out the pages of `range`, counted from 0.
pub(crate) fn pages(bytes: &[u8], range: Range<u32>) -> Result<Pages, Refusal> {
    let about = run("pdfinfo", &["-".to_owned()], bytes)?;
    let count = check_count(count(&about))?;
    let to = range.end.min(count);
    let mut pages = Vec::new();
    if range.start < to {
        let arguments = [
            "-bbox",
            "-f",
            &(range.start + 1).to_string(),
            "-l",
            &to.to_string(),
            "-",
            "-",
        ];
        let answer = run("pdftotext", &arguments.map(str::to_owned), bytes)?;
        for page in parse(&answer, range.start + 1)? {
            pages.push(columns::cut(page));
        }
    }
    Ok(Pages { count, pages })
}

/// Neither engine is there.
pub(crate) fn missing() -> Refusal {
    Refusal::Missing {
        what: "a PDF engine".to_owned(),
        remedy: "run scripts/setup, or install poppler-utils".to_owned(),
    }
}

fn count(about: &str) -> u32 {
    let line = about.lines().find_map(|line| line.strip_prefix("Pages:"));
    line.and_then(|n| n.trim().parse().ok()).unwrap_or(0)
}

/// Gives `bytes` to a program and takes what it answers.
fn run(program: &str, arguments: &[String], bytes: &[u8]) -> Result<String, Refusal> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => missing(),
            _ => broke(&error.to_string()),
        })?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (answer, complaint) = std::thread::scope(|scope| {
        // The program may end before it has read everything; then its complaint says why.
        scope.spawn(move || stdin.map(|mut to| to.write_all(bytes)));
        let complaint = scope.spawn(move || take(stderr, COMPLAINT));
        let answer = take(stdout, ANSWER);
        (answer, complaint.join().unwrap_or_default())
    });
    let status = child.wait().map_err(|error| broke(&error.to_string()))?;
    at_most("bytes of text", answer.len() as u64, ANSWER)?;
    let complaint = String::from_utf8_lossy(&complaint);
    match (status.success(), complaint.contains("Incorrect password")) {
        (_, true) => Err(Refusal::Password),
        (true, _) => Ok(String::from_utf8_lossy(&answer).into_owned()),
        (false, _) => Err(Refusal::damaged("it does not open as a PDF, or is cut off")),
    }
}

fn take(from: Option<impl Read>, limit: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(from) = from {
        // What came before an error is all there is; the program's end tells whether it counts.
        let _ = from.take(limit + 1).read_to_end(&mut bytes);
    }
    bytes
}

fn broke(how: &str) -> Refusal {
    Refusal::Broke {
        how: how.to_owned(),
    }
}

/// Reads pages of words from the XHTML of `pdftotext -bbox`; the first page is number `first`.
fn parse(text: &str, first: u32) -> Result<Vec<PageWords>, Refusal> {
    let mut reader = Reader::from_str(text);
    let mut pages: Vec<PageWords> = Vec::new();
    let mut word: Option<Word> = None;
    loop {
        let event = reader.read_event().map_err(|e| broke(&e.to_string()))?;
        match event {
            Event::Eof => return Ok(pages),
            Event::Start(tag) if tag.local_name().as_ref() == "page" => pages.push(PageWords {
                number: first.saturating_add(pages.len() as u32),
                width: number(&tag, "width"),
                height: number(&tag, "height"),
                ..PageWords::default()
            }),
            Event::Start(tag) if tag.local_name().as_ref() == "word" => word = Some(place(&tag)),
            Event::Text(text) => add(&mut word, pages.last_mut(), &text),
            Event::GeneralRef(entity) => add(&mut word, pages.last_mut(), named(&entity)),
            Event::End(tag) if tag.local_name().as_ref() == "word" => {
                if let (Some(word), Some(page)) = (word.take(), pages.last_mut()) {
                    finish(word, page)?;
                }
            }
            _ => {}
        }
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> f32 {
    let value = tag.try_get_attribute(name).ok().flatten();
    value.and_then(|a| a.value.parse().ok()).unwrap_or(0.0)
}

/// The height of a word's box is that of its font; the line runs a fifth above its lower edge.
fn place(tag: &BytesStart<'_>) -> Word {
    let (top, bottom) = (number(tag, "yMin"), number(tag, "yMax"));
    Word {
        text: String::new(),
        left: number(tag, "xMin"),
        right: number(tag, "xMax"),
        base: bottom - (bottom - top) * 0.21,
        size: (bottom - top) * 0.9,
        bold: false,
        glued: false,
    }
}

fn named(entity: &str) -> &'static str {
    match entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "\u{fffd}",
    }
}

fn add(word: &mut Option<Word>, page: Option<&mut PageWords>, text: &str) {
    let (Some(word), Some(page)) = (word, page) else {
        return;
    };
    for c in text.chars() {
        match clean::kind(c.into()) {
            Kind::Nothing | Kind::Space => continue,
            Kind::Hyphen => word.text.push('-'),
            Kind::Letter(c) => clean::push(&mut word.text, c),
            Kind::Unknown(c) => {
                page.unmapped += 1;
                word.text.push(c);
            }
        }
        page.characters += 1;
    }
}

fn finish(word: Word, page: &mut PageWords) -> Result<(), Refusal> {
    if !word.text.is_empty() {
        page.words.push(word.sane());
    }
    at_most(
        "characters on a page",
        page.characters.into(),
        CHARACTERS.into(),
    )
}
