//! `corridor clauses`: who must do what for whom.

use super::open_part;
use crate::{
    Outcome, cli,
    output::{self, Sink},
    pipeline::Engine,
    render::{self, DIM, Page},
};
use anstyle::Style;
use anyhow::Result;
use comfy_table::{Table, presets};
use corridor_catalog::{Catalog, Defers, Vocabulary};
use corridor_reading::{Norm, Origin, Reading};
use corridor_report::words::line;
use corridor_syntax::Zone;
use corridor_text::Source;
use serde::Serialize;
use std::io::Write;

/// Columns beyond which a table does not grow.
const WIDEST: usize = 200;
/// Least columns for the text in a table.
const TEXT: usize = 32;
/// White space around a cell and between two.
const PADDING: usize = 3;

pub(super) fn run(options: &cli::Clauses, catalog: &Catalog) -> Result<Outcome> {
    let engine = Engine::new(catalog);
    let source = open_part(&options.path, &engine, &options.reading)?;
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

    /// Who must do what for whom, a line each: only what is known.
    fn facts(&self) -> Vec<String> {
        let roles = [
            ("holder", self.holder),
            ("for", self.beneficiary),
            ("payer", self.payer),
            (
                "defers",
                Some(self.defers).filter(|d| *d != Defers::None.word()),
            ),
        ];
        let acts = self.acts().into_iter().map(|act| format!("act: {act}"));
        roles
            .into_iter()
            .filter_map(|(name, who)| Some(format!("{name}: {}", who?)))
            .chain(acts)
            .collect()
    }
}

/// A block per clause, for terminals too narrow for a table.
fn blocks(clauses: &[Clause<'_>], width: usize) -> String {
    let mut page = Page::new(width);
    for clause in clauses {
        page.heading(&format!("{}  {}", clause.id, clause.force), Style::new());
        let facts = clause.facts();
        if !facts.is_empty() {
            page.wrapped(&facts.join("; "), 2, DIM);
        }
        page.quote(clause.text, 2, Style::new());
    }
    page.finish().trim_start_matches('\n').to_owned()
}

/// A row per clause; none where a word would have to break.
fn table(clauses: &[Clause<'_>], columns: usize) -> Option<Table> {
    const HEADER: [&str; 3] = ["clause", "reads as", "text"];
    let rows: Vec<[String; 3]> = clauses
        .iter()
        .map(|clause| {
            let facts = std::iter::once(clause.force.to_owned()).chain(clause.facts());
            [
                clause.id.to_owned(),
                facts.collect::<Vec<_>>().join("\n"),
                line(clause.text, 600),
            ]
        })
        .collect();
    let widest = |column: usize, breaks: &[char]| {
        let cells = rows.iter().map(|cells| cells[column].as_str());
        let parts = cells.chain([HEADER[column]]).flat_map(|c| c.split(breaks));
        parts.map(|part| part.chars().count()).max().unwrap_or(0)
    };
    let taken = widest(0, &['\n']) + widest(1, &['\n']) + 3 * PADDING;
    let room = columns.min(WIDEST).checked_sub(taken)?;
    if room < widest(2, &[' ']).max(TEXT) {
        return None;
    }
    let mut table = Table::new();
    table.load_preset(presets::UTF8_HORIZONTAL_ONLY);
    table.set_header(HEADER);
    for [id, facts, text] in rows {
        table.add_row([id, facts, render::wrap(&text, room).join("\n")]);
    }
    Some(table)
}
