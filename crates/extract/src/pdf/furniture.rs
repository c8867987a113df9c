//! Running heads and feet, and page numbers: found by what they have in common over the pages, and taken out.

use super::page::PageLines;
use std::collections::{HashMap, HashSet};

/// How many heights from the top and from the bottom of a page are looked at.
const DEEP: usize = 3;
/// Lines as near as this, in points, are on one height.
const LEVEL: f32 = 3.0;
/// Most words of a running head.
const WORDS: usize = 20;
/// How far a running head may wander from page to page, in points.
const WANDER: f32 = 6.0;

/// A line at the top or bottom of a page, or all lines on one height.
struct Candidate {
    page: usize,
    /// Where its lines are: block, line.
    at: Vec<(usize, usize)>,
    base: f32,
    /// Counted from the edge of the page inwards.
    deep: usize,
    top: bool,
    /// Text with every number replaced.
    mask: String,
    numbers: Vec<i64>,
    /// Free space towards the text, in sizes of its letters.
    gap: f32,
}

/// Takes heads, feet and page numbers out of the pages; gives the numbers printed on them.
pub(crate) fn strip(pages: &mut [PageLines]) -> Vec<Option<String>> {
    let candidates: Vec<Candidate> = pages
        .iter()
        .enumerate()
        .flat_map(|(i, p)| at_edges(i, p))
        .collect();
    let mut labels = vec![None; pages.len()];
    // Candidates that pass, each with the place of its page number.
    let mut passed: Vec<(&Candidate, Option<usize>)> = Vec::new();
    for group in groups(&candidates) {
        let members: Vec<&Candidate> = group.into_iter().map(|i| &candidates[i]).collect();
        if let Some(number) = verdict(&members, pages.len()) {
            passed.extend(members.into_iter().map(|m| (m, number)));
        }
    }
    passed.sort_by_key(|(c, _)| (c.deep, c.page, c.top));
    // What stands further in than text is text as well.
    let mut open: HashSet<(usize, bool, usize)> = HashSet::new();
    let mut gone = Vec::new();
    for (member, number) in passed {
        if member.deep > 0 && !open.contains(&(member.page, member.top, member.deep - 1)) {
            continue;
        }
        open.insert((member.page, member.top, member.deep));
        if let Some(place) = number {
            labels[member.page] = label(&pages[member.page], member, place);
        }
        gone.extend(member.at.iter().map(|at| (member.page, *at)));
    }
    take_out(pages, &gone);
    labels
}

fn label(page: &PageLines, member: &Candidate, place: usize) -> Option<String> {
    let text = text(page, &member.at);
    numbers(&text)
        .nth(place)
        .map(|(_, written)| written.to_owned())
}

fn text(page: &PageLines, at: &[(usize, usize)]) -> String {
    let lines = at
        .iter()
        .map(|(block, line)| page.blocks[*block].lines[*line].text.as_str());
    lines.collect::<Vec<_>>().join(" ")
}

fn take_out(pages: &mut [PageLines], gone: &[(usize, (usize, usize))]) {
    let mut gone = gone.to_vec();
    gone.sort_unstable();
    gone.dedup();
    let lines = pages.iter().flat_map(|p| &p.blocks).map(|b| b.lines.len());
    // Pages that hold nothing else hold no furniture.
    if gone.len() == lines.sum::<usize>() {
        return;
    }
    for (page, (block, line)) in gone.into_iter().rev() {
        pages[page].blocks[block].lines.remove(line);
    }
    for page in pages {
        page.blocks.retain(|block| !block.lines.is_empty());
    }
}

/// The lines on the outermost heights of a page.
fn at_edges(index: usize, page: &PageLines) -> Vec<Candidate> {
    let mut places: Vec<(f32, (usize, usize))> = Vec::new();
    for (b, block) in page.blocks.iter().enumerate() {
        places.extend(
            block
                .lines
                .iter()
                .enumerate()
                .map(|(l, line)| (line.base, (b, l))),
        );
    }
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut levels: Vec<Vec<(f32, (usize, usize))>> = Vec::new();
    for place in places {
        match levels.last_mut() {
            Some(level) if place.0 - level[0].0 < LEVEL => level.push(place),
            _ => levels.push(vec![place]),
        }
    }
    let count = levels.len();
    let mut found = Vec::new();
    for (deep, at) in (0..count.min(DEEP))
        .map(|d| (d, d))
        .chain((0..count.min(DEEP)).map(|d| (d, count - 1 - d)))
    {
        let top = at == deep;
        let inward = if top { at + 1 } else { at.wrapping_sub(1) };
        let gap = levels
            .get(inward)
            .map_or(f32::MAX, |next| (next[0].0 - levels[at][0].0).abs());
        let base = levels[at][0].0;
        let mut add = |at: Vec<(usize, usize)>| {
            found.push(candidate(index, page, at, (base, deep, top), gap))
        };
        for place in &levels[at] {
            add(vec![place.1]);
        }
        if levels[at].len() > 1 {
            add(across(page, &levels[at]));
        }
    }
    found
}

/// The lines on one height from left to right.
fn across(page: &PageLines, level: &[(f32, (usize, usize))]) -> Vec<(usize, usize)> {
    let left = |at: &(usize, usize)| page.blocks[at.0].lines[at.1].left;
    let mut places: Vec<(usize, usize)> = level.iter().map(|l| l.1).collect();
    places.sort_by(|a, b| left(a).total_cmp(&left(b)));
    places
}

