//! PDF files written by hand.

use std::fmt::Write;

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>";
const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
/// Shows a line of text.
pub const SHOW: &str = "BT /F 12 Tf 72 700 Td (Article 1) Tj ET";

fn stream(content: &str) -> String {
    format!("<</Length {}>>stream\n{content}\nendstream", content.len())
}

/// One page that shows this.
pub fn one_page(content: &str) -> Vec<u8> {
    pdf("", &[CATALOG, PAGES, PAGE, &stream(content), FONT])
}

/// A PDF of these objects, numbered from 1, with another entry in its trailer; the first is the catalog.
fn pdf(trailer: &str, objects: &[&str]) -> Vec<u8> {
    let mut out = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        let _ = writeln!(out, "{} 0 obj{object}endobj", number + 1);
    }
    let (start, size) = (out.len(), objects.len() + 1);
    out.push_str(&table);
    let _ = writeln!(
        out,
        "trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF"
    );
    out.into_bytes()
}

/// Pages that are their own children.
pub fn cyclic() -> Vec<u8> {
    let pages = "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3/Parent 3 0 R>>";
    let more = "<</Type/Pages/Kids[2 0 R]/Count 3/Parent 2 0 R>>";
    pdf("", &[CATALOG, pages, more])
}

/// So many pages, each with an article of its own at a height of its own.
pub fn pages(count: usize) -> Vec<u8> {
    let kids: String = (0..count).map(|n| format!("{} 0 R ", n * 2 + 4)).collect();
    let pages = format!("<</Type/Pages/Kids[{kids}]/Count {count}>>");
    let own = (0..count).flat_map(|n| {
        let contents = format!("{} 0 R", n * 2 + 5);
        let page = PAGE.replace("5 0 R", "3 0 R").replace("4 0 R", &contents);
        [page, stream(&article(n))]
    });
    let own: Vec<String> = own.collect();
    let mut objects = vec![CATALOG, &pages, FONT];
    objects.extend(own.iter().map(String::as_str));
    pdf("", &objects)
}

fn article(n: usize) -> String {
    const WHAT: [&str; 7] = [
        "wages", "leave", "fees", "travel", "lodging", "hours", "care",
    ];
    let lines: String = (n..n + 12)
        .map(|line| {
            let (what, more) = (WHAT[line % 7], WHAT[line * n % 7]);
            format!("0 -20 Td (The employer of page {n} shall pay for {what} and {more}.) Tj ")
        })
        .collect();
    let height = 700 - n * 37 % 300;
    format!(
        "BT /F 12 Tf 72 {height} Td (Article {}) Tj {lines}ET",
        n + 1
    )
}

/// A page behind a password.
pub fn locked() -> Vec<u8> {
    let key = "<00000000000000000000000000000000000000000000000000000000000000aa>";
    let lock = format!("<</Filter/Standard/V 1/R 2/O{key}/U{key}/P -4>>");
    let trailer = "/Encrypt 6 0 R/ID[<00><00>]";
    pdf(trailer, &[CATALOG, PAGES, PAGE, &stream(SHOW), FONT, &lock])
}

/// A PDF's first line and then noise, always the same.
pub fn noise() -> Vec<u8> {
    let mut state = 1u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((0..10_000).map(|_| next()));
    bytes
}
