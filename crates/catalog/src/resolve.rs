//! From files as written to indicators with resolved names.

use crate::{
    diagnostic::Diagnostic,
    indicator::{CYCLE, Decision, Derived, Field, FieldRule, Indicator, Named, Rule, Score},
    positive::PositiveWhen,
    raw::{Names, RawField, RawIndicator, RawNegated, RawScale, RawTest, RawWord, Spanned},
    test::{Actors, Defers, Force, Negated, Term, Test, Within},
    vocabulary::{ConceptId, Vocabulary},
};
use corridor_syntax::Zone;
use indexmap::IndexMap;

/// What an indicator may say instead of a stage.
const BESIDE_THE_CYCLE: [&str; 2] = ["cross_cutting", "all"];

const ZONES: [(&str, Zone); 8] = [
    ("title", Zone::Title),
    ("preamble", Zone::Preamble),
    ("operative", Zone::Operative),
    ("final", Zone::Final),
    ("annex", Zone::Annex),
    ("contract", Zone::Contract),
    ("signature", Zone::Signature),
    ("repeat", Zone::Repeat),
];

/// Resolves one indicator's names.
pub(crate) struct Resolver<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub vocabulary: &'a Vocabulary,
    pub errors: &'a mut Vec<Diagnostic>,
}

