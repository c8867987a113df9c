//! `corridor explain`: an indicator, a red flag or a provision in words.

use crate::{
    Outcome, cli,
    output::{self, Sink},
    render::{explain_flag, explain_indicator, explain_provision, list_indicators},
};
use anyhow::{Result, bail};
use corridor_catalog::{Catalog, Instruments};
use std::io::Write;

pub(super) fn run(options: &cli::Explain, catalog: &Catalog) -> Result<Outcome> {
    let width = output::width();
    let (mut parts, mut unknown) = (Vec::new(), Vec::new());
    for id in &options.indicators {
        match (id.as_str(), catalog.indicator(id)) {
            (_, Some(indicator)) => parts.push(explain_indicator(catalog, indicator, width)?),
            (id, None) if catalog.flag(id).is_some() => {
                let flag = catalog.flag(id).into_iter();
                parts.extend(
                    flag.map(|f| explain_flag(catalog, f, width))
                        .collect::<Result<Vec<_>>>()?,
                );
            }
            ("all", None) => parts.push(list_indicators(catalog, width)),
            (id, None) => match provision(id, catalog, width)? {
                Some(page) => parts.push(page),
                None => unknown.push(no_such(id, catalog)),
            },
        }
    }
    if !unknown.is_empty() {
        bail!(unknown.join("\n"));
    }
    let mut sink = Sink::open(None, &[])?;
    sink.write_all(parts.join("\n").as_bytes())?;
    sink.finish()?;
    Ok(Outcome::Done)
}

/// The page of a provision; the instruments are only read for what looks like one.
fn provision(id: &str, catalog: &Catalog, width: usize) -> Result<Option<String>> {
    if !id.contains('/') {
        return Ok(None);
    }
    let instruments = Instruments::read(catalog.files())?;
    Ok(explain_provision(catalog, &instruments, id, width))
}

fn no_such(unknown: &str, catalog: &Catalog) -> String {
    let folded = unknown.to_lowercase().replace(['-', ' '], "_");
    let likeness = |id: &str| {
        let bonus = if id.contains(&folded) || folded.contains(id) {
            0.5
        } else {
            0.0
        };
        strsim::jaro_winkler(id, &folded) + bonus
    };
    let mut ids: Vec<(f64, &str)> = catalog
        .indicators
        .iter()
        .map(|i| i.id.as_str())
        .chain(catalog.flags.iter().map(|f| f.id.as_str()))
        .map(|id| (likeness(&id.to_lowercase()), id))
        .collect();
    ids.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let near: Vec<&str> = ids
        .iter()
        .filter(|i| i.0 > 0.75)
        .take(3)
        .map(|i| i.1)
        .collect();
    match near.is_empty() {
        true => format!("no indicator or red flag \"{unknown}\"; see `corridor explain all`"),
        false => format!(
            "no indicator or red flag \"{unknown}\"; did you mean {}? `corridor explain all` lists them",
            near.join(", ")
        ),
    }
}
