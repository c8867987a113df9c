//! Red flags: clauses that violate or weaken a standard, each with its rule.

use crate::{
    catalog::Raw, diagnostic::Diagnostic, raw::RawFlag, resolve::Resolver, test::Test,
    vocabulary::Vocabulary,
};

const SEVERITIES: [&str; 2] = ["violates", "weakens"];

/// A kind of clause that violates or weakens a standard.
#[derive(Debug, Clone)]
pub struct RedFlag {
    /// Its id, such as `RF02`: its folder's name up to the first underscore.
    pub id: String,
    /// Its folder's name.
    pub folder: String,
    /// What it is called.
    pub name: String,
    /// What such a clause does.
    pub description: String,
    /// `violates` (contradicts the standards) or `weakens` (falls short of them).
    pub severity: String,
    /// Ids of the provisions that it offends.
    pub offends: Vec<String>,
    /// Who is hit.
    pub hits: String,
    /// Whether it hits one sex above all.
    pub gender: bool,
    /// Stages of the migration process that it stands in.
    pub stages: Vec<String>,
    /// Kinds of instrument in which such a clause is no fault, as the indicator of kinds names them.
    pub not_in: Vec<String>,
    /// When such a clause is fair, in a sentence; empty when never.
    pub acceptable_if: String,
    /// Whether it declares concepts or acts of its own.
    pub has_own_words: bool,
    /// Any of these raises it.
    pub rule: Vec<Test>,
    /// Any of these, as near to the clause as its `within` says, makes it fair.
    pub acceptable: Vec<Test>,
}

/// Resolves the names in the flags as written.
pub(crate) fn resolve(
    raw: Raw<'_, RawFlag>,
    vocabulary: &Vocabulary,
    errors: &mut Vec<Diagnostic>,
) -> Vec<RedFlag> {
    let resolve = |(path, text, raw): (&str, &str, RawFlag)| {
        let mut resolver = Resolver {
            path,
            text,
            vocabulary,
            errors,
        };
        if !SEVERITIES.contains(&raw.severity.get_ref().as_str()) {
            resolver.error(&raw.severity, "severity is violates or weakens".into());
        }
        if !raw.acceptable.is_empty() && raw.acceptable_if.is_empty() {
            let message = "[[acceptable]] needs acceptable_if: when is such a clause fair?";
            resolver.errors.push(Diagnostic::of(path, message));
        }
        resolver.check_stages(&raw.stages);
        let folder = path.rsplit('/').nth(1).unwrap_or("").to_owned();
        RedFlag {
            id: folder.split('_').next().unwrap_or("").to_owned(),
            folder,
            name: raw.name,
            description: raw.description,
            severity: raw.severity.into_inner(),
            offends: raw.offends,
            hits: raw.hits,
            gender: raw.gender,
            stages: raw.stages.into_iter().map(|s| s.into_inner()).collect(),
            not_in: raw.not_in,
            acceptable_if: raw.acceptable_if,
            has_own_words: !(raw.concepts.is_empty() && raw.acts.is_empty()),
            rule: resolver.tests(raw.rule),
            acceptable: resolver.tests(raw.acceptable),
        }
    };
    let mut flags: Vec<RedFlag> = raw.into_iter().map(resolve).collect();
    flags.sort_by(|a, b| a.id.cmp(&b.id));
    flags
}
