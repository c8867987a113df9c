//! Where the library may be.

use std::path::PathBuf;

/// Names the library file; where it is set, no other place counts.
const VARIABLE: &str = "CORRIDOR_PDFIUM";

/// Folders that may hold the library, seen from the one with the program.
const FOLDERS: &[&str] = &[".", "../pdfium", "../../pdfium", "../lib"];

/// Places to look at, best first; the last is a bare name for the system's loader.
pub(crate) fn places() -> Vec<PathBuf> {
    if let Some(named) = std::env::var_os(VARIABLE) {
        return vec![named.into()];
    }
    let name = libloading::library_filename("pdfium");
    let program = std::env::current_exe().ok();
    let beside = program.as_deref().and_then(|p| p.parent());
    let mut places: Vec<PathBuf> = FOLDERS
        .iter()
        .filter_map(|folder| Some(beside?.join(folder).join(&name)))
        .filter(|path| path.is_file())
        .collect();
    places.push(name.into());
    places
}