fn candidate(
    index: usize,
    page: &PageLines,
    at: Vec<(usize, usize)>,
    (base, deep, top): (f32, usize, bool),
    gap: f32,
) -> Candidate {
    let text = text(page, &at);
    let size = at.first().map_or(1.0, |a| page.blocks[a.0].lines[a.1].size);
    let mut mask = String::new();
    let mut from = 0;
    let mut values = Vec::new();
    for (start, written) in numbers(&text) {
        mask.push_str(&text[from..start]);
        mask.push('#');
        from = start + written.len();
        values.push(value(written));
    }
    mask.push_str(&text[from..]);
    Candidate {
        page: index,
        at,
        base,
        deep,
        top,
        mask: mask.split_whitespace().collect::<Vec<_>>().join(" "),
        numbers: values,
        gap: gap / size.max(1.0),
    }
}

/// Arabic numbers, and Roman ones where they are words of their own, with their places.
fn numbers(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = text
        .char_indices()
        .scan(None, |before: &mut Option<char>, (i, c)| {
            let starts = before.is_none_or(|b| {
                b.is_alphanumeric() != c.is_alphanumeric()
                    || b.is_ascii_digit() != c.is_ascii_digit()
            });
            *before = Some(c);
            Some((i, starts))
        });
    let starts: Vec<usize> = starts
        .filter(|s| s.1)
        .map(|s| s.0)
        .chain([text.len()])
        .collect();
    let pieces: Vec<(usize, &str)> = starts
        .windows(2)
        .map(|w| (w[0], &text[w[0]..w[1]]))
        .collect();
    pieces.into_iter().filter(|(_, piece)| is_number(piece))
}

fn is_number(piece: &str) -> bool {
    let arabic = piece.len() <= 5 && piece.bytes().all(|b| b.is_ascii_digit());
    let one_case = piece.bytes().all(|b| b.is_ascii_lowercase())
        || piece.bytes().all(|b| b.is_ascii_uppercase());
    !piece.is_empty() && (arabic || one_case && piece.len() <= 8 && roman(piece).is_some())
}

fn value(piece: &str) -> i64 {
    piece.parse().ok().or_else(|| roman(piece)).unwrap_or(0)
}

fn roman(text: &str) -> Option<i64> {
    let digit = |b: u8| match b.to_ascii_lowercase() {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        b'c' => Some(100),
        _ => None,
    };
    let digits: Option<Vec<i64>> = text.bytes().map(digit).collect();
    let digits = digits?;
    let next = digits.iter().skip(1).copied().chain([0]);
    Some(
        digits
            .iter()
            .zip(next)
            .map(|(d, n)| if *d < n { -d } else { *d })
            .sum(),
    )
}

/// Candidates that say the same at the same height.
fn groups(candidates: &[Candidate]) -> Vec<Vec<usize>> {
    let mut by_text: HashMap<(bool, &str), Vec<usize>> = HashMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        by_text
            .entry((candidate.top, &candidate.mask))
            .or_default()
            .push(index);
    }
    let mut groups = Vec::new();
    for (_, mut members) in by_text {
        members.sort_by(|a, b| candidates[*a].base.total_cmp(&candidates[*b].base));
        let mut group: Vec<usize> = Vec::new();
        for member in members {
            let near = |last: &usize| candidates[member].base - candidates[*last].base < WANDER;
            if !group.last().is_none_or(near) {
                groups.push(std::mem::take(&mut group));
            }
            group.push(member);
        }
        groups.push(group);
    }
    groups.sort();
    groups
}

/// Whether a group is furniture, and which of its numbers is that of the page.
fn verdict(group: &[&Candidate], pages: usize) -> Option<Option<usize>> {
    let mut on: Vec<usize> = group.iter().map(|c| c.page).collect();
    on.sort_unstable();
    on.dedup();
    let first = group.first()?;
    let bare = first.mask.chars().all(|c| c == '#' || !c.is_alphanumeric());
    let outside = group.iter().all(|c| c.deep == 0 && c.gap > 1.6);
    if on.len() < 2 {
        // A number alone at the foot of the page, well below the text.
        let alone = bare && first.numbers.len() == 1 && outside && !first.top;
        let own = first.numbers.first() == Some(&(first.page as i64 + 1));
        return (alone && own && group.len() == 1).then_some(Some(0));
    }
    let places = first.numbers.len();
    let constant = |place: usize| {
        group
            .iter()
            .all(|c| c.numbers.get(place) == first.numbers.get(place))
    };
    let counts = |place: usize| {
        let offset = |c: &Candidate| c.numbers.get(place).map(|n| n - c.page as i64);
        group.iter().filter(|c| offset(c) == offset(first)).count() * 10 >= group.len() * 9
    };
    let page = (0..places).find(|place| !constant(*place) && counts(*place));
    let steady = (0..places).all(|place| constant(place) || counts(place));
    // Heads may differ on left and right pages, so they need not be on more than half of them.
    let shared = on.len() * 10 >= pages * 4 || on.len() >= 4;
    let words = first
        .mask
        .split(' ')
        .filter(|w| w.chars().any(char::is_alphabetic))
        .count();
    // "Article 5" may head several pages in a row; so few words and a number must stand well apart.
    let apart = outside && (!first.top || group.iter().all(|c| c.gap > 2.6));
    let heading = places > 0 && !bare && words <= 1 && !(apart && page.is_some());
    // Text that is said twice is text, where nothing parts it from the rest.
    let close = page.is_none() && group.iter().all(|c| c.gap < 1.5);
    let rare = pages < 4 || on.len() * 10 < pages * 6;
    let text = bare && page.is_none() || close && rare || words > WORDS;
    (steady && shared && !heading && !text).then_some(page)
}
