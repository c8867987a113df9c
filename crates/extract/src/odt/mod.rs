//! OpenDocument text to text.
//!
//! Reads the content with its styles; writes text in which numbers of lists and headings stand written out.
//! Headers and footers are left out.

mod body;
mod changes;
mod counters;
mod inline;
mod styles;

use crate::{
    Draft, Options, Refusal,
    flow::Flow,
    package::Package,
    remarks,
    xml::{Element, Part},
};
use body::Body;
use changes::Changes;
use corridor_text::Note;
use styles::Styles;

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Draft, Refusal> {
    let mut package = Package::open(bytes)?;
    refuse_locked(&mut package)?;
    let content = Part::needed(&mut package, "content.xml")?;
    let common = Part::of(&mut package, "styles.xml")?;
    let root = content.root()?;
    let common = common.as_ref().map(Part::root).transpose()?;
    let styles = Styles::of(common.iter().chain([&root]));
    let text = text(&root)?;
    let changes = Changes::of(text, options.revisions);
    let tally = changes.tally();

    let mut body = Body::new(&styles, changes);
    let found = body.story(text);
    let footnotes = body.notes();
    let notes: Vec<Note> = tally
        .note(options.revisions)
        .into_iter()
        .chain(remarks::hidden(body.hidden()))
        .chain(remarks::comments(&body.comments()))
        .collect();
    let flow = Flow {
        body: found,
        footnotes,
        columns: body.columns,
    };
    Ok(flow.draft(notes))
}

/// The manifest says which parts are encrypted.
fn refuse_locked(package: &mut Package<'_>) -> Result<(), Refusal> {
    let manifest = Part::of(package, "META-INF/manifest.xml")?;
    match manifest {
        Some(manifest) if manifest.root()?.contains("encryption-data") => Err(Refusal::Password),
        _ => Ok(()),
    }
}

fn text<'a, 'x>(root: &'a Element<'x>) -> Result<&'a Element<'x>, Refusal> {
    let body = root.child("body").and_then(|body| body.child("text"));
    body.ok_or_else(|| Refusal::damaged("its content.xml holds no text document"))
}

#[cfg(test)]
mod tests;
