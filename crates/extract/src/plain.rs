//! Plain text: bytes to characters.
//!
//! Reads raw bytes, writes text and the name of the encoding it was read as.

use crate::{Draft, Options, Refusal, remarks};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes looked at to guess UTF-16 without a byte-order mark.
const SAMPLE: usize = 4096;

pub(crate) fn read(bytes: &[u8], _options: &Options) -> Result<Draft, Refusal> {
    let decoded = characters(bytes);
    if is_binary(&decoded.text) {
        return Err(Refusal::Binary);
    }
    Ok(Draft {
        notes: remarks::decoded(decoded.label).into_iter().collect(),
        ..Draft::of(decoded.text)
    })
}

/// A zero character, or more than a tenth control characters.
fn is_binary(text: &str) -> bool {
    let mut control = 0;
    let mut all = 0;
    for c in text.chars() {
        match c {
            '\0' => return true,
            '\t' | '\n' | '\u{c}' | '\u{b}' | '\u{85}' => {}
            c if c.is_control() || c == '\u{fffd}' => control += 1,
            _ => {}
        }
        all += 1;
    }
    control * 10 > all
}

/// Decoded text and what it was decoded from; `None` for plain UTF-8.
pub(crate) struct Decoded {
    pub text: String,
    pub label: Option<&'static str>,
}

/// Decodes by byte-order mark, else UTF-8, else by looks UTF-16, else Windows-1252.
pub(crate) fn characters(bytes: &[u8]) -> Decoded {
    let (encoding, label) = encoding(bytes);
    let text = match (label, std::str::from_utf8(bytes)) {
        (None, Ok(text)) => text.to_owned(),
        _ => encoding.decode_with_bom_removal(bytes).0.into_owned(),
    };
    Decoded {
        text: clean(text),
        label,
    }
}

fn encoding(bytes: &[u8]) -> (&'static Encoding, Option<&'static str>) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, Some(label(encoding, true)));
    }
    if let Some(encoding) = utf16_by_looks(bytes) {
        return (encoding, Some(label(encoding, false)));
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => (UTF_8, None),
        Err(_) => (WINDOWS_1252, Some(label(WINDOWS_1252, false))),
    }
}

fn label(encoding: &'static Encoding, mark: bool) -> &'static str {
    match (
        encoding == UTF_8,
        encoding == UTF_16LE,
        encoding == UTF_16BE,
        mark,
    ) {
        (true, ..) => "UTF-8 with a byte-order mark",
        (_, true, _, true) => "UTF-16 (little endian) by its byte-order mark",
        (_, true, ..) => "UTF-16 (little endian), by its looks",
        (_, _, true, true) => "UTF-16 (big endian) by its byte-order mark",
        (_, _, true, _) => "UTF-16 (big endian), by its looks",
        _ => "Windows-1252, since it is not UTF-8",
    }
}

/// Text of Western letters in UTF-16 has a zero in nearly every other byte; the rest are not zero.
fn utf16_by_looks(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.len() < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    let zeros = |odd: usize| {
        sample
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match (even * 100 / half, odd * 100 / half) {
        (0..=2, 60..) => Some(UTF_16LE),
        (60.., 0..=2) => Some(UTF_16BE),
        _ => None,
    }
}

/// Takes out byte-order mark and carriage returns, and nothing else.
fn clean(text: String) -> String {
    let body = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if body.len() == text.len() && !text.contains('\r') {
        return text;
    }
    body.replace('\r', "")
}
