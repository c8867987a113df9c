//! The stable name of a finding: its rule, and a hash of the words that it quotes.
//!
//! No offset, no article and no line goes into it, so that it survives a text that is numbered anew, set
//! anew or shifted; where the quoted words change, it is another finding.

use corridor_assess::Evidence;
use corridor_text::{Source, Tokens};
use sha2::{Digest, Sha256};

/// Bytes of the hash that are shown.
const SHOWN: usize = 4;

/// `RULE-1a2b3c4d` for what a rule found by one of its branches in these words.
pub(super) fn id_of(rule: &str, branch: &str, words: &[String]) -> String {
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    // Strongest first may change with what stands around a clause; the set does not.
    words.sort_unstable();
    let mut hash = Sha256::new();
    for part in [rule, branch].into_iter().chain(words) {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let hash: String = hash.finalize()[..SHOWN]
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    format!("{rule}-{hash}")
}

/// The words of a passage and of what opens its list, without anything that setting a text changes: case,
/// accents, punctuation, hyphens, spaces and line breaks.
pub(super) fn words_of(source: &Source, evidence: &Evidence) -> String {
    let parts = evidence.opening.into_iter().chain([evidence.span]);
    parts.map(|span| folded(source.slice(span))).collect()
}

fn folded(text: &str) -> String {
    let tokens = Tokens::of(text, 0);
    (0..tokens.len())
        .filter(|i| !tokens.list[*i].punctuation)
        .map(|i| tokens.word(i))
        .collect()
}

/// Gives what comes twice an ordinal: `…-2`, `…-3`.
pub(super) fn number<'a>(ids: impl Iterator<Item = &'a mut String>) {
    let mut seen = std::collections::BTreeMap::new();
    for id in ids {
        let times = seen.entry(id.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            id.push_str(&format!("-{times}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn setting_a_text_anew_changes_nothing() {
        let plain = folded("The Government shall pay 1.50 dirhams, in co-operation.");
        for set in [
            "The Govern-\nment  shall pay\n1.50 dirhams; in cooperation",
            "the GOVERN\u{ad}MENT shall pay 1.50 dirhams in co\u{2010}operation.",
        ] {
            assert_eq!(folded(set), plain);
        }
        assert_ne!(
            folded("The Government shall pay 150 dirhams in cooperation"),
            plain
        );
    }

    #[test]
    fn ids_tell_rules_branches_and_words_apart() {
        let id = |rule: &str, branch: &str, words: &[&str]| {
            let words: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
            id_of(rule, branch, &words)
        };
        let one = id("RF02", "own", &["a", "b"]);
        assert_eq!(one.len(), "RF02-".len() + 8);
        assert_eq!(one, id("RF02", "own", &["b", "a"]));
        for other in [
            id("RF03", "own", &["a", "b"]),
            id("RF02", "x", &["a", "b"]),
            id("RF02", "own", &["ab"]),
        ] {
            assert_ne!(one, other);
        }
    }

    #[test]
    fn what_comes_twice_is_numbered() {
        let mut ids = ["a", "b", "a", "a"].map(str::to_owned);
        number(ids.iter_mut());
        assert_eq!(ids, ["a", "b", "a-2", "a-3"]);
    }
}
