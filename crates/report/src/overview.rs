//! What every report opens with: what the document is, the migration process, the aims.

use crate::{
    Context, Document, legibility,
    words::{capital, cited, line, meaning, spoken},
};
use corridor_assess::{Evidence, PartyRole, Raised, Value};
use corridor_catalog::{Catalog, RedFlag};

/// Longest title shown, in characters.
const TITLE: usize = 300;

/// Indicators named below a stage; the others are counted.
const NAMED: usize = 4;

/// A fact about the instrument.
pub struct Fact {
    /// What it is.
    pub name: &'static str,
    /// The fact.
    pub words: String,
}

/// A stage of the cycle.
pub struct Cell {
    /// The stage.
    pub name: String,
    /// 0 to 3, or none where it could not be assessed.
    pub level: Option<i32>,
    /// The level in words.
    pub words: &'static str,
    /// What protects in it.
    pub by: String,
    /// How many red flags stand in it.
    pub flags: usize,
}

/// An aim with what serves it.
pub struct AimRow {
    /// The aim.
    pub aim: String,
    /// Where it is stated.
    pub quote: String,
    /// What serves it; empty when nothing does.
    pub served_by: String,
    /// What is said where nothing serves it.
    pub unserved: &'static str,
}

/// The document's title, or the file's name.
pub fn title(document: &Document) -> String {
    let node = document.outline.find("title");
    let title = node.map_or("", |n| document.source.slice(n.span));
    match title.trim() {
        "" => document.source.name.clone(),
        title => line(title, TITLE),
    }
}

/// What the document is.
pub fn facts(document: &Document, context: &Context<'_>) -> Vec<Fact> {
    let judged = &document.judgement;
    let identity = &judged.identity;
    let value = |id: &str| {
        let coding = judged.codings.iter().find(|c| c.indicator == id)?;
        let words = meaning(context.catalog.indicator(id), &coding.value);
        (!matches!(words.as_str(), "none" | "unspecified")).then_some(words)
    };
    let day = |d: Option<corridor_reading::Day>| d.map(|d| d.to_string());
    let all = [
        ("Parties", parties(document, context)),
        ("Kind", value("instrument_kind")),
        ("Form", value("legal_form")),
        ("Binding", value("binding_status")),
        ("Signed", day(identity.signed)),
        (
            "In force",
            day(identity.in_force).or_else(|| identity.entry.map(|by| format!("upon {by}"))),
        ),
        ("Duration", duration(document)),
        ("Sectors", value("sector_scope")),
        ("Workers", value("worker_categories")),
        ("Language", document.reading.language.clone()),
        ("Text", Some(legibility::verdict(&document.reading.quality))),
    ];
    all.into_iter()
        .filter_map(|(name, words)| {
            Some(Fact {
                name,
                words: words?,
            })
        })
        .collect()
}

fn parties(document: &Document, context: &Context<'_>) -> Option<String> {
    let names: Vec<String> = match context.parties.is_empty() {
        true => document
            .judgement
            .identity
            .parties
            .iter()
            .map(|p| match p.role {
                PartyRole::Unknown => p.name.clone(),
                role => format!("{} ({})", p.name, role.word()),
            })
            .collect(),
        false => context
            .parties
            .iter()
            .map(|code| context.catalog.names.get(code).unwrap_or(code).clone())
            .collect(),
    };
    (!names.is_empty()).then(|| names.join("; "))
}

/// "5 years, renewed tacitly; 6 months' notice".
fn duration(document: &Document) -> Option<String> {
    let identity = &document.judgement.identity;
    let mut words = period(identity.duration.as_deref()?);
    match identity.renewal {
        Some("tacit") => words.push_str(", renewed tacitly"),
        Some(_) => words.push_str(", renewed by agreement"),
        None => {}
    }
    if let Some(notice) = &identity.denunciation {
        words.push_str(&format!("; notice {}", period(notice)));
    }
    Some(words)
}

