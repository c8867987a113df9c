//! The lines of a text and what their edges look like.
//!
//! Reads text, writes [`Line`]s: where each starts and ends, whether a blank line stands before it,
//! and whether the line before it came to an end of its own.

/// One line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// First character that is no white space.
    pub start: usize,
    /// One past the last character that is no white space.
    pub end: usize,
    /// Nothing or a blank line before.
    pub blank_before: bool,
    /// Nothing or a blank line after.
    pub blank_after: bool,
    /// The line before ended with punctuation, or there was none.
    pub settled: bool,
}

/// All lines that are not blank.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    let mut at = 0;
    let mut blank = true;
    for raw in text.split_inclusive(['\n', '\u{c}']) {
        let body = raw.trim();
        if body.is_empty() {
            blank = true;
            if let Some(last) = found.last_mut() {
                last.blank_after = true;
            }
        } else {
            let start = at + (raw.len() - raw.trim_start().len());
            let settled = blank
                || found
                    .last()
                    .is_none_or(|l| is_settled(&text[l.start..l.end]));
            let end = start + body.len();
            found.push(Line {
                start,
                end,
                blank_before: blank,
                blank_after: false,
                settled,
            });
            blank = raw.ends_with('\u{c}');
        }
        at += raw.len();
    }
    if let Some(last) = found.last_mut() {
        last.blank_after = true;
    }
    found
}

/// Whether a line may be followed by a new marker: it ends with punctuation or a word for "and".
fn is_settled(line: &str) -> bool {
    let last = line
        .trim_end_matches(['"', '”', '»', '\'', '’', '*'])
        .chars()
        .next_back();
    last.is_none_or(|c| matches!(c, '.' | ';' | ':' | '!' | '?' | ')' | ',' | '–' | '—' | '|'))
}

/// Index of the line that holds or follows `offset`.
pub(crate) fn line_at(lines: &[Line], offset: usize) -> usize {
    lines.partition_point(|line| line.end <= offset)
}

/// Whether a text ends a sentence.
pub(crate) fn is_ended(text: &str) -> bool {
    let text = text
        .trim_end()
        .trim_end_matches(['"', '”', '“', '»', '\'', '’', '*', ')', ']']);
    text.is_empty() || text.ends_with(['.', '!', '?', ';', ':', '…'])
}

/// Whether a text is finished, so that nothing after it completes it.
pub(crate) fn is_finished(text: &str) -> bool {
    let text = text
        .trim_end()
        .trim_end_matches(['"', '”', '“', '»', '\'', '’', '*', ')', ']']);
    text.is_empty() || text.ends_with(['.', '!', '?', '…'])
}
