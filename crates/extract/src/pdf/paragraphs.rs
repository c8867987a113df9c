//! Lines to paragraphs, across columns and pages.

use super::hyphens::{Vocabulary, is_hyphen};
use super::page::{Block, Line, PageLines, is_right_to_left};

/// A step to the right that begins a paragraph, in sizes of the letters.
const INDENT: f32 = 0.8;

/// Where lines may be thought to end on a page that does not tell, as a part of its width.
const USUAL: f32 = 0.8;

/// A paragraph, in the pieces that its pages hold.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Paragraph {
    pub text: String,
    /// Page index and where in the text its part begins.
    pub parts: Vec<(usize, usize)>,
    /// A row of a table, which stands next to the row before it.
    pub row: bool,
}

/// The stretch that the lines of a block fill.
#[derive(Debug, Clone, Copy)]
struct Edges {
    left: f32,
    right: f32,
    /// Distance from line to line.
    leading: f32,
}

/// A line with what is known of its surroundings.
struct Placed<'a> {
    line: &'a Line,
    edges: Edges,
    page: usize,
    block: usize,
    /// Whether it is in one of several columns.
    column: bool,
}

/// Makes paragraphs of blocks in reading order; each comes with the index of its page.
pub(crate) fn build(
    pages: &[PageLines],
    order: &[(usize, usize)],
    vocabulary: &Vocabulary,
) -> Vec<Paragraph> {
    let wide = wide_blocks(pages);
    let indent = first_line_indent(pages, &wide);
    let mut done = Builder {
        paragraphs: Vec::new(),
        vocabulary,
        indent,
        length: 0,
    };
    let mut last: Option<Placed<'_>> = None;
    for (count, &(page, block)) in order.iter().enumerate() {
        let lines = &pages[page].blocks[block];
        let edges = edges(lines, &pages[page], &wide);
        for line in &lines.lines {
            let next = Placed {
                line,
                edges,
                page,
                block: count,
                column: lines.column.is_some(),
            };
            let starts = last.as_ref().is_none_or(|last| done.starts(last, &next));
            done.add(&next, starts);
            last = Some(next);
        }
    }
    done.paragraphs
}

/// Left and right edges of blocks that are long enough to tell.
fn wide_blocks(pages: &[PageLines]) -> Vec<(f32, f32)> {
    let blocks = pages.iter().flat_map(|p| &p.blocks);
    let mut found: Vec<(f32, f32)> = blocks
        .filter(|b| b.lines.len() >= 6)
        .map(own_edges)
        .collect();
    found.sort_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    found.dedup_by(|a, b| (a.0 - b.0).abs() < 2.0 && (a.1 - b.1).abs() < 2.0);
    found.truncate(200);
    found
}

fn own_edges(block: &Block) -> (f32, f32) {
    let text = block.lines.iter().filter(|l| !l.row);
    let (mut left, mut right) = (f32::MAX, f32::MIN);
    for line in text {
        left = left.min(line.left);
        right = right.max(line.right);
    }
    (left, right)
}

fn edges(block: &Block, page: &PageLines, wide: &[(f32, f32)]) -> Edges {
    let (mut left, mut right) = own_edges(block);
    if block.lines.len() < 6 {
        let around = wide
            .iter()
            .find(|w| w.0 <= left + 3.0 && w.1 >= right - 3.0);
        let all = page.blocks.iter().map(own_edges);
        let width = page.width;
        let page = || all.fold((left, right), |a, b| (a.0.min(b.0), a.1.max(b.1)));
        (left, right) = around.copied().unwrap_or_else(page);
        if around.is_none() && block.column.is_none() {
            right = right.max(width * USUAL);
        }
    }
    Edges {
        left,
        right,
        leading: leading(block),
    }
}

fn leading(block: &Block) -> f32 {
    let size = block.lines.first().map_or(10.0, |l| l.size);
    let mut steps: Vec<f32> = block
        .lines
        .windows(2)
        .map(|pair| pair[1].base - pair[0].base)
        .filter(|step| *step > 0.0 && *step < size * 2.2)
        .collect();
    steps.sort_by(f32::total_cmp);
    // Gaps between paragraphs are the larger steps, so the middle may be too high where they are many.
    match steps.len() {
        0..3 => size * 1.35,
        count => steps[count * 2 / 5],
    }
}

/// How far the first lines of paragraphs are set in, where most lines that are set in are first lines.
fn first_line_indent(pages: &[PageLines], wide: &[(f32, f32)]) -> Option<f32> {
    let (mut all, mut first) = (0, Vec::new());
    let blocks = pages
        .iter()
        .flat_map(|p| p.blocks.iter().map(move |b| (p, b)));
    for (page, block) in blocks {
        let left = edges(block, page, wide).left;
        for pair in block.lines.windows(2) {
            let (shift, size) = (pair[0].left - left, pair[0].size);
            if pair[0].row || !(size * INDENT..size * 4.0).contains(&shift) {
                continue;
            }
            all += 1;
            if (pair[1].left - left).abs() < 1.5 {
                first.push(shift);
            }
        }
    }
    first.sort_by(f32::total_cmp);
    (first.len() >= 4 && first.len() * 2 >= all).then(|| first[first.len() / 2])
}

