//! Findings, red flags and silences as cards.

use super::body::{Marks, Quote, Tone};
use crate::{
    Context, Document, Findings,
    findings::Finding,
    overview::raised,
    place::{Place, place_of},
    words::{capital, cited, meaning, spoken},
};
use corridor_assess::{Coding, Evidence};
use corridor_catalog::Indicator;

/// Quotes shown on a card at first; the others fold out.
const SHOWN: usize = 3;

/// The lasting name of a finding, with what people said of it.
pub struct Tag {
    /// Its name, and whether it is new.
    pub words: String,
    /// What people said of it; empty where nobody did.
    pub remark: String,
}

impl Tag {
    fn of(finding: &Finding) -> Self {
        let state = finding.state.map(|state| format!(", {}", state.word()));
        Self {
            words: format!("{}{}", finding.id, state.unwrap_or_default()),
            remark: capital(&finding.remark().unwrap_or_default()),
        }
    }

    fn of_indicator(findings: &Findings, id: &str) -> Vec<Self> {
        findings
            .of_indicator(id)
            .map(Self::of)
            .into_iter()
            .collect()
    }
}

/// A finding.
pub struct Card {
    /// The indicator.
    pub id: String,
    /// Its name, for people.
    pub name: String,
    /// Its question.
    pub question: String,
    /// The indicator's block.
    pub block: String,
    /// `against`, `promised`, `stated` or `open`.
    pub place: &'static str,
    /// The value in words.
    pub value: String,
    /// What is promised elsewhere, where a clause is contrary.
    pub elsewhere: Option<String>,
    /// The first quotes.
    pub quotes: Vec<Quote>,
    /// The other quotes.
    pub more: Vec<Quote>,
    /// The provisions that it rests on.
    pub provisions: Vec<String>,
    /// Its lasting name, where it is to be asked about.
    pub tags: Vec<Tag>,
}

/// A red flag raised.
pub struct FlagCard {
    /// Its id, such as `RF02`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What such a clause does.
    pub description: String,
    /// "violates" or "weakens".
    pub severity: String,
    /// Who is hit.
    pub hits: String,
    /// Whether what stands with it makes it fair.
    pub acceptable: bool,
    /// When it is fair.
    pub acceptable_if: String,
    /// The clauses.
    pub quotes: Vec<Quote>,
    /// What makes it fair.
    pub excuse: Vec<Quote>,
    /// The provisions offended, with what they require.
    pub offends: Vec<Offended>,
    /// Its lasting names, one for each rule that raised it.
    pub tags: Vec<Tag>,
}

/// A provision with what it requires.
pub struct Offended {
    /// How it is cited.
    pub cite: String,
    /// What it requires, in our words.
    pub requirement: String,
    /// Whether that was checked against a text.
    pub verified: bool,
}

/// Something that was not found.
pub struct Silence {
    /// The indicator's name.
    pub name: String,
    /// Its question.
    pub question: String,
    /// Its block.
    pub block: String,
    /// The nearest passages, with their places.
    pub nearest: Vec<(String, String)>,
    /// Its lasting name, where it is to be asked about.
    pub tags: Vec<Tag>,
}

/// Something to filter by, with how many cards it would show.
pub struct Choice {
    /// The value.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many.
    pub count: usize,
}

fn pairs<'a>(
    document: &'a Document,
    context: &Context<'a>,
) -> impl Iterator<Item = (&'a Coding, &'a Indicator)> {
    let indicators = &context.catalog.indicators;
    document.judgement.codings.iter().zip(indicators)
}

fn name_of(place: Place) -> Option<(&'static str, Tone)> {
    match place {
        Place::Against => Some(("against", Tone::Against)),
        Place::Promised => Some(("promised", Tone::Promised)),
        Place::Head | Place::Stated => Some(("stated", Tone::Stated)),
        Place::Open => Some(("open", Tone::Stated)),
        Place::Silent | Place::NotAssessed => None,
    }
}

/// All findings: against rights first, then promised, stated, undecided.
pub fn findings(
    document: &Document,
    context: &Context<'_>,
    findings: &Findings,
    marks: &mut Marks,
) -> Vec<Card> {
    let mut cards = Vec::new();
    for (coding, indicator) in pairs(document, context) {
        let Some((place, tone)) = name_of(place_of(coding, indicator)) else {
            continue;
        };
        let mut quote = |e: &Evidence| {
            let tone = match (e.contrary, coding.contrary) {
                (true, _) => Tone::Against,
                (false, true) => Tone::Promised,
                (false, false) => tone,
            };
            Quote::of(document, e, tone, marks)
        };
        let mut quotes: Vec<Quote> = coding.evidence.iter().map(&mut quote).collect();
        let more = quotes.split_off(quotes.len().min(SHOWN));
        let best = coding.contrary && coding.best.to_string() != indicator.silent();
        cards.push(Card {
            id: indicator.id.clone(),
            name: capital(&spoken(&indicator.id)),
            question: indicator.question.clone(),
            block: indicator.block.clone(),
            place,
            value: meaning(Some(indicator), &coding.value),
            elsewhere: best.then(|| meaning(Some(indicator), &coding.best)),
            quotes,
            more,
            provisions: indicator
                .standards
                .iter()
                .map(|id| context.instruments.cite(id))
                .collect(),
            tags: Tag::of_indicator(findings, &indicator.id),
        });
    }
    let order = ["against", "promised", "stated", "open"];
    cards.sort_by_key(|c| order.iter().position(|p| *p == c.place));
    cards
}

