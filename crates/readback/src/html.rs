//! Sets a plain text as a page of a gazette: menus, path, side column and foot around the text.
//!
//! Reads text in which an empty line parts paragraphs, writes HTML from which the same text can be read.

use std::fmt::Write;

const HEAD: &str = r##"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Treaty series online</title>
<style>body { font-family: serif } .menu { float: left }</style>
<script>document.documentElement.className = "js";</script>
</head>
<body>
<a class="skip-link" href="#content">Skip to the text</a>
<div class="cookie-banner"><p>This site uses cookies to count its readers. <a href="/cookies">Read more</a></p></div>
<header class="site-header">
<p class="name"><a href="/">Treaty series online</a></p>
<nav><ul><li><a href="/laws">Laws</a></li><li><a href="/treaties">Treaties</a></li><li><a href="/notices">Notices</a></li></ul></nav>
<form role="search"><label>Search <input name="q"></label> <button>Go</button></form>
</header>
<div class="breadcrumb"><a href="/">Home</a> &gt; <a href="/treaties">Treaties</a> &gt; This treaty</div>
<div class="columns">
<div class="sidebar">
<h4>See also</h4>
<ul><li><a href="/treaties/1">The treaty before</a></li><li><a href="/treaties/3">The next treaty</a></li></ul>
</div>
<div id="content">
<p class="tools"><a href="javascript:window.print()">Print</a> <a href="mailto:?subject=Treaty">Send</a></p>
"##;

const FOOT: &str = r##"</div>
</div>
<footer>
<p><a href="/imprint">Imprint</a> | <a href="/contact">Contact</a> | Published by the office of the series</p>
</footer>
</body>
</html>
"##;

/// Longest paragraph that is set as a heading, in characters.
const HEADING: usize = 100;

/// A web page that holds the text.
pub fn html(text: &str) -> String {
    let text = text.replace('\r', "");
    let mut page = HEAD.to_owned();
    let paragraphs: Vec<&str> = text.split("\n\n").map(str::trim).collect();
    let paragraphs: Vec<&str> = paragraphs.into_iter().filter(|p| !p.is_empty()).collect();
    contents(&mut page, &paragraphs);
    let mut at = 0;
    while at < paragraphs.len() {
        let items = list(&paragraphs[at..]);
        if items.len() > 1 {
            set_list(&mut page, &items);
            at += items.len();
        } else {
            set(&mut page, at, paragraphs[at]);
            at += 1;
        }
    }
    page + FOOT
}

/// A table of contents of the headings.
fn contents(page: &mut String, paragraphs: &[&str]) {
    let headings = paragraphs.iter().enumerate().skip(1);
    let headings = headings.filter(|(_, p)| is_heading(p));
    page.push_str("<ul class=\"chapters\">\n");
    for (at, heading) in headings {
        let text = escape(heading).replace('\n', " ");
        let _ = writeln!(page, "<li><a href=\"#p{at}\">{text}</a></li>");
    }
    page.push_str("</ul>\n");
}

fn set(page: &mut String, at: usize, paragraph: &str) {
    if paragraph.contains('\t') {
        return set_table(page, paragraph);
    }
    let tag = match (at, is_heading(paragraph)) {
        (0, _) => "h2",
        (_, true) => "h3",
        _ => "p",
    };
    let text = escape(paragraph).replace('\n', "<br>\n");
    let _ = writeln!(page, "<{tag} id=\"p{at}\">{text}</{tag}>");
}

fn set_table(page: &mut String, paragraph: &str) {
    page.push_str("<table>\n");
    for line in paragraph.lines() {
        let cells: Vec<String> = line
            .split('\t')
            .map(|c| format!("<td>{}</td>", escape(c)))
            .collect();
        let _ = writeln!(page, "<tr>{}</tr>", cells.concat());
    }
    page.push_str("</table>\n");
}

/// A short line that begins with a capital, holds a number and ends without a stop.
pub(crate) fn is_heading(paragraph: &str) -> bool {
    let mut words = paragraph.split_whitespace();
    let first = words
        .next()
        .is_some_and(|w| w.starts_with(char::is_uppercase));
    let number = |w: &str| {
        let label = w.trim_matches(|c: char| !c.is_alphanumeric());
        !label.is_empty()
            && label
                .chars()
                .all(|c| c.is_ascii_digit() || "IVX".contains(c))
    };
    first
        && words.next().is_some_and(number)
        && paragraph.chars().count() <= HEADING
        && !paragraph.ends_with(['.', ';', ':', ','])
}

/// The numbered or dashed paragraphs at the start, as numbers and texts.
fn list<'a>(paragraphs: &[&'a str]) -> Vec<(Option<u32>, &'a str)> {
    let mut items: Vec<(Option<u32>, &str)> = Vec::new();
    for paragraph in paragraphs {
        let Some((number, text)) = item(paragraph) else {
            break;
        };
        let next = match items.last() {
            None => true,
            Some((None, _)) => number.is_none(),
            Some((Some(last), _)) => number == Some(last + 1),
        };
        if !next {
            break;
        }
        items.push((number, text));
    }
    items
}

/// The number and the text of "1. Text"; no number for "– Text".
fn item(paragraph: &str) -> Option<(Option<u32>, &str)> {
    let (mark, text) = paragraph.split_once(' ')?;
    let plain = text.starts_with(char::is_alphabetic) && !paragraph.contains('\t');
    let second = text.split_whitespace().nth(1).unwrap_or("");
    let own = second.chars().any(|c| c.is_ascii_digit());
    let label = text
        .split([' ', '.', ')'])
        .next()
        .is_none_or(|w| w.chars().count() < 2);
    if !plain || own || label || text.starts_with(' ') {
        return None;
    }
    if mark == "–" {
        return Some((None, text));
    }
    let number = mark.strip_suffix('.')?;
    let digits = number.chars().all(|c| c.is_ascii_digit()) && !number.starts_with('0');
    digits
        .then(|| number.parse().ok())
        .flatten()
        .map(|n| (Some(n), text))
}

fn set_list(page: &mut String, items: &[(Option<u32>, &str)]) {
    let number = items.first().and_then(|(n, _)| *n);
    let (open, close) = match number {
        Some(1) => ("<ol>".to_owned(), "</ol>"),
        Some(first) => (format!("<ol start=\"{first}\">"), "</ol>"),
        None => ("<ul>".to_owned(), "</ul>"),
    };
    let _ = writeln!(page, "{open}");
    for (_, text) in items {
        let text = escape(text).replace('\n', "<br>\n");
        let _ = writeln!(page, "<li>{text}</li>");
    }
    let _ = writeln!(page, "{close}");
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_articles_lists_and_tables_are_set() {
        let page =
            html("A treaty\n\nArticle 1\n\n1. One & all.\n\n2. Two.\n\nSkill\tFee\nMason\t5");
        for part in [
            "<h2 id=\"p0\">A treaty</h2>",
            "<h3 id=\"p1\">Article 1</h3>",
            "<ol>\n<li>One &amp; all.</li>\n<li>Two.</li>\n</ol>",
            "<tr><td>Mason</td><td>5</td></tr>",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
    }
}
