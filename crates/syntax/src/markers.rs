//! Candidates for list markers: "1.", "(2)", "a)", "(iv)", "–".
//!
//! Reads text and its lines, writes [`Candidate`]s in order. Whether a candidate opens a
//! paragraph or a point is decided by sequence in `lists`.

use crate::lines::Line;
use crate::numerals::readings;

/// How a marker is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// "(a)"
    Paren,
    /// "a)"
    Close,
    /// "a."
    Dot,
    /// "1" before a capital
    Bare,
    /// "1.2", with the number of components
    Multi(u8),
    /// "1°"
    Degree,
    /// "–", "•"
    Dash(char),
}

/// A place that may open a paragraph or a point.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub start: usize,
    pub end: usize,
    pub form: Form,
    pub label: String,
    /// First on its line.
    pub line_start: bool,
    /// A blank line stands before.
    pub blank_before: bool,
    /// What stands before came to an end: punctuation, or a settled line.
    pub clean: bool,
}

const DASHES: &[char] = &['-', '–', '—', '•', '·', '▪', '●', '*', '‑', '○', '‒', '―'];
const QUOTES: &[char] = &['"', '“', '„', '«', '\'', '‘', '‹'];

/// All candidates of a text, in order.
pub(crate) fn candidates(text: &str, lines: &[Line]) -> Vec<Candidate> {
    let mut found = Vec::new();
    for line in lines {
        let mut at = line.start;
        let lead = Lead {
            line_start: true,
            blank: line.blank_before,
            clean: line.settled,
        };
        at = push(text, line, at, lead, &mut found);
        while let Some(next) = next_word(text, at, line.end) {
            let clean = clean_before(&text[line.start..next]);
            let lead = Lead {
                line_start: false,
                blank: false,
                clean,
            };
            at = push(text, line, next, lead, &mut found);
        }
    }
    found
}

#[derive(Clone, Copy)]
struct Lead {
    line_start: bool,
    blank: bool,
    clean: bool,
}

/// Reads a marker at `at`; returns where to go on.
fn push(text: &str, line: &Line, at: usize, lead: Lead, found: &mut Vec<Candidate>) -> usize {
    let body = &text[at..line.end];
    let skip = if lead.line_start {
        body.len() - body.trim_start_matches(QUOTES).len()
    } else {
        0
    };
    let Some(mark) = read(&body[skip..], lead) else {
        return at;
    };
    let end = at + skip + mark.len;
    found.push(Candidate {
        start: at,
        end,
        form: mark.form,
        label: mark.label,
        line_start: lead.line_start,
        blank_before: lead.blank,
        clean: lead.clean,
    });
    end
}

struct Mark {
    form: Form,
    label: String,
    len: usize,
}

fn read(body: &str, lead: Lead) -> Option<Mark> {
    let first = body.chars().next()?;
    if DASHES.contains(&first) {
        return dash(body, first, lead);
    }
    label(body, first, lead)
}

/// A marker that is no dash.
fn label(body: &str, first: char, lead: Lead) -> Option<Mark> {
    match first {
        '(' => paren(body),
        c if c.is_ascii_digit() => number(body, lead),
        c if c.is_alphabetic() => letter(body, lead),
        _ => None,
    }
}

/// A dash before a label ("- a.") is ornament.
fn dash(body: &str, dash: char, lead: Lead) -> Option<Mark> {
    let rest = body[dash.len_utf8()..].trim_start_matches(['-', '–', '*']);
    let label = rest.trim_start();
    if !lead.line_start {
        let spaced =
            lead.clean && matches!(dash, '–' | '—' | '•' | '-') && label.len() < rest.len();
        return spaced.then(|| Mark {
            form: Form::Dash(dash),
            label: String::new(),
            len: dash.len_utf8(),
        });
    }
    let skip = body.len() - label.len();
    let first = label.chars().next()?;
    if let Some(mark) = self::label(label, first, lead).filter(|m| m.form != Form::Bare) {
        return Some(Mark {
            len: mark.len + skip,
            ..mark
        });
    }
    let open = label.len() < rest.len() || first.is_alphabetic();
    (open && !rest.is_empty() && !first.is_ascii_punctuation() || first == '(').then(|| Mark {
        form: Form::Dash(dash),
        label: String::new(),
        len: dash.len_utf8(),
    })
}

/// "(a)", "(12)", "(iv)", "(aa)".
fn paren(body: &str) -> Option<Mark> {
    let close = body.bytes().take(10).position(|b| b == b')')?;
    let label = body.get(1..close)?.trim();
    is_label(label).then(|| Mark {
        form: Form::Paren,
        label: label.to_owned(),
        len: close + 1,
    })
}

