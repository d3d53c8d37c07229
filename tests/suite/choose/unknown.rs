//! Keys that no setting has.

use settings::{Code, Loader, Settings, Unknown};

use super::Shop;
use crate::support::{clean, codes, loaded, only, places, refused, toml};

#[test]
fn one_edit_away_is_suggested() {
    let keys = [
        ("prot = 1", "prot", "port"),
        ("pot = 1", "pot", "port"),
        ("poort = 1", "poort", "port"),
        ("Port = 1", "Port", "port"),
        ("[http]\ntime_out = 1", "http.time_out", "http.timeout"),
        ("http.tls.stirct = true", "http.tls.stirct", "http.tls.strict"),
        ("[feature]\na = true", "feature", "features"),
        ("[smtp]\nhost = 'x'\nretyr = {}", "smtp.retyr", "smtp.retry"),
    ];
    for (text, key, meant) in keys {
        let problem = only(toml::<Shop>(text));
        assert_eq!(problem.code(), Code::UnknownKey);
        assert_eq!((problem.key(), problem.suggestion()), (Some(key), Some(meant)));
    }
}

#[test]
fn the_place_is_that_of_the_key() {
    assert_eq!(places(&only(toml::<Shop>("# the shop\n[http]\n  prot = 9000"))), ["<toml>:3:3"]);
    assert_eq!(places(&only(toml::<Shop>("http.tls.\"ä b\" = 1"))), ["<toml>:1:10"]);
}

#[test]
fn a_key_that_another_section_has_is_said_to_exist_there() {
    let problem = only(toml::<Shop>("[http]\nname = 'x'"));
    assert_eq!((problem.key(), problem.suggestion()), (Some("http.name"), Some("name")));
    assert!(problem.help().unwrap().contains("exists at `name`"), "{problem}");
    let problem = only(toml::<Shop>("strict = true"));
    assert!(problem.help().unwrap().contains("exists at `http.tls.strict`"), "{problem}");
}

