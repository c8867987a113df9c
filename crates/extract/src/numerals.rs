//! Numbers of lists as word processors and browsers write them.

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numerals {
    /// 1, 2, 3.
    Decimal,
    /// 01, 02, 10.
    PaddedDecimal,
    /// 1st, 2nd, 3rd.
    Ordinal,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// Letters of an alphabet; after its end they are doubled: a, b, aa, bb.
    Letters(&'static str),
    /// Letters of an alphabet; after its end they go on in pairs: a, b, aa, ab.
    LettersOn(&'static str),
    /// Nothing.
    None,
}

/// Latin small letters.
pub(crate) const LOWER: Numerals = Numerals::Letters("abcdefghijklmnopqrstuvwxyz");
/// Latin capitals.
pub(crate) const UPPER: Numerals = Numerals::Letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
/// Latin small letters that go on in pairs.
pub(crate) const LOWER_ON: Numerals = Numerals::LettersOn("abcdefghijklmnopqrstuvwxyz");
/// Latin capitals that go on in pairs.
pub(crate) const UPPER_ON: Numerals = Numerals::LettersOn("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
/// Russian small letters that lists use.
pub(crate) const RUSSIAN_LOWER: Numerals = Numerals::Letters("абвгдежзиклмнопрстуфхцчшщыэюя");
/// Russian capitals that lists use.
pub(crate) const RUSSIAN_UPPER: Numerals = Numerals::Letters("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ");
/// Arabic letters in the order of dictionaries.
pub(crate) const ARABIC: Numerals = Numerals::Letters("أبتثجحخدذرزسشصضطظعغفقكلمنهوي");
/// Arabic letters in the order of their values.
pub(crate) const ABJAD: Numerals = Numerals::Letters("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ");

/// Most times a letter is repeated; larger numbers are written in digits.
const REPEATS: usize = 20;

const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

impl Numerals {
    /// Writes `number`.
    pub fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::PaddedDecimal => format!("{number:02}"),
            Self::Ordinal => format!("{number}{}", ending(number)),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_uppercase(),
            Self::Letters(alphabet) => letters(number, alphabet),
            Self::LettersOn(alphabet) => letters_on(number, alphabet),
            Self::None => String::new(),
        }
    }
}

fn ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

fn roman(number: u32) -> String {
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut text = String::new();
    for (value, sign) in ROMAN {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

fn letters(number: u32, alphabet: &str) -> String {
    let many = alphabet.chars().count();
    let Some(place) = (number as usize).checked_sub(1) else {
        return number.to_string();
    };
    let repeats = place / many + 1;
    match alphabet.chars().nth(place % many) {
        Some(letter) if repeats <= REPEATS => letter.to_string().repeat(repeats),
        _ => number.to_string(),
    }
}

fn letters_on(number: u32, alphabet: &str) -> String {
    if number == 0 {
        return number.to_string();
    }
    let letters: Vec<char> = alphabet.chars().collect();
    let mut left = number as usize;
    let mut found = Vec::new();
    while let Some(place) = left.checked_sub(1) {
        found.push(letters[place % letters.len()]);
        left = place / letters.len();
    }
    found.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_processors_do() {
        let cases = [
            (Numerals::Decimal, 12, "12"),
            (Numerals::PaddedDecimal, 3, "03"),
            (Numerals::Ordinal, 11, "11th"),
            (Numerals::Ordinal, 22, "22nd"),
            (Numerals::LowerRoman, 44, "xliv"),
            (Numerals::UpperRoman, 1999, "MCMXCIX"),
            (LOWER, 26, "z"),
            (LOWER, 28, "bb"),
            (UPPER, 1, "A"),
            (UPPER, 0, "0"),
            (LOWER, u32::MAX, "4294967295"),
            (LOWER_ON, 28, "ab"),
            (UPPER_ON, 0, "0"),
            (RUSSIAN_LOWER, 3, "в"),
            (Numerals::LowerRoman, u32::MAX, "4294967295"),
            (Numerals::None, 1, ""),
        ];
        for (numerals, number, text) in cases {
            assert_eq!(numerals.write(number), text);
        }
    }
}
