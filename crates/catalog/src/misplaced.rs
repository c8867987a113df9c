//! What stands in a rule's file but is nothing to its kind.

use crate::raw::RawIndicator;

/// What stands in a rule's file but is nothing to its kind, and names that nothing gives.
pub(crate) fn misplaced(raw: &RawIndicator) -> Vec<String> {
    let ladder = [
        !raw.promise.is_empty(),
        !raw.mention.is_empty(),
        !raw.contrary.is_empty(),
    ];
    let ladder = ladder.contains(&true) || !raw.operational.is_empty() || !raw.level.is_empty();
    let kind = raw.kind.get_ref().as_str();
    let tables = [
        (
            "promise, mention, contrary, operational or level",
            ladder,
            "ladder",
        ),
        (
            "label or derive",
            !raw.label.is_empty() || !raw.derive.is_empty(),
            "labels",
        ),
        (
            "fact or decide",
            !raw.fact.is_empty() || !raw.decide.is_empty(),
            "choice",
        ),
        ("item", !raw.item.is_empty(), "count"),
        ("record", !raw.record.is_empty(), "record"),
        ("score", !raw.score.is_empty(), "scored"),
    ];
    let mut mistakes: Vec<String> = tables
        .iter()
        .filter(|(_, used, own)| *used && *own != kind)
        .map(|(name, ..)| format!("{name} is nothing to a rule of kind \"{kind}\""))
        .collect();
    for decide in &raw.decide {
        for name in decide.all.iter().chain(&decide.any).chain(&decide.none) {
            if !raw.fact.contains_key(name) {
                mistakes.push(format!(
                    "decide names \"{name}\", but no fact has that name"
                ));
            }
        }
    }
    let derived: Vec<&String> = raw.derive.iter().map(|d| &d.label).collect();
    for derive in &raw.derive {
        let names = derive
            .all
            .iter()
            .chain(&derive.any)
            .chain(&derive.none)
            .chain(&derive.drop);
        for name in names {
            if !raw.label.contains_key(name) && !derived.contains(&name) {
                mistakes.push(format!(
                    "derive names \"{name}\", but no label has that name"
                ));
            }
        }
    }
    let numeric = matches!(kind, "ladder" | "count");
    if numeric && !raw.positive_when.get_ref().starts_with("value >= ") {
        mistakes.push("a number is positive by \"value >= N\"".to_owned());
    }
    mistakes
}
