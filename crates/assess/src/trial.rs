//! Tries a test on a clause.

use crate::{bits::Bits, text::Text};
use corridor_catalog::{ActId, Actors, Defers, Force, Negated, Term, Test, Vocabulary, Within};
use corridor_reading::{Act, Mention, Norm, Place};
use corridor_syntax::Zone;

/// A test, ready to be tried.
#[derive(Debug, Clone)]
pub(crate) struct Trial {
    test: Test,
    acts: Bits,
    has: Bits,
    also: Vec<Bits>,
    not: Bits,
    condition: Bits,
    exception: Bits,
    context: Bits,
    article: Bits,
    heading: Bits,
    /// Whether it seeks what contradicts a standard: its act must stand in the clause itself, not in
    /// a condition. Any other test is not met by a clause that forbids or denies, unless it asks.
    contrary: bool,
}

/// How a test came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// It does not hold.
    No,
    /// Its words stand there, but nobody is named in a role that decides.
    Unresolved,
    /// It holds, by what an earlier sentence named.
    Carried,
    /// It holds by the clause's own words.
    Own,
}

impl Outcome {
    /// Whether it holds.
    pub fn holds(self) -> bool {
        self >= Outcome::Carried
    }
}

/// Where a text disposes.
const DISPOSING: [Zone; 4] = [Zone::Operative, Zone::Final, Zone::Annex, Zone::Contract];

impl Trial {
    pub fn new(test: &Test, vocabulary: &Vocabulary) -> Self {
        let bits = |terms: &[Term]| Bits::of(terms, vocabulary);
        let acts: Vec<Term> = test.acts.iter().map(|a| Term::Act(*a)).collect();
        Self {
            acts: bits(&acts),
            has: bits(&test.has),
            also: test.also.iter().map(|terms| bits(terms)).collect(),
            not: bits(&test.not),
            condition: bits(&test.condition),
            exception: bits(&test.exception),
            context: bits(&test.context),
            article: bits(&test.article),
            heading: bits(&test.heading),
            contrary: false,
            test: test.clone(),
        }
    }

    /// A test for what contradicts a standard: what an "if …" supposes contradicts nothing.
    pub fn contrary(test: &Test, vocabulary: &Vocabulary) -> Self {
        Self {
            contrary: true,
            ..Self::new(test, vocabulary)
        }
    }

    /// What it finds, for people.
    pub fn says(&self) -> &str {
        &self.test.says
    }

    /// Its name, if it has one.
    pub fn id(&self) -> &str {
        &self.test.id
    }

    /// The number that it gives, whatever stands beside it.
    pub fn is(&self) -> Option<u32> {
        self.test.is
    }

    /// How near to a promise it must hold.
    pub fn within(&self) -> Within {
        self.test.within
    }

    /// The share of clauses that it must reach to count, with the same test without `defers`.
    pub fn share(&self) -> Option<(f64, Self)> {
        let mut all = self.clone();
        all.test.defers.clear();
        all.test.share = None;
        self.test.share.map(|share| (share, all))
    }

    /// Whether it asks for an act.
    pub fn has_act(&self) -> bool {
        !self.test.acts.is_empty()
    }

    /// The terms that it looks for.
    pub fn wanted(&self) -> Bits {
        let mut wanted = self.acts.clone();
        wanted.extend(&self.has);
        self.also.iter().for_each(|bits| wanted.extend(bits));
        wanted
    }

    /// Terms of which a clause must name one: its acts, else what it has; none when it asks for neither.
    pub fn rarest(&self) -> &Bits {
        match self.acts.is_empty() {
            true => &self.has,
            false => &self.acts,
        }
    }

    /// Tries it on a clause.
    pub fn on(&self, text: &Text<'_>, index: usize) -> Outcome {
        let norm = text.norm(index);
        let terms = &text.terms[index];
        let test = &self.test;
        let asks = |wanted: &Bits, found: &Bits| wanted.is_empty() || wanted.meets(found);
        let named = if test.own { &terms.own } else { &terms.all };
        let zones: &[Zone] = if test.zones.is_empty() {
            &DISPOSING
        } else {
            &test.zones
        };
        let fits = (self.contrary || self.accepts(norm))
            && zones.contains(&norm.zone)
            && asks(&self.acts, &terms.all)
            && asks(&self.has, named)
            && self.also.iter().all(|wanted| asks(wanted, named))
            && !self.not.meets(&terms.own)
            && asks(&self.condition, &terms.condition)
            && asks(&self.exception, &terms.exception)
            && asks(&self.context, &terms.context)
            && asks(&self.article, text.article_terms(index))
            && asks(&self.heading, &terms.heading)
            && one_of(&test.force, norm.force)
            && one_of(&test.defers, norm.defers)
            && holder_fits(text.vocabulary, &test.holder, norm);
        if !fits {
            return Outcome::No;
        }
        let outcome = self.acts_on(text, norm);
        let own = self.has.is_empty() || self.has.meets(&terms.own);
        if outcome == Outcome::Own && !own {
            Outcome::Carried
        } else {
            outcome
        }
    }

