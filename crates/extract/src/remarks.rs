//! Notes on what files keep beside the text: encoding, tracked changes, comments, hidden text.

use crate::{Revisions, TRACKED_CHANGES};
use corridor_text::Note;
use std::collections::{BTreeSet, HashMap};

/// Most comments that are noted one by one.
const COMMENTS: usize = 50;
/// Most characters of a comment, and of the words it stands on, that are noted.
const COMMENT: usize = 1000;
const ANCHOR: usize = 60;
/// Most comments that are open at a time.
const OPEN: usize = 64;
/// Bytes of the words a comment stands on that are kept.
const WORDS: usize = 400;
/// Most authors that are named.
const AUTHORS: usize = 10;

/// What was counted of the tracked changes.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub insertions: usize,
    pub deletions: usize,
    pub moves: usize,
    /// Inserted or deleted ends of paragraphs.
    pub marks: usize,
    pub authors: BTreeSet<String>,
}

impl Tally {
    /// Counts who made a change.
    pub fn by(&mut self, author: Option<impl Into<String>>) {
        let author = author.map(Into::into).filter(|a: &String| !a.is_empty());
        if let Some(author) = author.filter(|_| self.authors.len() <= AUTHORS) {
            self.authors.insert(author);
        }
    }

    /// Says what was tracked and which text was read; nothing where nothing was tracked.
    pub fn note(&self, revisions: Revisions) -> Option<Note> {
        let counted = [
            (self.insertions, "insertion"),
            (self.deletions, "deletion"),
            (self.moves, "move"),
            (self.marks, "changed end of a paragraph"),
        ];
        let found: Vec<String> = counted
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, what)| count(n, what))
            .collect();
        let read = match revisions {
            Revisions::Accepted => "the text with all changes accepted was read",
            Revisions::Original => "the original text before all changes was read",
        };
        let said = format!(
            "The file has tracked changes ({}){}; {read}.",
            found.join(", "),
            self.named()
        );
        (!found.is_empty()).then(|| Note::new(TRACKED_CHANGES, said))
    }

    fn named(&self) -> String {
        let names: Vec<&str> = self
            .authors
            .iter()
            .take(AUTHORS)
            .map(String::as_str)
            .collect();
        let more = match self.authors.len() > AUTHORS {
            true => " and others",
            false => "",
        };
        match names.is_empty() {
            true => String::new(),
            false => format!(" by {}{more}", names.join(", ")),
        }
    }
}

/// A comment in the margin.
#[derive(Debug, Default)]
pub(crate) struct Comment {
    pub author: String,
    /// The words it stands on, or their beginning.
    pub words: String,
    pub text: String,
}

/// The words of each comment, by its id.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    open: Vec<(String, String)>,
    done: HashMap<String, String>,
}

impl Anchors {
    /// A comment begins here.
    pub fn begin(&mut self, id: Option<impl Into<String>>) {
        if let Some(id) = id.filter(|_| self.open.len() < OPEN) {
            self.open.push((id.into(), String::new()));
        }
    }

    /// A comment ends here.
    pub fn end(&mut self, id: Option<impl AsRef<str>>) {
        let id = id.as_ref().map(AsRef::as_ref);
        if let Some(at) = self
            .open
            .iter()
            .position(|(open, _)| Some(open.as_str()) == id)
        {
            let (id, words) = self.open.swap_remove(at);
            self.done.insert(id, words);
        }
    }

    /// Words under the comments that are open.
    pub fn add(&mut self, text: &str) {
        for (_, words) in self.open.iter_mut().filter(|(_, w)| w.len() < WORDS) {
            words.extend(text.chars().take(WORDS));
        }
    }

    /// The words of a comment.
    pub fn words(&self, id: &str) -> String {
        self.done.get(id).cloned().unwrap_or_default()
    }
}

/// A note for each comment, and one for those that are too many.
pub(crate) fn comments(comments: &[Comment]) -> Vec<Note> {
    let mut notes: Vec<Note> = comments.iter().take(COMMENTS).map(comment).collect();
    if let Some(more) = comments.len().checked_sub(COMMENTS).filter(|n| *n > 0) {
        let said = format!("The file has {more} more comments, which are not shown.");
        notes.push(Note::new("comments_left_out", said));
    }
    notes
}

fn comment(comment: &Comment) -> Note {
    let by = match comment.author.trim() {
        "" => String::new(),
        author => format!(" by {}", cut(author, ANCHOR)),
    };
    let on = match cut(&comment.words, ANCHOR) {
        words if words.is_empty() => String::new(),
        words => format!(" on \"{words}\""),
    };
    let said = format!("Comment{by}{on}: {}", cut(&comment.text, COMMENT));
    Note::new("comment", said)
}

/// Says from which encoding a file was decoded, where it is not plain UTF-8.
pub(crate) fn decoded(label: Option<&str>) -> Option<Note> {
    label.map(|l| Note::new("decoded_as", format!("The file was decoded as {l}.")))
}

/// Says that hidden text was left out.
pub(crate) fn hidden(stretches: usize) -> Option<Note> {
    let said = format!(
        "Hidden text was left out ({}).",
        count(stretches, "stretch")
    );
    (stretches > 0).then(|| Note::new("hidden_text", said))
}

fn count(number: usize, what: &str) -> String {
    match (number, what) {
        (1, _) => format!("1 {what}"),
        (n, "stretch") => format!("{n} stretches"),
        (n, "changed end of a paragraph") => format!("{n} changed ends of paragraphs"),
        (n, _) => format!("{n} {what}s"),
    }
}

/// Its beginning, on one line, with dots where it goes on.
fn cut(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_noted_up_to_a_number() {
        let one = || Comment {
            author: "A. Reader".to_owned(),
            words: "the\nworker".to_owned(),
            text: "Which one?".to_owned(),
        };
        let many: Vec<Comment> = (0..53).map(|_| one()).collect();
        let notes = comments(&many);
        assert_eq!(notes.len(), 51);
        let said = "Comment by A. Reader on \"the worker\": Which one?";
        assert_eq!(notes[0].message, said);
        assert!(notes[50].message.contains("3 more comments"));
    }

    #[test]
    fn changes_are_counted_with_their_authors() {
        let mut tally = Tally {
            insertions: 2,
            deletions: 1,
            ..Tally::default()
        };
        tally.by(Some("B"));
        tally.by(None::<String>);
        let note = tally.note(Revisions::Original).unwrap();
        let said = "The file has tracked changes (2 insertions, 1 deletion) by B; \
                    the original text before all changes was read.";
        assert_eq!(note.message, said);
        assert!(Tally::default().note(Revisions::Accepted).is_none());
    }
}
