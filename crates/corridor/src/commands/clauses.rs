//! `corridor clauses`: who must do what for whom.

use super::open;
use crate::{
    Outcome, cli,
    output::{self, Sink},
    pipeline::Engine,
    render::{self, DIM, Page, line},
};
use anstyle::Style;
use anyhow::Result;
use comfy_table::{Table, presets};
use corridor_catalog::{Catalog, Defers, Vocabulary};
use corridor_reading::{Norm, Origin, Reading};
use corridor_syntax::Zone;
use corridor_text::Source;
use serde::Serialize;
use std::io::Write;

/// Columns from which a table is tried, and beyond which it does not grow.
const NARROWEST: usize = 120;
const WIDEST: usize = 200;
/// Least columns for the text in a table.
const TEXT: usize = 32;
/// White space around a cell and between two.
const PADDING: usize = 3;

pub(super) fn run(options: &cli::Clauses, catalog: &Catalog) -> Result<Outcome> {
    let source = open(&options.path)?;
    let engine = Engine::new(catalog);
    let outline = engine.outline(&source);
    let reading = engine.read(&source, &outline);
    let clauses: Vec<Clause<'_>> = reading
        .norms
        .iter()
        .map(|n| Clause::of(n, &source, &catalog.vocabulary))
        .collect();
    let mut out = Sink::open(None, &[])?;
    match options.format {
        cli::ClausesFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &clauses)?;
            writeln!(out)?;
        }
        cli::ClausesFormat::Table if clauses.is_empty() => {
            writeln!(out, "No clauses: {}.", why_none(&reading))?;
        }
        cli::ClausesFormat::Table => match table(&clauses, output::columns()) {
            Some(table) => writeln!(out, "{table}")?,
            None => out.write_all(blocks(&clauses, output::width()).as_bytes())?,
        },
    }
    out.finish()?;
    Ok(Outcome::Done)
}

fn why_none(reading: &Reading) -> String {
    match &reading.language {
        Some(code) if !reading.lexicon => format!("there is no lexicon for {code} yet"),
        Some(_) => "the text has no sentence with a verb that is known".to_owned(),
        None => "the language was not recognised".to_owned(),
    }
}

/// A norm in words.
#[derive(Serialize)]
struct Clause<'a> {
    id: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    zone: Zone,
    force: &'static str,
    holder: Option<&'a str>,
    party: Option<&'a str>,
    beneficiary: Option<&'a str>,
    payer: Option<&'a str>,
    deadline: Option<&'a str>,
    acts: Vec<Act<'a>>,
    concepts: Vec<&'a str>,
    exceptions: usize,
    conditions: usize,
    defers: &'static str,
    refers_to: &'a [String],
    origin: &'static str,
}

#[derive(Serialize)]
struct Act<'a> {
    act: &'a str,
    negated: bool,
    agents: Vec<&'a str>,
    to: Vec<&'a str>,
}

impl<'a> Clause<'a> {
    fn of(norm: &'a Norm, source: &'a Source, words: &'a Vocabulary) -> Self {
        let (start, end) = source.scalars(norm.span);
        let names = |ids: &[_]| ids.iter().map(|id| words.concept_name(*id)).collect();
        let mut concepts: Vec<&str> = norm
            .mentions
            .iter()
            .map(|m| words.concept_name(m.concept))
            .collect();
        concepts.sort_unstable();
        concepts.dedup();
        Self {
            id: &norm.id,
            start,
            end,
            text: source.slice(norm.span),
            zone: norm.zone,
            force: norm.force.word(),
            holder: norm.holder.as_ref().map(|h| words.concept_name(h.actor)),
            party: norm.holder.as_ref().and_then(|h| h.party.as_deref()),
            beneficiary: norm.beneficiary.map(|b| words.concept_name(b)),
            payer: norm.payer.map(|p| words.concept_name(p)),
            deadline: norm.deadline.map(|d| source.slice(d)),
            acts: norm
                .acts
                .iter()
                .map(|a| Act {
                    act: words.act_name(a.act),
                    negated: a.negated,
                    agents: names(&a.agents),
                    to: names(&a.to),
                })
                .collect(),
            concepts,
            exceptions: norm.exceptions.len(),
            conditions: norm.conditions.len(),
            defers: norm.defers.word(),
            refers_to: &norm.refers_to,
            origin: match norm.origin {
                Origin::Own => "own",
                Origin::Chapeau => "chapeau",
            },
        }
    }

    /// The acts in words, each once.
    fn acts(&self) -> Vec<String> {
        let mut acts: Vec<String> = Vec::new();
        for act in &self.acts {
            let word = format!("{}{}", if act.negated { "not " } else { "" }, act.act);
            if !acts.contains(&word) {
                acts.push(word);
            }
        }
        acts
    }
}

/// A block per clause, for any width.
fn blocks(clauses: &[Clause<'_>], width: usize) -> String {
    let mut page = Page::new(width);
    for clause in clauses {
        page.heading(&format!("{}  {}", clause.id, clause.force), Style::new());
        let roles = [
            ("holder", clause.holder),
            ("for", clause.beneficiary),
            ("payer", clause.payer),
            (
                "defers",
                Some(clause.defers).filter(|d| *d != Defers::None.word()),
            ),
        ];
        let roles = roles
            .into_iter()
            .filter_map(|(name, who)| Some(format!("{name}: {}", who?)));
        let acts = Some(clause.acts())
            .filter(|a| !a.is_empty())
            .map(|a| format!("acts: {}", a.join(", ")));
        let facts: Vec<String> = roles.chain(acts).collect();
        if !facts.is_empty() {
            page.wrapped(&facts.join("; "), 2, DIM);
        }
        page.quote(clause.text, 2, Style::new());
    }
    page.finish().trim_start_matches('\n').to_owned()
}

/// A row per clause, for wide terminals; none where a word would have to break.
fn table(clauses: &[Clause<'_>], columns: usize) -> Option<Table> {
    let header = [
        "clause", "force", "holder", "for", "acts", "payer", "defers",
    ];
    let rows: Vec<([String; 7], String)> = clauses
        .iter()
        .map(|clause| {
            let cells = [
                clause.id.to_owned(),
                clause.force.to_owned(),
                render::or_dash(clause.holder),
                render::or_dash(clause.beneficiary),
                clause.acts().join("\n"),
                render::or_dash(clause.payer),
                clause.defers.to_owned(),
            ];
            (cells, line(clause.text, 200))
        })
        .collect();
    let widest = |words: &str| words.split(['\n', ' ']).map(|w| w.chars().count()).max();
    let longest = rows.iter().filter_map(|(_, text)| widest(text)).max();
    let mut table = Table::new();
    table.load_preset(presets::UTF8_HORIZONTAL_ONLY);
    table.set_header(header.into_iter().chain(["text"]));
    let mut taken = 0;
    for (i, name) in header.iter().enumerate() {
        let cells = rows.iter().flat_map(|(cells, _)| cells[i].lines());
        let wide = cells.chain([*name]).map(|w| w.chars().count()).max();
        taken += wide.unwrap_or(0) + PADDING;
    }
    let room = columns.min(WIDEST).checked_sub(taken + PADDING)?;
    if columns < NARROWEST || room < longest.unwrap_or(0).max(TEXT) {
        return None;
    }
    for (cells, text) in &rows {
        let text = render::wrap(text, room).join("\n");
        table.add_row(cells.iter().cloned().chain([text]));
    }
    Some(table)
}