struct Builder<'a> {
    paragraphs: Vec<Paragraph>,
    vocabulary: &'a Vocabulary,
    /// How far first lines are set in.
    indent: Option<f32>,
    /// How many lines the last paragraph has.
    length: usize,
}

impl Builder<'_> {
    fn add(&mut self, next: &Placed<'_>, starts: bool) {
        let line = next.line;
        match self.paragraphs.last_mut() {
            Some(paragraph) if !starts => {
                self.vocabulary.join(&mut paragraph.text, &line.text);
                let last_page = paragraph.parts.last().map(|p| p.0);
                if last_page != Some(next.page) {
                    let from = paragraph.text.len().saturating_sub(line.text.len());
                    paragraph.parts.push((next.page, from));
                }
                self.length += 1;
            }
            _ => {
                self.paragraphs.push(Paragraph {
                    text: line.text.clone(),
                    parts: vec![(next.page, 0)],
                    row: line.row,
                });
                self.length = 1;
            }
        }
    }

    /// Whether `next` begins a paragraph.
    fn starts(&self, last: &Placed<'_>, next: &Placed<'_>) -> bool {
        if last.line.row || next.line.row || is_other_style(last.line, next.line) {
            return true;
        }
        let text = last.line.text.as_str();
        let small = next.line.text.starts_with(char::is_lowercase);
        if text.ends_with(is_hyphen) && small {
            return false;
        }
        let closed = text.ends_with(['.', ';', ':', '!', '?', '»', '”', '"', '؛', '۔']);
        let full = is_full(last, next.line);
        if is_listed(&next.line.text) && (closed || !full) {
            return true;
        }
        let shift = next.line.left - next.edges.left;
        if self.indent.is_some_and(|i| (shift - i).abs() < 1.5) && (!full || closed || !small) {
            return true;
        }
        if last.block == next.block {
            return self.starts_within(last, next, full, small && !closed);
        }
        if last.page == next.page && last.column != next.column && !(full && small) {
            return true;
        }
        match full {
            true => closed && !small && shift > next.line.size * INDENT,
            false => closed || !small,
        }
    }

    /// The same within a block, where gaps and indents tell.
    fn starts_within(&self, last: &Placed<'_>, next: &Placed<'_>, full: bool, open: bool) -> bool {
        let size = next.line.size;
        let step = next.line.base - last.line.base;
        if step > last.edges.leading * 1.3 + 0.5 || !full && !open {
            return true;
        }
        if is_centred(last) != is_centred(next) {
            return true;
        }
        let first = next.line.text.chars().next().unwrap_or(' ');
        if is_centred(next) || is_right_to_left(first) || open && full {
            return false;
        }
        let shift = next.line.left - last.line.left;
        let listed = self.length == 1 && is_listed(&last.line.text);
        let indented = shift > size * INDENT && !listed;
        let back = shift < -size * INDENT && self.length > 1;
        indented || back
    }
}

/// Other letters: a heading or its end.
fn is_other_style(a: &Line, b: &Line) -> bool {
    (a.size - b.size).abs() > a.size.max(b.size) * 0.08 || a.bold != b.bold
}

/// Whether the first word of the next line would not have fitted on this one, so that the line had to end.
fn is_full(last: &Placed<'_>, next: &Line) -> bool {
    let line = last.line;
    let free = match line.text.chars().find(|c| c.is_alphabetic()) {
        Some(c) if is_right_to_left(c) => line.left - last.edges.left,
        _ => last.edges.right - line.right,
    };
    free < next.first + line.size * 0.55
}

/// Free on both sides by the same amount.
fn is_centred(placed: &Placed<'_>) -> bool {
    let (left, right) = (
        placed.line.left - placed.edges.left,
        placed.edges.right - placed.line.right,
    );
    let size = placed.line.size;
    left > size * 1.8 && right > size * 1.8 && (left - right).abs() < size * 1.2
}

/// Whether a line begins with the number, letter or sign of a list.
fn is_listed(text: &str) -> bool {
    let Some(word) = text.split_whitespace().next() else {
        return false;
    };
    if word.chars().all(|c| "•·–—-*▪◦‣§".contains(c)) {
        return true;
    }
    let core = word.trim_matches(|c: char| "()[].°".contains(c));
    let enclosed = word.ends_with([')', '.', ']', '°']);
    let number = |s: &str| s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    let roman = core.len() <= 5 && core.bytes().all(|b| b"ivxIVX".contains(&b));
    let letters = core.chars().count() <= 2 && core.chars().all(char::is_alphabetic);
    let numbers = !core.is_empty() && core.split('.').all(number);
    enclosed && !core.is_empty() && (numbers || roman || letters) || numbers && word == core
}
