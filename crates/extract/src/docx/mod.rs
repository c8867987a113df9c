//! Word's Office Open XML to text.
//!
//! Reads the main part with its styles, numbers, footnotes and comments; writes text in which numbers that Word
//! computes stand written out. Headers and footers are left out.

mod body;
mod comments;
mod counters;
mod inline;
mod numbering;
mod parts;
mod revisions;
mod styles;
mod symbols;

use crate::{
    Draft, Options, Refusal,
    flow::Flow,
    package::Package,
    remarks,
    xml::{Element, Part},
};
use body::Body;
use corridor_text::Note;
use numbering::Numbering;
use parts::Parts;
use styles::Styles;

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Refusal> {
    let parts = Parts::of(&mut Package::open(bytes)?)?;
    let main = parts.main.root()?;
    let styles = root(&parts.styles)?.map_or_else(Styles::default, |r| Styles::of(&r));
    let numbering = root(&parts.numbering)?.map_or_else(Numbering::default, |r| Numbering::of(&r));
    let (footnotes, endnotes) = (root(&parts.footnotes)?, root(&parts.endnotes)?);
    let comments = root(&parts.comments)?;

    let mut body = Body::new(&styles, &numbering, options.revisions);
    let found = body.story(content(&main)?);
    let footnotes = body.notes(footnotes.as_ref(), endnotes.as_ref());

    let mut notes: Vec<Note> = revisions::tally(&main)
        .note(options.revisions)
        .into_iter()
        .chain(remarks::hidden(body.hidden()))
        .chain(body.embedded())
        .collect();
    let comments = comments.map_or_else(Vec::new, |root| comments::of(&root, body.anchors()));
    notes.extend(remarks::comments(&comments));
    let flow = Flow {
        body: found,
        footnotes,
        columns: body.columns,
    };
    Ok(flow.draft(notes))
}

fn root(part: &Option<Part>) -> Result<Option<Element<'_>>, Refusal> {
    part.as_ref().map(Part::root).transpose()
}

/// The body of a document; a workbook or a presentation is none.
fn content<'a, 'x>(main: &'a Element<'x>) -> Result<&'a Element<'x>, Refusal> {
    let format = match main.name() {
        "document" => {
            return main
                .child("body")
                .ok_or_else(|| Refusal::damaged("its main part has no body"));
        }
        "workbook" => "Excel",
        "presentation" => "PowerPoint",
        _ => return Err(Refusal::damaged("its main part is no Word document")),
    };
    Err(Refusal::Format {
        format: format.to_owned(),
        tool: "its own program, by printing to PDF".to_owned(),
    })
}

#[cfg(test)]
mod tests;
