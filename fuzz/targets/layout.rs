//! Any bytes as the lines of printed pages.
#![no_main]

use corridor_extract::pdf;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let pages = corridor_fuzz::pages(bytes);
    let count = pages.len();
    if let Ok(draft) = pdf::draft(pages) {
        corridor_fuzz::check_tiles(&draft);
        assert!(draft.pages.len() >= count, "a page is lost");
    }
});
