//! The command line from outside: outputs, bad inputs, exit codes.

use assert_cmd::Command;
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

fn corridor() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("corridor"));
    command
        .env("COLUMNS", "100")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE");
    command
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples")
        .join(name)
}

const ENGLISH: &str = "aldavia-norland-2021.txt";
const GERMAN: &str = "brevania-suedmark-2019.txt";

/// Standard output, standard error and exit code.
fn run(command: &mut Command) -> (String, String, i32) {
    let output = command.output().expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is UTF-8");
    (
        text(output.stdout),
        text(output.stderr),
        output.status.code().expect("it exits"),
    )
}

#[test]
fn text_is_printed_exactly() {
    for name in [ENGLISH, GERMAN] {
        let (out, err, code) = run(corridor().arg("text").arg(example(name)));
        assert_eq!(
            (out, err, code),
            (fs::read_to_string(example(name)).unwrap(), String::new(), 0)
        );
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.txt");
    fs::write(&path, "\u{feff}Article 1\r\nA\u{e9}\r\n").unwrap();
    let (out, _, code) = run(corridor().arg("text").arg(&path));
    assert_eq!((out.as_str(), code), ("Article 1\nA\u{e9}\n", 0));
}

#[test]
fn outlines_of_the_examples() {
    for name in [ENGLISH, GERMAN] {
        let (out, _, code) = run(corridor().arg("outline").arg(example(name)));
        assert_eq!(code, 0);
        let part = |w: &str| ["title", "preamble", "annex", "signature"].contains(&w);
        let nodes: Vec<&str> = out
            .lines()
            .filter(|l| {
                l.split_whitespace()
                    .next()
                    .is_some_and(|w| w.contains('_') || part(w))
            })
            .map(str::trim_end)
            .collect();
        insta::assert_snapshot!(
            format!("outline_{}", &name[..name.len() - 4]),
            nodes.join("\n")
        );
    }
}

#[test]
fn outline_leaves_are_the_text() {
    fn leaves(node: &serde_json::Value, out: &mut String) {
        out.push_str(node["text"].as_str().unwrap_or_default());
        node["children"]
            .as_array()
            .unwrap()
            .iter()
            .for_each(|c| leaves(c, out));
    }
    let (out, _, _) = run(corridor()
        .args(["outline", "--format", "json"])
        .arg(example(GERMAN)));
    let mut text = String::new();
    leaves(&serde_json::from_str(&out).unwrap(), &mut text);
    assert_eq!(text, fs::read_to_string(example(GERMAN)).unwrap());
}

#[test]
fn clauses_are_objects_with_exact_text() {
    let (out, _, code) = run(corridor()
        .args(["clauses", "--format", "json"])
        .arg(example(ENGLISH)));
    let clauses: serde_json::Value = serde_json::from_str(&out).unwrap();
    let text: Vec<char> = fs::read_to_string(example(ENGLISH))
        .unwrap()
        .chars()
        .collect();
    assert_eq!(code, 0);
    for clause in clauses.as_array().unwrap() {
        let at = |k: &str| clause[k].as_u64().unwrap() as usize;
        assert_eq!(
            clause["text"],
            text[at("start")..at("end")].iter().collect::<String>()
        );
    }
}

#[test]
fn clauses_fit_any_terminal() {
    for columns in [40, 80, 100, 119, 160, 200] {
        let mut command = corridor();
        command.env("COLUMNS", columns.to_string()).arg("clauses");
        let (out, _, code) = run(command.arg(example(GERMAN)));
        assert_eq!(code, 0);
        assert!(out.lines().all(|l| l.chars().count() <= columns), "{out}");
        let is_table = out.lines().any(|l| l.contains("reads as"));
        assert_eq!(is_table, columns >= 100, "{columns}: {out}");
        let words = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let source = words(&fs::read_to_string(example(GERMAN)).unwrap());
        assert!(words(&out).contains(source.iter().max_by_key(|w| w.len()).unwrap()));
    }
}

#[test]
fn every_key_of_an_assessment_is_there() {
    let arguments = [
        "assess",
        "--format",
        "json",
        "--as-of",
        "2026-01-31",
        "--parties",
        "phl,SAU",
    ];
    let (out, _, code) = run(corridor().args(arguments).arg(example(ENGLISH)));
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let keys = |v: &serde_json::Value| v.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(code, 0);
    insta::assert_yaml_snapshot!(
        "keys_of_an_assessment",
        [
            keys(&json),
            keys(&json["document"]),
            keys(&json["instrument"]),
            keys(&json["instrument"]["parties"][0]),
            keys(&json["codings"][0]),
            keys(&json["cycle"]),
            keys(&json["red_flags"][0]),
            keys(&json["recommendations"][0]),
        ]
    );
    assert_eq!(json["schema"], "corridor.assessment/1");
    assert_eq!(
        (&json["as_of"], &json["instrument"]["parties"][0]["iso3"]),
        (&"2026-01-31".into(), &"PHL".into())
    );
    assert_eq!(json["good_practice"]["verdict"], "cannot_be_assessed");
    assert_eq!(
        json["good_practice"]["reasons"].as_array().unwrap().len(),
        1
    );
    let stages = json["cycle"].as_object().unwrap();
    assert!(stages.values().all(|s| s["value"].is_i64()));
}

#[test]
fn nothing_is_claimed_of_a_language_without_a_lexicon() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Άρθρο 1\n\nΟι εργαζόμενοι δεν επιτρέπεται να παντρευτούν κατά τη διάρκεια της σύμβασης. \
                Τα έξοδα ταξιδίου βαρύνουν τον εργαζόμενο και την οικογένειά του σε κάθε περίπτωση.";
    let path = folder.path().join("symfonia.txt");
    std::fs::write(&path, text).unwrap();
    let (out, _, code) = run(corridor().args(["assess", "--format", "json"]).arg(&path));
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 0);
    let stages = json["cycle"].as_object().unwrap();
    assert!(stages.values().all(|s| s["value"] == "not_assessed"));
    for key in ["red_flags", "recommendations", "aims"] {
        assert_eq!(json[key].as_array().unwrap().len(), 0, "{key}");
    }
}

