//! Characters of picture fonts.

/// The start of the private characters under which picture fonts hide their own.
const PRIVATE: u32 = 0xF000;

/// Characters of the font Symbol that agreements use, by their codes.
const SYMBOL: &[(u32, char)] = &[
    (0x2D, '−'),
    (0xA2, '′'),
    (0xA3, '≤'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB9, '≠'),
    (0xBC, '…'),
    (0xD2, '®'),
    (0xD3, '©'),
    (0xD4, '™'),
    (0xE2, '®'),
    (0xE3, '©'),
    (0xE4, '™'),
];

/// Characters of the fonts called Wingdings that agreements use.
const WINGDINGS: &[(u32, char)] = &[
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '☐'),
    (0x71, '☐'),
    (0x72, '☐'),
    (0x76, '•'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '☐'),
    (0xD8, '•'),
    (0xE0, '→'),
    (0xF0, '→'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// The character at a code, in hexadecimal, of a font; the sign for an unknown one where there is none.
pub(super) fn character(font: &str, code: &str) -> char {
    let Ok(code) = u32::from_str_radix(code, 16) else {
        return char::REPLACEMENT_CHARACTER;
    };
    let own = match (PRIVATE..PRIVATE + 0x100).contains(&code) {
        true => code - PRIVATE,
        false => code,
    };
    let found = |table: &[(u32, char)]| table.iter().find(|(c, _)| *c == own).map(|(_, c)| *c);
    let known = match font {
        "Symbol" => found(SYMBOL).or_else(|| plain(own).filter(|c| !c.is_alphabetic())),
        font if font.starts_with("Wingdings") => found(WINGDINGS),
        _ => plain(own),
    };
    known.unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn plain(code: u32) -> Option<char> {
    char::from_u32(code).filter(|c| !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn picture_fonts_are_read() {
        assert_eq!(character("Symbol", "F0B7"), '•');
        assert_eq!(character("Wingdings", "F0FE"), '☑');
        assert_eq!(character("Times New Roman", "00A7"), '§');
        assert_eq!(character("Wingdings", "F021"), '\u{fffd}');
        assert_eq!(character("Symbol", "zz"), '\u{fffd}');
    }
}
