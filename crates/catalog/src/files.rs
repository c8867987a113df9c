//! The text of the data files, wherever it comes from.

use crate::diagnostic::{CatalogErrors, Diagnostic};
use sha2::{Digest, Sha256};
use std::{borrow::Cow, collections::BTreeMap, fs, path::Path};
use walkdir::WalkDir;

include!("../folders.in");

static EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Data files by path relative to their root, in order of the path.
#[derive(Debug, Clone, Default)]
pub struct Files(BTreeMap<String, Cow<'static, str>>);

impl Files {
    /// The files built into the program.
    pub fn embedded() -> Self {
        Self(
            EMBEDDED
                .iter()
                .map(|(p, t)| ((*p).to_owned(), Cow::Borrowed(*t)))
                .collect(),
        )
    }

    /// The files below a directory that holds `indicators/` and `languages/`.
    ///
    /// # Errors
    /// When a folder is missing or a file cannot be read as UTF-8.
    pub fn read(root: &Path) -> Result<Self, CatalogErrors> {
        let mut files = BTreeMap::new();
        let mut errors = Vec::new();
        for folder in FOLDERS {
            let needed = matches!(folder, "indicators" | "languages");
            if needed && !root.join(folder).is_dir() {
                let path = root.join(folder).display().to_string();
                errors.push(Diagnostic::of(
                    &path,
                    "no such folder; name the one that holds it",
                ));
            }
            for entry in WalkDir::new(root.join(folder))
                .into_iter()
                .filter_map(Result::ok)
            {
                if entry
                    .path()
                    .extension()
                    .is_none_or(|e| e != "toml" && e != "txt")
                {
                    continue;
                }
                let name = entry.path().strip_prefix(root).unwrap_or(entry.path());
                let name = name.to_string_lossy().replace('\\', "/");
                match fs::read_to_string(entry.path()) {
                    Ok(text) => drop(files.insert(name, Cow::Owned(text))),
                    Err(error) => errors.push(Diagnostic::of(&name, error.to_string())),
                }
            }
        }
        if errors.is_empty() {
            Ok(Self(files))
        } else {
            Err(CatalogErrors(errors))
        }
    }

    /// Files made from strings, for tests.
    pub fn from_strings(files: &[(&str, &str)]) -> Self {
        Self(
            files
                .iter()
                .map(|(p, t)| ((*p).into(), Cow::Owned((*t).to_owned())))
                .collect(),
        )
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(AsRef::as_ref)
    }

    /// All paths with their texts, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(p, t)| (p.as_str(), t.as_ref()))
    }

    /// A short hash of all that decides an answer: every file but the cases.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for (path, text) in self.iter().filter(|(p, _)| !p.ends_with(".cases.toml")) {
            hash.update(path.as_bytes());
            hash.update([0]);
            hash.update(text.as_bytes());
            hash.update([0]);
        }
        hash.finalize()
            .iter()
            .take(8)
            .map(|b| format!("{b:02x}"))
            .collect()
    }
}
