//! What an outline looks like: mini-agreements of our own drafting, and single questions.

use corridor_syntax::{Kind, Zone, parse, references};
use corridor_text::Source;

mod common;

fn show(text: &str) -> String {
    let source = Source::from_text("t", text);
    let outline = parse(&source, &common::grammar());
    common::check_tiling(&source, &outline);
    common::check_units(&source, &outline);
    common::show(&source, &outline)
}

fn articles(text: &str) -> Vec<String> {
    let outline = parse(&Source::from_text("t", text), &common::grammar());
    outline
        .nodes
        .into_iter()
        .filter(|n| n.kind == Kind::Article)
        .map(|n| n.id)
        .collect()
}

fn ids(text: &str) -> Vec<String> {
    let source = Source::from_text("t", text);
    parse(&source, &common::grammar())
        .units(&source)
        .into_iter()
        .map(|u| u.id)
        .collect()
}

#[test]
fn english_agreement() {
    insta::assert_snapshot!(show(include_str!("texts/english.txt")));
}

#[test]
fn german_agreement() {
    insta::assert_snapshot!(show(include_str!("texts/german.txt")));
}

#[test]
fn gazette_on_one_line() {
    insta::assert_snapshot!(show(include_str!("texts/gazette.txt")));
}

#[test]
fn exchange_of_notes() {
    insta::assert_snapshot!(show(include_str!("texts/notes.txt")));
}

#[test]
fn annex_and_model_contract() {
    insta::assert_snapshot!(show(include_str!("texts/annexes.txt")));
}

#[test]
fn a_single_clause_is_operative() {
    let text = "The employer shall bear all costs of recruitment.";
    let source = Source::from_text("t", text);
    let units = parse(&source, &common::grammar()).units(&source);
    assert_eq!(
        (units.len(), units[0].id.as_str(), units[0].zone),
        (1, "text", Zone::Operative)
    );
}

#[test]
fn a_single_clause_with_points_keeps_its_chapeau() {
    let text = "The worker may not:\n(a) marry;\n(b) leave the house.";
    assert_eq!(ids(text), ["text", "text__point_a", "text__point_b"]);
    let source = Source::from_text("t", text);
    let units = parse(&source, &common::grammar()).units(&source);
    assert_eq!(source.slice(units[2].chapeau[0]), "The worker may not:");
}

#[test]
fn references_open_no_article() {
    let text = "Article 1\nThe wage is paid in accordance with\nArticle 2 of this Agreement.\n\n\
        Article 2\nPursuant to Article 3 The Party pays. See Article 1 Paragraph 2.\n\nArticle 3\nEnd.";
    assert_eq!(articles(text), ["art_1", "art_2", "art_3"]);
}

#[test]
fn roman_and_trailing_numbers_are_read() {
    assert_eq!(
        articles("ARTICLE IV\nOne.\n\nARTICLE V\nTwo."),
        ["art_4", "art_5"]
    );
    assert_eq!(
        articles("1. Artikel\nEins.\n\n2. Artikel\nZwei."),
        ["art_1", "art_2"]
    );
    assert_eq!(articles("§ 1\nEins.\n\n§ 2\nZwei."), ["art_1", "art_2"]);
    assert_eq!(
        articles("Article premier\nUn.\n\nArticle 2\nDeux."),
        ["art_1", "art_2"]
    );
    assert_eq!(
        articles("Section 1. Scope\nOne.\n\nSection 2. Wages\nTwo."),
        ["art_1", "art_2"]
    );
}

#[test]
fn a_table_of_contents_is_no_article() {
    let text = "Contents\n\nArticle 1 Scope ..... 1\nArticle 2 Wages ..... 2\nArticle 3 Leave ..... 3\n\
        Article 4 Return ..... 4\n\nArticle 1\nScope\n\nThis applies.\n\nArticle 2\nWages\n\nIt is paid.\n\n\
        Article 3\nLeave\n\nIt is granted.\n\nArticle 4\nReturn\n\nIt is free.";
    assert_eq!(articles(text), ["art_1", "art_2", "art_3", "art_4"]);
}

#[test]
fn abbreviations_and_ordinals_end_no_sentence() {
    let text = "Art. 1\nDer Lohn nach Art. 5 Abs. 2 wird am 1. Januar gezahlt, z. B. an Dr. A. Muster. Ende.";
    let source = Source::from_text("t", text);
    let units = parse(&source, &common::grammar()).units(&source);
    let sentences: Vec<&str> = units[0]
        .sentences
        .iter()
        .map(|s| source.slice(*s))
        .collect();
    assert_eq!(sentences.len(), 2, "{sentences:?}");
}