/// The red flags: violations first, fair ones last.
pub fn flags(
    document: &Document,
    context: &Context<'_>,
    findings: &Findings,
    marks: &mut Marks,
) -> Vec<FlagCard> {
    let mut cards: Vec<FlagCard> = Vec::new();
    for raised in raised(document) {
        let Some(flag) = context.catalog.flag(&raised.flag) else {
            continue;
        };
        let tone = match raised.acceptable {
            true => Tone::Stated,
            false => Tone::Against,
        };
        let offended = |id: &String| {
            let found = context.instruments.provision(id);
            Offended {
                cite: context.instruments.cite(id),
                requirement: found.map_or(String::new(), |(_, p)| p.requirement.clone()),
                verified: found.is_some_and(|(_, p)| p.verified),
            }
        };
        let mut quotes = |list: &[Evidence], tone| -> Vec<Quote> {
            list.iter()
                .map(|e| Quote::of(document, e, tone, marks))
                .collect()
        };
        cards.push(FlagCard {
            id: flag.id.clone(),
            name: flag.name.clone(),
            description: flag.description.clone(),
            severity: flag.severity.clone(),
            hits: flag.hits.trim_end_matches('.').to_owned(),
            acceptable: raised.acceptable,
            acceptable_if: flag.acceptable_if.clone(),
            quotes: quotes(&raised.evidence, tone),
            excuse: quotes(&raised.excuse, Tone::Stated),
            offends: flag.offends.iter().map(offended).collect(),
            tags: findings
                .flagged(&flag.id, raised.acceptable)
                .map(Tag::of)
                .collect(),
        });
    }
    cards.sort_by_key(|c| (c.acceptable, c.severity != "violates"));
    cards
}

/// What was not found.
pub fn silences(document: &Document, context: &Context<'_>, findings: &Findings) -> Vec<Silence> {
    let silent = |(c, i): &(&Coding, &Indicator)| place_of(c, i) == Place::Silent;
    let near = |e: &Evidence| (cited(&e.article), document.source.slice(e.span).to_owned());
    pairs(document, context)
        .filter(silent)
        .map(|(coding, indicator)| Silence {
            name: capital(&spoken(&indicator.id)),
            question: indicator.question.clone(),
            block: indicator.block.clone(),
            nearest: coding.nearest.iter().take(2).map(near).collect(),
            tags: Tag::of_indicator(findings, &indicator.id),
        })
        .collect()
}

/// What could not be assessed.
pub fn unread(document: &Document, context: &Context<'_>) -> Vec<String> {
    pairs(document, context)
        .filter(|(c, i)| place_of(c, i) == Place::NotAssessed)
        .map(|(_, i)| spoken(&i.id))
        .collect()
}

/// The blocks of indicators that have cards.
pub fn blocks(cards: &[Card], silences: &[Silence]) -> Vec<Choice> {
    let all = cards.iter().map(|c| c.block.as_str());
    choices(
        all.chain(silences.iter().map(|s| s.block.as_str())),
        |block| {
            let name = block.split_once('_').map_or(block, |(_, name)| name);
            capital(&spoken(name))
        },
    )
}

/// The kinds of answer that have cards.
pub fn places(cards: &[Card], silences: &[Silence]) -> Vec<Choice> {
    let all = cards.iter().map(|c| c.place);
    choices(all.chain(silences.iter().map(|_| "silent")), |place| {
        match place {
            "against" => "Against rights",
            "promised" => "Promised",
            "stated" => "Also stated",
            "open" => "Undecided",
            _ => "Not found",
        }
        .to_owned()
    })
}

fn choices<'a>(ids: impl Iterator<Item = &'a str>, name: impl Fn(&str) -> String) -> Vec<Choice> {
    let mut all: Vec<Choice> = Vec::new();
    for id in ids {
        match all.iter_mut().find(|c| c.id == id) {
            Some(choice) => choice.count += 1,
            None => all.push(Choice {
                id: id.to_owned(),
                name: name(id),
                count: 1,
            }),
        }
    }
    all
}
