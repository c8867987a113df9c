//! The summary for a lawyer at a terminal: what it is, what offends, what is promised, what is open,
//! what is silent and what that silence rests on.

use super::{
    Page,
    page::{DIM, GREEN, RED, YELLOW},
};
use anstyle::Style;
use corridor_assess::{Coding, Evidence, Reason};
use corridor_catalog::{Catalog, Indicator};
use corridor_report::{
    Context, Document, Findings,
    findings::{Changes, Finding, Level},
    overview,
    place::{Place, place_of},
    words::{capital, cited, line, meaning, spoken},
};
use std::ops::Range;

/// Renders one document.
pub struct Summary<'a> {
    document: &'a Document,
    catalog: &'a Catalog,
    named: &'a Findings,
    page: Page,
}

impl<'a> Summary<'a> {
    /// The summary as text with escape codes for colours.
    pub fn of(
        document: &'a Document,
        context: &Context<'a>,
        named: &'a Findings,
        width: usize,
    ) -> String {
        let catalog = context.catalog;
        let mut summary = Self {
            document,
            catalog,
            named,
            page: Page::new(width),
        };
        summary.head(context);
        summary.flags();
        summary.cycle();
        summary.aims();
        summary.findings(Place::Against, "Against workers' rights", RED);
        summary.findings(Place::Promised, "Promised", GREEN);
        summary.findings(Place::Stated, "Also stated", Style::new());
        summary.findings(Place::Open, "Undecided: read these yourself", YELLOW);
        summary.silences();
        summary.not_assessed();
        summary.advice();
        summary.page.finish()
    }

    fn head(&mut self, context: &Context<'_>) {
        let bold = Style::new().bold();
        let name = line(&self.document.source.name, 200);
        self.page.put(&format!("{bold}{name}{bold:#}"));
        let title = overview::title(self.document);
        if title != self.document.source.name {
            self.page.wrapped(&title, 2, Style::new());
        }
        for fact in overview::facts(self.document, context) {
            self.fact(fact.name, &fact.words);
            if fact.name == "Binding" {
                self.why_binding();
            }
        }
        if self.document.reading.language.is_none() {
            self.fact("Language", "not recognised");
        }
        for note in &self.document.source.notes {
            self.fact("Note", &note.message);
        }
        if let Some(changes) = Changes::of(self.document, self.catalog) {
            self.fact("Changes", &changes.words());
            for (what, changed) in changes.all() {
                let words = format!("{what}: {} ({})", changed.message, changed.finding);
                self.page.wrapped(&words, 4, Style::new());
            }
        }
        if let Some(change) = self.named.change() {
            self.fact("Findings", &change);
            for gone in &self.named.gone {
                self.page.wrapped(&format!("gone: {}", gone.id), 4, DIM);
            }
        }
    }

