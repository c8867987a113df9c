//! Norms: the unit of everything that is judged.

use corridor_catalog::{ActForm, ActId, ConceptId, Defers, Force};
use corridor_syntax::Zone;
use corridor_text::Span;
use std::ops::Range;

/// Where in its clause a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// In the clause itself.
    Main,
    /// In an "except …" part.
    Exception,
    /// In an "if …" part.
    Condition,
}

/// What an actor is to the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// It acts, or is acted on in a passive.
    Subject,
    /// It acts, in a by-phrase.
    Agent,
    /// It is for, from, to or against them.
    Recipient,
    /// It owns what is spoken of.
    Genitive,
    /// Something else.
    Other,
}

/// A concept named in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The concept.
    pub concept: ConceptId,
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// Where it stands.
    pub place: Place,
    /// What it is to the verb; `Other` for what is no actor.
    pub role: Role,
    /// Whether it stands in an earlier sentence that this one points back to.
    pub carried: bool,
}

/// An act named in a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The act.
    pub act: ActId,
    /// The form that matched.
    pub form: ActForm,
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// Where it stands.
    pub place: Place,
    /// Whether it is negated.
    pub negated: bool,
    /// Who does it, or pays; none when nobody is named.
    pub agents: Vec<ConceptId>,
    /// To, for or from whom.
    pub to: Vec<ConceptId>,
}

/// Who must or may: an actor, and the Party a named body belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// What kind of actor.
    pub actor: ConceptId,
    /// The words that name it.
    pub span: Span,
    /// The Party it belongs to, by the name that the title gives it.
    pub party: Option<String>,
}

/// Whether a clause stands by itself or completes a list's opening words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// By itself.
    Own,
    /// As a point that completes a chapeau.
    Chapeau,
}

/// One predication.
#[derive(Debug, Clone)]
pub struct Norm {
    /// Unit id, `#`, and its number in the unit.
    pub id: String,
    /// Index of its unit in [`crate::Reading::units`].
    pub unit: usize,
    /// Its own words, without the chapeau.
    pub span: Span,
    /// The sentence or point around it.
    pub sentence: Span,
    /// Where it stands.
    pub zone: Zone,
    /// What it does.
    pub force: Force,
    /// Whether it says that a duty or a right does not exist: "need not", "no right".
    pub denied: bool,
    /// Who must or may.
    pub holder: Option<Holder>,
    /// For whom it is.
    pub beneficiary: Option<ConceptId>,
    /// Who pays, where an act of cost has one.
    pub payer: Option<ConceptId>,
    /// The words of a time limit.
    pub deadline: Option<Span>,
    /// What is done.
    pub acts: Vec<Act>,
    /// What is named.
    pub mentions: Vec<Mention>,
    /// Tokens of its "except …" parts.
    pub exceptions: Vec<Range<usize>>,
    /// Tokens of its "if …" parts.
    pub conditions: Vec<Range<usize>>,
    /// How far it leaves its content to national law.
    pub defers: Defers,
    /// Ids of the places that it refers to.
    pub refers_to: Vec<String>,
    /// Whether it completes a chapeau.
    pub origin: Origin,
    /// Its grammatical subject, where that is an actor.
    pub(crate) subject: Option<Holder>,
    /// Whom a pronoun in the next sentence takes up: the subject, else the holder, else the topic
    /// before.
    pub(crate) topic: Option<Holder>,
}
