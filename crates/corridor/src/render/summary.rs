//! The summary for a lawyer at a terminal: what it is, what offends, what is promised, what is open,
//! what is silent and what that silence rests on.

use super::{
    Page,
    page::{DIM, GREEN, RED, YELLOW},
};
use anstyle::Style;
use corridor_assess::Coding;
use corridor_catalog::{Catalog, Indicator};
use corridor_report::{
    Context, Document,
    place::{HEAD, Place, place_of},
    words::{capital, cited, line, meaning, spoken},
};
use std::ops::Range;

/// Renders one document.
pub struct Summary<'a> {
    document: &'a Document,
    catalog: &'a Catalog,
    page: Page,
}

impl<'a> Summary<'a> {
    /// The summary as text with escape codes for colours.
    pub fn of(document: &'a Document, context: &Context<'a>, width: usize) -> String {
        let catalog = context.catalog;
        let mut summary = Self {
            document,
            catalog,
            page: Page::new(width),
        };
        summary.head(context);
        summary.findings(Place::Against, "Against workers' rights", RED);
        summary.findings(Place::Promised, "Promised", GREEN);
        summary.findings(Place::Stated, "Also stated", Style::new());
        summary.findings(Place::Open, "Undecided: read these yourself", YELLOW);
        summary.silences();
        summary.not_assessed();
        summary.page.finish()
    }

    fn head(&mut self, context: &Context<'_>) {
        let bold = Style::new().bold();
        let title = self.document.outline.find("title").map(|n| n.span);
        self.page.put(&format!(
            "{bold}{}{bold:#}",
            line(&self.document.source.name, 200)
        ));
        if let Some(span) = title {
            let title = line(self.document.source.slice(span), 300);
            self.page.wrapped(&title, 2, Style::new());
        }
        let parties = if context.parties.is_empty() {
            &self.document.reading.parties
        } else {
            context.parties
        };
        if !parties.is_empty() {
            self.fact("Parties", &parties.join(", "));
        }
        for (id, name) in HEAD.iter().zip(["Kind", "Form", "Binding"]) {
            let Some(coding) = self.document.judgement.codings.iter().find(|c| c.indicator == *id) else {
                continue;
            };
            let value = meaning(self.catalog.indicator(id), &coding.value);
            self.fact(name, &value);
            if let Some(evidence) = coding.evidence.first().filter(|_| *id == "binding_status") {
                let place = cited(&evidence.article);
                self.page
                    .wrapped(&format!("{place}: {}", evidence.shows), 4, DIM);
                self.page
                    .quote(self.document.source.slice(evidence.span), 6, Style::new());
            }
        }
        let language = self
            .document
            .reading
            .language
            .as_deref()
            .unwrap_or("not recognised");
        self.fact("Language", language);
        for note in &self.document.source.notes {
            self.fact("Note", &note.message);
        }
    }

    fn fact(&mut self, name: &str, words: &str) {
        self.page
            .wrapped(&format!("{name}: {words}"), 2, Style::new());
    }

    fn at(&self, place: Place) -> Vec<(&'a Coding, &'a Indicator)> {
        let pair = |c: &'a Coding| self.catalog.indicator(&c.indicator).map(|i| (c, i));
        let all = self.document.judgement.codings.iter().filter_map(pair);
        all.filter(|(c, i)| place_of(c, i) == place).collect()
    }

    fn findings(&mut self, place: Place, heading: &str, style: Style) {
        let found = self.at(place);
        if found.is_empty() {
            return;
        }
        self.page
            .heading(&format!("{heading} ({})", found.len()), style);
        for (coding, indicator) in found {
            let name = capital(&spoken(&indicator.id));
            let value = meaning(Some(indicator), &coding.value);
            self.page.wrapped(&format!("{name}: {value}"), 2, style);
            let (against, promised) = split(coding);
            self.passages(coding, against, if place == Place::Against { 3 } else { 2 });
            if coding.contrary && coding.best.to_string() != indicator.silent() {
                let best = meaning(Some(indicator), &coding.best);
                self.page
                    .wrapped(&format!("elsewhere the text promises: {best}"), 4, DIM);
                self.passages(coding, promised, 1);
            }
        }
    }

    fn passages(&mut self, coding: &Coding, range: Range<usize>, most: usize) {
        let evidence = &coding.evidence[range];
        for one in evidence.iter().take(most) {
            let head = match one.shows.is_empty() {
                true => cited(&one.article),
                false => format!("{}: {}", cited(&one.article), spoken(&one.shows)),
            };
            self.page.wrapped(&head, 4, DIM);
            self.page
                .quote(self.document.source.slice(one.span), 6, Style::new());
        }
        let more = evidence.len().saturating_sub(most);
        if more > 0 {
            self.page
                .wrapped(&format!("and {more} more (--format json)"), 4, DIM);
        }
    }

    fn silences(&mut self) {
        let silent = self.at(Place::Silent);
        let Some((first, _)) = silent.first() else {
            return;
        };
        let searched = &first.searched;
        self.page
            .heading(&format!("Not found ({})", silent.len()), Style::new());
        let basis = format!(
            "Searched: {} articles, {} clauses, with the lexicon for \"{}\"{}. Not found is not the \
             same as not there: the nearest passage is shown, where there is one.",
            searched.articles,
            searched.clauses,
            searched.language,
            if searched.legible {
                ""
            } else {
                "; parts of the text are illegible"
            }
        );
        self.page.wrapped(&basis, 2, DIM);
        for (coding, indicator) in silent {
            let name = capital(&spoken(&indicator.id));
            self.page
                .wrapped(&format!("{name}: {}", indicator.question), 2, Style::new());
            if let Some(near) = coding.nearest.first() {
                let quote = line(self.document.source.slice(near.span), 180);
                self.page.wrapped(
                    &format!("nearest, {}: “{quote}”", cited(&near.article)),
                    4,
                    DIM,
                );
            }
        }
    }

    fn not_assessed(&mut self) {
        let left = self.at(Place::NotAssessed);
        if left.is_empty() {
            return;
        }
        self.page
            .heading(&format!("Not assessed ({})", left.len()), YELLOW);
        let why = match self.document.reading.language.as_deref() {
            Some(code) => {
                format!("There is no lexicon for \"{code}\" yet; nothing here is absent.")
            }
            None => "The language was not recognised; nothing here is absent.".to_owned(),
        };
        self.page.wrapped(&why, 2, Style::new());
        let names: Vec<String> = left.iter().map(|(_, i)| spoken(&i.id)).collect();
        self.page.wrapped(&names.join(", "), 2, DIM);
    }
}

/// The evidence that decides, and where a contrary clause does, the evidence of what is promised.
fn split(coding: &Coding) -> (Range<usize>, Range<usize>) {
    let all = coding.evidence.len();
    let promise = coding.evidence.iter().position(|e| !e.contrary);
    let end = promise.filter(|_| coding.contrary).unwrap_or(all);
    (0..end, end..all)
}
