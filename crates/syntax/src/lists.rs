//! Numbered paragraphs and list points inside one region, by sequence.
//!
//! Reads marker candidates, writes [`Mark`]s. A candidate holds when it continues an open list or
//! properly starts one; the open lists form a stack.

use crate::lexicon::Topic;
use crate::lines::{is_ended, is_finished};
use crate::markers::{Candidate, Form};
use crate::numerals::{Script, readings};
use crate::outline::Kind;
use crate::plan::{Mark, rank};
use crate::text::Scan;
use corridor_text::Span;

/// How the outermost numbers of a region are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Paragraphs of an article.
    Article,
    /// Clauses of a text without article words; the word that their ids start with.
    Bare(&'static str),
    /// As `Bare`, but Roman numerals number the articles and Arabic ones their paragraphs.
    BareRoman,
}

/// Deepest list that is told from the one around it.
const DEPTH: usize = 8;

struct Open {
    form: Form,
    script: Script,
    last: u32,
    kind: Kind,
    rank: u8,
}

struct Lists<'a> {
    scan: &'a Scan<'a>,
    start: usize,
    mode: Mode,
    /// Where the bodies of parts inside the region start.
    anchors: &'a [usize],
    open: Vec<Open>,
    marks: Vec<Mark>,
}

/// The marks of `start..end`, in which parts have their bodies at `anchors`.
pub(crate) fn lists(
    scan: &Scan,
    start: usize,
    end: usize,
    mode: Mode,
    anchors: &[usize],
) -> Vec<Mark> {
    let candidates = scan.candidates_in(start, end);
    let mut lists = Lists {
        scan,
        start,
        mode,
        anchors,
        open: Vec::new(),
        marks: Vec::new(),
    };
    for (n, candidate) in candidates.iter().enumerate() {
        lists.place(candidate, &candidates[n + 1..]);
    }
    lists.marks
}

