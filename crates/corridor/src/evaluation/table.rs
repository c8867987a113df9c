//! The report as tables.

use super::report::{Estimate, ItemRow, Report, Row, Scope};
use crate::render::wrap;
use comfy_table::{CellAlignment, Table, TableComponent, presets};
use std::fmt::Write;

/// Columns that the report fits in.
const WIDTH: usize = 120;

/// The whole report as text; items of every language when asked.
pub fn text(report: &Report, by_language: bool) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "scheme {}, catalog {}", report.scheme, report.catalog);
    if let Some(source) = &report.source {
        put(&mut out, source);
    }
    let _ = writeln!(out, "\n{}\n", pooled(&report.scopes));
    for note in &report.notes {
        put(&mut out, note);
    }
    for scope in report
        .scopes
        .iter()
        .take(if by_language { usize::MAX } else { 1 })
    {
        let _ = writeln!(
            out,
            "\n{}: {} texts of {} treaties\n{}",
            scope.name,
            scope.texts,
            scope.treaties,
            items(&scope.items)
        );
    }
    left_out(
        &mut out,
        "items without an indicator",
        &report.items_without_indicator,
    );
    left_out(
        &mut out,
        "labelled texts that are not in the folder",
        &report.texts_missing,
    );
    out
}

fn left_out(out: &mut String, what: &str, names: &[String]) {
    if !names.is_empty() {
        out.push('\n');
        put(
            out,
            &format!("{} {what}: {}", names.len(), names.join(", ")),
        );
    }
}

fn put(out: &mut String, words: &str) {
    for line in wrap(words, WIDTH) {
        let _ = writeln!(out, "{line}");
    }
}

fn new_table(header: &[&str], words: usize) -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    for part in [
        TableComponent::HeaderLines,
        TableComponent::MiddleHeaderIntersections,
    ] {
        table.set_style(part, '─');
    }
    table.set_header(header);
    for (i, column) in table.column_iter_mut().enumerate() {
        column.set_padding((u16::from(i > 0), 0));
        if i >= words {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

fn pooled(scopes: &[Scope]) -> Table {
    let header = [
        "texts",
        "reader",
        "n",
        "yes",
        "sens.",
        "spec.",
        "F1 [95%]",
        "kappa [95%]",
        "AC1 [95%]",
        "same",
        "U",
        "n.a.",
        "away",
    ];
    let mut table = new_table(&header, 2);
    for scope in scopes {
        let shares = [scope.undecided, scope.not_assessed, scope.elsewhere].map(number);
        let name = format!("{} ({})", scope.name, scope.texts);
        table.add_row(row(&name, "engine", &scope.engine, shares));
        let none = || [String::new(), String::new(), String::new()];
        table.add_row(row("", "guess", &scope.majority_guesser, none()));
        if let Some(coders) = &scope.coders {
            table.add_row(row("", "coder", coders, none()));
        }
    }
    table
}

fn row(name: &str, reader: &str, row: &Row, shares: [String; 3]) -> Vec<String> {
    let mut cells = vec![
        name.to_owned(),
        reader.to_owned(),
        row.n.to_string(),
        number(row.prevalence),
        number(row.sensitivity),
        number(row.specificity),
        estimate(row.f1),
        estimate(row.kappa_within_items),
        estimate(row.ac1),
        number(row.same_value.value),
    ];
    cells.extend(shares);
    cells
}

fn items(rows: &[ItemRow]) -> Table {
    let header = [
        "item", "n", "yes", "both", "coder", "engine", "neither", "sens.", "spec.", "F1", "kappa",
        "same", "U", "n.a.", "coders",
    ];
    let mut table = new_table(&header, 1);
    for row in rows {
        let mut cells = vec![row.item.clone(), row.n.to_string(), number(row.prevalence)];
        cells.extend(
            [row.both, row.only_coder, row.only_engine, row.neither].map(|n| n.to_string()),
        );
        cells.extend(
            [
                row.sensitivity,
                row.specificity,
                row.f1,
                row.kappa,
                row.same_value,
                row.undecided,
                row.not_assessed,
                row.coders_f1,
            ]
            .map(number),
        );
        table.add_row(cells);
    }
    table
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |v| format!("{:.2}", unsigned(v)))
}

/// No minus before a zero.
fn unsigned(value: f64) -> f64 {
    if value.abs() < 0.0005 { 0.0 } else { value }
}

fn estimate(estimate: Estimate) -> String {
    match (estimate.value, estimate.low, estimate.high) {
        (Some(value), Some(low), Some(high)) => {
            let [value, low, high] = [value, low, high].map(unsigned);
            let bound = |v: f64| format!("{v:.2}").replacen("0.", ".", 1);
            format!("{value:.2} [{},{}]", bound(low), bound(high))
        }
        (Some(value), ..) => number(Some(value)),
        _ => "–".to_owned(),
    }
}
