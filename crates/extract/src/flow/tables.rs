//! Tables to blocks: rows of entries, layout of paragraphs, or languages side by side.
//!
//! Reads cells that are read already, writes blocks.

use super::languages::{all_differ, even, size};
use super::{Block, Blocks};

/// Characters from which a cell is a paragraph rather than an entry.
const LONG: usize = 200;
/// Most characters of a cell that is a mark, such as "a)" or "Article 1".
const MARK: usize = 20;
/// Fewest letters of a cell on average where columns are languages; lists of names have fewer.
const SIDE_BY_SIDE: usize = 40;
/// Most columns of such a table.
const LANGUAGES: usize = 4;

/// A cell that is read.
#[derive(Debug)]
pub(crate) struct Cell {
    blocks: Vec<Block>,
    /// Holds a heading, a list or a table.
    structured: bool,
}

impl From<Blocks> for Cell {
    fn from(gathered: Blocks) -> Self {
        Self {
            structured: gathered.structured,
            blocks: gathered.finish(),
        }
    }
}

impl From<Vec<Block>> for Cell {
    fn from(blocks: Vec<Block>) -> Self {
        Self {
            blocks,
            structured: false,
        }
    }
}

impl Cell {
    fn size(&self) -> usize {
        self.blocks.iter().map(|b| size(&b.text)).sum()
    }

    /// At most one short block, which may share a line with others.
    fn is_entry(&self) -> bool {
        !self.structured && self.blocks.len() < 2 && self.fits(LONG)
    }

    fn is_mark(&self) -> bool {
        self.is_entry() && !self.blocks.is_empty() && self.fits(MARK)
    }

    fn fits(&self, most: usize) -> bool {
        let mut blocks = self.blocks.iter();
        blocks.all(|b| b.text.chars().nth(most).is_none())
    }

    /// Its text on one line; what parts the cells of a table within stays.
    fn line(&self) -> String {
        let flat = |piece: &str| piece.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = self.blocks.first().map_or("", |b| &b.text);
        text.split('\t').map(flat).collect::<Vec<_>>().join("\t")
    }
}

/// A table being read.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Opens a row.
    pub fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Adds a cell to the last row.
    pub fn cell(&mut self, cell: Cell) {
        match self.rows.last_mut() {
            Some(row) => row.push(cell),
            None => self.rows.push(vec![cell]),
        }
    }

    /// Its blocks, and whether its columns were read one after the other.
    pub fn blocks(mut self) -> (Vec<Block>, bool) {
        self.trim();
        match self.columns() {
            Some(count) => (by_column(self.rows, count), true),
            None => (by_row(self.rows), false),
        }
    }

    /// Drops rows without text, empty cells at the ends of rows, and columns at the left that are empty.
    fn trim(&mut self) {
        let empty = |c: &Cell| c.blocks.is_empty();
        for row in &mut self.rows {
            while row.last().is_some_and(empty) {
                row.pop();
            }
        }
        self.rows.retain(|r| !r.is_empty());
        let lead = |row: &Vec<Cell>| row.iter().take_while(|c| empty(c)).count();
        let left = self.rows.iter().map(lead).min().unwrap_or(0);
        for row in &mut self.rows {
            row.drain(..left);
        }
    }

    /// The number of columns, where each says the same in another language: most rows have them all, in most
    /// of these they are about as long, and every column is in a language of its own.
    fn columns(&self) -> Option<usize> {
        let count = self.rows.iter().map(Vec::len).max()?;
        let full: Vec<&Vec<Cell>> = self.rows.iter().filter(|r| r.len() == count).collect();
        let most = full.len() * 10 >= self.rows.len() * 7;
        if !(2..=LANGUAGES).contains(&count) || !most || !alike(&full, count) {
            return None;
        }
        let text = |column: usize| -> String {
            let blocks = full.iter().flat_map(|r| &r[column].blocks);
            blocks.flat_map(|b| [b.text.as_str(), " "]).collect()
        };
        let texts: Vec<String> = (0..count).map(text).collect();
        all_differ(&texts).then_some(count)
    }
}

