//! Columns: cuts the words of a page into blocks in reading order.
//!
//! A gutter is a gap that goes on over several rows. The rows above and below it, which it does not cross, stay
//! whole, so a title over two columns comes before both. Tables have gaps too; what tells columns is that their
//! lines are filled.

use super::page::{Block, PageLines, PageWords, Word};
use super::rows::{Row, is_right_to_left, line, rows};
use std::cell::Cell;

/// Narrowest gutter, in points.
const GUTTER: f32 = 8.0;
/// Narrowest column, as a part of the width of the page.
const COLUMN: f32 = 0.12;
/// How often a page may be cut.
const CUTS: u32 = 60;
/// How often a gutter is looked for on a page.
const LOOKS: u32 = 200;
/// How many gaps are tried as the beginning of a gutter.
const SEEDS: usize = 400;

/// Cuts a page into blocks.
pub(crate) fn cut(page: PageWords) -> PageLines {
    let mut words = page.words;
    super::numbers::take_line_numbers(&mut words);
    let mut blocks = Vec::new();
    let mut cutter = Cutter {
        narrowest: page.width.max(1.0) * COLUMN,
        cuts: CUTS,
        looks: Cell::new(LOOKS),
    };
    cutter.cut(rows(words), None, &mut blocks);
    PageLines {
        number: page.number,
        width: page.width,
        height: page.height,
        blocks,
        characters: page.characters,
        unmapped: page.unmapped,
        turned: page.turned,
    }
}

/// Rows `from..to` that leave the stretch `left..right` free.
#[derive(Debug, Clone, Copy)]
struct Gutter {
    from: usize,
    to: usize,
    left: f32,
    right: f32,
}

struct Cutter {
    narrowest: f32,
    /// How many cuts are left.
    cuts: u32,
    /// How many looks for a gutter are left.
    looks: Cell<u32>,
}

impl Cutter {
    fn cut(&mut self, mut all: Vec<Row>, column: Option<u8>, blocks: &mut Vec<Block>) {
        let gutter = match self.cuts {
            0 => None,
            _ => self.gutter(&all),
        };
        let Some(gutter) = gutter else {
            return leaf(all, column, blocks);
        };
        self.cuts -= 1;
        let below = all.split_off(gutter.to);
        let middle = all.split_off(gutter.from);
        self.cut(all, column, blocks);
        let (left, right) = halves(middle, &gutter);
        let back = is_right_to_left(&left) || is_right_to_left(&right);
        let number = column.unwrap_or(0);
        let mut sides = [(left, number), (right, number.saturating_add(1))];
        if back {
            sides.reverse();
        }
        for (words, number) in sides {
            self.cut(rows(words), Some(number), blocks);
        }
        self.cut(below, column, blocks);
    }

    /// The gutter with the most rows that parts columns.
    fn gutter(&self, rows: &[Row]) -> Option<Gutter> {
        self.looks.set(self.looks.get().checked_sub(1)?);
        let gaps: Vec<Vec<(f32, f32)>> = rows.iter().map(gaps).collect();
        let mut best: Option<Gutter> = None;
        let mut tried: Vec<Gutter> = Vec::new();
        for (at, inner) in gaps.iter().enumerate() {
            for &(left, right) in inner.iter().skip(1).rev().skip(1) {
                if tried.len() >= SEEDS {
                    return best;
                }
                if tried
                    .iter()
                    .any(|g| (g.from..g.to).contains(&at) && g.left < right && left < g.right)
                {
                    continue;
                }
                let found = grow(&gaps, at, (left, right));
                tried.push(found);
                let longer = best.is_none_or(|b| found.to - found.from > b.to - b.from);
                if longer && self.parts_columns(rows, &found) {
                    best = Some(found);
                }
            }
        }
        best
    }

    fn parts_columns(&self, rows: &[Row], gutter: &Gutter) -> bool {
        let count = gutter.to - gutter.from;
        let size = rows[gutter.from].size;
        let wide = gutter.right - gutter.left;
        let enough = match wide > size * 1.5 {
            true => 3,
            false => 6,
        };
        if count < enough || wide < size * 0.8 {
            return false;
        }
        let rows = &rows[gutter.from..gutter.to];
        let left = self.likeness(rows, &|w| w.right <= gutter.left + 0.1);
        let right = self.likeness(rows, &|w| w.left >= gutter.right - 0.1);
        left > 0 && right > 0 && left + right >= 4
    }

