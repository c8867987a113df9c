//! Today, as a day of the calendar.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds of a day.
const DAY: u64 = 86_400;

/// Today in Greenwich, as `2026-01-31`.
pub fn today() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    written(now.map_or(0, |since| since.as_secs() / DAY))
}

/// A day, counted from the first of 1970, as `2026-01-31`.
fn written(days: u64) -> String {
    let (mut year, mut left) = (1970, days);
    while left >= 365 + leap(year) {
        left -= 365 + leap(year);
        year += 1;
    }
    let february = 28 + leap(year);
    let mut month = 1;
    for long in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if left < long {
            break;
        }
        left -= long;
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", left + 1)
}

/// The leap day of a year: 1 or 0.
fn leap(year: u64) -> u64 {
    let leaps = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    u64::from(leaps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (days, day) in [
            (0, "1970-01-01"),
            (364, "1970-12-31"),
            (365, "1971-01-01"),
            (11_016, "2000-02-29"),
            (19_782, "2024-02-29"),
            (19_783, "2024-03-01"),
            (20_454, "2026-01-01"),
        ] {
            assert_eq!(written(days), day);
        }
    }
}
