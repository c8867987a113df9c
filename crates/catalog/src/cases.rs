//! The cases that stand beside each indicator's rule.

use crate::{
    diagnostic::{CatalogErrors, Diagnostic},
    files::Files,
    language::syntax_error,
};
use serde::Deserialize;
use toml::Spanned;

/// A text with the value that an indicator must give it.
#[derive(Debug, Clone)]
pub struct Case {
    /// The file it stands in.
    pub file: String,
    /// Its line there.
    pub line: usize,
    /// The folder: an indicator, or a red flag.
    pub indicator: String,
    /// The language, as ISO 639-1.
    pub language: String,
    /// A clause, or a whole agreement.
    pub text: String,
    /// Whether the text is a whole agreement.
    pub whole: bool,
    /// The value as `corridor code` prints it.
    pub value: String,
    /// Why, for people.
    pub why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCases {
    #[serde(default)]
    case: Vec<RawCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCase {
    text: Spanned<String>,
    value: String,
    #[serde(default)]
    whole: bool,
    #[serde(default)]
    why: String,
}

/// All cases, in order of their files.
///
/// # Errors
/// All mistakes in the case files.
pub fn cases_of(files: &Files) -> Result<Vec<Case>, CatalogErrors> {
    let mut cases = Vec::new();
    let mut errors = Vec::new();
    for (path, text) in files.iter().filter(|(p, _)| p.ends_with(".cases.toml")) {
        match toml::from_str::<RawCases>(text) {
            Ok(raw) => cases.extend(raw.case.into_iter().map(|c| case(path, text, c))),
            Err(error) => errors.push(syntax_error(path, text, &error)),
        }
    }
    if errors.is_empty() {
        Ok(cases)
    } else {
        Err(CatalogErrors(errors))
    }
}

fn case(path: &str, file: &str, raw: RawCase) -> Case {
    let mut parts = path.rsplit('/');
    let name = parts.next().unwrap_or("");
    Case {
        line: Diagnostic::at(path, file, raw.text.span(), "").line,
        file: path.to_owned(),
        indicator: parts.next().unwrap_or("").to_owned(),
        language: name.split('.').next().unwrap_or("").to_owned(),
        text: raw.text.into_inner(),
        whole: raw.whole,
        value: raw.value,
        why: raw.why,
    }
}
