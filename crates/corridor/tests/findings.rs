//! Findings from outside: names that last, SARIF, waivers, a baseline, what lets a run fail.

use assert_cmd::Command;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

const ENGLISH: &str = "aldavia-norland-2021.txt";

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(name)
}

/// A folder with copies of an example, under these names.
fn folder(names: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in names {
        fs::copy(example(ENGLISH), folder.path().join(name)).expect("copied");
    }
    folder
}

/// Standard output, standard error and exit code of `assess` in a folder.
fn assess(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("corridor"));
    command.current_dir(folder).env("COLUMNS", "100");
    let output = command.arg("assess").args(arguments).output();
    let output = output.expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is UTF-8");
    (
        text(output.stdout),
        text(output.stderr),
        output.status.code().expect("it exits"),
    )
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let all = [arguments, &["--format", "json"]].concat();
    serde_json::from_str(&assess(folder, &all).0).expect("it is JSON")
}

/// The names of all findings of an assessment.
fn ids(json: &Value) -> BTreeSet<String> {
    let lists = ["codings", "red_flags"].map(|key| json[key].as_array().expect("a list"));
    let all = lists.into_iter().flatten();
    let ids: Vec<String> = all
        .filter_map(|entry| Some(entry["finding"].as_str()?.to_owned()))
        .collect();
    let set: BTreeSet<String> = ids.iter().cloned().collect();
    assert_eq!(set.len(), ids.len(), "each name once");
    set
}

fn first_of(json: &Value, rule: &str) -> String {
    let ids = ids(json);
    let found = ids.iter().find(|id| id.starts_with(rule));
    found.expect("it is found").clone()
}

