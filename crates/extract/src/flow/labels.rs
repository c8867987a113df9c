//! Numbers and bullets that a text brings of its own.

/// Whether an item's text begins with a number or bullet of its own: "(a)", "2.", "–", "Article 2" as item 2.
pub(crate) fn brings_mark(text: &str, value: i32) -> bool {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let bullet = first.starts_with(['-', '–', '—', '•', '·', '▪', '●', '*', '○', '§']);
    let named = second.trim_matches(['.', ':', '–', '-', ')']) == value.to_string();
    bullet || named || is_label(first)
}

/// "(a)", "1.", "1)", "iv.", "1.2", "1°".
pub(crate) fn is_label(word: &str) -> bool {
    let open = word.starts_with('(');
    let body = word.trim_start_matches('(');
    let at = body.find([')', '.', '°', 'º']).unwrap_or(body.len());
    let (label, rest) = body.split_at(at);
    let digits = label.len() < 4 && label.chars().all(|c| c.is_ascii_digit());
    let one = label.chars().count() == 1 && label.chars().all(char::is_alphabetic);
    let roman = label.len() < 6 && label.chars().all(|c| "ivxIVX".contains(c));
    let closed = rest.starts_with(')') || !open && !rest.is_empty();
    !label.is_empty() && closed && (digits || one || roman)
}
