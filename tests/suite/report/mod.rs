//! The report of a load that failed: every code once as people and once as machines read it, and what holds for all.

mod files;
mod names;
mod reviews;
mod sources;
mod values;
mod warnings;

use settings::{Checked, Code, Environment, LoadError, Loader, SecretBox, SecretString, Settings};

use crate::support::{codes, refused, toml, variables};

/// A setting of every kind that a report has something to say about.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", check = opens_first(opens, closes))]
struct Shop {
    #[settings(default = 8080, range(min = 1024))]
    port: u16,
    #[settings(default = 9)]
    opens: u8,
    #[settings(default = 18)]
    closes: u8,
    token: Option<SecretString>,
    #[settings(default = "corner shop", length(max = 20))]
    name: String,
    #[settings(default)]
    languages: Vec<String>,
    #[settings(nested)]
    http: Http,
}

#[derive(Debug, Settings)]
struct Http {
    #[settings(default = true)]
    compress: bool,
    #[settings(default)]
    level: Level,
}

#[derive(Debug, Default, Settings)]
enum Level {
    #[default]
    Info,
    Warn,
}

/// Nothing has a default.
#[derive(Debug, Settings)]
#[settings(prefix = "NEEDS")]
struct Needs {
    first: String,
    second: SecretString,
    #[settings(nested)]
    inner: Inner,
    last: SecretBox<u32>,
}

#[derive(Debug, Settings)]
struct Inner {
    port: u16,
}

fn opens_first(opens: &u8, closes: &u8) -> Result<(), String> {
    if opens < closes { Ok(()) } else { Err(format!("the shop opens at {opens} and closes at {closes}")) }
}

#[test]
fn problems_come_in_the_order_of_the_declaration() {
    let text = "languages = 3\nstray = 1\nclosing = 2\n[http]\nlevel = 'loud'\ncompress = 'so'\n";
    let loader = toml::<Shop>(text)
        .environment(Environment::from([("SHOP_NAME", "a name that is too long"), ("SHOP_PORT", "80")]));
    let keys: Vec<String> =
        refused(loader).problems().iter().filter_map(|problem| Some(problem.key()?.to_owned())).collect();
    let declared: Vec<&str> =
        keys.iter().map(String::as_str).filter(|key| !["stray", "closing"].contains(key)).collect();
    assert_eq!(declared, ["port", "name", "languages", "http.compress", "http.level"]);
    assert_eq!(keys.len(), 7, "{keys:?}");
}

#[test]
fn missing_settings_come_in_the_order_of_the_declaration() {
    let error = refused(Loader::<Needs>::new());
    let missing = ["first", "second", "inner.port", "last"].map(|key| (Code::Missing, key));
    assert_eq!(codes(error.problems()), missing);
}

#[test]
fn the_order_of_the_variables_makes_no_difference() {
    let mut pairs =
        [("SHOP_PORT", "x"), ("SHOP_PROT", "1"), ("SHOP_OTHER", "2"), ("SHOP_HTTP", "3"), ("SHOP_NAEM", "4")];
    let first = refused(variables::<Shop, 5>(pairs)).to_string();
    pairs.reverse();
    assert_eq!(first, refused(variables::<Shop, 5>(pairs)).to_string());
    pairs.swap(1, 3);
    assert_eq!(first, refused(variables::<Shop, 5>(pairs)).to_string());
}

#[test]
fn two_loads_say_the_same() {
    let load = || {
        let text = "port = 'x'\nprot = 3\nlanguages = [1, 2]\n[http]\nlevel = 'WARN'\n";
        let variables = [("SHOP_NAME", ""), ("SHOP_CLOSES", " 1 "), ("SHOP_TOKEN", "")];
        refused(toml::<Shop>(text).environment(Environment::from(variables)))
    };
    let (one, other) = (load(), load());
    assert_eq!(one.to_string(), other.to_string());
    assert_eq!(one.to_json(), other.to_json());
}

#[test]
fn debug_is_display() {
    let error = refused(variables::<Shop, 2>([("SHOP_PORT", "x"), ("SHOP_NAME", "")]));
    assert_eq!(format!("{error:?}"), error.to_string());
    assert_eq!(format!("{error:#?}"), error.to_string());
    for problem in error.problems().iter().chain(error.warnings()) {
        assert_eq!(format!("{problem:?}"), problem.to_string());
    }
}

#[test]
fn an_error_is_one_pointer() {
    assert_eq!(size_of::<LoadError>(), size_of::<usize>());
    assert!(size_of::<Result<Checked<Shop>, LoadError>>() <= 3 * size_of::<usize>());
}

