//! Paths as URI references, and back.

use std::path::Path;

/// A path as it was given, as a URI reference: with `/`, and with all but plain characters escaped.
pub fn uri_of(path: &Path) -> String {
    let mut uri = String::new();
    for byte in path.to_string_lossy().bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// The base name of the file that a URI names.
pub(crate) fn base_name(uri: &str) -> String {
    let last = uri.rsplit('/').next().unwrap_or(uri).as_bytes();
    let digit = |at: usize| last.get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut bytes = Vec::with_capacity(last.len());
    let mut at = 0;
    while let Some(byte) = last.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                // Two hexadecimal digits make a byte.
                bytes.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                bytes.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_survive_the_way_there_and_back() {
        for name in ["a.txt", "ein Vertrag (2).txt", "é%20#?:.txt", "100%"] {
            let uri = uri_of(&Path::new("some dir").join(name));
            assert!(
                uri.is_ascii() && !uri.contains([' ', '#', '?', ':']),
                "{uri}"
            );
            assert_eq!(base_name(&uri), name);
        }
    }
}
