//! `--format html`: one self-contained page. The text with its evidence highlighted, the findings
//! beside it, red flags first, the cycle as a strip, silences with what was searched, what to ask for.

mod advice;
mod body;
mod cards;

use crate::{Context, Document, Findings, findings::Changes, overview};
use askama::Template;

/// The whole page.
#[derive(Template)]
#[template(path = "report.html")]
pub struct HtmlReport {
    language: String,
    right_to_left: bool,
    title: String,
    file: String,
    facts: Vec<overview::Fact>,
    changes: Option<Changes>,
    change: Option<String>,
    gone: Vec<String>,
    notes: Vec<String>,
    strip: Vec<overview::Cell>,
    flags: Vec<cards::FlagCard>,
    aims: Vec<overview::AimRow>,
    cards: Vec<cards::Card>,
    silences: Vec<cards::Silence>,
    searched: String,
    unread: Vec<String>,
    why_unread: String,
    advice: Vec<advice::Advice>,
    blocks: Vec<cards::Choice>,
    places: Vec<cards::Choice>,
    body: Vec<body::Block>,
    engine: String,
}

impl HtmlReport {
    /// Gathers what the page shows.
    pub fn of(document: &Document, context: &Context<'_>, findings: &Findings) -> Self {
        let mut marks = body::Marks::default();
        let flags = cards::flags(document, context, findings, &mut marks);
        let cards = cards::findings(document, context, findings, &mut marks);
        let silences = cards::silences(document, context, findings);
        let language = document.reading.language.clone().unwrap_or_default();
        Self {
            right_to_left: language == "ar",
            title: overview::title(document),
            file: document.source.name.clone(),
            facts: overview::facts(document, context),
            changes: Changes::of(document, context.catalog),
            change: findings.change(),
            gone: findings.gone.iter().map(|g| g.id.clone()).collect(),
            notes: document
                .source
                .notes
                .iter()
                .map(|n| n.message.clone())
                .collect(),
            strip: overview::strip(document, context.catalog),
            aims: overview::aims(document),
            searched: overview::searched(document),
            unread: cards::unread(document, context),
            why_unread: overview::why_unread(document),
            advice: advice::advice(document, context),
            blocks: cards::blocks(&cards, &silences),
            places: cards::places(&cards, &silences),
            body: body::blocks(document, &marks),
            engine: format!(
                "Corridor {}, catalog {}",
                env!("CARGO_PKG_VERSION"),
                context.catalog.fingerprint
            ),
            language,
            flags,
            cards,
            silences,
        }
    }

    /// The page.
    ///
    /// # Errors
    /// When the template cannot be filled in.
    pub fn page(&self) -> Result<String, askama::Error> {
        self.render()
    }
}
