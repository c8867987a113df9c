//! Tests: conditions on one clause.

use crate::vocabulary::{ActId, ConceptId};
use corridor_syntax::Zone;

/// What a clause does with what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Force {
    /// A duty.
    Must,
    /// A prohibition.
    MustNot,
    /// An entitlement of a worker or relative.
    Right,
    /// A duty to endeavour.
    Try,
    /// A permission of a Party, body or employer.
    May,
    /// A definition, recital or statement of fact.
    States,
}

impl Force {
    /// All, with the words that data and output use.
    pub const ALL: [(Force, &'static str); 6] = [
        (Force::Must, "must"),
        (Force::MustNot, "must_not"),
        (Force::Right, "right"),
        (Force::Try, "try"),
        (Force::May, "may"),
        (Force::States, "states"),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(f, _)| *f == self)
            .map_or("", |(_, w)| w)
    }
}

/// How far a clause leaves its content to national law or means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Defers {
    /// Not at all.
    None,
    /// For a procedure: permits, visas, formalities.
    Procedure,
    /// For cooperation as a whole, or within means and budget.
    General,
    /// Nothing remains without it.
    Only,
}

impl Defers {
    /// All, with the words that data and output use.
    pub const ALL: [(Defers, &'static str); 4] = [
        (Defers::None, "none"),
        (Defers::Procedure, "procedure"),
        (Defers::General, "general"),
        (Defers::Only, "only"),
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(d, _)| *d == self)
            .map_or("", |(_, w)| w)
    }
}

/// Whether an act must stand negated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Negated {
    /// It must not.
    #[default]
    No,
    /// It must.
    Yes,
    /// Either.
    Any,
}

/// How near an operational feature must stand to the promise it completes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Within {
    /// In the same clause.
    #[default]
    Clause,
    /// In the same paragraph.
    Paragraph,
    /// In the same article.
    Article,
    /// Anywhere in the text.
    Text,
}

/// A concept or an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// A concept.
    Concept(ConceptId),
    /// An act.
    Act(ActId),
}

/// Actors wanted in a role.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Actors {
    /// One of these, or narrower.
    pub any: Vec<ConceptId>,
    /// Or nobody named.
    pub none: bool,
}

/// Zones wanted; empty means those where a text disposes (operative, final, annex, contract).
pub type Zones = Vec<Zone>;

/// A condition on one clause; all its parts must hold. Empty lists ask nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Test {
    /// One of these acts occurs …
    pub acts: Vec<ActId>,
    /// … negated or not …
    pub negated: Negated,
    /// … done by one of these …
    pub agent: Option<Actors>,
    /// … to, for or from one of these.
    pub to: Option<Actors>,
    /// Who must or may.
    pub holder: Option<Actors>,
    /// One of these concepts or acts occurs outside an exception.
    pub has: Vec<Term>,
    /// One of each of these occurs too.
    pub also: Vec<Vec<Term>>,
    /// None of these occurs.
    pub not: Vec<Term>,
    /// One of these occurs in a condition.
    pub condition: Vec<Term>,
    /// One of these occurs in an exception.
    pub exception: Vec<Term>,
    /// One of these occurs in the clause, its chapeau, its headings, or earlier in its paragraph.
    pub context: Vec<Term>,
    /// One of these occurs in its article.
    pub article: Vec<Term>,
    /// One of these occurs in a heading above it.
    pub heading: Vec<Term>,
    /// The force is one of these.
    pub force: Vec<Force>,
    /// The deference is one of these.
    pub defers: Vec<Defers>,
    /// The zone is one of these.
    pub zones: Zones,
    /// Greatest distance in words between the parts.
    pub near: Option<usize>,
    /// Whether `has` and `also` must stand in the clause's own words, not in what it carries over.
    pub own: bool,
    /// Least share of the clauses that hold but for `defers` that must hold with it; for levels.
    pub share: Option<f64>,
    /// For a number: what it is, whatever stands beside it.
    pub is: Option<u32>,
    /// For an operational test: how near to the promise.
    pub within: Within,
    /// What it finds, in a sentence.
    pub says: String,
    /// Its name among the tests of its rule, by which others borrow it; may be empty.
    pub id: String,
    /// Where it was written, as `indicator#id`, when it was borrowed from there.
    pub from: Option<String>,
}
