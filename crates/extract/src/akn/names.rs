//! What the elements of Akoma Ntoso are to a reader.

/// Elements within a line of text; all others stand on lines of their own.
const INLINE: &[&str] = &[
    "b",
    "i",
    "u",
    "a",
    "sup",
    "sub",
    "span",
    "abbr",
    "tt",
    "ref",
    "mref",
    "rref",
    "mod",
    "mmod",
    "rmod",
    "date",
    "time",
    "docTitle",
    "docNumber",
    "docDate",
    "docType",
    "docPurpose",
    "docProponent",
    "docStage",
    "docStatus",
    "docIntroducer",
    "docketNumber",
    "docAuthority",
    "docCommittee",
    "shortTitle",
    "def",
    "term",
    "person",
    "organization",
    "concept",
    "object",
    "event",
    "location",
    "process",
    "role",
    "entity",
    "quantity",
    "inline",
    "ins",
    "del",
    "omissis",
    "placeholder",
    "fillIn",
    "decoration",
    "remark",
    "quotedText",
    "signature",
    "lawyer",
    "judge",
    "party",
    "witness",
    "outcome",
    "session",
    "courtType",
    "neutralCitation",
    "legislature",
    "relatedDocument",
    "recordedTime",
    "vote",
    "opinion",
    "argument",
    "affectedDocument",
    "change",
    "embeddedText",
    "extractText",
    "marker",
    "img",
    "noteRef",
    "eop",
];

/// Elements that are no part of the text: data about it, tables of contents, marks of notes.
const SILENT: &[&str] = &["meta", "toc", "noteRef", "presentation"];

/// Whether an element stands within a line.
pub(super) fn is_inline(name: &str) -> bool {
    INLINE.contains(&name)
}

/// Whether an element is left out with all in it.
pub(super) fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
}

/// Whether an element's number and heading may stand on one line above its text.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "heading" | "subheading")
}
