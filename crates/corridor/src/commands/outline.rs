//! `corridor outline`: the tree of one document.

use super::open_part;
use crate::{
    Outcome, cli,
    output::{self, Sink},
    pipeline::Engine,
};
use anyhow::Result;
use corridor_catalog::Catalog;
use corridor_report::words::line;
use corridor_syntax::{Agreement, Kind, Node, NodeId, Outline, Zone};
use corridor_text::Source;
use serde::Serialize;
use std::io::Write;

pub(super) fn run(options: &cli::Outline, catalog: &Catalog) -> Result<Outcome> {
    let engine = Engine::new(catalog);
    let source = open_part(&options.path, &engine, &options.reading)?;
    let outline = engine.outline(&source);
    let tree = Tree {
        source: &source,
        outline: &outline,
    };
    let mut out = Sink::open(None, &[])?;
    match options.format {
        cli::OutlineFormat::Tree => {
            tree.list(&mut out)?;
            tree.print(0, 0, output::width(), &mut out)?;
        }
        cli::OutlineFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &tree.whole())?;
            writeln!(out)?;
        }
    }
    out.finish()?;
    Ok(Outcome::Done)
}

struct Tree<'a> {
    source: &'a Source,
    outline: &'a Outline,
}

/// A node with what lies in it.
#[derive(Serialize)]
struct Branch<'a> {
    kind: Kind,
    id: &'a str,
    zone: Zone,
    number: Option<&'a str>,
    start: usize,
    end: usize,
    /// The words of a leaf; null for a node with children.
    text: Option<&'a str>,
    children: Vec<Branch<'a>>,
}

/// The tree, and the agreements it holds.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    tree: Branch<'a>,
    agreements: Vec<Held<'a>>,
}

/// One of the agreements in a text.
#[derive(Serialize)]
struct Held<'a> {
    number: usize,
    title: &'a str,
    start: usize,
    end: usize,
    articles: usize,
    /// Number of the agreement of which it is a version in another language.
    version_of: Option<usize>,
}

impl<'a> Tree<'a> {
    fn whole(&self) -> Whole<'a> {
        Whole {
            tree: self.branch(0),
            agreements: self.held(),
        }
    }

    fn held(&self) -> Vec<Held<'a>> {
        let held = |(at, one): (usize, &Agreement)| {
            let (start, end) = self.source.scalars(one.span);
            Held {
                number: at + 1,
                title: self.source.slice(one.title).trim(),
                start,
                end,
                articles: one.articles,
                version_of: one.version_of.map(|n| n + 1),
            }
        };
        self.outline
            .agreements
            .iter()
            .enumerate()
            .map(held)
            .collect()
    }

    /// A line for each agreement, where there are several.
    fn list(&self, out: &mut Sink) -> Result<()> {
        let all = self.held();
        for one in all.iter().filter(|_| all.len() > 1) {
            let version = one
                .version_of
                .map_or(String::new(), |n| format!(", language version of {n}"));
            writeln!(
                out,
                "agreement {} at {}, {} articles{version}: {}",
                one.number,
                one.start,
                one.articles,
                line(one.title, 160)
            )?;
        }
        Ok(())
    }

    fn branch(&self, id: NodeId) -> Branch<'a> {
        let node = &self.outline.nodes[id];
        let (start, end) = self.source.scalars(node.span);
        Branch {
            kind: node.kind,
            id: &node.id,
            zone: node.zone,
            number: node.number.as_deref(),
            start,
            end,
            text: node.kind.is_leaf().then(|| self.source.slice(node.span)),
            children: node.children.iter().map(|c| self.branch(*c)).collect(),
        }
    }

    fn print(&self, id: NodeId, depth: usize, width: usize, out: &mut Sink) -> Result<()> {
        let node = &self.outline.nodes[id];
        let indent = "  ".repeat(depth);
        if node.kind == Kind::Sentence {
            let room = width.saturating_sub(indent.len()).max(30);
            let text = line(self.source.slice(node.span), room);
            writeln!(out, "{indent}{text}")?;
        } else if !node.kind.is_leaf() {
            let bold = anstyle::Style::new().bold();
            writeln!(
                out,
                "{indent}{bold}{}{bold:#}{}",
                name(node),
                self.heading(node)
            )?;
        }
        for child in &node.children {
            self.print(*child, depth + 1, width, out)?;
        }
        Ok(())
    }

    fn heading(&self, node: &Node) -> String {
        let words: Vec<String> = node
            .children
            .iter()
            .map(|c| &self.outline.nodes[*c])
            .filter(|c| matches!(c.kind, Kind::Marker | Kind::Heading))
            .map(|c| line(self.source.slice(c.span), 70))
            .filter(|w| !w.is_empty())
            .collect();
        if words.is_empty() {
            String::new()
        } else {
            format!("  {}", words.join("  "))
        }
    }
}

fn name(node: &Node) -> &str {
    if node.id.is_empty() {
        "document"
    } else {
        &node.id
    }
}
