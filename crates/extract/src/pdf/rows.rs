//! Words to rows, and rows to lines of text.

use super::page::{Line, Mark, Word};

/// How far a word may stand above or below its row, in sizes of its letters.
const LEVEL: f32 = 0.25;
/// Letters smaller than this part of their neighbours' size may be raised marks.
const SMALL: f32 = 0.85;
/// A gap between words that parts the cells of a table, in sizes of the letters.
const CELL: f32 = 2.2;
/// The same where all gaps are alike, as in a line that is spread out to fill its column.
const CELL_ALIKE: f32 = 4.5;

/// Words on one height.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub words: Vec<Word>,
    pub base: f32,
    pub size: f32,
}

impl Row {
    pub fn left(&self) -> f32 {
        self.words.iter().map(|w| w.left).fold(f32::MAX, f32::min)
    }

    pub fn right(&self) -> f32 {
        self.words.iter().map(|w| w.right).fold(f32::MIN, f32::max)
    }
}

/// Groups words into rows from top to bottom; raised marks go to the row that they belong to.
pub(crate) fn rows(mut words: Vec<Word>) -> Vec<Row> {
    words.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut rows: Vec<Row> = Vec::new();
    for word in words {
        match rows.last_mut() {
            Some(row) if word.base - row.base <= LEVEL * row.size.min(word.size) => {
                row.size = row.size.max(word.size);
                row.words.push(word);
            }
            _ => rows.push(Row {
                base: word.base,
                size: word.size,
                words: vec![word],
            }),
        }
    }
    attach_raised(rows)
}

/// Puts rows of small marks back onto the row just below or above, where their words touch its words.
fn attach_raised(rows: Vec<Row>) -> Vec<Row> {
    let mut done: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        match done.last_mut() {
            Some(above) if is_small(above, &row) && row.base - above.base < row.size * 0.75 => {
                let marks = std::mem::replace(above, row);
                above.words.extend(marks.words);
            }
            Some(above) if is_small(&row, above) && row.base - above.base < above.size * 0.4 => {
                above.words.extend(row.words);
            }
            _ => done.push(row),
        }
    }
    done
}

fn is_small(marks: &Row, row: &Row) -> bool {
    marks.size < row.size * SMALL
        && marks.words.len() <= row.words.len().max(1) * 2
        && marks.words.iter().all(|mark| {
            row.words.iter().any(|w| {
                (mark.left - w.right).abs() < row.size * 0.6
                    || (w.left - mark.right).abs() < row.size * 0.8
            })
        })
}

/// Orders the words of a row as they are read, and writes them down.
pub(crate) fn line(mut row: Row) -> Line {
    row.words.sort_by(|a, b| a.left.total_cmp(&b.left));
    let right_to_left = is_right_to_left(&row.words);
    let (left, right) = (row.left(), row.right());
    let size = usual_size(&row);
    if right_to_left {
        turn(&mut row.words);
    }
    let mut line = Line {
        left,
        right,
        base: row.base,
        size,
        bold: row.words.iter().all(|w| w.bold),
        ..Line::default()
    };
    write(&mut line, &row, right_to_left);
    line
}

/// Whether most words that have a direction run from right to left.
pub(crate) fn is_right_to_left(words: &[Word]) -> bool {
    let back = words.iter().filter(|w| w.is_right_to_left()).count();
    back * 2
        > words
            .iter()
            .filter(|w| w.text.chars().any(char::is_alphabetic))
            .count()
}

/// From right to left, but runs of words of the other direction stay as they are.
fn turn(words: &mut [Word]) {
    words.reverse();
    let mut start = 0;
    while start < words.len() {
        let run = words[start..]
            .iter()
            .take_while(|w| !w.is_right_to_left())
            .count();
        words[start..start + run].reverse();
        start += run.max(1);
    }
}

/// The size of most letters of a row.
fn usual_size(row: &Row) -> f32 {
    let letters = |size: f32| -> usize {
        row.words
            .iter()
            .filter(|w| (w.size - size).abs() < 0.3)
            .map(|w| w.text.len())
            .sum()
    };
    let best = row
        .words
        .iter()
        .map(|w| w.size)
        .max_by_key(|size| letters(*size));
    best.unwrap_or(row.size)
}

fn write(line: &mut Line, row: &Row, right_to_left: bool) {
    let mut before: Option<&Word> = None;
    let mut cells = 0;
    let wide = cell_gap(row, line.size);
    for word in &row.words {
        if is_mark(word, row, line.size) {
            line.marks.push(Mark {
                at: line.text.len(),
                text: word.text.clone(),
            });
        } else {
            let gap = before.map(|b| {
                if right_to_left {
                    b.left - word.right
                } else {
                    word.left - b.right
                }
            });
            match gap {
                None => {}
                Some(gap) if word.glued && gap.abs() < line.size * 0.25 => {}
                Some(gap) if gap > wide && !is_label(&line.text) => {
                    cells += 1;
                    line.text.push('\t');
                }
                Some(_) => line.text.push(' '),
            }
            if line.first == 0.0 {
                line.first = word.right - word.left;
            }
            line.text.push_str(&word.text);
        }
        before = Some(word);
    }
    line.row = cells > 0 || has_leader(&line.text);
}

/// The gap above which words of a row are in different cells.
fn cell_gap(row: &Row, size: f32) -> f32 {
    let pairs = row.words.windows(2);
    let (mut least, mut most) = (f32::MAX, 0.0f32);
    for pair in pairs {
        let gap = (pair[1].left - pair[0].right).max(pair[0].left - pair[1].right);
        if gap > size * 0.1 {
            (least, most) = (least.min(gap), most.max(gap));
        }
    }
    match most > least * 1.35 {
        true => size * CELL,
        false => size * CELL_ALIKE,
    }
}

/// A small raised number, or a star or dagger.
fn is_mark(word: &Word, row: &Row, size: f32) -> bool {
    let text = word.text.trim_end_matches(')');
    let number = text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    let sign = text.chars().count() <= 3 && text.chars().all(|c| "*†‡".contains(c));
    !text.is_empty()
        && (number || sign)
        && word.size < size * SMALL
        && word.base < row.base - size * 0.1
}

/// A number or letter of a list, after which a wide gap parts no cells.
fn is_label(text: &str) -> bool {
    let core = text.trim_matches(|c: char| "().[]§°-–—•·*:".contains(c));
    core.chars().count() <= 4
        && !core.contains(char::is_whitespace)
        && (core != text || core.chars().all(|c| c.is_ascii_digit()))
}

/// Dots that lead to a page number.
fn has_leader(text: &str) -> bool {
    text.contains("......") || text.contains(". . . .") || text.contains("……")
}
