//! Paths to files, in an order that does not depend on the machine.

use crate::{
    cli,
    output::complain,
    pipeline::{Door, Engine},
};
use corridor_extract::ENDINGS;
use corridor_report::Document;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, IsTerminal},
    path::{Path, PathBuf},
};
use walkdir::WalkDir;

/// How many documents are held at once.
const CHUNK: usize = 64;

/// Files to read, each with the name it goes by in the output.
pub struct Inputs {
    /// Path and name: the base name, or the path where two files share a base name.
    pub files: Vec<(PathBuf, String)>,
    /// The agreement to read of each file, counted from 1; all of it where none is named.
    agreement: Option<usize>,
    /// Whether something named could not be found or read; it has been named on stderr.
    pub failed: bool,
    door: Door,
}

impl Inputs {
    /// Walks folders for files of formats that are read and takes files as they are; names every failure.
    pub fn collect(paths: &[PathBuf], reading: &cli::Reading) -> Self {
        let mut inputs = Self::of(Vec::new(), reading);
        let mut files = Vec::new();
        for path in paths {
            if path.is_dir() {
                inputs.failed |= !walk(path, &mut files);
            } else {
                files.push(path.clone());
            }
        }
        let mut seen = BTreeSet::new();
        files.retain(|f| seen.insert(f.canonicalize().unwrap_or_else(|_| f.clone())));
        inputs.files = with_names(files);
        inputs
    }

    /// These files, each with its name.
    pub fn of(files: Vec<(PathBuf, String)>, reading: &cli::Reading) -> Self {
        Self {
            files,
            failed: false,
            agreement: reading.agreement,
            door: Door::new(reading.options()),
        }
    }

    /// Just the paths.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.files.iter().map(|(p, _)| p.clone()).collect()
    }

    /// Works on all files at once and hands the results over in order, naming every failure.
    ///
    /// # Errors
    /// The first error of `take`.
    pub fn each<T: Send>(
        &mut self,
        engine: &Engine<'_>,
        work: impl Fn(&Path, &str, Document) -> T + Sync,
        mut take: impl FnMut(T) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let bar = progress(self.files.len());
        for chunk in self.files.chunks(CHUNK) {
            let results: Vec<_> = chunk
                .par_iter()
                .map(|(path, name)| {
                    let opened = engine.open(&self.door, path, self.agreement);
                    let done = opened.map(|document| work(path, name, document));
                    bar.inc(1);
                    done
                })
                .collect();
            for result in results {
                match result {
                    Ok(value) => take(value)?,
                    Err(error) => {
                        self.failed = true;
                        bar.suspend(|| complain(&error));
                    }
                }
            }
        }
        bar.finish_and_clear();
        Ok(())
    }
}

/// Adds the files of formats that are read below a folder; false when there is none or one cannot be reached.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> bool {
    let before = files.len();
    let mut reached = true;
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_read(entry.path()) => {
                files.push(entry.into_path());
            }
            Ok(_) => {}
            Err(error) => {
                complain(&format!("{error}; check your rights to it"));
                reached = false;
            }
        }
    }
    if files.len() == before && reached {
        let shown = folder.display();
        complain(&format!(
            "{shown} holds no agreement (.{}); put some there, or name a file directly",
            ENDINGS.join(", .")
        ));
        reached = false;
    }
    reached
}

fn is_read(path: &Path) -> bool {
    path.extension()
        .is_some_and(|e| ENDINGS.iter().any(|known| e.eq_ignore_ascii_case(known)))
}

fn with_names(files: Vec<PathBuf>) -> Vec<(PathBuf, String)> {
    let base = |f: &Path| {
        f.file_name()
            .unwrap_or(f.as_os_str())
            .to_string_lossy()
            .into_owned()
    };
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for file in &files {
        *count.entry(base(file)).or_default() += 1;
    }
    let name = |f: &Path| match count.get(&base(f)) {
        Some(1) => base(f),
        _ => f.display().to_string(),
    };
    files.into_iter().map(|f| (f.clone(), name(&f))).collect()
}

/// A bar on stderr, for people who wait for more than one file.
fn progress(files: usize) -> ProgressBar {
    if files < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}");
    let bar = ProgressBar::new(files as u64);
    style.map(|s| bar.clone().with_style(s)).unwrap_or(bar)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_unless_shared() {
        let files = ["a/x.txt", "b/x.txt", "b/y.txt"]
            .map(PathBuf::from)
            .to_vec();
        let names: Vec<String> = with_names(files).into_iter().map(|(_, n)| n).collect();
        assert_eq!(names, ["a/x.txt", "b/x.txt", "y.txt"]);
    }

    #[test]
    fn folders_are_walked_in_order() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.TXT", "c.pdf", "e.csv", "sub.txt/d.txt"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        let inputs = Inputs::collect(
            &[folder.path().into(), folder.path().join("b.txt")],
            &cli::Reading::default(),
        );
        let names: Vec<&str> = inputs.files.iter().map(|(_, n)| n.as_str()).collect();
        assert_eq!(names, ["a.TXT", "b.txt", "c.pdf", "d.txt"]);
        assert!(!inputs.failed);
    }
}
