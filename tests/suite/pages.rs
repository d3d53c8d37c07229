//! The pages that rustdoc makes of declarations: every lint of its is denied there, and what they show is read here.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds the pages of a package, and tells where they are.
fn built(package: &str) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("lies in the folder of builds");
    let built = Command::new(env!("CARGO"))
        .args(["doc", "--no-deps", "--quiet", "--package", package, "--target-dir"])
        .arg(target)
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    target.join("doc").join(package.replace('-', "_"))
}

#[expect(clippy::disallowed_methods, reason = "a page is what the test reads")]
fn html(page: &Path) -> String {
    std::fs::read_to_string(page).expect("the page is there")
}

/// The rows of the tables of a page, as they are read, with `[..]` around links.
fn rows(page: &Path) -> String {
    let html = html(page);
    let cell = |cell: &str| read(cell.split_once("</t").map_or(cell, |(text, _)| text));
    let row = |row: &str| {
        let row = row.split_once("</tr>").map_or(row, |(row, _)| row);
        let cells: Vec<String> = row.split("<td>").skip(1).map(cell).collect();
        cells.join(" ¦ ").trim_end().to_owned()
    };
    let rows: Vec<String> = html.split("<tr>").skip(1).map(row).filter(|row| !row.is_empty()).collect();
    rows.join("\n")
}

/// A text without its tags.
fn read(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        let (tag, behind) = part.split_once('>').unwrap_or(("", part));
        text += match tag.split(' ').next() {
            Some("a") => "[",
            Some("/a") => "]",
            _ => "",
        };
        text += behind;
    }
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

#[test]
fn a_page_shows_every_setting_of_a_declaration() {
    let pages = built("settings-documented");
    let shown = |page: &str| rows(&pages.join(page));
    insta::assert_snapshot!(shown("struct.Shop.html"), @r#"
    port ¦ SHOP_PORT ¦ u16 ¦ 8080 ¦ at least 1024, at most 65_000 ¦ edge ¦ Where it listens. (security; since 1.2)
    motto ¦ SHOP_MOTTO ¦ String ¦ "a|b`c" ¦ matches (a|b|`|c)* ¦ team-shop ¦ Has a | in it: a`b. (formerly slogan)
    pin ¦ SHOP_PIN ¦ SecretString ¦  ¦ one of a list ¦ team-shop ¦ Opens the till. See [Hidden], <b>, <https://example.org/a_b>, [gone] and a | b. (secret; only from a file or a variable)
    salt ¦ SALT ¦ Option<SecretBox<[u8]>> ¦  ¦ in hexadecimal digits ¦ team-shop ¦ secret; may be empty
    twice ¦ SHOP_TWICE ¦ u32 ¦ double of port ¦  ¦ team-shop ¦ deprecated: set port
    names ¦ SHOP_NAMES ¦ Vec<String> ¦ ["a", "b"] ¦ each (not blank, at most 10 bytes), length at most 5, sorted(2) ¦ team-shop ¦
    cache ¦ SHOP_CACHE… ¦ [Cache] ¦ Default::default() ¦  ¦  ¦ What is remembered.
    routes ¦ SHOP_ROUTES… ¦ [BTreeMap<String, parts::Unseen>] ¦  ¦  ¦  ¦ Told elsewhere.
    part ¦ SHOP_PART… ¦ [Option<Part<Cache>>] ¦  ¦  ¦  ¦ Told elsewhere.
    hidden ¦ SHOP_HIDDEN… ¦ Option<Hidden> ¦  ¦  ¦  ¦
    all of ¦  ¦ [Logs] ¦  ¦  ¦  ¦ Told elsewhere.
    store ¦ SHOP_STORE… ¦ [Store] ¦  ¦  ¦  ¦ Told elsewhere.
    level ¦ SHOP_LEVEL ¦ Level ¦ Level::Everything ¦  ¦ team-shop ¦
    "#);
    insta::assert_snapshot!(shown("struct.Cache.html"), @"max_age ¦ …MAX_AGE ¦ u32 ¦ 60 ¦ In seconds.");
    insta::assert_snapshot!(shown("struct.Part.html"), @"of ¦ …OF… ¦ T ¦ The section.");
    insta::assert_snapshot!(shown("enum.Store.html"), @r#"
    memory ¦  ¦ yes ¦ Gone when it ends.
    disk ¦ [Disk] ¦  ¦ On a disk.
    "#);
    insta::assert_snapshot!(shown("enum.Level.html"), @r#"
    error ¦  ¦ Only what | went wrong.
    all ¦ yes ¦ All.
    "#);
}

#[test]
fn a_page_says_what_is_true_of_all_its_settings() {
    let pages = built("settings-documented");
    let page = |page: &str| read(&html(&pages.join(page)));
    for (name, said) in [
        (
            "struct.Shop.html",
            "Variables begin with SHOP_; the names of sections and of settings are joined by __.",
        ),
        ("struct.Shop.html", "Checked together: at most one of part, hidden."),
        (
            "struct.Shop.html",
            "A setting without a default has to be given, unless its type is an Option or has a default of its own.",
        ),
        ("struct.Shop.html", "Where nothing else is said, the owner is team-shop."),
        ("struct.Part.html", "All of it matters to security."),
        ("struct.Cache.html", "what names no owner has that of what is around it"),
        ("enum.Store.html", "Which of these sections there is, kind says, or the variable …KIND."),
        ("struct.Name.html", "Read as String: not blank."),
    ] {
        assert!(page(name).contains(said), "{name}: {said}");
    }
    let without_default = "A setting without a default has to be given";
    assert!(!page("struct.Cache.html").contains(without_default));
}
