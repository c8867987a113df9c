//! A language: its patterns and what they mean.

use crate::{
    diagnostic::Diagnostic,
    files::Files,
    flag::RedFlag,
    form::{self, Pattern},
    indicator::Indicator,
    numbers::Numbers,
    raw::{RawAct, RawForms, Spanned},
    vocabulary::{ActId, ConceptId, CountryId, Vocabulary},
    words,
};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

/// What a form of an act says about who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActForm {
    /// The subject does it.
    Active,
    /// Whoever stands in a by-phrase does it.
    Passive,
    /// The actor that follows does it.
    AgentAfter,
    /// The actor just before does it.
    AgentBefore,
    /// Nobody is said to do it.
    Plain,
}

macro_rules! classes {
    ($($name:ident = $key:literal, $doc:literal;)*) => {
        /// The closed classes of words that a language's grammar lists.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Class { $(#[doc = $doc] $name,)* }

        impl Class {
            /// All, with their keys in `grammar.toml`.
            pub const ALL: &'static [(Class, &'static str)] = &[$((Class::$name, $key),)*];
        }
    };
}

classes! {
    Must = "modal.must", "A verb of duty.";
    MustNot = "modal.must_not", "A verb of prohibition.";
    Try = "modal.try", "A verb of endeavour.";
    May = "modal.may", "A verb of permission.";
    Free = "modal.free", "Says that there is no duty.";
    Right = "modal.right", "A verb of entitlement.";
    States = "modal.states", "A verb of definition or scope.";
    Negation = "negation", "Not, no, without.";
    NoNegation = "no_negation", "Holds a negation that negates nothing: not later than.";
    ExceptionOpen = "exception_open", "Opens an exception.";
    ConditionOpen = "condition_open", "Opens a condition.";
    PhraseConditionOpen = "phrase_condition_open", "Opens a condition that has no verb of its own.";
    Consequence = "consequence", "After a comma, tells that what stood before was a condition.";
    Relative = "relative", "Opens a relative clause.";
    Complement = "complement", "Opens a clause that is the content of the verb before it.";
    Settled = "settled", "What it introduces binds as if it stood alone: it is agreed that.";
    Omission = "omission", "Opens what is not done beside the main verb: without being able to.";
    Gapping = "gapping", "Stands for the noun of the clause before, whose verb is left out.";
    SourcePreposition = "source_preposition", "In an active clause, before whom something is taken from.";
    Purpose = "purpose", "Opens a clause of purpose.";
    Anaphor = "anaphor", "Points back to what was just named.";
    Demonstrative = "demonstrative", "Points back and says to what: such transfers.";
    Pronoun = "pronoun", "A personal pronoun that can be a subject.";
    Coordinator = "coordinator", "Joins clauses or words.";
    Be = "be", "A form of be.";
    Have = "have", "A form of have.";
    Participle = "participle", "Ends like a participle: what makes a passive of its auxiliary.";
    Infinitive = "infinitive", "Ends like an infinitive.";
    PassiveAuxiliary = "passive_auxiliary", "Makes a participle passive.";
    AgentPreposition = "agent_preposition", "Before who acts in a passive.";
    RecipientPreposition = "recipient_preposition", "Before whom it is for.";
    GenitivePreposition = "genitive_preposition", "Before the possessor.";
    Preposition = "preposition", "Before what is neither subject, agent, recipient nor possessor.";
    Determiner = "determiner", "Opens a noun phrase and says nothing of its role.";
    InfinitiveMarker = "infinitive_marker", "With a form of be it makes an infinitive passive.";
    GenitiveDeterminer = "genitive_determiner", "Marks a possessor.";
    DativeDeterminer = "dative_determiner", "Marks a recipient.";
    NominativeDeterminer = "nominative_determiner", "Marks a subject.";
    DefinedAs = "defined_as", "Gives a thing its short name.";
}

/// What a pattern means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A concept is named.
    Concept(ConceptId),
    /// An act is named.
    Act(ActId, ActForm),
    /// A word of a closed class stands here.
    Class(Class),
    /// A country, its people or what is theirs.
    Country(CountryId),
}

