//! Navigation around the text, and text that only looks like it.

use super::{codes, draft, lines};

const PROSE: &str = "The employer shall pay the wages that were agreed at the end of each month, without any deduction but those the law demands, into an account of the worker.";

/// A page with a body around prose.
fn around(before: &str, after: &str) -> Vec<String> {
    let prose: String = (1..6)
        .map(|n| format!("<h3>Article {n}</h3><p>{PROSE}</p>"))
        .collect();
    let read = lines(&format!("<body>{before}<div id=x>{prose}</div>{after}"));
    read.into_iter()
        .filter(|l| l != PROSE && !l.starts_with("Article "))
        .collect()
}

#[test]
fn named_navigation_goes() {
    for part in [
        "<nav><a href=/a>A</a> B</nav>",
        "<header><a href=/>Site</a> of the gazette</header>",
        "<footer>Published by the office</footer>",
        "<aside>See also <a href=/b>B</a></aside>",
        "<div role=navigation>A | B</div>",
        "<div role='banner'>Gazette</div>",
        "<div role=contentinfo>Imprint</div>",
        "<div role=search>Search</div>",
        "<ul class='breadcrumbs'><li><a href=/>Home</a><li>This page</ul>",
        "<div id=cookieConsent>This site uses cookies.</div>",
        "<div class=mainMenu><a href=/a>Laws</a> new</div>",
        "<div class='share-buttons'>Share: <a href=/s>x</a></div>",
        "<div id=footer>All rights reserved</div>",
        "<div class='site-header'><p>Gazette</p></div>",
        "<a class=skip-link href='#x'>Skip</a>",
        "<a class=print href=/p>Print</a>",
        "<a href='javascript:window.print()'>Print</a>",
        "<ul><li><a href=/1>Laws</a><li><a href=/2>Notices</a></ul>",
        "<p><a href=/1>Back</a> | <a href=/2>Next</a></p>",
        "<ul><li><a href='#a1'>Article 1</a><li><a href='#a2'>Article 2</a></ul>",
        "<div><p><a href='#a'>Wages</a><p><a href='#b'>Hours</a><p><a href='#c'>Leave</a></div>",
    ] {
        assert!(
            around(part, "").is_empty(),
            "{part} before: {:?}",
            around(part, "")
        );
        assert!(
            around("", part).is_empty(),
            "{part} after: {:?}",
            around("", part)
        );
    }
}

#[test]
fn text_beside_the_main_block_stays() {
    for part in [
        "<h2>Agreement on seasonal work</h2>",
        "<p>Done at Bern on 1 May 2001.</p>",
        "<p>The Parties <a href=/x>recalling</a> their ties, have agreed as follows:</p>",
        "<div class=signature>For the Government</div>",
        "<p class='header'>Annex</p><p>Jobs: masons, cooks and gardeners of all ages and trades</p>",
    ] {
        let kept = around(part, "").len() + around("", part).len();
        assert!(kept >= 2, "{part}");
    }
}

#[test]
fn only_the_main_element_is_read() {
    let page = format!(
        "<div>Site name</div><main><h1>Deal</h1><p>{PROSE}</p></main><div>Imprint here</div>"
    );
    assert_eq!(lines(&page), ["Deal", PROSE]);
    assert_eq!(codes(&draft(&page)), ["navigation"]);
    assert!(draft(&page).notes[0].message.starts_with("19 characters"));
}

#[test]
fn a_main_element_that_holds_little_is_not_believed() {
    let page = format!("<main><p>Loading</p></main><div><p>{PROSE}</p></div>");
    assert_eq!(lines(&page), ["Loading", PROSE]);
}

#[test]
fn long_text_beside_the_main_element_stays() {
    let annex = PROSE.repeat(4);
    let page = format!(
        "<main>{}</main><div>{annex}</div>",
        format!("<p>{PROSE}</p>").repeat(9)
    );
    assert!(lines(&page).contains(&annex));
}

#[test]
fn a_title_in_the_head_is_kept_where_there_is_no_other() {
    let page = format!("<header><h1>Deal</h1></header><main><p>{PROSE}</p></main>");
    assert_eq!(lines(&page), ["Deal", PROSE]);
}

