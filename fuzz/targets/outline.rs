//! Any text through the parser: its leaves must tile it.
#![no_main]

use corridor_catalog::Catalog;
use corridor_syntax::Parser;
use corridor_text::Source;
use std::sync::LazyLock;

static PARSER: LazyLock<Parser> = LazyLock::new(|| {
    let catalog = Catalog::embedded().expect("it is sound");
    Parser::new(&catalog.outline)
});

libfuzzer_sys::fuzz_target!(|text: &str| {
    let source = Source::from_text("fuzzed", text);
    let outline = PARSER.parse(&source);
    let mut end = 0;
    for node in outline.leaves() {
        assert_eq!(node.span.start, end, "leaves leave a gap");
        end = node.span.end;
    }
    assert_eq!(end, text.len(), "leaves end early");
});
