//! Instruments: standards with their provisions, paraphrased in our words.

use crate::{
    diagnostic::{CatalogErrors, Diagnostic},
    files::Files,
    language::syntax_error,
};
use serde::Deserialize;
use std::collections::HashMap;

/// A numbered part of an instrument.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// Its id, such as `ILO-C97/006`.
    pub id: String,
    /// The article, principle or objective.
    pub article: String,
    /// The paragraph or point, if one is meant.
    #[serde(default)]
    pub paragraph: String,
    /// What it requires, in our words.
    pub requirement: String,
    /// Whether that was checked against a text; what was not is shown as unverified.
    pub verified: bool,
}

/// A standard.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Full title.
    pub title: String,
    /// Short name, such as `C97`.
    pub short: String,
    /// The organisation that adopted it.
    pub body: String,
    /// Convention, recommendation, covenant, …
    pub kind: String,
    /// Whether States can be bound by it.
    pub binding: bool,
    /// Year of adoption.
    pub year: u16,
    /// Its provisions.
    #[serde(rename = "provision")]
    pub provisions: Vec<Provision>,
}

/// All instruments, with their provisions by id.
#[derive(Debug, Clone, Default)]
pub struct Instruments {
    all: Vec<Instrument>,
    places: HashMap<String, (usize, usize)>,
}

impl Instruments {
    /// Reads `instruments/<id>/instrument.toml`.
    ///
    /// # Errors
    /// All mistakes in the files.
    pub fn read(files: &Files) -> Result<Self, CatalogErrors> {
        let mut instruments = Self::default();
        let mut errors = Vec::new();
        for (path, text) in files
            .iter()
            .filter(|(p, _)| p.ends_with("/instrument.toml"))
        {
            match toml::from_str::<Instrument>(text) {
                Ok(instrument) => instruments.add(path, instrument, &mut errors),
                Err(error) => errors.push(syntax_error(path, text, &error)),
            }
        }
        if errors.is_empty() {
            Ok(instruments)
        } else {
            Err(CatalogErrors(errors))
        }
    }

    fn add(&mut self, path: &str, instrument: Instrument, errors: &mut Vec<Diagnostic>) {
        for (i, provision) in instrument.provisions.iter().enumerate() {
            let place = (self.all.len(), i);
            if self.places.insert(provision.id.clone(), place).is_some() {
                let message = format!("provision {} stands twice", provision.id);
                errors.push(Diagnostic::of(path, message));
            }
        }
        self.all.push(instrument);
    }

    /// The provision of that id, with its instrument.
    pub fn provision(&self, id: &str) -> Option<(&Instrument, &Provision)> {
        let (instrument, provision) = self.places.get(id)?;
        let instrument = self.all.get(*instrument)?;
        Some((instrument, instrument.provisions.get(*provision)?))
    }

    /// How a lawyer cites it: "C97, Article 6(1)(a)"; the id itself where it is unknown.
    pub fn cite(&self, id: &str) -> String {
        let Some((instrument, provision)) = self.provision(id) else {
            return id.to_owned();
        };
        let article = &provision.article;
        let numbered = article.starts_with(|c: char| c.is_ascii_digit());
        let word = match instrument.kind.as_str() {
            "convention" | "covenant" | "protocol" if numbered => "Article ",
            _ if numbered => "Paragraph ",
            _ => "",
        };
        let paragraph = match provision.paragraph.as_str() {
            "" => String::new(),
            p if p.starts_with("para") => format!(", {p}"),
            p if p.starts_with('(') => p.to_owned(),
            p => match p.split_once('(') {
                Some((number, rest)) => format!("({number})({rest}"),
                None => format!("({p})"),
            },
        };
        format!("{}, {word}{article}{paragraph}", instrument.short)
    }
}
