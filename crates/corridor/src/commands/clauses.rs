//! `corridor clauses`: who must do what for whom.

use super::open;
use crate::{
    Outcome, cli,
    output::{self, Sink},
    pipeline::Engine,
    render::{self, line},
};
use anyhow::Result;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use corridor_catalog::{Catalog, Vocabulary};
use corridor_reading::{Norm, Origin, Reading};
use corridor_syntax::Zone;
use corridor_text::Source;
use serde::Serialize;
use std::io::Write;

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
        cli::ClausesFormat::Table => writeln!(out, "{}", table(&clauses))?,
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

    fn acts(&self) -> String {
        let word = |a: &Act<'_>| format!("{}{}", if a.negated { "not " } else { "" }, a.act);
        self.acts.iter().map(word).collect::<Vec<_>>().join("\n")
    }
}

fn table(clauses: &[Clause<'_>]) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(output::width().max(100)).unwrap_or(100));
    table.set_header([
        "clause", "force", "holder", "for", "acts", "payer", "defers", "text",
    ]);
    if let Some(id) = table.column_mut(0) {
        id.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(14)));
    }
    if let Some(text) = table.column_mut(7) {
        text.set_constraint(ColumnConstraint::LowerBoundary(Width::Percentage(35)));
    }
    for clause in clauses {
        table.add_row([
            clause.id.to_owned(),
            clause.force.to_owned(),
            render::or_dash(clause.holder),
            render::or_dash(clause.beneficiary),
            clause.acts(),
            render::or_dash(clause.payer),
            clause.defers.to_owned(),
            line(clause.text, 200),
        ]);
    }
    table
}
