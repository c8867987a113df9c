//! Single characters: what they are called, and which are none.

use unicode_normalization::UnicodeNormalization;

/// Bullets of the symbol fonts, at their private places.
const BULLETS: &[char] = &[
    '\u{f06e}', '\u{f076}', '\u{f0a7}', '\u{f0a8}', '\u{f0b7}', '\u{f0d8}', '\u{f0e0}', '\u{f0fc}',
];

/// What a character of a file comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Parts words.
    Space,
    /// Leaves no trace: marks of direction and the like.
    Nothing,
    /// The hyphen of a word that is parted at the end of a line.
    Hyphen,
    /// A letter, number or sign.
    Letter(char),
    /// Something that the file gives no Unicode for.
    Unknown(char),
}

pub(crate) fn kind(unicode: u32) -> Kind {
    let Some(c) = char::from_u32(unicode) else {
        return Kind::Unknown(char::REPLACEMENT_CHARACTER);
    };
    match c {
        '\u{2}' => Kind::Hyphen,
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => Kind::Nothing,
        c if c.is_whitespace() => Kind::Space,
        c if BULLETS.contains(&c) => Kind::Letter('•'),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Kind::Unknown(c),
        '\u{fffe}' | '\u{ffff}' | char::REPLACEMENT_CHARACTER => {
            Kind::Unknown(char::REPLACEMENT_CHARACTER)
        }
        c if c.is_control() => Kind::Unknown(char::REPLACEMENT_CHARACTER),
        c => Kind::Letter(c),
    }
}

/// Writes a letter out: ligatures as their letters, shapes of Arabic letters as the letters.
pub(crate) fn push(text: &mut String, c: char) {
    match c {
        '\u{fb00}'..='\u{fb06}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
            text.extend(std::iter::once(c).nfkc());
        }
        c => text.push(c),
    }
}

/// A number as it is raised.
pub(crate) fn raised(digit: char) -> char {
    match digit {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' | '4'..='9' => char::from_u32(0x2070 + digit as u32 - '0' as u32).unwrap_or(digit),
        other => other,
    }
}
