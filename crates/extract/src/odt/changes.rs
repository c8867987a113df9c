//! Tracked changes: the regions that the text refers to.

use crate::{Revisions, remarks::Tally, xml::Element};
use std::collections::{HashMap, HashSet};

/// A change that the text refers to.
#[derive(Clone, Copy)]
enum Region<'a, 'x> {
    Insertion,
    /// With what was deleted.
    Deletion(&'a Element<'x>),
}

/// All changes, and where reading stands among them.
pub(super) struct Changes<'a, 'x> {
    regions: HashMap<String, Region<'a, 'x>>,
    revisions: Revisions,
    skipping: HashSet<String>,
    authors: Vec<String>,
}

impl<'a, 'x> Changes<'a, 'x> {
    /// Reads the changes that are listed before the text.
    pub fn of(text: &'a Element<'x>, revisions: Revisions) -> Self {
        let mut changes = Self {
            regions: HashMap::new(),
            revisions,
            skipping: HashSet::new(),
            authors: Vec::new(),
        };
        let tracked = text.child("tracked-changes");
        for region in tracked.into_iter().flat_map(Element::elements) {
            changes.add(region);
        }
        changes
    }

    fn add(&mut self, region: &'a Element<'x>) {
        let id = region.attribute("id").map(|id| id.into_owned());
        let (Some(id), Some(kind)) = (id, region.elements().next()) else {
            return;
        };
        let found = match kind.name() {
            "insertion" => Region::Insertion,
            "deletion" => Region::Deletion(kind),
            _ => return,
        };
        let creator = kind
            .child("change-info")
            .and_then(|info| info.child("creator"));
        self.authors.extend(creator.map(Element::text));
        self.regions.insert(id, found);
    }

    /// How many there are and by whom.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for region in self.regions.values() {
            match region {
                Region::Insertion => tally.insertions += 1,
                Region::Deletion(_) => tally.deletions += 1,
            }
        }
        for author in &self.authors {
            tally.by(Some(author.as_str()));
        }
        tally
    }

    /// An insertion begins.
    pub fn begin(&mut self, mark: &Element<'_>) {
        let id = mark.attribute("change-id").unwrap_or_default();
        let inserted = matches!(self.regions.get(&*id), Some(Region::Insertion));
        if inserted && self.revisions == Revisions::Original {
            self.skipping.insert(id.into_owned());
        }
    }

    /// An insertion ends.
    pub fn end(&mut self, mark: &Element<'_>) {
        let id = mark.attribute("change-id").unwrap_or_default();
        self.skipping.remove(&*id);
    }

    /// Whether what stands here was inserted into the text that is read.
    pub fn skips(&self) -> bool {
        !self.skipping.is_empty()
    }

    /// What was deleted here and is put back; every deletion is put back once.
    pub fn restore(&mut self, mark: &Element<'_>) -> Option<&'a Element<'x>> {
        if self.revisions == Revisions::Accepted {
            return None;
        }
        let id = mark.attribute("change-id")?;
        match self.regions.get(&*id).copied() {
            Some(Region::Deletion(deleted)) => {
                self.regions.remove(&*id);
                Some(deleted)
            }
            _ => None,
        }
    }
}