/// "1.", "1)", "1.-", "1.2", "1°", "1 Text".
fn number(body: &str, lead: Lead) -> Option<Mark> {
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 3 {
        return None;
    }
    let label = body[..digits].to_owned();
    let rest = &body[digits..];
    if let Some(after) = rest.strip_prefix('.') {
        if after.starts_with(|c: char| c.is_ascii_digit()) {
            return lead.line_start.then(|| multi(body)).flatten();
        }
        if let Some(tail) = after.strip_prefix(')') {
            return opens(tail).then_some(Mark {
                form: Form::Dot,
                label,
                len: digits + 2,
            });
        }
        let dashes = dashes(after, &['-', '–', '—', '°', 'º']);
        let glued =
            dashes > 0 || lead.line_start && lead.clean && after.starts_with(char::is_alphabetic);
        let fine = (glued || opens(&after[dashes..]))
            && (lead.line_start || lead.clean || !after.is_empty());
        return fine.then_some(Mark {
            form: Form::Dot,
            label,
            len: digits + 1 + dashes,
        });
    }
    if let Some(after) = rest.strip_prefix(')') {
        return (opens(after) || glued(after, lead)).then_some(Mark {
            form: Form::Close,
            label,
            len: digits + 1,
        });
    }
    for sign in ["°", "º", "o "] {
        if let Some(after) = rest
            .strip_prefix(sign)
            .filter(|_| lead.clean || lead.line_start)
        {
            let extra = usize::from(after.starts_with(['.', ')']));
            return Some(Mark {
                form: Form::Degree,
                label,
                len: digits + sign.trim_end().len() + extra,
            });
        }
    }
    bare(rest, digits).map(|len| Mark {
        form: Form::Bare,
        label,
        len,
    })
}

/// "1 The employer", "1 — The employer": a number, a space and a capital.
fn bare(rest: &str, digits: usize) -> Option<usize> {
    let text = rest.strip_prefix([' ', '\t', '\u{a0}'])?.trim_start();
    let word = text.trim_start_matches(['-', '–', '—']);
    let dashed = word.len() < text.len();
    let spaced = !dashed || word.starts_with(' ');
    let end = if dashed {
        digits + rest.len() - word.len()
    } else {
        digits
    };
    let capital = word
        .trim_start()
        .trim_start_matches(QUOTES)
        .starts_with(char::is_uppercase);
    (digits < 3 && spaced && capital).then_some(end)
}

/// "1.2", "1.2.", "1.2.3".
fn multi(body: &str) -> Option<Mark> {
    let all = body
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    let label = body[..all].trim_end_matches('.');
    let parts = label.split('.').count();
    let small = label.split('.').all(|p| !p.is_empty() && p.len() < 3);
    (small && parts < 5 && opens(&body[all..])).then(|| Mark {
        form: Form::Multi(parts as u8),
        label: label.to_owned(),
        len: all,
    })
}

/// "a)", "iv)", and at the start of a line "a.", "IV.", "A."
fn letter(body: &str, lead: Lead) -> Option<Mark> {
    let mut ends = body
        .char_indices()
        .take(9)
        .skip_while(|(_, c)| c.is_alphabetic());
    let (at, sign) = ends.next()?;
    let label = &body[..at];
    let form = match sign {
        ')' => Form::Close,
        '.' if lead.line_start || label.chars().all(char::is_uppercase) => Form::Dot,
        _ => return None,
    };
    let rest = &body[at + 1..];
    let dashes = dashes(rest, &['-', '–', '—']);
    let small = form == Form::Close || label.chars().all(char::is_lowercase);
    let follows = opens(&rest[dashes..]) || dashes > 0 || (small && glued(rest, lead));
    (is_label(label) && follows).then(|| Mark {
        form,
        label: label.to_owned(),
        len: at + 1 + dashes,
    })
}

/// Length of the dashes that belong to a marker: ".-", ". –".
fn dashes(rest: &str, signs: &[char]) -> usize {
    let text = rest.trim_start_matches([' ', '\u{a0}']);
    let after = text.trim_start_matches(signs);
    let spaced = text.len() < rest.len();
    let fits = after.len() < text.len() && (!spaced || after.starts_with([' ', '\u{a0}']));
    if fits { rest.len() - after.len() } else { 0 }
}

/// "b)meet": a word right after a marker that stands where one may.
fn glued(rest: &str, lead: Lead) -> bool {
    let word = rest.chars().take_while(|c| c.is_alphabetic()).count();
    let abbreviation = rest.chars().nth(word) == Some('.') && word < 3;
    (lead.clean || lead.blank) && word > 0 && !abbreviation && (word > 2 || lead.line_start)
}

/// Whether a text may follow a marker.
fn opens(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || c.is_uppercase() || QUOTES.contains(&c) || c == '(')
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.len() < 9 && !readings(label).is_empty()
}

/// Start of the next word of a line at which a marker could stand.
fn next_word(text: &str, at: usize, end: usize) -> Option<usize> {
    let rest = &text[at..end];
    let space = rest.find(char::is_whitespace)?;
    let word = rest[space..].find(|c: char| !c.is_whitespace())?;
    Some(at + space + word)
}

/// Whether what stands before on the line lets a marker follow.
fn clean_before(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with(['.', ';', ':', ',', '”', '»', '"', '–', '—', '?', '!', ']'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::lines;

    fn labels(text: &str) -> Vec<String> {
        candidates(text, &lines(text))
            .into_iter()
            .map(|c| text[c.start..c.end].to_owned())
            .collect()
    }

    #[test]
    fn markers_are_found_at_line_starts_and_within() {
        assert_eq!(labels("1. One\n(2) Two\n- a. x"), ["1.", "(2)", "- a."]);
        assert_eq!(labels("needs: (a) one; (b) two"), ["(a)", "(b)"]);
        assert_eq!(labels("1.2 Two\n1° x\n– dash"), ["1.2", "1°", "–"]);
    }
}