    /// How much one side is like a column, from 0 to 3: it is wide enough, and lines of several words fill it.
    fn likeness(&self, rows: &[Row], on_side: &dyn Fn(&Word) -> bool) -> u8 {
        let lines: Vec<(f32, f32, usize)> = rows
            .iter()
            .filter_map(|row| {
                let words: Vec<&Word> = row.words.iter().filter(|w| on_side(w)).collect();
                let left = words.iter().map(|w| w.left).reduce(f32::min)?;
                let right = words.iter().map(|w| w.right).reduce(f32::max)?;
                Some((left, right, words.len()))
            })
            .collect();
        let left = lines.iter().map(|l| l.0).fold(f32::MAX, f32::min);
        let right = lines.iter().map(|l| l.1).fold(f32::MIN, f32::max);
        let words: usize = lines.iter().map(|l| l.2).sum();
        let filled: f32 = lines.iter().map(|l| l.1 - l.0).sum();
        let count = lines.len();
        let whole = lines
            .iter()
            .filter(|l| l.1 - l.0 >= (right - left) * 0.85)
            .count();
        let fill = filled / ((right - left).max(1.0) * count as f32);
        if count < 3 || count * 8 < rows.len() || right - left < self.narrowest || words < count * 2
        {
            return 0;
        }
        let many = words >= count * 5 / 2;
        if many && count >= 12 && fill >= 0.8 {
            3
        } else if many && (fill >= 0.6 || whole >= 4 && whole * 5 >= count)
            || right - left > self.narrowest * 2.2 && self.has_columns(rows, on_side)
        {
            2
        } else {
            u8::from(whole >= 2 && whole * 6 >= count)
        }
    }

    /// Whether one side has columns of its own.
    fn has_columns(&self, all: &[Row], on_side: &dyn Fn(&Word) -> bool) -> bool {
        let words = all.iter().flat_map(|row| &row.words);
        self.gutter(&rows(words.filter(|w| on_side(w)).cloned().collect()))
            .is_some()
    }
}

/// Free stretches of a row that are wide enough, from one end of the world to the other.
fn gaps(row: &Row) -> Vec<(f32, f32)> {
    let mut taken: Vec<(f32, f32)> = row.words.iter().map(|w| (w.left, w.right)).collect();
    taken.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = Vec::new();
    let mut from = f32::MIN;
    for (left, right) in taken {
        if free.is_empty() || left - from >= GUTTER {
            free.push((from, left));
        }
        from = from.max(right);
    }
    free.push((from, f32::MAX));
    free
}

/// Goes up and down from a gap in row `at` as long as it stays free.
fn grow(gaps: &[Vec<(f32, f32)>], at: usize, gap: (f32, f32)) -> Gutter {
    let mut gutter = Gutter {
        from: at,
        to: at + 1,
        left: gap.0,
        right: gap.1,
    };
    for free in &gaps[at + 1..] {
        if !narrow(&mut gutter, free) {
            break;
        }
        gutter.to += 1;
    }
    for free in gaps[..at].iter().rev() {
        if !narrow(&mut gutter, free) {
            break;
        }
        gutter.from -= 1;
    }
    gutter
}

/// Narrows a gutter to what a further row leaves free of it; false where that is too little.
fn narrow(gutter: &mut Gutter, free: &[(f32, f32)]) -> bool {
    let shared = free
        .iter()
        .map(|gap| (gap.0.max(gutter.left), gap.1.min(gutter.right)))
        .max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)));
    match shared {
        Some((left, right)) if right - left >= GUTTER => {
            gutter.left = left;
            gutter.right = right;
            true
        }
        _ => false,
    }
}

fn halves(rows: Vec<Row>, gutter: &Gutter) -> (Vec<Word>, Vec<Word>) {
    let middle = gutter.left / 2.0 + gutter.right / 2.0;
    rows.into_iter()
        .flat_map(|row| row.words)
        .partition(|word| word.right <= middle)
}

fn leaf(rows: Vec<Row>, column: Option<u8>, blocks: &mut Vec<Block>) {
    let lines: Vec<_> = rows
        .into_iter()
        .filter(|row| !row.words.is_empty())
        .map(line)
        .collect();
    if !lines.is_empty() {
        blocks.push(Block { column, lines });
    }
}
