//! Any bytes as the parts of an ODT, or as a package.
#![no_main]

use corridor_extract::Format;

const PARTS: &[&str] = &["content.xml", "styles.xml", "META-INF/manifest.xml"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    corridor_fuzz::read_package(Format::Odt, bytes, PARTS);
});
