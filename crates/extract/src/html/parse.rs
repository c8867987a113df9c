//! Parses a page without letting its elements nest too deep.
//!
//! Reads text, writes a tree. The standard's algorithm looks through all open elements at every tag, so
//! that a hundred thousand open ones would take minutes; tags beyond a depth that no page needs are left
//! out, their text is kept.

use html5ever::LocalName;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer,
};
use html5ever::tree_builder::{TreeBuilder, TreeSink};
use scraper::{Html, HtmlTreeSink};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Most elements that are open at a time, of those that end only with a tag of their own.
const DEEPEST: usize = 512;

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
pub(super) fn parse(text: &str) -> Html {
    let sink = HtmlTreeSink::new(Html::new_document());
    let capped = Capped {
        builder: TreeBuilder::new(sink, Default::default()),
        names: RefCell::default(),
        depth: Cell::default(),
    };
    let tokenizer = Tokenizer::new(capped, Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

/// The tree builder behind a limit of depth.
struct Capped {
    builder: TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>,
    names: RefCell<HashMap<LocalName, Open>>,
    depth: Cell<usize>,
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
        let deep = self.depth.get() >= DEEPEST;
        match tag.kind {
            StartTag if deep => {
                open.left_out += 1;
                false
            }
            StartTag => {
                open.all += 1;
                self.depth.set(self.depth.get() + 1);
                true
            }
            EndTag if open.left_out > 0 => {
                open.left_out -= 1;
                false
            }
            EndTag => {
                let closes = open.all.min(1);
                open.all -= closes;
                self.depth.set(self.depth.get().saturating_sub(closes));
                true
            }
        }
    }
}

impl TokenSink for Capped {
    type Handle = <HtmlTreeSink as TreeSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        match &token {
            TagToken(tag) if !self.passes(tag) => TokenSinkResult::Continue,
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
