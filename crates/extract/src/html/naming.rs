//! What the names of elements say about navigation: tags, roles, words of classes and ids.
//!
//! Reads one element, writes a [`Sign`]. Whether a sign is believed is decided in `navigation` by the text
//! that the element holds.

use super::tags::{is_link, words};
use scraper::node::Element;

/// What an element's names say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Navigation by tag or role.
    Navigation,
    /// The head or the foot of a page.
    Edge,
    /// What stands beside the text.
    Aside,
    /// A menu, by its class.
    Menu,
    /// Where the page stands in the site, buttons for sharing, page numbers.
    Tools,
    /// A notice about cookies.
    Consent,
    /// A table of contents.
    Contents,
    /// A link to print, share or skip.
    Action,
}

const ROLES: &[(&str, Sign)] = &[
    ("navigation", Sign::Navigation),
    ("search", Sign::Navigation),
    ("menu", Sign::Navigation),
    ("menubar", Sign::Navigation),
    ("toolbar", Sign::Navigation),
    ("tablist", Sign::Navigation),
    ("banner", Sign::Navigation),
    ("contentinfo", Sign::Navigation),
    ("doc-toc", Sign::Contents),
    ("complementary", Sign::Aside),
];

const TAGS: &[(&str, Sign)] = &[
    ("nav", Sign::Navigation),
    ("search", Sign::Navigation),
    ("header", Sign::Edge),
    ("footer", Sign::Edge),
    ("aside", Sign::Aside),
];

const WORDS: &[(&str, Sign)] = &[
    ("cookie", Sign::Consent),
    ("cookies", Sign::Consent),
    ("consent", Sign::Consent),
    ("gdpr", Sign::Consent),
    ("breadcrumb", Sign::Tools),
    ("breadcrumbs", Sign::Tools),
    ("pagination", Sign::Tools),
    ("pager", Sign::Tools),
    ("share", Sign::Tools),
    ("sharing", Sign::Tools),
    ("social", Sign::Tools),
    ("print", Sign::Action),
    ("skip", Sign::Action),
    ("toc", Sign::Contents),
    ("nav", Sign::Menu),
    ("navbar", Sign::Menu),
    ("navigation", Sign::Menu),
    ("sidenav", Sign::Menu),
    ("sidebar", Sign::Menu),
    ("submenu", Sign::Menu),
    ("menu", Sign::Menu),
    ("toolbar", Sign::Menu),
];

const EDGES: &[&str] = &["header", "footer", "masthead", "banner", "colophon"];
/// Words beside "header" that do not make it the header of something else.
const OF_PAGE: &[&str] = &[
    "site",
    "page",
    "global",
    "main",
    "top",
    "bottom",
    "wrapper",
    "container",
    "inner",
    "outer",
    "area",
    "bar",
    "wrap",
    "the",
];

/// What an element says it is.
pub(super) fn sign(element: &Element) -> Option<Sign> {
    let listed =
        |list: &[(&str, Sign)], name: &str| list.iter().find(|(n, _)| *n == name).map(|(_, s)| *s);
    let role = element.attr("role").map(|r| r.trim().to_ascii_lowercase());
    role.and_then(|r| listed(ROLES, &r))
        .or_else(|| listed(TAGS, element.name()))
        .or_else(|| acts(element).then_some(Sign::Action))
        .or_else(|| by_words(&words(element)))
}

fn by_words(words: &[String]) -> Option<Sign> {
    let known = WORDS.iter().find(|(w, _)| words.iter().any(|o| o == w));
    let edge = || {
        let ours = |w: &String| EDGES.contains(&w.as_str());
        let page = |w: &String| ours(w) || OF_PAGE.contains(&w.as_str());
        (words.iter().any(ours) && words.iter().all(page)).then_some(Sign::Edge)
    };
    known.map(|(_, s)| *s).or_else(edge)
}

/// A link that prints the page or sends it by mail.
fn acts(element: &Element) -> bool {
    let holds = |attr: &str, what: &str| element.attr(attr).is_some_and(|v| v.contains(what));
    is_link(element)
        && (holds("href", "print()")
            || holds("onclick", "print()")
            || element
                .attr("href")
                .is_some_and(|h| h.starts_with("mailto:?")))
}

/// Whether it is the main text by tag or role.
pub(super) fn is_main(element: &Element) -> bool {
    element.name() == "main" || element.attr("role") == Some("main")
}

/// Whether it is a piece of text that stands for itself.
pub(super) fn is_article(element: &Element) -> bool {
    element.name() == "article" || element.attr("role") == Some("article")
}

/// Whether heads and feet inside it belong to its text.
pub(super) fn shelters(element: &Element) -> bool {
    is_main(element) || is_article(element) || element.name() == "section"
}
