//! How legible a text is, page by page: how many of its words are words of a language.
//!
//! Reads a [`Source`], its tokens and the [`Words`] of the languages; writes a [`Quality`]. Counted are words
//! that begin in lower case: names, numbers and words in capitals tell nothing. The thresholds come from
//! whole pages of agreements in six languages and the same pages damaged (see the README).

use crate::language::guess;
use corridor_catalog::Words;
use corridor_syntax::MissingAnnex;
use corridor_text::{Page, Source, Span, Tokens};

/// Least share of known words on a good page.
const GOOD: f64 = 0.85;
/// Least share of known words on a fair page.
const FAIR: f64 = 0.75;
/// Fewer words tell nothing of a page.
const LEAST: usize = 30;
/// Characters without meaning for each character, above which a page is fair or poor.
const STRAY: (f64, f64) = (0.003, 0.02);
/// Share of the text in poor pages, above which the document is poor.
const POOR_SHARE: f64 = 0.05;
/// Share of the text in pages that are not good, above which the document is fair.
const FAIR_SHARE: f64 = 0.10;
/// Where a text has no pages, pieces of about so many bytes are judged.
const PIECE: usize = 3000;
/// A longer unknown word is several words glued together.
const GLUED: usize = 25;
/// Letters of a word, where words have to be counted by letters.
const LETTERS: usize = 6;
/// Least letters of a word written with spaces between them.
const SPACED: usize = 4;
/// Words from which a line may be taken to be in another language than its page.
const LINE: usize = 8;

/// A verdict on a page or a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Legibility {
    /// Too few words, or a language without a list of words.
    #[default]
    Unknown,
    /// Read as it stands in the file.
    Good,
    /// Some words are damaged; what was found stands.
    Fair,
    /// So many words are damaged that what was not found may yet be there.
    Poor,
}

impl Legibility {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
        }
    }
}

/// What was counted on a page, or on a piece of a text that has no pages.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageQuality {
    /// Its number, from 1.
    pub number: u32,
    /// The number printed on it.
    pub label: Option<String>,
    /// Its part of the text.
    pub span: Span,
    /// The verdict.
    pub value: Legibility,
    /// Words counted.
    pub words: usize,
    /// Words known.
    pub known: usize,
    /// Characters for which the file gives no Unicode.
    pub unmapped: u32,
    /// Control and replacement characters, and characters for private use.
    pub controls: usize,
    /// Letters written with spaces between them.
    pub spaced: usize,
    /// Words glued together.
    pub glued: usize,
    /// The language in which most of its words are known.
    pub language: Option<String>,
}

impl PageQuality {
    /// The share of words known; none where there are too few to tell.
    pub fn share(&self) -> Option<f64> {
        (self.words >= LEAST).then(|| self.known as f64 / self.words as f64)
    }
}

/// How legible and how whole a document is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Quality {
    /// The verdict on the document.
    pub value: Legibility,
    /// The share of words known over all pages that could be judged.
    pub known_words: Option<f64>,
    /// The share of the text in poor pages.
    pub poor_share: f64,
    /// Every page, or piece.
    pub pages: Vec<PageQuality>,
    /// Whether the file has pages of its own.
    pub paged: bool,
    /// Printed numbers of pages that the file leaves out.
    pub missing_pages: Vec<String>,
    /// Annexes that the articles announce and the file does not hold.
    pub missing_annexes: Vec<MissingAnnex>,
}

impl Quality {
    /// Whether what is not found can be said not to be there, as far as the file goes.
    pub fn legible(&self) -> bool {
        self.value != Legibility::Poor && self.missing_pages.is_empty()
    }

    /// What the file leaves out: "page 3", "Annex II".
    pub fn missing(&self) -> Vec<String> {
        let pages = self.missing_pages.iter().map(|p| format!("page {p}"));
        pages
            .chain(self.missing_annexes.iter().map(|a| a.name.clone()))
            .collect()
    }

    /// The numbers of the poor pages.
    pub fn poor_pages(&self) -> Vec<u32> {
        let poor = self.pages.iter().filter(|p| p.value == Legibility::Poor);
        poor.map(|p| p.number).collect()
    }
}

/// The words of a language, with its code.
pub(crate) type Listed<'a> = (&'a str, &'a Words);

