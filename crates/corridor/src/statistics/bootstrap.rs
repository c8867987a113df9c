//! Intervals by resampling whole treaties, the same on every machine.

use super::pooled::{Cell, Measure, Pooled};

/// How many times the treaties are drawn anew.
const RESAMPLES: usize = 2000;

/// A 95% interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// Steele, Lea and Flood's generator: small, seeded, good enough to draw treaties.
#[derive(Debug, Clone)]
struct SplitMix64(u64);

impl SplitMix64 {
    /// A generator that always yields the same numbers for the same seed.
    fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`, which must be positive.
    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next_u64()) * bound as u128) >> 64) as usize
    }
}

/// A 95% interval for each measure, by drawing treaties with replacement.
///
/// None for a measure that most draws cannot compute, and for fewer than two treaties.
pub fn interval(cells: &[Cell], items: usize, measures: &[Measure]) -> Vec<Option<Interval>> {
    let treaties = by_treaty(cells, items);
    if treaties.len() < 2 {
        return vec![None; measures.len()];
    }
    let mut random = SplitMix64::new(0x00c0_441d);
    let mut drawn: Vec<Vec<f64>> = vec![Vec::with_capacity(RESAMPLES); measures.len()];
    for _ in 0..RESAMPLES {
        let mut pooled = Pooled::of([], items);
        for _ in 0..treaties.len() {
            pooled.merge(&treaties[random.below(treaties.len())]);
        }
        for (values, measure) in drawn.iter_mut().zip(measures) {
            values.extend(measure(&pooled));
        }
    }
    drawn.into_iter().map(percentiles).collect()
}

/// The counts of each treaty, in order of its number.
fn by_treaty(cells: &[Cell], items: usize) -> Vec<Pooled> {
    let mut numbers: Vec<usize> = cells.iter().map(|c| c.treaty).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let of = |n: &usize| Pooled::of(cells.iter().filter(|c| c.treaty == *n), items);
    numbers.iter().map(of).collect()
}

fn percentiles(mut values: Vec<f64>) -> Option<Interval> {
    if values.len() < RESAMPLES / 2 {
        return None;
    }
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
    Some(Interval {
        low: at(0.025),
        high: at(0.975),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_generator_is_the_published_one() {
        let mut random = SplitMix64::new(1_234_567);
        assert_eq!(random.next_u64(), 6_457_827_717_110_365_317);
        assert_eq!(random.next_u64(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn intervals_hold_the_estimate_and_repeat() {
        let cells: Vec<Cell> = (0..400)
            .map(|i| {
                let theirs = i % 3 == 0;
                let ours = if i % 7 == 0 { !theirs } else { theirs };
                Cell {
                    treaty: i / 20,
                    item: i % 4,
                    theirs,
                    ours,
                    same: theirs == ours,
                }
            })
            .collect();
        let measures: [Measure; 2] = [Pooled::f1, Pooled::kappa_within];
        let first = interval(&cells, 4, &measures);
        assert_eq!(first, interval(&cells, 4, &measures));
        let pooled = Pooled::of(&cells, 4);
        for (measure, found) in measures.iter().zip(first) {
            let (value, found) = (measure(&pooled).unwrap(), found.unwrap());
            assert!(found.low < value && value < found.high && found.high - found.low < 0.3);
        }
    }

    #[test]
    fn one_treaty_has_no_interval() {
        let cell = Cell {
            treaty: 3,
            item: 0,
            theirs: true,
            ours: true,
            same: true,
        };
        assert_eq!(interval(&[cell], 1, &[Pooled::f1]), [None]);
    }
}
