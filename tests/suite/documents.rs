//! Documents of a declaration that makes them hard: what is written in it survives in every format.

use std::path::Path;
use std::process::Command;

use settings::documents::Documents;
use settings::{Environment, Loader, SecretString, Settings};

use crate::support::{Folder, loaded};

/// The *odd* one: <script>alert(1)</script> --> */ `a | b` "quoted" 'single' $HOME ☃ שלום
///
/// # A heading
/// | a | b |
#[derive(Debug, Settings)]
#[settings(prefix = "ODD")]
struct Odd {
    /// # Not a heading, <b>not bold</b> | "quoted" 'single' `code | <i>` 🔑 --> */
    ///
    /// ```toml
    /// # left open
    #[settings(default = "it is $HOME and `id` | \\ \"quoted\" # no comment")]
    shell: String,
    /// مرحبا
    #[settings(default = "it's")]
    single: String,
    #[settings(default = "two\nlines\tand שלום \u{202e}")]
    lines: String,
    #[settings(default = "", allow_empty)]
    empty: String,
    #[settings(default = "no", rename = "on")]
    yes: String,
    #[settings(default = Kind::Quoted)]
    kind: Kind,
    #[settings(default = ["a,b", "c'd", "$e", "[f]"])]
    list: Vec<String>,
    #[settings(default = 1.0e300)]
    number: f64,
    /// -->
    token: Option<SecretString>,
    #[settings(nested, rename = "y")]
    blank: Blank,
}

#[derive(Debug, Clone, Copy, PartialEq, Settings)]
enum Kind {
    #[settings(rename = "1e3")]
    Quoted,
    #[settings(rename = "0.7")]
    Number,
}

/// A section that is to be quoted.
#[derive(Debug, Settings)]
struct Blank {
    #[settings(default = "null")]
    null: String,
}

fn documents() -> Documents {
    let loader = Loader::<Odd>::standard(Environment::empty());
    Documents::of(&loader.optional_file("settings.yaml").optional_file("settings.jsonc"))
}

/// A document with all that may be uncommented: what stands behind the sign without a blank.
pub(crate) fn uncommented(text: &str, sign: &str) -> String {
    let lines = text.lines().map(|line| match line.trim_start().strip_prefix(sign) {
        Some(rest) if !rest.is_empty() && !rest.starts_with(' ') => {
            format!("{}\n", line.replacen(sign, "", 1))
        }
        _ => format!("{line}\n"),
    });
    lines.collect()
}

#[test]
fn templates_with_all_uncommented_are_the_defaults() {
    let documents = documents();
    let defaults = loaded(Loader::<Odd>::new());
    for (format, sign) in [("toml", "#"), ("yaml", "#"), ("jsonc", "//")] {
        let text = uncommented(documents.text(&format!("settings.example.{format}")).unwrap(), sign);
        let odd = match Loader::<Odd>::new().text(format, &text).load() {
            Ok(odd) => odd,
            Err(error) => panic!("{error}\n{text}"),
        };
        assert_eq!(odd.fingerprint(), defaults.fingerprint(), "{text}");
        let given = odd.explain().settings().iter().filter(|one| one.origin().name().is_some()).count();
        assert_eq!(given, odd.explain().settings().len() - 1, "all but the secret\n{text}");
    }
}

/// What a POSIX shell that reads a file has then in its environment.
#[cfg(unix)]
pub(crate) fn by_shell(path: &Path) -> Vec<(String, String)> {
    let mut shell = Command::new("sh");
    shell.args(["-c", "set -a; . \"$1\"; env -0", "sh"]).arg(path).env_clear();
    let output = shell.output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let said = String::from_utf8(output.stdout).unwrap();
    let variables = said.split('\0').filter_map(|one| one.split_once('='));
    variables.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[cfg(unix)]
#[test]
fn a_shell_and_this_library_read_the_same_variables() {
    let text = uncommented(documents().text(".env.example").unwrap(), "#");
    let folder = Folder::new();
    let path = folder.write(".env.example", &text);
    let variables = by_shell(&path);
    assert!(variables.iter().filter(|(name, _)| name.starts_with("ODD_")).count() >= 6, "{text}");
    let by_shell = loaded(Loader::<Odd>::new().environment(variables.iter().cloned().collect()));
    let by_dotenv = loaded(Loader::<Odd>::new().dotenv(&path));
    let defaults = loaded(Loader::<Odd>::new());
    assert_eq!(by_shell.fingerprint(), defaults.fingerprint(), "{text}");
    assert_eq!(by_dotenv.fingerprint(), defaults.fingerprint(), "{text}");
}

#[test]
fn the_reference_stays_a_page() {
    let documents = documents();
    let page = documents.text("SETTINGS.md").unwrap();
    let code = |line: &&str| line.starts_with("```");
    assert_eq!(page.lines().filter(code).count(), 2, "{page}");
    assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
    let headings: Vec<&str> =
        page.lines().filter(|line| line.starts_with('#') && !line.contains("left open")).collect();
    assert_eq!(headings.len(), 2 + 10, "{headings:?}");
    assert!(page.contains("☃ שלום") && page.contains("مرحبا") && page.contains("🔑"), "{page}");
    for (name, text) in documents.all() {
        assert!(!text.chars().any(|c| c == '\u{202e}' || c.is_control() && c != '\n' && c != '\t'), "{name}");
    }
}
