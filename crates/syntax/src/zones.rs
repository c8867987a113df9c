//! Zones: where in an instrument each node stands.
//!
//! Reads a finished tree and the phrases of the text, writes [`Node::zone`](crate::Node).

use crate::lexicon::Topic;
use crate::outline::{Kind, NodeId, Outline, Zone};
use crate::text::Scan;
use corridor_text::Span;
use corridor_text::fold;
use std::collections::HashSet;

/// How far into a paragraph its final clause stands when the paragraph is about it, in bytes.
const EARLY: usize = 100;

/// Sets the zone of every node.
pub(crate) fn set_zones(outline: &mut Outline, scan: &Scan) {
    let exchange = is_exchange(outline);
    for id in 1..outline.nodes.len() {
        let node = &outline.nodes[id];
        let inherited = node
            .parent
            .map_or(Zone::Operative, |p| outline.nodes[p].zone);
        let zone = match node.kind {
            Kind::Title => Zone::Title,
            Kind::Preamble => Zone::Preamble,
            Kind::Signature => Zone::Signature,
            Kind::Annex => {
                if is_contract(scan, node.span) {
                    Zone::Contract
                } else {
                    Zone::Annex
                }
            }
            Kind::Protocol if exchange && node.id.starts_with("note") => Zone::Operative,
            Kind::Protocol => Zone::Annex,
            _ => inherited,
        };
        outline.nodes[id].zone = zone;
    }
    finals(outline, scan);
    openings(outline);
    repeats(outline, scan);
}

/// Notes without a treaty before them: the exchange is the agreement.
fn is_exchange(outline: &Outline) -> bool {
    let first = outline
        .nodes
        .iter()
        .find(|n| n.id.starts_with("note_") && n.kind == Kind::Protocol);
    let start = first.map_or(0, |n| n.span.start);
    !outline
        .nodes
        .iter()
        .any(|n| n.kind == Kind::Article && n.id != "text" && n.span.start < start)
}

/// A model contract is named in the first words of its annex.
fn is_contract(scan: &Scan, span: Span) -> bool {
    let end = scan
        .text
        .floor_char_boundary((span.start + 300).min(span.end));
    scan.find(Topic::Contract, span.start, end).is_some()
}

/// Articles and paragraphs on entry into force, duration, amendment, denunciation.
fn finals(outline: &mut Outline, scan: &Scan) {
    let articles: Vec<NodeId> = (0..outline.nodes.len())
        .filter(|n| {
            matches!(outline.nodes[*n].kind, Kind::Article | Kind::Part)
                && outline.nodes[*n].zone == Zone::Operative
        })
        .collect();
    let main = articles
        .iter()
        .filter(|n| outline.nodes[**n].kind == Kind::Article)
        .count();
    let mut seen = 0;
    for id in articles {
        let node = &outline.nodes[id];
        if node.zone == Zone::Final {
            continue;
        }
        seen += usize::from(node.kind == Kind::Article);
        let late = seen * 2 > main || main < 4;
        let group = outline.nodes[id].kind == Kind::Part;
        if (group || late) && heading_is_final(outline, scan, id) {
            spread(outline, id, Zone::Final);
        } else if node.kind == Kind::Article && late {
            final_by_text(outline, scan, id);
        }
    }
}

fn heading_is_final(outline: &Outline, scan: &Scan, id: NodeId) -> bool {
    let children = outline.nodes[id]
        .children
        .iter()
        .map(|c| &outline.nodes[*c]);
    let headings = children.filter(|c| c.kind == Kind::Heading);
    headings.into_iter().any(|h| {
        scan.find(Topic::FinalHeading, h.span.start, h.span.end)
            .is_some()
    })
}

/// An article is final as a whole when at least half of its paragraphs are; else only those of its
/// paragraphs that begin with a final clause.
fn final_by_text(outline: &mut Outline, scan: &Scan, id: NodeId) {
    let hit = |topic: Topic, span: Span| scan.find(topic, span.start, span.end);
    let strong = |span: Span| hit(Topic::FinalClause, span).is_some();
    let node = &outline.nodes[id];
    let of = |kind: fn(Kind) -> bool| -> Vec<NodeId> {
        node.children
            .iter()
            .copied()
            .filter(|c| kind(outline.nodes[*c].kind))
            .collect()
    };
    let paragraphs = of(|k| k == Kind::Paragraph);
    let loose = paragraphs.is_empty();
    let all = if loose {
        of(|k| matches!(k, Kind::Sentence | Kind::Point))
    } else {
        paragraphs
    };
    let spans = || all.iter().map(|c| outline.nodes[*c].span);
    let surely = spans().filter(|s| strong(*s)).count();
    let about = spans()
        .filter(|s| strong(*s) || hit(Topic::FinalHeading, *s).is_some())
        .count();
    let whole = about * 2 >= all.len() && (!loose || node.span.len() < 1500 || surely > 1);
    if surely > 0 && whole {
        spread(outline, id, Zone::Final);
    } else if !loose {
        let begins =
            |s: Span| hit(Topic::FinalClause, s).is_some_and(|h| h.start < s.start + EARLY);
        let hits: Vec<NodeId> = all
            .iter()
            .copied()
            .filter(|c| begins(outline.nodes[*c].span))
            .collect();
        hits.into_iter()
            .for_each(|c| spread(outline, c, Zone::Final));
    }
}

