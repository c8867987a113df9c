//! Waivers: findings that people let stand, each with a reason.
//!
//! Reads the text of a waiver file, writes [`Waivers`] or all its mistakes with their lines.

use super::{Finding, Findings};
use crate::words::line;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt, ops::Range};
use toml::{Spanned, value::Datetime};

/// Longest part of a file that is shown in a complaint, in characters.
const LONGEST: usize = 300;

/// Why a finding was let stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Waived {
    /// The reason.
    pub reason: String,
    /// Who let it stand.
    pub by: Option<String>,
    /// The last day of the waiver, as `2027-01-01`.
    pub until: Option<String>,
}

impl Waived {
    /// " (by X, until 2027-01-01): reason".
    pub fn words(&self) -> String {
        let by = self.by.as_ref().map(|by| format!("by {by}"));
        let until = self.until.as_ref().map(|day| format!("until {day}"));
        let about: Vec<String> = by.into_iter().chain(until).collect();
        match about.is_empty() {
            true => format!(": {}", self.reason),
            false => format!(" ({}): {}", about.join(", "), self.reason),
        }
    }
}

/// The waivers of one document.
#[derive(Debug, Clone, Default)]
pub struct Waivers(Vec<Waiver>);

#[derive(Debug, Clone)]
struct Waiver {
    file: String,
    line: usize,
    finding: String,
    waived: Waived,
}

/// All mistakes in a waiver file, a line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaiverMistakes(pub Vec<String>);

impl fmt::Display for WaiverMistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for WaiverMistakes {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(default)]
    waiver: Vec<RawWaiver>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWaiver {
    finding: Spanned<String>,
    reason: Spanned<String>,
    by: Option<String>,
    until: Option<Spanned<Datetime>>,
}

/// A file's text with the mistakes found in it.
struct Check<'a> {
    file: &'a str,
    text: &'a str,
    mistakes: Vec<String>,
}

impl Check<'_> {
    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().iter().take(at);
        before.filter(|b| **b == b'\n').count() + 1
    }

    fn mistake(&mut self, at: Range<usize>, words: &str) {
        let place = format!("{}:{}", self.file, self.line(at.start));
        self.mistakes
            .push(format!("{place}: {}", line(words, LONGEST)));
    }
}

impl Waivers {
    /// Adds those of a file called `file`.
    ///
    /// # Errors
    /// All its mistakes.
    pub fn read(&mut self, file: &str, text: &str) -> Result<(), WaiverMistakes> {
        let mut check = Check {
            file,
            text,
            mistakes: Vec::new(),
        };
        let raw: Raw = match toml::from_str(text) {
            Ok(raw) => raw,
            Err(error) => {
                let words = format!(
                    "{}; write each waiver as [[waiver]] with finding = \"…\" and reason = \"…\"",
                    error.message()
                );
                check.mistake(error.span().unwrap_or_default(), &words);
                return Err(WaiverMistakes(check.mistakes));
            }
        };
        let mut seen = BTreeSet::new();
        for waiver in raw.waiver {
            let twice = !seen.insert(waiver.finding.get_ref().trim().to_owned());
            self.0.push(waiver.checked(&mut check, twice));
        }
        match check.mistakes.is_empty() {
            true => Ok(()),
            false => Err(WaiverMistakes(check.mistakes)),
        }
    }
}