/// In TOML, what stands behind a header is part of its table, but for other tables. Elsewhere, a key of the top may stand
/// anywhere.
#[test]
fn where_a_key_of_the_top_has_to_stand_is_said_of_toml_alone() {
    for (format, text, help) in [
        (
            "toml",
            "[http]\nname = 'x'",
            "this key exists at `name`: move it there, above the first table of the file",
        ),
        ("toml", "[http.features]\na = true", "this key exists at `features`: move it there"),
        ("toml", "[[http.features]]\na = true", "this key exists at `features`: move it there"),
        ("toml", "strict = true", "this key exists at `http.tls.strict`: move it there"),
        ("yaml", "http:\n  name: x\n", "this key exists at `name`: move it there"),
        ("json", r#"{"http": {"name": "x"}}"#, "this key exists at `name`: move it there"),
    ] {
        assert_eq!(only(Loader::<Shop>::new().text(format, text)).help(), Some(help), "{text}");
    }
}

#[test]
fn a_key_that_several_sections_have_is_not_guessed_at() {
    // `port` stands at the top, in `http` and in `smtp`.
    let problem = only(toml::<Shop>("[http.tls]\nport = 1"));
    assert_eq!(problem.suggestion(), None);
}

#[test]
fn an_unknown_section_is_one_problem() {
    let problem = only(toml::<Shop>("[metrics]\nlisten = 'CANARY'\n[metrics.more]\nx = 1"));
    assert_eq!((problem.key(), places(&problem)), (Some("metrics"), vec!["<toml>:1:2".to_owned()]));
    assert!(!problem.to_string().contains("CANARY"));
}

#[test]
fn a_value_is_never_shown() {
    for text in ["prot = 'CANARY'", "x = ['CANARY']", "x = { y = 'CANARY' }", "[http]\nx = 'CANARY'"] {
        let error = refused(toml::<Shop>(text));
        assert!(!format!("{error}{}", error.to_json()).contains("CANARY"), "{error}");
    }
}

#[test]
fn a_hostile_name_is_cut_and_escaped() {
    let text = format!("\"{}\\u001b[31m\" = 1\n\"\\n\\u202e\" = 2", "x".repeat(500));
    let error = refused(toml::<Shop>(&text));
    assert_eq!(error.problems().len(), 2);
    assert!(
        !error.to_string().chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'),
        "{error:?}"
    );
    assert!(error.problems().iter().all(|problem| problem.key().unwrap().chars().count() <= 100));
}

#[test]
fn as_warnings_where_the_loader_says_so() {
    let shop = loaded(toml::<Shop>("prot = 1\nstray = 2\n[new]\nx = 1").unknown(Unknown::Warn));
    assert_eq!(shop.port, 8080);
    assert_eq!(codes(&shop.warnings()), ["prot", "stray", "new"].map(|key| (Code::UnknownKey, key)));
}

#[test]
fn a_table_that_belongs_to_another_program_is_passed_over() {
    clean(toml::<Shop>("[worker]\nport = 'x'\n[worker.deep]\ny = 1").ignore_section("worker"));
    assert_eq!(
        only(toml::<Shop>("[http.worker]\nx = 1").ignore_section("worker")).key(),
        Some("http.worker")
    );
    assert_eq!(only(toml::<Shop>("[workers]\nx = 1").ignore_section("worker")).key(), Some("workers"));
}

#[test]
fn an_ignored_section_that_is_declared_is_read() {
    assert_eq!(clean(toml::<Shop>("[http]\nport = 1").ignore_section("http")).http.port, 1);
}

#[test]
fn any_name_is_a_legal_entry() {
    let text = "[features]\nbeta = true\n\"a b\" = true\n\"\" = true\nport = true";
    assert_eq!(clean(toml::<Shop>(text)).features.len(), 4);
}

#[test]
fn two_files_are_two_problems() {
    let error = refused(Loader::<Shop>::new().text("toml", "prot = 1").text("toml", "\nprot = 2"));
    let from: Vec<String> = error.problems().iter().flat_map(places).collect();
    assert_eq!(from.len(), 2);
    assert!(from.contains(&"<toml>:1:1".to_owned()) && from.contains(&"<toml>:2:1".to_owned()));
}

#[test]
fn of_very_many_the_rest_is_counted() {
    for (count, last) in [(101, "1 more key that no setting has"), (103, "3 more keys that no setting has")] {
        let text: String = (0..count).map(|at| format!("stranger_{at} = 1\n")).collect();
        let error = refused(toml::<Shop>(&text));
        assert_eq!(error.problems().len(), 101);
        assert_eq!(error.problems().last().map(settings::Problem::message), Some(last));
    }
    let text: String = (0..100).map(|at| format!("stranger_{at} = 1\n")).collect();
    let error = refused(toml::<Shop>(&text));
    assert!(error.problems().iter().all(|problem| !problem.message().contains("more key")), "{error}");
}

#[test]
fn the_keys_that_there_are_are_named_where_a_line_holds_them() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Root {
        #[settings(nested)]
        few: Few,
        #[settings(nested)]
        none: Empty,
    }
    #[derive(Debug, Settings)]
    struct Few {
        #[settings(default = 1)]
        most: u8,
        #[settings(default = 1)]
        least: u8,
    }
    #[derive(Debug, Settings)]
    struct Empty {}
    let help = |text: &str| only(toml::<Root>(text)).help().map(str::to_owned).unwrap_or_default();
    assert_eq!(
        help("few.stranger = 1"),
        "take it out, or write one of the keys under `few`: `most`, `least`"
    );
    assert_eq!(help("none.stranger = 1"), "take it out: there are no settings under `none`");
}

#[test]
fn of_more_keys_than_a_line_holds_none_is_named() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Many {
        #[settings(nested)]
        twelve: Numbers,
        #[settings(nested)]
        thirteen: More,
    }
    #[derive(Debug, Settings)]
    struct Numbers {
        one: Option<u8>,
        two: Option<u8>,
        three: Option<u8>,
        four: Option<u8>,
        five: Option<u8>,
        six: Option<u8>,
        seven: Option<u8>,
        eight: Option<u8>,
        nine: Option<u8>,
        ten: Option<u8>,
        eleven: Option<u8>,
        last: Option<u8>,
    }
    #[derive(Debug, Settings)]
    struct More {
        #[settings(flatten)]
        twelve: Numbers,
        thirteen: Option<u8>,
    }
    let help = |text: &str| only(toml::<Many>(text)).help().map(str::to_owned).unwrap_or_default();
    assert!(help("twelve.stranger = 1").ends_with("`eleven`, `last`"), "{}", help("twelve.stranger = 1"));
    assert_eq!(help("thirteen.stranger = 1"), "take it out: no key under `thirteen` is like it");
}