#[test]
fn a_title_beside_the_main_element_is_kept() {
    let head = "<header><h1><a href=/>Site</a></h1></header>";
    let page = format!(
        "{head}<div><p>Path</p><h1>Deal</h1></div><main><h2>Wages</h2><p>{PROSE}</p></main>"
    );
    assert_eq!(lines(&page), ["Deal", "Wages", PROSE]);
}

#[test]
fn heads_within_an_article_belong_to_it() {
    let page = format!(
        "<article><header><h1>Deal</h1><p>of 2001</p></header><p>{PROSE}</p></article><nav>x</nav>"
    );
    assert_eq!(lines(&page), ["Deal", "of 2001", PROSE]);
}

#[test]
fn names_are_not_believed_where_the_text_stands() {
    for name in ["nav", "footer", "aside"] {
        assert_eq!(lines(&format!("<{name}><p>{PROSE}</p></{name}>")), [PROSE]);
    }
    for class in [
        "menu", "cookie", "sidebar", "print", "toc", "share", "header",
    ] {
        let page = format!("<div class={class}><p>{PROSE}</p></div>");
        assert_eq!(lines(&page), [PROSE], "{class}");
    }
}

#[test]
fn headings_that_link_to_themselves_stay() {
    let article = |n| format!("<h3 id=a{n}><a href='#a{n}'>Article {n}</a></h3><p>{PROSE}</p>");
    let page: String = (1..5).map(article).collect();
    let read = lines(&page);
    assert_eq!(read.iter().filter(|l| l.starts_with("Article")).count(), 4);
}

#[test]
fn blocks_of_linked_terms_stay() {
    let term = |t: &str| {
        format!(
            "<p><a href='#{t}'>{t}</a> of <a href='#w'>workers</a> and <a href='#e'>employers</a></p>"
        )
    };
    let page = format!(
        "<p>{PROSE}</p>{}<p>{PROSE}</p><p>Jane Doe, <a href=/d>Minister</a> <a href=/l>of Labour</a></p>",
        term("Rights")
    );
    let read = lines(&page);
    assert_eq!(read[1], "Rights of workers and employers");
    assert_eq!(read[3], "Jane Doe, Minister of Labour");
}

#[test]
fn links_within_the_text_stay() {
    let page = format!(
        "<main><p>{PROSE}</p><ul><li><a href=/a>Law A</a><li><a href=/b>Law B</a></ul><p>{PROSE}</p></main>"
    );
    assert_eq!(lines(&page), [PROSE, "– Law A", "– Law B", PROSE]);
}

#[test]
fn pages_without_structure_keep_all_text() {
    let page = "<p>Wages.<div>Hours <span>of work</span></div><ul><li>Leave</ul><table><tr><td>Fee<td>5</table>end";
    let draft = draft(page);
    let words: Vec<&str> = draft.text.split_whitespace().collect();
    assert_eq!(
        words,
        [
            "Wages.", "Hours", "of", "work", "–", "Leave", "Fee", "5", "end"
        ]
    );
    assert!(draft.notes.is_empty());
}

#[test]
fn a_page_of_links_alone_is_kept() {
    let page = "<p><a href=/1>Article 1 Wages</a><p><a href=/2>Article 2 Hours</a>";
    assert!(!lines(page).is_empty());
}

#[test]
fn deep_nesting_ends_in_good_time() {
    for tag in [
        "<div>",
        "<ul><li>",
        "<b><p>",
        "<span>",
        "<table><tr><td>",
        "<blockquote>",
        "<div/>",
        "<svg><g>",
    ] {
        let page = tag.repeat(100_000) + "<p>The last word.";
        let text = draft(&page).text;
        assert!(
            text.contains("The last word.") || tag == "<svg><g>",
            "{tag}"
        );
    }
}

#[test]
fn formatting_that_is_never_closed_does_not_multiply() {
    let open: String = (0..500).map(|n| format!("<font color={n}>")).collect();
    let page = format!("<p>{open}{}", "<p>word".repeat(20_000));
    assert_eq!(lines(&page).len(), 20_000);
}

#[test]
fn pages_of_too_many_elements_are_refused() {
    let page = "<i></i>".repeat(2_100_000);
    let read = super::read(page.as_bytes(), &crate::Options::default());
    assert!(matches!(read, Err(crate::Refusal::TooMany { .. })));
}
