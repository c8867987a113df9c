//! Numbers and bullets of lists, as a browser computes them.

use super::tags::style;
use crate::flow::brings_mark;
use crate::numerals::{self, Numerals};
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
    Counted(Numerals),
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
            Style::Counted(Numerals::Decimal)
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
        let counted = matches!(self.style, Style::Counted(_));
        let style = styled(item, counted).unwrap_or(self.style);
        let mark = match style {
            Style::None => return None,
            Style::Bullet => "–".to_owned(),
            Style::Counted(numerals) => format!("{}.", figure(numerals, value)),
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
        ("1", true) => Some(Style::Counted(Numerals::Decimal)),
        ("a", true) => Some(Style::Counted(numerals::LOWER_ON)),
        ("A", true) => Some(Style::Counted(numerals::UPPER_ON)),
        ("i", true) => Some(Style::Counted(Numerals::LowerRoman)),
        ("I", true) => Some(Style::Counted(Numerals::UpperRoman)),
        (other, _) => named(&other.to_ascii_lowercase()),
    })
}

fn named(name: &str) -> Option<Style> {
    Some(match name {
        "none" => Style::None,
        "disc" | "circle" | "square" => Style::Bullet,
        "decimal" | "decimal-leading-zero" => Style::Counted(Numerals::Decimal),
        "lower-alpha" | "lower-latin" => Style::Counted(numerals::LOWER_ON),
        "upper-alpha" | "upper-latin" => Style::Counted(numerals::UPPER_ON),
        "lower-roman" => Style::Counted(Numerals::LowerRoman),
        "upper-roman" => Style::Counted(Numerals::UpperRoman),
        _ => return None,
    })
}

fn figure(numerals: Numerals, value: i32) -> String {
    u32::try_from(value).map_or_else(|_| value.to_string(), |v| numerals.write(v))
}
