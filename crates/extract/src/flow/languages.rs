//! The language of a text, and whether texts say the same in different ones.

use whichlang::{Lang, detect_language};

/// Shortest text whose language is guessed, in bytes.
const ENOUGH: usize = 120;
/// How many letters a sign of Chinese, Japanese or Korean is worth.
const SIGN: usize = 3;

/// The language of a text that is long enough.
pub(crate) fn language(text: &str) -> Option<Lang> {
    (text.len() >= ENOUGH).then(|| detect_language(text))
}

/// Whether all texts are long enough to tell, and no two are in the same language.
pub(super) fn all_differ(texts: &[String]) -> bool {
    let mut seen = Vec::with_capacity(texts.len());
    texts.iter().all(|text| {
        let new = language(text).filter(|l| !seen.contains(l));
        seen.extend(new);
        new.is_some()
    })
}

/// How much a text says, in letters; a sign for a word or a syllable counts as several.
pub(super) fn size(text: &str) -> usize {
    let worth = |c: char| match c {
        '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => SIGN,
        _ => 1,
    };
    text.chars().map(worth).sum()
}

/// Whether texts are of about the same size.
pub(super) fn even(sizes: &[usize]) -> bool {
    let (least, most) = (sizes.iter().min(), sizes.iter().max());
    least
        .zip(most)
        .is_some_and(|(least, most)| most / 3 <= *least)
}
