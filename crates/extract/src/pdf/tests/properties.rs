//! Whatever the boxes are, nothing breaks and no word is lost.

use super::super::page::{PageWords, Word};
use super::super::{assemble, columns};
use proptest::prelude::*;

fn number() -> impl Strategy<Value = f32> {
    prop_oneof![
        8 => -50.0f32..900.0,
        1 => prop::num::f32::ANY,
        1 => Just(f32::NAN),
    ]
}

fn word() -> impl Strategy<Value = Word> {
    (
        "[a-zà]{2,9}",
        number(),
        number(),
        number(),
        number(),
        any::<(bool, bool)>(),
    )
        .prop_map(|(text, left, right, base, size, (bold, glued))| {
            Word {
                text,
                left,
                right,
                base,
                size,
                bold,
                glued,
            }
            .sane()
        })
}

fn pages() -> impl Strategy<Value = Vec<PageWords>> {
    let words = prop::collection::vec(word(), 0..60);
    prop::collection::vec(words, 0..5).prop_map(|pages| {
        let page = |(index, words): (usize, Vec<Word>)| PageWords {
            number: index as u32 + 1,
            width: 600.0,
            height: 800.0,
            characters: words.len() as u32,
            words,
            ..PageWords::default()
        };
        pages.into_iter().enumerate().map(page).collect()
    })
}

/// Letters alone, sorted, since hyphens and spaces may change.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    letters.sort_unstable();
    letters
}

proptest! {
    #[test]
    fn no_letter_is_lost(pages in pages()) {
        // Words of one page cannot be running heads.
        for page in pages {
            let all: String = page.words.iter().map(|w| w.text.as_str()).collect();
            let draft = assemble(vec![columns::cut(page)]);
            prop_assert_eq!(letters(&draft.text), letters(&all));
        }
    }

    #[test]
    fn pages_tile_the_text(pages in pages()) {
        let draft = assemble(pages.into_iter().map(columns::cut).collect());
        let mut end = 0;
        for page in &draft.pages {
            prop_assert_eq!(page.span.start, end);
            prop_assert!(draft.text.is_char_boundary(page.span.start));
            end = page.span.end;
        }
        prop_assert!(draft.pages.is_empty() || end == draft.text.len());
    }
}