#[test]
fn several_documents_are_lines_and_repeat() {
    let once = || {
        run(corridor()
            .args(["assess", "--format", "json"])
            .arg(example("")))
    };
    let (out, err, code) = once();
    let texts = std::fs::read_dir(example("")).unwrap();
    let texts = texts.filter(|e| {
        e.as_ref()
            .unwrap()
            .path()
            .extension()
            .is_some_and(|e| e == "txt")
    });
    assert_eq!(
        (out.lines().count(), err.as_str(), code),
        (texts.count(), "", 0)
    );
    assert!(
        out.lines()
            .all(|l| serde_json::from_str::<serde_json::Value>(l).is_ok())
    );
    assert_eq!(once().0, out);
}

#[test]
fn a_page_is_of_one_document() {
    let page = |path: &Path| {
        let mut command = corridor();
        run(command.args(["assess", "--format", "html"]).arg(path))
    };
    let (_, err, code) = page(&example(""));
    assert!(code == 2 && err.contains("--format json"), "{err}");
    let (out, _, code) = page(&example(ENGLISH));
    assert_eq!((code, out.starts_with("<!DOCTYPE html>")), (0, true));
}

#[test]
fn summaries_are_plain_off_the_terminal() {
    let (out, _, code) = run(corridor().arg("assess").arg(example(ENGLISH)));
    assert_eq!(code, 0);
    assert!(out.contains("FICTITIOUS") && !out.contains('\u{1b}'));
    assert!(out.lines().all(|l| l.chars().count() <= 100), "wrapped");
}

#[test]
fn one_row_per_file_and_item() {
    for scheme in ["codebook", "chilton-woda-2022"] {
        let (out, _, code) = run(corridor()
            .args(["code", "--scheme", scheme])
            .arg(example("")));
        assert_eq!(code, 0);
        assert_eq!(
            out.lines().next(),
            Some("file,item,value,quote,start,end,article")
        );
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        let mut keys: Vec<(String, String)> = reader
            .records()
            .map(|r| r.map(|r| (r[0].to_owned(), r[1].to_owned())).unwrap())
            .collect();
        let all = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), all);
        let files: std::collections::BTreeSet<&String> = keys.iter().map(|(f, _)| f).collect();
        assert!(all > 0 && all.is_multiple_of(files.len()));
    }
}

/// Runs `code` on a bad file and a good one: the good one is done, the bad one named.
fn refused(bad: &Path, words: &str) {
    let (out, err, code) = run(corridor().arg("code").arg(bad).arg(example(ENGLISH)));
    assert_eq!(code, 3, "{err}");
    assert!(
        err.contains(&*bad.file_name().unwrap().to_string_lossy()),
        "{err}"
    );
    assert!(err.contains(words), "{err}");
    assert!(out.contains(ENGLISH) && out.lines().count() > 5);
}

#[test]
fn bad_inputs_are_named_and_the_others_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("empty.txt"), "").unwrap();
    refused(&path("empty.txt"), "empty");
    fs::write(path("binary.txt"), [0, 159, 146, 150, 0, 1, 2, 0]).unwrap();
    refused(&path("binary.txt"), "binary");
    File::create(path("large.txt"))
        .unwrap()
        .set_len(21 << 20)
        .unwrap();
    refused(&path("large.txt"), "limit");
    fs::create_dir(path("folder.txt")).unwrap();
    refused(&path("folder.txt"), "holds no agreement");
    refused(&path("missing.txt"), "check the path");
}

