//! What on a page is navigation around the text.
//!
//! Reads a [`Page`], writes which of its nodes to leave out. Names are believed only where the element
//! holds little text outside links; text that cannot be told from an agreement's is kept.

use super::main_text::{Main, main_text};
use super::naming::{self, Sign, sign};
use super::page::{Kind, Page};
use super::tags;
use std::ops::Range;

/// Longest text outside links of a notice about cookies.
const LONGEST_NOTICE: usize = 1500;
/// Longest text of a link that prints or shares.
const LONGEST_ACTION: usize = 60;
/// Percentage of letters and digits that is all but a stray one.
const ALL: usize = 95;
/// A block outside the main text that has so much of its own is kept.
const OWN_TEXT: usize = 400;

/// For each node, whether it is left out.
pub(super) fn around(page: &Page) -> Vec<bool> {
    let mut cut = Cut {
        page,
        total: page.content(&page.range(0)),
        drop: vec![false; page.nodes.len()],
    };
    cut.by_name();
    let main = main_text(page, &cut.drop);
    cut.outside(&main);
    cut.edges(&main);
    cut.contents();
    cut.save_title();
    match cut.kept() * 2 <= cut.total {
        true => vec![false; page.nodes.len()],
        false => cut.drop,
    }
}

struct Cut<'p, 'a> {
    page: &'p Page<'a>,
    /// Characters outside links on the whole page.
    total: usize,
    drop: Vec<bool>,
}

impl Cut<'_, '_> {
    fn drop(&mut self, range: Range<usize>) {
        self.drop[range].fill(true);
    }

    /// Characters outside links that are kept.
    fn kept(&self) -> usize {
        let texts = (0..self.drop.len()).filter(|i| !self.drop[*i]);
        let texts = texts.filter(|i| self.page.nodes[*i].text().is_some());
        texts.map(|i| self.page.content(&(i..i + 1))).sum()
    }

    /// Elements that are named as navigation.
    fn by_name(&mut self) {
        let mut at = 0;
        let mut sheltered = 0;
        while at < self.page.nodes.len() {
            let range = self.page.range(at);
            let element = self.page.element(at);
            if element.is_some_and(|e| self.is_named(e, &range, at < sheltered)) {
                at = range.end;
                self.drop(range);
                continue;
            }
            if element.is_some_and(naming::shelters) {
                sheltered = sheltered.max(range.end);
            }
            at += 1;
        }
    }

    fn is_named(
        &self,
        element: &scraper::node::Element,
        range: &Range<usize>,
        inside: bool,
    ) -> bool {
        if matches!(element.name(), "html" | "body" | "main" | "h1") {
            return false;
        }
        let Some(sign) = sign(element) else {
            return false;
        };
        let (content, links) = (self.page.content(range), self.page.links(range));
        let at_most = |percent: usize| content * 100 <= self.total * percent;
        let dense = |percent: usize| self.is_dense(range, percent);
        match sign {
            Sign::Navigation => at_most(30),
            Sign::Edge => !inside && at_most(30),
            Sign::Aside => at_most(20) && (!inside || dense(40)),
            Sign::Menu => at_most(20) && dense(30),
            Sign::Tools => at_most(20) && links > 0,
            Sign::Consent => at_most(20) && content <= LONGEST_NOTICE && !inside,
            Sign::Contents => dense(50),
            Sign::Action => self.page.chars(range) <= LONGEST_ACTION && links > 0,
        }
    }

    /// Whether at least `percent` of its characters stand in links.
    fn is_dense(&self, range: &Range<usize>, percent: usize) -> bool {
        let linked = self.page.linked(range);
        linked > 0 && linked * 100 >= self.page.chars(range) * percent
    }

    /// What stands outside the main text.
    fn outside(&mut self, main: &Main) {
        let titles = self.titles();
        let mut at = 0;
        while at < self.page.nodes.len() {
            let range = self.page.range(at);
            let title = titles.get(titles.partition_point(|t| *t < at));
            let next = main.parts.partition_point(|p| *p < at);
            let next = main.parts.get(next);
            if next == Some(&at) || title == Some(&at) {
                at = range.end;
            } else if [next, title].iter().flatten().any(|p| range.contains(p)) {
                at += 1;
            } else {
                at = range.end;
                if !self.is_text_of_its_own(&range, main.marked) {
                    self.drop(range);
                }
            }
        }
    }

