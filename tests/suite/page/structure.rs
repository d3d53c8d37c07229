//! A page is sound, loads nothing, runs nothing, and can be found one's way around in by ear and by keyboard.

use std::collections::BTreeSet;

use super::page;
use super::tree::{Element, read};
use crate::support::loaded;

/// The pages that there may be: with a checklist, with none, with nothing but an explanation, of one section.
fn pages() -> Vec<Element> {
    let shop = loaded(super::loader());
    let texts = [
        page().to_html(),
        shop.page().to_html(),
        shop.explain().to_html(),
        shop.section(|shop| &shop.http).page().to_html(),
    ];
    texts.iter().map(|text| read(text)).collect()
}

#[test]
fn nothing_is_loaded_run_or_sent() {
    for page in pages() {
        let names: BTreeSet<&str> = page.all().iter().map(|one| one.name.as_str()).collect();
        for name in names {
            // What is on a page, whole: script, img, link, iframe, object, form and base are not.
            const KNOWN: &str = "html head meta title style body header nav main section footer h1 h2 h3 p ul ol li dl dt dd a \
                                 strong span bdi code div table caption thead tbody tr th td details summary";
            assert!(KNOWN.split(' ').any(|known| known == name), "<{name}>");
        }
        for (name, value) in page.all().iter().flat_map(|one| &one.attributes) {
            assert!(
                !name.starts_with("on") && !["src", "style", "srcdoc", "action"].contains(&name.as_str()),
                "{name}"
            );
            assert!(name != "href" || value.starts_with('#'), "{value}");
        }
        let style = page.named("style")[0].text();
        for word in ["url(", "@import", "http", "image-set", "expression"] {
            assert!(!style.contains(word), "{word}");
        }
    }
}

#[test]
fn the_head_says_what_a_browser_has_to_know_first() {
    for page in pages() {
        assert_eq!(page.attribute("lang"), Some("en"));
        let head: Vec<&Element> = page.named("head")[0].children().collect();
        assert_eq!(head[0].attribute("charset"), Some("utf-8"));
        assert_eq!(head[1].attribute("http-equiv"), Some("Content-Security-Policy"));
        let viewport = head.iter().find(|one| one.attribute("name") == Some("viewport")).unwrap();
        assert_eq!(viewport.attribute("content"), Some("width=device-width, initial-scale=1"));
        assert!(!page.named("title")[0].text().trim().is_empty());
    }
}

#[test]
fn headings_go_down_one_by_one_from_a_single_first() {
    for page in pages() {
        let levels: Vec<u8> = page
            .all()
            .iter()
            .filter_map(|one| match one.name.as_bytes() {
                [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
                _ => None,
            })
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{levels:?}");
        assert_eq!(levels.first(), Some(&1));
        assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{levels:?}");
    }
}

#[test]
fn landmarks_are_there_once_and_links_lead_somewhere() {
    for page in pages() {
        for landmark in ["header", "nav", "main", "footer"] {
            assert_eq!(page.named(landmark).len(), 1, "{landmark}");
        }
        let ids: Vec<&str> = page.all().iter().filter_map(|one| one.attribute("id")).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
        let links: Vec<&str> = page.named("a").iter().filter_map(|one| one.attribute("href")).collect();
        assert!(links.len() > 2, "{links:?}");
        for link in &links {
            assert!(ids.contains(&link.trim_start_matches('#')), "{link}");
        }
        // The first thing that the keyboard comes to passes over all links.
        let first = page.named("body")[0].children().next().unwrap();
        assert_eq!((first.name.as_str(), first.attribute("href")), ("a", Some("#main")));
        for one in page.all() {
            if let Some(id) = one.attribute("aria-labelledby") {
                assert!(ids.contains(&id), "{id}");
            }
        }
    }
}

#[test]
fn tables_have_captions_heads_and_as_many_cells_as_columns() {
    for page in pages() {
        let tables = page.named("table");
        assert!(!tables.is_empty());
        for table in tables {
            let parts: Vec<&str> = table.children().map(|one| one.name.as_str()).collect();
            assert_eq!(parts, ["caption", "thead", "tbody"]);
            assert!(!table.named("caption")[0].words().is_empty());
            let columns: Vec<&Element> = table.named("thead")[0].named("th");
            assert!(columns.iter().all(|column| column.attribute("scope") == Some("col")));
            for row in table.named("tbody")[0].named("tr") {
                let cells: Vec<&Element> = row.children().collect();
                assert_eq!((cells[0].name.as_str(), cells[0].attribute("scope")), ("th", Some("row")));
                assert_eq!(cells.len(), columns.len());
                // As blocks, each cell says itself what its column is.
                for (cell, column) in cells.iter().zip(&columns).skip(1) {
                    assert_eq!(cell.attribute("data-label").unwrap(), column.text());
                }
            }
        }
        for one in page.all() {
            // What a style lays out as blocks is a table all the same.
            let role = match one.name.as_str() {
                "table" => "table",
                "thead" | "tbody" => "rowgroup",
                "tr" => "row",
                "td" => "cell",
                _ => continue,
            };
            assert_eq!(one.attribute("role"), Some(role));
        }
    }
}

#[test]
fn what_is_opened_says_what_it_opens_and_what_scrolls_has_the_keyboard() {
    for page in pages() {
        for details in page.named("details") {
            let first = details.children().next().unwrap();
            assert_eq!(first.name, "summary");
            // What is heard begins with what is seen.
            assert!(first.attribute("aria-label").unwrap().starts_with(&first.text()));
        }
        let labels: Vec<_> = page.named("summary").iter().map(|one| one.attribute("aria-label")).collect();
        assert_eq!(labels.iter().collect::<BTreeSet<_>>().len(), labels.len(), "{labels:?}");
        for scrolled in page.all().iter().filter(|one| one.attribute("class") == Some("scroll")) {
            assert_eq!(
                (scrolled.attribute("tabindex"), scrolled.attribute("role")),
                (Some("0"), Some("group"))
            );
            assert!(!scrolled.attribute("aria-label").unwrap().is_empty());
        }
    }
}