/// A language's lexicon, ready to be compiled into an automaton.
#[derive(Debug, Clone, Default)]
pub struct Language {
    /// ISO 639-1 code.
    pub code: String,
    /// All forms as written, with their meanings.
    forms: Vec<(String, Meaning)>,
    /// The forms parsed, when the first text in this language comes.
    patterns: OnceLock<Vec<(Pattern, Meaning)>>,
    /// Its most frequent words, folded, by which it is recognised.
    pub function_words: Vec<String>,
    /// The folded words of its list, by which a text is seen to be legible; empty where it has none.
    pub(crate) listed: Vec<String>,
    /// Folded endings that its words take.
    pub(crate) endings: Vec<String>,
    /// What joins the parts of its compounds; empty where it forms none.
    pub(crate) joints: Vec<String>,
    /// How it writes numbers, dates and periods.
    pub numbers: Numbers,
    /// Whether it has `concepts.toml`: without one it is only recognised.
    lexicon: bool,
    /// Indicators that have forms of their own in it.
    own: BTreeSet<String>,
}

impl Language {
    /// Whether it can find anything: some languages are only recognised.
    pub fn has_lexicon(&self) -> bool {
        self.lexicon
    }

    /// Whether it can answer an indicator: one with words of its own needs them in this language.
    pub fn covers(&self, indicator: &Indicator) -> bool {
        self.lexicon && (!indicator.has_own_words || self.own.contains(&indicator.id))
    }

    /// Whether it can see a red flag.
    pub fn covers_flag(&self, flag: &RedFlag) -> bool {
        self.lexicon && (!flag.has_own_words || self.own.contains(&flag.folder))
    }

    /// Whether case, rather than the place before the verb, marks the subject.
    pub fn marks_case(&self) -> bool {
        let nominative = Meaning::Class(Class::NominativeDeterminer);
        self.forms.iter().any(|(_, meaning)| *meaning == nominative)
    }

    /// All patterns with their meanings. Forms with mistakes are left out; [`crate::Catalog::load`] and
    /// the tests report them.
    pub fn patterns(&self, vocabulary: &Vocabulary) -> &[(Pattern, Meaning)] {
        self.patterns.get_or_init(|| {
            let parse = |(form, meaning): &(String, Meaning)| {
                let patterns = form::parse(form, vocabulary).unwrap_or_default();
                patterns
                    .into_iter()
                    .map(|p| (p, *meaning))
                    .collect::<Vec<_>>()
            };
            self.forms.par_iter().flat_map_iter(parse).collect()
        })
    }

    /// Reads `languages/<code>/` and the files of that language in the other folders; `checked` parses every
    /// form to find its mistakes.
    pub(crate) fn load(
        code: &str,
        files: &Files,
        vocabulary: &Vocabulary,
        checked: bool,
        errors: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut loader = Loader {
            language: Self::default(),
            vocabulary,
            checked,
            errors,
        };
        loader.language.code = code.to_owned();
        loader.language.lexicon = files
            .get(&format!("languages/{code}/concepts.toml"))
            .is_some();
        let path = |name: &str| format!("languages/{code}/{name}.toml");
        loader.file(files, &path("concepts"), |l, p, t, f: RawForms| {
            l.concepts(p, t, f)
        });
        loader.file(files, &path("acts"), |l, p, t, f| l.acts(p, t, f));
        loader.grammar(files, &path("grammar"));
        loader.language.listed = words::listed(code, files, loader.errors);
        loader.file(files, &path("numbers"), |l, _, _, numbers: Numbers| {
            l.language.numbers = numbers;
        });
        loader.file(files, &path("countries"), |l, p, t, f: RawForms| {
            l.countries(p, t, f)
        });
        let own = format!("/{code}.toml");
        for (file, _) in files.iter().filter(|(p, _)| p.ends_with(&own)) {
            let folder = file.rsplit('/').nth(1).unwrap_or("");
            loader.language.own.insert(folder.to_owned());
            loader.file(files, file, |l, p, t, own: crate::raw::RawOwnForms| {
                l.concepts(p, t, own.concepts);
                l.acts(p, t, own.acts);
            });
        }
        loader.language
    }
}

