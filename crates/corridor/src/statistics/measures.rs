//! The two-by-two table and what is computed from it.

/// Counts of two readers' yes/no answers: `theirs` is the reference, `ours` is measured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Table {
    /// Both say yes.
    pub both: u64,
    /// Only the reference says yes.
    pub theirs: u64,
    /// Only the measured reader says yes.
    pub ours: u64,
    /// Both say no.
    pub neither: u64,
}

impl Table {
    /// Counts one comparison.
    pub fn add(&mut self, theirs: bool, ours: bool) {
        match (theirs, ours) {
            (true, true) => self.both += 1,
            (true, false) => self.theirs += 1,
            (false, true) => self.ours += 1,
            (false, false) => self.neither += 1,
        }
    }

    /// Adds all counts of another table.
    pub fn merge(&mut self, other: Table) {
        self.both += other.both;
        self.theirs += other.theirs;
        self.ours += other.ours;
        self.neither += other.neither;
    }

    /// Number of comparisons.
    pub fn n(self) -> u64 {
        self.both + self.theirs + self.ours + self.neither
    }

    /// Share of yes in the reference.
    pub fn prevalence(self) -> Option<f64> {
        share(self.both + self.theirs, self.n())
    }

    /// Share of the reference's yes that is found.
    pub fn sensitivity(self) -> Option<f64> {
        share(self.both, self.both + self.theirs)
    }

    /// Share of the reference's no that is left alone.
    pub fn specificity(self) -> Option<f64> {
        share(self.neither, self.neither + self.ours)
    }

    /// Positive agreement; none when nobody says yes.
    pub fn f1(self) -> Option<f64> {
        share(2 * self.both, 2 * self.both + self.theirs + self.ours)
    }

    /// Observed agreement.
    pub fn observed(self) -> Option<f64> {
        share(self.both + self.neither, self.n())
    }

    /// Agreement expected by chance from each reader's own share of yes.
    pub fn expected(self) -> Option<f64> {
        let theirs = self.prevalence()?;
        let ours = share(self.both + self.ours, self.n())?;
        Some(theirs * ours + (1.0 - theirs) * (1.0 - ours))
    }

    /// Cohen's kappa; none when chance alone explains everything.
    pub fn kappa(self) -> Option<f64> {
        beyond(self.observed()?, self.expected()?)
    }

    /// Gwet's AC1, which does not collapse when yes is rare.
    pub fn ac1(self) -> Option<f64> {
        let yes = share(2 * self.both + self.theirs + self.ours, 2 * self.n())?;
        beyond(self.observed()?, 2.0 * yes * (1.0 - yes))
    }
}

/// Agreement beyond chance, as a share of what chance leaves; none when it leaves nothing.
fn beyond(observed: f64, expected: f64) -> Option<f64> {
    let room = 1.0 - expected;
    (room > 1e-12).then(|| (observed - expected) / room)
}

/// A share; none of nothing.
pub(super) fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: Option<f64>, b: f64) -> bool {
        a.is_some_and(|a| (a - b).abs() < 1e-9)
    }

    #[test]
    fn a_textbook_table() {
        let table = Table {
            both: 20,
            theirs: 5,
            ours: 10,
            neither: 15,
        };
        assert!(close(table.observed(), 0.7) && close(table.expected(), 0.5));
        assert!(close(table.kappa(), 0.4));
        assert!(close(table.f1(), 40.0 / 55.0));
        assert!(close(table.sensitivity(), 0.8) && close(table.specificity(), 0.6));
        let yes: f64 = 55.0 / 100.0;
        let chance = 2.0 * yes * (1.0 - yes);
        assert!(close(table.ac1(), (0.7 - chance) / (1.0 - chance)));
    }

    #[test]
    fn nothing_gives_no_number() {
        let empty = Table::default();
        assert_eq!((empty.f1(), empty.kappa(), empty.ac1()), (None, None, None));
        let silent = Table {
            neither: 9,
            ..empty
        };
        assert_eq!(
            (silent.f1(), silent.kappa(), silent.ac1()),
            (None, None, Some(1.0))
        );
    }

    #[test]
    fn tables_count_and_merge() {
        let mut table = Table::default();
        for (theirs, ours) in [(true, true), (true, false), (false, true), (false, false)] {
            table.add(theirs, ours);
        }
        table.merge(table);
        assert_eq!(
            table,
            Table {
                both: 2,
                theirs: 2,
                ours: 2,
                neither: 2
            }
        );
        assert!(close(table.kappa(), 0.0));
    }
}