/// The text with the headings of its articles numbered one higher.
fn numbered_on(text: &str) -> String {
    let line = |line: &str| match line.strip_prefix("Article ").map(str::parse::<u32>) {
        Some(Ok(number)) => format!("Article {}\n", number + 1),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

#[test]
fn names_outlive_setting_and_numbering() {
    let folder = folder(&["a.txt"]);
    let before = ids(&json(folder.path(), &["a.txt"]));
    assert!(before.len() > 20);
    let path = folder.path().join("a.txt");
    let text = fs::read_to_string(&path).expect("text");
    let set = numbered_on(&text)
        .replace(" shall ", "\nshall  ")
        .replace("pregnant", "preg\u{ad}nant");
    for other in [set, format!("\n\n{}", text.replace('\n', "\r\n"))] {
        fs::write(&path, other).expect("written");
        assert_eq!(ids(&json(folder.path(), &["a.txt"])), before);
    }
    let changed = text.replace("within seven days", "within nine days");
    assert_ne!(changed, text);
    fs::write(&path, changed).expect("written");
    let after = ids(&json(folder.path(), &["a.txt"]));
    let new: Vec<&String> = after.difference(&before).collect();
    assert!(!new.is_empty() && new.len() < 6, "{new:?}");
    assert!(new.iter().any(|id| id.starts_with("RF02-")), "{new:?}");
}

#[test]
fn sarif_is_one_log_with_exact_places() {
    let all = ["--format", "sarif", "."];
    let folder = folder(&["b (2).txt", "ä.txt"]);
    let (out, err, code) = assess(folder.path(), &all);
    assert_eq!((err.as_str(), code), ("", 0));
    assert_eq!(assess(folder.path(), &all).0, out);
    let log: Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let uris: Vec<&Value> = run["artifacts"]
        .as_array()
        .expect("a list")
        .iter()
        .collect();
    let uris: Vec<&str> = uris
        .iter()
        .filter_map(|a| a["location"]["uri"].as_str())
        .collect();
    assert_eq!(uris, ["./b%20%282%29.txt", "./%C3%A4.txt"]);
    let text = fs::read_to_string(example(ENGLISH)).expect("text");
    let results = run["results"].as_array().expect("a list");
    assert_eq!(results.len() % 2, 0);
    for result in results {
        check_result(result, run, &text);
    }
    let quoted = |r: &&Value| r["locations"][0]["physicalLocation"]["region"].is_object();
    assert!(results.iter().filter(quoted).count() > 20);
}

/// A result names its rule twice alike, fits its kind, and its regions cut the text exactly.
fn check_result(result: &Value, run: &Value, text: &str) {
    let at = result["ruleIndex"].as_u64().expect("an index") as usize;
    let rule = &run["tool"]["driver"]["rules"][at];
    assert_eq!(rule["id"], result["ruleId"]);
    assert!(rule["help"]["text"].as_str().is_some_and(|t| !t.is_empty()));
    assert_eq!(result["kind"] == "fail", result["level"] != "none");
    assert!(result["suppressions"].as_array().is_some_and(Vec::is_empty));
    assert!(result.get("baselineState").is_none());
    assert!(result["partialFingerprints"]["corridorFinding/v1"].is_string());
    for place in result["locations"].as_array().expect("a list") {
        let region = &place["physicalLocation"]["region"];
        if region.is_null() {
            continue;
        }
        let number = |key: &str| region[key].as_u64().expect("a number") as usize;
        let quote = region["snippet"]["text"].as_str().expect("a quote");
        let cut: String = text
            .chars()
            .skip(number("charOffset"))
            .take(number("charLength"))
            .collect();
        assert_eq!(cut, quote);
        let line = text.lines().nth(number("startLine") - 1).expect("a line");
        let from: String = line.chars().skip(number("startColumn") - 1).collect();
        let first = quote.lines().next().expect("words");
        assert!(from.starts_with(first), "{from} and {first}");
        let end = text.lines().nth(number("endLine") - 1).expect("a line");
        let to: String = end.chars().take(number("endColumn") - 1).collect();
        assert!(to.ends_with(quote.lines().last().expect("words")), "{to}");
    }
}

#[test]
fn what_is_waived_is_shown_and_does_not_count() {
    let folder = folder(&["a.txt"]);
    let before = json(folder.path(), &["a.txt"]);
    let (one, gap) = (
        first_of(&before, "RF04-"),
        first_of(&before, "reintegration-"),
    );
    let waivers = format!(
        "[[waiver]]\nfinding = \"{one}\"\nreason = \"Struck out in talks.\"\nby = \"A. Adviser\"\nuntil = 2026-05-31\n\
         [[waiver]]\nfinding = \"{gap}\"\nreason = \"In the protocol.\"\n\
         [[waiver]]\nfinding = \"RF01-00000000\"\nreason = \"x\"\n"
    );
    fs::write(folder.path().join("a.waivers.toml"), waivers).expect("written");
    let in_time = ["a.txt", "--as-of", "2026-05-31"];
    let fails = [&in_time[..], &["--fail-on", "RF04"]].concat();
    let (out, err, code) = assess(folder.path(), &fails);
    assert_eq!(code, 0, "{err}");
    assert!(
        out.contains("waived (by A. Adviser, until 2026-05-31)"),
        "{out}"
    );
    assert!(
        err.contains("a.waivers.toml:10: RF01-00000000 fits no finding"),
        "{err}"
    );
    let judged = json(folder.path(), &in_time);
    assert_eq!(ids(&judged), ids(&before));
    let of = |id: &str| {
        let lists = ["codings", "red_flags"].map(|key| judged[key].as_array().expect("a list"));
        let mut all = lists.into_iter().flatten();
        all.find(|e| e["finding"] == id).expect("it is there")["waived"].clone()
    };
    assert_eq!(of(&one)["until"], "2026-05-31");
    assert_eq!(
        of(&gap),
        serde_json::json!({"reason": "In the protocol.", "by": null, "until": null})
    );
    let (page, _, _) = assess(
        folder.path(),
        &[&in_time[..], &["--format", "html"]].concat(),
    );
    assert!(page.contains("Struck out in talks.") && page.contains(&one));
    let (log, _, _) = assess(
        folder.path(),
        &[&in_time[..], &["--format", "sarif"]].concat(),
    );
    assert_eq!(log.matches("\"justification\"").count(), 2);
    let late = ["a.txt", "--as-of", "2026-06-01", "--fail-on", "RF04"];
    let (out, err, code) = assess(folder.path(), &late);
    assert!(code == 1 && out.contains("waiver expired"), "{err}");
    assert!(
        err.contains("expired on 2026-05-31") && err.contains(&one),
        "{err}"
    );
    let ignored = [&fails[..], &["--no-waivers"]].concat();
    let (out, err, code) = assess(folder.path(), &ignored);
    assert!(
        code == 1 && !out.contains("waived") && !err.contains("fits no"),
        "{err}"
    );
}

#[test]
fn wrong_waivers_stop_their_document_alone() {
    let folder = folder(&["a.txt", "b.txt"]);
    let path = folder.path().join("a.txt.waivers.toml");
    let wrong: [(&[u8], &str); 4] = [
        (
            b"[[waiver]]\nfinding = \"RF04-1\"\nreason = \"\"",
            "a.txt.waivers.toml:3: reason is empty",
        ),
        (b"\n[waiver", "a.txt.waivers.toml:2: "),
        (
            b"[[waiver]]\nfinding = \"x\"\nreason = \"y\"\nwho = 1",
            "a.txt.waivers.toml:4: ",
        ),
        (b"\xff\xfe", "a.txt.waivers.toml: the waivers are no UTF-8"),
    ];
    for (bytes, words) in wrong {
        fs::write(&path, bytes).expect("written");
        let (out, err, code) = assess(
            folder.path(),
            &[".", "--format", "json", "--fail-on", "gap"],
        );
        assert_eq!((out.lines().count(), code), (1, 3), "{err}");
        assert!(out.contains("\"b.txt\"") && err.contains(words), "{err}");
    }
    fs::remove_file(&path).expect("removed");
    fs::create_dir(&path).expect("made");
    let (_, err, code) = assess(folder.path(), &["a.txt"]);
    assert!(code == 3 && err.contains("no regular file"), "{err}");
    assert_eq!(assess(folder.path(), &["a.txt", "--no-waivers"]).2, 0);
}

#[test]
fn a_baseline_tells_new_from_old() {
    let folder = folder(&["a.txt", "b.txt"]);
    let names = ["one.json", "all.jsonl", "all.sarif"];
    for (name, format, path) in [
        (names[0], "json", "a.txt"),
        (names[1], "json", "."),
        (names[2], "sarif", "."),
    ] {
        let (_, err, code) = assess(folder.path(), &[path, "--format", format, "--out", name]);
        assert_eq!(code, 0, "{err}");
    }
    let path = folder.path().join("a.txt");
    let text = fs::read_to_string(&path).expect("text");
    let passport = ["a.txt", "--fail-on", "violates", "--baseline"];
    for name in names {
        let (out, err, code) = assess(folder.path(), &[&passport[..], &[name]].concat());
        assert_eq!(code, 0, "{err}");
        assert!(
            out.contains(&format!("gone since {name}")) && out.contains(" 0 new, "),
            "{out}"
        );
    }
    fs::write(&path, text.replace("within seven days", "within nine days")).expect("written");
    let mut logs = BTreeSet::new();
    for name in names {
        let arguments = [&passport[..], &[name]].concat();
        let (_, err, code) = assess(folder.path(), &arguments);
        assert!(
            code == 1 && err.contains("RF02-") && !err.contains("RF04-"),
            "{err}"
        );
        let (log, _, _) = assess(
            folder.path(),
            &[&arguments[..], &["--format", "sarif"]].concat(),
        );
        let states = ["new", "unchanged", "absent"].map(|state| {
            log.matches(&format!("\"baselineState\":\"{state}\""))
                .count()
        });
        assert!(
            states[0] > 0 && states[1] > 20 && states[2] > 0,
            "{states:?}"
        );
        logs.insert(log);
    }
    assert_eq!(logs.len(), 1);
    let judged = json(folder.path(), &["a.txt", "--baseline", names[0]]);
    assert!(judged["gone"].as_array().is_some_and(|g| !g.is_empty()));
    let (_, err, code) = assess(folder.path(), &["a.txt", "--baseline", "b.txt"]);
    assert!(
        code == 2 && err.contains("--baseline b.txt") && err.contains("--format sarif"),
        "{err}"
    );
    let (_, err, code) = assess(folder.path(), &["b.txt", "--baseline", names[0]]);
    assert!(
        code == 0 && err.contains("b.txt is not in the baseline"),
        "{err}"
    );
    let (_, err, code) = assess(folder.path(), &["a.txt", "--baseline", "none.json"]);
    assert!(code == 2 && err.contains("none.json"), "{err}");
}

#[test]
fn runs_fail_on_what_was_named() {
    let folder = folder(&["a.txt"]);
    let run = |words: &[&str]| assess(folder.path(), &[&["a.txt"], words].concat());
    let (_, err, code) = run(&["--fail-on", "violates"]);
    assert!(
        code == 1 && err.contains("a.txt: RF04-") && !err.contains("reintegration-"),
        "{err}"
    );
    let violations = err.lines().count();
    let (_, err, code) = run(&["--fail-on", "violates", "--fail-on", "gap,RF01"]);
    assert!(code == 1 && err.contains("reintegration-") && err.lines().count() > violations);
    assert_eq!(run(&["--fail-on", "RF01"]).2, 0);
    assert_eq!(run(&["--fail-on", "wage_protection"]).2, 1);
    let (out, err, code) = run(&["--fail-on", "grave"]);
    assert!(
        code == 2 && out.is_empty() && err.contains("violates, weakens, contrary, gap"),
        "{err}"
    );
    let (_, err, code) = run(&["missing.txt", "--fail-on", "violates"]);
    assert!(
        code == 3 && err.contains("missing.txt") && err.contains("RF04-"),
        "{err}"
    );
    let fair = ["trainees-switzerland-uruguay-2006.txt", "--fail-on", "RF13"];
    let (out, err, code) = assess(&example(""), &fair);
    assert!(code == 0 && out.contains("acceptable as written"), "{err}");
}
