//! Parses a page without letting its elements nest too deep or grow too many.
//!
//! Reads text, writes a tree. The standard's algorithm looks through all open elements at every tag, so
//! that a hundred thousand open ones would take minutes; tags beyond a depth that no page needs are left
//! out, their text is kept.

use crate::Refusal;
use crate::door::at_most;
use html5ever::LocalName;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, CommentToken, EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult,
    Tokenizer,
};
use html5ever::tree_builder::{TreeBuilder, TreeSink};
use scraper::{Html, HtmlTreeSink};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Most elements that are open at a time, of those that end only with a tag of their own.
const DEEPEST: usize = 512;

/// Most formatting elements that are open at a time: the standard opens them anew in every paragraph.
const DEEPEST_FORMAT: usize = 24;
/// Most nodes of a page.
const MOST: usize = 2_000_000;

const FORMATS: &[&str] = &[
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements that end by themselves, and those that never hold any.
const ENDING: &[&str] = &[
    "p",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "tr",
    "tbody",
    "thead",
    "tfoot",
    "colgroup",
    "option",
    "optgroup",
    "rb",
    "rt",
    "rtc",
    "rp",
    "a",
    "html",
    "head",
    "body",
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
    "script",
    "style",
    "title",
    "textarea",
    "noscript",
    "template",
    "iframe",
    "xmp",
    "noframes",
    "noembed",
    "plaintext",
];

/// Parses a page.
///
/// # Errors
/// Where it has too many nodes, or a tag has too many attributes.
pub(super) fn parse(text: &str) -> Result<Html, Refusal> {
    super::attributes::check(text)?;
    let sink = HtmlTreeSink::new(Html::new_document());
    let capped = Capped {
        builder: TreeBuilder::new(sink, Default::default()),
        names: RefCell::default(),
        depth: Cell::default(),
        formats: Cell::default(),
    };
    let tokenizer = Tokenizer::new(capped, Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let nodes = tokenizer.sink.nodes();
    at_most("elements and pieces of text", nodes as u64, MOST as u64)?;
    Ok(tokenizer.sink.builder.sink.finish())
}

/// The tree builder behind a limit of depth.
struct Capped {
    builder: TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>,
    names: RefCell<HashMap<LocalName, Open>>,
    depth: Cell<usize>,
    formats: Cell<usize>,
}

/// How many elements of a name are open, and how many of them were left out.
#[derive(Default)]
struct Open {
    all: usize,
    left_out: usize,
}

impl Capped {
    /// Whether an element ends by itself, as drawings and formulas may.
    fn ends(&self, tag: &Tag) -> bool {
        let foreign = || {
            self.builder
                .adjusted_current_node_present_but_not_in_html_namespace()
        };
        ENDING.contains(&tag.name.as_ref()) || tag.self_closing && foreign()
    }

    /// Whether a tag reaches the tree.
    fn passes(&self, tag: &Tag) -> bool {
        if self.ends(tag) {
            return true;
        }
        let mut names = self.names.borrow_mut();
        let open = names.entry(tag.name.clone()).or_default();
        let (depth, deepest) = match FORMATS.contains(&tag.name.as_ref()) {
            true => (&self.formats, DEEPEST_FORMAT),
            false => (&self.depth, DEEPEST),
        };
        match tag.kind {
            StartTag if depth.get() >= deepest => {
                open.left_out += 1;
                false
            }
            StartTag => {
                open.all += 1;
                depth.set(depth.get() + 1);
                true
            }
            EndTag if open.left_out > 0 => {
                open.left_out -= 1;
                false
            }
            EndTag => {
                let closes = open.all.min(1);
                open.all -= closes;
                depth.set(depth.get().saturating_sub(closes));
                true
            }
        }
    }

    /// Nodes of the tree so far.
    fn nodes(&self) -> usize {
        self.builder.sink.0.borrow().tree.values().len()
    }
}

impl TokenSink for Capped {
    type Handle = <HtmlTreeSink as TreeSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        match &token {
            CommentToken(_) => TokenSinkResult::Continue,
            TagToken(tag) if self.nodes() > MOST || !self.passes(tag) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}
