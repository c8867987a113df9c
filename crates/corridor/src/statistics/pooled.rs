//! Many items measured together.

use super::measures::{Table, share};

/// One comparison of two answers to one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Number of the treaty, for resampling.
    pub treaty: usize,
    /// Number of the item.
    pub item: usize,
    /// Whether the reference says yes.
    pub theirs: bool,
    /// Whether the measured reader says yes.
    pub ours: bool,
    /// Whether the two give the very same value.
    pub same: bool,
}

/// A pooled measure with a name, for intervals.
pub type Measure = fn(&Pooled) -> Option<f64>;

/// A table per item, and the count of equal values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pooled {
    /// One table per item number.
    pub items: Vec<Table>,
    /// Comparisons with the very same value.
    pub same: u64,
}

impl Pooled {
    /// Counts cells of `items` items.
    pub fn of<'a>(cells: impl IntoIterator<Item = &'a Cell>, items: usize) -> Self {
        let mut pooled = Self {
            items: vec![Table::default(); items],
            same: 0,
        };
        for cell in cells {
            pooled.items[cell.item].add(cell.theirs, cell.ours);
            pooled.same += u64::from(cell.same);
        }
        pooled
    }

    /// Adds all counts of another pool of the same items.
    pub fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.items.iter_mut().zip(&other.items) {
            mine.merge(*theirs);
        }
        self.same += other.same;
    }

    /// All items in one table.
    pub fn total(&self) -> Table {
        let mut total = Table::default();
        self.items.iter().for_each(|t| total.merge(*t));
        total
    }

    /// F1 over all cells.
    pub fn f1(&self) -> Option<f64> {
        self.total().f1()
    }

    /// Gwet's AC1 over all cells.
    pub fn ac1(&self) -> Option<f64> {
        self.total().ac1()
    }

    /// Kappa within items: agreement beyond what each item's own shares explain, so that knowing
    /// which items are common earns nothing.
    pub fn kappa_within(&self) -> Option<f64> {
        let (mut beyond, mut room) = (0.0, 0.0);
        for table in &self.items {
            if let (Some(observed), Some(expected)) = (table.observed(), table.expected()) {
                beyond += table.n() as f64 * (observed - expected);
                room += table.n() as f64 * (1.0 - expected);
            }
        }
        (room > 1e-12).then(|| beyond / room)
    }

    /// Share of comparisons with the very same value.
    pub fn same_value(&self) -> Option<f64> {
        share(self.same, self.total().n())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(item: usize, theirs: bool, ours: bool) -> Cell {
        Cell {
            treaty: 0,
            item,
            theirs,
            ours,
            same: theirs == ours,
        }
    }

    #[test]
    fn guessing_the_majority_of_each_item_earns_no_kappa() {
        let mut cells = Vec::new();
        for i in 0..10 {
            cells.push(cell(0, i < 9, true));
            cells.push(cell(1, i < 2, false));
        }
        let pooled = Pooled::of(&cells, 2);
        assert!(pooled.f1().is_some_and(|f| f > 0.85));
        assert!(pooled.kappa_within().is_some_and(|k| k.abs() < 1e-12));
        assert_eq!(pooled.same_value(), Some(17.0 / 20.0));
    }

    #[test]
    fn one_item_alone_gives_its_own_kappa() {
        let cells = [
            cell(0, true, true),
            cell(0, false, false),
            cell(0, true, false),
        ];
        let pooled = Pooled::of(&cells, 1);
        let (within, own) = (pooled.kappa_within(), pooled.items[0].kappa());
        assert!(within.zip(own).is_some_and(|(a, b)| (a - b).abs() < 1e-12));
    }
}
