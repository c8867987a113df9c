//! What cannot be read is not called absent, and one agreement of several can be read alone.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;

fn corridor() -> Command {
    Command::cargo_bin("corridor").expect("it is built")
}

fn json(arguments: &[&str]) -> Value {
    let output = corridor().args(arguments).assert().success();
    serde_json::from_slice(&output.get_output().stdout).expect("it is JSON")
}

fn example(name: &str) -> String {
    let text =
        fs::read_to_string(format!("../../examples/{name}.txt")).expect("the example is there");
    // Without the line that says it is an example.
    let (_, agreement) = text.split_once("\n\n").expect("a first line");
    agreement.to_owned()
}

#[test]
fn silences_of_an_illegible_text_are_not_assessed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("scan.txt");
    let text = example("strong-treaty-ghana-latvia-2023");
    let half = text.floor_char_boundary(text.len() / 2);
    let shifted = text[half..].chars().map(|c| match c {
        'a'..='y' => char::from(c as u8 + 1),
        'z' => 'a',
        c => c,
    });
    fs::write(
        &path,
        format!("{}{}", &text[..half], shifted.collect::<String>()),
    )
    .expect("written");
    let judged = json(&["assess", "--format", "json", &path.display().to_string()]);
    assert_eq!(judged["document"]["text_quality"], "poor");
    assert_eq!(judged["document"]["quality"]["value"], "poor");
    let codings = judged["codings"].as_array().expect("a list");
    let count = |value: &str| codings.iter().filter(|c| c["value"] == value).count();
    assert!(count("not_assessed") > 0 && codings.iter().all(|c| c["value"] != 0));
    assert!(
        codings.iter().any(|c| c["value"] == 3 || c["value"] == 2),
        "what was found stays"
    );
    assert_eq!(codings[0]["searched"]["legible"], false);
    let advice = judged["recommendations"].as_array().expect("a list");
    assert!(
        advice.iter().all(|a| a["reason"] != "gap"),
        "nothing is asked for as absent"
    );
}

#[test]
fn one_agreement_of_several_is_read_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("gazette.txt");
    let (first, second) = (
        example("strong-treaty-ghana-latvia-2023"),
        example("youth-mobility-malta-costa-rica-2019"),
    );
    fs::write(&path, format!("{}\n\n{second}", first.trim_end())).expect("written");
    let path = path.display().to_string();
    let outline = json(&["outline", "--format", "json", &path]);
    assert_eq!(outline["agreements"].as_array().map(Vec::len), Some(2));
    let alone = corridor()
        .args(["text", "--agreement", "2", &path])
        .assert()
        .success();
    assert_eq!(String::from_utf8_lossy(&alone.get_output().stdout), second);
    let whole = json(&["assess", "--format", "json", &path]);
    let notes = whole["document"]["notes"].as_array().expect("a list");
    assert!(notes.iter().any(|n| n["code"] == "several_agreements"));
    corridor()
        .args(["clauses", "--agreement", "3", &path])
        .assert()
        .code(3);
}

#[test]
fn the_quality_of_each_piece_is_printed() {
    let path = "../../examples/strong-treaty-ghana-latvia-2023.txt";
    let output = corridor()
        .args(["text", "--quality", path])
        .assert()
        .success();
    let table = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert!(
        table.contains("known") && table.contains("Text: good"),
        "{table}"
    );
}
