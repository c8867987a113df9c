//! Makes well-formed XML of fuzzed XML: most changes of bytes break it, and a reader that only refuses is not tested.

/// The same markup with every element closed in its turn, and signs that begin nothing written out.
pub fn mend(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut out = String::with_capacity(text.len() + 64);
    let mut open: Vec<&str> = Vec::new();
    let mut rest = &*text;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = match rest.starts_with('<') {
            true => rest[1..].find(['<', '>']).map(|end| end + 1),
            false => rest.find(';').filter(|end| *end < 8),
        };
        let Some(end) = end else {
            out.push(' ');
            rest = &rest[1..];
            continue;
        };
        let found = &rest[..=end];
        match found.ends_with('<') {
            true => rest = &rest[end..],
            false => {
                rest = &rest[end + 1..];
                write(found, &mut open, &mut out);
            }
        }
    }
    out.push_str(rest);
    close(&mut open, 0, &mut out);
    out.into_bytes()
}

/// Writes a tag or an entity, and what must be closed before it.
fn write<'a>(found: &'a str, open: &mut Vec<&'a str>, out: &mut String) {
    if let Some(name) = found.strip_prefix("</") {
        let name = name.trim_end_matches('>').trim();
        if let Some(at) = open.iter().rposition(|o| *o == name) {
            close(open, at, out);
        }
        return;
    }
    out.push_str(found);
    let name = found.strip_prefix('<').unwrap_or("!");
    if !name.starts_with(['!', '?']) && !name.ends_with("/>") {
        let name = name.trim_end_matches('>');
        let end = name.find(|c: char| c.is_ascii_whitespace() || c == '/');
        open.push(&name[..end.unwrap_or(name.len())]);
    }
}

/// Closes the elements that are open beyond a depth.
fn close(open: &mut Vec<&str>, depth: usize, out: &mut String) {
    for name in open.drain(depth..).rev() {
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }
}
