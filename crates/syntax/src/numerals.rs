//! What the label of a marker may mean: a digit, a letter, a Roman numeral.
//!
//! Reads labels such as "iv", writes scripts and values.

/// What a label may be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Digit,
    Lower,
    Upper,
    RomanLower,
    RomanUpper,
    Greek,
    Double,
    None,
}

/// What a label may mean: a script and a value.
pub(crate) fn readings(label: &str) -> Vec<(Script, u32)> {
    let mut found = Vec::new();
    if label.is_empty() {
        return vec![(Script::None, 1)];
    }
    if let Ok(value) = label.parse::<u32>() {
        return if label.len() < 4 {
            vec![(Script::Digit, value)]
        } else {
            found
        };
    }
    if let Some(last) = label.rsplit('.').next().filter(|_| label.contains('.')) {
        return last
            .parse()
            .map(|value| vec![(Script::Digit, value)])
            .unwrap_or_default();
    }
    let mut chars = label.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next());
    match (first, second) {
        ('a'..='z', None) => found.push((Script::Lower, first as u32 - 96)),
        ('A'..='Z', None) => found.push((Script::Upper, first as u32 - 64)),
        ('a'..='z', Some(next)) if next == first && label.len() == 2 => {
            found.push((Script::Double, first as u32 - 96));
        }
        (_, None) => found.extend(greek(first).map(|v| (Script::Greek, v))),
        _ => {}
    }
    let lower = first.is_lowercase();
    let script = if lower {
        Script::RomanLower
    } else {
        Script::RomanUpper
    };
    found.extend(roman(&label.replace('ν', "v")).map(|value| (script, value)));
    found
}

fn greek(letter: char) -> Option<u32> {
    let letters = "αβγδεςζηθικλμνξοπρστυφχψω";
    let small = letter.to_lowercase().next()?;
    letters
        .chars()
        .position(|l| l == small)
        .map(|at| at as u32 + 1)
}

/// The value of a Roman numeral in one case, up to 399.
pub fn roman(text: &str) -> Option<u32> {
    let upper = text.chars().all(char::is_uppercase);
    if text.is_empty() || text.len() > 8 || !(upper || text.chars().all(char::is_lowercase)) {
        return None;
    }
    let digits: Option<Vec<u32>> = text
        .chars()
        .map(|c| match c.to_ascii_uppercase() {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            'L' => Some(50),
            'C' => Some(100),
            _ => None,
        })
        .collect();
    let digits = digits?;
    let value = digits.iter().enumerate().fold(0_i64, |sum, (n, d)| {
        let less = digits.get(n + 1).is_some_and(|next| next > d);
        if less {
            sum - i64::from(*d)
        } else {
            sum + i64::from(*d)
        }
    });
    let value = u32::try_from(value).ok().filter(|v| *v > 0)?;
    (write_roman(value) == text.to_ascii_uppercase()).then_some(value)
}

fn write_roman(mut value: u32) -> String {
    let steps = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (step, sign) in steps {
        while value >= step {
            out.push_str(sign);
            value -= step;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals_are_written_properly() {
        assert_eq!(roman("xiv"), Some(14));
        assert_eq!(roman("IIII"), None);
        assert_eq!(roman("iV"), None);
        assert_eq!(roman("ix"), Some(9));
    }
}
