//! Tracked changes in a Word file: which text is read, and what the changes make and mend.

use assert_cmd::Command;
use serde_json::Value;
use std::{fs, io::Write, path::Path};
use zip::{ZipWriter, write::SimpleFileOptions};

const OPENING: &str =
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn inserted(text: &str) -> String {
    format!(
        "<w:ins w:id=\"1\" w:author=\"Delegate\">{}</w:ins>",
        run(text)
    )
}

fn deleted(text: &str) -> String {
    let run = run(text).replace("w:t", "w:delText");
    format!("<w:del w:id=\"2\" w:author=\"Delegate\">{run}</w:del>")
}

/// A draft in which the employer came to keep passports, and fees went from the worker to the employer.
fn write(path: &Path) {
    let paragraphs = [
        run(
            "Agreement between the Government of Nepal and the Government of Malaysia on the employment of workers",
        ),
        run("Article 1"),
        run(
            "The Parties shall facilitate the recruitment of workers from Nepal for employment in Malaysia under an employment contract.",
        ),
        run("Article 2"),
        run("The recruitment fees shall be paid by ")
            + &deleted("the worker")
            + &inserted("the employer")
            + &run("."),
        run("Article 3"),
        inserted(
            "The employer shall keep the passport of the worker until the end of the contract.",
        ),
    ];
    let body: String = paragraphs.iter().map(|p| paragraph(p)).collect();
    let mut writer = ZipWriter::new(fs::File::create(path).unwrap());
    writer
        .start_file("word/document.xml", SimpleFileOptions::default())
        .unwrap();
    write!(writer, "{OPENING}{body}</w:body></w:document>").unwrap();
    writer.finish().unwrap();
}

fn corridor(arguments: &[&str]) -> String {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("corridor"));
    let output = command.args(arguments).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn either_text_is_read_and_the_findings_of_both_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.docx");
    write(&path);
    let path = path.to_str().unwrap();
    let now = corridor(&["text", path]);
    let before = corridor(&["text", path, "--revisions", "original"]);
    assert!(now.contains("paid by the employer.") && now.contains("keep the passport"));
    assert!(before.contains("paid by the worker.") && !before.contains("passport"));

    let json: Value =
        serde_json::from_str(&corridor(&["assess", path, "--format", "json"])).unwrap();
    let rules = |what: &str| -> Vec<String> {
        let list = json["changes"][what].as_array().unwrap();
        list.iter()
            .map(|c| c["rule"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(
        rules("made").contains(&"RF03".to_owned()),
        "{:?}",
        rules("made")
    );
    assert!(
        rules("mended").contains(&"no_fees_to_workers".to_owned()),
        "{:?}",
        rules("mended")
    );

    let summary = corridor(&["assess", path]);
    assert!(summary.contains("the tracked changes make"));
    let page = corridor(&["assess", path, "--format", "html"]);
    assert!(page.contains("Tracked changes") && page.contains("RF03-"));
    let original = corridor(&[
        "assess",
        path,
        "--format",
        "json",
        "--revisions",
        "original",
    ]);
    assert!(serde_json::from_str::<Value>(&original).unwrap()["changes"].is_null());
}
