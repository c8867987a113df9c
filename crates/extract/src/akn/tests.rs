//! Tests of the reader of Akoma Ntoso.

use super::read;
use crate::{Draft, Options, Refusal, Revisions};
use proptest::prelude::*;

const ACT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<act name="treaty">
<meta><identification source="x"><FRBRWork><FRBRthis value="/x"/><FRBRdate date="2012-05-03" name="signed"/>
<FRBRcountry value="av"/></FRBRWork></identification></meta>
<preface><longTitle><p><docTitle>Agreement on <b>gardeners</b></docTitle></p></longTitle>
<toc><tocItem href="a" level="1">Article 1</tocItem></toc></preface>
<preamble><formula name="parties"><p>The Parties,</p></formula>
<recitals><recital><num>(1)</num><p>Wishing well,</p></recital></recitals>
<citations><citation><p>Having regard to the law,</p></citation></citations></preamble>
<body>
<chapter><num>Chapter I</num><heading>Work</heading>
<article eId="art_1"><num>Article 1</num><heading>Wages</heading>
<paragraph><num>1.</num><content><p>The employer pays<authorialNote marker="1"><p>In full &amp; on time.</p></authorialNote> each
month.</p></content></paragraph>
<paragraph><num>2.</num><list><intro><p>No fee is taken for:</p></intro>
<point><num>(a)</num><content><p>finding the work;</p></content></point>
<point><num>(b)</num><content><p>the journey.</p></content></point>
<wrapUp><p>This holds at all times.</p></wrapUp></list></paragraph></article>
<article><num>Article 2</num><content>
<table><tr><th><p>Season</p></th><th><p>Hours</p></th></tr><tr><td><p>Spring</p></td><td><p>8</p></td></tr></table>
<blockList><listIntroduction>Leave is:</listIntroduction><item><num>(i)</num><p>paid;</p></item></blockList>
<ul><li>one</li></ul><ol><li><p>two</p></li><li>three</li></ol>
<p>after <del>one</del><ins>two</ins> years<eol/>or more</p></content></article>
</chapter></body>
<conclusions><p>Done at Avalon.</p></conclusions>
<attachments><attachment><heading>Annex</heading><doc name="annex"><mainBody><p>Jobs &#8211; all.</p></mainBody></doc></attachment></attachments>
</act></akomaNtoso>"#;

fn draft(xml: &str, options: &Options) -> Draft {
    match read(xml.as_bytes(), options) {
        Ok(draft) => draft,
        Err(refusal) => panic!("refused: {refusal}"),
    }
}

fn lines(xml: &str) -> Vec<String> {
    let text = draft(xml, &Options::default()).text;
    let lines = text.lines().filter(|l| !l.is_empty());
    lines.map(str::to_owned).collect()
}

/// Text inside the root of a document.
fn body(xml: &str) -> Vec<String> {
    lines(&format!(
        "<akomaNtoso><doc><mainBody>{xml}</mainBody></doc></akomaNtoso>"
    ))
}

fn refusal(xml: &str) -> Option<Refusal> {
    read(xml.as_bytes(), &Options::default()).err()
}

#[test]
fn an_act_is_read_whole() {
    let wanted = [
        "Agreement on gardeners",
        "The Parties,",
        "(1) Wishing well,",
        "Having regard to the law,",
        "Chapter I Work",
        "Article 1 Wages",
        "1. The employer pays each month.",
        "2. No fee is taken for:",
        "(a) finding the work;",
        "(b) the journey.",
        "This holds at all times.",
        "Article 2",
        "Season\tHours",
        "Spring\t8",
        "Leave is:",
        "(i) paid;",
        "– one",
        "1. two",
        "2. three",
        "after two years",
        "or more",
        "Done at Avalon.",
        "Annex",
        "Jobs – all.",
        "[1] In full & on time.",
    ];
    assert_eq!(lines(ACT), wanted);
}

#[test]
fn its_data_become_a_note() {
    let notes = draft(ACT, &Options::default()).notes;
    assert_eq!(notes.len(), 2);
    assert_eq!(notes[1].code, "footnotes");
    assert!(notes[0].message.contains("2012-05-03") && notes[0].message.contains("av"));
}

#[test]
fn tracked_changes_follow_the_option() {
    let original = Options {
        revisions: Revisions::Original,
    };
    assert!(draft(ACT, &original).text.contains("after one years"));
}

