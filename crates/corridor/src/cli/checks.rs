//! Arguments of `assess` about findings: waivers, a baseline, what lets a run fail.

use clap::Args;
use std::path::PathBuf;

/// What is done with the findings.
#[derive(Debug, Default, Args)]
pub struct Checks {
    /// Take no notice of the waiver files beside the documents
    #[arg(long)]
    pub no_waivers: bool,
    /// Tell what is new, unchanged and gone since an earlier --format json or --format sarif
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Exit with 1 when something of this LEVEL or graver is found that is neither waived nor fair, and new
    /// where there is a baseline: violates, weakens, contrary, gap; or the id of a red flag or an indicator
    #[arg(long, value_name = "LEVEL", value_delimiter = ',')]
    pub fail_on: Vec<String>,
}
