//! The words by which agreements are structured, one file per language.
//!
//! Reads `languages/<xx>/outline.toml` through serde, writes a [`Grammar`]; the grammars of all
//! languages are pooled, so that a text's language need not be known.

use serde::{Deserialize, Serialize};

macro_rules! grammar {
    ($($(#[$doc:meta])* $field:ident,)*) => {
        /// The content of one `languages/<xx>/outline.toml`. Every entry is a word or a phrase;
        /// case, accents and punctuation do not matter, `..` in a phrase stands for up to 12 words.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Grammar {
            $($(#[$doc])* pub $field: Vec<String>,)*
        }

        impl Grammar {
            /// Adds the words of another language.
            pub fn merge(&mut self, other: &Grammar) {
                $(for word in &other.$field {
                    if !self.$field.contains(word) {
                        self.$field.push(word.clone());
                    }
                })*
            }
        }
    };
}

grammar! {
    /// Words before or after the number of an article.
    article,
    /// Words that number articles only where a text has no stronger word ("Section", "Clause").
    article_weak,
    /// Words that put an article of a protocol in relation to one of the main text ("Ad", "Zu").
    article_ad,
    /// Outermost groups of articles ("Part", "Title").
    part,
    /// Groups inside parts ("Chapter").
    chapter,
    /// Groups inside chapters ("Section").
    section,
    /// Annexes, appendices, schedules.
    annex,
    /// Protocols after the main text.
    protocol,
    /// Words before the number of a note in an exchange ("No.", "Nr.").
    note,
    /// Words by which a letter opens its offer or answer ("I have the honour").
    letter,
    /// Words that announce a quotation of the other's letter ("reads as follows").
    quoting,
    /// Words by which the answer resumes after the quotation ("In reply").
    reply,
    /// Words that end the preamble ("have agreed as follows").
    enacting,
    /// Words that open the closing formula ("in witness whereof", "done at").
    signature,
    /// Words of final clauses ("shall enter into force").
    final_clause,
    /// Words in the headings of final clauses and their parts ("final provisions").
    final_heading,
    /// Words that name a model contract.
    contract,
    /// Abbreviations after which a full stop ends no sentence.
    abbreviations,
    /// Words before which a number with a full stop ends no sentence (names of months).
    after_ordinal,
    /// Number words as `1 first|1st`: a number and the forms that mean it.
    ordinals,
    /// Capitalised words that open a sentence right after a heading on the same line.
    opener,
    /// Words that no heading holds ("shall").
    prose,
    /// Words that name a paragraph in a reference.
    paragraph,
    /// Words that name a point in a reference.
    point,
    /// Words that point to the place itself ("this", "present").
    this,
    /// Words that say of something that it is annexed ("annexed", "attached").
    annexed,
    /// Words that name an agreement in its title ("Agreement", "Memorandum of Understanding").
    instrument,
    /// Words before the Parties in a title ("between").
    between,
    /// Words for "and", "or", "to" between the members of a list.
    and,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merging_adds_each_word_once() {
        let mut one = Grammar {
            article: vec!["Article".into()],
            ..Grammar::default()
        };
        let two = Grammar {
            article: vec!["Article".into(), "Artikel".into()],
            ..Grammar::default()
        };
        one.merge(&two);
        assert_eq!(one.article, ["Article", "Artikel"]);
    }
}
