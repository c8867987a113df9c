//! Findings: what a document is to be asked about, each under a name that lasts.
//!
//! A finding is a red flag raised, a clause against workers' rights, or a protection that is left out or only
//! deferred. People waive findings (`waivers`), compare them with an earlier run (`baseline`) and let a run
//! fail on them (`gate`). Reads a judged document, writes [`Findings`]. Pure.

mod baseline;
mod changes;
mod gate;
mod id;
mod waivers;

pub use baseline::{Baseline, BaselineError, Gone, State};
pub use changes::{Changed, Changes};
pub use gate::Gate;
pub use waivers::{Waived, WaiverMistakes, Waivers};

use crate::{
    Document,
    place::{Place, place_of},
    words::{capital, spoken},
};
use corridor_assess::{Coding, Evidence, Raised, Reason};
use corridor_catalog::{Catalog, Indicator};

/// How grave a finding is; the gravest is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A protection that the text leaves out, or only mentions or defers.
    Gap,
    /// A clause that an indicator reads as against workers' rights.
    Contrary,
    /// A red flag that falls short of the standards.
    Weakens,
    /// A red flag that contradicts the standards.
    Violates,
}

impl Level {
    /// All of them, gravest first.
    pub const ALL: [Self; 4] = [Self::Violates, Self::Weakens, Self::Contrary, Self::Gap];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Contrary => "contrary",
            Self::Weakens => "weakens",
            Self::Violates => "violates",
        }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A red flag: its place among those of the judgement.
    Flag(usize),
    /// An answer: its place among the codings.
    Coding(usize),
}

/// Something to be asked about.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Its lasting name, such as `RF02-1a2b3c4d`.
    pub id: String,
    /// The red flag or the indicator.
    pub rule: String,
    /// What it is about.
    pub subject: Subject,
    /// How grave it is.
    pub level: Level,
    /// Whether the text itself makes it fair.
    pub acceptable: bool,
    /// Whether the same clause is a red flag that contradicts the standards.
    pub flagged: bool,
    /// In a sentence.
    pub message: String,
    /// The passages it rests on; none for a silence.
    pub evidence: Vec<Evidence>,
    /// Why somebody let it stand.
    pub waived: Option<Waived>,
    /// The waiver that has run out.
    pub expired: Option<Waived>,
    /// What a baseline says of it.
    pub state: Option<State>,
}

/// The findings of one document.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// Red flags first, then answers, in the order of the catalog.
    pub all: Vec<Finding>,
    /// What the baseline had and this document has no more.
    pub gone: Vec<Gone>,
    /// What the baseline is called, where there is one.
    pub since: Option<String>,
}

impl Findings {
    /// Gathers and names them.
    pub fn of(document: &Document, catalog: &Catalog) -> Self {
        let judged = &document.judgement;
        let flags = judged.flags.iter().enumerate();
        let flags = flags.filter_map(|(at, raised)| of_flag(document, catalog, at, raised));
        let codings = judged.codings.iter().enumerate();
        let codings = codings.filter_map(|(at, coding)| {
            let indicator = catalog.indicator(&coding.indicator)?;
            of_coding(document, catalog, indicator, at, coding)
        });
        let mut all: Vec<Finding> = flags.chain(codings).collect();
        id::number(all.iter_mut().map(|f| &mut f.id));
        Self {
            all,
            ..Self::default()
        }
    }

    /// The finding that a red flag of the judgement is.
    pub fn of_flag(&self, raised: usize) -> Option<&Finding> {
        self.about(Subject::Flag(raised))
    }

    /// The finding that an answer is, where it is one.
    pub fn of_coding(&self, coding: usize) -> Option<&Finding> {
        self.about(Subject::Coding(coding))
    }

    /// The finding that the answer to an indicator is, where it is one.
    pub fn of_indicator(&self, id: &str) -> Option<&Finding> {
        let answers = |f: &&Finding| matches!(f.subject, Subject::Coding(_));
        self.all.iter().filter(answers).find(|f| f.rule == id)
    }

    /// The findings of a red flag that are fair, or those that are not.
    pub fn flagged(&self, flag: &str, acceptable: bool) -> impl Iterator<Item = &Finding> {
        let asked =
            move |f: &&Finding| matches!(f.subject, Subject::Flag(_)) && f.acceptable == acceptable;
        self.all
            .iter()
            .filter(asked)
            .filter(move |f| f.rule == flag)
    }

    fn about(&self, subject: Subject) -> Option<&Finding> {
        self.all.iter().find(|f| f.subject == subject)
    }

