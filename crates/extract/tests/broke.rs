//! Inputs that once broke a reader: none may panic or take long again.

use corridor_extract::{Format, Options, Revisions, draft};
use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

const LONGEST: Duration = Duration::from_secs(5);

/// Folders below `broke/` and the format that their files are in.
const FOLDERS: [(&str, Format); 7] = [
    ("plain", Format::Plain),
    ("pdf", Format::Pdf),
    ("docx", Format::Docx),
    ("odt", Format::Odt),
    ("html", Format::Html),
    ("markdown", Format::Markdown),
    ("akn", Format::Akn),
];

#[test]
fn what_broke_once_is_read_or_refused() {
    let broke = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broke");
    for (folder, format) in FOLDERS {
        let Ok(entries) = fs::read_dir(broke.join(folder)) else {
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let bytes = fs::read(&path).unwrap();
            let start = Instant::now();
            for revisions in [Revisions::Accepted, Revisions::Original] {
                let _ = draft(format, &bytes, &Options { revisions });
            }
            let name = path.display();
            assert!(start.elapsed() < LONGEST, "{name} takes too long");
        }
    }
}
