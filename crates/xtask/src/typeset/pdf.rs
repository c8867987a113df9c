//! A text as a page for print, from which a browser makes a PDF.

use std::fmt::Write;

/// Sheet size, running head, page number and type.
const STYLE: &str = "
@page { size: A4; margin: 25mm 22mm;
  @top-center { content: 'Treaty Series, Volume 12'; font-size: 8pt }
  @bottom-center { content: '- ' counter(page) ' -'; font-size: 9pt } }
body { margin: 0; font: 10.5pt/1.35 'DejaVu Serif', serif; text-align: justify; hyphens: auto;
  column-gap: 9mm; column-fill: auto }
p { margin: 0 0 0.7em; white-space: pre-line; orphans: 1; widows: 1 }
";

/// HTML that prints `text` in `columns` columns, justified and with parted words: a paragraph for every stretch
/// between empty lines. Words are parted by the rules of the language that the text is written in.
pub fn page(text: &str, columns: u8) -> String {
    let lang = language(text);
    let columns = columns.max(1);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n<title>Agreement</title>\n\
         <style>{STYLE}body {{ columns: {columns} }}</style>\n<body>\n"
    );
    for paragraph in text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
        // Writing to a string does not fail.
        let _ = writeln!(html, "<p>{}</p>", escaped(paragraph));
    }
    html.push_str("</body>\n</html>\n");
    html
}

/// The code of the language, by which the browser parts words.
fn language(text: &str) -> &'static str {
    match whichlang::detect_language(text) {
        whichlang::Lang::Ara => "ar",
        whichlang::Lang::Deu => "de",
        whichlang::Lang::Fra => "fr",
        whichlang::Lang::Ita => "it",
        whichlang::Lang::Nld => "nl",
        whichlang::Lang::Por => "pt",
        whichlang::Lang::Spa => "es",
        _ => "en",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn paragraphs_stand_alone_and_signs_are_escaped() {
        let html = page("Article 1\n\nWages & fees <are> paid.\n\n\n", 2);
        assert!(html.contains("<p>Article 1</p>\n<p>Wages &amp; fees &lt;are&gt; paid.</p>"));
        assert!(html.contains("columns: 2"));
    }
}
