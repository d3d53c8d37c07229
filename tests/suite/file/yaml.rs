//! What stands in a file of YAML.

use settings::{Code, ExposeSecret, Loader, SecretString, Settings};

use super::Shop;
use crate::support::{clean, codes, loaded, only, places, refused, soon, toml};

fn yaml<T: settings::Root>(text: &str) -> Loader<T> {
    Loader::new().text("yaml", text)
}

#[test]
fn a_configuration_means_the_same_in_toml_and_yaml() {
    let of_toml = clean(toml::<Shop>(
        "port = 8080\nname = 'no'\ntoken = 's3cret'\nlanguages = ['de', '1.10']\n[http]\ntimeout = 7\n",
    ));
    for text in [
        "port: 8080\nname: no\ntoken: s3cret\nlanguages: [de, 1.10]\nhttp:\n  timeout: 7\n",
        "---\r\nhttp: {timeout: 7}\r\nlanguages:\r\n- de\r\n- '1.10'\r\ntoken: \"s3\\x63ret\"\r\nname: |-\r\n  no\r\nport: 8080\r\n",
        "\u{feff}# c\n{\"port\": 8080, \"name\": \"no\", \"token\": 's3cret', \"languages\": [\"de\", \"1.10\"], \"http\": {\"timeout\": 7}}",
    ] {
        for format in ["yaml", "yml", "YAML"] {
            let shop = clean(Loader::<Shop>::new().text(format, text));
            assert_eq!(
                (shop.port, &shop.name, &shop.languages),
                (of_toml.port, &of_toml.name, &of_toml.languages)
            );
            assert_eq!(shop.http.timeout, of_toml.http.timeout);
            assert_eq!(shop.token.as_ref().map(ExposeSecret::expose_secret), Some("s3cret"));
            assert_eq!(shop.fingerprint(), of_toml.fingerprint());
        }
    }
}

#[test]
fn a_file_is_known_by_its_ending() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["shop.yaml", "shop.yml"] {
        let path = folder.path().join(name);
        std::fs::write(&path, "port: 1\nlanguages:\n- de\n").unwrap();
        let shop = clean(Loader::<Shop>::new().file(&path));
        assert_eq!((shop.port, shop.languages.as_slice()), (1, &["de".to_owned()][..]));
        let origin = shop.origin("port").unwrap().to_string();
        assert!(origin.ends_with(&format!("{name}:1:7")), "{origin}");
    }
}

#[test]
fn a_mark_and_crlf_count_for_no_column() {
    assert_eq!(places(&only(yaml::<Shop>("\u{feff}port: x"))), ["<yaml>:1:7"]);
    assert_eq!(places(&only(yaml::<Shop>("port: 1\r\nname: [x]\r\n"))), ["<yaml>:2:7"]);
    assert_eq!(places(&only(yaml::<Shop>("port: 1\rname: [x]\r"))), ["<yaml>:2:7"]);
    assert_eq!(places(&only(yaml::<Shop>("port: 1\nlanguages: ['äöü', [3]]"))), ["<yaml>:2:20"]);
    assert_eq!(places(&only(yaml::<Shop>("port: 1\nname:\n- x\n"))), ["<yaml>:3:1"]);
}

#[test]
fn an_unknown_key_is_a_problem_with_a_suggestion() {
    let problem = only(yaml::<Shop>("port: 1\nhttp:\n  timeuot: 5\n"));
    assert_eq!((problem.code(), problem.key()), (Code::UnknownKey, Some("http.timeuot")));
    assert_eq!(places(&problem), ["<yaml>:3:3"]);
    assert!(problem.to_string().contains("timeout"), "{problem}");
}

#[test]
fn a_duplicate_key_is_a_problem_at_the_second() {
    for (text, key, place, first) in [
        ("port: 1\n\"port\": 2", "port", "<yaml>:2:1", "<yaml>:1:1"),
        ("port: 1\nhttp:\n  timeout: 1\n  timeout: 2", "http.timeout", "<yaml>:4:3", "<yaml>:3:3"),
        ("port: 1\ntoken: CANARY\ntoken: CANARY", "token", "<yaml>:3:1", "<yaml>:2:1"),
    ] {
        let problem = only(yaml::<Shop>(text));
        assert_eq!((problem.code(), problem.key()), (Code::DuplicateKey, Some(key)));
        assert_eq!(places(&problem), [place], "{text:?}");
        assert!(problem.message().contains(first) && !problem.to_string().contains("CANARY"), "{problem}");
    }
}

