//! Blocks, white space, lists, footnotes, what is not shown.

use super::{codes, draft, lines};
use crate::html::read;
use crate::{Options, Revisions};

#[test]
fn blocks_stand_apart_and_white_space_collapses() {
    let text =
        draft("<h1>A  title</h1><p>One\n two <b>th</b>ree.</p><div>four<p>five</div>six").text;
    assert_eq!(text, "A title\n\nOne two three.\n\nfour\n\nfive\n\nsix\n");
}

#[test]
fn inline_edges_keep_or_lack_their_space() {
    assert_eq!(lines("<p>a <i> b</i> <b>c </b>d<u>e</u>"), ["a b c de"]);
}

#[test]
fn breaks_are_lines_of_one_paragraph() {
    assert_eq!(
        draft("<p>one<br> two<br><br><br>three").text,
        "one\ntwo\n\nthree\n"
    );
    assert_eq!(draft("<p>one<hr>two").text, "one\n\ntwo\n");
}

#[test]
fn preformatted_text_keeps_its_lines() {
    assert_eq!(
        draft("<pre>\nArticle 1\n  (a) one\n\nArticle 2</pre>").text,
        "Article 1\n  (a) one\n\nArticle 2\n"
    );
}

#[test]
fn unseen_characters_go_and_entities_are_read() {
    assert_eq!(
        lines("<p>em&shy;ploy\u{200b}er &amp;&nbsp;worker"),
        ["employer &\u{a0}worker"]
    );
}

#[test]
fn what_is_not_shown_is_left_out() {
    let page = "<head><title>t</title><style>s</style></head><p>seen<script>x</script>
        <noscript>n</noscript><template>t</template><svg><text>s</text></svg><select><option>o</select>
        <button>b</button><textarea>a</textarea><span hidden>h</span><i aria-hidden=true>i</i>
        <b style='color:red; DISPLAY : none !important'>d</b><img alt=alt><iframe>f</iframe></p>
        <dialog>g</dialog><details><summary>more</summary>folded</details>";
    assert_eq!(lines(page), ["seen", "more", "folded"]);
    let hidden = format!("<p>seen</p><p hidden>{}</p>", "word ".repeat(80));
    assert_eq!(codes(&draft(&hidden)), ["hidden"]);
    assert_eq!(
        lines("<html style='visibility:hidden'><body hidden><p>late"),
        ["late"]
    );
}

#[test]
fn tracked_changes_follow_the_option() {
    let page = b"<p>for <del>one</del><ins>two</ins> years";
    let original = Options {
        revisions: Revisions::Original,
    };
    let text = |options: &Options| read(page, options).map(|d| d.text).unwrap_or_default();
    assert_eq!(text(&Options::default()), "for two years\n");
    assert_eq!(text(&original), "for one years\n");
}

#[test]
fn lists_are_numbered_as_a_browser_does() {
    assert_eq!(
        lines("<ol><li>a b<li value=5>c d<li>e f</ol>"),
        ["1. a b", "5. c d", "6. e f"]
    );
    assert_eq!(
        lines("<ol start=3 type=a><li>one x<li>two x"),
        ["c. one x", "d. two x"]
    );
    assert_eq!(
        lines("<ol reversed><li>one x<li>two x"),
        ["2. one x", "1. two x"]
    );
    assert_eq!(lines("<ol type=I start=4><li>one x"), ["IV. one x"]);
    assert_eq!(
        lines("<ol style='list-style: lower-roman inside'><li>x y<li>x z"),
        ["i. x y", "ii. x z"]
    );
    assert_eq!(lines("<ol start=27 type=A><li>one x"), ["AA. one x"]);
    assert_eq!(
        lines("<ol style='list-style-type:none'><li>one x"),
        ["one x"]
    );
    assert_eq!(lines("<ol start=-9 type=i><li>one x"), ["-9. one x"]);
}

#[test]
fn bullets_and_nesting() {
    assert_eq!(
        lines("<ol><li>one x<ul><li>sub x</ul><li><p>two x</p><p>more</p></ol>"),
        ["1. one x", "– sub x", "2. two x", "more"]
    );
    assert_eq!(
        lines("<ol><li><ol type=a><li>inner x</ol></ol>"),
        ["1. a. inner x"]
    );
    assert_eq!(lines("<ul><li></li></ul><p>after"), ["after"]);
}

#[test]
fn items_with_a_mark_of_their_own_get_no_second_one() {
    assert_eq!(
        lines(
            "<ol><li>(a) one<li>2. two<li>Article 3 three</ol><ul><li>– four<li>• five<li>iv) six"
        ),
        [
            "(a) one",
            "2. two",
            "Article 3 three",
            "– four",
            "• five",
            "iv) six"
        ]
    );
}

#[test]
fn definitions_are_lines() {
    assert_eq!(
        lines("<dl><dt>Worker<dd>a person</dl>"),
        ["Worker", "a person"]
    );
}

#[test]
fn footnotes_come_after_the_text() {
    let page = "<p>Wages<sup><a href='#fn1'>1</a></sup> are paid.</p>
        <ol class=notes><li id=fn1>In full. <a href='#r1'>↩</a></li></ol><p>Article 2</p>";
    assert_eq!(lines(page), ["Wages are paid.", "Article 2", "1. In full."]);
    let named = "<p>Wages<a href='#_ftn1' name='_r1'><sup>[1]</sup></a> are paid.</p>
        <p><a name='_ftn1' href='#_r1'>[1]</a> In full.</p><p>Last line.</p>";
    assert_eq!(
        lines(named),
        ["Wages are paid.", "Last line.", "[1] In full."]
    );
}

#[test]
fn raised_text_that_is_no_mark_stays() {
    assert_eq!(
        lines("<p>Article 1<sup>bis</sup>, 5 m<sup>2</sup>"),
        ["Article 1bis, 5 m2"]
    );
    assert_eq!(
        lines("<p>see <a href='#a5'>Article 5</a><p id=a5>Article 5"),
        ["see Article 5", "Article 5"]
    );
}