#[test]
fn an_error_has_no_source_to_leak_by() {
    let error = refused(variables::<Needs, 1>([("NEEDS_LAST", "CANARY-12345678")]));
    assert!(std::error::Error::source(&error).is_none());
    assert!(!format!("{error} {error:?} {}", error.to_json()).contains("CANARY"));
}

#[test]
fn an_error_can_cross_threads() {
    fn holds<T: std::error::Error + Send + Sync + 'static>() {}
    holds::<LoadError>();
}

#[test]
fn json_has_the_facts_of_the_problems() {
    let text = "port = 'x'\nprot = 3\nlanguages = [1, 2]\nopens = 'x'\n[http]\nlevel = 'WARN'\n";
    let error =
        refused(toml::<Shop>(text).environment(Environment::from([("SHOP_NAME", ""), ("SHOP_NMAE", "x")])));
    let json: serde_json::Value = serde_json::from_str(&error.to_json()).unwrap();
    for (name, all) in [("problems", error.problems()), ("warnings", error.warnings())] {
        let told = json[name].as_array().unwrap();
        assert_eq!(told.len(), all.len());
        assert!(!all.is_empty(), "{name}");
        for (told, problem) in told.iter().zip(all) {
            assert_eq!(told["code"], problem.code().as_str());
            assert_eq!(told["message"], problem.message());
            assert_eq!(told["key"].as_str(), problem.key());
            assert_eq!(told["help"].as_str(), problem.help());
            assert_eq!(told["suggestion"].as_str(), problem.suggestion());
            if let [origin] = problem.origins() {
                assert_eq!(told["origin"]["kind"], origin.kind().as_str());
                assert_eq!(told["origin"]["name"].as_str(), origin.name());
                assert_eq!(told["origin"]["line"].as_u64(), origin.line().map(u64::from));
                assert_eq!(told["origin"]["column"].as_u64(), origin.column().map(u64::from));
            }
        }
    }
    let not_run = json["not_run"].as_array().unwrap();
    assert_eq!(not_run.len(), error.not_run().len());
    assert_eq!(not_run[0]["rule"], error.not_run()[0].rule());
    assert_eq!(not_run[0]["keys"][1], error.not_run()[0].keys()[1].as_str());
}

#[test]
fn json_is_one_line_whatever_is_in_it() {
    let error = refused(variables::<Shop, 1>([("SHOP_PORT", "a\n\"b\"\\\t\u{1}\u{2028}ü\u{1b}[31m")]));
    let json = error.to_json();
    assert_eq!(json.lines().count(), 1);
    serde_json::from_str::<serde_json::Value>(&json).unwrap();
    assert!(!error.to_string().chars().any(|c| c.is_control() && c != '\n'), "{error}");
}

#[test]
fn a_long_value_is_cut() {
    let error = refused(variables::<Shop, 1>([("SHOP_PORT", &"9x".repeat(5_000))]));
    assert!(error.to_string().len() < 600, "{error}");
    assert!(error.to_string().contains('…'));
}

#[test]
fn user_info_of_a_url_is_masked() {
    let error = refused(variables::<Shop, 1>([("SHOP_NAME", "https://CANARY:CANARY@shop.example/way")]));
    assert!(error.to_string().contains("https://***@shop.example/way"), "{error}");
    assert!(!error.to_string().contains("CANARY"), "{error}");
}

#[test]
fn every_problem_says_what_to_do() {
    let text = "port = 80\nlanguages = 3\nstray = 1\nopens = 20\n[http]\nlevel = 'loud'\n";
    let error = refused(toml::<Shop>(text).environment(Environment::from([("SHOP_TOKEN", "")])));
    for problem in error.problems().iter().chain(error.warnings()) {
        assert!(problem.help().is_some_and(|help| !help.is_empty()), "{problem}");
        assert!(!problem.message().ends_with('.'), "{problem}");
        assert!(!problem.message().starts_with(|c: char| c.is_ascii_uppercase()), "{problem}");
        assert!(!problem.origins().is_empty(), "{problem}");
    }
}

/// The codes, as the library's own source lists them: a new one without a snapshot fails here.
#[test]
fn every_code_has_a_snapshot() {
    let source = include_str!("../../../settings/src/problem.rs");
    let snapshots = [
        include_str!("files.rs"),
        include_str!("names.rs"),
        include_str!("sources.rs"),
        include_str!("values.rs"),
        include_str!("warnings.rs"),
    ]
    .concat();
    let codes: Vec<&str> = source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Self::")?.split_once("=> \"")?.1.strip_suffix("\","))
        .collect();
    assert!(codes.len() >= 20 && codes.contains(&Code::Missing.as_str()), "{codes:?}");
    let without: Vec<&&str> =
        codes.iter().filter(|code| !snapshots.contains(&format!("{{\"code\":\"{code}\""))).collect();
    assert!(without.is_empty(), "codes without a snapshot: {without:?}");
}