    fn is_text_of_its_own(&self, range: &Range<usize>, marked: bool) -> bool {
        let content = self.page.content(range);
        match marked {
            true => content >= OWN_TEXT.max(self.total / 20) && !self.is_dense(range, 30),
            false => !self.is_dense(range, 50),
        }
    }

    /// Rows of links before the first and after the last text of the main part.
    fn edges(&mut self, main: &Main) {
        for part in &main.parts {
            let children: Vec<usize> = self.page.children(*part).collect();
            let leading = children.iter().copied();
            let trailing = children.iter().rev().copied();
            for side in [leading.collect::<Vec<_>>(), trailing.collect()] {
                let links = side.into_iter().map(|c| self.page.range(c));
                let links: Vec<_> = links.take_while(|r| self.is_edge(r)).collect();
                for range in links {
                    if self.page.links(&range) > 0 {
                        self.drop(range);
                    }
                }
            }
        }
    }

    /// Empty, or a row of links.
    fn is_edge(&self, range: &Range<usize>) -> bool {
        let links = self.page.links(range);
        let row = links > 1 && self.is_dense(range, ALL) && self.page.headings(range) == 0;
        self.page.chars(range) == 0 || row
    }

    /// Tables of contents: blocks, one after the other, of links into the page itself.
    fn contents(&mut self) {
        let inner = inner_links(self.page);
        for parent in 0..self.page.nodes.len() {
            let mut run: Vec<Range<usize>> = Vec::new();
            for child in self.page.children(parent) {
                let range = self.page.range(child);
                if self.drop[child] || self.page.chars(&range) == 0 {
                    continue;
                }
                if self.is_contents(child, &inner) {
                    run.push(range);
                } else {
                    self.drop_run(&mut run, &inner);
                }
            }
            self.drop_run(&mut run, &inner);
        }
    }

    /// Drops a run that is long enough; a list or a block that holds nothing else is so by itself.
    fn drop_run(&mut self, run: &mut Vec<Range<usize>>, inner: &[(usize, usize)]) {
        let many = run.len() > 2;
        for range in run.drain(..) {
            let links = inner[range.end].1 - inner[range.start].1;
            let element = self.page.element(range.start);
            let list = element.is_some_and(|e| matches!(e.name(), "ul" | "ol"));
            if many || list || links > 2 && self.is_dense(&range, ALL) {
                self.drop(range);
            }
        }
    }

    fn is_contents(&self, child: usize, inner: &[(usize, usize)]) -> bool {
        let range = self.page.range(child);
        let block = self.page.element(child).is_some_and(tags::is_block);
        let linked = inner[range.end].0 - inner[range.start].0;
        block && self.page.headings(&range) == 0 && linked * 100 >= self.page.chars(&range) * 80
    }

    /// A page whose only title was left out gets it back.
    fn save_title(&mut self) {
        let titles = self.titles();
        if titles.iter().all(|i| self.drop[*i]) {
            for index in titles {
                self.drop[self.page.range(index)].fill(false);
            }
        }
    }

    /// Titles of the page that are more than a link.
    fn titles(&self) -> Vec<usize> {
        let named = |i: &usize| self.page.element(*i).is_some_and(|e| e.name() == "h1");
        let full = |i: &usize| self.page.content(&self.page.range(*i)) > 0;
        let all = 0..self.drop.len();
        all.filter(named).filter(full).collect()
    }
}

/// Characters and number of links into the page itself, summed before each node.
fn inner_links(page: &Page) -> Vec<(usize, usize)> {
    let mut sums = vec![(0, 0)];
    let (mut chars, mut links, mut end) = (0, 0, 0);
    for (index, node) in page.nodes.iter().enumerate() {
        match node.kind {
            Kind::Element(e)
                if e.attr("href")
                    .is_some_and(|h| h.len() > 1 && h.starts_with('#')) =>
            {
                end = node.end.max(end);
                links += 1;
            }
            Kind::Text(_) if index < end => chars += page.linked(&(index..index + 1)),
            _ => {}
        }
        sums.push((chars, links));
    }
    sums
}
