//! The key `document.quality`: how legible and how whole the text is.

use corridor_reading::{PageQuality, Quality as Measured};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Quality<'a> {
    value: &'static str,
    known_words: Option<f64>,
    pages: Vec<Page>,
    missing_pages: &'a [String],
    missing_annexes: Vec<Annex<'a>>,
}

/// A page, or a piece of a text without pages.
#[derive(Serialize)]
struct Page {
    page: u32,
    quality: &'static str,
    known_words: Option<f64>,
    unmapped: u32,
}

#[derive(Serialize)]
struct Annex<'a> {
    name: &'a str,
    announced_in: &'a str,
}

impl<'a> Quality<'a> {
    pub fn of(quality: &'a Measured) -> Self {
        let page = |page: &PageQuality| Page {
            page: page.number,
            quality: page.value.word(),
            known_words: page.share().map(rounded),
            unmapped: page.unmapped,
        };
        let annexes = quality.missing_annexes.iter();
        Self {
            value: quality.value.word(),
            known_words: quality.known_words.map(rounded),
            pages: quality.pages.iter().map(page).collect(),
            missing_pages: &quality.missing_pages,
            missing_annexes: annexes
                .map(|a| Annex {
                    name: &a.name,
                    announced_in: &a.place,
                })
                .collect(),
        }
    }
}

/// Three digits, the same on every machine.
fn rounded(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}
