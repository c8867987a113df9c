//! Web pages to text.
//!
//! Reads bytes, writes the text of the page without the navigation around it, then its footnotes.

mod attributes;
mod charset;
mod footnotes;
mod lists;
mod main_text;
mod naming;
mod navigation;
mod page;
mod parse;
mod render;
mod tags;

pub(crate) use charset::characters;

use crate::flow::Flow;
use crate::{Draft, Options, Refusal, remarks};
use corridor_text::Note;
use footnotes::footnotes;
use page::{Page, seen};

/// Fewer hidden characters are not worth a note.
const HIDDEN: usize = 200;

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Refusal> {
    let (text, label) = charset::characters(bytes);
    let html = parse::parse(&text)?;
    let page = Page::new(&html);
    let drop = navigation::around(&page);
    let rendered = render::render(&page, &drop, &footnotes(&page), options);
    let left_out = left_out(&page, &drop);
    let mut notes: Vec<Note> = remarks::decoded(label.as_deref()).into_iter().collect();
    if left_out > 0 {
        let about = format!("{left_out} characters of navigation around the text were left out.");
        notes.push(Note::new("navigation", about));
    }
    if page.hidden > HIDDEN {
        let about = format!(
            "{} characters that a browser does not show were left out.",
            page.hidden
        );
        notes.push(Note::new("hidden", about));
    }
    Ok(rendered.draft(notes))
}

/// The text of a piece of HTML inside another format, with nothing taken for navigation.
///
/// # Errors
/// Where it has too many nodes.
pub(crate) fn fragment(html: &str, options: &Options) -> Result<Flow, Refusal> {
    let html = parse::parse(html)?;
    let page = Page::new(&html);
    let drop = vec![false; page.nodes.len()];
    Ok(render::render(&page, &drop, &footnotes(&page), options))
}

/// Characters of the texts that were left out as navigation.
fn left_out(page: &Page, drop: &[bool]) -> usize {
    let dropped = page.nodes.iter().zip(drop).filter(|(_, drop)| **drop);
    dropped.filter_map(|(n, _)| n.text()).map(seen).sum()
}

#[cfg(test)]
mod tests;
