//! Texts of others on a page: none becomes a tag, an attribute, a reference or a direction of what is around it.

use proptest::prelude::*;
use settings::{Loader, Settings};

use super::tree::{Element, read};
use crate::support::{cases, loaded};

/// <script>alert(1)</script> --> "quoted" 'single' &amp; `<i>code</i>` שלום
#[derive(Debug, Settings)]
#[settings(prefix = "ODD", review(owner = "<b onclick=\"x\">", rollback = "\u{202e}{default}</td>"))]
struct Odd {
    /// </th><script>alert(1)</script> & "quoted" 'single' `</code>` ``odd` שלום
    #[settings(default = "<!-- & -->")]
    name: String,
    #[settings(nested, default)]
    all: std::collections::BTreeMap<String, One>,
}

#[derive(Debug, Settings)]
struct One {
    /// مرحبا `بالعالم`
    #[settings(default = "</style>")]
    value: String,
}

fn odd(id: &str, value: &str) -> Loader<Odd> {
    Loader::new().value("name", value).value(&format!("all.{id}.value"), value)
}

/// The page, of a load that may be refused.
fn page(id: &str, value: &str, title: &str) -> Option<Element> {
    let odd = odd(id, value).load().ok()?;
    Some(read(&odd.page().title(title).to_html()))
}

#[test]
fn hostile_texts_are_seen_as_they_are() {
    for text in [
        "<script>alert(1)</script>",
        "</code></td></table>",
        "\" onmouseover=\"x",
        "' autofocus onfocus='x",
        "&lt;b&gt; &#60; &#x3c;",
        "]]> <![CDATA[ --> <!--",
        "</title><style>*{}</style>",
        "javascript:alert(1)",
        "`<b>` `` ` $HOME {{x}} ${x}",
        "שלום עולם",
        "مرحبا بالعالم",
    ] {
        let page = page("one", text, text).unwrap();
        let values: Vec<String> = page
            .named("td")
            .iter()
            .filter(|one| one.attribute("data-label") == Some("value"))
            .map(|one| one.text())
            .collect();
        assert_eq!(values, [text, text]);
        assert_eq!(page.named("title")[0].text(), text);
        assert_eq!(page.named("h1")[0].text(), text);
    }
}

#[test]
fn controls_and_marks_that_turn_a_direction_are_seen_and_do_nothing() {
    let text = "a\u{0}\u{7}\u{1b}[31m\u{202e}\u{2066}\u{200f}\u{85}\u{2028}\r\nz";
    let shop = loaded(odd("one", text));
    let page = shop.page().title(text).to_html();
    let raw = |c: &char| {
        c.is_control() && *c != '\n'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert_eq!(page.chars().find(raw), None);
    assert!(
        page.contains("a\\u{0}\\u{7}\\u{1b}[31m\\u{202e}\\u{2066}\\u{200f}\\u{85}\\u{2028}\\r\\nz"),
        "{page}"
    );
}

#[test]
fn every_text_of_somebody_else_has_a_direction_of_its_own() {
    let page = page("one", "שלום", "שלום").unwrap();
    fn within(element: &Element, apart: bool, found: &mut Vec<bool>) {
        for node in &element.inside {
            match node {
                super::tree::Node::Element(child) => {
                    within(child, apart || child.name == "bdi", found);
                }
                super::tree::Node::Text(text) if text.contains(['ש', 'م']) => found.push(apart),
                super::tree::Node::Text(_) => {}
            }
        }
    }
    let mut found = Vec::new();
    within(page.named("body")[0], false, &mut found);
    assert!(found.len() > 4 && found.iter().all(|apart| *apart), "{found:?}");
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn no_text_changes_what_a_page_is_made_of(value in any::<String>(), id in "[a-z<>&\"'`א]{1,8}", title in any::<String>()) {
        if let Some(page) = page(&id, &value, &title) {
            // An odd backtick, which begins no code, stands in words of the declaration alone, and an empty value is told.
            prop_assume!(!value.is_empty());
            let plain = self::page("x", "x", "x").unwrap();
            prop_assert_eq!(page.shape(), plain.shape());
        }
    }
}