    /// The lasting names of findings, with what people said of them.
    fn tags<'f>(&mut self, findings: impl Iterator<Item = &'f Finding>) {
        for finding in findings {
            let style = match finding.remark() {
                Some(_) => YELLOW,
                None => DIM,
            };
            self.page
                .wrapped(&format!("finding {}", finding.tag()), 4, style);
        }
    }

    fn why_binding(&mut self) {
        let mut codings = self.document.judgement.codings.iter();
        let coding = codings.find(|c| c.indicator == "binding_status");
        if let Some(evidence) = coding.and_then(|c| c.evidence.first()) {
            let head = format!("{}: {}", cited(&evidence.article), evidence.shows);
            self.page.wrapped(&head, 4, DIM);
            let quote = self.document.source.slice(evidence.span);
            self.page.quote(quote, 6, Style::new());
        }
    }

    /// The six stages, a bar each.
    fn cycle(&mut self) {
        let cells = overview::strip(self.document, self.catalog);
        if cells.iter().all(|c| c.level.is_none()) {
            return;
        }
        self.page.heading("The migration process", Style::new());
        for cell in cells {
            let level = cell.level.unwrap_or(0).clamp(0, 3) as usize;
            let bar = format!("{}{}", "█".repeat(level), "░".repeat(3 - level));
            let style = match cell.level {
                None => DIM,
                Some(..=0) => RED,
                Some(1) => YELLOW,
                Some(_) => GREEN,
            };
            let by = if cell.by.is_empty() {
                String::new()
            } else {
                format!(" ({})", cell.by)
            };
            let room = self.page.width().saturating_sub(24);
            let flags = match cell.flags {
                0 => String::new(),
                1 => ", but 1 red flag".to_owned(),
                n => format!(", but {n} red flags"),
            };
            let words = line(&format!("{}{flags}{by}", cell.words), room);
            self.page.put(&format!(
                "  {:<14}{style}{bar}{style:#}  {words}",
                cell.name
            ));
        }
    }

    fn flags(&mut self) {
        let flags = overview::raised(self.document);
        if flags.is_empty() {
            return;
        }
        let heading = format!("Red flags ({})", flags.len());
        self.page.heading(&heading, RED);
        for raised in flags {
            let Some(flag) = self.catalog.flag(&raised.flag) else {
                continue;
            };
            let (how, style) = match raised.acceptable {
                true => ("acceptable as written".to_owned(), DIM),
                false => (format!("{} the standards", flag.severity), RED),
            };
            self.page
                .wrapped(&format!("{} {}: {how}", flag.id, flag.name), 2, style);
            self.tags(self.named.flagged(&flag.id, raised.acceptable));
            for one in raised.evidence.iter().take(2) {
                self.page.wrapped(&cited(&one.article), 4, DIM);
                self.quote(one);
            }
            if raised.acceptable {
                self.page
                    .wrapped(&format!("fair when: {}", flag.acceptable_if), 4, DIM);
                for one in raised.excuse.iter().take(2) {
                    let head = format!("and here: {}", cited(&one.article));
                    self.page.wrapped(&head, 4, DIM);
                    self.quote(one);
                }
            }
        }
    }

    fn aims(&mut self) {
        let aims = overview::aims(self.document);
        if aims.is_empty() {
            return;
        }
        self.page.heading("Stated aims against means", Style::new());
        for aim in aims {
            let (words, style) = match aim.served_by.is_empty() {
                true => (aim.unserved.to_owned(), YELLOW),
                false => (format!("served by {}", aim.served_by), Style::new()),
            };
            self.page
                .wrapped(&format!("{}: {words}", aim.aim), 2, style);
        }
    }

    /// What to ask for, in a line each; the wording is in the other formats.
    fn advice(&mut self) {
        let advice = &self.document.judgement.recommendations;
        if advice.is_empty() {
            return;
        }
        let heading = format!("What to ask for ({})", advice.len());
        self.page.heading(&heading, Style::new());
        for one in advice {
            let why = match one.reason {
                Reason::Contrary => RED,
                Reason::Deferral => YELLOW,
                Reason::Gap => Style::new(),
            };
            let name = capital(&spoken(&one.indicator));
            self.page.wrapped(&format!("{name}: {}", one.what), 2, why);
            let gap = |f: &&Finding| f.level == Level::Gap;
            let finding = self.named.of_indicator(&one.indicator);
            self.tags(finding.into_iter().filter(gap));
        }
        let more = "Model clauses and the provisions they rest on: --format html or json.";
        self.page.wrapped(more, 2, DIM);
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
            if place == Place::Against {
                self.tags(self.named.of_indicator(&indicator.id).into_iter());
            }
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

    /// A passage; a point of a list after the words that open it.
    fn quote(&mut self, evidence: &Evidence) {
        let source = &self.document.source;
        let opening = evidence.opening.map_or("", |span| source.slice(span));
        let words = format!("{opening} {}", source.slice(evidence.span));
        self.page.quote(words.trim(), 6, Style::new());
    }

    fn passages(&mut self, coding: &Coding, range: Range<usize>, most: usize) {
        let evidence = &coding.evidence[range];
        for one in evidence.iter().take(most) {
            let head = match one.shows.is_empty() {
                true => cited(&one.article),
                false => format!("{}: {}", cited(&one.article), spoken(&one.shows)),
            };
            self.page.wrapped(&head, 4, DIM);
            self.quote(one);
        }
        let more = evidence.len().saturating_sub(most);
        if more > 0 {
            self.page
                .wrapped(&format!("and {more} more (--format json)"), 4, DIM);
        }
    }

    fn silences(&mut self) {
        let silent = self.at(Place::Silent);
        if silent.is_empty() {
            return;
        }
        self.page
            .heading(&format!("Not found ({})", silent.len()), Style::new());
        let basis = overview::searched(self.document);
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
        let why = overview::why_unread(self.document);
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