#[test]
fn a_bool_is_true_or_false() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Switch {
        on: bool,
        ratio: f64,
        limit: u8,
    }
    let switch = clean(yaml::<Switch>("on: true\nratio: 1.5\nlimit: 7"));
    assert_eq!((switch.on, switch.ratio, switch.limit), (true, 1.5, 7));
    for other in ["yes", "on", "True", "1", "'true'"] {
        let problem = only(yaml::<Switch>(&format!("on: {other}\nratio: 1\nlimit: 1")));
        assert_eq!((problem.code(), problem.key()), (Code::InvalidValue, Some("on")), "{problem}");
    }
    for (other, help) in [
        ("1", "write `true` or `false`"),
        ("'yes'", "write `true` or `false`, without quotation marks"),
        ("'true'", "take out the quotation marks"),
        ("~", "write `true` or `false`"),
    ] {
        let problem = only(yaml::<Switch>(&format!("on: {other}\nratio: 1\nlimit: 1")));
        assert_eq!(problem.help(), Some(help));
    }
    for other in ["0x1F", "1_0", "0o7", "256", "1.0", "!!int 300"] {
        assert_eq!(only(yaml::<Switch>(&format!("on: true\nratio: 1\nlimit: {other}"))).key(), Some("limit"));
    }
}

#[test]
fn a_quoted_number_is_a_problem_with_a_hint() {
    for (text, place) in [
        ("port: \"9000\"", "<yaml>:1:7"),
        ("port: !!str 9000", "<yaml>:1:13"),
        ("port: |-\n  9000", "<yaml>:1:7"),
    ] {
        let problem = only(yaml::<Shop>(text));
        assert_eq!((problem.code(), problem.key()), (Code::InvalidValue, Some("port")));
        assert_eq!(places(&problem), [place]);
        assert!(problem.to_string().contains("quotation marks"), "{problem}");
    }
}

#[test]
fn null_resets_an_option_and_an_optional_section() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Site {
        contact: Option<String>,
        #[settings(nested)]
        cache: Option<Cache>,
    }
    #[derive(Debug, Settings)]
    struct Cache {
        size: u32,
    }
    for null in ["null", "~", ""] {
        let loader = Loader::<Site>::new()
            .text("toml", "contact = 'x'\n[cache]\nsize = 1\n")
            .text("yaml", format!("contact: {null}\ncache: {null}\n"));
        let site = clean(loader);
        assert!(site.contact.is_none() && site.cache.is_none());
        let explanation = site.explain();
        let contact = explanation.setting("contact").unwrap();
        let column = if null.is_empty() { 8 } else { 10 };
        assert_eq!(contact.origin().to_string(), format!("<yaml>:1:{column}"));
        assert_eq!(contact.overrode()[0].to_string(), "<toml>:1:11");
    }
    let problem = only(yaml::<Shop>("port: ~\n"));
    assert_eq!((problem.key(), places(&problem)), (Some("port"), vec!["<yaml>:1:7".to_owned()]));
}

#[test]
fn the_outermost_value_is_a_table() {
    for (text, found) in [("- port: 1", "a list"), ("port", "a single value")] {
        let problem = only(yaml::<Shop>(text));
        assert_eq!(problem.code(), Code::NotASection);
        assert!(problem.message().contains(found), "{problem}");
    }
    for text in ["", "# nothing", "---\n"] {
        assert_eq!(codes(refused(yaml::<Shop>(text)).problems()), [(Code::Missing, "port")]);
    }
}

#[test]
fn a_fault_in_the_grammar_is_the_only_problem() {
    for (text, place, words) in [
        ("port: 1\nhttp:\n\ttimeout: 1\n", "<yaml>:3:1", "tab"),
        ("port: 1\n---\nport: 2\n", "<yaml>:2:1", "document"),
        ("port: !port 1\n", "<yaml>:1:7", "tag"),
        ("port: *port\n", "<yaml>:1:7", "anchor"),
        ("port: &port [*port]\n", "<yaml>:1:14", "a part of"),
    ] {
        let problem = only(yaml::<Shop>(text));
        assert_eq!(
            (problem.code(), places(&problem)),
            (Code::Syntax, vec![place.to_owned()]),
            "{text:?}: {problem}"
        );
        assert!(problem.message().contains(words), "{problem}");
    }
}

#[test]
fn aliases_and_merges_are_read_like_what_they_stand_for() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Pair {
        #[settings(nested)]
        near: Link,
        #[settings(nested)]
        far: Link,
    }
    #[derive(Debug, Settings)]
    struct Link {
        host: String,
        port: u16,
        token: SecretString,
    }
    let pair = clean(yaml::<Pair>(
        "near: &near\n  host: x\n  port: 1\n  token: s3cret\nfar:\n  <<: *near\n  host: y\n",
    ));
    assert_eq!((pair.far.host.as_str(), pair.far.port), ("y", 1));
    assert_eq!(pair.far.token.expose_secret(), "s3cret");
    assert_eq!(pair.origin("far.port").unwrap().to_string(), "<yaml>:3:9");
    let pair = clean(yaml::<Pair>("near: &near {host: x, port: 1, token: s3cret}\nfar: *near\n"));
    assert_eq!((pair.far.host.as_str(), pair.far.port), ("x", 1));
}

