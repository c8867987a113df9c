//! Digital PDF to text, in two stages: pages to lines in reading order, and lines to one text.
//!
//! The first stage needs an engine, which gives words with their places (`pdfium`, or `poppler` where there is
//! none), and can be done page by page in other processes: [`pages`]. The second is pure: [`assemble()`]. In order:
//! `numbers`, `columns` and `rows` lay out a page; `furniture`, `footnotes`, `languages`, `paragraphs` and
//! `hyphens` make the text.

mod assemble;
mod clean;
mod columns;
mod footnotes;
mod furniture;
mod hyphens;
mod languages;
mod notes;
mod numbers;
mod page;
mod paragraphs;
mod pdfium;
mod poppler;
mod rows;

pub use assemble::assemble;
pub use page::{Block, Line, Mark, PageLines, Pages};

use crate::{Draft, Options, Refusal, door::at_most};
use corridor_pdfium::Fault;
use std::ops::Range;

/// Most pages of a document.
pub const PAGES: u32 = 2000;
/// Most characters on a page.
const CHARACTERS: u32 = 200_000;

/// Reads a whole document in this process.
pub(crate) fn read(bytes: &[u8], _options: &Options) -> Result<Draft, Refusal> {
    draft(pages(bytes, 0..PAGES)?.pages)
}

/// Makes one text of all pages of a document.
///
/// # Errors
/// Where no page has any text.
pub fn draft(pages: Vec<PageLines>) -> Result<Draft, Refusal> {
    if pages.iter().all(|page| page.characters == 0) {
        return Err(Refusal::NoText {
            pages: pages.len() as u64,
        });
    }
    Ok(assemble(pages))
}

/// Loads the library that reads PDF; false where it is not installed.
pub fn load_library() -> bool {
    corridor_pdfium::installed()
}

/// Lays out the pages of `range`, counted from 0, as far as there are such pages.
///
/// # Errors
/// Where the document does not open, has too many pages, or no engine is installed.
pub fn pages(bytes: &[u8], range: Range<u32>) -> Result<Pages, Refusal> {
    match load_library() {
        true => by_pdfium(bytes, range),
        false => poppler::pages(bytes, range),
    }
}

fn by_pdfium(bytes: &[u8], range: Range<u32>) -> Result<Pages, Refusal> {
    let document = corridor_pdfium::open(bytes).map_err(refusal)?;
    let count = check_count(document.pages())?;
    let pages = (range.start..range.end.min(count))
        .map(|index| match document.page(index, CHARACTERS) {
            Ok(page) => Ok(columns::cut(pdfium::words(&page, index + 1))),
            // A page that does not load is as good as empty; a note will name it.
            Err(Fault::Damaged) => Ok(PageLines {
                number: index + 1,
                ..PageLines::default()
            }),
            Err(fault) => Err(refusal(fault)),
        })
        .collect::<Result<_, _>>()?;
    Ok(Pages { count, pages })
}

/// Refuses documents without pages and with too many.
fn check_count(count: u32) -> Result<u32, Refusal> {
    at_most("pages", count.into(), PAGES.into())?;
    match count {
        0 => Err(Refusal::damaged("it has no pages")),
        count => Ok(count),
    }
}

fn refusal(fault: Fault) -> Refusal {
    match fault {
        Fault::NoLibrary => poppler::missing(),
        Fault::Password => Refusal::Password,
        Fault::Damaged => Refusal::damaged("it does not open as a PDF, or is cut off"),
        Fault::TooMany(found) => Refusal::TooMany {
            what: "characters on a page".to_owned(),
            found,
            limit: CHARACTERS.into(),
        },
    }
}

#[cfg(test)]
mod tests;
