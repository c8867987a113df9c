//! What a reader of the text should know of its pages.

use super::page::PageLines;
use corridor_text::Note;

/// A page is broken where more than one in this many of its characters has no Unicode.
const BROKEN: u32 = 5;
/// So many turned characters are worth a word.
const TURNED: u32 = 10;

/// Notes on pages without text, with text that does not decode, and with turned text.
pub(crate) fn of(pages: &[PageLines]) -> Vec<Note> {
    let empty = named(pages, |p| p.characters == 0);
    let broken = named(pages, |p| p.unmapped * BROKEN > p.characters);
    let turned = named(pages, |p| p.turned >= TURNED && p.characters > 0);
    let mut notes = Vec::new();
    if let Some((which, one)) = empty {
        let verb = if one { "holds" } else { "hold" };
        notes.push(Note::new(
            "pages_without_text",
            format!(
                "{} {verb} pictures only or nothing, and were not read.",
                capital(&which)
            ),
        ));
    }
    if let Some((which, _)) = broken {
        notes.push(Note::new(
            "unmapped",
            format!("On {which} more than a fifth of the characters have no meaning in the file; the text there is not to be trusted."),
        ));
    }
    if let Some((which, _)) = turned {
        notes.push(Note::new(
            "turned_text",
            format!("Text that is turned on {which} was left out."),
        ));
    }
    notes
}

/// The document is in two languages.
pub(crate) fn two_languages() -> Note {
    Note::new(
        "two_languages",
        "The document stands in two languages side by side; the text gives one after the other.",
    )
}

/// Names the pages that are so, as `pages 1, 3 to 5`; and whether it is one.
fn named(pages: &[PageLines], is_so: impl Fn(&PageLines) -> bool) -> Option<(String, bool)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for page in pages.iter().filter(|p| is_so(p)) {
        match runs.last_mut() {
            Some(run) if run.1.checked_add(1) == Some(page.number) => run.1 = page.number,
            _ => runs.push((page.number, page.number)),
        }
    }
    let one = matches!(runs[..], [(from, to)] if from == to);
    let texts: Vec<String> = runs
        .iter()
        .map(|(from, to)| match to - from {
            0 => from.to_string(),
            1 => format!("{from}, {to}"),
            _ => format!("{from} to {to}"),
        })
        .collect();
    let word = if one { "page" } else { "pages" };
    (!texts.is_empty()).then(|| (format!("{word} {}", texts.join(", ")), one))
}

fn capital(text: &str) -> String {
    format!("P{}", text.get(1..).unwrap_or(""))
}
