//! The style of a page: legible in both themes, known to its policy by its hash, and for paper and telephones too.

use std::collections::BTreeMap;

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

use super::page;
use super::tree::read;

fn style() -> String {
    read(&page().to_html()).named("style")[0].text()
}

#[test]
fn the_policy_lets_in_this_style_and_nothing_else() {
    let page = read(&page().to_html());
    let policy = page.named("meta")[1].attribute("content").unwrap();
    let hash = Base64::encode_string(&Sha256::digest(style()));
    assert_eq!(
        policy,
        format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"),
        "`STYLE_HASH` in `settings/src/html/style.rs` has to be {hash}"
    );
}

/// The colours of a theme, by their names.
type Theme = BTreeMap<String, [f64; 3]>;

/// The themes: light, dark, paper.
fn themes() -> Vec<Theme> {
    let style = style();
    let blocks = style.split(":root {").skip(1).map(|block| block.split('}').next().unwrap_or_default());
    let colour = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
        let part = |at| f64::from(u8::from_str_radix(&value[at..at + 2], 16).unwrap());
        Some((name.to_owned(), [part(0), part(2), part(4)]))
    };
    blocks.map(|block| block.split(';').filter_map(colour).collect()).collect()
}

/// The relative luminance of a colour, as WCAG 2.2 has it.
fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = part / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let [one, other] = [luminance(one), luminance(other)];
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_ink_can_be_read_on_every_paper_in_every_theme() {
    let white = [255.0; 3];
    assert!(
        (contrast(white, [0.0; 3]) - 21.0).abs() < 0.01
            && contrast(white, [118.0; 3]) > 4.5
            && contrast(white, [120.0; 3]) < 4.5
    );
    let themes = themes();
    assert_eq!(themes.len(), 3);
    for theme in &themes {
        assert!(theme.keys().eq(themes[0].keys()), "a theme has all colours");
        let beginning = |with: &'static str| theme.iter().filter(move |(name, _)| name.starts_with(with));
        assert!(beginning("ink").count() >= 6 && beginning("paper").count() >= 3);
        for (ink, of_ink) in beginning("ink") {
            for (paper, of_paper) in beginning("paper") {
                let contrast = contrast(*of_ink, *of_paper);
                assert!(contrast >= 4.5, "{ink} on {paper}: {contrast:.2}");
            }
        }
    }
}

#[test]
fn texts_are_in_ink_and_grounds_are_paper() {
    let style = style();
    for declaration in style.split(['{', '}', ';']).map(str::trim) {
        let Some((property, value)) = declaration.split_once(": ") else { continue };
        let known = match property {
            "color" => value.starts_with("var(--ink"),
            "background" | "background-color" => value.starts_with("var(--paper"),
            name if name.starts_with("--") => {
                name.starts_with("--ink") || name.starts_with("--paper") || name == "--line"
            }
            // No other property has a colour of its own, and none makes one fainter.
            _ => {
                !value.contains('#')
                    && !value.contains("rgb")
                    && property != "opacity"
                    && property != "filter"
            }
        };
        assert!(known, "{declaration}");
    }
}

#[test]
fn there_is_a_theme_for_dark_rooms_a_layout_for_paper_and_one_for_telephones() {
    let style = style();
    for query in ["(prefers-color-scheme: dark)", "@media print", "@media screen and (max-width: "] {
        assert_eq!(style.matches(query).count(), 1, "{query}");
    }
}
