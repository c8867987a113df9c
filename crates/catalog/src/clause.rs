//! Model clauses: wording to ask for, our own drafting, one per indicator and language.

use crate::{diagnostic::Diagnostic, files::Files, language::syntax_error, raw::RawClause};

/// Wording that meets an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelClause {
    /// The indicator.
    pub indicator: String,
    /// The language, as ISO 639-1.
    pub language: String,
    /// The file it stands in.
    pub file: String,
    /// What an article of it would be called.
    pub heading: String,
    /// The wording: paragraphs and points as a treaty writes them.
    pub text: String,
}

/// All `<xx>.clause.toml` beside the indicators.
pub(crate) fn read(files: &Files, errors: &mut Vec<Diagnostic>) -> Vec<ModelClause> {
    let mut clauses = Vec::new();
    for (path, text) in files.iter().filter(|(p, _)| p.ends_with(".clause.toml")) {
        let mut parts = path.rsplit('/');
        let language = parts.next().and_then(|name| name.split('.').next());
        match toml::from_str::<RawClause>(text) {
            Ok(raw) => clauses.push(ModelClause {
                indicator: parts.next().unwrap_or("").to_owned(),
                language: language.unwrap_or("").to_owned(),
                file: path.to_owned(),
                heading: raw.heading,
                text: raw.clause.trim().to_owned(),
            }),
            Err(error) => errors.push(syntax_error(path, text, &error)),
        }
    }
    clauses
}
