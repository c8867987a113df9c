//! What elements of HTML are: blocks, headings, links, things that are not shown.

use scraper::node::Element;

const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "listing",
    "xmp",
    "plaintext",
];

/// Elements without text of their own for readers.
const MACHINERY: &[&str] = &[
    "head", "title", "meta", "link", "base", "script", "style", "noscript", "template", "svg",
    "iframe", "object", "embed", "applet", "audio", "video", "canvas", "map", "noembed",
    "noframes", "rp", "input", "select", "button", "textarea", "datalist", "option", "progress",
    "meter",
];

/// Whether an element starts and ends lines.
pub(super) fn is_block(element: &Element) -> bool {
    let displayed = || style(element, "display");
    BLOCKS.contains(&element.name())
        || displayed().is_some_and(|d| {
            matches!(
                d.as_str(),
                "block" | "list-item" | "table" | "flex" | "grid"
            )
        })
}

/// Whether white space stays as it is.
pub(super) fn is_verbatim(element: &Element) -> bool {
    matches!(element.name(), "pre" | "listing" | "xmp" | "plaintext")
}

/// Whether it is a heading.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether it leads somewhere.
pub(super) fn is_link(element: &Element) -> bool {
    element.name() == "a" && element.attr("href").is_some()
}

/// Whether it serves programs or input, not readers.
pub(super) fn is_machinery(name: &str) -> bool {
    MACHINERY.contains(&name)
}

/// Whether a browser does not show it.
pub(super) fn is_unseen(element: &Element) -> bool {
    let hidden = || element.attr("hidden").is_some_and(|h| h != "until-found");
    let silent = || element.attr("aria-hidden").is_some_and(|h| h == "true");
    let closed = || element.name() == "dialog" && element.attr("open").is_none();
    let none = || style(element, "display").is_some_and(|d| d == "none");
    let invisible = || style(element, "visibility").is_some_and(|v| v == "hidden");
    let whole = matches!(element.name(), "html" | "body");
    is_machinery(element.name())
        || !whole && (hidden() || silent() || closed() || none() || invisible())
}

/// The value of a property in the element's own style, in lower case.
pub(super) fn style(element: &Element, property: &str) -> Option<String> {
    let style = element.attr("style")?;
    let all = style.split(';').filter_map(|rule| rule.split_once(':'));
    let mut named = all.filter(|(name, _)| name.trim().eq_ignore_ascii_case(property));
    let (_, value) = named.next_back()?;
    let value = value.split('!').next().unwrap_or(value);
    Some(value.trim().to_ascii_lowercase())
}

/// The words of an element's class and id, in lower case: "siteNav-main" is "site", "nav", "main".
pub(super) fn words(element: &Element) -> Vec<String> {
    let mut words = Vec::new();
    for name in ["class", "id"].iter().filter_map(|a| element.attr(a)) {
        let mut word = String::new();
        let mut lower = false;
        for c in name.chars().take(400) {
            let parts = !c.is_alphanumeric() || c.is_uppercase() && lower;
            if parts && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if c.is_alphanumeric() {
                word.extend(c.to_lowercase());
            }
            lower = c.is_lowercase();
        }
        words.extend(Some(word).filter(|w| !w.is_empty()));
    }
    words
}
