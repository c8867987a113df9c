//! Coverage-guided fuzzing: builds the targets below `fuzz/`, runs them, says how many inputs were tried.
//!
//! libFuzzer guides the runs. The counters it needs are asked of the stable compiler by flags, so that
//! nothing but a C++ compiler must be installed; `cargo fuzz run TARGET` works as well, with sanitizers.

use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
    thread,
};

/// How long each target runs.
#[derive(Debug, Clone, Copy)]
pub enum Amount {
    /// So many seconds.
    Seconds(u64),
    /// So many inputs.
    Runs(u64),
}

const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Longest input in bytes, where it is not [`LONGEST`]: what is slow by the byte gets shorter ones.
const LENGTHS: [(&str, u32); 3] = [("outline", 4096), ("pdf", 8192), ("plain", 4096)];
const LONGEST: u32 = 16_384;

/// Runs the targets named, or all; the inputs that broke one are kept and named.
pub fn run(root: &Path, named: &[String], amount: Amount) -> Result<()> {
    let all = targets(root)?;
    if let Some(odd) = named.iter().find(|n| !all.contains(n)) {
        bail!("there is no target \"{odd}\"; there are {}", all.join(", "));
    }
    let chosen = if named.is_empty() { &all } else { named };
    let programs = build(root)?;
    let queue = Mutex::new(chosen.iter());
    let failures = Mutex::new(Vec::new());
    let work = || {
        while let Some(target) = queue.lock().ok().and_then(|mut q| q.next()) {
            let outcome = one(root, &programs.join(target), target, amount);
            match outcome {
                Ok(line) => println!("{target:10} {line}"),
                Err(error) => {
                    println!("{target:10} {error:#}");
                    failures
                        .lock()
                        .expect("no thread broke")
                        .push(target.clone());
                }
            }
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(work);
        }
    });
    let failures = failures.into_inner().expect("no thread broke");
    match failures.is_empty() {
        true => Ok(()),
        false => bail!("inputs broke {}", failures.join(", ")),
    }
}

fn targets(root: &Path) -> Result<Vec<String>> {
    let folder = root.join("fuzz/targets");
    let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter_map(|e| Some(e.path().file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    Ok(names)
}

/// Builds all targets; gives the folder of the programs.
fn build(root: &Path) -> Result<PathBuf> {
    let triple = host()?;
    let folder = root.join("target/fuzz");
    let status = Command::new(env!("CARGO"))
        .args([
            "build",
            "--release",
            "--quiet",
            "--target",
            &triple,
            "--target-dir",
        ])
        .arg(&folder)
        .current_dir(root.join("fuzz"))
        .env("RUSTFLAGS", FLAGS)
        .status()
        .context("cargo could not start")?;
    match status.success() {
        true => Ok(folder.join(triple).join("release")),
        false => bail!("the fuzz targets do not build"),
    }
}

/// The triple of this machine. It is named, so that build scripts are built without the counters.
fn host() -> Result<String> {
    let output = Command::new("rustc").arg("-vV").output().context("rustc")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().find_map(|l| l.strip_prefix("host: "));
    Ok(line.context("rustc names no host")?.to_owned())
}

fn one(root: &Path, program: &Path, target: &str, amount: Amount) -> Result<String> {
    let kept = root.join("target/fuzz/corpus").join(target);
    let broke = root.join("target/fuzz/broke").join(target);
    let seeds = root.join("fuzz/seeds").join(target);
    fs::create_dir_all(&kept)?;
    fs::create_dir_all(&broke)?;
    let bound = match amount {
        Amount::Seconds(n) => format!("-max_total_time={n}"),
        Amount::Runs(n) => format!("-runs={n}"),
    };
    let library = root.join("target/pdfium/libpdfium.so");
    let output = Command::new(program)
        .envs(library.is_file().then_some(("CORRIDOR_PDFIUM", library)))
        .args([&bound, "-timeout=10", "-rss_limit_mb=1024"])
        .arg(format!("-max_len={}", longest(target)))
        .args(["-print_final_stats=1", "-detect_leaks=0"])
        .arg(format!("-artifact_prefix={}/", broke.display()))
        .arg(&kept)
        .args(seeds.is_dir().then_some(&seeds))
        .output()
        .with_context(|| program.display().to_string())?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let runs = said
        .lines()
        .find_map(|l| l.strip_prefix("stat::number_of_executed_units:"))
        .map_or("an unknown number of", str::trim);
    match output.status.success() {
        true => Ok(format!("{runs} inputs, none broke it")),
        false => bail!("{}", breakage(&said, runs)),
    }
}

fn longest(target: &str) -> u32 {
    let own = LENGTHS.iter().find(|(name, _)| *name == target);
    own.map_or(LONGEST, |(_, length)| *length)
}

/// What broke, in the words of the panic, and where the input is kept.
fn breakage(said: &str, runs: &str) -> String {
    let cause = said
        .lines()
        .find(|l| l.contains("panicked at") || l.contains("ERROR:"))
        .unwrap_or("it broke off");
    let kept = said.lines().find(|l| l.contains("Test unit written to"));
    format!(
        "{cause} after {runs} inputs; {}\n           add that input to tests/broke/ in crates/extract or crates/syntax once it is mended",
        kept.unwrap_or("no input was kept")
    )
}
