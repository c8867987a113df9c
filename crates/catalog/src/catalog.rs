//! The whole catalog, loaded and checked.

use crate::{
    borrow,
    clause::{self, ModelClause},
    diagnostic::{CatalogErrors, Diagnostic},
    files::Files,
    flag::{self, RedFlag},
    indicator::Indicator,
    language::{Language, syntax_error},
    misplaced::misplaced,
    raw::{RawActInfo, RawConcept, RawFlag, RawIndicator},
    resolve::Resolver,
    vocabulary::Vocabulary,
    words::stray,
};
use corridor_syntax::Grammar;
use indexmap::IndexMap;
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// All data folders, with every name resolved.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// Concepts and acts.
    pub vocabulary: Vocabulary,
    /// The indicators, in order of block and id.
    pub indicators: Vec<Indicator>,
    /// The red flags, in order of their ids.
    pub flags: Vec<RedFlag>,
    /// Names of countries in English, by code.
    pub names: BTreeMap<String, String>,
    /// Model clauses, by indicator and language.
    pub clauses: Vec<ModelClause>,
    /// The languages that have a lexicon, in order of their code.
    pub languages: Vec<Language>,
    /// How articles and their parts are written, all languages pooled.
    pub outline: Grammar,
    /// A hash of all that decides an answer.
    pub fingerprint: String,
    files: Files,
}

impl Catalog {
    /// The catalog built into the program. Forms are parsed when a text needs them; the tests load the same
    /// folders with every form checked.
    ///
    /// # Errors
    /// All mistakes in the data folders it was built from.
    pub fn embedded() -> Result<Self, CatalogErrors> {
        Self::build(Files::embedded(), false)
    }

    /// The catalog below a directory that holds `indicators/` and `languages/`.
    ///
    /// # Errors
    /// All mistakes in the data folders.
    pub fn load(root: &Path) -> Result<Self, CatalogErrors> {
        Self::from_files(Files::read(root)?)
    }

    /// The catalog made of these files.
    ///
    /// # Errors
    /// All mistakes in them, in order of file and line.
    pub fn from_files(files: Files) -> Result<Self, CatalogErrors> {
        Self::build(files, true)
    }

    fn build(files: Files, checked: bool) -> Result<Self, CatalogErrors> {
        let mut errors = Vec::new();
        let raw: Raw<'_, RawIndicator> = parse_all(&files, "/indicator.toml", &mut errors);
        let raw_flags: Raw<'_, RawFlag> = parse_all(&files, "/flag.toml", &mut errors);
        let vocabulary = vocabulary(&files, &raw, &raw_flags, &mut errors);
        let mut indicators = Vec::new();
        for (path, text, raw) in raw {
            let mut parts = path.rsplit('/').skip(1);
            let (id, block) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
            let twin = indicators.iter().find(|i: &&Indicator| i.id == id);
            if let Some(twin) = twin {
                let message = format!("block {} has an indicator of that name", twin.block);
                errors.push(Diagnostic::of(path, message));
            }
            errors.extend(misplaced(&raw).into_iter().map(|m| Diagnostic::of(path, m)));
            let mut resolver = Resolver {
                path,
                text,
                vocabulary: &vocabulary,
                errors: &mut errors,
            };
            indicators.extend(resolver.indicator(id, block, raw));
        }
        let mut flags = flag::resolve(raw_flags, &vocabulary, &mut errors);
        borrow::lend(&mut indicators, &mut flags, &mut errors);
        let clauses = clause::read(&files, &mut errors);
        let names = names(&files, &mut errors);
        let languages = languages(&files, &vocabulary, checked, &mut errors);
        let outline = outline(&files, &mut errors);
        errors.extend(orphans(&files));
        errors.extend(stray(&files));
        let fingerprint = files.fingerprint();
        if errors.is_empty() {
            Ok(Self {
                vocabulary,
                indicators,
                flags,
                names,
                clauses,
                languages,
                outline,
                fingerprint,
                files,
            })
        } else {
            errors.sort();
            errors.dedup();
            Err(CatalogErrors(errors))
        }
    }

