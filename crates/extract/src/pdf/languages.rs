//! Documents in two languages, column beside column or page after page: one language after the other.

use super::page::{Block, PageLines};
use crate::flow::language;
use whichlang::Lang;

/// The order in which blocks are read: page and block; and whether two languages were put one after the other.
pub(crate) struct Order {
    pub blocks: Vec<(usize, usize)>,
    pub parted: bool,
}

/// Orders the blocks of all pages.
pub(crate) fn order(pages: &[PageLines]) -> Order {
    let plain: Vec<(usize, usize)> = pages
        .iter()
        .enumerate()
        .flat_map(|(p, page)| (0..page.blocks.len()).map(move |b| (p, b)))
        .collect();
    let tags = by_column(pages).or_else(|| by_page(pages));
    let Some(tags) = tags else {
        return Order {
            blocks: plain,
            parted: false,
        };
    };
    let mut second = Vec::new();
    let mut blocks = Vec::new();
    let mut tag = false;
    for at in plain {
        tag = tags.of(pages, at).unwrap_or(tag);
        match tag {
            false => blocks.push(at),
            true => second.push(at),
        }
    }
    blocks.extend(second);
    Order {
        blocks,
        parted: true,
    }
}

/// Two languages, the one that is read first before the other.
struct Tags {
    first: Lang,
    second: Lang,
    /// Languages of the left and the right column; none where pages take turns.
    columns: Option<[Lang; 2]>,
    /// Language of each page where pages take turns.
    pages: Vec<Option<Lang>>,
}

impl Tags {
    /// Whether a block is in the second language; `None` where it does not tell.
    fn of(&self, pages: &[PageLines], at: (usize, usize)) -> Option<bool> {
        let block = &pages[at.0].blocks[at.1];
        let lang = match (self.columns, block.column) {
            (Some(columns), Some(column @ 0..2)) => Some(columns[usize::from(column)]),
            (Some(_), _) => language(&text(std::iter::once(block))),
            (None, _) => self.pages.get(at.0).copied().flatten(),
        }?;
        (lang == self.first || lang == self.second).then_some(lang == self.second)
    }
}

/// Columns in different languages throughout.
fn by_column(pages: &[PageLines]) -> Option<Tags> {
    let side = |column: u8| {
        text(
            pages
                .iter()
                .flat_map(|p| &p.blocks)
                .filter(|b| b.column == Some(column)),
        )
    };
    let (left, right) = (language(&side(0))?, language(&side(1))?);
    let in_columns = side(0).len() + side(1).len();
    let all: usize = pages.iter().map(|p| text(p.blocks.iter()).len()).sum();
    if left == right || in_columns * 2 < all {
        return None;
    }
    // Most pages must show it: columns of one language with a quotation on one side do not.
    let mut shown = (0, 0);
    for page in pages {
        let of = |column: u8| {
            language(&text(
                page.blocks.iter().filter(|b| b.column == Some(column)),
            ))
        };
        if let (Some(a), Some(b)) = (of(0), of(1)) {
            shown.0 += usize::from(a == left && b == right);
            shown.1 += 1;
        }
    }
    if shown.0 * 10 < shown.1 * 7 || shown.1 == 0 {
        return None;
    }
    Some(Tags {
        first: left,
        second: right,
        columns: Some([left, right]),
        pages: Vec::new(),
    })
}

/// Pages that take turns.
fn by_page(pages: &[PageLines]) -> Option<Tags> {
    let langs: Vec<Option<Lang>> = pages
        .iter()
        .map(|p| language(&text(p.blocks.iter())))
        .collect();
    let known: Vec<Lang> = langs.iter().copied().flatten().collect();
    let first = *known.first()?;
    let second = *known.iter().find(|l| **l != first)?;
    let turns = known.windows(2).filter(|w| w[0] != w[1]).count();
    let two = known
        .iter()
        .filter(|l| **l == first || **l == second)
        .count();
    let enough =
        known.len() >= 4 && two * 10 >= known.len() * 9 && turns * 10 >= (known.len() - 1) * 8;
    enough.then_some(Tags {
        first,
        second,
        columns: None,
        pages: langs,
    })
}

/// Some of the text of blocks; enough to tell a language by.
fn text<'a>(blocks: impl Iterator<Item = &'a Block>) -> String {
    let mut text = String::new();
    for line in blocks.flat_map(|b| &b.lines) {
        text.push_str(&line.text);
        text.push(' ');
    }
    text
}
