//! Numbers of lists and headings.

use super::*;

const LIST: &str = "<text:list-style style:name='L'>\
    <text:list-level-style-number text:level='1' style:num-prefix='Article ' style:num-format='1'/>\
    <text:list-level-style-number text:level='2' style:num-format='1' style:num-suffix='.' text:display-levels='2'/>\
    <text:list-level-style-number text:level='3' style:num-prefix='(' style:num-format='a' style:num-suffix=')' text:start-value='2'/>\
    <text:list-level-style-bullet text:level='4' text:bullet-char='\u{f0b7}'/></text:list-style>";

fn list(attributes: &str, items: &[String]) -> String {
    let items: String = items
        .iter()
        .map(|item| format!("<text:list-item>{item}</text:list-item>"))
        .collect();
    format!("<text:list {attributes}>{items}</text:list>")
}

#[test]
fn levels_count_and_restart() {
    let points = list("", &[p("point"), p("point"), list("", &[p("dot"), p("")])]);
    let paragraphs = list("", &[p("one"), p("two") + &points + &p("more")]);
    let text = list(
        "text:style-name='L'",
        &[
            p("Scope") + &paragraphs,
            p("Wages") + &list("", &[p("one")]),
        ],
    );
    let want = [
        "Article 1 Scope",
        "1.1. one",
        "1.2. two",
        "(b) point",
        "(c) point",
        "• dot",
        "more",
        "Article 2 Wages",
        "2.1. one",
    ];
    assert_eq!(lines(LIST, &text), want);
}

#[test]
fn lists_continue_where_they_say_so() {
    let style = "text:style-name='L'";
    let text = [
        list(&format!("{style} xml:id='x'"), &[p("a")]),
        p("between"),
        list(
            &format!("{style} text:continue-numbering='true'"),
            &[p("b")],
        ),
        list(
            &format!("{style} text:continue-list='x'"),
            &[list("", &[p("deep")])],
        ),
        list(style, &[p("c")]),
        format!(
            "<text:list {style}><text:list-header>{}</text:list-header><text:list-item text:start-value='7'>{}</text:list-item></text:list>",
            p("head"),
            p("d")
        ),
    ];
    let want = [
        "Article 1 a",
        "between",
        "Article 2 b",
        "1.1. deep",
        "Article 1 c",
        "head",
        "Article 7 d",
    ];
    assert_eq!(lines(LIST, &text.concat()), want);
}

#[test]
fn a_paragraph_style_may_name_the_list() {
    let styles = format!(
        "{LIST}<style:style style:name='P'><style:paragraph-properties/></style:style>\
         <style:style style:name='Q' style:parent-style-name='R'/><style:style style:name='R' style:list-style-name='L'/>"
    );
    let text = list("", &["<text:p text:style-name='Q'>a</text:p>".to_owned()]);
    assert_eq!(
        lines(&styles, &(text + &list("", &[p("b")]))),
        ["Article 1 a", "b"]
    );
}

#[test]
fn newer_files_have_a_pattern() {
    let styles = "<text:list-style style:name='L'>\
        <text:list-level-style-number text:level='1' style:num-format='I' loext:num-list-format='Part %1%'/>\
        <text:list-level-style-number text:level='2' style:num-format='1st' loext:num-list-format='%1%-%2% §'/></text:list-style>";
    let text = list(
        "text:style-name='L'",
        &[p("a") + &list("", &[p("b")]), p("c")],
    );
    assert_eq!(lines(styles, &text), ["Part I a", "I-1st § b", "Part II c"]);
}

#[test]
fn headings_count_by_the_outline() {
    let styles = common(
        "<text:outline-style style:name='Outline'><text:outline-level-style text:level='1' style:num-format='I' style:num-suffix='.'/>\
         <text:outline-level-style text:level='2' style:num-prefix='Art. ' style:num-format='1'/></text:outline-style>",
    );
    let h = |level: u32, more: &str, text: &str| {
        format!("<text:h text:outline-level='{level}' {more}>{text}</text:h>")
    };
    let text = [
        h(1, "", "a"),
        h(2, "", "b"),
        h(2, "", "c"),
        h(1, "text:is-list-header='true'", "d"),
        h(1, "", "e"),
        h(2, "text:restart-numbering='true' text:start-value='5'", "f"),
        h(3, "", "g"),
    ];
    let content = content("", &text.concat());
    let bytes = pack(&[
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
    ]);
    let draft = read(&bytes, &Options::default()).unwrap();
    let want = [
        "I. a", "Art. 1 b", "Art. 2 c", "d", "II. e", "Art. 5 f", "g",
    ];
    assert_eq!(lines_of(&draft), want);
}
