//! What a scheme's items answer for one document.

use crate::{cli::SchemeName, scheme::Scheme};
use anyhow::Result;
use corridor_assess::{Coding, Evidence, Value};
use corridor_catalog::Catalog;
use std::path::Path;

/// The scheme that was asked for.
pub enum Chosen {
    /// The indicators themselves.
    Codebook,
    /// A published scheme.
    Published(Scheme),
}

/// One item's answer.
pub struct Answer<'a> {
    /// The item.
    pub item: &'a str,
    /// Its value, as printed.
    pub value: String,
    /// Whether it counts as a yes.
    pub positive: bool,
    /// The first passage it rests on.
    pub evidence: Option<&'a Evidence>,
    /// Whether the engine could not decide.
    pub undecided: bool,
}

impl Chosen {
    /// Loads the scheme of that name.
    ///
    /// # Errors
    /// All mistakes in its file.
    pub(crate) fn load(name: SchemeName, catalog: Option<&Path>) -> Result<Self> {
        Ok(match name {
            SchemeName::Codebook => Self::Codebook,
            SchemeName::ChiltonWoda2022 => Self::Published(Scheme::chilton_woda(catalog)?),
        })
    }

    /// Its name.
    pub fn id(&self) -> &str {
        match self {
            Self::Codebook => "codebook",
            Self::Published(scheme) => &scheme.id,
        }
    }

    /// Where it was published; none for the indicators themselves.
    pub fn source(&self) -> Option<String> {
        match self {
            Self::Codebook => None,
            Self::Published(scheme) => Some(format!("{}: {}", scheme.title, scheme.source)),
        }
    }

    /// The items that the catalog can answer, in the order of their scheme.
    pub fn items<'a>(&'a self, catalog: &'a Catalog) -> Vec<&'a str> {
        match self {
            Self::Codebook => catalog.indicators.iter().map(|i| i.id.as_str()).collect(),
            Self::Published(scheme) => scheme
                .answerable(catalog)
                .into_iter()
                .map(|i| i.id.as_str())
                .collect(),
        }
    }

    /// Whether a printed value counts as a yes.
    pub fn is_positive(&self, catalog: &Catalog, item: &str, value: &str) -> bool {
        match self {
            Self::Codebook => catalog
                .indicator(item)
                .is_some_and(|i| i.is_positive(value)),
            Self::Published(_) => value == "1",
        }
    }

    /// The answers to all its items, in their order.
    pub fn answers<'a>(&'a self, catalog: &'a Catalog, codings: &'a [Coding]) -> Vec<Answer<'a>> {
        match self {
            Self::Codebook => codings.iter().map(|c| of_coding(catalog, c)).collect(),
            Self::Published(scheme) => {
                let of_item = |item: &'a crate::scheme::Item| {
                    let found = item.answer(codings);
                    Answer {
                        item: &item.id,
                        value: found.value.to_owned(),
                        positive: found.value == "1",
                        evidence: found.evidence,
                        undecided: found.undecided,
                    }
                };
                scheme
                    .answerable(catalog)
                    .into_iter()
                    .map(of_item)
                    .collect()
            }
        }
    }
}

fn of_coding<'a>(catalog: &Catalog, coding: &'a Coding) -> Answer<'a> {
    let value = coding.value.to_string();
    Answer {
        item: &coding.indicator,
        positive: catalog
            .indicator(&coding.indicator)
            .is_some_and(|i| i.is_positive(&value)),
        value,
        evidence: coding.evidence.first(),
        undecided: coding.value == Value::Undecided,
    }
}