#[test]
fn a_tail_is_a_unit_of_its_own() {
    let text = "Article 1\n\n1. If a worker\n\n(a) is ill, or\n\n(b) is injured,\n\nthe employer shall pay.\n\n2. End.";
    assert_eq!(
        ids(text),
        [
            "art_1__para_1",
            "art_1__para_1__point_a",
            "art_1__para_1__point_b",
            "art_1__para_1__tail",
            "art_1__para_2"
        ]
    );
}

#[test]
fn unnumbered_paragraphs_are_counted() {
    assert_eq!(
        ids("Article 7\n\nOne.\n\nTwo.\n\nThree."),
        ["art_7__para_1", "art_7__para_2", "art_7__para_3"]
    );
}

#[test]
fn lists_nest() {
    let text = "Article 1\n1. Each Party:\n(a) informs:\n(i) workers;\n(ii) employers;\n(b) pays.\n2. End.";
    let expected = [
        "para_1",
        "para_1__point_a",
        "para_1__point_a__point_i",
        "para_1__point_a__point_ii",
        "para_1__point_b",
        "para_2",
    ];
    let found = ids(text);
    assert_eq!(found, expected.map(|id| format!("art_1__{id}")));
}

#[test]
fn references_are_resolved() {
    let text = "Article 1\n1. One.\n2. As in paragraph 1 of this Article and Article 2, paragraph 3.\n\n\
        Article 2\n1. As in Articles 1 and 9.\n2. See Article 1(2).\n3. See paragraph 2 (a) and Article IV.\n";
    let source = Source::from_text("t", text);
    let grammar = common::grammar();
    let found = references(&source, &parse(&source, &grammar), &grammar);
    let found: Vec<(&str, bool)> = found
        .iter()
        .map(|r| (r.target.as_str(), r.resolved))
        .collect();
    assert_eq!(
        found,
        [
            ("art_1__para_1", true),
            ("art_1", true),
            ("art_2__para_3", true),
            ("art_1", true),
            ("art_9", false),
            ("art_1__para_2", true),
            ("art_2__para_2__point_a", false),
            ("art_4", false),
        ]
    );
}

#[test]
fn german_references_are_resolved() {
    let text = "Art. 6\n1 Der Lohn ist frei.\n2 Nach Absatz 1 und Artikel 7 Absatz 1 Buchstabe a gilt dies.\n\nArt. 7\n1 Frei sind:\na. Kost;\nb. Haus.\n";
    let source = Source::from_text("t", text);
    let grammar = common::grammar();
    let found = references(&source, &parse(&source, &grammar), &grammar);
    let found: Vec<(&str, bool)> = found
        .iter()
        .map(|r| (r.target.as_str(), r.resolved))
        .collect();
    assert_eq!(
        found,
        [("art_6__para_1", true), ("art_7__para_1__point_a", true)]
    );
}

#[test]
fn letters_without_numbers_are_two_notes() {
    let text = "Fenton, 2 May 1990\n\nSir,\n\nI have the honour to propose the following:\n\n1. Workers pay no fee.\n\n\
        2. This agreement shall enter into force today.\n\nAccept, Sir, my regards.\n\nA. Quill\n\nSir,\n\n\
        I have the honour to acknowledge your letter, which reads as follows:\n\n1. Workers pay no fee.\n\n\
        2. This agreement shall enter into force today.\n\nIn reply I confirm that we agree.";
    let source = Source::from_text("t", text);
    let units = parse(&source, &common::grammar()).units(&source);
    let zone = |id: &str| units.iter().find(|u| u.id == id).map(|u| u.zone);
    assert_eq!(zone("art_1"), Some(Zone::Operative));
    assert_eq!(zone("note_2__art_1"), Some(Zone::Repeat));
}

#[test]
fn a_chapeau_is_no_heading() {
    let text = "Article 1\n\nEmployers pay\n(a) the fare;\n(b) the meals.\n\nArticle 2\nIf a worker falls ill\n1. it is reported;";
    assert_eq!(
        ids(text)[..3],
        ["art_1", "art_1__point_a", "art_1__point_b"]
    );
    assert_eq!(ids(text)[3], "art_2");
}

/// Id, zone and chapeaux of every unit.
fn shown(text: &str) -> Vec<(String, Zone, Vec<String>)> {
    let source = Source::from_text("t", text);
    let outline = parse(&source, &common::grammar());
    common::check_tiling(&source, &outline);
    common::check_units(&source, &outline);
    let slice = |s: &corridor_text::Span| source.slice(*s).to_owned();
    let units = outline.units(&source).into_iter();
    units
        .map(|u| (u.id, u.zone, u.chapeau.iter().map(slice).collect()))
        .collect()
}

