//! Tracked changes.

use super::*;

const INS: &str = "<w:ins w:id='1' w:author='Ann' w:date='2020-01-01T00:00:00Z'>";
const DEL: &str = "<w:del w:id='2' w:author='Ben'>";

#[test]
fn insertions_and_deletions_are_taken_or_left() {
    let text = format!(
        "<w:p><w:r><w:t xml:space='preserve'>Workers </w:t></w:r>{DEL}<w:r><w:delText>may</w:delText></w:r></w:del>{INS}<w:r><w:t>shall</w:t></w:r>{DEL}<w:r><w:delText> not</w:delText></w:r></w:del></w:ins><w:r><w:t xml:space='preserve'> join.</w:t></w:r></w:p>"
    );
    let file = body(&text);
    assert_eq!(file.lines(), ["Workers shall join."]);
    assert_eq!(file.original(), ["Workers may join."]);
    let note = said(&file.read(Revisions::Accepted), "tracked_changes");
    let want = "The file has tracked changes (1 insertion, 2 deletions) by Ann, Ben; \
                the text with all changes accepted was read.";
    assert_eq!(note, want);
}

#[test]
fn moves_stand_in_one_place() {
    let text = "<w:p><w:moveFrom w:id='1'><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:t>here</w:t></w:r></w:p><w:p><w:moveTo w:id='2'><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>";
    assert_eq!(body(text).lines(), ["here", "moved"]);
    assert_eq!(body(text).original(), ["movedhere"]);
}

#[test]
fn paragraphs_join_where_their_end_is_gone() {
    let mark = |change: &str| format!("<w:rPr><w:{change} w:author='A'/></w:rPr>");
    let text = format!(
        "{}{}{}{}",
        p(&mark("del"), "one "),
        p("", "two"),
        p(&mark("ins"), "three "),
        p("", "four")
    );
    assert_eq!(
        body(&text).lines(),
        ["one two", "three ", "four"].map(str::trim)
    );
    assert_eq!(body(&text).original(), ["one", "two", "three four"]);
}

#[test]
fn deleted_paragraphs_do_not_count() {
    let numbering = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";
    let gone = format!(
        "<w:p><w:pPr>{}<w:rPr><w:del/></w:rPr></w:pPr>{DEL}<w:r><w:delText>gone</w:delText></w:r></w:del></w:p>",
        n(1, 0)
    );
    let changed = "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>changed</w:t></w:r></w:p>";
    let listed = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/><w:ins w:author='A'/></w:numPr></w:pPr><w:r><w:t>listed</w:t></w:r></w:p>";
    let text = format!(
        "{}{gone}{}{changed}{listed}",
        p(&n(1, 0), "a"),
        p(&n(1, 0), "b")
    );
    let file = body(&text).with("numbering", numbering);
    assert_eq!(file.lines(), ["1. a", "2. b", "changed", "3. listed"]);
    let want = ["1. a", "2. gone", "3. b", "4. changed", "listed"];
    assert_eq!(file.original(), want);
}

#[test]
fn rows_and_cells_are_tracked_too() {
    let row = |change: &str, text: &str| {
        format!(
            "<w:tr><w:trPr>{change}</w:trPr><w:tc><w:tcPr/>{t}</w:tc><w:tc>{t}</w:tc></w:tr>",
            t = p("", text)
        )
    };
    let text = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", "a"),
        row("<w:ins/>", "b"),
        row("<w:del/>", "c")
    );
    assert_eq!(body(&text).lines(), ["a\ta", "b\tb"]);
    assert_eq!(body(&text).original(), ["a\ta", "c\tc"]);
}
