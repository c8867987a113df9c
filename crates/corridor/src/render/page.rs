//! Wrapped lines with colours, for a terminal of some width.

use anstyle::{AnsiColor, Style};
use corridor_report::words::line;
use std::fmt::Write;

/// Text that grows downwards. Colours are escape codes, to be dropped where nobody sees them.
#[derive(Debug)]
pub struct Page {
    text: String,
    width: usize,
}

/// Red, for what offends.
pub(super) const RED: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));
/// Green, for what is promised.
pub(super) const GREEN: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green)));
/// Yellow, for what is open.
pub(super) const YELLOW: Style =
    Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow)));
/// Dim, for what stands behind.
pub(crate) const DIM: Style = Style::new().dimmed();

impl Page {
    /// An empty page.
    pub fn new(width: usize) -> Self {
        Self {
            text: String::new(),
            width,
        }
    }

    /// Its width in characters.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The whole page.
    pub fn finish(self) -> String {
        self.text
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A heading in bold.
    pub fn heading(&mut self, words: &str, style: Style) {
        let style = style.bold();
        self.gap();
        self.put(&format!("{style}{words}{style:#}"));
    }

    /// A line as it is.
    pub fn put(&mut self, words: &str) {
        self.text.push_str(words);
        self.text.push('\n');
    }

    /// Words wrapped, every line `indent` in.
    pub fn wrapped(&mut self, words: &str, indent: usize, style: Style) {
        let clean = line(words, usize::MAX);
        for part in wrap(&clean, self.width.saturating_sub(indent).max(20)) {
            // Writing to a string cannot fail.
            let _ = writeln!(self.text, "{:indent$}{style}{part}{style:#}", "");
        }
    }

    /// A quotation, wrapped and cut when it is very long.
    pub fn quote(&mut self, words: &str, indent: usize, style: Style) {
        self.wrapped(&format!("“{}”", line(words, 600)), indent, style);
    }
}

/// Lines of at most `width` characters; a longer word has a line of its own.
pub(crate) fn wrap(words: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = usize::MAX;
    for word in words.split(' ') {
        let long = word.chars().count();
        match lines.last_mut() {
            Some(last) if used.saturating_add(1 + long) <= width => {
                last.push(' ');
                last.push_str(word);
                used += 1 + long;
            }
            _ => {
                lines.push(word.to_owned());
                used = long;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_to_the_width() {
        assert_eq!(wrap("aa bb ccc d", 5), ["aa bb", "ccc d"]);
        assert_eq!(wrap("abcdefgh i", 4), ["abcdefgh", "i"]);
        let mut page = Page::new(24);
        page.wrapped("one two three four five six", 2, Style::new());
        assert_eq!(
            anstream::adapter::strip_str(&page.finish()).to_string(),
            "  one two three four\n  five six\n"
        );
    }
}
