//! Numbers of lines in the margin.

use super::page::Word;

/// Fewest numbers that count as numbers of lines.
const FEWEST: usize = 5;

/// Takes out numbers at the left or right of everything that count the lines in even steps.
pub(crate) fn take_line_numbers(words: &mut Vec<Word>) {
    for margin in [margin(words, |w| w.left), margin(words, |w| -w.right)] {
        if counts_lines(words, &margin) {
            let mut index = 0;
            words.retain(|_| {
                index += 1;
                !margin.contains(&(index - 1))
            });
            return;
        }
    }
}

/// The words that are nothing but a number and end before any other word begins, from top to bottom.
fn margin(words: &[Word], edge: impl Fn(&Word) -> f32) -> Vec<usize> {
    let others = words.iter().filter(|w| number(w).is_none());
    let text = others.map(&edge).fold(f32::MAX, f32::min);
    let mut found: Vec<usize> = (0..words.len())
        .filter(|i| number(&words[*i]).is_some() && edge(&words[*i]) + words[*i].size < text)
        .collect();
    found.sort_by(|a, b| words[*a].base.total_cmp(&words[*b].base));
    found
}

/// Whether numbers grow by the same step, and stand as far apart as they differ.
fn counts_lines(words: &[Word], margin: &[usize]) -> bool {
    if margin.len() < FEWEST {
        return false;
    }
    let steps: Vec<(i64, f32)> = margin
        .windows(2)
        .filter_map(|pair| {
            let (a, b) = (&words[pair[0]], &words[pair[1]]);
            Some((number(b)? - number(a)?, b.base - a.base))
        })
        .collect();
    let Some(&(step, high)) = steps.first() else {
        return false;
    };
    let even = |s: &&(i64, f32)| s.0 == step && (s.1 - high).abs() < high.abs() * 0.2;
    step > 0 && steps.iter().filter(even).count() * 10 >= steps.len() * 8
}

fn number(word: &Word) -> Option<i64> {
    let digits = word.text.len() <= 3 && word.text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| word.text.parse().ok())?
}
