//! Paragraphs and table rows on their way to text, for formats that have both.

/// A stretch of text with a line of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// A paragraph; an empty line parts it from others.
    Paragraph(String),
    /// A row of a table, its cells parted by tabs.
    Row(String),
}

/// A cell of a table.
pub(crate) type Cell = Vec<Block>;

/// Characters from which a cell is a paragraph rather than an entry.
const LONG: usize = 200;
/// Most characters of a first cell that is a mark, such as "a)" or "Article 1".
const MARK: usize = 20;
/// Fewest characters on average in the cells of a table that sets languages side by side.
const SIDE_BY_SIDE: usize = 40;
/// Most columns of such a table.
const LANGUAGES: usize = 4;

impl Block {
    /// A paragraph without space around it; none where nothing is left.
    pub fn paragraph(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self::Paragraph(text.to_owned()))
    }

    fn text(&self) -> &str {
        match self {
            Self::Paragraph(text) | Self::Row(text) => text,
        }
    }

    fn length(&self) -> usize {
        self.text().chars().count()
    }
}

/// Sets blocks below each other.
pub(crate) fn join(blocks: &[Block]) -> String {
    let mut text = String::new();
    for (at, block) in blocks.iter().enumerate() {
        let rows =
            matches!(block, Block::Row(_)) && at > 0 && matches!(blocks[at - 1], Block::Row(_));
        match (at, rows) {
            (0, _) => {}
            (_, true) => text.push('\n'),
            (_, false) => text.push_str("\n\n"),
        }
        text.push_str(block.text());
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Sets the rows of a table below each other, or its columns where they hold the same in two languages.
pub(crate) fn table(rows: Vec<Vec<Cell>>) -> Vec<Block> {
    if side_by_side(&rows) {
        return by_column(rows);
    }
    let single = rows.iter().all(|row| row.len() == 1);
    rows.into_iter()
        .flat_map(|cells| row(cells, single))
        .collect()
}

/// A row; the cells of a table of a single column are paragraphs.
fn row(cells: Vec<Cell>, single: bool) -> Vec<Block> {
    if single || cells.iter().any(holds_paragraphs) {
        return marked(cells);
    }
    let texts: Vec<String> = cells.iter().map(entry).collect();
    let text = texts.join("\t");
    match text.trim().is_empty() {
        true => Vec::new(),
        false => vec![Block::Row(text.trim_end().to_owned())],
    }
}

/// The text of a cell that is an entry, on one line.
fn entry(cell: &Cell) -> String {
    cell.iter()
        .map(|block| block.text().replace('\n', " "))
        .collect()
}

fn holds_paragraphs(cell: &Cell) -> bool {
    cell.len() > 1 || cell.iter().any(|block| block.length() > LONG)
}

/// Cell after cell; a mark in the first cell stays in front of what it marks.
fn marked(cells: Vec<Cell>) -> Vec<Block> {
    let is_mark = |cell: &Cell| cell.len() == 1 && cell[0].length() <= MARK;
    let marks = cells.first().is_some_and(is_mark);
    let mut blocks: Vec<Block> = cells.into_iter().flatten().collect();
    if marks && blocks.len() > 1 {
        let mark = blocks.remove(0);
        let text = format!("{}\t{}", mark.text(), blocks[0].text());
        blocks[0] = Block::Paragraph(text);
    }
    blocks
}

/// Whether the columns hold the same in several languages: they are about as long in most rows, and long at all.
fn side_by_side(rows: &[Vec<Cell>]) -> bool {
    let columns = rows.first().map_or(0, Vec::len);
    let length = |cell: &Cell| cell.iter().map(Block::length).sum::<usize>();
    if !(2..=LANGUAGES).contains(&columns) || rows.iter().any(|row| row.len() != columns) {
        return false;
    }
    let filled: Vec<Vec<usize>> = rows
        .iter()
        .map(|row| row.iter().map(length).collect())
        .filter(|lengths: &Vec<usize>| lengths.iter().any(|l| *l > 0))
        .collect();
    let alike = |lengths: &&Vec<usize>| {
        let (least, most) = (lengths.iter().min(), lengths.iter().max());
        least
            .zip(most)
            .is_some_and(|(least, most)| most / 3 <= *least)
    };
    let all: usize = filled.iter().flatten().sum();
    filled.iter().filter(alike).count() * 10 >= filled.len() * 8
        && all >= filled.len() * columns * SIDE_BY_SIDE
}

fn by_column(rows: Vec<Vec<Cell>>) -> Vec<Block> {
    let mut columns: Vec<Vec<Block>> = Vec::new();
    for row in rows {
        columns.resize_with(columns.len().max(row.len()), Vec::new);
        for (column, cell) in columns.iter_mut().zip(row) {
            column.extend(cell);
        }
    }
    columns.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Cell {
        text.split('|').filter_map(Block::paragraph).collect()
    }

    fn set(rows: &[&[&str]]) -> String {
        let rows = rows.iter().map(|row| row.iter().map(|t| cell(t)).collect());
        join(&table(rows.collect()))
    }

    #[test]
    fn entries_stand_on_one_line() {
        let rows: &[&[&str]] = &[&["Year", "Quota"], &["2020", "50"], &["", ""], &["", "60"]];
        assert_eq!(set(rows), "Year\tQuota\n2020\t50\n\t60\n");
    }

    #[test]
    fn languages_side_by_side_are_read_one_after_the_other() {
        let long = "The Parties facilitate the exchange of young workers between them.";
        let lang = "Die Parteien erleichtern den Austausch junger Berufsleute unter sich.";
        let text = set(&[&["Article 1", "Artikel 1"], &[long, lang], &[long, lang]]);
        let want = ["Article 1", long, long, "Artikel 1", lang, lang].join("\n\n");
        assert_eq!(text.trim(), want);
    }

    #[test]
    fn marks_stay_before_what_they_mark() {
        let long = "The employer pays. ".repeat(20);
        assert_eq!(
            set(&[&["a)", &long]]).trim(),
            format!("a)\t{}", long.trim())
        );
        assert_eq!(set(&[&["A|B", "c"]]), "A\n\nB\n\nc\n");
        assert_eq!(set(&[&["one|two"]]), "one\n\ntwo\n");
        assert_eq!(set(&[&["Quotas"], &["A", "5"]]), "Quotas\nA\t5\n");
    }
}
