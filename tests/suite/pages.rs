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
    port ¦ SHOP_PORT ¦ u16 ¦ 8080 ¦ at least 1024, at most 65000 ¦ edge ¦ security
    motto ¦ SHOP_MOTTO ¦ String ¦ "a|b`c" ¦ matches (a|b|`|c)* ¦ team-shop ¦ formerly slogan
    pin ¦ SHOP_PIN ¦ SecretString ¦ required ¦ one of a list ¦ team-shop ¦ secret; only from a file or a variable
    salt ¦ SALT ¦ Option<SecretBox<[u8]>> ¦ none ¦ in hexadecimal digits ¦ team-shop ¦ secret; may be empty
    twice ¦ SHOP_TWICE ¦ u32 ¦ made by double from port ¦  ¦ team-shop ¦ deprecated: set port
    names ¦ SHOP_NAMES ¦ Vec<String> ¦ ["a", "b"] ¦ each not blank, at most 10 bytes; at most 5 elements; sorted(2) ¦ team-shop ¦
    cache ¦ SHOP_CACHE__* ¦ [Cache] ¦ the type’s default ¦  ¦  ¦
    routes ¦ SHOP_ROUTES__*__* ¦ BTreeMap<String, [parts::Unseen]> ¦ required ¦  ¦  ¦
    part ¦ SHOP_PART__* ¦ Option<[Part]<Cache>> ¦ none ¦  ¦  ¦
    hidden ¦ SHOP_HIDDEN__* ¦ Option<Hidden> ¦ none ¦  ¦  ¦
    all of ¦  ¦ [Logs] ¦  ¦  ¦  ¦
    store ¦ SHOP_STORE__* ¦ [Store] ¦  ¦  ¦  ¦
    level ¦ SHOP_LEVEL ¦ Level ¦ Level::Everything ¦  ¦ team-shop ¦
    own ¦ SHOP_OWN ¦ [Level] ¦ the type’s, or required ¦  ¦ team-shop ¦
    levels ¦ SHOP_LEVELS ¦ Vec<[Level]> ¦ required ¦  ¦ team-shop ¦
    "#);
    insta::assert_snapshot!(shown("struct.Cache.html"), @r"
    max_age ¦ *_MAX_AGE ¦ Duration ¦ 180d ¦ at least 1ms
    size ¦ *_SIZE ¦ ByteSize ¦ 10MiB ¦
    names ¦ *_NAMES__* ¦ HashMap<String, bool> ¦ {} ¦ at most 1 entry
    a_setting_of_a_long_name ¦ *_A_SETTING_OF_A_LONG_NAME ¦ Option<std::net::SocketAddr> ¦ none ¦
    ");
    insta::assert_snapshot!(shown("struct.Part.html"), @"of ¦ *_OF_* ¦ T");
    insta::assert_snapshot!(shown("enum.Store.html"), @r#"
    memory ¦  ¦ yes ¦ Gone when it ends.
    disk ¦ [Disk] ¦  ¦ On a disk.
    "#);
    insta::assert_snapshot!(shown("enum.Level.html"), @r#"
    error ¦  ¦ Only what | went wrong.
    all ¦ yes ¦ All.
    "#);
}

/// The lines of the lists behind the tables.
fn lines(page: &Path) -> String {
    let html = html(page);
    let lists = html.split("<p>In detail:</p>").skip(1).map(|list| list.split("</ul>").next().unwrap_or(""));
    let line = |line: &str| read(line.split("</li>").next().unwrap_or("")).trim().to_owned();
    let lines: Vec<String> = lists.flat_map(|list| list.split("<li>").skip(1)).map(line).collect();
    lines.join("\n")
}

#[test]
fn a_page_says_what_reviewers_look_at() {
    let pages = built("settings-documented");
    let shown = |page: &str| lines(&pages.join(page));
    insta::assert_snapshot!(shown("struct.Shop.html"), @r"
    port: expect: port {or} 8080; rollback: unset SHOP_PORT; since 1.2
    motto: rollback: unset SHOP_MOTTO
    pin: Opens the till. See [Hidden], <b>, <https://example.org/a_b>, [gone] and a | b. rollback: unset SHOP_PIN
    salt: rollback: unset SALT
    twice: rollback: unset SHOP_TWICE
    names: rollback: unset SHOP_NAMES
    store: for each setting in it, where nothing else is said, expect: things are kept
    level: rollback: unset SHOP_LEVEL
    own: rollback: unset SHOP_OWN
    levels: rollback: unset SHOP_LEVELS
    each section: for each setting in it, where nothing else is said, rollback: unset its variable
    ");
    insta::assert_snapshot!(shown("struct.Cache.html"), @r"
    max_age: expect: as many hits as before; rollback: set *_MAX_AGE to 180d
    size: expect: as many hits as before
    names: expect: as many hits as before
    a_setting_of_a_long_name: expect: as many hits as before
    ");
}

/// How many signs of a cell a browser keeps in one line, whatever room there is.
fn unbroken(cell: &str) -> usize {
    let lines = cell.replace("<wbr>", " ");
    read(&lines).split([' ', '\n', '-']).map(|line| line.chars().count()).max().unwrap_or(0)
}

/// The least width of each column of a table.
fn widths(table: &str) -> Vec<usize> {
    let mut widths = Vec::new();
    for row in table.split("<tr>").skip(1) {
        let cells = row.split("</t").filter_map(|cell| cell.split_once("<td>").or(cell.split_once("<th>")));
        for (at, (_, cell)) in cells.enumerate() {
            widths.resize(widths.len().max(at + 1), 0);
            widths[at] = unbroken(cell).max(widths[at]);
        }
    }
    widths
}

#[test]
fn a_table_fits_in_its_page() {
    let pages = built("settings-documented");
    for page in ["struct.Shop.html", "struct.Cache.html", "enum.Store.html", "enum.Level.html"] {
        let html = html(&pages.join(page));
        assert_fits(page, html.split("</table>").next().unwrap_or(""));
        assert!(!html.contains("href=\"type@"), "{page}: a link leads nowhere");
    }
}

#[track_caller]
fn assert_fits(page: &str, table: &str) {
    let widths = widths(table);
    // 920 pixels, less 17 around each cell, in letters of 8.5.
    let room = (920 - 17 * widths.len()) * 2 / 17;
    assert!(widths.len() > 1 && widths.iter().sum::<usize>() <= room, "{page}: {widths:?}");
}

/// The pages on sources, by the texts that they are made of.
fn on_sources() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../settings/src/docs");
    let texts = std::fs::read_dir(folder.join("sources")).expect("the pages are there");
    let page = |name: &str, text: &Path| (format!("sources/{name}index.html"), html(text));
    let pages = texts.map(|text| {
        let text = text.expect("a page").path();
        let name = text.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        page(&format!("{name}/"), &text)
    });
    std::iter::once(page("", &folder.join("sources.md"))).chain(pages).collect()
}

#[test]
fn the_tables_on_sources_fit_in_their_pages() {
    let pages = built("settings");
    for (page, _) in on_sources() {
        let html = html(&pages.join(&page));
        let tables = html.split("<table>").skip(1).map(|table| table.split("</table>").next().unwrap_or(""));
        tables.for_each(|table| assert_fits(&page, table));
    }
}

#[test]
fn a_page_says_what_is_true_of_all_its_settings() {
    let pages = built("settings-documented");
    let page = |page: &str| read(&html(&pages.join(page)));
    for (name, said) in [
        (
            "struct.Shop.html",
            "Variables begin with SHOP_; the names of sections and of settings are joined by __, and * stands for",
        ),
        ("struct.Shop.html", "the file that SHOP_CONFIG names or else settings.toml, and the variables"),
        ("struct.Shop.html", "with SHOP_SETTINGS_UNKNOWN=warn they are warnings"),
        ("struct.Shop.html", "Also checked: at most one of part and hidden."),
        ("struct.Shop.html", "Also checked: part requires salt, where port is 9000 | 9001."),
        ("struct.Shop.html", "or required: an enum may have a default of its own, which its page shows"),
        ("struct.Shop.html", "Where nothing else is said, the owner is team-shop."),
        ("struct.Shop.html", "Written: a list in a variable as a,b, or in JSON."),
        ("struct.Part.html", "All of it matters to security."),
        ("struct.Cache.html", "The owner is edge."),
        ("struct.Cache.html", "A setting without an owner has the owner of that section"),
        (
            "struct.Cache.html",
            "Written: a Duration as 1h30m, in d h m s ms us ns; a ByteSize as 10MiB, 64kB or",
        ),
        (
            "enum.Store.html",
            "kind, or the variable *_KIND, says which of these sections is meant. The owner is edge.",
        ),
        ("enum.Store.html", "Where nothing else is said, rollback: set its variable back."),
        ("struct.Name.html", "Read as String: not blank."),
    ] {
        assert!(page(name).contains(said), "{name}: {said}");
    }
}

/// The links of a page that lead to a name and no page, and the names in brackets that were to be links.
fn dead(html: &str) -> Vec<&str> {
    let links = html.split("href=\"").skip(1).map(|link| link.split('"').next().unwrap_or(""));
    let names = html.match_indices("[<code>").map(|(at, _)| html[at..].split(']').next().unwrap_or(""));
    links.filter(|link| !link.contains(['.', '#', '/'])).chain(names).collect()
}

#[test]
fn the_library_s_own_pages_lead_somewhere() {
    let pages = built("settings");
    let on_sources: Vec<String> = on_sources().into_iter().map(|(page, _)| page).collect();
    assert!(on_sources.len() > 10, "{on_sources:?}");
    let others = ["index.html", "derive.Settings.html", "trait.Leaf.html", "struct.Loader.html"];
    for page in others.into_iter().chain(on_sources.iter().map(String::as_str)) {
        assert_eq!(dead(&html(&pages.join(page))), [""; 0], "{page}");
    }
    let page = "<a href=\"SecretBox\">a</a> [<code>SecretString</code>] <a href=\"index.html\">b</a>";
    assert_eq!(dead(page), ["SecretBox", "[<code>SecretString</code>"]);
}

/// The code in a text that is wider than the page: rustdoc does not break it, but has it scroll.
fn wide(markdown: &str) -> Vec<&str> {
    let blocks = markdown.split("```").skip(1).step_by(2);
    blocks.flat_map(str::lines).filter(|line| line.chars().count() > 90).collect()
}

#[test]
fn no_example_scrolls_sideways() {
    for text in [
        include_str!("../../settings/src/docs/attributes.md"),
        include_str!("../../settings/src/docs/guide.md"),
    ] {
        assert_eq!(wide(text), [""; 0]);
    }
    for (page, text) in on_sources() {
        assert_eq!(wide(&text), [""; 0], "{page}");
    }
    let line = "a".repeat(91);
    assert_eq!(wide(&format!("{line}\n```\n{line}\n```\n{line}")), [&*line]);
}
