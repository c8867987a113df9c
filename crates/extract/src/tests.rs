//! Tests of the door.

use super::*;
use proptest::prelude::*;

fn text(bytes: &[u8]) -> Result<Source, ReadError> {
    decode("a.txt", bytes, &Options::default())
}

fn open(path: &Path) -> Result<Source, Refusal> {
    read(path, &Options::default()).map_err(|e| e.refusal)
}

fn codes(source: &Source) -> Vec<&str> {
    source.notes.iter().map(|n| n.message.as_str()).collect()
}

#[test]
fn plain_utf8_is_kept_as_it_is() {
    let source = text("Löhne\tund \u{a0}Ferien\n".as_bytes()).unwrap();
    assert_eq!(source.text, "Löhne\tund \u{a0}Ferien\n");
    assert!(source.notes.is_empty());
}

#[test]
fn mark_and_carriage_returns_go() {
    let source = text(b"\xef\xbb\xbfone\r\ntwo").unwrap();
    assert_eq!(source.text, "one\ntwo");
    assert_eq!(source.notes[0].code, "decoded_as");
}

#[test]
fn utf16_is_known_by_mark_and_by_looks() {
    let little = |mark: bool| {
        let text = if mark { "\u{feff}Der Lohn" } else { "Der Lohn" };
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let big: Vec<u8> = "Der Lohn"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    for bytes in [little(true), little(false), big] {
        let source = text(&bytes).unwrap();
        assert_eq!(source.text, "Der Lohn");
        assert!(codes(&source)[0].contains("UTF-16"));
    }
}

#[test]
fn other_bytes_are_windows_1252() {
    let source = text(b"L\xf6hne \x96 \x80 5").unwrap();
    assert_eq!(source.text, "Löhne – € 5");
    assert!(codes(&source)[0].contains("Windows-1252"));
}

#[test]
fn refusals_name_file_and_remedy() {
    let cases: [(&[u8], &str); 5] = [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"a\0b\0\0c", "binary"),
        (b"{\\rtf1 a}", "RTF"),
        (b"PK\x03\x04...", "damaged"),
    ];
    for (bytes, word) in cases {
        let message = decode("deal.bin", bytes, &Options::default())
            .unwrap_err()
            .to_string();
        assert!(
            message.contains("deal.bin") && message.contains(word),
            "{message}"
        );
    }
}

#[test]
fn paths_that_cannot_be_read_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(open(folder.path()), Err(Refusal::Directory)));
    assert!(matches!(
        open(&folder.path().join("none")),
        Err(Refusal::Unreadable { .. })
    ));
    let big = folder.path().join("big.txt");
    std::fs::File::create(&big)
        .unwrap()
        .set_len(LIMIT + 1)
        .unwrap();
    assert!(matches!(open(&big), Err(Refusal::TooMany { .. })));
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("socket");
    let _open = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    for path in [Path::new("/dev/zero"), &socket] {
        assert!(matches!(open(path), Err(Refusal::NoFile)));
    }
}

#[test]
fn a_file_is_named_by_its_base_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deal.txt");
    std::fs::write(&path, "Article 1").unwrap();
    assert_eq!(open(&path).unwrap().name, "deal.txt");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(source) = decode("x", &bytes, &Options::default()) {
            prop_assert!(!source.text.contains('\r'));
        }
    }
}
