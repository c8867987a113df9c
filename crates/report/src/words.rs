//! Words for people: ids, citations and values as a lawyer reads them.

use corridor_assess::Value;
use corridor_catalog::{Indicator, Rule};

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
            "para" | "point" | "subpoint" => {
                let number = number.replace('_', ".");
                // "8.2" below Article 8 is its second paragraph.
                let own = cited
                    .rsplit(' ')
                    .next()
                    .map(|article| format!("{article}."));
                match own.filter(|article| number.starts_with(article.as_str())) {
                    Some(article) => cited.push_str(&number[article.len() - 1..]),
                    None => cited.push_str(&format!("({number})")),
                }
            }
            _ => {
                let name = match kind {
                    "art" => "Article".to_owned(),
                    other => capital(other),
                };
                let sep = if cited.is_empty() { "" } else { ", " };
                let gap = if number.is_empty() { "" } else { " " };
                let number = match number.len() {
                    1 => number.to_uppercase(),
                    _ => number.replace('_', " "),
                };
                cited.push_str(&format!("{sep}{name}{gap}{number}"));
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

/// A value in words: the indicator's own scale, or the house scale.
pub fn meaning(indicator: Option<&Indicator>, value: &Value) -> String {
    let scale = indicator.map(|i| i.scale.as_slice()).unwrap_or_default();
    let own = |word: &str| {
        scale
            .iter()
            .find(|(w, _)| w == word)
            .map(|(_, m)| m.clone())
    };
    let asked = match indicator.map(|i| &i.rule) {
        Some(Rule::Count { items }) => Some(items.len()),
        _ => None,
    };
    match value {
        Value::Number(n) => own(&n.to_string()).unwrap_or_else(|| match asked {
            Some(all) => format!("{n} of {all}"),
            None => house(*n).to_owned(),
        }),
        Value::Word(word) => own(word).unwrap_or_else(|| spoken(word)),
        Value::Labels(labels) => {
            let words = labels.iter().map(|l| own(l).unwrap_or_else(|| spoken(l)));
            words.collect::<Vec<_>>().join("; ")
        }
        Value::Record(fields) => {
            let pairs = fields.iter().map(|(name, value)| {
                let value = value.to_string();
                format!("{} {}", spoken(name), spoken(value.trim_matches('"')))
            });
            pairs.collect::<Vec<_>>().join(", ")
        }
        Value::Undecided => "who must act or pay cannot be told".to_owned(),
        Value::NotAssessed => "not assessed".to_owned(),
    }
}

/// A level of the house scale in words.
pub fn house(level: i32) -> &'static str {
    match level {
        ..0 => "contrary",
        0 => "silent",
        1 => "mentioned",
        2 => "committed",
        _ => "committed, with what makes it work",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_cited_as_lawyers_do() {
        assert_eq!(cited("art_5__para_2__point_a"), "Article 5(2)(a)");
        assert_eq!(cited("annex_1__art_3"), "Annex 1, Article 3");
        assert_eq!(cited("art_8__para_8_2"), "Article 8.2");
        assert_eq!(cited("annex_b__point_2"), "Annex B(2)");
        assert_eq!(cited("preamble"), "Preamble");
        assert_eq!(cited(""), "");
    }

    #[test]
    fn lines_are_clean_and_short() {
        assert_eq!(line("a\u{1b}[31m\n  b", 20), "a [31m b");
        assert_eq!(line("abcdefgh", 5), "abcd…");
    }
}
