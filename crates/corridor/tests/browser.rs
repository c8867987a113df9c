//! The HTML report in a real browser, at the widths of a desk, a tablet and a phone.
//!
//! The page gets one more script, which asks it questions and writes the answers where `--dump-dom`
//! shows them.

use assert_cmd::Command;
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process,
};

const BROWSERS: [&str; 3] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
];
/// Flags for a machine that reaches no network and may run tests as root.
const FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--dump-dom",
    "--virtual-time-budget=5000",
];
const EXAMPLE: &str = "../../examples/aldavia-norland-2021.txt";

/// What the page is asked.
const QUESTIONS: &str = r##"<script>
addEventListener("load", function () {
  var all = function (css) { return [].slice.call(document.querySelectorAll(css)); };
  var words = function (t) { return t.replace(/\s+/g, " ").trim(); };
  var place = document.getElementById("by-place");
  var answers = {
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    dead: all('a[href^="#"]').map(function (a) { return a.getAttribute("href").slice(1); })
      .filter(function (id) { return !document.getElementById(id); }),
    doubled: all("[id]").map(function (e) { return e.id; })
      .filter(function (id, i, ids) { return ids.indexOf(id) !== i; }),
    unnamed: all("select, input").filter(function (e) { return !e.labels || !e.labels.length; }).length,
    fetched: performance.getEntriesByType("resource").length,
    quotes: all("main blockquote[data-m]").length,
    astray: all("main blockquote[data-m]").filter(function (b) {
      var quote = words(b.lastElementChild.textContent);
      var target = document.getElementById("m" + b.dataset.m);
      var mark = target && words(target.closest("mark").textContent);
      return !mark || !(quote.indexOf(mark) === 0 || mark.indexOf(quote.slice(0, 40)) >= 0);
    }).map(function (b) { return b.dataset.m; })
  };
  place.value = "against";
  place.dispatchEvent(new Event("change"));
  var shown = all("[data-place]").filter(function (c) { return !c.hidden; });
  answers.filtered = shown.length > 0 && shown.every(function (c) { return c.dataset.place === "against"; });
  var pre = document.createElement("pre");
  pre.id = "answers";
  pre.textContent = JSON.stringify(answers);
  document.body.appendChild(pre);
});
</script>"##;

fn answers(browser: &Path, width: u32) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("report.html");
    let mut command = Command::cargo_bin("corridor").expect("it is built");
    command
        .args(["assess", EXAMPLE, "--format", "html", "--out"])
        .arg(&page)
        .assert()
        .success();
    let html = fs::read_to_string(&page).expect("the report is there");
    fs::write(
        &page,
        html.replace("</body>", &format!("{QUESTIONS}</body>")),
    )
    .expect("it can be written");
    let output = process::Command::new(browser)
        .args(FLAGS)
        .arg(format!("--window-size={width},1000"))
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser starts");
    let dom = String::from_utf8_lossy(&output.stdout);
    let answer = dom
        .split_once("<pre id=\"answers\">")
        .and_then(|(_, rest)| rest.split_once("</pre>"))
        .map(|(json, _)| {
            json.replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
        });
    let answer =
        answer.unwrap_or_else(|| panic!("no answer: {}", String::from_utf8_lossy(&output.stderr)));
    serde_json::from_str(&answer).expect("answers are JSON")
}

#[test]
fn the_report_fits_every_width_and_leads_to_its_words() {
    let Some(browser) = BROWSERS.iter().map(PathBuf::from).find(|p| p.is_file()) else {
        println!("skipped: no Chromium on this machine; `sh scripts/test` installs it");
        return;
    };
    for width in [1400, 820, 500] {
        let found = answers(&browser, width);
        let none = Value::Array(Vec::new());
        assert_eq!(found["overflow"], 0, "nothing is cut off at {width}");
        assert_eq!(found["dead"], none, "every link leads somewhere");
        assert_eq!(found["doubled"], none, "ids are unique");
        assert_eq!(found["unnamed"], 0, "every control has a label");
        assert_eq!(found["fetched"], 0, "nothing is fetched");
        assert_eq!(
            found["astray"], none,
            "every quote leads to its words in the text"
        );
        assert!(found["quotes"].as_u64() > Some(10), "there are quotes");
        assert_eq!(
            found["filtered"], true,
            "the filter leaves what is against rights"
        );
    }
}
