//! Small files, written here, read by whichever engine is installed.

use super::super::{draft, pages, poppler};
use crate::Refusal;

/// A PDF with a page for each content, in Helvetica.
fn pdf(contents: &[&str]) -> Vec<u8> {
    let count = contents.len();
    let kids: String = (0..count).map(|i| format!("{} 0 R ", 4 + 2 * i)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {count}/Kids[{kids}]>>"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    for (index, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>",
            5 + 2 * index
        ));
        objects.push(format!(
            "<</Length {}>>stream\n{content}\nendstream",
            content.len()
        ));
    }
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj{object}endobj\n", index + 1));
    }
    let start = file.len();
    file.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        places.len() + 1
    ));
    for place in &places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = places.len() + 1;
    file.push_str(&format!(
        "trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    ));
    file.into_bytes()
}

/// Content that sets lines from the top of the page.
fn lines(lines: &[&str]) -> String {
    let shown: String = lines
        .iter()
        .map(|line| format!("({line}) Tj T* "))
        .collect();
    format!("BT /F 10 Tf 14 TL 50 700 Td {shown}ET")
}

/// `None` where no engine is installed, which is no fault of the reader.
fn read(bytes: &[u8]) -> Option<Result<crate::Draft, Refusal>> {
    match pages(bytes, 0..u32::MAX) {
        Err(Refusal::Missing { .. }) => None,
        other => Some(other.and_then(|p| draft(p.pages))),
    }
}

#[test]
fn a_small_file_is_read_and_its_empty_page_named() {
    let text = lines(&["Article 1", "Wages are paid each month."]);
    let Some(read) = read(&pdf(&[&text, "", &lines(&["Article 2"])])) else {
        return;
    };
    let draft = read.unwrap();
    assert_eq!(
        draft.text,
        "Article 1\n\nWages are paid each month.\n\nArticle 2\n"
    );
    assert_eq!(draft.pages.len(), 3);
    assert!(
        draft
            .notes
            .iter()
            .any(|n| n.code == "pages_without_text" && n.message.starts_with("Page 2 "))
    );
}

#[test]
fn turned_text_is_left_out_with_a_note() {
    let stamp = "BT /F 10 Tf 0 1 -1 0 30 300 Tm (Official copy of the registry) Tj ET";
    let Some(read) = read(&pdf(&[&format!("{} {stamp}", lines(&["Article 1"]))])) else {
        return;
    };
    assert!(read.unwrap().text.starts_with("Article 1"));
}

#[test]
fn what_is_no_document_is_refused() {
    let cut = &pdf(&["", ""])[..60];
    for bytes in [b"%PDF-1.4 nothing".as_slice(), cut] {
        let Some(read) = read(bytes) else { return };
        assert!(matches!(read, Err(Refusal::Damaged { .. })), "{read:?}");
    }
}

#[test]
fn a_file_of_pictures_is_refused() {
    let Some(read) = read(&pdf(&["", ""])) else {
        return;
    };
    assert_eq!(read, Err(Refusal::NoText { pages: 2 }));
}

#[test]
fn poppler_gives_the_same() {
    let bytes = pdf(&[&lines(&["Article 1", "Wages & fees are paid each month."])]);
    let read = poppler::pages(&bytes, 0..1);
    if matches!(read, Err(Refusal::Missing { .. })) {
        return;
    }
    let text = draft(read.unwrap().pages).unwrap().text;
    assert_eq!(text, "Article 1\n\nWages & fees are paid each month.\n");
}
