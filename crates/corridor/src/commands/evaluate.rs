//! `corridor evaluate`: the engine's codes beside those of people.

use crate::{
    Outcome, Unreadable,
    answers::Chosen,
    cli::{self, ReportFormat, SchemeName},
    evaluation::{
        Answers, Comparison, Labels, Ours, Report, Scope, Treaties, Whereabouts, compare, text,
    },
    inputs::Inputs,
    output::Sink,
    pipeline::Engine,
};
use anyhow::{Result, bail};
use corridor_catalog::Catalog;
use corridor_report::Document;
use std::{
    collections::BTreeSet,
    io::Write,
    path::{Path, PathBuf},
};

const NOTES: [&str; 5] = [
    "Each coder's answer is one comparison; what a coder left undecided (U, NA) is left out.",
    "U and not assessed (n.a.) of the engine count as no.",
    "The majority guess does not read: it gives every text each item's most frequent answer.",
    "Intervals: 2,000 draws of whole treaties. Kappa is taken within items, so that it earns \
     nothing for knowing which items are common.",
    "Rows: the engine, the majority guess, the other coder; of the items, the last column is the \
     F1 of one coder with the other.",
];
const PLACE_NOTE: &str = "Where coders named articles, a yes of the engine whose first quote stands \
                          elsewhere counts as no (column away).";

pub(super) fn run(
    options: &cli::Evaluate,
    catalog: &Catalog,
    folder: Option<&Path>,
) -> Result<Outcome> {
    let labels = Labels::read(&options.labels)?;
    let scheme = Chosen::load(scheme_of(options.scheme, &labels)?, folder)?;
    if !options.texts.is_dir() {
        bail!(
            "--texts {} is no directory; name the folder of texts",
            options.texts.display()
        );
    }
    let (mut inputs, missing) = labelled_texts(&options.texts, &labels)?;
    let answers = answer(&mut inputs, catalog, &scheme)?;
    let treaties = Treaties::read(&options.texts);
    let places = match scheme {
        Chosen::Codebook => Some(Whereabouts::read(&options.labels, &treaties)?),
        Chosen::Published(_) => None,
    };
    let positive = |item: &str, value: &str| scheme.is_positive(catalog, item, value);
    let comparisons = compare(&labels.list, &answers, &treaties, places.as_ref(), positive);
    let report = report(catalog, &scheme, &labels, missing, &comparisons);
    let mut sink = Sink::open(None, &[])?;
    match options.format {
        ReportFormat::Text => sink.write_all(text(&report, options.by_language).as_bytes())?,
        ReportFormat::Json => {
            serde_json::to_writer_pretty(&mut sink, &report)?;
            writeln!(sink)?;
        }
    }
    sink.finish()?;
    Ok(if inputs.failed {
        Outcome::SomeUnreadable
    } else {
        Outcome::Done
    })
}

/// The scheme asked for, or the one that the header tells.
fn scheme_of(asked: Option<SchemeName>, labels: &Labels) -> Result<SchemeName> {
    let told = if labels.has_coders {
        SchemeName::Codebook
    } else {
        SchemeName::ChiltonWoda2022
    };
    match asked {
        Some(asked) if asked != told => bail!(
            "--scheme and the header of the labels differ; the codebook has a column coder, \
             chilton-woda-2022 a column agreement_id"
        ),
        _ => Ok(told),
    }
}

/// The labelled texts that are in the folder, and the names of those that are not.
fn labelled_texts(folder: &Path, labels: &Labels) -> Result<(Inputs, Vec<String>)> {
    let names: BTreeSet<&str> = labels.list.iter().map(|l| l.file.as_str()).collect();
    let (there, missing): (Vec<&str>, Vec<&str>) =
        names.into_iter().partition(|n| folder.join(n).is_file());
    if there.is_empty() {
        let shown = folder.display();
        return Err(Unreadable(format!("none of the labelled texts is in {shown}")).into());
    }
    let files: Vec<(PathBuf, String)> = there
        .into_iter()
        .map(|n| (folder.join(n), n.to_owned()))
        .collect();
    let missing = missing.into_iter().map(str::to_owned).collect();
    Ok((
        Inputs {
            files,
            failed: false,
            agreement: None,
        },
        missing,
    ))
}

fn answer(inputs: &mut Inputs, catalog: &Catalog, scheme: &Chosen) -> Result<Answers> {
    let engine = Engine::new(catalog);
    let mut all = Answers::new();
    let work = |name: &str, document: Document| -> Vec<((String, String), Ours)> {
        let answers = scheme.answers(catalog, &document.judgement.codings);
        let ours = |a: crate::answers::Answer<'_>| {
            let article = a.evidence.map(|e| e.article.clone());
            let key = (name.to_owned(), a.item.to_owned());
            (
                key,
                Ours {
                    value: a.value,
                    positive: a.positive,
                    article,
                    undecided: a.undecided,
                },
            )
        };
        answers.into_iter().map(ours).collect()
    };
    inputs.each(&engine, work, |answers| {
        all.extend(answers);
        Ok(())
    })?;
    Ok(all)
}

fn report(
    catalog: &Catalog,
    scheme: &Chosen,
    labels: &Labels,
    texts_missing: Vec<String>,
    comparisons: &[Comparison],
) -> Report {
    let items = scheme.items(catalog);
    let labelled: BTreeSet<&str> = labels.list.iter().map(|l| l.item.as_str()).collect();
    let unknown = labelled
        .into_iter()
        .filter(|i| !items.contains(i))
        .map(str::to_owned);
    let all: Vec<&Comparison> = comparisons.iter().collect();
    let languages: BTreeSet<&str> = comparisons.iter().map(|c| c.language.as_str()).collect();
    let mut scopes = vec![Scope::of("all", &all, &items)];
    for language in languages {
        let of: Vec<&Comparison> = all
            .iter()
            .copied()
            .filter(|c| c.language == language)
            .collect();
        scopes.push(Scope::of(language, &of, &items));
    }
    let places = matches!(scheme, Chosen::Codebook).then_some(PLACE_NOTE);
    Report {
        scheme: scheme.id().to_owned(),
        source: scheme.source(),
        catalog: catalog.fingerprint.clone(),
        items_without_indicator: unknown.collect(),
        texts_missing,
        notes: NOTES.into_iter().chain(places).collect(),
        scopes,
    }
}