/// Whether columns are long, and most rows have cells of about the same length.
fn alike(rows: &[&Vec<Cell>], columns: usize) -> bool {
    let sizes: Vec<Vec<usize>> = rows
        .iter()
        .map(|row| row.iter().map(Cell::size).collect())
        .collect();
    let long = |column: usize| {
        let all: usize = sizes.iter().map(|row| row[column]).sum();
        all >= SIDE_BY_SIDE * rows.len()
    };
    let short = |row: &Vec<usize>| row.iter().all(|size| *size < SIDE_BY_SIDE);
    let alike = sizes.iter().filter(|row| short(row) || even(row)).count();
    (0..columns).all(long) && alike * 10 >= rows.len() * 8
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

/// Rows of entries are lines; all others are layout.
fn by_row(rows: Vec<Vec<Cell>>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut in_rows = false;
    for cells in rows {
        let entries = cells.len() > 1 && cells.iter().all(Cell::is_entry);
        if entries {
            let texts: Vec<String> = cells.iter().map(Cell::line).collect();
            blocks.push(Block {
                text: texts.join("\t"),
                tight: in_rows,
            });
        } else {
            blocks.extend(cell_by_cell(cells));
        }
        in_rows = entries;
    }
    blocks
}

/// The cells of a row one after the other; a mark stays in front of what it marks, over empty cells too.
fn cell_by_cell(cells: Vec<Cell>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut mark: Option<Block> = None;
    for mut cell in cells {
        let is_mark = cell.is_mark();
        if let Some(first) = cell.blocks.first_mut()
            && let Some(held) = mark.take()
        {
            *first = Block::paragraph(format!("{}\t{}", held.text, first.text));
        }
        match is_mark {
            true => mark = cell.blocks.pop(),
            false => blocks.extend(cell.blocks),
        }
    }
    blocks.extend(mark);
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::join;

    fn cell(text: &str) -> Cell {
        let blocks: Vec<Block> = text.split('|').filter_map(Block::trimmed).collect();
        Cell::from(blocks)
    }

    fn table(rows: &[&[&str]]) -> Table {
        let rows = rows.iter().map(|row| row.iter().map(|t| cell(t)).collect());
        Table {
            rows: rows.collect(),
        }
    }

    fn set(rows: &[&[&str]]) -> String {
        join(&table(rows).blocks().0)
    }

    const ENGLISH: &str = "The Parties facilitate the exchange of young workers between them.";
    const GERMAN: &str = "Die Parteien erleichtern den Austausch junger Berufsleute unter sich.";

    #[test]
    fn entries_stand_on_one_line() {
        let rows: &[&[&str]] = &[&["Year", "Quota"], &["2020", "50"], &["", ""], &["", "60"]];
        assert_eq!(set(rows), "Year\tQuota\n2020\t50\n\t60\n");
        assert_eq!(set(&[&["", "a", "b"], &["", "c"]]), "a\tb\n\nc\n");
    }

    #[test]
    fn languages_side_by_side_are_read_one_after_the_other() {
        let text = set(&[
            &["Article 1", "Artikel 1"],
            &[ENGLISH, GERMAN],
            &[ENGLISH, GERMAN],
        ]);
        let want = ["Article 1", ENGLISH, ENGLISH, "Artikel 1", GERMAN, GERMAN];
        assert_eq!(text.trim(), want.join("\n\n"));
        let one = [ENGLISH, GERMAN].map(|text| format!("{text}|{text}"));
        let columns = |one: &str, other: &str| table(&[&[one, other]]).blocks().1;
        assert!(columns(&one[0], &one[1]));
        assert!(!columns(&one[0], &one[0]));
    }

    #[test]
    fn chinese_is_as_long_as_english_that_says_the_same() {
        let chinese = "缔约双方应当促进两国青年劳动者之间的交流。";
        let row: &[&str] = &[ENGLISH, chinese];
        assert!(table(&[row; 4]).blocks().1);
    }

    #[test]
    fn marks_stay_before_what_they_mark() {
        let long = "The employer pays. ".repeat(20);
        let long = long.trim();
        assert_eq!(set(&[&["a)", long]]).trim(), format!("a)\t{long}"));
        let nested = set(&[&["1.", "", "(a)", long]]);
        assert_eq!(nested.trim(), format!("1.\t(a)\t{long}"));
        assert_eq!(set(&[&["A|B", "c"]]), "A\n\nB\n\nc\n");
        assert_eq!(set(&[&["one|two"]]), "one\n\ntwo\n");
    }

    #[test]
    fn a_cell_alone_in_its_row_is_a_paragraph() {
        let rows: &[&[&str]] = &[&["Quotas"], &["A", "5"], &["B", "6"]];
        assert_eq!(set(rows), "Quotas\n\nA\t5\nB\t6\n");
    }
}
