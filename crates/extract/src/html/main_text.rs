//! Where the main text of a page is: by tag or role, else by how much text stands outside links.
//!
//! Reads a [`Page`] and what is left out already, writes [`Main`].

use super::naming::{is_article, is_main};
use super::page::Page;
use scraper::node::Element;

/// The elements that hold the main text.
pub(super) struct Main {
    /// Their indexes, none inside another.
    pub parts: Vec<usize>,
    /// The page marks them as its main text, so that little beside them is part of it.
    pub marked: bool,
}

/// Finds the main text of a page, whose nodes in `drop` are left out.
pub(super) fn main_text(page: &Page, drop: &[bool]) -> Main {
    let kept = sums(page, drop);
    let marked = outermost(page, drop, is_main);
    if holds(page, &kept, &marked, 60) {
        return Main {
            parts: marked,
            marked: true,
        };
    }
    let articles = outermost(page, drop, is_article);
    let parts = match holds(page, &kept, &articles, 60) {
        true => articles,
        false => vec![densest(page, &kept)],
    };
    Main {
        parts,
        marked: false,
    }
}

/// Kept characters outside links, summed before each node.
fn sums(page: &Page, drop: &[bool]) -> Vec<usize> {
    let mut sum = 0;
    let mut sums = vec![0];
    for (index, node) in page.nodes.iter().enumerate() {
        if !drop[index] && node.text().is_some() {
            sum += page.content(&(index..index + 1));
        }
        sums.push(sum);
    }
    sums
}

/// Elements of a kind that are in no other of it.
fn outermost(page: &Page, drop: &[bool], is: fn(&Element) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < page.nodes.len() {
        let hit = !drop[at] && page.element(at).is_some_and(is);
        if hit {
            found.push(at);
        }
        at = if hit { page.nodes[at].end } else { at + 1 };
    }
    found
}

/// Whether the parts hold at least `percent` of the text.
fn holds(page: &Page, kept: &[usize], parts: &[usize], percent: usize) -> bool {
    let text = |i: &usize| kept[page.nodes[*i].end] - kept[*i];
    let sum: usize = parts.iter().map(text).sum();
    sum > 0 && sum * 100 >= kept[page.nodes.len()] * percent
}

/// The innermost element that still holds four fifths of the text around it, level by level.
fn densest(page: &Page, kept: &[usize]) -> usize {
    let text = |i: usize| kept[page.nodes[i].end] - kept[i];
    let mut at = 0;
    loop {
        let children = page.children(at).filter(|c| page.element(*c).is_some());
        match children.max_by_key(|c| text(*c)) {
            Some(child) if text(child) > 0 && text(child) * 5 >= text(at) * 4 => at = child,
            _ => return at,
        }
    }
}