/// Sets the zone of a node and all below it that share its zone.
fn spread(outline: &mut Outline, id: NodeId, zone: Zone) {
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if outline.nodes[id].zone == Zone::Operative {
            outline.nodes[id].zone = zone;
            open.extend(outline.nodes[id].children.iter().copied());
        }
    }
}

/// In a note with numbered clauses, what stands before the first of them opens the letter.
fn openings(outline: &mut Outline) {
    for id in 0..outline.nodes.len() {
        let node = &outline.nodes[id];
        let clause = |c: &NodeId| outline.nodes[*c].kind == Kind::Article;
        if node.kind != Kind::Protocol
            || !node.id.starts_with("note")
            || !node.children.iter().any(clause)
        {
            continue;
        }
        let before: Vec<NodeId> = node
            .children
            .iter()
            .copied()
            .take_while(|c| !clause(c))
            .collect();
        before
            .into_iter()
            .for_each(|c| spread(outline, c, Zone::Preamble));
    }
}

/// What a later note quotes from the first.
fn repeats(outline: &mut Outline, scan: &Scan) {
    let notes: Vec<NodeId> = (0..outline.nodes.len())
        .filter(|n| {
            outline.nodes[*n].kind == Kind::Protocol && outline.nodes[*n].id.starts_with("note_")
        })
        .collect();
    let Some((first, later)) = notes.split_first() else {
        return;
    };
    let mut known: HashSet<String> = texts(outline, scan, *first).map(|(_, text)| text).collect();
    for note in later {
        let quoted = quotation(outline, scan, *note);
        let own: Vec<(NodeId, String)> = texts(outline, scan, *note).collect();
        for (id, text) in own {
            let inside = quoted.is_some_and(|q| q.contains(outline.nodes[id].span));
            if inside || (text.len() > 30 && known.contains(&text)) {
                mark_repeat(outline, id);
            }
            known.insert(text);
        }
    }
}

/// From the words that announce the quotation to the words that answer it.
fn quotation(outline: &Outline, scan: &Scan, note: NodeId) -> Option<Span> {
    let span = outline.nodes[note].span;
    let open = scan.find(Topic::Quoting, span.start, span.end)?;
    let after = scan.hits_in(open.end, span.end).iter().rev();
    let reply = after.into_iter().find(|h| h.topic == Topic::Reply);
    Some(Span::new(open.end, reply.map_or(span.end, |h| h.start)))
}

fn texts<'o>(
    outline: &'o Outline,
    scan: &'o Scan,
    note: NodeId,
) -> impl Iterator<Item = (NodeId, String)> + 'o {
    let span = outline.nodes[note].span;
    let all = outline
        .nodes
        .iter()
        .enumerate()
        .filter(move |(_, n)| n.kind == Kind::Sentence && span.contains(n.span));
    all.map(|(id, n)| (id, squeeze(&scan.text[n.span.start..n.span.end])))
}

fn squeeze(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A sentence repeats; so does what holds only repeated sentences.
fn mark_repeat(outline: &mut Outline, sentence: NodeId) {
    if outline.nodes[sentence].zone == Zone::Signature {
        return;
    }
    outline.nodes[sentence].zone = Zone::Repeat;
    let mut next = outline.nodes[sentence].parent;
    while let Some(id) = next.filter(|id| outline.nodes[*id].kind != Kind::Protocol) {
        let all = outline.nodes[id].children.iter().all(|c| {
            let child = &outline.nodes[*c];
            child.zone == Zone::Repeat
                || matches!(child.kind, Kind::Marker | Kind::Heading | Kind::Blank)
        });
        if !all {
            return;
        }
        outline.nodes[id].zone = Zone::Repeat;
        next = outline.nodes[id].parent;
    }
}
