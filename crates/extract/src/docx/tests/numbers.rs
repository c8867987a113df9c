//! Numbers that Word computes.

use super::*;

fn level(at: u32, format: &str, pattern: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{pattern}'/></w:lvl>"
    )
}

/// List 1 with articles, paragraphs and points; lists 2 and 3 are bound to other starts.
fn lists() -> String {
    let levels = [
        level(0, "decimal", "Article %1", "<w:suff w:val='space'/>"),
        level(1, "decimal", "%1.%2.", ""),
        level(2, "lowerLetter", "(%3)", ""),
        level(3, "lowerRoman", "%4)", ""),
    ];
    format!(
        "<w:abstractNum w:abstractNumId='7'>{}</w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>\
         <w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>\
         <w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>",
        levels.concat()
    )
}

fn read_lines(body_text: &str, numbering: &str, styles: &str) -> Vec<String> {
    body(body_text)
        .with("numbering", numbering)
        .with("styles", styles)
        .lines()
}

#[test]
fn levels_count_and_restart() {
    let text = [
        p(&n(1, 0), "Scope"),
        p(&n(1, 1), "One"),
        p(&n(1, 1), "Two"),
        p(&n(1, 2), "Point"),
        p(&n(1, 2), "Point"),
        p(&n(1, 0), ""),
        p(&n(1, 1), "Again"),
        p(&n(1, 2), "Point"),
        p(&n(1, 3), "Deep"),
    ];
    let want = [
        "Article 1 Scope",
        "1.1. One",
        "1.2. Two",
        "(a) Point",
        "(b) Point",
        "Article 2",
        "2.1. Again",
        "(a) Point",
        "i) Deep",
    ];
    assert_eq!(read_lines(&text.concat(), &lists(), ""), want);
}

#[test]
fn lists_of_one_kind_share_counters_until_one_starts_anew() {
    let text = [
        p(&n(1, 0), "a"),
        p(&n(3, 0), "b"),
        p(&n(2, 0), "c"),
        p(&n(2, 0), "d"),
        p(&n(1, 0), "e"),
    ];
    let want = [
        "Article 1 a",
        "Article 2 b",
        "Article 5 c",
        "Article 6 d",
        "Article 7 e",
    ];
    assert_eq!(read_lines(&text.concat(), &lists(), ""), want);
}

#[test]
fn numbers_come_from_styles_and_zero_takes_them_away() {
    let styles = "<w:style w:type='paragraph' w:styleId='Art'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Sub'><w:basedOn w:val='Art'/><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Loop'><w:basedOn w:val='Loop'/></w:style>";
    let style = |id: &str| format!("<w:pStyle w:val='{id}'/>");
    let text = [
        p(&style("Art"), "Scope"),
        p(&style("Sub"), "One"),
        p(
            &format!("{}<w:numPr><w:numId w:val='0'/></w:numPr>", style("Art")),
            "Preamble",
        ),
        p(&style("Loop"), "plain"),
        p(&style("None"), "unknown"),
    ];
    let want = [
        "Article 1 Scope",
        "1.1. One",
        "Preamble",
        "plain",
        "unknown",
    ];
    assert_eq!(read_lines(&text.concat(), &lists(), styles), want);
}

#[test]
fn a_level_may_belong_to_a_style() {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'>{}{}</w:abstractNum><w:num w:numId='4'><w:abstractNumId w:val='0'/></w:num>",
        level(0, "upperRoman", "Part %1", "<w:pStyle w:val='H1'/>"),
        level(
            1,
            "decimal",
            "Article %2",
            "<w:lvlRestart w:val='0'/><w:pStyle w:val='H2'/>"
        ),
    );
    let styles: String = ["H1", "H2"]
        .map(|id| format!("<w:style w:styleId='{id}'><w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr></w:style>"))
        .concat();
    let text: String = ["H1", "H2", "H1", "H2"]
        .map(|id| p(&format!("<w:pStyle w:val='{id}'/>"), id))
        .concat();
    let want = ["Part I H1", "Article 1 H2", "Part II H1", "Article 2 H2"];
    assert_eq!(read_lines(&text, &numbering, &styles), want);
}

#[test]
fn linked_lists_changed_levels_and_legal_numbers() {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'><w:styleLink w:val='L'/>{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='L'/></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
         <w:num w:numId='2'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='2'>{}</w:lvlOverride></w:num>",
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimalZero", "%3", "<w:suff w:val='nothing'/>"),
    );
    let styles = "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let text = [
        p(&n(2, 0), "a"),
        p(&n(2, 1), "b"),
        p(&n(2, 2), "c"),
        p(&n(2, 2), ", d"),
        p(&n(9, 0), "e"),
        p(&n(2, 8), "f"),
    ];
    let want = ["I. a", "1.1 b", "01 c", "02, d", "e", "f"];
    assert_eq!(read_lines(&text.concat(), &numbering, styles), want);
}

#[test]
fn bullets_and_hidden_numbers() {
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'>{}{}{}{}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
        level(0, "bullet", "\u{f0b7}", ""),
        level(1, "bullet", "–", ""),
        level(2, "none", "", ""),
        "<w:lvl w:ilvl='3'><mc:AlternateContent><mc:Choice><w:numFmt w:val='custom'/></mc:Choice>\
         <mc:Fallback><w:numFmt w:val='ordinal'/></mc:Fallback></mc:AlternateContent><w:lvlText w:val='%4'/></w:lvl>",
    );
    let text = [
        p(&n(1, 0), "a"),
        p(&n(1, 1), "b"),
        p(&n(1, 2), "c"),
        p(&n(1, 0), ""),
        p(&n(1, 3), "d"),
    ];
    let want = ["• a", "– b", "c", "0th d"];
    assert_eq!(read_lines(&text.concat(), &numbering, ""), want);
}

#[test]
fn a_title_below_its_number_stays_below() {
    let text = format!(
        "<w:p><w:pPr>{}</w:pPr><w:r><w:br/><w:t>Scope</w:t></w:r></w:p>",
        n(1, 0)
    );
    assert_eq!(read_lines(&text, &lists(), ""), ["Article 1", "Scope"]);
}