impl Lists<'_> {
    fn place(&mut self, c: &Candidate, ahead: &[Candidate]) {
        let adjacent = self.adjacent(c);
        if self.is_lone_and(c) {
            return;
        }
        if !(adjacent || self.stands(c)) || (c.form == Form::Bare && !self.bare_stands(c, adjacent))
        {
            return;
        }
        if let Some((level, value)) = self.continued(c, ahead) {
            self.open.truncate(level + 1);
            self.push(c, value);
        } else if let Some((script, value)) = self.first(c, ahead, adjacent) {
            self.begin(c, script, value, adjacent);
        }
    }

    /// Right after the region's start or the last marker, or after a heading in capitals.
    fn adjacent(&self, c: &Candidate) -> bool {
        let between = self.scan.text[self.from(c)..c.start].trim();
        let caps = between.len() < 160
            && between.chars().filter(|c| c.is_uppercase()).count() > 3
            && !between.contains(|c: char| c.is_lowercase() || ".:;".contains(c));
        between.is_empty() || (caps && matches!(self.mode, Mode::Bare(_)))
    }

    /// A dash before nothing but "or" joins two points and is none.
    fn is_lone_and(&self, c: &Candidate) -> bool {
        let end = self.scan.line(c.start).map_or(c.end, |l| l.end);
        let words = &self.scan.words[self.scan.word_at(c.end)..];
        let one = words.first().filter(|w| w.start < end);
        let more = words.get(1).is_some_and(|w| w.start < end);
        matches!(c.form, Form::Dash(_))
            && !more
            && one.is_some_and(|w| self.scan.starts(Topic::And, w.start))
    }

    /// The end of the last marker or part header before the candidate.
    fn from(&self, c: &Candidate) -> usize {
        let mark = self.marks.last().map_or(self.start, |m| m.marker.end);
        let anchor = self
            .anchors
            .partition_point(|a| *a <= c.start)
            .checked_sub(1)
            .map(|n| self.anchors[n]);
        anchor.unwrap_or(mark).max(mark)
    }

    /// Whether a marker may stand at this place.
    fn stands(&self, c: &Candidate) -> bool {
        if c.line_start {
            let sure =
                matches!(c.form, Form::Dash(_) | Form::Paren | Form::Close) || self.is_below(c);
            let dot = c.form == Form::Dot && self.capital(c) && !self.is_reference(c);
            return sure || dot || c.blank_before || c.clean || self.after_and(c);
        }
        let digits = c.label.starts_with(|d: char| d.is_ascii_digit());
        match c.form {
            Form::Dot if self.is_headed(c) => true,
            Form::Dot | Form::Multi(_) => digits && c.clean && self.ended(c) && self.capital(c),
            Form::Paren | Form::Close if digits => c.clean && self.ended(c),
            Form::Paren | Form::Close => true,
            Form::Dash(_) => c.clean && self.ended(c),
            Form::Degree => c.clean,
            Form::Bare => false,
        }
    }

    /// "1.1" below "1.", "4.2.1" below "4.2".
    fn is_below(&self, c: &Candidate) -> bool {
        let outer = c.label.rsplit_once('.').map(|(outer, _)| outer);
        matches!(c.form, Form::Multi(_))
            && outer.is_some_and(|outer| {
                self.marks
                    .iter()
                    .rev()
                    .take(9)
                    .any(|m| m.label.as_deref() == Some(outer))
            })
    }

    /// In a text without article words on one line: "Scope 1. The", a number after a heading.
    fn is_headed(&self, c: &Candidate) -> bool {
        let number = matches!(self.mode, Mode::Bare(_)) && c.form == Form::Dot;
        let top = self
            .open
            .first()
            .is_none_or(|o| o.kind == Kind::Article && o.form == Form::Dot);
        let next = self.open.first().map_or(0, |o| o.last) + 1;
        number && top && c.label.parse() == Ok(next) && self.capital(c) && !self.is_reference(c)
    }

    fn bare_stands(&self, c: &Candidate, adjacent: bool) -> bool {
        (c.line_start && (c.blank_before || c.clean)) || adjacent
    }

    fn before(&self, c: &Candidate) -> &str {
        self.scan.text[self.start..c.start].trim_end()
    }

    fn ended(&self, c: &Candidate) -> bool {
        let before = self.before(c);
        is_ended(before) && !before.ends_with(',') || before.ends_with(['–', '—'])
    }

    fn capital(&self, c: &Candidate) -> bool {
        let rest = self.scan.text[c.end..].trim_start();
        rest.starts_with(|c: char| c.is_uppercase() || "\"“„«(‘".contains(c))
    }

    fn after_and(&self, c: &Candidate) -> bool {
        let at = self.scan.word_at(c.start);
        let word = at.checked_sub(1).map(|at| self.scan.words[at]);
        word.is_some_and(|w| self.scan.starts(Topic::And, w.start))
    }

    /// A word such as "paragraph" or a number stands before: "paragraph 1 (a)".
    fn is_reference(&self, c: &Candidate) -> bool {
        let before = self.before(c);
        let at = self.scan.word_at(c.start);
        let Some(word) = at.checked_sub(1).map(|at| self.scan.words[at]) else {
            return false;
        };
        let near = before.len() + self.start <= word.end + 1;
        let refers = [
            Topic::Paragraph,
            Topic::Point,
            Topic::Article,
            Topic::ArticleWeak,
        ];
        let named = refers.iter().any(|t| self.scan.starts(*t, word.start));
        let text = &self.scan.text[word.start..word.end];
        near && (named
            || before.ends_with(|c: char| c.is_ascii_digit())
            || (before.ends_with(')') && text.len() < 3))
    }

    /// The open list that the candidate continues, innermost first, and its value in it.
    fn continued(&self, c: &Candidate, ahead: &[Candidate]) -> Option<(usize, u32)> {
        let separate = c.line_start || c.clean || self.after_and(c);
        if !separate {
            let headed = self.is_headed(c) && !self.open.is_empty();
            return headed.then(|| (0, c.label.parse().unwrap_or(0)));
        }
        let read = readings(&c.label);
        let fits = |slack: u32| {
            let levels = self.open.iter().enumerate().rev();
            let mut found = levels.flat_map(|(n, o)| read.iter().map(move |r| (n, o, *r)));
            found.find_map(|(n, o, (script, value))| {
                // "(a)", "b)": one list written in two ways.
                let pair = |form| matches!(form, Form::Paren | Form::Close);
                let mixed = pair(o.form) && pair(c.form) && c.line_start && script != Script::Digit;
                let same = (o.form == c.form || mixed) && o.script == script;
                let value = if script == Script::None {
                    o.last + 1
                } else {
                    value
                };
                let next = value > o.last && value <= o.last + 1 + slack;
                let roman = c.label == "i" && next_label(c, ahead) == Some("ii");
                (same && next && !roman).then_some((n, value))
            })
        };
        fits(0).or_else(|| {
            if c.line_start && (c.blank_before || c.clean) {
                fits(2)
            } else {
                None
            }
        })
    }

    /// Whether the candidate may start a list, and as what.
    fn first(&self, c: &Candidate, ahead: &[Candidate], adjacent: bool) -> Option<(Script, u32)> {
        let read = readings(&c.label);
        let one = read.iter().rev().find(|(_, value)| *value == 1).copied();
        if let Some((script, value)) = one {
            let initial = script == Script::Upper && c.form == Form::Dot;
            if matches!(c.form, Form::Multi(_)) || (c.line_start || adjacent) && !initial {
                return Some((script, value));
            }
            let reach = if script == Script::Digit || initial {
                200
            } else {
                16
            };
            let second = ahead
                .iter()
                .take(reach)
                .find(|a| a.form == c.form && has(a, script, 2));
            let listed = second.is_some() || matches!(c.form, Form::Dash(_));
            return (listed && !self.is_reference(c)).then_some((script, value));
        }
        let digit = read
            .iter()
            .find(|(script, _)| *script == Script::Digit)
            .copied();
        let lost_first = self.open.is_empty() && (c.blank_before || adjacent) && c.line_start;
        digit.filter(|(_, value)| lost_first && *value < 60 && c.form != Form::Bare)
    }

    fn begin(&mut self, c: &Candidate, script: Script, value: u32, adjacent: bool) {
        self.open.truncate(DEPTH);
        let (kind, rank) = self.level(c, script, adjacent);
        if kind == Kind::Article {
            self.open.clear();
        }
        self.open.push(Open {
            form: c.form,
            script,
            last: 0,
            kind,
            rank,
        });
        self.push(c, value);
    }

    /// What a new list holds.
    fn level(&self, c: &Candidate, script: Script, adjacent: bool) -> (Kind, u8) {
        let digits = script == Script::Digit;
        let point = self.open.iter().any(|o| o.kind == Kind::Point);
        let deeper = self
            .open
            .last()
            .map_or(rank::POINT, |o| (o.rank + 1).max(rank::POINT));
        let nested = (if point { Kind::Subpoint } else { Kind::Point }, deeper);
        let only_article = self.open.iter().all(|o| o.kind == Kind::Article);
        let whole = adjacent || self.is_whole(c);
        match self.mode {
            Mode::BareRoman if script == Script::RomanUpper && c.form == Form::Dot => {
                (Kind::Article, rank::ARTICLE)
            }
            Mode::Bare(name)
                if self.open.is_empty() && digits && (whole || self.opens_clause(c, name)) =>
            {
                (Kind::Article, rank::ARTICLE)
            }
            _ if only_article && digits && (whole || matches!(c.form, Form::Multi(_))) => {
                (Kind::Paragraph, rank::PARAGRAPH)
            }
            _ => nested,
        }
    }

    /// In a letter or a long text, a number opens a clause even after a colon.
    fn opens_clause(&self, c: &Candidate, name: &str) -> bool {
        self.capital(c) && (name == "para" || self.scan.text.len() > 1500)
    }

    /// No unfinished sentence stands before, which the list would complete.
    fn is_whole(&self, c: &Candidate) -> bool {
        let from = self.from(c);
        let before = &self.scan.text[from..c.start];
        let start = c.start - before.trim_start().len();
        let headed = c.line_start
            && self.capital(c)
            && !self.scan.starts(Topic::Opener, start)
            && self.scan.is_heading(start, c.start)
            && !before.trim().contains('\n');
        is_finished(before) || headed
    }

    fn push(&mut self, c: &Candidate, value: u32) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        open.last = value;
        let label = (!c.label.is_empty()).then(|| c.label.clone());
        let number = match (open.kind, open.script) {
            (Kind::Article, _) | (_, Script::None | Script::Digit) => value.to_string(),
            _ => c.label.to_lowercase(),
        };
        let number = if matches!(c.form, Form::Multi(_)) {
            c.label.replace('.', "_")
        } else {
            number
        };
        let name = match (open.kind, self.mode) {
            (Kind::Article, Mode::Bare(name)) => name,
            (Kind::Article, _) => "art",
            (Kind::Paragraph, _) => "para",
            _ => "point",
        };
        let mut mark = Mark::plain(open.kind, open.rank, c.start, &format!("{name}_{number}"));
        mark.marker = Span::new(c.start, c.end);
        mark.label = label;
        mark.value = value;
        self.marks.push(mark);
    }
}

fn has(c: &Candidate, script: Script, value: u32) -> bool {
    readings(&c.label).contains(&(script, value))
}

/// The label of the next candidate of the same form.
fn next_label<'a>(c: &Candidate, ahead: &'a [Candidate]) -> Option<&'a str> {
    ahead
        .iter()
        .take(12)
        .find(|a| a.form == c.form)
        .map(|a| a.label.as_str())
}