    /// The files it was loaded from.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The indicator of that id.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|i| i.id == id)
    }

    /// The red flag of that id or folder.
    pub fn flag(&self, name: &str) -> Option<&RedFlag> {
        self.flags.iter().find(|f| f.id == name || f.folder == name)
    }

    /// The model clause of an indicator in a language.
    pub fn clause(&self, indicator: &str, language: &str) -> Option<&ModelClause> {
        let fits = |c: &&ModelClause| c.indicator == indicator && c.language == language;
        self.clauses.iter().find(fits)
    }
}

/// Files as written, with their paths and texts.
pub(crate) type Raw<'a, T> = Vec<(&'a str, &'a str, T)>;

fn parse_all<'a, T: serde::de::DeserializeOwned + Send>(
    files: &'a Files,
    ending: &str,
    errors: &mut Vec<Diagnostic>,
) -> Raw<'a, T> {
    let all: Vec<_> = files.iter().filter(|(p, _)| p.ends_with(ending)).collect();
    let parsed: Vec<_> = all
        .into_par_iter()
        .map(|(path, text)| match toml::from_str(text) {
            Ok(value) => Ok((path, text, value)),
            Err(error) => Err(syntax_error(path, text, &error)),
        })
        .collect();
    let mut raw = Vec::new();
    for result in parsed {
        match result {
            Ok(file) => raw.push(file),
            Err(error) => errors.push(error),
        }
    }
    raw
}

fn vocabulary(
    files: &Files,
    raw: &Raw<'_, RawIndicator>,
    flags: &Raw<'_, RawFlag>,
    errors: &mut Vec<Diagnostic>,
) -> Vocabulary {
    let mut builder = VocabularyBuilder {
        vocabulary: Vocabulary::default(),
        is: Vec::new(),
        errors,
    };
    let shared = "languages/concepts.toml";
    if let Some(concepts) = builder.file::<IndexMap<String, RawConcept>>(files, shared) {
        builder.concepts(shared, &concepts);
    }
    let shared = "languages/acts.toml";
    if let Some(acts) = builder.file::<IndexMap<String, RawActInfo>>(files, shared) {
        builder.acts(shared, &acts);
    }
    for (path, _) in files.iter().filter(|(p, _)| p.ends_with("/countries.toml")) {
        let countries = builder.file::<IndexMap<String, toml::Value>>(files, path);
        countries
            .iter()
            .flat_map(IndexMap::keys)
            .for_each(|c| builder.vocabulary.add_country(c));
    }
    let of_indicators = raw.iter().map(|(path, _, i)| (*path, &i.concepts, &i.acts));
    let of_flags = flags
        .iter()
        .map(|(path, _, f)| (*path, &f.concepts, &f.acts));
    for (path, concepts, acts) in of_indicators.chain(of_flags) {
        builder.concepts(path, concepts);
        builder.acts(path, acts);
        let folder = path.rsplit('/').nth(1).unwrap_or("");
        for id in concepts.keys().chain(acts.keys()) {
            builder.vocabulary.set_owner(id, folder);
        }
    }
    builder.finish(files)
}

struct VocabularyBuilder<'a> {
    vocabulary: Vocabulary,
    is: Vec<(String, String, Vec<toml::Spanned<String>>)>,
    errors: &'a mut Vec<Diagnostic>,
}