/// Judges all pages of a text. The words of the text's own language come first in `languages`, which are
/// asked for only when those do not do.
pub(crate) fn quality<'a>(
    source: &Source,
    tokens: &Tokens,
    own: Option<Listed<'a>>,
    languages: &dyn Fn() -> Vec<Listed<'a>>,
) -> Quality {
    let paged = !source.pages.is_empty();
    let mut quality = Quality {
        paged,
        missing_pages: crate::gaps::missing_pages(&source.pages),
        ..Quality::default()
    };
    let pieces = if paged {
        source.pages.clone()
    } else {
        pieces(&source.text)
    };
    for page in &pieces {
        quality
            .pages
            .push(judge(source, tokens, page, own, languages));
    }
    conclude(&mut quality);
    quality
}

/// The verdict on the document from those on its pages.
fn conclude(quality: &mut Quality) {
    let judged = || {
        let all = quality.pages.iter();
        all.filter(|p| p.value != Legibility::Unknown)
    };
    let length = |value: Legibility| -> f64 {
        let bytes = judged().filter(|p| p.value == value).map(|p| p.span.len());
        bytes.sum::<usize>() as f64
    };
    let whole: f64 = judged().map(|p| p.span.len()).sum::<usize>() as f64;
    if whole == 0.0 {
        return;
    }
    let words: usize = judged().map(|p| p.words).sum();
    let known: usize = judged().map(|p| p.known).sum();
    let (poor, fair) = (length(Legibility::Poor), length(Legibility::Fair));
    quality.known_words = (words > 0).then(|| known as f64 / words as f64);
    quality.poor_share = poor / whole;
    quality.value = match () {
        () if poor / whole > POOR_SHARE => Legibility::Poor,
        () if poor > 0.0 || (poor + fair) / whole > FAIR_SHARE => Legibility::Fair,
        () => Legibility::Good,
    };
}

fn judge<'a>(
    source: &Source,
    tokens: &Tokens,
    page: &Page,
    own: Option<Listed<'a>>,
    languages: &dyn Fn() -> Vec<Listed<'a>>,
) -> PageQuality {
    let text = source.slice(page.span);
    let mut found = PageQuality {
        number: page.number,
        label: page.label.clone(),
        span: page.span,
        unmapped: page.unmapped,
        controls: text.chars().filter(|c| is_stray(*c)).count(),
        spaced: spaced(text),
        ..PageQuality::default()
    };
    let lines = lines(source, tokens, page.span);
    let count = |language: Listed<'_>| -> Vec<Count> {
        lines.iter().map(|l| Count::of(l, language.1)).collect()
    };
    let mut best = own.map(|own| (own, count(own)));
    if best.as_ref().is_none_or(|(_, c)| share(c) < GOOD) {
        let counts: Vec<_> = languages().into_iter().map(|l| (l, count(l))).collect();
        let most = counts
            .iter()
            .max_by(|a, b| share(&a.1).total_cmp(&share(&b.1)));
        best = most.map(|(language, own)| (*language, by_line(own, &counts)));
    }
    let Some((language, counts)) = best else {
        return found;
    };
    let total = Count::sum(&counts);
    found.words = total.words + found.spaced.div_ceil(LETTERS);
    found.known = total.known;
    found.glued = total.glued;
    found.language = (total.known > 0).then(|| language.0.to_owned());
    found.value = verdict(&found, text, languages);
    found
}

fn verdict<'a>(
    page: &PageQuality,
    text: &str,
    languages: &dyn Fn() -> Vec<Listed<'a>>,
) -> Legibility {
    let characters = text.chars().count().max(1);
    let stray = (page.unmapped as usize + page.controls) as f64 / characters as f64;
    let Some(share) = page.share() else {
        let poor = stray > STRAY.1 && page.unmapped as usize + page.controls >= LEAST;
        return if poor {
            Legibility::Poor
        } else {
            Legibility::Unknown
        };
    };
    match () {
        () if stray > STRAY.1 => Legibility::Poor,
        () if share >= GOOD && stray <= STRAY.0 => Legibility::Good,
        () if share >= FAIR => Legibility::Fair,
        () if is_foreign(text, languages) => Legibility::Unknown,
        () => Legibility::Poor,
    }
}

/// Words counted in a line.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    words: usize,
    known: usize,
    glued: usize,
}