#[test]
fn secrets_are_never_shown() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Vault {
        pin: SecretString,
        #[settings(check = never)]
        key: SecretString,
        port: u16,
    }
    fn never(_: &str) -> Result<(), &'static str> {
        Err("must be another")
    }
    for value in [
        "|\n  CANARY\n  two",
        ">-\n  CANARY\n\n  two",
        "\"CAN\\x41RY\\n\"",
        "'CANARY '' '",
        "CANARY\n  two",
        "!!str CANARY",
        "&x CANARY",
    ] {
        let text = format!("pin: {value}\nkey: {value}\nport: 'x'\n");
        let error = refused(yaml::<Vault>(&text));
        assert_eq!(codes(error.problems()).len(), 2, "{error}");
        let broken = [
            format!("pin: {value}\nkey: [{value}"),
            format!("pin: {value}\nkey: {value}\n\t- x\n"),
            format!("pin: {value}\npin: {value}\nCANARY\n"),
            "pin: {x: 1}\nkey: [CANARY]\n".to_owned(),
        ];
        let reports = broken.iter().map(|text| refused(yaml::<Vault>(text))).chain([error]);
        for report in reports {
            let shown = format!("{report}\n{report:?}\n{}", report.to_json());
            assert!(!shown.contains("CANARY"), "{shown}");
        }
    }
    let shop = loaded(yaml::<Shop>("port: 1\ntoken: |\n  CANARY\n"));
    let shown = format!("{shop:?}\n{}\n{}", shop.explain(), shop.summary());
    assert!(!shown.contains("CANARY") && shop.token.as_ref().unwrap().expose_secret() == "CANARY\n");
}

#[test]
fn hostile_texts_end_soon() {
    let mut bomb = "a0: &a0 [x, x]\n".to_owned();
    (1..60).for_each(|n| bomb += &format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1));
    let deep = format!("port: {}", "[".repeat(100_000));
    let keys: String = (0..100_000).map(|n| format!("k{n}: 1\n")).collect();
    for text in [bomb, deep, keys, "port: 1\n".repeat(50_000)] {
        soon(|| refused(yaml::<Shop>(&text)));
    }
}

/// A secret and a setting that is none, of which one is an alias of the other.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", check = never(name))]
struct Pair {
    token: Option<SecretString>,
    #[settings(default = 1)]
    port: u16,
    #[settings(default)]
    level: Level,
    #[settings(default = "shop", check = short)]
    name: String,
    #[settings(default)]
    names: Vec<u16>,
    #[settings(default_from = first(name))]
    initial: char,
}

#[derive(Clone, Copy, Debug, Default, Settings)]
enum Level {
    #[default]
    Canary,
}

fn short(name: &str) -> Result<(), String> {
    if name.len() < 9 { Ok(()) } else { Err(format!("too long: {name}")) }
}

fn never(name: &str) -> Result<(), String> {
    if name.starts_with("RULE") { Err(format!("not {name}")) } else { Ok(()) }
}

fn first(name: &str) -> Result<char, String> {
    if name.starts_with("FIRST") { Err(format!("not from {name}")) } else { Ok('s') }
}

#[test]
fn a_value_that_may_be_a_secret_elsewhere_is_not_quoted() {
    for (text, message) in [
        ("token: &t CANARY\nport: *t", "expected an unsigned integer from 0 to 65535, found a single value"),
        ("port: &t 'CANARY'\ntoken: *t", "expected an unsigned integer from 0 to 65535, found a string"),
        ("port: &t CANARY\ntoken: &s x\nnames: [*t]", "unsigned integer"),
        ("token: &t CANARY\nnames: [*t]", "expected an unsigned integer"),
        ("token: &t CANARY-CANARY\nname: *t", "does not pass the check `short`"),
        ("token: &t RULE\nname: *t", "the rule `never` is not met"),
        ("token: &t FIRST\nname: *t", "cannot be derived from `name`: the function that derives it refuses"),
        ("token: &t canar\nlevel: *t", "expected `canary`, found a single value"),
    ] {
        let error = refused(yaml::<Pair>(text));
        let said = error.to_string();
        assert!(said.contains(message), "{said}");
        for secret in ["CANARY", "RULE", "FIRST", "canar`"] {
            assert!(!said.contains(secret), "{said}");
            assert!(!format!("{error:?}{}", error.to_json()).contains(secret), "{said}");
        }
        assert!(error.problems().iter().all(|problem| problem.suggestion().is_none()), "{said}");
    }
    // What has an anchor that nothing names stands in one place alone.
    let problem = only(yaml::<Pair>("port: &t eighty"));
    assert!(problem.message().ends_with("found `eighty`"), "{problem}");
}

#[test]
fn an_alias_is_no_key() {
    let error = refused(yaml::<Pair>("token: &t CANARY\n*t : 1"));
    assert_eq!(codes(error.problems()), [(Code::Syntax, "")]);
    assert!(!error.to_string().contains("CANARY"), "{error}");
}
