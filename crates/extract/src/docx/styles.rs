//! Paragraph and character styles: what they say of numbers and of hidden text.

use crate::xml::Element;
use std::collections::HashMap;

/// Longest chain of styles that build on each other.
const CHAIN: usize = 32;

/// Number and level as a paragraph or style states them.
#[derive(Debug, Clone, Default)]
pub(super) struct NumberProperties {
    pub number: Option<String>,
    pub level: Option<usize>,
}

impl NumberProperties {
    /// Reads them from paragraph properties; `accepted` takes those that were inserted too.
    pub fn of(properties: Option<&Element<'_>>, accepted: bool) -> Self {
        let found = properties.and_then(|p| p.child("numPr"));
        match found.filter(|n| accepted || n.child("ins").is_none()) {
            Some(found) => Self {
                number: value(found, "numId"),
                level: value(found, "ilvl").and_then(|l| l.parse().ok()),
            },
            None => Self::default(),
        }
    }
}

/// The `val` of a child element.
pub(super) fn value(element: &Element<'_>, child: &str) -> Option<String> {
    let value = element.child(child)?.attribute("val")?;
    Some(value.into_owned())
}

/// Whether a property that can be on or off is on, off or not stated.
pub(super) fn switch(properties: Option<&Element<'_>>, name: &str) -> Option<bool> {
    let stated = properties?.child(name)?.attribute("val");
    Some(!matches!(stated.as_deref(), Some("0" | "false" | "off")))
}

/// A style.
#[derive(Debug, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    pub numbers: NumberProperties,
    hidden: Option<bool>,
}

/// All styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    default: Option<String>,
}

impl Styles {
    /// Reads the styles part.
    pub fn of(root: &Element<'_>) -> Self {
        let mut styles = Self::default();
        for element in root.elements().filter(|e| e.name() == "style") {
            let Some(id) = element.attribute("styleId") else {
                continue;
            };
            let is = |name: &str, value: &str| element.attribute(name).as_deref() == Some(value);
            if is("type", "paragraph") && (is("default", "1") || is("default", "true")) {
                styles.default = Some(id.to_string());
            }
            styles.by_id.insert(id.into_owned(), style(element));
        }
        styles
    }

    /// A style, the style it builds on, and so on; the default style where none is named.
    pub fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let mut next = id.or(self.default.as_deref());
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.by_id.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(CHAIN)
    }

    /// Whether a style, or one it builds on, hides its text.
    pub fn hides(&self, id: Option<&str>) -> bool {
        let stated = id.and_then(|id| self.chain(Some(id)).find_map(|(_, style)| style.hidden));
        stated.unwrap_or(false)
    }
}

fn style(element: &Element<'_>) -> Style {
    Style {
        based_on: value(element, "basedOn"),
        numbers: NumberProperties::of(element.child("pPr"), true),
        hidden: switch(element.child("rPr"), "vanish"),
    }
}
