//! What a careful reader finds in each example, the engine finds: `examples/<name>.expected.toml`. A known
//! miss is asserted as it behaves, with its cause, and must go when it is mended.

use assert_cmd::Command;
use serde::Deserialize;
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

const EXAMPLES: &str = "../../examples";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    instrument: Instrument,
    #[serde(default)]
    expect: Vec<Answer>,
    #[serde(default)]
    flag: Vec<Flag>,
    #[serde(default)]
    stage: Vec<Stage>,
    #[serde(default)]
    known_miss: Vec<KnownMiss>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownMiss {
    of: String,
    now: String,
    cause: String,
}

/// Something that is not as expected: of what, what it is now, and a sentence.
struct Miss {
    of: String,
    now: String,
    message: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Instrument {
    kind: Option<String>,
    legal_form: Option<String>,
    binding_status: Option<String>,
    parties: Option<Vec<String>>,
    roles: Option<Vec<String>>,
    signed: Option<String>,
    in_force: Option<String>,
    duration: Option<String>,
    renewal: Option<String>,
    denunciation: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    indicator: String,
    value: String,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Flag {
    id: String,
    raised: bool,
    #[serde(default)]
    acceptable: bool,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stage {
    name: String,
    at_least: Option<i64>,
    exactly: Option<i64>,
    why: String,
}

fn assess(text: &Path) -> Value {
    let output = Command::cargo_bin("corridor")
        .expect("it is built")
        .args(["assess", "--format", "json"])
        .arg(text)
        .output()
        .expect("it runs");
    serde_json::from_slice(&output.stdout).expect("the assessment is JSON")
}

/// A value as `corridor code` prints it.
fn printed(value: &Value) -> String {
    match value {
        Value::String(word) => word.clone(),
        Value::Array(labels) => {
            let words: Vec<&str> = labels.iter().filter_map(Value::as_str).collect();
            words.join("|")
        }
        Value::Object(fields) => corridor_catalog::print_record(fields),
        other => other.to_string(),
    }
}

/// Labels in any order.
fn same(expected: &str, found: &str) -> bool {
    let sorted = |value: &str| {
        let mut labels: Vec<String> = value.split('|').map(str::to_owned).collect();
        labels.sort();
        labels
    };
    sorted(expected) == sorted(found)
}

fn instrument(expected: &Instrument, found: &Value, wrong: &mut Vec<Miss>) {
    let words = [
        ("kind", &expected.kind),
        ("legal_form", &expected.legal_form),
        ("binding_status", &expected.binding_status),
        ("signed", &expected.signed),
        ("in_force", &expected.in_force),
        ("duration", &expected.duration),
        ("renewal", &expected.renewal),
        ("denunciation", &expected.denunciation),
    ];
    for (key, word) in words {
        if word.is_some() && word.as_deref() != found[key].as_str() {
            wrong.push(Miss {
                of: key.to_owned(),
                now: found[key].as_str().unwrap_or("null").to_owned(),
                message: format!("expected {word:?}"),
            });
        }
    }
    for (key, list) in [("iso3", &expected.parties), ("role", &expected.roles)] {
        let parties = found["parties"].as_array().expect("a list");
        let ours: Vec<&str> = parties.iter().filter_map(|p| p[key].as_str()).collect();
        if list.as_ref().is_some_and(|list| *list != ours) {
            wrong.push(Miss {
                of: format!("parties.{key}"),
                now: ours.join("|"),
                message: format!("expected {list:?}"),
            });
        }
    }
}

fn check(text: &Path, expected: &Expected) -> Vec<Miss> {
    let found = assess(text);
    let mut wrong = Vec::new();
    instrument(&expected.instrument, &found["instrument"], &mut wrong);
    let list = |key: &str| found[key].as_array().expect("a list").clone();
    let codings = list("codings");
    for answer in &expected.expect {
        let coding = codings
            .iter()
            .find(|c| c["indicator"] == answer.indicator.as_str());
        let ours = coding.map_or("no such indicator".to_owned(), |c| printed(&c["value"]));
        if !same(&answer.value, &ours) {
            wrong.push(Miss {
                of: answer.indicator.clone(),
                now: ours,
                message: format!("expected {}: {}", answer.value, answer.why),
            });
        }
    }
    let flags = list("red_flags");
    for flag in &expected.flag {
        let raised: Vec<&Value> = flags
            .iter()
            .filter(|f| f["id"] == flag.id.as_str())
            .collect();
        let fair = raised.iter().all(|f| f["acceptable"] == true);
        let right = match (flag.raised, raised.is_empty()) {
            (false, empty) => empty,
            (true, true) => false,
            (true, false) => fair == flag.acceptable,
        };
        if !right {
            let now = match (raised.is_empty(), fair) {
                (true, _) => "not raised",
                (false, true) => "acceptable",
                (false, false) => "raised",
            };
            wrong.push(Miss {
                of: flag.id.clone(),
                now: now.to_owned(),
                message: flag.why.clone(),
            });
        }
    }
    for stage in &expected.stage {
        let value = found["cycle"][&stage.name]["value"].as_i64();
        let enough = stage.at_least.is_none_or(|least| value >= Some(least));
        let exact = stage.exactly.is_none_or(|exactly| value == Some(exactly));
        if !enough || !exact {
            wrong.push(Miss {
                of: format!("stage.{}", stage.name),
                now: value.map_or("not assessed".to_owned(), |v| v.to_string()),
                message: stage.why.clone(),
            });
        }
    }
    wrong
}

#[test]
fn what_a_careful_reader_expects_of_the_examples_is_found() {
    let entries = fs::read_dir(EXAMPLES).expect("the examples are there");
    let mut files: Vec<PathBuf> = entries.map(|e| e.expect("it can be read").path()).collect();
    files.retain(|p| p.to_string_lossy().ends_with(".expected.toml"));
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        let expected = fs::read_to_string(&file).expect("it can be read");
        let expected: Expected =
            toml::from_str(&expected).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let text = file.to_string_lossy().replace(".expected.toml", ".txt");
        let name = file
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let found = check(Path::new(&text), &expected);
        let is = |miss: &Miss, known: &KnownMiss| miss.of == known.of && miss.now == known.now;
        for miss in &found {
            if !expected.known_miss.iter().any(|known| is(miss, known)) {
                let Miss { of, now, message } = miss;
                wrong.push(format!("{name}: {of} is {now}; {message}"));
            }
        }
        for known in &expected.known_miss {
            if !found.iter().any(|miss| is(miss, known)) {
                let KnownMiss { of, now, cause } = known;
                wrong.push(format!(
                    "{name}: {of} is {now} no more: take out the known miss ({cause})"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