impl VocabularyBuilder<'_> {
    fn file<T: serde::de::DeserializeOwned>(&mut self, files: &Files, path: &str) -> Option<T> {
        let text = files.get(path)?;
        toml::from_str(text)
            .map_err(|e| self.errors.push(syntax_error(path, text, &e)))
            .ok()
    }

    fn concepts(&mut self, path: &str, concepts: &IndexMap<String, RawConcept>) {
        for (id, concept) in concepts {
            if !self.vocabulary.add_concept(id, &concept.gloss) {
                self.taken(path, id);
            }
            self.is
                .push((path.to_owned(), id.clone(), concept.is.clone()));
        }
    }

    fn acts(&mut self, path: &str, acts: &IndexMap<String, RawActInfo>) {
        for (id, act) in acts {
            if !self.vocabulary.add_act(id, &act.gloss) {
                self.taken(path, id);
            }
        }
    }

    fn taken(&mut self, path: &str, id: &str) {
        let message = format!("\"{id}\" is declared twice; ids of concepts and acts are unique");
        self.errors.push(Diagnostic::of(path, message));
    }

    /// Sets what is narrower than what, repeatedly, so that the order of the files does not matter.
    fn finish(self, files: &Files) -> Vocabulary {
        let Self {
            mut vocabulary,
            is,
            errors,
        } = self;
        for round in 0..4 {
            for (path, id, broad) in &is {
                let Some(narrow) = vocabulary.concept(id) else {
                    continue;
                };
                for name in broad {
                    match vocabulary.concept(name.get_ref()) {
                        Some(broad) => vocabulary.set_broader(narrow, &[broad]),
                        None if round == 0 => {
                            let text = files.get(path).unwrap_or("");
                            let message = format!("no concept \"{}\" is declared", name.get_ref());
                            errors.push(Diagnostic::at(path, text, name.span(), message));
                        }
                        None => {}
                    }
                }
            }
        }
        vocabulary
    }
}

fn names(files: &Files, errors: &mut Vec<Diagnostic>) -> BTreeMap<String, String> {
    let path = "countries/names.toml";
    let text = files.get(path).unwrap_or("");
    toml::from_str(text).unwrap_or_else(|error| {
        errors.push(syntax_error(path, text, &error));
        BTreeMap::new()
    })
}

/// Languages with a `grammar.toml`: they are recognised; those with concepts too find something.
fn languages(
    files: &Files,
    words: &Vocabulary,
    checked: bool,
    errors: &mut Vec<Diagnostic>,
) -> Vec<Language> {
    let code = |path: &str| {
        Some(
            path.strip_prefix("languages/")?
                .split_once('/')?
                .0
                .to_owned(),
        )
    };
    let lexicons = files.iter().filter(|(p, _)| p.ends_with("/grammar.toml"));
    let codes: BTreeSet<String> = lexicons.filter_map(|(p, _)| code(p)).collect();
    let loaded: Vec<_> = codes
        .into_par_iter()
        .map(|code| {
            let mut mistakes = Vec::new();
            let language = Language::load(&code, files, words, checked, &mut mistakes);
            (language, mistakes)
        })
        .collect();
    let (languages, mistakes): (Vec<_>, Vec<_>) = loaded.into_iter().unzip();
    errors.extend(mistakes.into_iter().flatten());
    languages
}

fn outline(files: &Files, errors: &mut Vec<Diagnostic>) -> Grammar {
    let mut pooled = Grammar::default();
    for (path, text) in files.iter().filter(|(p, _)| p.ends_with("/outline.toml")) {
        match toml::from_str::<Grammar>(text) {
            Ok(grammar) => pooled.merge(&grammar),
            Err(error) => errors.push(syntax_error(path, text, &error)),
        }
    }
    pooled
}

/// Files in the folder of an indicator or a red flag that has no rule.
fn orphans(files: &Files) -> Vec<Diagnostic> {
    let folder = |path: &str| {
        path.rsplit_once('/')
            .map_or("", |(folder, _)| folder)
            .to_owned()
    };
    files
        .iter()
        .filter_map(|(path, _)| {
            let (root, _) = path.split_once('/')?;
            let rule = match root {
                "indicators" => "indicator.toml",
                "red_flags" => "flag.toml",
                _ => return None,
            };
            let missing = files.get(&format!("{}/{rule}", folder(path))).is_none();
            let message = format!("stands in a folder without {rule}");
            missing.then(|| Diagnostic::of(path, message))
        })
        .collect()
}
