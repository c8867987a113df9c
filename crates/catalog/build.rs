//! Embeds the data folders, so that the binary is whole; no list of them is kept anywhere.

use std::{env, fmt::Write, fs, path::Path};
use walkdir::WalkDir;

include!("folders.in");

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../..");
    let mut list = String::from("&[\n");
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
        let files = WalkDir::new(root.join(folder)).sort_by_file_name();
        for entry in files.into_iter().filter_map(Result::ok) {
            let path = entry.path();
            if path.extension().is_none_or(|e| e != "toml" && e != "txt") {
                continue;
            }
            let name = path
                .strip_prefix(&root)
                .expect("below the root")
                .display()
                .to_string();
            let path = path.canonicalize().expect("it exists");
            writeln!(
                list,
                "({name:?}, include_str!({:?})),",
                path.display().to_string()
            )
            .expect("a string takes all");
        }
    }
    list.push(']');
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("files.rs");
    fs::write(out, list).expect("OUT_DIR can be written");
}
