//! What the data at the head of an Akoma Ntoso document says of it.

use crate::xml::Element;
use corridor_text::Note;

/// Date and country of the work, as its identification gives them.
#[derive(Debug, Default)]
pub(super) struct Meta {
    date: Option<String>,
    country: Option<String>,
    name: Option<String>,
}

impl Meta {
    /// Takes what an element within `meta` says; the first of each kind stands.
    pub(super) fn element(&mut self, element: &Element) {
        let value = |wanted: &str| {
            let found = element.attribute(wanted).map(|v| v.trim().to_owned());
            found.filter(|v| !v.is_empty())
        };
        let (slot, value) = match element.name() {
            "FRBRdate" => (&mut self.date, value("date")),
            "FRBRcountry" => (&mut self.country, value("value")),
            "FRBRname" => (&mut self.name, value("value")),
            _ => return,
        };
        if slot.is_none() {
            *slot = value;
        }
    }

    /// A note on what is known.
    pub(super) fn note(&self) -> Option<Note> {
        let part = |what: &str, value: &Option<String>| {
            let short = value
                .as_ref()
                .map(|v| v.chars().take(100).collect::<String>());
            short.map(|v| format!("{what} “{v}”"))
        };
        let parts = [
            part("the name", &self.name),
            part("the date", &self.date),
            part("the country", &self.country),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let message = format!("The data at its head give {}.", parts.join(", "));
        (!parts.is_empty()).then(|| Note::new("metadata", message))
    }
}
