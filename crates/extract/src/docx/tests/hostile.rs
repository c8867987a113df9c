//! Damaged files and files made to do harm.

use super::*;
use proptest::prelude::*;

#[test]
fn what_is_no_document_is_refused() {
    let cut = body("<w:p><w:r><w:t>a").document();
    let cut = &cut[..cut.len() - 30];
    let package = |text: &str| {
        read(
            &pack(&[("word/document.xml", text.as_bytes())]),
            &Options::default(),
        )
    };
    assert!(matches!(package(cut), Err(Refusal::Damaged { .. })));
    assert!(matches!(package("<a/>"), Err(Refusal::Damaged { .. })));
    assert!(matches!(
        package("<workbook/>"),
        Err(Refusal::Format { .. })
    ));
    assert_eq!(package("<!DOCTYPE a><a/>"), Err(Refusal::Entities));
    assert!(matches!(
        body(&"<w:sdt>".repeat(900)).refusal(),
        Refusal::Damaged { .. }
    ));
    let empty = read(&pack(&[("a", b"b")]), &Options::default()).unwrap_err();
    assert!(empty.to_string().contains("word/document.xml"));
}

#[test]
fn locked_files_say_so() {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(crate::sniff("a.docx", &bytes), Err(Refusal::Password));
}

#[test]
fn deep_nesting_is_read_up_to_its_limit() {
    let deep = |open: &str, close: &str, times: usize| {
        format!(
            "{}{}{}",
            open.repeat(times),
            p("", "deep"),
            close.repeat(times)
        )
    };
    let tables = deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 63);
    assert_eq!(body(&tables).lines(), ["deep"]);
    let boxes = deep(
        "<w:p><w:r><w:txbxContent>",
        "</w:txbxContent></w:r></w:p>",
        63,
    );
    assert_eq!(body(&boxes).lines(), ["deep"]);
}

#[test]
fn fields_that_never_end_lose_no_text() {
    let open = "<w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/></w:r>";
    let text = format!("<w:p>{}</w:p>{}", open.repeat(1000), p("", "kept"));
    assert_eq!(body(&text).lines(), ["kept"]);
}

fn full() -> File<'static> {
    let text = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>one</w:t><w:footnoteReference w:id='1'/></w:r><w:ins w:author='A'><w:r><w:t>two</w:t></w:r></w:ins></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:sym w:font='Symbol' w:char='F0B7'/><w:fldChar w:fldCharType='begin'/></w:r></w:p></w:tc></w:tr></w:tbl>";
    body(text)
        .with("footnotes", "<w:footnote w:id='1'><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote>")
        .with(
            "numbering",
            "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
        )
}

proptest! {
    #[test]
    fn no_damage_to_the_package_makes_it_panic(at in any::<usize>(), flip in 1u8.., end in any::<usize>()) {
        let mut bytes = full().pack();
        let place = at % bytes.len();
        bytes[place] ^= flip;
        let _ = read(&bytes, &Options::default());
        let _ = read(&bytes[..end % bytes.len()], &Options::default());
    }

    #[test]
    fn no_damage_to_a_part_makes_it_panic(at in any::<usize>(), byte in any::<u8>(), cut in any::<bool>()) {
        let file = full();
        let parts = [file.document(), file.beside[1].1.clone()];
        for (number, name) in ["word/document.xml", "word/numbering.xml"].iter().enumerate() {
            let mut bytes: Vec<Vec<u8>> = parts.iter().map(|p| p.clone().into_bytes()).collect();
            let place = at % bytes[number].len();
            match cut {
                true => bytes[number].truncate(place),
                false => bytes[number][place] = byte,
            }
            let packed = pack(&[("word/document.xml", &bytes[0]), ("word/numbering.xml", &bytes[1])]);
            let result = read(&packed, &Options::default());
            prop_assert!(!cut || result.is_err(), "a cut {name} was read");
        }
    }
}
