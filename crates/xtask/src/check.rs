//! Loads the data folders and runs the cases.

use anyhow::{Result, bail};
use corridor_catalog::Catalog;
use std::path::Path;

/// Prints every mistake in the data folders below `root`, and every case that fails.
pub fn run(indicator: Option<&str>, root: &Path) -> Result<()> {
    let catalog = match Catalog::load(root) {
        Ok(catalog) => catalog,
        Err(errors) => {
            println!("{errors}");
            bail!("the data folders have mistakes");
        }
    };
    let known = |id: &str| catalog.indicator(id).is_some() || catalog.flag(id).is_some();
    if let Some(id) = indicator.filter(|id| !known(id)) {
        bail!(
            "there is no indicator or red flag \"{id}\" below {}",
            root.display()
        );
    }
    let report = corridor_assess::run_cases(&catalog, indicator)?;
    for mistake in &report.mistakes {
        println!("{mistake}");
    }
    println!(
        "{} cases run, {} mistakes",
        report.run,
        report.mistakes.len()
    );
    if report.mistakes.is_empty() {
        Ok(())
    } else {
        bail!("the cases do not hold")
    }
}
