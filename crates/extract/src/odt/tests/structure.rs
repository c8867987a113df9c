//! Words, tables, notes, comments and tracked changes.

use super::*;

#[test]
fn white_space_is_what_it_stands_for() {
    let text = "<text:p>\n The <text:span> worker</text:span><text:s text:c='2'/>is<text:tab/>free<text:line-break/>\n&amp; <text:a>paid</text:a> \n</text:p>";
    let draft = draft("", text, Revisions::Accepted);
    assert_eq!(draft.text, "The worker  is\tfree\n & paid\n");
}

#[test]
fn tables_sections_and_frames() {
    let cell = |t: &str| format!("<table:table-cell>{}</table:table-cell>", p(t));
    let row =
        |a: &str, b: &str| format!("<table:table-row>{}{}</table:table-row>", cell(a), cell(b));
    let text = format!(
        "<text:section>{}</text:section><table:table><table:table-header-rows>{}</table:table-header-rows>{}</table:table>\
         <text:section text:display='none'>{}</text:section><text:p>anchor<draw:frame><draw:text-box>{}</draw:text-box><svg:title>no</svg:title></draw:frame></text:p>",
        p("in"),
        row("Year", "Quota"),
        row("2020", "50"),
        p("hidden"),
        p("boxed")
    );
    let draft = draft("", &text, Revisions::Accepted);
    assert_eq!(
        draft.text,
        "in\n\nYear\tQuota\n2020\t50\n\nanchor\n\nboxed\n"
    );
    assert!(said(&draft, "hidden_text").contains("1 stretch"));
}

#[test]
fn notes_comments_and_hidden_words() {
    let styles =
        "<style:style style:name='H'><style:text-properties text:display='none'/></style:style>";
    let text = "<text:p>Wages<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>See annex.</text:p><text:p>More.</text:p></text:note-body></text:note> are \
        <office:annotation office:name='c'><dc:creator>Ann</dc:creator><dc:date>2020</dc:date><text:p>When?</text:p></office:annotation>paid<office:annotation-end office:name='c'/>.<text:span text:style-name='H'>no</text:span></text:p>";
    let draft = draft(styles, text, Revisions::Accepted);
    assert_eq!(draft.text, "Wages are paid.\n\n[1] See annex. More.\n");
    assert_eq!(said(&draft, "comment"), "Comment by Ann on \"paid\": When?");
    assert!(said(&draft, "footnotes").starts_with("A footnote stands"));
    assert!(said(&draft, "hidden_text").contains("1 stretch"));
}

const CHANGES: &str = "<text:tracked-changes>\
    <text:changed-region text:id='i'><text:insertion><office:change-info><dc:creator>Ann</dc:creator></office:change-info></text:insertion></text:changed-region>\
    <text:changed-region text:id='d'><text:deletion><office:change-info><dc:creator>Ben</dc:creator></office:change-info><text:p>may</text:p></text:deletion></text:changed-region>\
    <text:changed-region text:id='e'><text:deletion><text:p>Gone.<text:change text:change-id='e'/></text:p><text:p/></text:deletion></text:changed-region>\
    <text:changed-region text:id='j'><text:insertion/></text:changed-region></text:tracked-changes>";

#[test]
fn changes_are_taken_or_left() {
    let text = format!(
        "{CHANGES}<text:p>Workers <text:change text:change-id='d'/><text:change-start text:change-id='i'/>shall<text:change-end text:change-id='i'/> join.</text:p>\
         <text:p><text:change text:change-id='e'/>Kept.</text:p><text:p>one<text:change-start text:change-id='j'/></text:p><text:p>new</text:p><text:p><text:change-end text:change-id='j'/><text:s/>two</text:p>"
    );
    let new = draft("", &text, Revisions::Accepted);
    assert_eq!(
        lines_of(&new),
        ["Workers shall join.", "Kept.", "one", "new", "two"]
    );
    let old = draft("", &text, Revisions::Original);
    assert_eq!(
        lines_of(&old),
        ["Workers may join.", "Gone.", "Kept.", "one two"]
    );
    let note = said(&old, "tracked_changes");
    assert!(
        note.contains("(2 insertions, 2 deletions) by Ann, Ben"),
        "{note}"
    );
}

#[test]
fn deleted_items_of_lists_count_again() {
    let styles = "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/></text:list-style>";
    let text = "<text:tracked-changes><text:changed-region text:id='d'><text:deletion><text:list><text:list-item><text:p>gone</text:p></text:list-item><text:list-item><text:p/></text:list-item></text:list></text:deletion></text:changed-region></text:tracked-changes>\
        <text:list text:style-name='L'><text:list-item><text:p>a</text:p></text:list-item><text:list-item><text:p><text:change text:change-id='d'/>b</text:p></text:list-item><text:list-item><text:p>c</text:p></text:list-item></text:list>";
    let new = draft(styles, text, Revisions::Accepted);
    assert_eq!(lines_of(&new), ["1. a", "2. b", "3. c"]);
    let old = draft(styles, text, Revisions::Original);
    assert_eq!(lines_of(&old), ["1. a", "2. gone", "3. b", "4. c"]);
}
