//! References from one place of a text to another: "Article 6, paragraph 3", "this Article".
//!
//! Reads a source and its outline, writes [`Reference`]s with the ids of the places meant.

use crate::headers::{Numeral, numeral};
use crate::lexicon::{Hit, Lexicon, Topic};
use crate::numerals::readings;
use crate::plan::suffix;
use crate::text::Scan;
use crate::{Grammar, Kind, Node, Outline};
use corridor_text::{Source, Span};
use std::collections::HashSet;

/// A reference found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The words that refer.
    pub span: Span,
    /// Id of the place meant, such as `art_6__para_3`.
    pub target: String,
    /// Whether the outline has that place.
    pub resolved: bool,
}

/// All references in the sentences of a text, in order. A reference to another instrument's
/// article is given too, resolved or not as its number happens to exist here.
pub fn references(source: &Source, outline: &Outline, grammar: &Grammar) -> Vec<Reference> {
    let lexicon = Lexicon::new(grammar);
    found(&Scan::new(&source.text, &lexicon), outline)
}

/// All references in a text that is looked up already.
pub(crate) fn found(scan: &Scan, outline: &Outline) -> Vec<Reference> {
    let ids = outline
        .nodes
        .iter()
        .map(|n| n.id.as_str())
        .filter(|id| !id.is_empty())
        .collect();
    let mut found = Vec::new();
    for sentence in outline.nodes.iter().filter(|n| n.kind == Kind::Sentence) {
        let Some(parent) = sentence.parent else {
            continue;
        };
        let place = Place::new(outline, parent, &ids);
        Walk {
            scan,
            place,
            end: sentence.span.end,
            at: sentence.span.start,
        }
        .run(&mut found);
    }
    found
}

/// Where a reference stands, which decides what "paragraph 2" means.
struct Place<'a> {
    ids: &'a HashSet<&'a str>,
    section: String,
    article: String,
    paragraph: String,
}

impl<'a> Place<'a> {
    fn new(outline: &Outline, node: usize, ids: &'a HashSet<&'a str>) -> Self {
        let around: Vec<&Node> = outline.around(node).collect();
        let id_of = |kinds: &[Kind]| {
            around
                .iter()
                .find(|n| kinds.contains(&n.kind))
                .map(|n| n.id.clone())
                .unwrap_or_default()
        };
        let article = id_of(&[Kind::Article, Kind::Annex, Kind::Protocol]);
        let paragraph = id_of(&[Kind::Paragraph, Kind::Article, Kind::Annex, Kind::Protocol]);
        Self {
            ids,
            section: id_of(&[Kind::Annex, Kind::Protocol]),
            article,
            paragraph,
        }
    }

    /// An id in this section if there is one, else in the main text.
    fn article(&self, id: &str) -> String {
        let here = join(&self.section, id);
        if self.ids.contains(here.as_str()) {
            here
        } else {
            id.to_owned()
        }
    }

    /// "paragraph 2": of this article, else the clause of that number.
    fn paragraph(&self, number: &str) -> String {
        let own = join(&self.article, &format!("para_{number}"));
        let others = [
            join(&self.section, &format!("para_{number}")),
            join(&self.section, &format!("art_{number}")),
            self.article(&format!("art_{number}")),
        ];
        let known = |id: &&String| self.ids.contains(id.as_str());
        others
            .iter()
            .find(known)
            .filter(|_| !self.ids.contains(own.as_str()))
            .cloned()
            .unwrap_or(own)
    }
}

fn join(outer: &str, id: &str) -> String {
    if outer.is_empty() {
        id.to_owned()
    } else {
        format!("{outer}__{id}")
    }
}

struct Walk<'a> {
    scan: &'a Scan<'a>,
    place: Place<'a>,
    at: usize,
    end: usize,
}

