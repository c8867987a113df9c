//! Several agreements in one text: gazettes, collections, an agreement with a later protocol of its own.
//!
//! Reads a [`Scan`], writes [`Agreement`]s. Strict: a new one has a title, the words that enact or the Parties,
//! and articles that count from one again, after the closing formula or the final clauses of the one before.
//! Annexes, the second note of an exchange and model contracts are none.

use crate::headers::{Header, headers};
use crate::lexicon::{Hit, Topic};
use crate::lines::Line;
use crate::outline::{Agreement, Outline};
use crate::text::Scan;
use corridor_text::{Span, fold};
use std::collections::{BTreeSet, HashMap};

/// How far into a line the word for an agreement stands in a title, in bytes.
const INSTRUMENT: usize = 80;
/// How far below the title the Parties are named, in bytes.
const PARTIES: usize = 500;
/// How far below the title the words that enact stand, in bytes.
const ENACTING: usize = 8000;
/// Longest title line, in bytes; a longer one holds more than the title.
const TITLE: usize = 420;
/// How far above the title the closing formula stands, in bytes.
const CLOSING: usize = 6000;
/// How far above a title the words that announce a quotation stand, in bytes.
const QUOTED: usize = 300;
/// Least length of an agreement, in bytes.
const LEAST: usize = 400;
/// Most agreements told apart.
const MOST: usize = 500;

/// The agreements of a text; one, where nothing parts them.
pub(crate) fn agreements(scan: &Scan, outline: &Outline) -> Vec<Agreement> {
    let all = headers(scan);
    let articles: Vec<&Header> = all
        .iter()
        .filter(|h| h.topic == Topic::Article && h.value.is_some() && opens(h))
        .collect();
    let search = Search {
        scan,
        articles: &articles,
    };
    let mut starts = vec![0];
    for line in scan.lines.iter().skip(1) {
        let from = starts.last().copied().unwrap_or(0);
        if starts.len() < MOST && line.start >= from + LEAST && search.starts(line, from) {
            starts.push(line.start);
        }
    }
    let mut found: Vec<Agreement> = Vec::new();
    for (n, start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(scan.text.len());
        let span = Span::new(*start, end);
        let title = match n {
            0 => outline.find("title").map(|t| t.span),
            _ => scan
                .lines_in(*start, end)
                .first()
                .map(|l| Span::new(l.start, l.end)),
        };
        let limit = scan.text.floor_char_boundary((start + TITLE).min(end));
        let title = title.map_or(Span::new(*start, *start), |t| {
            Span::new(t.start, t.end.min(limit))
        });
        found.push(Agreement {
            title,
            span,
            articles: search.numbers(span).len(),
            version_of: None,
        });
    }
    versions(&search, &mut found);
    found
}

fn opens(header: &Header) -> bool {
    (header.line_start || header.clean || header.caps) && header.open_after && !header.quoted
}

struct Search<'a> {
    scan: &'a Scan<'a>,
    articles: &'a [&'a Header],
}