fn headings(text: &str) -> Vec<String> {
    let source = Source::from_text("t", text);
    let outline = parse(&source, &common::grammar());
    let all = outline.nodes.iter().filter(|n| n.kind == Kind::Heading);
    all.map(|n| source.slice(n.span).to_owned()).collect()
}

#[test]
fn a_heading_may_take_several_lines() {
    let text = "Art. 4 Austausch von Angaben über Löhne,\nBeirat\n\n(1) Die Vertragsparteien tauschen Angaben aus.\n\n\
        (2) Der Beirat tagt jährlich.\n\nArt. 5 Aufgaben, Mitglieder und Sitz\ndes Beirates\n\n1. Der Beirat berät.\n\n\
        2. Er hat vier Mitglieder.\n\nArticle 6\nHousing of seasonal workers\nand of their families\n\nHousing is free.";
    assert_eq!(
        ids(text),
        [
            "art_4__para_1",
            "art_4__para_2",
            "art_5__para_1",
            "art_5__para_2",
            "art_6"
        ]
    );
    assert_eq!(
        headings(text)[1],
        "Aufgaben, Mitglieder und Sitz\ndes Beirates"
    );
    assert!(shown(text).iter().all(|(_, _, chapeau)| chapeau.is_empty()));
}

#[test]
fn wrapped_text_is_no_heading() {
    let text = "Article 1\nHousing\nThe employer provides housing\nfree of charge.\n\nThe worker keeps it clean.\n\n\
        Article 2\nDomestic workers are entitled\nto the following\n\n(a) a room;\n\n(b) a bed.";
    assert_eq!(headings(text), ["Housing"]);
    assert_eq!(
        ids(text)[2..],
        ["art_2", "art_2__point_a", "art_2__point_b"]
    );
}

#[test]
fn a_lone_or_between_points_is_no_point() {
    let text = "Artikel 1\n\nZugelassen sind Personen, welche\n\n- a) eine Lehre abgeschlossen haben;\n\n- oder\n\n\
        - (b) studieren;\n\noder\n\n- c) forschen.";
    let points = ["art_1__point_a", "art_1__point_b", "art_1__point_c"];
    assert_eq!(ids(text)[1..], points);
}

#[test]
fn a_heading_in_capitals_is_no_chapeau() {
    let text = "The Participants have reached the following understanding:\n\n1. ENTRY AND STAY a) Each Participant \
        admits young people who: (i) are of age; and (ii) hold a passport. b) They may work.\n\n2. TERM a) This \
        Memorandum lasts two years. b) It ends by notice.";
    let units = shown(text);
    let chapeau = |id: &str| {
        let unit = units.iter().find(|(i, _, _)| i == id);
        unit.map(|(_, _, c)| c.len())
    };
    assert_eq!(chapeau("art_1__point_a"), Some(0));
    assert_eq!(chapeau("art_1__point_a__point_i"), Some(1));
    assert_eq!(chapeau("art_1__point_b"), Some(0));
}

#[test]
fn an_article_is_final_as_a_whole() {
    let text = "Article 1\nWorkers are paid.\n\nArticle 2\nThey rest on Sundays. A claim filed after this Agreement \
        enters into force is valid.\n\nArticle 3\n1. This Agreement shall enter into force on signature.\n\n\
        2. Permits granted before its denunciation stay valid.\n\n3. Unless notice is given, the term of one year \
        runs anew.";
    let zones: Vec<Zone> = shown(text).into_iter().map(|(_, zone, _)| zone).collect();
    assert_eq!(zones[2..], [Zone::Final; 3]);
    assert_eq!(zones[0], Zone::Operative);
}

#[test]
fn a_late_mention_makes_no_paragraph_final() {
    let text = "Article 1\nWorkers are paid.\n\nArticle 2\n1. The provisions on pensions apply to claims filed with \
        the competent institution of either side on or after the day on which this Agreement enters into force.\n\n\
        2. Claims are filed in writing.\n\n3. They are free of charge.";
    assert!(
        shown(text)
            .iter()
            .all(|(_, zone, _)| *zone == Zone::Operative)
    );
}

#[test]
fn names_without_a_formula_are_the_signature() {
    let text = "Article 1\n\nWorkers are paid.\n\nArticle 2\n\nThey rest on Sundays.\n\nAnna Quill\nBertold von Weide";
    let zones: Vec<Zone> = shown(text).into_iter().map(|(_, zone, _)| zone).collect();
    assert_eq!(zones, [Zone::Operative, Zone::Operative, Zone::Signature]);
}

