//! Refuses tags with more attributes than any page has, before the page is parsed.
//!
//! The parser looks through all attributes of a tag at every further one, so that a hundred thousand of them
//! would take minutes. This looks once at every byte, in the parser's way as far as well-formed pages go;
//! what slips through is left to the limit of time.

use crate::{Refusal, door::at_most};

/// Most attributes of one tag.
const MOST: u64 = 2_000;

/// Refuses a page with a tag of too many attributes.
pub(super) fn check(text: &str) -> Result<(), Refusal> {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|b| *b == b'<') {
        rest = &rest[at + 1..];
        rest = match rest {
            [b'!', b'-', b'-', ..] => after(&rest[1..], b"-->"),
            [first, ..] if first.is_ascii_alphabetic() => element(rest)?,
            [b'/', first, ..] if first.is_ascii_alphabetic() => tag(rest)?,
            _ => rest,
        };
    }
    Ok(())
}

/// What follows a start tag, and the script or style that it begins.
fn element(bytes: &[u8]) -> Result<&[u8], Refusal> {
    let rest = tag(bytes)?;
    let name = &bytes[..length(bytes, |b| b.is_ascii_whitespace() || b"/>".contains(&b))];
    let raw = |raw: &&[u8]| name.eq_ignore_ascii_case(raw);
    let names: [&[u8]; 2] = [b"script", b"style"];
    Ok(match names.iter().any(raw) {
        true => after(rest, b"</"),
        false => rest,
    })
}

/// Where in a tag the parser is.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Between,
    Name,
    Equals,
    Value,
}

/// What follows a tag.
fn tag(bytes: &[u8]) -> Result<&[u8], Refusal> {
    let mut count = 0;
    let mut place = Place::Name;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        place = match (byte, place) {
            (b'>', _) => break,
            (b'"' | b'\'', Place::Equals) => {
                at += length(&bytes[at..], |b| b == *byte) + 1;
                Place::Between
            }
            (b'/', Place::Between | Place::Name) => Place::Between,
            (b, Place::Equals) if b.is_ascii_whitespace() => Place::Equals,
            (b, _) if b.is_ascii_whitespace() => Place::Between,
            (b'=', Place::Name) => Place::Equals,
            (b, Place::Between) => {
                count += 1;
                if *b == b'=' {
                    Place::Equals
                } else {
                    Place::Name
                }
            }
            (_, Place::Name) => Place::Name,
            (_, Place::Equals | Place::Value) => Place::Value,
        };
    }
    at_most("attributes in one tag", count, MOST)?;
    Ok(bytes.get(at..).unwrap_or_default())
}

/// How many bytes stand before the first of a kind.
fn length(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|b| is(*b)).unwrap_or(bytes.len())
}

/// What follows these words; nothing where they do not stand.
fn after<'a>(bytes: &'a [u8], words: &[u8]) -> &'a [u8] {
    let found = bytes.windows(words.len()).position(|w| w == words);
    found.map_or(&[], |at| &bytes[at + words.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> bool {
        check(text).is_err()
    }

    #[test]
    fn attributes_are_counted_in_every_way_of_writing() {
        for one in [
            " a",
            " a=b",
            " a = 'b c d'",
            "/a",
            " a=\"b\"",
            " =a",
            "\na\n=\nb",
        ] {
            assert!(refused(&format!("<p{}>", one.repeat(2_100))), "{one}");
            assert!(!refused(&format!("<p{}>", one.repeat(900))), "{one}");
        }
        assert!(refused(&format!("<p x='>'{}", " y=z".repeat(2_100))));
        assert!(refused(&format!("</p {}>", "a ".repeat(2_100))));
    }

    #[test]
    fn what_is_no_attribute_is_not_counted() {
        let words = "a b=c ".repeat(3_000);
        for page in [
            format!("<p>{words}</p> 1 < 2 {words}"),
            format!("<!-- <p {words} --><p>"),
            format!("<script>for (i=0;i<n;) {words}</script><STYLE >x<p {words}</style>"),
            format!(
                "<img alt='{words}' src=data:image/png;{}>",
                "ab/".repeat(9_000)
            ),
        ] {
            assert!(!refused(&page), "{}", &page[..30]);
        }
    }

    #[test]
    fn tags_that_hide_behind_others_are_found() {
        let tag = format!("<p{}>", " a".repeat(2_100));
        for before in [
            "<!-- x -->",
            "<!-->",
            "<script>a<b</script>",
            "<scripts>",
            "<",
            "<p a=>",
        ] {
            assert!(refused(&format!("{before}{tag}")), "{before}");
        }
    }
}
