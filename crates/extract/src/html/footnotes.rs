//! Footnotes of a page: the marks in the text and the notes that they lead to.
//!
//! Reads a [`Page`], writes which nodes are marks and which are notes.

use super::page::{Page, seen};
use super::tags;
use scraper::node::Element;
use std::collections::{HashMap, HashSet};

/// Longest text of a mark.
const LONGEST_MARK: usize = 6;
/// Arrows that lead back from a note.
const BACK: &[char] = &['↩', '↑', '⤴', '^', '⇑', '⬆', '\u{fe0e}'];

/// Marks and notes, by index.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Marks in the text and links back from the notes.
    pub marks: HashSet<usize>,
    /// Blocks that hold a note.
    pub notes: HashSet<usize>,
}

/// Finds the footnotes of a page.
pub(super) fn footnotes(page: &Page) -> Footnotes {
    let ids = ids(page);
    let mut found = Footnotes::default();
    for index in 0..page.nodes.len() {
        let Some(target) = page.element(index).and_then(inner) else {
            continue;
        };
        let target = ids.get(target).copied();
        if is_back(page, index) {
            found.marks.insert(index);
        } else if is_mark(page, index) && target.is_none_or(|t| t > index) {
            found.marks.insert(index);
            let note = target.and_then(|t| block(page, t));
            found
                .notes
                .extend(note.filter(|n| is_note(page, *n, index)));
        }
    }
    found
}

/// Nodes by the names that links use.
fn ids<'a>(page: &Page<'a>) -> HashMap<&'a str, usize> {
    let mut ids = HashMap::new();
    for index in 0..page.nodes.len() {
        let names = page.element(index).into_iter();
        let names = names.flat_map(|e| [e.attr("id"), e.attr("name")]);
        for name in names.flatten() {
            ids.entry(name).or_insert(index);
        }
    }
    ids
}

/// Where a link leads within the page.
fn inner(element: &Element) -> Option<&str> {
    let href = element.attr("href").filter(|_| element.name() == "a")?;
    href.strip_prefix('#').filter(|id| !id.is_empty())
}

/// A number, a letter or an asterisk in a raised link.
fn is_mark(page: &Page, link: usize) -> bool {
    let range = page.range(link);
    let text = page.begin(range.clone(), LONGEST_MARK + 2);
    let text = text.trim().trim_matches(['[', ']', '(', ')']);
    let short = seen(text) <= LONGEST_MARK && page.chars(&range) <= LONGEST_MARK + 2;
    let number = text.chars().all(|c| c.is_ascii_digit());
    let sign = text.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§')) || text.len() == 1;
    short && !text.is_empty() && (number || sign) && is_raised(page, link)
}

/// Within or around a raised element, or named as the mark of a note.
fn is_raised(page: &Page, link: usize) -> bool {
    let sup = |i: usize| page.element(i).is_some_and(|e| e.name() == "sup");
    let named = |i: usize| page.element(i).is_some_and(is_named);
    let around = page.ancestors(link).take(3).any(|a| sup(a) || named(a));
    let inside = page.range(link).take(4).any(sup);
    around || inside || named(link)
}

fn is_named(element: &Element) -> bool {
    let role = element.attr("role").is_some_and(|r| r == "doc-noteref");
    let words = || tags::words(element);
    role || words().iter().any(|w| {
        matches!(
            w.as_str(),
            "footnote" | "footnotes" | "noteref" | "footnoteref" | "fnref"
        )
    })
}

fn is_back(page: &Page, link: usize) -> bool {
    let range = page.range(link);
    let text = page.begin(range.clone(), LONGEST_MARK);
    let text = text.trim();
    page.chars(&range) <= 3 && !text.is_empty() && text.chars().all(|c| BACK.contains(&c))
}

/// The block that a target is or stands in.
fn block(page: &Page, target: usize) -> Option<usize> {
    let mut around = std::iter::once(target).chain(page.ancestors(target).take(8));
    around.find(|i| page.element(*i).is_some_and(tags::is_block))
}

/// Whether a block is a note: after its mark, without headings, no part of a table and no whole page.
fn is_note(page: &Page, block: usize, mark: usize) -> bool {
    let name = page.element(block).map_or("", |e| e.name());
    let range = page.range(block);
    block > mark
        && !matches!(name, "td" | "th" | "tr" | "tbody" | "table" | "body")
        && page.headings(&range) == 0
        && page.chars(&range) * 3 <= page.chars(&page.range(0))
}
