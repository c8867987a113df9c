//! Sets a text as a page to print: a running head, page numbers, justified and hyphenated columns.

use crate::html::{escape, is_heading};
use whichlang::Lang;

const STYLE: &str = "@page{size:A4;margin:25mm 22mm;@top-center{content:'Treaty Collection, Volume 12';font-size:8pt}\
@bottom-center{content:counter(page)}}body{font:10pt/1.3 serif;text-align:justify;hyphens:auto}\
h1,h2,p{white-space:pre-line;orphans:1;widows:1}p{margin:0 0 2mm}h2{font-size:10pt;text-align:center;margin:4mm 0 2mm}h1{font-size:13pt;text-align:center;\
column-span:all}main{columns:COLUMNS;column-gap:8mm}";

/// The page: the title above all columns, headings in their middle, every other stretch between empty lines a
/// paragraph.
pub fn page(text: &str, columns: u8) -> String {
    let style = STYLE.replace("COLUMNS", &columns.to_string());
    let mut paragraphs = text.split("\n\n").map(str::trim).filter(|p| !p.is_empty());
    let title = paragraphs.next().unwrap_or_default();
    let body: String = paragraphs.map(block).collect();
    format!(
        "<!DOCTYPE html><html lang=\"{}\"><meta charset=\"utf-8\"><style>{style}</style>\
         <main><h1>{}</h1>{body}</main></html>",
        language(text),
        escape(title)
    )
}

fn block(paragraph: &str) -> String {
    let tag = if is_heading(paragraph) { "h2" } else { "p" };
    format!("<{tag}>{}</{tag}>\n", escape(paragraph))
}

/// The language by whose rules words are broken.
fn language(text: &str) -> &'static str {
    match whichlang::detect_language(text) {
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        _ => "en",
    }
}
