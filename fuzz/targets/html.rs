//! Any bytes as a web page.
#![no_main]

use corridor_extract::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    corridor_fuzz::read(Format::Html, bytes);
});
