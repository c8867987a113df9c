//! Tables to blocks: rows of cells, layout, or columns side by side.
//!
//! Reads cells that are read already, writes blocks.

use crate::flow::{Block, row};
use std::collections::HashSet;

/// Deepest table within tables that is read as one.
pub(crate) const DEEPEST: usize = 16;
/// Longest cell that may be a mere number before the next cell.
const LONGEST_LABEL: usize = 12;
/// Least text of two columns that may be two languages.
const LEAST_TEXT: usize = 400;

/// Least text of a cell in them, taken over all rows; lists of names are shorter.
const LEAST_CELL: usize = 40;

/// A cell that is read.
#[derive(Debug)]
pub(crate) struct Cell {
    pub blocks: Vec<Block>,
    /// Holds a heading, a list or a table.
    pub structured: bool,
}

/// A table being read.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Opens a row.
    pub(crate) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Adds a cell to the last row.
    pub(crate) fn cell(&mut self, cell: Cell) {
        match self.rows.last_mut() {
            Some(row) => row.push(cell),
            None => self.rows.push(vec![cell]),
        }
    }

    /// Its blocks, and whether its columns were read one after the other.
    pub(crate) fn blocks(mut self) -> (Vec<Block>, bool) {
        for row in &mut self.rows {
            while row.last().is_some_and(|c| c.blocks.is_empty()) {
                row.pop();
            }
        }
        self.rows.retain(|r| !r.is_empty());
        match self.columns() {
            Some(count) => (by_column(self.rows, count), true),
            None => (by_row(self.rows), false),
        }
    }

    /// The number of columns, where each tells the same in another language.
    fn columns(&self) -> Option<usize> {
        let count = self.rows.iter().map(Vec::len).max()?;
        let full: Vec<&Vec<Cell>> = self.rows.iter().filter(|r| r.len() == count).collect();
        let most = full.len() * 10 >= self.rows.len() * 7;
        if !(2..=3).contains(&count) || full.len() < 2 || !most {
            return None;
        }
        let text = |column: usize| -> String {
            let blocks = full.iter().flat_map(|r| &r[column].blocks);
            blocks
                .map(|b| b.text.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let texts: Vec<String> = (0..count).map(text).collect();
        let least = LEAST_TEXT.max(LEAST_CELL * full.len());
        let long = texts.iter().all(|t| t.len() > least);
        let apart = texts[1..].iter().all(|t| differ(&texts[0], t));
        (long && apart && even(&full)).then_some(count)
    }
}

/// Whether most rows have cells of about the same length.
fn even(rows: &[&Vec<Cell>]) -> bool {
    let chars = |cell: &Cell| {
        cell.blocks
            .iter()
            .map(|b| b.text.chars().count())
            .sum::<usize>()
    };
    let alike = rows.iter().filter(|row| {
        let lengths = row.iter().map(chars);
        let (least, most) = (lengths.clone().min(), lengths.max());
        let (least, most) = (least.unwrap_or(0), most.unwrap_or(0));
        most < 40 || least * 5 >= most * 2
    });
    alike.count() * 10 >= rows.len() * 8
}

/// Whether two texts share few of their words.
fn differ(one: &str, other: &str) -> bool {
    let words = |text: &str| -> HashSet<String> {
        let words = text.split(|c: char| !c.is_alphabetic());
        words
            .filter(|w| w.len() > 1)
            .map(str::to_lowercase)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count();
    shared * 4 <= one.len().min(other.len())
}

fn by_column(rows: Vec<Vec<Cell>>, count: usize) -> Vec<Block> {
    let mut columns: Vec<Vec<Block>> = (0..count).map(|_| Vec::new()).collect();
    for row in rows {
        for (column, cell) in columns.iter_mut().zip(row) {
            column.extend(cell.blocks);
        }
    }
    columns.into_iter().flatten().collect()
}

fn by_row(rows: Vec<Vec<Cell>>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut in_rows = false;
    for cells in rows {
        let flat = cells.len() > 1 && cells.iter().all(is_flat);
        if flat {
            let texts = cells
                .iter()
                .map(|c| c.blocks.first().map_or("", |b| &b.text));
            blocks.push(Block {
                text: row(texts),
                tight: in_rows,
            });
        } else {
            blocks.extend(cell_by_cell(cells));
        }
        in_rows = flat;
    }
    blocks
}

fn is_flat(cell: &Cell) -> bool {
    cell.blocks.len() < 2 && !cell.structured
}

/// The cells of a row one after the other; a cell that is a mere number joins the next.
fn cell_by_cell(cells: Vec<Cell>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut label: Option<Block> = None;
    for mut cell in cells {
        if let (Some(held), Some(first)) = (label.take(), cell.blocks.first_mut()) {
            first.text.insert_str(0, &format!("{}\t", held.text));
        }
        let short = |b: &Block| b.text.chars().count() <= LONGEST_LABEL;
        match is_flat(&cell) && cell.blocks.first().is_some_and(short) {
            true => label = cell.blocks.pop(),
            false => blocks.extend(cell.blocks),
        }
    }
    blocks.extend(label);
    blocks
}