#[test]
fn markers_may_touch_the_text() {
    let text = "Article 1\n\nThe employer shall:\n\na)pay the wage;\n\nb)meet the cost of travel.\n\nArticle 2\n\n\
        The worker shall:\n\na.–work;\n\nb.–rest.\n\nArticle 3\n\n1 — The fee is paid.\n\n2 — The visa is free.";
    assert_eq!(
        ids(text),
        [
            "art_1",
            "art_1__point_a",
            "art_1__point_b",
            "art_2",
            "art_2__point_a",
            "art_2__point_b",
            "art_3__para_1",
            "art_3__para_2"
        ]
    );
    assert!(headings(text).is_empty());
}

#[test]
fn the_word_annexes_below_an_article_is_its_heading() {
    let text = "Article 1\n\nWages\n\nWorkers are paid.\n\nArticle 2\n\nAnnexes\n\nThe annexes are part of this \
        Agreement.\n\nArticle 3\n\nLeave\n\nWorkers rest.";
    assert_eq!(articles(text), ["art_1", "art_2", "art_3"]);
}

#[test]
fn annexes_may_have_letters() {
    let text = "Article 1\n\nWorkers are paid.\n\nAnnex A\nList of trades\n\n1. Nurses\n\n2. Cooks\n\n\
        Annex B to the Agreement\n\nArticle 1. Wages\n\nThe wage is fixed.";
    let annexes = ["annex_a__para_1", "annex_a__para_2", "annex_b__art_1"];
    assert_eq!(ids(text)[1..], annexes);
}

#[test]
fn headers_may_be_written_in_many_ways() {
    let text = "Article (1)\nScope\n\nThis applies.\n\nARTICLE 2: WAGES\n\nThey are paid under Clause 4.2.1 and \
        Section 3(b).\n\nArticle 3 – Leave\n\nIt is granted as in Article 7 bis.\n\nArticle 3 bis\n\nEnd.\n\n\
        ARTICLE 4\nOBLIGATIONS OF THE\nRECEIVING PARTY\nThe Receiving Party inspects.";
    assert_eq!(
        articles(text),
        ["art_1", "art_2", "art_3", "art_3bis", "art_4"]
    );
    let titles = [
        "Scope",
        "WAGES",
        "Leave",
        "OBLIGATIONS OF THE\nRECEIVING PARTY",
    ];
    assert_eq!(headings(text), titles);
}

#[test]
fn numbers_of_several_parts_stand_below_their_number() {
    let text = "Qaram and Telia have agreed as follows:\n\n1. DUTIES OF THE FIRST PARTY\n\n1.1 It shall:\n\n1.1.1 \
        train; and\n\n1.1.2 inspect.\n\n2. COSTS\n\n2.1 They are borne by employers.";
    assert_eq!(
        ids(text)[1..],
        [
            "art_1__para_1_1",
            "art_1__para_1_1__point_1_1_1",
            "art_1__para_1_1__point_1_1_2",
            "art_2__para_2_1"
        ]
    );
    let wrapped = "§ 1 Kosten\n\n1. Der Arbeitgeber zahlt insbesondere\n1.1 die Reise,\n1.2 die Prüfung.\n\n2. Ende.";
    assert_eq!(
        ids(wrapped)[1..3],
        ["art_1__para_1__point_1_1", "art_1__para_1__point_1_2"]
    );
}

#[test]
fn a_quoted_sentence_is_no_heading() {
    let text = "Qaram and Telia have agreed as follows:\n\n1. Fees are free.\n\n2. «Wages are paid.»\n\nThe end is near.";
    assert!(headings(text).is_empty());
}

#[test]
fn an_article_of_one_line_keeps_its_text() {
    let text = "Article 6\nNationals shall comply with the laws.\nArticle 7 Workers shall be paid monthly. \
                Article 8 The Parties shall notify each other.";
    let source = Source::from_text("t", text);
    let units = parse(&source, &common::grammar()).units(&source);
    let sentences: Vec<&str> = units
        .iter()
        .flat_map(|u| &u.sentences)
        .map(|s| source.slice(*s))
        .collect();
    assert_eq!(
        sentences,
        [
            "Nationals shall comply with the laws.",
            "Workers shall be paid monthly.",
            "The Parties shall notify each other."
        ]
    );
}

#[test]
fn a_sentence_that_a_break_parts_before_an_annex_opens_none() {
    let broken = "Article 1\n\nThe quotas for each year and the occupations that they cover are set out in\n\n\
                  Annex 2.\n\nArticle 2\n\nWages shall be paid monthly.";
    let whole = "Article 1\n\nQuotas are set.\n\nAnnex 2.\n\nArticle 1\n\nNurses, fifty.";
    let annexes = |text: &str| {
        let outline = parse(&Source::from_text("t", text), &common::grammar());
        outline
            .nodes
            .iter()
            .filter(|n| n.kind == Kind::Annex)
            .count()
    };
    assert_eq!((annexes(broken), annexes(whole)), (0, 1));
}