/// An ISO 8601 duration of one unit in words.
fn period(iso: &str) -> String {
    let number = iso.trim_matches(|c: char| !c.is_ascii_digit());
    let unit = match iso.chars().last() {
        Some('Y') => "year",
        Some('M') => "month",
        _ => return iso.to_owned(),
    };
    let plural = if number == "1" { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

/// The red flags, one entry for each flag and whether it is fair, whatever rules raised it: violations first,
/// fair ones last.
pub fn raised(document: &Document) -> Vec<Raised> {
    let mut all: Vec<Raised> = Vec::new();
    for raised in &document.judgement.flags {
        let same = |known: &&mut Raised| {
            known.flag == raised.flag && known.acceptable == raised.acceptable
        };
        let Some(known) = all.iter_mut().find(same) else {
            all.push(raised.clone());
            continue;
        };
        for (into, from) in [
            (&mut known.evidence, &raised.evidence),
            (&mut known.excuse, &raised.excuse),
        ] {
            let new = |e: &&Evidence| into.iter().all(|old| old.span != e.span);
            let added: Vec<Evidence> = from.iter().filter(new).cloned().collect();
            into.extend(added);
        }
    }
    all.sort_by_key(|r| r.acceptable);
    all
}

/// The six stages.
pub fn strip(document: &Document, catalog: &Catalog) -> Vec<Cell> {
    let unfair: Vec<&RedFlag> = raised(document)
        .iter()
        .filter(|r| !r.acceptable)
        .filter_map(|r| catalog.flag(&r.flag))
        .collect();
    let cell = |stage: &corridor_assess::Stage| {
        let level = match stage.value {
            Value::Number(n) => Some(n),
            _ => None,
        };
        let mut by: Vec<String> = stage.codings.iter().map(|(id, _)| spoken(id)).collect();
        let more = by.len().saturating_sub(NAMED);
        by.truncate(NAMED);
        if more > 0 {
            by.push(format!("{more} more"));
        }
        Cell {
            name: capital(&spoken(stage.name)),
            words: match level {
                None => "not assessed",
                Some(..=0) => "nothing protects",
                Some(1) => "only mentioned",
                Some(2) => "committed",
                Some(_) => "operational",
            },
            level,
            by: by.join(", "),
            flags: unfair
                .iter()
                .filter(|f| f.stages.iter().any(|s| s == stage.name))
                .count(),
        }
    };
    document.judgement.cycle.iter().map(cell).collect()
}

/// The aims stated.
pub fn aims(document: &Document) -> Vec<AimRow> {
    let row = |aim: &corridor_assess::Aim| {
        let served: Vec<String> = aim.served_by.iter().map(|id| spoken(id)).collect();
        let quote = aim.evidence.first();
        AimRow {
            aim: capital(&spoken(&aim.aim)),
            quote: quote.map_or(String::new(), |e| line(document.source.slice(e.span), 240)),
            served_by: served.join(", "),
            unserved: match aim.assessed {
                true => "no clause found that serves it",
                false => "no clause found that serves it in what could be read",
            },
        }
    };
    document.judgement.aims.iter().map(row).collect()
}

/// What a silence rests on.
pub fn searched(document: &Document) -> String {
    let Some(coding) = document.judgement.codings.first() else {
        return String::new();
    };
    let searched = &coding.searched;
    format!(
        "Searched: {} articles and {} clauses, with the lexicon for “{}”{}. Not found is not the same as not \
         there: the nearest passages are shown.{}",
        searched.articles,
        searched.clauses,
        searched.language,
        if searched.legible {
            ""
        } else {
            "; parts of the text are illegible or missing"
        },
        absent(document),
    )
}

/// What the text announces and the file does not hold.
fn absent(document: &Document) -> String {
    let annexes = &document.reading.quality.missing_annexes;
    let said = |annex: &corridor_syntax::MissingAnnex| {
        let name = match annex.name.starts_with(char::is_uppercase) {
            true => annex.name.clone(),
            false => format!("“{}”", annex.name),
        };
        format!(
            " {name}, announced in {}, is not in the file.",
            cited(&annex.place)
        )
    };
    annexes.iter().map(said).collect()
}

/// Why something was not assessed.
pub fn why_unread(document: &Document) -> String {
    let reading = &document.reading;
    match reading.language.as_deref() {
        None => "The language was not recognised; nothing here is absent.".to_owned(),
        Some(_) if reading.lexicon && !reading.quality.legible() => {
            legibility::reason(&reading.quality)
        }
        Some(code) => {
            format!("There is no lexicon for “{code}” yet; nothing here is absent.")
        }
    }
}
