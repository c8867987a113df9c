//! When a value counts as positive: the codebook's binary rule.

/// A condition on a printed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PositiveWhen {
    /// The number is at least this.
    AtLeast(i32),
    /// The value is one of these words.
    In(Vec<String>),
    /// The value is none of these.
    NotIn(Vec<String>),
    /// One of the labels is one of these.
    AnyOf(Vec<String>),
    /// A field of a record is this number or word.
    Field(String, String),
}

impl PositiveWhen {
    /// Reads `value >= 1`, `value == word`, `value in a, b`, `value not in a`, `any of a, b`,
    /// `value.field == x`.
    ///
    /// # Errors
    /// A sentence that names the forms allowed.
    pub fn parse(rule: &str) -> Result<Self, String> {
        let list = |s: &str| s.split(',').map(|w| w.trim().to_owned()).collect();
        if let Some(n) = rule.strip_prefix("value >= ") {
            let n = n
                .trim()
                .parse()
                .map_err(|_| format!("\"{n}\" is no whole number"))?;
            Ok(Self::AtLeast(n))
        } else if let Some(word) = rule.strip_prefix("value == ") {
            Ok(Self::In(list(word)))
        } else if let Some(words) = rule.strip_prefix("value in ") {
            Ok(Self::In(list(words)))
        } else if let Some(words) = rule.strip_prefix("value not in ") {
            Ok(Self::NotIn(list(words)))
        } else if let Some(words) = rule.strip_prefix("any of ") {
            Ok(Self::AnyOf(list(words)))
        } else if let Some((field, value)) = rule
            .strip_prefix("value.")
            .and_then(|rule| rule.split_once(" == "))
        {
            Ok(Self::Field(
                field.trim().to_owned(),
                value.trim().to_owned(),
            ))
        } else {
            let known = "value >= N, value == x, value in x, y, value not in x, any of x, y, value.field == x";
            Err(format!("\"{rule}\" is no rule; write one of: {known}"))
        }
    }

    /// Whether a value as `corridor code` prints it is positive. Undecided and not assessed never are.
    pub fn holds(&self, value: &str) -> bool {
        if matches!(value, "U" | "NA" | "not_assessed" | "") {
            return false;
        }
        match self {
            Self::AtLeast(least) => value.parse::<i32>().is_ok_and(|n| n >= *least),
            Self::In(words) => words.iter().any(|w| w == value),
            Self::NotIn(words) => !words.iter().any(|w| w == value),
            Self::Field(name, wanted) => serde_json::from_str::<serde_json::Value>(value)
                .is_ok_and(|record| record[name].to_string().trim_matches('"') == wanted),
            Self::AnyOf(words) => value.split('|').any(|l| words.iter().any(|w| w == l)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_hold_of_printed_values() {
        let rule = |r: &str| PositiveWhen::parse(r).unwrap();
        assert!(rule("value >= 2").holds("3") && !rule("value >= 2").holds("-1"));
        assert!(rule("any of renewal, permanent").holds("max_stay|renewal"));
        assert!(!rule("value not in unspecified").holds("unspecified"));
        assert!(!rule("value not in unspecified").holds("U"));
        assert!(PositiveWhen::parse("whatever").is_err());
    }
}
