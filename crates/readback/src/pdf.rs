//! Sets a text as a page to print: a running head, page numbers, justified and hyphenated columns.

use crate::html::{escape, is_heading};
use whichlang::Lang;

const STYLE: &str = "@page{size:A4;margin:25mm 22mm;@top-center{content:'Treaty Collection, Volume 12';font-size:8pt}\
@bottom-center{content:counter(page)}}body{font:10pt serif;text-align:justify;hyphens:auto}\
p{margin:0 0 2mm}h2{font-size:10pt;text-align:center;margin:4mm 0 2mm}h1{font-size:13pt;text-align:center;\
column-span:all}main{columns:COLUMNS;column-gap:8mm}";

/// The page: its first line above all columns, every other line a paragraph.
pub fn page(text: &str, columns: u8) -> String {
    let style = STYLE.replace("COLUMNS", &columns.to_string());
    let mut lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    let title = lines.next().unwrap_or_default();
    let body: String = lines.map(block).collect();
    format!(
        "<!DOCTYPE html><html lang=\"{}\"><meta charset=\"utf-8\"><style>{style}</style>\
         <main><h1>{}</h1>{body}</main></html>",
        language(text),
        escape(title)
    )
}

fn block(line: &str) -> String {
    let tag = if is_heading(line) { "h2" } else { "p" };
    format!("<{tag}>{}</{tag}>", escape(line))
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
