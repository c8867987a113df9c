//! Tracked changes: which elements they are, and how many.

use crate::{Revisions, remarks::Tally, xml::Element};

/// Whether what stands in this element was inserted (`Some(true)`), deleted (`Some(false)`) or neither.
fn inserted(element: &Element<'_>) -> Option<bool> {
    match element.name() {
        "ins" | "moveTo" | "cellIns" => Some(true),
        "del" | "moveFrom" | "cellDel" => Some(false),
        _ => None,
    }
}

/// Whether what stands in this element belongs to the text that is read.
pub(super) fn stays(element: &Element<'_>, revisions: Revisions) -> bool {
    inserted(element).is_none_or(|inserted| inserted == (revisions == Revisions::Accepted))
}

/// Whether properties hold no mark that what they describe is gone from the text that is read.
pub(super) fn kept(properties: Option<&Element<'_>>, revisions: Revisions) -> bool {
    properties.is_none_or(|p| p.elements().all(|e| stays(e, revisions)))
}

/// The properties of a paragraph in the text that is read.
pub(super) fn properties<'a, 'x>(
    paragraph: &'a Element<'x>,
    revisions: Revisions,
) -> Option<&'a Element<'x>> {
    let now = paragraph.child("pPr");
    match now.and_then(|p| p.child("pPrChange")) {
        Some(change) if revisions == Revisions::Original => change.child("pPr"),
        _ => now,
    }
}

/// Counts the tracked changes of the whole main part.
pub(super) fn tally(main: &Element<'_>) -> Tally {
    let mut tally = Tally::default();
    count(main, &mut tally);
    tally
}

fn count(element: &Element<'_>, tally: &mut Tally) {
    let properties = element.name() == "rPr";
    for child in element.elements() {
        if inserted(child).is_some() {
            tally.by(child.attribute("author"));
            match child.name() {
                "ins" | "del" | "moveTo" | "moveFrom" if properties => tally.marks += 1,
                "ins" | "cellIns" => tally.insertions += 1,
                "del" | "cellDel" => tally.deletions += 1,
                "moveTo" => tally.moves += 1,
                _ => {}
            }
        }
        count(child, tally);
    }
}