impl RawWaiver {
    fn checked(self, check: &mut Check<'_>, twice: bool) -> Waiver {
        let id = self.finding.get_ref().trim().to_owned();
        if id.is_empty() {
            let words = "finding is empty; name one, such as \"RF02-1a2b3c4d\"";
            check.mistake(self.finding.span(), words);
        }
        if twice {
            let words = format!("{id} is waived twice; leave one of the two");
            check.mistake(self.finding.span(), &words);
        }
        if self.reason.get_ref().trim().is_empty() {
            let words = "reason is empty; say why the finding may stand";
            check.mistake(self.reason.span(), words);
        }
        let until = self.until.map(|until| {
            let Datetime { date, time, .. } = *until.get_ref();
            if date.is_none() || time.is_some() {
                check.mistake(
                    until.span(),
                    "until is no day; write it as until = 2027-01-31",
                );
            }
            date.map_or(String::new(), |d| d.to_string())
        });
        Waiver {
            file: check.file.to_owned(),
            line: check.line(self.finding.span().start),
            finding: id,
            waived: Waived {
                reason: self.reason.into_inner().trim().to_owned(),
                by: self.by.filter(|by| !by.trim().is_empty()),
                until,
            },
        }
    }
}

impl Findings {
    /// Waives what the waivers name on the day `today` (`2027-01-01`), and says what to look at: waivers
    /// that have expired, and those that fit no finding.
    pub fn waive(&mut self, waivers: &Waivers, today: &str) -> Vec<String> {
        let mut remarks = Vec::new();
        for waiver in &waivers.0 {
            let place = format!("{}:{}", waiver.file, waiver.line);
            let id = line(&waiver.finding, LONGEST);
            let Some(finding) = self.all.iter_mut().find(|f| f.id == waiver.finding) else {
                remarks.push(format!(
                    "{place}: {id} fits no finding of this document; its words have changed or it is gone, so \
                     look at the findings again and take the waiver out"
                ));
                continue;
            };
            if let Some(day) = finding.take(&waiver.waived, today) {
                remarks.push(format!(
                    "{place}: the waiver of {id} expired on {day}; look at the finding again, and renew the \
                     waiver or take it out"
                ));
            }
        }
        remarks
    }
}

impl Finding {
    /// Applies a waiver; its last day, where that is past.
    fn take(&mut self, waived: &Waived, today: &str) -> Option<String> {
        // Days written as 2027-01-01 sort as they follow each other.
        let past = waived.until.clone().filter(|day| day.as_str() < today);
        match past {
            Some(_) => self.expired = Some(waived.clone()),
            None => self.waived = Some(waived.clone()),
        }
        past
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(text: &str) -> Vec<String> {
        Waivers::default().read("w.toml", text).unwrap_err().0
    }

    #[test]
    fn mistakes_are_named_with_their_lines() {
        let text = "[[waiver]]\nfinding = \"\"\nreason = \" \"\n\n[[waiver]]\nfinding = \"a\"\nreason = \"b\"\n\
                    until = 2027-01-01T10:00:00\n[[waiver]]\nfinding = \"a\"\nreason = \"b\"";
        let all = mistakes(text);
        let starts = [
            "w.toml:2: finding",
            "w.toml:3: reason",
            "w.toml:8: until",
            "w.toml:10: a is",
        ];
        assert_eq!(all.len(), starts.len(), "{all:?}");
        for (line, start) in all.iter().zip(starts) {
            assert!(line.starts_with(start), "{line}");
        }
    }

    #[test]
    fn what_is_no_toml_and_unknown_keys_are_mistakes() {
        for (text, line) in [
            ("[[waiver]]\nfinding = \"a", "w.toml:2:"),
            ("\"\\u001b[31m\" = 1", "w.toml:1:"),
            (
                "[[waiver]]\nfinding = \"a\"\nreason = \"b\"\nutnil = 2027-01-01",
                "w.toml:4:",
            ),
            ("\n[[waiver]]\nfinding = \"a\"", "w.toml:2:"),
            (
                "[[waiver]]\nfinding = \"a\"\nreason = \"b\"\nuntil = 2027-02-30",
                "w.toml:4:",
            ),
        ] {
            let all = mistakes(text);
            assert!(!all[0].contains('\u{1b}'), "{all:?}");
            assert!(
                all[0].starts_with(line) && all[0].contains("[[waiver]]"),
                "{all:?}"
            );
        }
    }
}
