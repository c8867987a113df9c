//! What is done with the findings of each document: waived, compared with an earlier run, stopped.
//!
//! Reads the waiver files beside a document and the baseline; hands over [`Checked`].

use crate::{cli, day::today, inputs::Inputs};
use anyhow::{Context, Result, anyhow, bail};
use corridor_catalog::Catalog;
use corridor_report::{
    Document, Findings,
    findings::{Baseline, Finding, Gate, Waivers},
    words::cited,
};
use std::{
    fs::{self, File},
    io::{BufReader, ErrorKind, Read},
    path::{Path, PathBuf},
};

/// Largest waiver file, in bytes.
const WAIVERS: u64 = 1 << 20;
/// Largest baseline, in bytes.
const BASELINE: u64 = 1 << 30;

/// What is done with findings.
pub struct Checks<'a> {
    catalog: &'a Catalog,
    waives: bool,
    today: String,
    baseline: Option<Baseline>,
    gate: Gate,
}

/// The findings of one document, with what is to be said of them on stderr.
pub struct Checked {
    /// The findings, waived and compared.
    pub findings: Findings,
    /// Waivers to look at.
    pub remarks: Vec<String>,
    /// Findings that let the run fail, a line each.
    pub stopped: Vec<String>,
}

impl<'a> Checks<'a> {
    /// Prepares what the arguments ask for.
    ///
    /// # Errors
    /// When something to fail on is unknown, or the baseline cannot be used.
    pub fn of(options: &cli::Checks, as_of: Option<&str>, catalog: &'a Catalog) -> Result<Self> {
        let baseline = options.baseline.as_deref().map(baseline).transpose()?;
        Ok(Self {
            catalog,
            waives: !options.no_waivers,
            today: as_of.map_or_else(today, str::to_owned),
            baseline,
            gate: Gate::of(&options.fail_on, catalog).map_err(|e| anyhow!(e))?,
        })
    }

    /// What a baseline cannot tell apart among the inputs.
    pub fn doubt(&self, inputs: &Inputs) -> Option<String> {
        self.baseline.as_ref()?;
        let long = |(path, name): &&(PathBuf, String)| {
            path.file_name()
                .is_some_and(|base| base.to_string_lossy() != **name)
        };
        let (path, _) = inputs.files.iter().find(long)?;
        let base = path.file_name()?.to_string_lossy();
        Some(format!(
            "several documents are called {base}, and --baseline knows documents by these names alone; compare \
             them one by one"
        ))
    }

    /// The findings of a document in the file at `path`.
    ///
    /// # Errors
    /// Says what is wrong with a waiver file.
    pub fn check(&self, path: &Path, name: &str, document: &Document) -> Result<Checked, String> {
        let mut findings = Findings::of(document, self.catalog);
        let mut remarks = match self.waives {
            true => findings.waive(&waivers(path)?, &self.today),
            false => Vec::new(),
        };
        if let Some(baseline) = &self.baseline
            && !findings.compare(&document.source.name, baseline)
        {
            remarks.push(format!(
                "{name} is not in the baseline, so all its findings are new; a later draft must keep its file's name"
            ));
        }
        let stopped = self.gate.stops(&findings).map(|f| line(name, f)).collect();
        Ok(Checked {
            findings,
            remarks,
            stopped,
        })
    }
}

/// "draft.txt: RF02-1a2b3c4d, Article 5(2): …"
fn line(name: &str, finding: &Finding) -> String {
    let place = finding.evidence.first().map(|e| cited(&e.article));
    let place = place.filter(|p| !p.is_empty());
    let place = place.map_or(String::new(), |place| format!(", {place}"));
    format!("{name}: {}{place}: {}", finding.id, finding.message)
}

fn baseline(path: &Path) -> Result<Baseline> {
    let shown = path.display();
    let remedy = "name what an earlier assess --format json or --format sarif wrote";
    let file = open(path, BASELINE)
        .with_context(|| format!("--baseline {shown} cannot be read; {remedy}"))?;
    Baseline::read(&shown.to_string(), BufReader::new(file))
        .map_err(|error| anyhow!("--baseline {shown} cannot be used: {error}; {remedy}"))
}

/// The waivers beside a document; none where there are no such files.
fn waivers(path: &Path) -> Result<Waivers, String> {
    let mut waivers = Waivers::default();
    let whole = path.file_name().unwrap_or_default();
    let stem = path.file_stem().unwrap_or_default();
    let mut names = vec![whole, stem];
    names.dedup();
    for name in names {
        let file = path.with_file_name(format!("{}.waivers.toml", name.to_string_lossy()));
        if let Some(text) = text_of(&file).map_err(|e| format!("{}: {e:#}", file.display()))? {
            let shown = file.display().to_string();
            waivers.read(&shown, &text).map_err(|e| e.to_string())?;
        }
    }
    Ok(waivers)
}

/// The text of a waiver file; none where there is no such file.
fn text_of(path: &Path) -> Result<Option<String>> {
    if fs::symlink_metadata(path).is_err_and(|e| e.kind() == ErrorKind::NotFound) {
        return Ok(None);
    }
    let remedy = "mend it, or take no notice of it with --no-waivers";
    let mut text = String::new();
    let file = open(path, WAIVERS).context(format!("the waivers cannot be read; {remedy}"))?;
    file.take(WAIVERS)
        .read_to_string(&mut text)
        .context(format!("the waivers are no UTF-8 text; {remedy}"))?;
    Ok(Some(text))
}

/// Opens a regular file of at most `limit` bytes.
fn open(path: &Path, limit: u64) -> Result<File> {
    let about = fs::metadata(path)?;
    if !about.is_file() {
        bail!("it is no regular file");
    }
    if about.len() > limit {
        bail!("it is larger than the limit of {} MiB", limit >> 20);
    }
    Ok(File::open(path)?)
}
