//! Which language a text is written in, or none that is known.

use corridor_catalog::Language;
use corridor_text::Tokens;
use std::collections::HashSet;

/// Least share of a text's words that must be frequent words of its language.
const FLOOR: f64 = 0.15;
/// Texts of fewer words may hold few frequent ones.
const SHORT: usize = 40;
/// Words looked at.
const SAMPLE: usize = 6000;

/// The language, as an index into `languages`, whose frequent words cover most of the text, when
/// they cover enough of it and the statistical guess over the letters does not contradict it.
pub fn detect(text: &str, tokens: &Tokens, languages: &[Language]) -> Option<usize> {
    let words: Vec<&str> = (0..tokens.len().min(SAMPLE))
        .filter(|i| !tokens.list[*i].punctuation)
        .map(|i| tokens.word(i))
        .collect();
    let share = |language: &Language| {
        let known: HashSet<&str> = language.function_words.iter().map(String::as_str).collect();
        let hits = words.iter().filter(|w| known.contains(*w)).count();
        hits as f64 / words.len().max(1) as f64
    };
    let (best, share) = languages
        .iter()
        .enumerate()
        .map(|(i, l)| (i, share(l)))
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    let guessed = guess(text) == languages[best].code;
    let short = words.len() < SHORT;
    let enough = share >= FLOOR && (guessed || short || share > 2.0 * FLOOR);
    (enough || (short && guessed && share > 0.0)).then_some(best)
}

/// The code that a statistical guess over the letters gives; empty for a language not named here.
pub(crate) fn guess(text: &str) -> &'static str {
    use whichlang::Lang;
    match whichlang::detect_language(text) {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Ara => "ar",
        _ => "",
    }
}