    /// How many findings there are in all, new and unchanged, and how many are gone.
    pub fn change(&self) -> Option<String> {
        let since = self.since.as_deref()?;
        let count = |state| self.all.iter().filter(|f| f.state == Some(state)).count();
        Some(format!(
            "{} new, {} unchanged, {} gone since {since}",
            count(State::New),
            count(State::Unchanged),
            self.gone.len()
        ))
    }
}

impl Finding {
    /// A finding that nothing was said about yet.
    fn new(
        document: &Document,
        (rule, branch): (&str, &str),
        (subject, level): (Subject, Level),
        evidence: Vec<Evidence>,
        message: String,
    ) -> Self {
        let source = &document.source;
        let words: Vec<String> = evidence.iter().map(|e| id::words_of(source, e)).collect();
        Self {
            id: id::id_of(rule, branch, &words),
            rule: rule.to_owned(),
            subject,
            level,
            acceptable: false,
            flagged: false,
            message,
            evidence,
            waived: None,
            expired: None,
            state: None,
        }
    }

    /// What people said of it, in a line; none where nobody did.
    pub fn remark(&self) -> Option<String> {
        match (&self.waived, &self.expired) {
            (Some(waived), _) => Some(format!("waived{}", waived.words())),
            (None, Some(expired)) => Some(format!("waiver expired{}", expired.words())),
            (None, None) => None,
        }
    }

    /// Its name, whether it is new, and what people said of it.
    pub fn tag(&self) -> String {
        let mut tag = self.id.clone();
        if let Some(state) = self.state {
            tag.push_str(&format!(", {}", state.word()));
        }
        if let Some(remark) = self.remark() {
            tag.push_str(&format!(", {remark}"));
        }
        tag
    }
}

fn of_flag(document: &Document, catalog: &Catalog, at: usize, raised: &Raised) -> Option<Finding> {
    let flag = catalog.flag(&raised.flag)?;
    let level = match flag.severity.as_str() {
        "violates" => Level::Violates,
        _ => Level::Weakens,
    };
    let (branch, how) = match raised.acceptable {
        // What made a clause fair may go; then it is another finding.
        true => (
            format!("{} fair", raised.from),
            "acceptable as written".to_owned(),
        ),
        false => (
            raised.from.clone(),
            format!("{} the standards", flag.severity),
        ),
    };
    let message = format!("{}: {how}.", flag.name);
    let about = (Subject::Flag(at), level);
    let evidence = raised.evidence.clone();
    let mut finding = Finding::new(document, (&flag.id, &branch), about, evidence, message);
    finding.acceptable = raised.acceptable;
    Some(finding)
}

fn of_coding(
    document: &Document,
    catalog: &Catalog,
    indicator: &Indicator,
    at: usize,
    coding: &Coding,
) -> Option<Finding> {
    let judged = &document.judgement;
    let reason = if place_of(coding, indicator) == Place::Against {
        Reason::Contrary
    } else {
        let asked = judged.recommendations.iter();
        asked
            .into_iter()
            .find(|r| r.indicator == indicator.id)?
            .reason
    };
    let name = capital(&spoken(&indicator.id));
    let (level, branch, how) = match reason {
        Reason::Contrary => (
            Level::Contrary,
            "contrary",
            "a clause stands against workers' rights",
        ),
        Reason::Deferral => (
            Level::Gap,
            "deferral",
            "only mentioned, or left to national law",
        ),
        Reason::Gap => (Level::Gap, "silent", "the text is silent"),
    };
    let against = |e: &&Evidence| e.contrary || !coding.contrary;
    let evidence = match reason {
        Reason::Gap => Vec::new(),
        Reason::Contrary => coding.evidence.iter().filter(against).cloned().collect(),
        Reason::Deferral => coding.evidence.clone(),
    };
    let message = format!("{name}: {how}. {}", indicator.ask);
    let about = (Subject::Coding(at), level);
    let rule = (indicator.id.as_str(), branch);
    let mut finding = Finding::new(document, rule, about, evidence, message.trim().to_owned());
    finding.flagged = level == Level::Contrary
        && judged.flags.iter().any(|raised| {
            let violates = catalog
                .flag(&raised.flag)
                .is_some_and(|f| f.severity == "violates");
            violates && !raised.acceptable && shares_a_clause(raised, &finding)
        });
    Some(finding)
}

fn shares_a_clause(raised: &Raised, finding: &Finding) -> bool {
    let quoted = |e: &Evidence| raised.evidence.iter().any(|known| known.span == e.span);
    finding.evidence.iter().any(quoted)
}
