//! Blocks of text gathered one after the other: paragraphs, list points, rows.
//!
//! Reads pieces of text as a document's tree gives them, writes lines in the form that a draft wants.

use super::Block;

/// Gathers running text into blocks.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    done: Vec<Block>,
    text: String,
    /// White space came since the last character.
    space: bool,
    /// Numbers and bullets that wait for the text they stand before.
    marks: Vec<String>,
    /// Holds a heading, a list or a table.
    pub structured: bool,
}

impl Blocks {
    /// Adds running text; white space collapses.
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
                c if is_unseen(c) => {}
                c => {
                    self.gap();
                    self.text.push(c);
                }
            }
        }
    }

    /// Adds text whose white space stays as it is.
    pub fn verbatim(&mut self, text: &str) {
        for c in text.chars().filter(|c| !is_unseen(*c) && *c != '\r') {
            if !c.is_whitespace() {
                self.start();
            }
            self.text.push(c);
        }
    }

    /// Breaks the line within a paragraph.
    pub fn line_break(&mut self) {
        self.space = false;
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// Ends the paragraph.
    pub fn end(&mut self) {
        self.space = false;
        let text = std::mem::take(&mut self.text);
        let trimmed = text.trim_end().trim_start_matches(['\n', ' ']);
        if !trimmed.trim().is_empty() {
            self.done.push(Block::paragraph(trimmed));
        }
    }

    /// Puts a number or a bullet before the text that comes next.
    pub fn mark(&mut self, mark: String) {
        self.end();
        self.marks.push(mark);
    }

    /// Forgets marks for which no text came.
    pub fn drop_marks(&mut self) {
        self.marks.clear();
    }

    /// Lets marks for which no text came stand by themselves.
    pub fn write_marks(&mut self) {
        self.end();
        let marks = self.marks.drain(..).collect::<Vec<_>>().join(" ");
        if !marks.is_empty() {
            self.done.push(Block::paragraph(marks));
        }
    }

    /// Adds finished blocks.
    pub fn append(&mut self, blocks: Vec<Block>) {
        self.end();
        let from = self.done.len();
        self.done.extend(blocks);
        if self.done.len() > from && !self.marks.is_empty() {
            let marks = self.take_marks();
            self.done[from].text.insert_str(0, &marks);
        }
    }

    /// All blocks.
    pub fn finish(mut self) -> Vec<Block> {
        self.end();
        self.done
    }

    fn gap(&mut self) {
        self.start();
        if self.space && !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
        self.space = false;
    }

    /// Writes the marks that wait, where a paragraph begins.
    fn start(&mut self) {
        if !self.marks.is_empty() {
            let marks = self.take_marks();
            self.text.push_str(&marks);
        }
    }

    fn take_marks(&mut self) -> String {
        self.marks
            .drain(..)
            .fold(String::new(), |all, m| all + &m + " ")
    }
}

/// Characters that are never seen: soft hyphens, zero-width spaces, control characters.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') || c.is_control() && !matches!(c, '\t' | '\n')
}
