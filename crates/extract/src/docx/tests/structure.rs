//! Runs, fields, text boxes, tables, notes and comments.

use super::*;

#[test]
fn runs_are_joined_and_signs_kept() {
    let text = "<w:p><w:r><w:t xml:space='preserve'>The co</w:t></w:r><w:hyperlink><w:r><w:noBreakHyphen/><w:t>operation</w:t></w:r></w:hyperlink>\
        <w:r><w:tab/><w:t>A &amp; B</w:t><w:br/><w:t>im</w:t><w:softHyphen/><w:t>port</w:t></w:r>\
        <w:r><w:sym w:font='Symbol' w:char='F0B0'/></w:r><w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent><w:r><w:t>!</w:t></w:r></w:sdtContent></w:sdt></w:p>";
    let strict = body(text).document().replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    );
    let strict = pack(&[("word/document.xml", strict.as_bytes())]);
    let draft = body(text).read(Revisions::Accepted);
    assert_eq!(draft.text, "The co\u{2011}operation\tA & B\nimport°!\n");
    assert_eq!(read(&strict, &Options::default()).unwrap(), draft);
}

#[test]
fn fields_show_their_results() {
    let char = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let text = format!(
        "<w:p>{b}<w:r><w:instrText>REF x</w:instrText><w:t>no</w:t></w:r>{b}{s}<w:r><w:t>inner</w:t></w:r>{e}{s}<w:r><w:t>Article 4</w:t></w:r>{e}\
         <w:fldSimple w:instr='PAGE'><w:r><w:t> of 9</w:t></w:r></w:fldSimple>{b}</w:p>{}",
        p("", "not lost"),
        b = char("begin"),
        s = char("separate"),
        e = char("end"),
    );
    assert_eq!(body(&text).lines(), ["Article 4 of 9", "not lost"]);
}

#[test]
fn text_boxes_are_read_once() {
    let inner = p("", "boxed");
    let text = format!(
        "<w:p><w:r><w:t>anchor</w:t><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    assert_eq!(body(&text).lines(), ["anchor", "boxed"]);
    let ways = format!(
        "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{1}</mc:Fallback><mc:Fallback>{1}</mc:Fallback></mc:AlternateContent>",
        p("", ""),
        p("", "once")
    );
    assert_eq!(body(&ways).lines(), ["once"]);
}

#[test]
fn tables_are_rows_of_cells() {
    let cell = |inside: &str| format!("<w:tc><w:tcPr/>{inside}</w:tc>");
    let row = |cells: &[&str]| {
        let cells: String = cells.iter().map(|t| cell(&p("", t))).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let nested = format!("<w:tbl>{}</w:tbl>", row(&["x", "y"]));
    let text = format!(
        "{}<w:tbl>{}<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt><w:tr>{}{}</w:tr></w:tbl>{}",
        p("", "before"),
        row(&["Year", "Quota"]),
        row(&["2020", "50"]),
        cell(&nested),
        cell(&p("", "z")),
        p("", "after")
    );
    let draft = body(&text).read(Revisions::Accepted);
    assert_eq!(
        draft.text,
        "before\n\nYear\tQuota\n2020\t50\nx\ty\tz\n\nafter\n"
    );
}

#[test]
fn notes_stand_after_the_text() {
    let text = "<w:p><w:r><w:t>The worker</w:t></w:r><w:r><w:endnoteReference w:id='1'/></w:r><w:r><w:footnoteReference w:id='2'/><w:t> is free.</w:t></w:r></w:p>";
    let footnotes = format!(
        "<w:footnote w:type='separator' w:id='0'>{}</w:footnote><w:footnote w:id='2'>{}{}</w:footnote>",
        p("", "no"),
        p("", "See annex."),
        p("", "More.")
    );
    let endnotes = format!("<w:endnote w:id='1'>{}</w:endnote>", p("", "Or she."));
    let file = body(text)
        .with("footnotes", &footnotes)
        .with("endnotes", &endnotes);
    let want = ["The worker is free.", "[1] Or she.", "[2] See annex. More."];
    assert_eq!(file.lines(), want);
    assert!(said(&file.read(Revisions::Accepted), "footnotes").starts_with("2 footnotes"));
}

#[test]
fn comments_are_noted_with_the_words_they_stand_on() {
    let text = "<w:p><w:commentRangeStart w:id='3'/><w:r><w:t>Wages</w:t></w:r></w:p><w:p><w:r><w:t>and leave</w:t></w:r><w:commentRangeEnd w:id='3'/><w:r><w:commentReference w:id='3'/></w:r></w:p>";
    let comments = format!(
        "<w:comment w:id='3' w:author='Ann'>{}{}</w:comment><w:comment w:id='4'>{}</w:comment>",
        p("", "Which?"),
        p("", "All?"),
        p("", "Alone.")
    );
    let draft = body(text)
        .with("comments", &comments)
        .read(Revisions::Accepted);
    let messages: Vec<&str> = draft.notes.iter().map(|n| n.message.as_str()).collect();
    let want = [
        "Comment by Ann on \"Wages and leave\": Which? All?",
        "Comment: Alone.",
    ];
    assert_eq!(messages, want);
    assert_eq!(draft.text, "Wages\n\nand leave\n");
}

#[test]
fn hidden_text_is_left_out() {
    let styles = "<w:style w:type='character' w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>";
    let text = "<w:p><w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> not</w:t></w:r><w:r><w:rPr><w:rStyle w:val='H'/></w:rPr><w:t> nor</w:t></w:r>\
        <w:r><w:rPr><w:vanish w:val='0'/><w:rStyle w:val='H'/></w:rPr><w:t> too</w:t></w:r></w:p>";
    let file = body(text).with("styles", styles);
    assert_eq!(file.lines(), ["seen too"]);
    let note = said(&file.read(Revisions::Accepted), "hidden_text");
    assert_eq!(note, "Hidden text was left out (2 stretches).");
}

#[test]
fn a_heading_may_run_into_its_text() {
    let mark = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>";
    let text = format!("{}{}", p(mark, "Scope."), p("", " The Parties agree."));
    assert_eq!(body(&text).lines(), ["Scope. The Parties agree."]);
}

#[test]
fn the_main_part_is_found_by_its_relationship() {
    let rels = "<Relationships><Relationship Id='1' Type='http://x/officeDocument' Target='/doc/main.xml'/></Relationships>";
    let beside = "<Relationships><Relationship Type='http://x/numbering' Target='lists.xml'/></Relationships>";
    let lists = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='3'/><w:lvlText w:val='%1)'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
    let main = body(&p(&n(1, 0), "found")).document();
    let bytes = pack(&[
        ("_rels/.rels", rels.as_bytes()),
        ("doc/main.xml", main.as_bytes()),
        ("doc/_rels/main.xml.rels", beside.as_bytes()),
        ("doc/lists.xml", lists.as_bytes()),
    ]);
    let draft = read(&bytes, &Options::default()).unwrap();
    assert_eq!(draft.text, "3) found\n");
}