impl Search<'_> {
    /// Whether a line is the title of another agreement than the one that starts at `from`.
    fn starts(&self, line: &Line, from: usize) -> bool {
        let Some(instrument) = self.titled(line) else {
            return false;
        };
        self.ended(line.start, from)
            && !self.quoted(line.start)
            && !self.annexed(line)
            && self.begins(line, instrument)
    }

    /// The word for an agreement with which a line opens as a title does.
    fn titled(&self, line: &Line) -> Option<&Hit> {
        let scan = self.scan;
        let text = &scan.text[line.start..line.end];
        let reach = scan
            .text
            .floor_char_boundary(line.start + INSTRUMENT.min(text.len()));
        let hit = scan
            .hits_in(line.start, reach)
            .iter()
            .find(|h| h.topic == Topic::Instrument && capital(scan, h.start))?;
        let caps = !scan.text[line.start..hit.end].contains(char::is_lowercase);
        let short = text.len() <= TITLE && !text.ends_with([';', ':', '.']);
        let prose = scan.find(Topic::Prose, line.start, line.end).is_some();
        let parties = scan
            .find(
                Topic::Between,
                hit.end,
                scan.text.floor_char_boundary((hit.end + 60).min(line.end)),
            )
            .is_some();
        let alone = short && !prose && (line.blank_before || line.settled || caps);
        let long = line.blank_before && text.len() > TITLE && hit.start < line.start + 24;
        (capital(scan, line.start) && (alone || (long && (caps || parties)))).then_some(hit)
    }

    /// Whether what stands before came to an end: a closing formula with no article after it, or articles up to
    /// the final clauses.
    fn ended(&self, at: usize, from: usize) -> bool {
        let scan = self.scan;
        let before = |h: &&&Header| h.start >= from && h.start < at;
        let last = self.articles.iter().rfind(before);
        let since = last.map_or(from, |h| h.end);
        let near = scan
            .text
            .ceil_char_boundary(since.max(at.saturating_sub(CLOSING)));
        let closing = scan
            .hits_in(near, at)
            .iter()
            .any(|h| h.topic == Topic::Signature && capital(scan, h.start));
        let many = last.and_then(|h| h.value).is_some_and(|v| v > 2);
        closing || (many && scan.find(Topic::FinalClause, since, at).is_some())
    }

    /// Whether the other's letter is quoted here.
    fn quoted(&self, at: usize) -> bool {
        let from = self.scan.text.ceil_char_boundary(at.saturating_sub(QUOTED));
        self.scan.find(Topic::Quoting, from, at).is_some()
            || self.scan.text[..at]
                .trim_end()
                .ends_with(['"', '“', '„', '«'])
    }

    /// Whether an annex or a model contract opens here.
    fn annexed(&self, line: &Line) -> bool {
        let above = self.scan.lines_in(0, line.start).iter().rev().take(2);
        let headed = |l: &Line| {
            l.end - l.start < TITLE
                && self
                    .scan
                    .hits_in(l.start, l.start + 1)
                    .iter()
                    .any(|h| h.topic == Topic::Annex)
        };
        let near = self
            .scan
            .text
            .floor_char_boundary((line.start + TITLE).min(line.end));
        above.into_iter().any(headed)
            || headed(line)
            || self.scan.find(Topic::Contract, line.start, near).is_some()
    }

    /// Whether an agreement follows: Parties or words that enact, and articles from one.
    fn begins(&self, line: &Line, instrument: &Hit) -> bool {
        let scan = self.scan;
        let near = |reach: usize| {
            scan.text
                .floor_char_boundary((line.start + reach).min(scan.text.len()))
        };
        let next = self.articles.iter().find(|h| h.start > instrument.end);
        let one = next.filter(|h| h.value == Some(1) && h.start < near(2 * ENACTING));
        let limit = one.map_or(near(ENACTING), |h| h.start);
        let between = scan
            .find(Topic::Between, instrument.end, near(PARTIES).min(limit))
            .is_some();
        let enacted = scan
            .find(
                Topic::Enacting,
                instrument.end,
                near(ENACTING).min(limit + 400),
            )
            .is_some();
        // "Final Protocol": part of the agreement before, unless it has Parties of its own.
        let protocol = scan.starts(Topic::Protocol, instrument.start);
        if protocol
            && scan
                .find(Topic::Between, instrument.end, line.end)
                .is_none()
        {
            return false;
        }
        let headless = next.is_none_or(|h| h.start > near(2 * ENACTING) || h.value == Some(1));
        match one {
            Some(_) => between || enacted,
            None => headless && between && enacted,
        }
    }

    /// The numbers of the articles in a span.
    fn numbers(&self, span: Span) -> BTreeSet<u32> {
        let inside = self.articles.iter().filter(|h| span.holds(h.start));
        inside.filter_map(|h| h.value).collect()
    }

    /// The words for "article" and "and" that a span uses most: languages differ in one or the other.
    fn tongue(&self, span: Span) -> (String, String) {
        let most = |topic: Topic| {
            let mut count: HashMap<String, usize> = HashMap::new();
            let hits = self.scan.hits_in(span.start, span.end).iter();
            for hit in hits.filter(|h| h.topic == topic) {
                let word = fold(&self.scan.text[hit.start..hit.end]);
                // "a" and "e" are other words elsewhere.
                let weight = if word.len() > 1 { 8 } else { 1 };
                *count.entry(word).or_default() += weight;
            }
            let best = count
                .into_iter()
                .max_by(|a, b| (a.1, &b.0).cmp(&(b.1, &a.0)));
            best.map_or(String::new(), |(word, _)| word)
        };
        (most(Topic::Article), most(Topic::And))
    }
}

fn capital(scan: &Scan, at: usize) -> bool {
    scan.text[at..]
        .trim_start_matches(['*', '#', '_', '"', '“', '„', '«', ' '])
        .starts_with(char::is_uppercase)
}

/// Marks what is an earlier one in another language: as many articles, other words for "article" and "and".
fn versions(search: &Search<'_>, found: &mut [Agreement]) {
    let tongues: Vec<_> = found.iter().map(|a| search.tongue(a.span)).collect();
    for later in 1..found.len() {
        let numbers = search.numbers(found[later].span);
        let same = |earlier: &usize| {
            let other = &found[*earlier];
            let known: Vec<&(String, String)> = (0..later)
                .filter(|n| *n == *earlier || found[*n].version_of == Some(*earlier))
                .map(|n| &tongues[n])
                .collect();
            other.version_of.is_none()
                && !numbers.is_empty()
                && search.numbers(other.span) == numbers
                && !known.contains(&&tongues[later])
        };
        found[later].version_of = (0..later).rev().find(same);
    }
}
