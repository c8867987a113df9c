//! Chromium without a window: prints pages, or tells what their scripts found.

use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const PLACES: [&str; 3] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
];
/// Flags for a machine that reaches no network and may run as root.
const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A browser on this machine.
#[derive(Debug, Clone)]
pub struct Browser {
    program: PathBuf,
}

impl Browser {
    /// The browser, where one is installed.
    pub fn find() -> Option<Self> {
        let program = PLACES
            .map(PathBuf::from)
            .into_iter()
            .find(|p| p.is_file())?;
        Some(Self { program })
    }

    /// Prints a page to PDF.
    ///
    /// # Errors
    /// Where the browser fails.
    pub fn print(&self, page: &str) -> Result<Vec<u8>> {
        let folder = tempfile::tempdir()?;
        let (from, to) = (
            folder.path().join("page.html"),
            folder.path().join("page.pdf"),
        );
        fs::write(&from, page)?;
        let print = format!("--print-to-pdf={}", to.display());
        self.run(&[&print, "--no-pdf-header-footer"], &from, folder.path())?;
        fs::read(&to).context("the browser printed nothing")
    }

    /// Opens a page with further flags, in a profile of its own below `profile`.
    ///
    /// # Errors
    /// Where the browser fails.
    pub fn run(&self, flags: &[&str], page: &Path, profile: &Path) -> Result<Output> {
        let output = Command::new(&self.program)
            .args(FLAGS)
            .args(flags)
            .arg(format!(
                "--user-data-dir={}",
                profile.join("profile").display()
            ))
            .arg(format!("file://{}", page.display()))
            .output()
            .with_context(|| self.program.display().to_string())?;
        match output.status.success() {
            true => Ok(output),
            false => bail!(
                "the browser failed: {}",
                String::from_utf8_lossy(&output.stderr)
            ),
        }
    }
}
