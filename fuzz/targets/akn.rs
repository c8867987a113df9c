//! Any bytes as Akoma Ntoso.
#![no_main]

use corridor_extract::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| corridor_fuzz::read_xml(Format::Akn, bytes));
