//! The parts of a Word package that are read.

use crate::{Refusal, package::Package, xml::Part};

/// Most characters of a path inside the package.
const PATH: usize = 500;

/// The main part and those beside it.
pub(super) struct Parts {
    pub main: Part,
    pub styles: Option<Part>,
    pub numbering: Option<Part>,
    pub footnotes: Option<Part>,
    pub endnotes: Option<Part>,
    pub comments: Option<Part>,
}

impl Parts {
    /// Unpacks what is read; only the main part must be there.
    pub fn of(package: &mut Package<'_>) -> Result<Self, Refusal> {
        let path = related(package, "_rels/.rels", "")?
            .find("officeDocument")
            .unwrap_or_else(|| "word/document.xml".to_owned());
        let main = Part::needed(package, &path)?;
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let rels = resolve(folder, &format!("_rels/{name}.rels"));
        let related = related(package, &rels, folder)?;
        let mut beside = |kind: &str| {
            let path = related
                .find(kind)
                .unwrap_or_else(|| resolve(folder, &format!("{kind}.xml")));
            Part::of(package, &path)
        };
        Ok(Self {
            main,
            styles: beside("styles")?,
            numbering: beside("numbering")?,
            footnotes: beside("footnotes")?,
            endnotes: beside("endnotes")?,
            comments: beside("comments")?,
        })
    }
}

/// What a part points to: kind and path.
struct Related(Vec<(String, String)>);

impl Related {
    fn find(&self, kind: &str) -> Option<String> {
        let found = self.0.iter().find(|(k, _)| k == kind);
        found.map(|(_, path)| path.clone())
    }
}

fn related(package: &mut Package<'_>, path: &str, folder: &str) -> Result<Related, Refusal> {
    let Some(part) = Part::of(package, path)? else {
        return Ok(Related(Vec::new()));
    };
    let root = part.root()?;
    let inside = root
        .elements()
        .filter(|e| e.attribute("TargetMode").as_deref() != Some("External"));
    let pairs = inside.filter_map(|e| {
        let (kind, target) = (e.attribute("Type")?, e.attribute("Target")?);
        let kind = kind.rsplit('/').next()?.to_owned();
        Some((kind, resolve(folder, &target)))
    });
    Ok(Related(pairs.collect()))
}

/// The path in the package of a target that is named from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let from = match target.starts_with('/') {
        true => "",
        false => folder,
    };
    let mut path: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/").chars().take(PATH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_folder() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/w/a.xml"), "w/a.xml");
        assert_eq!(resolve("word", "../a.xml"), "a.xml");
    }
}
