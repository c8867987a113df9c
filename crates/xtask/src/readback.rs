//! Sets a folder of texts as web pages, DOCX and PDF, reads them back, and says how much was kept.

use anyhow::{Context, Result, bail};
use corridor::pipeline::Engine;
use corridor_catalog::Catalog;
use corridor_extract::{Options, decode};
use corridor_readback::{Form, Kept, browser::Browser, compare};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    thread,
};

/// Compares every `.txt` file of a folder in every form; with `out`, keeps the files that were set, and
/// beside each what was lost.
pub fn run(texts: &Path, out: Option<&Path>) -> Result<()> {
    let files = files(texts)?;
    let catalog = Catalog::embedded()?;
    let engine = Engine::new(&catalog);
    let browser = Browser::find();
    println!("{} texts of {}", files.len(), texts.display());
    println!(
        "{:26} {:>16} {:>16} {:>16} {:>16}",
        "", "articles", "all ids", "findings", "with quotes"
    );
    for form in Form::ALL {
        let total = Mutex::new(Kept::default());
        let next = AtomicUsize::new(0);
        let work = || -> Result<()> {
            while let Some(file) = files.get(next.fetch_add(1, Relaxed)) {
                let kept = one(&engine, file, form, browser.as_ref(), out)
                    .with_context(|| format!("{} as {}", file.display(), form.name().0))?;
                total.lock().expect("no thread broke").add(kept);
            }
            Ok(())
        };
        let cores = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
            threads
                .into_iter()
                .try_for_each(|t| t.join().expect("no thread broke"))
        })?;
        let kept = total.into_inner().expect("no thread broke");
        let cell = |t: corridor_readback::Tally| format!("{:.2} % of {}", t.share() * 100.0, t.of);
        println!(
            "{:26} {:>16} {:>16} {:>16} {:>16}",
            form.name().0,
            cell(kept.articles),
            cell(kept.ids),
            cell(kept.findings),
            cell(kept.quotes)
        );
    }
    Ok(())
}

fn files(texts: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(texts).with_context(|| texts.display().to_string())?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    match files.is_empty() {
        true => bail!("{} holds no .txt file", texts.display()),
        false => Ok(files),
    }
}

fn one(
    engine: &Engine<'_>,
    file: &Path,
    form: Form,
    browser: Option<&Browser>,
    out: Option<&Path>,
) -> Result<Kept> {
    let source = corridor_extract::read(file, &Options::default())?;
    let bytes = form.set(&source.text, browser)?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name = format!("{stem}.{}", form.name().1);
    if let Some(folder) = out {
        fs::create_dir_all(folder)?;
        fs::write(folder.join(&name), &bytes)?;
    }
    let back = decode(&name, &bytes, &Options::default())?;
    let text = back.text.clone();
    let kept = compare(&engine.assess(source), &engine.assess(back));
    if let Some(folder) = out {
        fs::write(folder.join(format!("{name}.read.txt")), text)?;
        fs::write(folder.join(format!("{name}.lost")), kept.lost.join("\n"))?;
    }
    Ok(kept)
}
