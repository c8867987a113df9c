//! Pages that a file leaves out, by the numbers printed on those that it holds.
//!
//! Strict: a gap counts only inside a sequence that runs by one before and after it.

use corridor_text::Page;

/// More pages are not called missing: the numbers are of two different things.
const MOST: u32 = 8;
/// Least share of steps by one, for the numbers to be those of pages.
const RUNNING: f64 = 0.8;

/// The numbers left out, in order.
pub(crate) fn missing_pages(pages: &[Page]) -> Vec<String> {
    let labels: Vec<Option<u32>> = pages.iter().map(|p| number(p.label.as_deref())).collect();
    let step = |at: usize| Some(i64::from(labels[at + 1]?) - i64::from(labels[at]?));
    let steps: Vec<Option<i64>> = (0..labels.len().saturating_sub(1)).map(step).collect();
    let known = steps.iter().flatten().count();
    let by_one = steps.iter().flatten().filter(|s| **s == 1).count();
    if (by_one as f64) < RUNNING * known as f64 {
        return Vec::new();
    }
    let runs = |at: Option<usize>| {
        at.and_then(|at| steps.get(at))
            .is_some_and(|s| *s == Some(1))
    };
    let mut missing = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        let gap = step.filter(|s| (2..=i64::from(MOST) + 1).contains(s));
        let (Some(gap), Some(label)) = (gap, labels[at]) else {
            continue;
        };
        if runs(at.checked_sub(1)) && runs(Some(at + 1)) {
            missing.extend((1..gap).map(|n| (i64::from(label) + n).to_string()));
        }
    }
    missing
}

/// A label in plain digits.
fn number(label: Option<&str>) -> Option<u32> {
    let label = label?.trim_matches(|c: char| c.is_whitespace() || "-–—[]()|".contains(c));
    let digits = label.len() < 6 && label.bytes().all(|b| b.is_ascii_digit());
    label.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use corridor_text::Span;

    fn gaps(labels: &[&str]) -> Vec<String> {
        let page = |(at, label): (usize, &&str)| Page {
            number: at as u32 + 1,
            label: Some((*label).to_owned()).filter(|l| !l.is_empty()),
            span: Span::default(),
            unmapped: 0,
        };
        missing_pages(&labels.iter().enumerate().map(page).collect::<Vec<_>>())
    }

    #[test]
    fn a_gap_in_a_running_sequence_is_told() {
        assert_eq!(gaps(&["1", "2", "3", "5", "6", "7", "8", "9"]), ["4"]);
        assert_eq!(
            gaps(&["- 211 -", "212", "213", "216", "217", "218", "219", "220"]),
            ["214", "215"]
        );
    }

    #[test]
    fn other_numbers_are_no_gaps() {
        // Roman preface, one page in two, a number misread, a new count, unnumbered pages, two documents.
        assert!(gaps(&["i", "ii", "iv", "1", "2", "3"]).is_empty());
        assert!(gaps(&["2", "4", "6", "8", "10"]).is_empty());
        assert!(gaps(&["1", "2", "8", "4", "5", "6"]).is_empty());
        assert!(gaps(&["1", "2", "3", "1", "2", "3"]).is_empty());
        assert!(gaps(&["1", "2", "", "4", "5"]).is_empty());
        assert!(gaps(&["1", "2", "3", "871", "872", "873"]).is_empty());
        assert!(gaps(&[]).is_empty());
    }
}
