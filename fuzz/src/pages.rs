//! Printed pages out of fuzzed bytes: every input is some pages, and a small change of it is a small change
//! of them.
//!
//! A line break ends a line of the page. A line that begins with a form feed begins a page, one with a bar a
//! block; its next byte is the column (`-` for none). All others begin with seven bytes: left edge, right edge,
//! height, size, width of the first word, flags (1 bold, 2 row), place of a raised mark (0 for none).

use corridor_extract::pdf::{Block, Line, Mark, PageLines};

/// Points in one step of a coordinate.
const STEP: f32 = 3.0;

/// The pages that the bytes stand for.
pub fn pages(bytes: &[u8]) -> Vec<PageLines> {
    let mut pages = Vec::new();
    for line in bytes.split(|b| *b == b'\n') {
        match line {
            [b'\x0c', ..] => pages.push(page(pages.len())),
            [b'|', column, ..] => last_page(&mut pages).blocks.push(Block {
                column: (*column != b'-').then_some(column.wrapping_sub(b'0')),
                lines: Vec::new(),
            }),
            _ => add(last_page(&mut pages), line),
        }
    }
    pages
}

fn page(before: usize) -> PageLines {
    PageLines {
        number: before as u32 + 1,
        width: 595.0,
        height: 750.0,
        ..PageLines::default()
    }
}

fn last_page(pages: &mut Vec<PageLines>) -> &mut PageLines {
    if pages.is_empty() {
        pages.push(page(0));
    }
    pages.last_mut().expect("there is one")
}

fn add(page: &mut PageLines, bytes: &[u8]) {
    let [left, right, base, size, first, flags, mark, text @ ..] = bytes else {
        return;
    };
    let text = String::from_utf8_lossy(text).into_owned();
    page.characters += text.chars().filter(|c| !c.is_whitespace()).count() as u32;
    let mark = (*mark != 0).then(|| Mark {
        at: *mark as usize,
        text: (mark % 10).to_string(),
    });
    let line = Line {
        text,
        marks: mark.into_iter().collect(),
        left: number(*left),
        right: number(*right),
        base: number(*base),
        size: number(*size) / 10.0,
        first: number(*first),
        bold: flags & 1 != 0,
        row: flags & 2 != 0,
    };
    match page.blocks.last_mut() {
        Some(block) => block.lines.push(line),
        None => page.blocks.push(Block {
            column: None,
            lines: vec![line],
        }),
    }
}

/// A coordinate; the highest bytes are those that no page has.
fn number(byte: u8) -> f32 {
    match byte {
        255 => f32::NAN,
        254 => f32::INFINITY,
        253 => -1e30,
        byte => f32::from(byte) * STEP,
    }
}
