//! Numbers and bullets of lists, as a browser computes them.

use super::tags::style;
use scraper::node::Element;

/// An open list.
#[derive(Debug)]
pub(super) struct List {
    style: Style,
    next: i32,
    step: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    None,
    Bullet,
    Decimal,
    Lower,
    Upper,
    RomanLower,
    RomanUpper,
}

impl List {
    /// The list that `element` opens, which has so many items.
    pub(super) fn open(element: &Element, items: usize) -> Self {
        let ordered = element.name() == "ol";
        let back = ordered && element.attr("reversed").is_some();
        let first = if back {
            i32::try_from(items).unwrap_or(i32::MAX)
        } else {
            1
        };
        let usual = if ordered {
            Style::Decimal
        } else {
            Style::Bullet
        };
        Self {
            style: styled(element, ordered).unwrap_or(usual),
            next: number(element, "start").unwrap_or(first),
            step: if back { -1 } else { 1 },
        }
    }

    /// The mark of the next item, which begins with `text`; none where the text brings its own.
    pub(super) fn mark(&mut self, item: &Element, text: &str) -> Option<String> {
        let value = number(item, "value").unwrap_or(self.next);
        self.next = value.saturating_add(self.step);
        let counted = !matches!(self.style, Style::Bullet | Style::None);
        let style = styled(item, counted).unwrap_or(self.style);
        let mark = match style {
            Style::None => return None,
            Style::Bullet => "–".to_owned(),
            style => format!("{}.", figure(style, value)),
        };
        (!brings_mark(text, value)).then_some(mark)
    }
}

fn number(element: &Element, attribute: &str) -> Option<i32> {
    element.attr(attribute)?.trim().parse().ok()
}

/// By the element's style, else by its type.
fn styled(element: &Element, ordered: bool) -> Option<Style> {
    let kind = style(element, "list-style-type").or_else(|| style(element, "list-style"));
    let by_style = kind
        .as_deref()
        .and_then(|k| k.split_whitespace().find_map(named));
    by_style.or_else(|| match (element.attr("type")?.trim(), ordered) {
        ("1", true) => Some(Style::Decimal),
        ("a", true) => Some(Style::Lower),
        ("A", true) => Some(Style::Upper),
        ("i", true) => Some(Style::RomanLower),
        ("I", true) => Some(Style::RomanUpper),
        (other, _) => named(&other.to_ascii_lowercase()),
    })
}

fn named(name: &str) -> Option<Style> {
    Some(match name {
        "none" => Style::None,
        "disc" | "circle" | "square" => Style::Bullet,
        "decimal" | "decimal-leading-zero" => Style::Decimal,
        "lower-alpha" | "lower-latin" => Style::Lower,
        "upper-alpha" | "upper-latin" => Style::Upper,
        "lower-roman" => Style::RomanLower,
        "upper-roman" => Style::RomanUpper,
        _ => return None,
    })
}

fn figure(style: Style, value: i32) -> String {
    match (style, u32::try_from(value)) {
        (Style::Lower, Ok(v @ 1..)) => letters(v),
        (Style::Upper, Ok(v @ 1..)) => letters(v).to_uppercase(),
        (Style::RomanLower, Ok(v @ 1..4000)) => roman(v),
        (Style::RomanUpper, Ok(v @ 1..4000)) => roman(v).to_uppercase(),
        _ => value.to_string(),
    }
}

/// 1 is "a", 27 is "aa".
fn letters(mut value: u32) -> String {
    let mut text = Vec::new();
    while value > 0 {
        text.push(char::from(b'a' + ((value - 1) % 26) as u8));
        value = (value - 1) / 26;
    }
    text.iter().rev().collect()
}

fn roman(mut value: u32) -> String {
    const SIGNS: &[(u32, &str)] = &[
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while value >= *worth {
            text.push_str(sign);
            value -= worth;
        }
    }
    text
}

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
