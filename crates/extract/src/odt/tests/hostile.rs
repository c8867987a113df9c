//! Damaged files, locked files and files made to do harm.

use super::*;
use crate::Refusal;
use proptest::prelude::*;

fn result(content: &[u8], manifest: &str) -> Result<Draft, Refusal> {
    let parts = [
        ("content.xml", content),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ];
    read(&pack(&parts), &Options::default())
}

#[test]
fn what_is_no_text_is_refused() {
    let locked =
        "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
    assert_eq!(result(b"", locked), Err(Refusal::Password));
    let cut = content("", &p("a"));
    let cut = result(&cut.as_bytes()[..cut.len() - 20], "<m/>");
    assert!(matches!(cut, Err(Refusal::Damaged { .. })));
    assert!(matches!(
        result(b"<a/>", "<m/>"),
        Err(Refusal::Damaged { .. })
    ));
    assert_eq!(result(b"<!DOCTYPE a><a/>", "<m/>"), Err(Refusal::Entities));
}

proptest! {
    #[test]
    fn no_damage_makes_it_panic(at in any::<usize>(), byte in any::<u8>(), cut in any::<bool>()) {
        let list = "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='a' loext:num-list-format='%1%.'/></text:list-style>";
        let text = "<text:list text:style-name='L'><text:list-item text:start-value='2'><text:p>a<text:s text:c='3'/></text:p></text:list-item></text:list>\
            <table:table><table:table-row><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>";
        let mut bytes = content(list, text).into_bytes();
        let place = at % bytes.len();
        match cut {
            true => bytes.truncate(place),
            false => bytes[place] = byte,
        }
        prop_assert!(!cut || result(&bytes, "<m/>").is_err());
        let _ = result(&bytes, "<m/>");
    }
}