impl Resolver<'_> {
    /// Turns the file as written into an indicator; mistakes are pushed to the errors.
    pub fn indicator(&mut self, id: &str, block: &str, mut raw: RawIndicator) -> Option<Indicator> {
        let positive = match PositiveWhen::parse(raw.positive_when.get_ref()) {
            Ok(rule) => rule,
            Err(message) => return self.fail(&raw.positive_when, message),
        };
        let polarity = raw.polarity.get_ref().clone();
        if !["protective", "adverse", "neutral"].contains(&polarity.as_str()) {
            return self.fail(
                &raw.polarity,
                "polarity is protective, adverse or neutral".into(),
            );
        }
        self.check_stages(&raw.stages);
        let scale = match &raw.scale {
            Some(RawScale::Levels(levels)) => levels.clone().into_iter().collect(),
            Some(RawScale::Named(name)) if name != "house" => {
                let message = format!("scale \"{name}\" is not known; write \"house\" or a table");
                self.errors.push(Diagnostic::of(self.path, message));
                Vec::new()
            }
            _ => Vec::new(),
        };
        Some(Indicator {
            id: id.to_owned(),
            block: block.to_owned(),
            question: raw.question.clone(),
            judged: raw.judged.clone(),
            ask: raw.ask.clone(),
            scale,
            polarity,
            positive,
            stages: raw.stages.iter().map(|s| s.get_ref().clone()).collect(),
            standards: raw.standards.clone(),
            has_own_words: !(raw.concepts.is_empty() && raw.acts.is_empty()),
            stage_tests: self.stage_tests(std::mem::take(&mut raw.stage)),
            counts_in: raw.counts_in.clone().into_iter().collect(),
            means: raw.means.clone().into_iter().collect(),
            rule: self.rule(raw)?,
        })
    }

    /// Stages that are none are mistakes.
    pub fn check_stages(&mut self, stages: &Names) {
        let known = [&CYCLE[..], &BESIDE_THE_CYCLE[..]].concat();
        let unknown = |s: &&Spanned<String>| !known.contains(&s.get_ref().as_str());
        for stage in stages.iter().filter(unknown) {
            let known = known.join(", ");
            let message = format!("no stage \"{}\"; known: {known}", stage.get_ref());
            self.error(stage, message);
        }
    }

    fn stage_tests(&mut self, raw: IndexMap<Spanned<String>, Vec<RawTest>>) -> StageTests {
        let mut stages = Vec::new();
        for (stage, tests) in raw {
            let name = stage.get_ref().clone();
            self.check_stages(&vec![stage]);
            stages.push((name, self.tests(tests)));
        }
        stages
    }

    fn rule(&mut self, raw: RawIndicator) -> Option<Rule> {
        let default = raw.default.clone();
        let or = |word: &str| default.clone().unwrap_or_else(|| word.to_owned());
        let rule = match raw.kind.get_ref().as_str() {
            "ladder" => Rule::Ladder {
                promise: self.tests(raw.promise),
                mention: self.tests(raw.mention),
                contrary: self.tests(raw.contrary),
                operational: self.tests(raw.operational),
                levels: self.levels(raw.level),
            },
            "labels" => Rule::Labels {
                labels: self.named(raw.label),
                derived: raw
                    .derive
                    .into_iter()
                    .map(|d| Derived {
                        label: d.label,
                        all: d.all,
                        any: d.any,
                        none: d.none,
                        drop: d.drop,
                    })
                    .collect(),
                default: or("none"),
            },
            "choice" => Rule::Choice {
                facts: self.named(raw.fact),
                decisions: raw
                    .decide
                    .into_iter()
                    .map(|d| Decision {
                        value: d.value,
                        all: d.all,
                        any: d.any,
                        none: d.none,
                    })
                    .collect(),
                default: or("silent"),
            },
            "count" => Rule::Count {
                items: self.named(raw.item),
            },
            "record" => Rule::Record {
                fields: self.fields(raw.record),
            },
            "scored" => Rule::Scored {
                scores: self.scores(raw.score),
                floor: raw.floor.unwrap_or(1.0),
                default: or("other"),
            },
            other => {
                let message = format!(
                    "no kind of rule \"{other}\"; known: ladder, labels, choice, count, record, scored"
                );
                return self.fail(&raw.kind, message);
            }
        };
        Some(rule)
    }

    fn levels(&mut self, raw: IndexMap<Spanned<String>, Vec<crate::raw::RawTest>>) -> Levels {
        let mut levels = Vec::new();
        for (name, tests) in raw {
            match name.get_ref().parse() {
                Ok(level) => levels.push((level, self.tests(tests))),
                Err(_) => self.error(&name, "a level is a whole number".to_owned()),
            }
        }
        levels
    }

    fn named(&mut self, raw: IndexMap<String, Vec<RawTest>>) -> Vec<Named> {
        raw.into_iter()
            .map(|(name, tests)| Named {
                name,
                tests: self.tests(tests),
            })
            .collect()
    }

    fn fields(&mut self, raw: IndexMap<String, RawField>) -> Vec<Field> {
        let field = |(name, raw): (String, RawField)| {
            let rule = match raw.unit {
                _ if !raw.word.is_empty() => FieldRule::Word {
                    words: self.words_of(raw.word),
                    default: raw.default,
                },
                Some(unit) => FieldRule::Number {
                    unit,
                    tests: self.tests(raw.number),
                },
                None => FieldRule::Yes {
                    tests: self.tests(raw.yes),
                },
            };
            Field { name, rule }
        };
        raw.into_iter().map(field).collect()
    }

    fn words_of(&mut self, raw: Vec<RawWord>) -> Vec<Named> {
        raw.into_iter()
            .map(|word| Named {
                name: word.value,
                tests: self.tests(word.test),
            })
            .collect()
    }

    fn scores(&mut self, raw: IndexMap<String, crate::raw::RawScore>) -> Vec<Score> {
        raw.into_iter()
            .map(|(name, s)| Score {
                name,
                has: self.concepts(&s.has),
                bonus: s.bonus,
            })
            .collect()
    }

    pub fn tests(&mut self, raw: Vec<RawTest>) -> Vec<Test> {
        raw.into_iter().map(|t| self.test(t)).collect()
    }

    fn test(&mut self, raw: RawTest) -> Test {
        let negated = match raw.negated {
            None | Some(RawNegated::Bool(false)) => Negated::No,
            Some(RawNegated::Bool(true)) => Negated::Yes,
            Some(RawNegated::Word(word)) if word == "any" => Negated::Any,
            Some(RawNegated::Word(word)) => {
                let message = format!("negated = \"{word}\" is not known; true, false or \"any\"");
                self.errors.push(Diagnostic::of(self.path, message));
                Negated::Any
            }
        };
        let acts = raw.act.iter().filter_map(|name| self.act(name)).collect();
        let within = raw
            .within
            .map_or(Within::Clause, |w| match w.get_ref().as_str() {
                "clause" => Within::Clause,
                "paragraph" => Within::Paragraph,
                "article" => Within::Article,
                "text" => Within::Text,
                _ => {
                    self.error(
                        &w,
                        "within is clause, paragraph, article or text".to_owned(),
                    );
                    Within::Clause
                }
            });
        Test {
            acts,
            negated,
            agent: raw.agent.map(|names| self.actors(names)),
            to: raw.to.map(|names| self.actors(names)),
            holder: raw.holder.map(|names| self.actors(names)),
            has: self.terms(&raw.has),
            also: raw.also.iter().map(|names| self.terms(names)).collect(),
            not: self.terms(&raw.not),
            condition: self.terms(&raw.condition),
            exception: self.terms(&raw.exception),
            context: self.terms(&raw.context),
            article: self.terms(&raw.article),
            heading: self.terms(&raw.heading),
            force: self.forces(&raw.force),
            defers: self.words(&raw.defers, &Defers::ALL, "deference"),
            zones: self.words(&raw.zone, &ZONES.map(|(w, z)| (z, w)), "zone"),
            near: raw.near,
            own: raw.own,
            share: raw.share,
            is: raw.is,
            within,
            says: raw.says,
            id: raw.id,
            from: raw.same_as.map(Spanned::into_inner),
        }
    }

    /// Forces by name; `any` stands for all.
    fn forces(&mut self, names: &Names) -> Vec<Force> {
        match names.as_slice() {
            [any] if any.get_ref() == "any" => Force::ALL.iter().map(|(force, _)| *force).collect(),
            _ => self.words(names, &Force::ALL, "force"),
        }
    }

    fn words<T: Copy>(&mut self, names: &Names, all: &[(T, &str)], what: &str) -> Vec<T> {
        let mut found = Vec::new();
        for name in names {
            match all.iter().find(|(_, word)| word == name.get_ref()) {
                Some((value, _)) => found.push(*value),
                None => {
                    let known: Vec<_> = all.iter().map(|(_, w)| *w).collect();
                    let message = format!(
                        "no {what} \"{}\"; known: {}",
                        name.get_ref(),
                        known.join(", ")
                    );
                    self.error(name, message);
                }
            }
        }
        found
    }

    fn actors(&mut self, names: Names) -> Actors {
        let (none, named): (Vec<_>, Vec<_>) =
            names.into_iter().partition(|name| name.get_ref() == "none");
        Actors {
            any: self.concepts(&named),
            none: !none.is_empty(),
        }
    }

    /// An id that belongs to another indicator's folder makes two folders one.
    fn check_owner(&mut self, name: &Spanned<String>) {
        let folder = self.path.rsplit('/').nth(1).unwrap_or("");
        let id = name.get_ref();
        if let Some(owner) = self.vocabulary.owner(id).filter(|owner| *owner != folder) {
            let message = format!("\"{id}\" is {owner}'s own; to share it, move it to languages/");
            self.error(name, message);
        }
    }

    fn act(&mut self, name: &Spanned<String>) -> Option<crate::vocabulary::ActId> {
        self.check_owner(name);
        let found = self.vocabulary.act(name.get_ref());
        if found.is_none() {
            self.error(name, format!("no act \"{}\" is declared", name.get_ref()));
        }
        found
    }

    fn concepts(&mut self, names: &[Spanned<String>]) -> Vec<ConceptId> {
        let mut found = Vec::new();
        for name in names {
            self.check_owner(name);
            match self.vocabulary.concept(name.get_ref()) {
                Some(id) => found.push(id),
                None => self.error(
                    name,
                    format!("no concept \"{}\" is declared", name.get_ref()),
                ),
            }
        }
        found
    }

    fn terms(&mut self, names: &Names) -> Vec<Term> {
        let mut found = Vec::new();
        for name in names {
            self.check_owner(name);
            let id = name.get_ref();
            let concept = self.vocabulary.concept(id).map(Term::Concept);
            match concept.or_else(|| self.vocabulary.act(id).map(Term::Act)) {
                Some(term) => found.push(term),
                None => self.error(name, format!("no concept or act \"{id}\" is declared")),
            }
        }
        found
    }

    pub fn error(&mut self, at: &Spanned<String>, message: String) {
        self.errors
            .push(Diagnostic::at(self.path, self.text, at.span(), message));
    }

    fn fail<T>(&mut self, at: &Spanned<String>, message: String) -> Option<T> {
        self.error(at, message);
        None
    }
}

type Levels = Vec<(i32, Vec<Test>)>;
type StageTests = Vec<(String, Vec<Test>)>;
