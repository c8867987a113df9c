//! What is known of a document, for people and for programs.

mod assessment;
mod explain;
mod page;
mod summary;

pub use assessment::{Assessment, Context};
pub use explain::{explain_flag, explain_indicator, list_indicators};
pub use page::Page;
pub(crate) use page::{DIM, wrap};
pub use summary::Summary;

/// Text on one line, without control characters, cut to `room` characters.
pub fn line(text: &str, room: usize) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let words = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(room) {
        Some(_) => {
            let kept: String = words.chars().take(room.saturating_sub(1)).collect();
            format!("{}…", kept.trim_end())
        }
        None => words,
    }
}

/// An id as people write it: "equal_treatment" is "equal treatment".
pub fn spoken(id: &str) -> String {
    id.replace('_', " ")
}

/// An outline's id as lawyers cite it: "art_5__para_2__point_a" is "Article 5(2)(a)".
pub fn cited(id: &str) -> String {
    let mut cited = String::new();
    for part in id.split("__") {
        let (kind, number) = part.split_once('_').unwrap_or((part, ""));
        match kind {
            "para" | "point" | "subpoint" => cited.push_str(&format!("({number})")),
            _ => {
                let name = match kind {
                    "art" => "Article".to_owned(),
                    other => capital(other),
                };
                let sep = if cited.is_empty() { "" } else { ", " };
                let gap = if number.is_empty() { "" } else { " " };
                cited.push_str(&format!("{sep}{name}{gap}{}", number.replace('_', " ")));
            }
        }
    }
    cited
}

/// With a capital first letter.
pub fn capital(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_cited_as_lawyers_do() {
        assert_eq!(cited("art_5__para_2__point_a"), "Article 5(2)(a)");
        assert_eq!(cited("annex_1__art_3"), "Annex 1, Article 3");
        assert_eq!(cited("preamble"), "Preamble");
        assert_eq!(cited(""), "");
    }

    #[test]
    fn lines_are_clean_and_short() {
        assert_eq!(line("a\u{1b}[31m\n  b", 20), "a [31m b");
        assert_eq!(line("abcdefgh", 5), "abcd…");
    }
}