#[test]
fn prefixes_and_other_kinds_of_documents_are_read() {
    let xml = "<a:akomaNtoso xmlns:a='x'><a:documentCollection><a:collectionBody><a:component><a:statement>
        <a:mainBody><a:p>One <a:i>two</a:i></a:p></a:mainBody></a:statement></a:component></a:collectionBody>
        </a:documentCollection></a:akomaNtoso>";
    assert_eq!(lines(xml), ["One two"]);
    let debate = "<akomaNtoso><debateReport><mainBody><speech><from>Chair</from><p>Hear!</p></speech></mainBody></debateReport></akomaNtoso>";
    assert_eq!(lines(debate), ["Chair", "Hear!"]);
}

#[test]
fn numbers_find_their_text() {
    assert_eq!(
        body(
            "<article><num>1.</num><heading>Wages</heading><content><p>Pay.</p></content></article>"
        ),
        ["1. Wages", "Pay."]
    );
    assert_eq!(
        body(
            "<article><num>Article <b>2</b></num><paragraph><num>1</num><content><p>Pay.</p></content></paragraph></article>"
        ),
        ["Article 2", "1 Pay."]
    );
    assert_eq!(
        body("<section><num>Part A</num></section><section><num>Part B</num></section>"),
        ["Part A", "Part B"]
    );
}

#[test]
fn notes_stand_on_one_line_with_their_mark_or_number() {
    let note =
        |marker: &str| format!("<authorialNote{marker}><p>One.</p><p>Two.</p></authorialNote>");
    let text = format!("<p>Pay{} on{} time.</p>", note(" marker='*'"), note(""));
    assert_eq!(
        body(&text),
        ["Pay on time.", "[*] One. Two.", "[2] One. Two."]
    );
}

#[test]
fn entities_of_the_file_are_refused() {
    let xml = "<!DOCTYPE akomaNtoso [<!ENTITY a SYSTEM 'file:///x'>]><akomaNtoso>&a;</akomaNtoso>";
    assert_eq!(refusal(xml), Some(Refusal::Entities));
    let unknown = refusal("<akomaNtoso>&nbsp;</akomaNtoso>");
    assert!(unknown.is_some_and(|r| r.to_string().contains("&nbsp;")));
    assert_eq!(body("<p>a &lt; &#x62; &#0;</p>"), ["a < b \u{fffd}"]);
}

#[test]
fn damage_is_refused() {
    for xml in [
        "<akomaNtoso><act>",
        "<akomaNtoso></act>",
        "<akomaNtoso <",
        "<act/>",
        "",
        "x",
        "<akomaNtoso a=1/>",
    ] {
        assert!(
            matches!(refusal(xml), Some(Refusal::Damaged { .. })),
            "{xml}"
        );
    }
    let many: String = (0..100_000).map(|n| format!(" a{n}='1'")).collect();
    assert_eq!(body(&format!("<p{many}>word</p>")), ["word"]);
    let deep = "<akomaNtoso>".to_owned() + &"<p>".repeat(100_000);
    assert!(matches!(refusal(&deep), Some(Refusal::Damaged { .. })));
}

#[test]
fn tables_too_deep_are_read_as_blocks() {
    let open = "<table><tr><td><p>x</p>".repeat(30);
    let close = "</td></tr></table>".repeat(30);
    assert_eq!(
        body(&(open + "<p>last</p>" + &close))
            .concat()
            .matches('x')
            .count(),
        30
    );
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(noise in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&noise, &Options::default());
    }

    #[test]
    fn no_damage_makes_it_panic(at in 0..ACT.len(), byte in any::<u8>(), cut in 0..ACT.len()) {
        let mut xml = ACT.as_bytes().to_vec();
        xml[at] = byte;
        let _ = read(&xml, &Options::default());
        let _ = read(&ACT.as_bytes()[..cut], &Options::default());
    }

    #[test]
    fn no_tree_makes_it_panic(names in prop::collection::vec(prop::sample::select(vec![
        "num", "heading", "table", "tr", "td", "caption", "authorialNote", "ol", "li", "p", "del", "meta", "eol", "article"]), 0..40)) {
        let open: String = names.iter().map(|n| format!("<{n}>w ")).collect();
        let close: String = names.iter().rev().map(|n| format!("</{n}> v")).collect();
        let flat: String = names.iter().map(|n| format!("<{n}>w</{n}>")).collect();
        body(&(open + &close));
        body(&flat);
    }
}
