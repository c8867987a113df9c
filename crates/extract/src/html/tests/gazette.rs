//! A page such as gazettes publish, whole.

use super::draft;

const PAGE: &str = r##"<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html lang="en" class="no-js">
<head><meta charset="utf-8"><title>Gazette - Agreement</title><script>var a = "<p>no</p>";</script></head>
<body class="page sidebar-left">
<a class="skip" href="#main">Skip to main content</a>
<div id="cookie-notice"><p>We use cookies. <a href="/privacy">Learn more</a></p></div>
<div id="header"><a href="/"><img alt="Gazette" src="logo.png"></a><ul id="menu"><li><a href="/laws">Laws</a></li><li><a href="/treaties">Treaties</a></li></ul></div>
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/treaties">Treaties</a></li><li>Agreement</li></ol>
<table class="layout"><tr>
<td width="20%"><h4>Contents</h4><ul><li><a href="#a1">Article 1</a></li><li><a href="#a2">Article 2</a></li></ul></td>
<td>
<div class="tools"><a href="#" onclick="window.print()">Print</a></div>
<h1>Agreement on the seasonal work of gardeners between Avalonia and Borduria</h1>
<p>The Government of Avalonia and the Government of Borduria, wishing to protect those who work in gardens, have agreed as follows:</p>
<h3 id="a1"><a href="#a1">Article 1</a><br>Wages</h3>
<ol>
<li>The employer pays the wage at the end of each month.<sup><a href="#f1">1</a></sup></li>
<li>No fee is taken for:<ol type="a"><li>finding the work;</li><li>the journey.</li></ol></li>
</ol>
<h3 id="a2"><a href="#a2">Article 2</a><br>Hours</h3>
<p>Work ends after eight hours, and the hours are:</p>
<table border="1"><tr><th>Season</th><th>Hours</th></tr><tr><td>Spring</td><td>8</td></tr><tr><td>Winter</td><td>6</td></tr></table>
<p>Done at Avalon on 3 May 2012.</p>
<table><tr><td>For Avalonia</td><td>For Borduria</td></tr></table>
<hr>
<p id="f1">1 As amended in 2014. <a href="#r1">↑</a></p>
</td></tr></table>
<div class="footer"><p>Published by the Office. <a href="/imprint">Imprint</a></p></div>
</body></html>"##;

#[test]
fn a_gazette_page_gives_its_agreement() {
    let draft = draft(PAGE);
    let notes: Vec<&str> = draft.notes.iter().map(|n| n.message.as_str()).collect();
    insta::assert_snapshot!(format!("{}\n{}", draft.text, notes.join("\n")));
}
