//! What is said of a text's legibility and wholeness: notes, reasons, a table of pages.

use crate::words::cited;
use corridor_reading::{Legibility, PageQuality, Quality};
use corridor_text::Note;
use std::fmt::Write;

/// Pages named one by one; the others are counted.
const NAMED: usize = 12;

/// What is wrong with a text, as notes on the document.
pub fn notes(quality: &Quality) -> Vec<Note> {
    let mut notes = Vec::new();
    let poor = quality.poor_pages();
    if !poor.is_empty() {
        let message = format!(
            "Hardly legible: {} ({:.0}% of the text). See corridor text --quality, and read a better copy.",
            pages(quality.paged, &poor),
            100.0 * quality.poor_share
        );
        notes.push(Note::new("illegible_pages", message));
    }
    if !quality.missing_pages.is_empty() {
        let message = format!(
            "The printed numbers leave out page {}; look for a whole copy.",
            quality.missing_pages.join(", ")
        );
        notes.push(Note::new("missing_pages", message));
    }
    let annexes = quality.missing_annexes.iter();
    notes.extend(annexes.map(|annex| {
        let message = format!(
            "{} is announced in {} and is not in the file.",
            annex.name,
            cited(&annex.place)
        );
        Note::new("missing_annex", message)
    }));
    notes
}

fn pages(paged: bool, numbers: &[u32]) -> String {
    let mut words: Vec<String> = numbers.iter().take(NAMED).map(u32::to_string).collect();
    if numbers.len() > NAMED {
        words.push(format!("{} more", numbers.len() - NAMED));
    }
    let what = match (paged, numbers.len()) {
        (true, 1) => "page",
        (true, _) => "pages",
        (false, 1) => "piece",
        (false, _) => "pieces",
    };
    format!("{what} {}", words.join(", "))
}

/// The verdict in words: "good, 98% of 2,310 words known".
pub fn verdict(quality: &Quality) -> String {
    let counted: usize = judged(quality).map(|p| p.words).sum();
    let mut words = quality.value.word().to_owned();
    if let Some(share) = quality.known_words {
        let _ = write!(words, ", {:.0}% of {counted} words known", 100.0 * share);
    }
    let missing = quality.missing();
    if !missing.is_empty() {
        let _ = write!(words, "; not in the file: {}", missing.join(", "));
    }
    words
}

/// Why a silence is not assessed.
pub fn reason(quality: &Quality) -> String {
    let mut reasons = Vec::new();
    if quality.value == Legibility::Poor {
        let poor = pages(quality.paged, &quality.poor_pages());
        reasons.push(format!(
            "{poor} can hardly be read ({:.0}% of the text)",
            100.0 * quality.poor_share
        ));
    }
    if !quality.missing_pages.is_empty() {
        reasons.push(format!(
            "page {} is missing",
            quality.missing_pages.join(", ")
        ));
    }
    format!(
        "{}: what was not found may stand there, and is not called absent.",
        crate::words::capital(&reasons.join(" and "))
    )
}

fn judged(quality: &Quality) -> impl Iterator<Item = &PageQuality> {
    let known = |p: &&PageQuality| p.value != Legibility::Unknown;
    quality.pages.iter().filter(known)
}

/// A line for each page, and the totals.
pub fn table(quality: &Quality) -> String {
    let first = if quality.paged { "page" } else { "piece" };
    let mut out = format!(
        "{first:>5} {:>8} {:<8} {:>6} {:>6} {:>8} {:>8} {:>6} {:>5}  language\n",
        "printed", "quality", "words", "known", "unmapped", "controls", "spaced", "glued"
    );
    for page in &quality.pages {
        let known = page
            .share()
            .map_or("-".to_owned(), |s| format!("{:.0}%", 100.0 * s));
        let _ = writeln!(
            out,
            "{:>5} {:>8} {:<8} {:>6} {:>6} {:>8} {:>8} {:>6} {:>5}  {}",
            page.number,
            page.label.as_deref().unwrap_or("-"),
            page.value.word(),
            page.words,
            known,
            page.unmapped,
            page.controls,
            page.spaced,
            page.glued,
            page.language.as_deref().unwrap_or("-"),
        );
    }
    let _ = writeln!(out, "\nText: {}", verdict(quality));
    for note in notes(quality) {
        let _ = writeln!(out, "{}", note.message);
    }
    if !quality.legible() {
        let _ = writeln!(out, "{}", reason(quality));
    }
    out
}