impl Walk<'_> {
    fn run(&mut self, found: &mut Vec<Reference>) {
        let hits = self.scan.hits_in(self.at, self.end);
        for hit in hits {
            if hit.start >= self.at {
                self.hit(hit, found);
            }
        }
    }

    fn hit(&mut self, hit: &Hit, found: &mut Vec<Reference>) {
        match hit.topic {
            Topic::Article => self.numbered(hit, "art", found),
            Topic::Annex => self.numbered(hit, "annex", found),
            Topic::Paragraph => self.paragraph(hit, found),
            Topic::Point => self.point(hit, found),
            Topic::This => self.this(hit, found),
            _ => {}
        }
    }

    fn push(&mut self, start: usize, end: usize, target: String, found: &mut Vec<Reference>) {
        let resolved = self.place.ids.contains(target.as_str());
        found.push(Reference {
            span: Span::new(start, end),
            target,
            resolved,
        });
        self.at = self.at.max(end);
    }

    /// "Article 6", "Articles 6 and 7", "Article 6, paragraph 3".
    fn numbered(&mut self, hit: &Hit, name: &str, found: &mut Vec<Reference>) {
        let mut start = hit.start;
        let mut next = self.number(hit.end);
        while let Some(number) = next {
            let id = format!("{name}_{}{}", number.value, suffix(&number.label));
            let base = if name == "art" {
                self.place.article(&id)
            } else {
                id
            };
            let (end, target) = self.inner(number.end, base);
            self.push(start, end, target, found);
            next = self.after_and(end);
            start = next.as_ref().map_or(end, |n| n.start);
        }
    }

    /// ", paragraph 3", "(3)", "point a" after an article.
    fn inner(&self, end: usize, base: String) -> (usize, String) {
        let (end, base) = match self
            .named(Topic::Paragraph, end)
            .or_else(|| self.in_parens(end, true))
        {
            Some((end, number)) => (end, format!("{base}__para_{number}")),
            None => (end, base),
        };
        match self
            .named(Topic::Point, end)
            .or_else(|| self.in_parens(end, false))
        {
            Some((end, label)) => (end, format!("{base}__point_{label}")),
            None => (end, base),
        }
    }

    fn paragraph(&mut self, hit: &Hit, found: &mut Vec<Reference>) {
        let Some((mut end, mut number)) = self.label(hit.end, true) else {
            return;
        };
        let mut start = hit.start;
        let owner = self.owner(end);
        loop {
            let base = match &owner {
                Some((_, article)) => format!("{article}__para_{number}"),
                None => self.place.paragraph(&number),
            };
            let (to, target) = match self
                .named(Topic::Point, end)
                .or_else(|| self.in_parens(end, false))
            {
                Some((to, label)) => (to, format!("{base}__point_{label}")),
                None => (end, base),
            };
            self.push(start, to, target, found);
            let Some(next) = self.after_and(to) else {
                break;
            };
            (start, end, number) = (next.start, next.end, next.value.to_string());
        }
        self.at = self.at.max(owner.map_or(0, |(end, _)| end));
    }

    /// "of Article 6" right after a paragraph.
    fn owner(&self, end: usize) -> Option<(usize, String)> {
        let hits = self.scan.hits_in(end, (end + 24).min(self.end));
        let hit = hits.iter().find(|h| h.topic == Topic::Article)?;
        let between = &self.scan.text[end..hit.start];
        if self.scan.find(Topic::And, end, hit.start).is_some() {
            return None;
        }
        let number = self
            .number(hit.end)
            .filter(|_| !between.contains(['.', ';', ',']))?;
        let id = format!("art_{}{}", number.value, suffix(&number.label));
        Some((number.end, self.place.article(&id)))
    }

    fn point(&mut self, hit: &Hit, found: &mut Vec<Reference>) {
        if let Some((end, label)) = self.label(hit.end, false) {
            let target = join(&self.place.paragraph, &format!("point_{label}"));
            self.push(hit.start, end, target, found);
        }
    }

    /// "this Article", "this Annex".
    fn this(&mut self, hit: &Hit, found: &mut Vec<Reference>) {
        let next = self
            .scan
            .hits_in(hit.end, (hit.end + 3).min(self.end))
            .iter();
        for after in next {
            let target = match after.topic {
                Topic::Article => self.place.article.clone(),
                Topic::Annex | Topic::Protocol => self.place.section.clone(),
                Topic::Paragraph => self.place.paragraph.clone(),
                _ => continue,
            };
            if !target.is_empty() && self.number(after.end).is_none() {
                self.push(hit.start, after.end, target, found);
                return;
            }
        }
    }

    /// The number right after `at`.
    fn number(&self, at: usize) -> Option<Numeral> {
        let word = self
            .scan
            .words
            .get(self.scan.word_at(at))
            .filter(|w| w.end <= self.end)?;
        let gap = &self.scan.text[at..word.start];
        let near = gap.len() < 5 && gap.trim_matches([' ', '.', '\u{a0}', '\n', '(']).is_empty();
        numeral(self.scan, word.start, word.end).filter(|_| near)
    }

    /// "and 7" after a number.
    fn after_and(&self, at: usize) -> Option<Numeral> {
        let word = self
            .scan
            .words
            .get(self.scan.word_at(at))
            .filter(|w| w.start <= at + 3)?;
        let comma = self.scan.text[at..word.start].trim() == ",";
        let and = self.scan.starts(Topic::And, word.start);
        let digits = |n: &Numeral| n.label.starts_with(|c: char| c.is_ascii_digit());
        let next = if comma && !and {
            self.number(word.start)
        } else {
            self.number(word.end).filter(|_| and)
        };
        next.filter(digits)
    }

    /// A word on `topic` right after `at`, and its label.
    fn named(&self, topic: Topic, at: usize) -> Option<(usize, String)> {
        let hits = self.scan.hits_in(at, (at + 4).min(self.end));
        let hit = hits.iter().find(|h| h.topic == topic)?;
        let gap = self.scan.text[at..hit.start].trim_matches([' ', ',', '\u{a0}', '\n']);
        self.label(hit.end, topic == Topic::Paragraph)
            .filter(|_| gap.is_empty())
    }

    /// The label after a word for paragraph or point: "3", "(3)", "a", "(a)".
    fn label(&self, at: usize, digits: bool) -> Option<(usize, String)> {
        let word = self
            .scan
            .words
            .get(self.scan.word_at(at))
            .filter(|w| w.end <= self.end)?;
        let gap = self.scan.text[at..word.start]
            .trim_matches([' ', '.', '(', '\u{a0}', '\n', '\'', '"', '«', '„', '“']);
        let text = &self.scan.text[word.start..word.end];
        let fits = gap.is_empty() && word.start - at < 8 && self.fits(text, digits);
        let close = usize::from(self.scan.text[word.end..].starts_with(')'));
        fits.then(|| (word.end + close, text.to_lowercase()))
    }

    fn fits(&self, text: &str, digits: bool) -> bool {
        let number = text.bytes().all(|b| b.is_ascii_digit()) && text.len() < 4;
        let letter = text.chars().count() < 4
            && !readings(text).is_empty()
            && !text.contains(char::is_uppercase);
        if digits { number } else { letter || number }
    }

    /// "(3)" or "(a)" right after a number.
    fn in_parens(&self, at: usize, digits: bool) -> Option<(usize, String)> {
        let rest = self.scan.text[at..self.end].trim_start();
        if !rest.starts_with('(') {
            return None;
        }
        let (end, label) = self.label(at, digits)?;
        self.scan.text[..end].ends_with(')').then_some((end, label))
    }
}