impl Count {
    fn of(line: &[&str], language: &Words) -> Self {
        let mut count = Self::default();
        for word in line {
            let letters = word.chars().count();
            let known = language.knows(word);
            let glued = !known && letters >= GLUED;
            count.words += if glued { letters / LETTERS } else { 1 };
            count.known += usize::from(known);
            count.glued += usize::from(glued);
        }
        count
    }

    fn sum(counts: &[Self]) -> Self {
        counts.iter().fold(Self::default(), |sum, count| Self {
            words: sum.words + count.words,
            known: sum.known + count.known,
            glued: sum.glued + count.glued,
        })
    }

    fn share(self) -> f64 {
        self.known as f64 / self.words.max(1) as f64
    }
}

fn share(counts: &[Count]) -> f64 {
    Count::sum(counts).share()
}

/// The counts of a page's language, but of lines that are plainly in another language those of that one.
fn by_line(own: &[Count], all: &[(Listed<'_>, Vec<Count>)]) -> Vec<Count> {
    let line = |(at, own): (usize, &Count)| {
        let others = all.iter().map(|(_, counts)| counts[at]);
        let best = others.max_by(|a, b| a.share().total_cmp(&b.share()));
        let other = |c: &Count| own.words >= LINE && c.share() >= FAIR && own.share() < FAIR;
        best.filter(other).unwrap_or(*own)
    };
    own.iter().enumerate().map(line).collect()
}

/// The words that count, line by line.
fn lines<'t>(source: &Source, tokens: &'t Tokens, page: Span) -> Vec<Vec<&'t str>> {
    let mut lines = vec![Vec::new()];
    let mut last = page.start;
    let range = tokens.from_source(page.start)..tokens.from_source(page.end);
    for i in range {
        let token = tokens.list[i];
        if source.text[last..token.span.start].contains('\n') {
            lines.push(Vec::new());
        }
        let broken = token.hyphenated || source.text[last..token.span.start].ends_with('-');
        last = token.span.end;
        let word = source.slice(token.span);
        let counts = !broken
            && word.starts_with(char::is_lowercase)
            && word.chars().all(char::is_alphabetic)
            && word.chars().nth(1).is_some();
        if let Some(line) = lines.last_mut().filter(|_| counts) {
            line.push(tokens.word(i));
        }
    }
    lines
}

fn is_stray(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\u{c}'))
        || matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')
}

/// Letters in runs of single letters with one space between them: "a r t i c l e".
fn spaced(text: &str) -> usize {
    let mut total = 0;
    let mut run = 0;
    for piece in text.split(' ') {
        let mut chars = piece.chars();
        let single = chars.next().is_some_and(char::is_lowercase) && chars.next().is_none();
        if single {
            run += 1;
        } else {
            total += if run >= SPACED { run } else { 0 };
            run = 0;
        }
    }
    total + if run >= SPACED { run } else { 0 }
}

/// Whether a text may be in a language without a list of words: another script, or a guess by its letters
/// that is borne out by its vowels.
fn is_foreign<'a>(text: &str, languages: &dyn Fn() -> Vec<Listed<'a>>) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let all = letters().count().max(1);
    let latin = letters().filter(|c| *c < '\u{250}').count();
    if latin * 2 < all {
        return true;
    }
    let vowels = letters().filter(|c| "aeiouyAEIOUY".contains(*c) || !c.is_ascii());
    let share = vowels.count() as f64 / all as f64;
    let guessed = guess(text);
    let listed = languages().iter().any(|(code, _)| *code == guessed);
    !listed && (0.34..0.56).contains(&share)
}

/// A text without pages in pieces, cut at the ends of lines, or of words in very long lines.
fn pieces(text: &str) -> Vec<Page> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let aim = text.floor_char_boundary((start + PIECE).min(text.len()));
        let far = text.floor_char_boundary((start + 2 * PIECE).min(text.len()));
        let rest = &text[aim..far];
        let end = match rest.find('\n').or_else(|| rest.find(' ')) {
            // What is left after it would be too little to judge.
            _ if text.len() - aim < PIECE / 2 => text.len(),
            Some(at) => aim + at + 1,
            None => far,
        };
        pieces.push(Page {
            number: pieces.len() as u32 + 1,
            label: None,
            span: Span::new(start, end),
            unmapped: 0,
        });
        start = end;
    }
    pieces
}