#[test]
fn an_empty_directory_is_an_unreadable_input() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["assess", "code"] {
        let (_, err, code) = run(corridor().arg(command).arg(folder.path()));
        assert_eq!(code, 3);
        assert!(err.contains("holds no agreement"), "{err}");
    }
    let (_, err, code) = run(corridor().arg("text").arg(folder.path()));
    assert!(code == 3 && err.contains("directory"), "{err}");
}

#[test]
fn wrong_use_is_two() {
    let (_, err, code) = run(corridor().arg("assess"));
    assert!(code == 2 && err.contains("PATH"), "{err}");
    let (_, err, code) = run(corridor().args(["explain", "equal-treatmnt"]));
    assert!(
        code == 2 && err.contains("did you mean equal_treatment"),
        "{err}"
    );
    let (_, err, code) = run(corridor()
        .args(["assess", "--as-of", "2026-02-30"])
        .arg(example(ENGLISH)));
    assert!(code == 2 && err.contains("no day"), "{err}");
    let empty = tempfile::tempdir().unwrap();
    let (_, err, code) = run(corridor()
        .arg("--catalog")
        .arg(empty.path())
        .args(["explain", "x"]));
    assert!(code == 2 && err.contains("indicators"), "{err}");
}

#[test]
fn out_is_written_whole_and_never_over_an_input() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("a.txt");
    fs::copy(example(ENGLISH), &input).unwrap();
    let before = fs::read(&input).unwrap();
    let (_, err, code) = run(corridor()
        .arg("code")
        .arg(folder.path())
        .arg("--out")
        .arg(&input));
    assert!(code == 2 && err.contains("one of the inputs"), "{err}");
    assert_eq!(fs::read(&input).unwrap(), before);
    let out = folder.path().join("a.csv");
    let (printed, _, code) = run(corridor().arg("code").arg(&input).arg("--out").arg(&out));
    assert_eq!((printed.as_str(), code), ("", 0));
    let (printed, _, _) = run(corridor().arg("code").arg(&input));
    assert_eq!(fs::read_to_string(&out).unwrap(), printed);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn explanations_teach() {
    let (out, _, code) = run(corridor().args(["explain", "equal_treatment"]));
    assert_eq!(code, 0);
    for part in [
        "How it is judged",
        "Values",
        "Standards",
        "Rule",
        "Cases",
        "Near misses",
    ] {
        assert!(out.contains(part), "{part}");
    }
    let (out, _, code) = run(corridor().args(["explain", "accommodation", "travel_costs"]));
    assert!(code == 0 && out.contains("accommodation  (") && out.contains("travel_costs  ("));
    let (out, _, code) = run(corridor().args(["explain", "ILO-C97/006"]));
    assert!(
        code == 0 && out.contains("C97, Article 6") && out.contains("equal_treatment"),
        "{out}"
    );
    let (out, _, code) = run(corridor().args(["explain", "RF03"]));
    assert_eq!(code, 0);
    for part in [
        "Standards it offends",
        "documents_retention#kept",
        "Fair when",
        "Near misses",
    ] {
        assert!(out.contains(part), "{part} in {out}");
    }
    let (out, _, code) = run(corridor().args(["explain", "all"]));
    assert!(code == 0 && out.contains("equal_treatment"));
}

#[test]
fn the_catalog_can_be_read_at_run_time() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (out, err, code) = run(corridor()
        .args(["code", "--catalog"])
        .arg(root)
        .arg(example(ENGLISH)));
    assert_eq!(code, 0, "{err}");
    assert!(out.lines().count() > 1);
}

#[test]
fn evaluation_reads_labels() {
    let folder = tempfile::tempdir().unwrap();
    let labels = folder.path().join("labels.csv");
    let rows = format!(
        "file,item,value,coder\n{ENGLISH},equal_treatment,2,A\n{ENGLISH},equal_treatment,-1,B\n\
         {ENGLISH},no_such_item,1,A\nen_missing.txt,equal_treatment,1,A\n"
    );
    fs::write(&labels, rows).unwrap();
    let evaluate = |format: &str| {
        let mut command = corridor();
        command
            .args(["evaluate", "--format", format, "--texts"])
            .arg(example(""));
        run(command.arg("--labels").arg(&labels))
    };
    let (out, err, code) = evaluate("json");
    assert_eq!(code, 0, "{err}");
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["scheme"], "codebook");
    assert_eq!(json["scopes"][0]["engine"]["n"], 2);
    assert_eq!(json["scopes"][0]["coders"]["n"], 1);
    assert_eq!(json["texts_missing"][0], "en_missing.txt");
    assert_eq!(json["items_without_indicator"][0], "no_such_item");
    let (out, _, code) = evaluate("text");
    assert!(code == 0 && out.contains("majority guess") && out.contains("equal_treatment"));
    assert!(out.lines().all(|l| l.chars().count() <= 120), "{out}");
}

#[test]
#[cfg(unix)]
fn a_closed_pipe_ends_quietly() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("corridor"))
        .args(["assess", "--format", "json"])
        .arg(example(ENGLISH))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}
