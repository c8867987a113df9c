//! The characters of a web page: by byte-order mark, by what it declares, else by looks.
//!
//! Reads raw bytes, writes text and the name of the encoding it was read as.

use crate::plain;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes in which a declaration is looked for.
const HEAD: usize = 4096;

/// Decodes a page; the label is `None` for plain UTF-8.
pub(crate) fn characters(bytes: &[u8]) -> (String, Option<String>) {
    if Encoding::for_bom(bytes).is_none()
        && let Some(encoding) = declared(bytes)
    {
        let text = encoding.decode_without_bom_handling(bytes).0.into_owned();
        let label = format!("{}, as it declares", encoding.name());
        return (text, Some(label));
    }
    let decoded = plain::characters(bytes);
    (decoded.text, decoded.label.map(str::to_owned))
}

/// What the page declares, unless its bytes are valid UTF-8 or its declaration is no help.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let sign = ["charset", "encoding"].into_iter();
    let found = sign.filter_map(|sign| Encoding::for_label(value(&head, sign)?.as_bytes()));
    let stated = found.into_iter().next()?;
    let plain = [UTF_8, UTF_16BE, UTF_16LE].contains(&stated);
    let utf8 = std::str::from_utf8(bytes).is_ok() && stated.is_ascii_compatible();
    (!plain && !utf8).then_some(stated)
}

/// What stands after `charset=` or `encoding=`.
fn value<'a>(head: &'a str, sign: &str) -> Option<&'a str> {
    head.match_indices(sign).find_map(|(at, _)| {
        let rest = head[at + sign.len()..].trim_start().strip_prefix('=')?;
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c));
        Some(&rest[..end.unwrap_or(rest.len())]).filter(|v| !v.is_empty())
    })
}
