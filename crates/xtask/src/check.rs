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
    if let Some(id) = indicator.filter(|id| catalog.indicator(id).is_none()) {
        bail!(
            "there is no indicator \"{id}\" below {}",
            root.join("indicators").display()
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
