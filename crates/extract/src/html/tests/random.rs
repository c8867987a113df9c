//! Random pages: nothing panics, no word is lost.

use super::{bytes, draft};
use proptest::prelude::*;

/// A tree of elements with numbered words, written as HTML.
#[derive(Debug, Clone)]
enum Tree {
    Word,
    Element(&'static str, Vec<Tree>),
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = Just(Tree::Word);
    leaf.prop_recursive(6, 60, 6, |inner| {
        let name = prop::sample::select(vec![
            "div",
            "section",
            "blockquote",
            "span",
            "b",
            "ul",
            "ol",
            "p",
            "h2",
            "font",
            "center",
            "table",
            "details",
            "pre",
        ]);
        (name, prop::collection::vec(inner, 0..6)).prop_map(|(n, c)| Tree::Element(n, c))
    })
}

fn write(tree: &Tree, count: &mut usize, html: &mut String) {
    match tree {
        Tree::Word => {
            *count += 1;
            html.push_str(&format!(" wörd{count} "));
        }
        Tree::Element(name, children) => {
            let (open, close) = match *name {
                "ul" => ("<ul>", "</ul>"),
                "ol" => ("<ol start=4>", "</ol>"),
                "table" => ("<table>", "</table>"),
                _ => ("", ""),
            };
            let cell = match *name {
                "ul" | "ol" => "li",
                "table" => "td",
                name => name,
            };
            html.push_str(open);
            let parts: Vec<&[Tree]> = match open.is_empty() {
                true => vec![children],
                false => children.chunks(2).collect(),
            };
            for part in parts {
                html.push_str(&format!("<{cell}>"));
                part.iter().for_each(|c| write(c, count, html));
                html.push_str(&format!("</{cell}>"));
            }
            html.push_str(close);
        }
    }
}

const GOOD: &str = "<!doctype html><meta charset=utf-8><header><nav><ul><li><a href=/>Home</a></ul></nav></header>
<main><h1>Deal</h1><ol type=a start=2><li>One<sup><a href='#n'>1</a></sup><li value=9>Two</ol><table><tr><td>a<td>b</table>
<pre> x </pre><p id=n>1 Note &amp; more</p></main><footer>End</footer>";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_word_comes_once_and_in_order(trees in prop::collection::vec(tree(), 1..6)) {
        let (mut html, mut count) = (String::new(), 0);
        trees.iter().for_each(|t| write(t, &mut count, &mut html));
        let text = draft(&html).text;
        let words: Vec<String> = text.split_whitespace().filter(|w| w.contains("wörd")).map(str::to_owned).collect();
        let wanted: Vec<String> = (1..=count).map(|n| format!("wörd{n}")).collect();
        prop_assert_eq!(words, wanted, "{}", html);
    }

    #[test]
    fn no_bytes_make_it_panic(noise in prop::collection::vec(any::<u8>(), 0..500)) {
        bytes(&noise);
    }

    #[test]
    fn no_tags_make_it_panic(tags in prop::collection::vec(
        prop::sample::select(vec!["<p>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ol reversed>", "</ol>", "<a href=#x>", "</a>",
            "<nav>", "<main>", "</main>", "<sup>", "<i id=x>", "<svg>", "<template>", "<select>", "<frameset>", "<q>", "<pre>", "word ", "<caption>", "</td>"]), 0..80)) {
        draft(&tags.concat());
    }

    #[test]
    fn no_damage_makes_it_panic(at in 0..GOOD.len(), byte in any::<u8>(), cut in 0..GOOD.len()) {
        let mut page = GOOD.as_bytes().to_vec();
        page[at] = byte;
        bytes(&page);
        bytes(&GOOD.as_bytes()[..cut]);
    }
}