struct Loader<'a> {
    language: Language,
    vocabulary: &'a Vocabulary,
    /// Whether every form is parsed at once, to find its mistakes.
    checked: bool,
    errors: &'a mut Vec<Diagnostic>,
}

impl Loader<'_> {
    fn file<T: serde::de::DeserializeOwned>(
        &mut self,
        files: &Files,
        path: &str,
        then: impl FnOnce(&mut Self, &str, &str, T),
    ) {
        let Some(text) = files.get(path) else { return };
        match toml::from_str::<T>(text) {
            Ok(value) => then(self, path, text, value),
            Err(error) => self.errors.push(syntax_error(path, text, &error)),
        }
    }

    fn concepts(&mut self, path: &str, text: &str, forms: RawForms) {
        for (id, forms) in forms {
            match self.vocabulary.concept(&id) {
                Some(concept) => self.forms(path, text, &forms, Meaning::Concept(concept)),
                None => self.unknown(path, text, "concept", &id, &forms),
            }
        }
    }

    fn acts(&mut self, path: &str, text: &str, acts: BTreeMap<String, RawAct>) {
        for (id, act) in acts {
            let forms = [
                (ActForm::Active, act.active),
                (ActForm::Passive, act.passive),
                (ActForm::AgentAfter, act.agent_after),
                (ActForm::AgentBefore, act.agent_before),
                (ActForm::Plain, act.plain),
            ];
            for (form, list) in forms {
                match self.vocabulary.act(&id) {
                    Some(act) => self.forms(path, text, &list, Meaning::Act(act, form)),
                    None => self.unknown(path, text, "act", &id, &list),
                }
            }
        }
    }

    fn countries(&mut self, path: &str, text: &str, forms: RawForms) {
        for (code, forms) in forms {
            match self.vocabulary.country(&code) {
                Some(country) => self.forms(path, text, &forms, Meaning::Country(country)),
                None => self.unknown(path, text, "country", &code, &forms),
            }
        }
    }

    fn grammar(&mut self, files: &Files, path: &str) {
        self.file(
            files,
            path,
            |l, path, text, table: crate::raw::RawGrammar| {
                for (key, forms) in table.lists() {
                    let plain = match key.as_str() {
                        "function_words" => Some(&mut l.language.function_words),
                        "endings" => Some(&mut l.language.endings),
                        "joints" => Some(&mut l.language.joints),
                        _ => None,
                    };
                    if let Some(plain) = plain {
                        plain.extend(forms.iter().map(|w| corridor_text::fold(w.get_ref())));
                    } else if let Some((class, _)) = Class::ALL.iter().find(|(_, k)| *k == key) {
                        l.forms(path, text, &forms, Meaning::Class(*class));
                    } else {
                        let message = format!(
                            "no class \"{key}\"; crates/catalog/src/language.rs lists them all"
                        );
                        l.errors.push(Diagnostic::of(path, message));
                    }
                }
            },
        );
    }

    fn forms(&mut self, path: &str, text: &str, forms: &[Spanned<String>], meaning: Meaning) {
        for raw in forms {
            if self.checked
                && let Err(message) = form::parse(raw.get_ref(), self.vocabulary)
            {
                let diagnostic = Diagnostic::at(path, text, raw.span(), message);
                self.errors.push(diagnostic);
            }
            self.language.forms.push((raw.get_ref().clone(), meaning));
        }
    }

    fn unknown(&mut self, path: &str, text: &str, what: &str, id: &str, at: &[Spanned<String>]) {
        if let Some(first) = at.first() {
            let message = format!("no {what} \"{id}\" is declared; add it or mend the name");
            self.errors
                .push(Diagnostic::at(path, text, first.span(), message));
        }
    }
}

/// A mistake in a file's TOML.
pub(crate) fn syntax_error(path: &str, text: &str, error: &toml::de::Error) -> Diagnostic {
    Diagnostic::at(path, text, error.span().unwrap_or(0..0), error.message())
}
