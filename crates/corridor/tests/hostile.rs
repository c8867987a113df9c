//! Files that are damaged or made to do harm: each is named with a remedy, the others are done, exit code 3.

use assert_cmd::Command;
use corridor_readback::hostile;
use std::{fs, path::Path};

const GOOD: &str = "Article 1\n\nThe employer shall pay the costs of recruitment.\n";

#[test]
fn each_is_named_with_a_remedy_and_the_others_are_done() {
    let folder = tempfile::tempdir().unwrap();
    let cases = hostile::small();
    fs::write(folder.path().join("good.txt"), GOOD).unwrap();
    for case in &cases {
        fs::write(folder.path().join(case.name), &case.bytes).unwrap();
    }
    let mut command = Command::cargo_bin("corridor").unwrap();
    let names = cases.iter().map(|case| case.name);
    let output = command
        .current_dir(&folder)
        .args(["assess", "--format", "json", "good.txt"])
        .args(names)
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{errors}");
    for case in &cases {
        let name = case.name;
        let word = case.refused.unwrap();
        let line = errors.lines().find(|l| l.contains(name));
        let line = line.unwrap_or_else(|| panic!("{name} is not named in\n{errors}"));
        assert!(line.contains(word), "no \"{word}\" in: {line}");
        assert!(line.contains("; "), "no remedy in: {line}");
    }
    let done = String::from_utf8(output.stdout).unwrap();
    assert!(done.contains("\"good.txt\"") && done.lines().count() == 1);
}

#[test]
#[cfg(target_os = "linux")]
fn a_reader_gives_up_its_rights() {
    use std::{process::Stdio, thread, time::Duration};
    let mut reader = std::process::Command::new(env!("CARGO_BIN_EXE_corridor"))
        .arg("reader")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let status = Path::new("/proc").join(reader.id().to_string());
    let filtered = || {
        let status = fs::read_to_string(status.join("status")).unwrap_or_default();
        status.lines().any(|l| l == "Seccomp:\t2") && status.lines().any(|l| l == "NoNewPrivs:\t1")
    };
    let locked = (0..100).any(|_| {
        filtered() || {
            thread::sleep(Duration::from_millis(20));
            false
        }
    });
    let limits = fs::read_to_string(status.join("limits")).unwrap_or_default();
    drop(reader.stdin.take());
    reader.wait().unwrap();
    assert!(locked, "no filter of system calls");
    let limit = |name: &str| {
        limits
            .lines()
            .find(|l| l.starts_with(name))
            .unwrap_or_default()
            .to_owned()
    };
    assert!(limit("Max file size").contains(" 0 "), "{limits}");
    assert!(limit("Max address space").contains("805306368"), "{limits}");
}
