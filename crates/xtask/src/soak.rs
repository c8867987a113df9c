//! The long tier of tests: harmful files at full size, real texts read back, and many fuzzed inputs for each target.

use super::{fuzz, memory, readback};
use anyhow::{Context, Result, bail};
use corridor_readback::hostile::{self, Case};
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

/// Most memory in mebibytes that a file may take, in the program and its readers together.
const MEMORY: u64 = 1024;
/// Most seconds that a file may take.
const SECONDS: f32 = 120.0;

/// Runs everything, what is quickest first.
pub fn run(root: &Path, runs: u64) -> Result<()> {
    let program = build(root)?;
    println!("== harmful files");
    harmful(&program, &root.join("target/soak"))?;
    let texts = root.join("../shared/corpus/texts");
    if texts.is_dir() {
        println!("== texts read back");
        readback::run(&texts, None)?;
    }
    println!("== {runs} inputs for each target");
    fuzz::run(root, &[], fuzz::Amount::Runs(runs))
}

/// Builds the program as it is shipped.
fn build(root: &Path) -> Result<PathBuf> {
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--quiet", "--package", "corridor"])
        .current_dir(root)
        .status()
        .context("cargo could not start")?;
    match status.success() {
        true => Ok(root.join("target/release/corridor")),
        false => bail!("the program does not build"),
    }
}

/// Gives every harmful file to the program, and prints what it took.
fn harmful(program: &Path, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    println!("{:18} {:>9} {:>7} {:>7}  outcome", "", "kB", "s", "MiB");
    let mut faults = 0;
    for case in hostile::large() {
        let path = folder.join(case.name);
        fs::write(&path, &case.bytes).with_context(|| path.display().to_string())?;
        let outcome = assess(program, &path)?;
        let fault = outcome.fault(&case);
        println!(
            "{:18} {:>9} {:>7.1} {:>7}  {}",
            case.name,
            case.bytes.len() / 1024,
            outcome.seconds,
            outcome.memory,
            fault.as_deref().unwrap_or(case.refused.unwrap_or("read"))
        );
        faults += usize::from(fault.is_some());
        fs::remove_file(&path)?;
    }
    match faults {
        0 => Ok(()),
        faults => bail!("{faults} harmful files did harm"),
    }
}

/// What the program made of a file.
struct Outcome {
    code: Option<i32>,
    errors: String,
    seconds: f32,
    /// In mebibytes.
    memory: u64,
}

impl Outcome {
    /// What is wrong with it.
    fn fault(&self, case: &Case) -> Option<String> {
        let wanted = match case.refused {
            Some(word) => self.code == Some(3) && self.errors.contains(word),
            None => self.code == Some(0),
        };
        let said = self.errors.lines().last().unwrap_or_default();
        match wanted {
            false => Some(format!("WRONG: code {:?}, {said}", self.code)),
            true if self.memory > MEMORY => Some(format!("WRONG: over {MEMORY} MiB")),
            true if self.seconds > SECONDS => Some(format!("WRONG: over {SECONDS} s")),
            true => None,
        }
    }
}

fn assess(program: &Path, path: &Path) -> Result<Outcome> {
    let errors = path.with_extension("errors");
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(["assess", "--format", "json"])
        .arg(path)
        .stdout(Stdio::null())
        .stderr(File::create(&errors)?)
        .spawn()
        .with_context(|| program.display().to_string())?;
    let (status, memory) = memory::watch(&mut child)?;
    let seconds = start.elapsed().as_secs_f32();
    let outcome = Outcome {
        code: status.code(),
        errors: fs::read_to_string(&errors)?,
        seconds,
        memory,
    };
    fs::remove_file(&errors)?;
    Ok(outcome)
}
