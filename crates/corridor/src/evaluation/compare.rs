//! One comparison per text, item and coder.

use super::labels::{Label, Treaties, Whereabouts, same_value};
use std::collections::BTreeMap;

/// The engine's answer to one item for one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ours {
    /// As printed.
    pub value: String,
    /// Whether it is a yes.
    pub positive: bool,
    /// Where its first evidence stands.
    pub article: Option<String>,
    /// Whether the engine could not decide.
    pub undecided: bool,
}

/// Two answers side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Base name of the text.
    pub file: String,
    /// Its treaty.
    pub treaty: String,
    /// The language, by the prefix of the name; "unknown" without one.
    pub language: String,
    /// The item.
    pub item: String,
    /// Whose answer ours is compared with.
    pub coder: String,
    /// The coder's value.
    pub theirs: String,
    /// Whether it is a yes.
    pub theirs_positive: bool,
    /// The engine's value.
    pub ours: String,
    /// Whether it is a yes that stands where a coder named it.
    pub ours_positive: bool,
    /// Whether a yes was discounted for standing elsewhere.
    pub elsewhere: bool,
    /// Whether the engine could not decide.
    pub undecided: bool,
}

impl Comparison {
    /// Whether the two values are the same, and a yes of ours stands where theirs does.
    pub fn is_same(&self) -> bool {
        !self.elsewhere && same_value(&self.theirs, &self.ours)
    }
}

/// The engine's answers by text and item.
pub type Answers = BTreeMap<(String, String), Ours>;

/// Compares every decided label with the engine's answer; labels without one are left out.
pub fn compare(
    labels: &[Label],
    answers: &Answers,
    treaties: &Treaties,
    places: Option<&Whereabouts>,
    is_positive: impl Fn(&str, &str) -> bool,
) -> Vec<Comparison> {
    let mut comparisons = Vec::new();
    for label in labels.iter().filter(|l| l.is_decided()) {
        let Some(ours) = answers.get(&(label.file.clone(), label.item.clone())) else {
            continue;
        };
        let treaty = treaties.of(&label.file);
        let article = ours.article.as_deref().filter(|_| ours.positive);
        let elsewhere = places
            .zip(article)
            .is_some_and(|(places, article)| !places.allow(&treaty, &label.item, article));
        let language = label
            .file
            .split_once('_')
            .map_or("unknown", |(code, _)| code);
        comparisons.push(Comparison {
            language: language.to_owned(),
            file: label.file.clone(),
            treaty,
            item: label.item.clone(),
            coder: label.coder.clone(),
            theirs_positive: is_positive(&label.item, &label.value),
            theirs: label.value.clone(),
            ours: ours.value.clone(),
            ours_positive: ours.positive && !elsewhere,
            elsewhere,
            undecided: ours.undecided,
        });
    }
    comparisons
}
