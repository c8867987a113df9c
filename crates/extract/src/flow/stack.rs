//! The text in the making: paragraphs, the tables that are open, and what is gathered apart within them.

use super::{Block, Blocks, Cell, Flow, Footnotes, Table};

/// Deepest table within tables that is read as one.
const DEEPEST: usize = 16;

/// Gatherers within each other: the text, and inside it cells, notes or whatever else is gathered apart.
#[derive(Debug, Default)]
pub(crate) struct Stack {
    text: Blocks,
    apart: Vec<Blocks>,
    tables: Vec<Table>,
    /// Open tables that lie too deep to be read as tables.
    too_deep: usize,
    footnotes: Footnotes,
    columns: usize,
}

impl Stack {
    /// Where text goes now.
    pub fn last(&mut self) -> &mut Blocks {
        self.apart.last_mut().unwrap_or(&mut self.text)
    }

    /// What comes next is gathered apart.
    pub fn open(&mut self) {
        self.apart.push(Blocks::default());
    }

    /// What was gathered apart.
    pub fn close(&mut self) -> Vec<Block> {
        self.apart.pop().unwrap_or_default().finish()
    }

    /// What was gathered apart is a footnote; without text it is nothing.
    pub fn close_note(&mut self, mark: Option<&str>) {
        let note = self.close();
        if !note.is_empty() {
            self.footnotes.add(mark, &note);
        }
    }

    /// What was gathered apart is a footnote that brings its mark.
    pub fn close_marked_note(&mut self) {
        let note = self.close();
        self.footnotes.add_marked(note);
    }

    /// Opens a table.
    pub fn begin_table(&mut self) {
        self.last().end();
        self.last().structured = true;
        match self.too_deep == 0 && self.tables.len() < DEEPEST {
            true => self.tables.push(Table::default()),
            false => self.too_deep += 1,
        }
    }

    /// Opens a row; outside of tables it is a block.
    pub fn row(&mut self) {
        match self.table() {
            Some(table) => table.row(),
            None => self.last().end(),
        }
    }

    /// Opens a cell; outside of tables it is a block.
    pub fn begin_cell(&mut self) {
        match self.table() {
            Some(_) => self.open(),
            None => self.last().end(),
        }
    }

    /// Ends a cell.
    pub fn end_cell(&mut self) {
        if self.table().is_none() {
            return self.last().end();
        }
        let cell = Cell::from(self.apart.pop().unwrap_or_default());
        if let Some(table) = self.table() {
            table.cell(cell);
        }
    }

    /// Ends a table.
    pub fn end_table(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return self.last().end();
        }
        if let Some(table) = self.tables.pop() {
            let (blocks, columns) = table.blocks();
            self.columns += usize::from(columns);
            self.last().append(blocks);
        }
    }

    /// Adds a piece of the document that was read apart.
    pub fn append(&mut self, piece: Flow) {
        self.last().append(piece.body);
        self.footnotes.append(piece.footnotes);
        self.columns += piece.columns;
    }

    /// All of it.
    pub fn finish(self) -> Flow {
        let apart = self.apart.into_iter().flat_map(Blocks::finish);
        let mut body = self.text.finish();
        body.extend(apart);
        Flow {
            body,
            footnotes: self.footnotes,
            columns: self.columns,
        }
    }

    /// The table whose rows and cells are read now.
    fn table(&mut self) -> Option<&mut Table> {
        self.tables.last_mut().filter(|_| self.too_deep == 0)
    }
}
