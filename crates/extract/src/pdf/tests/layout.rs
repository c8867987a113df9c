//! Words set by hand come out as the text that a reader sees.

use super::{Sheet, paragraphs, read};

const LEFT: &[&str] = &[
    "The workers of either Party are",
    "to be paid each month in money",
    "and not in goods of any kind at",
    "all, whatever their contract says.",
    "No fee of any kind may be taken",
    "from workers for their placement.",
];
const RIGHT: &[&str] = &[
    "Housing is to be dry and warm and",
    "has a door that can be locked from",
    "the inside by those who live in it",
    "and the rent may not be more than",
    "a tenth of the wages of one month",
    "of the worker who pays for it all.",
];

#[test]
fn columns_are_read_one_after_the_other_below_their_title() {
    let sheet = Sheet::new(1)
        .set(200.0, 40.0, "AGREEMENT ON WORK BETWEEN TWO STATES")
        .lines(50.0, 60.0, LEFT)
        .lines(320.0, 60.0, RIGHT);
    let draft = read([sheet]);
    let order: Vec<usize> = [
        "AGREEMENT",
        "workers of either",
        "placement.",
        "Housing",
        "for it all.",
    ]
    .iter()
    .map(|part| draft.text.find(part).unwrap())
    .collect();
    assert!(order.is_sorted(), "{}", draft.text);
    assert!(draft.text.contains("each month in money and not in goods"));
}

#[test]
fn rows_of_a_table_keep_their_cells() {
    let sheet = Sheet::new(1)
        .set(50.0, 100.0, "Trade")
        .set(250.0, 100.0, "Number of places")
        .set(50.0, 112.0, "Nurses")
        .set(250.0, 112.0, "200 in all")
        .set(50.0, 124.0, "Masons")
        .set(250.0, 124.0, "300 in all");
    let text = read([sheet]).text;
    assert_eq!(
        text,
        "Trade\tNumber of places\nNurses\t200 in all\nMasons\t300 in all\n"
    );
}

#[test]
fn heads_and_page_numbers_go_and_are_kept_as_labels() {
    let page = |number: u32, printed: &str, body: &str| {
        Sheet::new(number)
            .sized(50.0, 30.0, 8.0, "Treaty Series Vol. 7")
            .lines(
                50.0,
                80.0,
                &[body, "and something more of the text that is"],
            )
            .set(290.0, 770.0, printed)
    };
    let pages = [
        page(1, "- iii -", "One begins the text of this page and goes"),
        page(2, "- iv -", "two follows with words that it alone has"),
        page(3, "- v -", "three is where all of it comes to its end"),
    ];
    let draft = read(pages);
    assert!(!draft.text.contains("Treaty Series"), "{}", draft.text);
    assert!(!draft.text.contains("iv"), "{}", draft.text);
    let labels: Vec<_> = draft
        .pages
        .iter()
        .filter_map(|p| p.label.as_deref())
        .collect();
    assert_eq!(labels, ["iii", "iv", "v"]);
}

#[test]
fn headings_at_the_top_of_pages_are_no_heads() {
    let page = |number: u32| {
        let body = if number.is_multiple_of(2) {
            LEFT
        } else {
            RIGHT
        };
        Sheet::new(number)
            .set(50.0, 60.0, &format!("Article {number}"))
            .lines(50.0, 66.0, body)
    };
    let text = read((1..5).map(page)).text;
    for number in 1..5 {
        assert!(text.contains(&format!("Article {number}")), "{text}");
    }
}

#[test]
fn the_same_heading_on_two_pages_is_no_head() {
    let page = |number: u32| {
        let body = if number.is_multiple_of(2) {
            LEFT
        } else {
            RIGHT
        };
        let sheet = Sheet::new(number).lines(50.0, 80.0, body);
        match number {
            2 | 5 => sheet.set(50.0, 60.0, "Article 9"),
            _ => sheet,
        }
    };
    let text = read((1..7).map(page)).text;
    assert_eq!(text.matches("Article 9").count(), 2, "{text}");
}

#[test]
fn a_paragraph_runs_on_over_the_page() {
    let first = Sheet::new(1).lines(50.0, 100.0, &LEFT[..3]);
    let second = Sheet::new(2).lines(50.0, 100.0, &LEFT[3..]);
    let draft = read([first, second]);
    assert!(
        draft.text.contains("goods of any kind at all, whatever"),
        "{}",
        draft.text
    );
    assert!(draft.text[draft.pages[1].span.start..].starts_with("all,"));
}

#[test]
fn words_parted_at_the_end_of_a_line_are_joined() {
    let sheet = Sheet::new(1).lines(
        50.0,
        100.0,
        &[
            "The employer bears the cost of insur-",
            "ance and what a non-member owes to it, non-",
            "member or not. Members are heard as well as",
            "a member of the family of such a person is.",
        ],
    );
    let text = read([sheet]).text;
    assert!(text.contains("cost of insurance and"), "{text}");
    assert!(text.contains("owes to it, non-member or"), "{text}");
}

#[test]
fn footnotes_go_to_the_end_and_their_marks_away() {
    let sheet = Sheet::new(1)
        .lines(50.0, 100.0, LEFT)
        .set(50.0, 200.0, "Rooms have 12 m")
        .raised("2")
        .set(50.0, 212.0, "The law in force")
        .raised("1")
        .sized(50.0, 700.0, 7.0, "1 See the Act on work.");
    let paragraphs_of = read([sheet]);
    let all = paragraphs(&paragraphs_of);
    assert_eq!(all.last(), Some(&"[1] See the Act on work."));
    assert!(all.contains(&"The law in force"), "{all:?}");
    assert!(all.contains(&"Rooms have 12 m²"), "{all:?}");
}

#[test]
fn numbers_of_lines_in_the_margin_go() {
    let lines: Vec<String> = (0..30)
        .map(|i| format!("these are the words of line {}x", i + 1))
        .collect();
    let texts: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut sheet = Sheet::new(1).lines(80.0, 100.0, &texts);
    for number in 1..=6 {
        sheet = sheet.set(
            40.0,
            100.0 + 60.0 * number as f32,
            &(number * 5).to_string(),
        );
    }
    let text = read([sheet]).text;
    assert!(
        text.split_whitespace().all(|w| w.parse::<u32>().is_err()),
        "{text}"
    );
}

#[test]
fn two_languages_come_one_after_the_other() {
    let german = [
        "Die Arbeitnehmer beider Vertragsparteien",
        "werden jeden Monat in Geld bezahlt, und",
        "zwar unabhängig davon, was in ihrem",
        "Vertrag steht. Die Unterkunft muss",
        "trocken und warm sein, und die Miete",
        "darf nicht mehr als ein Zehntel sein.",
    ];
    let page = |number| {
        Sheet::new(number)
            .lines(50.0, 100.0, LEFT)
            .lines(330.0, 100.0, &german)
    };
    let draft = read([page(1), page(2)]);
    let last_english = draft.text.rfind("placement").unwrap();
    assert!(
        last_english < draft.text.find("Arbeitnehmer").unwrap(),
        "{}",
        draft.text
    );
    assert!(draft.notes.iter().any(|n| n.code == "two_languages"));
    let numbers: Vec<u32> = draft.pages.iter().map(|p| p.number).collect();
    assert_eq!(numbers, [1, 2, 1, 2]);
}

#[test]
fn text_from_right_to_left_is_in_its_order() {
    let sheet = Sheet::new(1).set(50.0, 100.0, "30 يوما خلال العمال");
    let words: Vec<String> = read([sheet])
        .text
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    assert_eq!(words, ["العمال", "خلال", "يوما", "30"]);
}