    /// Whether the clause grants or binds, or the test asks for what forbids or denies.
    fn accepts(&self, norm: &Norm) -> bool {
        let force = &self.test.force;
        let asks = match norm.force {
            Force::MustNot => force.contains(&Force::MustNot),
            _ if norm.denied => force.len() == Force::ALL.len(),
            _ => true,
        };
        asks || self.test.negated != Negated::No
    }

    fn acts_on(&self, text: &Text<'_>, norm: &Norm) -> Outcome {
        if self.test.acts.is_empty() {
            return if self.near_without_act(text, norm) {
                Outcome::Own
            } else {
                Outcome::No
            };
        }
        let acts = norm.acts.iter().filter(|act| self.act_fits(act));
        acts.filter(|act| self.near_act(text, norm, act))
            .map(|act| self.roles_fit(text.vocabulary, act))
            .max()
            .unwrap_or(Outcome::No)
    }

    fn act_fits(&self, act: &Act) -> bool {
        let negated = match self.test.negated {
            Negated::No => !act.negated,
            Negated::Yes => act.negated,
            Negated::Any => true,
        };
        let place = match act.place {
            Place::Main => true,
            Place::Condition => !self.contrary,
            Place::Exception => false,
        };
        place && negated && self.test.acts.contains(&act.act)
    }

    fn roles_fit(&self, vocabulary: &Vocabulary, act: &Act) -> Outcome {
        let agent = role_fits(vocabulary, &self.test.agent, &act.agents);
        let to = role_fits(vocabulary, &self.test.to, &act.to);
        agent.min(to)
    }

    /// The places in a clause of what it looks for.
    pub fn anchors(&self, text: &Text<'_>, index: usize) -> Vec<(usize, usize)> {
        let norm = text.norm(index);
        let acts: Vec<Term> = self.test.acts.iter().map(|a| Term::Act(*a)).collect();
        let of = |wanted: &[Term]| -> Vec<_> { places(text.vocabulary, norm, wanted).collect() };
        let named = of(&self.test.has);
        if named.is_empty() { of(&acts) } else { named }
    }

    fn near_act(&self, text: &Text<'_>, norm: &Norm, act: &Act) -> bool {
        let Some(near) = self.test.near else {
            return true;
        };
        self.test.has.is_empty()
            || places(text.vocabulary, norm, &self.test.has)
                .any(|(first, last)| distance(act.first, act.last, first, last) <= near)
    }

    fn near_without_act(&self, text: &Text<'_>, norm: &Norm) -> bool {
        let Some(near) = self.test.near else {
            return true;
        };
        places(text.vocabulary, norm, &self.test.has).any(|(first, last)| {
            self.test.also.iter().all(|wanted| {
                places(text.vocabulary, norm, wanted)
                    .any(|(f, l)| distance(first, last, f, l) <= near)
            })
        })
    }
}

fn one_of<T: PartialEq>(wanted: &[T], found: T) -> bool {
    wanted.is_empty() || wanted.contains(&found)
}

fn holder_fits(vocabulary: &Vocabulary, wanted: &Option<Actors>, norm: &Norm) -> bool {
    let Some(wanted) = wanted else { return true };
    match &norm.holder {
        Some(holder) => wanted.any.iter().any(|w| vocabulary.is(holder.actor, *w)),
        None => wanted.none,
    }
}

fn role_fits(
    vocabulary: &Vocabulary,
    wanted: &Option<Actors>,
    found: &[corridor_catalog::ConceptId],
) -> Outcome {
    let Some(wanted) = wanted else {
        return Outcome::Own;
    };
    let named = found
        .iter()
        .any(|f| wanted.any.iter().any(|w| vocabulary.is(*f, *w)));
    match (named, found.is_empty()) {
        (true, _) => Outcome::Own,
        (false, true) if wanted.none => Outcome::Own,
        (false, true) => Outcome::Unresolved,
        (false, false) => Outcome::No,
    }
}

/// The places of some terms in a clause, outside exceptions.
fn places<'n>(
    vocabulary: &'n Vocabulary,
    norm: &'n Norm,
    wanted: &'n [Term],
) -> impl Iterator<Item = (usize, usize)> + 'n {
    let concept = move |m: &&Mention| {
        m.place != Place::Exception
            && wanted
                .iter()
                .any(|w| matches!(w, Term::Concept(w) if vocabulary.is(m.concept, *w)))
    };
    let act = move |a: &&Act| wanted.iter().any(|w| is_act(w, a.act));
    let mentions = norm
        .mentions
        .iter()
        .filter(concept)
        .map(|m| (m.first, m.last));
    mentions.chain(norm.acts.iter().filter(act).map(|a| (a.first, a.last)))
}

fn is_act(term: &Term, act: ActId) -> bool {
    matches!(term, Term::Act(id) if *id == act)
}

/// Words between two stretches; 0 when they touch or overlap.
fn distance(first: usize, last: usize, other_first: usize, other_last: usize) -> usize {
    if last <= other_first {
        other_first - last
    } else {
        first.saturating_sub(other_last)
    }
}

/// The level that a promise of this force gives on the house scale.
pub(crate) fn level_of(norm: &Norm, by_act: bool) -> i32 {
    let disposes = DISPOSING.contains(&norm.zone) && norm.defers != Defers::Only;
    match norm.force {
        Force::Must | Force::MustNot | Force::Right if disposes => 2,
        Force::States if disposes && by_act => 2,
        _ => 1,
    }
}
