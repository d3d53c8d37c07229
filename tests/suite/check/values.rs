//! Checks on one setting.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::Duration;

use settings::{
    ByteSize, Check, Checked, Code, Complaint, Loader, SecretBox, SecretString, Settings, checks,
};

use crate::support::{clean, codes, only, places, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(default = 8080, range(min = 1024, max = 60000))]
    port: u16,
    #[settings(default = Duration::from_secs(5), range(max = Duration::from_secs(90)))]
    wait: Duration,
    #[settings(range(min = ByteSize::kib(1)))]
    body: Option<ByteSize>,
    #[settings(default = "shop", length(min = 2, max = 6))]
    name: String,
    #[settings(default, length(max = 2), each(length(min = 2), check = lower))]
    languages: Vec<String>,
    #[settings(default, each(range(max = 100)))]
    weights: BTreeMap<String, u8>,
    #[settings(default, each(one_of("a", "b")))]
    letters: BTreeSet<String>,
    #[settings(default = 1, one_of(1, 2, 4))]
    workers: u8,
    #[settings(default = 2, check = even, check = MultipleOf(2))]
    pairs: u32,
    #[settings(default = "red", one_of("red", "green"))]
    color: String,
}

fn lower(text: &str) -> Result<(), String> {
    if text.chars().all(char::is_lowercase) { Ok(()) } else { Err(format!("`{text}` is not in lower case")) }
}

fn even(number: &u32) -> Result<(), &'static str> {
    if number.is_multiple_of(2) { Ok(()) } else { Err("must be even") }
}

struct MultipleOf(u32);

impl Check<u32> for MultipleOf {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a multiple of {}", self.0)
    }

    fn check(&self, value: &u32) -> Result<(), Complaint> {
        if value.is_multiple_of(self.0) { Ok(()) } else { Err(Complaint::unmet()) }
    }
}

/// The one complaint about a text: its key and its words.
#[track_caller]
fn complaint(text: &str) -> (String, String) {
    let problem = only(toml::<Shop>(text));
    assert_eq!(problem.code(), Code::CheckFailed);
    (problem.key().unwrap().to_owned(), problem.message().to_owned())
}

#[track_caller]
fn complains(text: &str, key: &str, message: &str) {
    assert_eq!(complaint(text), (key.to_owned(), message.to_owned()));
}

#[test]
fn range() {
    for good in ["port = 1024", "port = 60000", "wait = '90s'", "body = 1024", "wait = '0s'"] {
        clean(toml::<Shop>(good));
    }
    complains("port = 1023", "port", "must be between 1024 and 60000, found `1023`");
    complains("port = 60001", "port", "must be between 1024 and 60000, found `60001`");
    complains("wait = '91s'", "wait", "must be at most 1m30s, found `91s`");
    complains("body = 1", "body", "must be at least 1KiB, found `1`");
}

#[test]
fn length() {
    for good in ["name = 'ab'", "name = 'äöüäöü'", "languages = ['de', 'fr']", "languages = []"] {
        clean(toml::<Shop>(good));
    }
    complains("name = 'a'", "name", "must be between 2 and 6 characters long, found `a`");
    complains("name = ''", "name", "must be between 2 and 6 characters long, found ``");
    complains("name = 'abcdefg'", "name", "must be between 2 and 6 characters long, found `abcdefg`");
    complains("languages = ['de', 'fr', 'it']", "languages", "must be at most 2 elements long");
}

#[test]
fn length_of_sets_and_maps() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Several {
        #[settings(default = ["a"], length(min = 1, max = 2))]
        letters: BTreeSet<String>,
        #[settings(default, length(max = 1))]
        weights: BTreeMap<String, u8>,
    }
    clean(toml::<Several>("letters = ['a', 'b', 'a']\nweights.a = 1"));
    let error = refused(toml::<Several>("letters = ['a', 'b', 'c']\nweights = { a = 1, b = 2 }"));
    let messages: Vec<_> = error.problems().iter().map(settings::Problem::message).collect();
    assert_eq!(messages, ["must be between 1 and 2 elements long", "must be at most 1 entry long"]);
}

#[test]
fn one_of() {
    clean(toml::<Shop>("workers = 4\ncolor = 'green'"));
    complains("workers = 3", "workers", "must be one of `1`, `2`, `4`, found `3`");
    complains("color = 'blue'", "color", "must be one of `red`, `green`, found `blue`");
}

#[test]
fn each_element_with_its_number() {
    let error = refused(toml::<Shop>("languages = ['d',\n 'FR']"));
    assert_eq!(
        codes(error.problems()),
        [(Code::CheckFailed, "languages[0]"), (Code::CheckFailed, "languages[1]")]
    );
    assert_eq!(error.problems()[0].message(), "must be at least 2 characters long, found `d`");
    assert_eq!(error.problems()[1].message(), "`FR` is not in lower case, found `FR`");
    let from: Vec<_> = error.problems().iter().flat_map(places).collect();
    assert_eq!(from, ["<toml>:1:14", "<toml>:2:2"]);
    let problem = only(variables::<Shop, 1>([("SHOP_LANGUAGES", "de,FR")]));
    assert_eq!(
        (problem.key(), places(&problem)),
        (Some("languages[1]"), vec!["variable SHOP_LANGUAGES".to_owned()])
    );
}

#[test]
fn each_entry_of_a_map_with_its_name() {
    let loader = toml::<Shop>("[weights]\na = 101\nb = 5\n")
        .environment(settings::Environment::from([("SHOP_WEIGHTS__C", "200")]));
    let error = refused(loader);
    assert_eq!(codes(error.problems()), [(Code::CheckFailed, "weights.a"), (Code::CheckFailed, "weights.c")]);
    assert_eq!(places(&error.problems()[0]), ["<toml>:2:5"]);
    assert_eq!(places(&error.problems()[1]), ["variable SHOP_WEIGHTS__C"]);
    assert!(error.problems()[1].message().starts_with("must be at most 100"), "{error}");
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Weights {
    #[settings(check = few)]
    weights: BTreeMap<String, u8>,
}

fn few(weights: &BTreeMap<String, u8>) -> Result<(), &'static str> {
    if weights.len() == 1 { Ok(()) } else { Err("must be exactly one") }
}

#[test]
fn a_map_as_a_whole_names_each_source_of_its_entries() {
    let text = "[weights]\nz = 1\na = 2\n";
    let file = only(toml::<Weights>(text));
    assert_eq!((file.key(), places(&file)), (Some("weights"), vec!["<toml>:2:5".to_owned()]));
    assert_eq!(file.help(), Some("give a value that passes the check `few`"));
    let both = toml::<Weights>(text).environment(settings::Environment::from([("SHOP_WEIGHTS__C", "3")]));
    assert_eq!(places(&only(both)), ["variable SHOP_WEIGHTS__C", "<toml>:2:5"]);
    let variable = only(variables::<Weights, 2>([("SHOP_WEIGHTS__A", "1"), ("SHOP_WEIGHTS__B", "2")]));
    assert_eq!(places(&variable).len(), 1, "{variable}");
    // An entry that a stronger source overrides has no say.
    let entry = settings::Environment::from([("SHOP_WEIGHTS__A", "3"), ("SHOP_WEIGHTS__Z", "3")]);
    assert_eq!(places(&only(toml::<Weights>(text).environment(entry))).len(), 1);
    assert_eq!(places(&only(toml::<Weights>("weights = {}"))), [""; 0], "no entry, no default");
    clean(toml::<Weights>("weights.a = 1"));
}

#[test]
fn each_element_of_a_set() {
    let (key, message) = complaint("letters = ['a', 'x']");
    assert!(key.starts_with("letters"), "{key}");
    assert!(message.starts_with("must be a set with each element one of `a`, `b`"), "{message}");
}

#[test]
fn several_checks_each_complain() {
    let error = refused(toml::<Shop>("pairs = 3"));
    let messages: Vec<_> = error.problems().iter().map(settings::Problem::message).collect();
    assert_eq!(messages, ["must be even, found `3`", "must be a multiple of 2, found `3`"]);
}

#[test]
fn a_value_that_cannot_be_read_is_not_checked() {
    assert_eq!(codes(refused(toml::<Shop>("port = 'x'\nname = 7")).problems()).len(), 2);
    assert_eq!(
        codes(refused(toml::<Shop>("languages = ['d', 7]")).problems()),
        [(Code::InvalidValue, "languages[1]")]
    );
}

#[test]
fn help_says_what_would_do() {
    assert_eq!(only(toml::<Shop>("port = 1")).help(), Some("write a value that is between 1024 and 60000"));
    let problem = only(variables::<Shop, 1>([("SHOP_PORT", "1")]));
    assert_eq!(problem.help(), Some("set the variable to a value that is between 1024 and 60000"));
}

#[test]
fn the_schemes_of_a_url() {
    let one = checks::url_scheme("postgres");
    let either = checks::url_schemes(["postgres", "postgresql"]);
    for good in ["postgres://db", "POSTGRES://db/shop", "postgres://u:p@db:5432/shop?a=b"] {
        assert!(one.check(good).is_ok() && either.check(good).is_ok(), "{good}");
    }
    assert!(one.check("postgresql://db").is_err() && either.check("PostgreSQL://db").is_ok());
    for bad in
        ["", "postgres", "postgres:", "postgres://", "postgres:///shop", "postgres:/db", " postgres://db"]
    {
        assert!(one.check(bad).is_err() && either.check(bad).is_err(), "{bad:?}");
    }
    assert!(either.check("mysql://postgres://db").is_err());
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Urls {
        #[settings(check = checks::url_schemes(["http", "https", "unix"]))]
        url: String,
    }
    let problem = only(toml::<Urls>("url = 'ftp://x'"));
    let expected = "must be a URL that starts with `http://`, `https://` or `unix://`, found `ftp://x`";
    assert_eq!(problem.message(), expected);
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Secrets {
    #[settings(check = checks::url_scheme("postgres"))]
    url: Option<SecretString>,
    #[settings(length(min = 8))]
    key: Option<SecretString>,
    #[settings(one_of("CANARY-a", "CANARY-b"))]
    tier: Option<SecretString>,
    #[settings(range(min = 1000))]
    pin: Option<SecretBox<u32>>,
    #[settings(check = quotes)]
    made: Option<SecretString>,
    #[settings(check = says)]
    fixed: Option<SecretString>,
}

fn quotes(text: &str) -> Result<(), String> {
    Err(format!("`{text}` will not do"))
}

fn says(_: &str) -> Result<(), &'static str> {
    Err("must come from the vault")
}

#[test]
fn a_secret_is_checked_and_not_shown() {
    let cases = [
        ("url = 'mysql://CANARY'", "must be a URL that starts with `postgres://`"),
        ("url = 'postgres://'", "must be a URL that starts with `postgres://`"),
        ("key = 'CANARY'", "must be at least 8 characters long"),
        ("pin = 999", "must be at least 1000"),
        ("made = 'CANARY'", "does not pass the check `quotes`"),
        ("fixed = 'CANARY'", "must come from the vault"),
    ];
    for (text, message) in cases {
        let problem = only(toml::<Secrets>(text));
        assert_eq!((problem.code(), problem.message()), (Code::CheckFailed, message));
        assert_eq!(problem.origins()[0].line(), Some(1));
        assert!(!format!("{problem:?}").contains("CANARY") && !problem.to_string().contains("999"));
    }
    clean(toml::<Secrets>("url = 'POSTGRES://db/shop'\nkey = '12345678'\ntier = 'CANARY-b'\npin = 1000"));
}

#[test]
fn the_values_that_a_secret_may_have_are_not_listed() {
    let error = refused(toml::<Secrets>("tier = 'CANARY-c'"));
    assert_eq!(codes(error.problems()), [(Code::CheckFailed, "tier")]);
    assert!(!format!("{error}{}", error.to_json()).contains("CANARY"), "{error}");
    assert!(error.problems()[0].help().unwrap().contains("one_of"), "{error}");
}

#[test]
fn a_value_made_by_hand_passes_the_same_checks() {
    let secrets = |key: &str| Secrets {
        url: None,
        key: Some(key.into()),
        tier: None,
        pin: None,
        made: None,
        fixed: None,
    };
    assert!(Checked::of(secrets("12345678")).is_ok());
    let error = Checked::of(secrets("CANARY")).unwrap_err();
    assert_eq!(codes(error.problems()), [(Code::CheckFailed, "key")]);
    assert_eq!(places(&error.problems()[0]), ["code"]);
    assert!(!error.to_string().contains("CANARY"));
    let error = Checked::of(Secrets { tier: Some("CANARY".into()), ..secrets("12345678") }).unwrap_err();
    assert!(!error.to_string().contains("CANARY"), "{error}");
}

#[test]
fn a_complaint_names_its_element() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Ports {
        #[settings(check = rising)]
        ports: Vec<u16>,
    }
    fn rising(ports: &[u16]) -> Result<(), Complaint> {
        match ports.windows(2).position(|pair| pair[0] >= pair[1]) {
            Some(at) => Err(Complaint::from("must be above the one before it").at(at + 1)),
            None => Ok(()),
        }
    }
    let problem = only(toml::<Ports>("ports = [1, 2,\n 2]"));
    assert_eq!((problem.key(), places(&problem)), (Some("ports[2]"), vec!["<toml>:2:2".to_owned()]));
    assert_eq!(problem.message(), "must be above the one before it, found `2`");
    assert_eq!(clean(Loader::<Ports>::new().value("ports", "1,2")).ports.len(), 2);
}

#[test]
fn the_debug_form_of_a_complaint_shows_no_text_made_at_run_time() {
    let made = Complaint::from(format!("{} is too short", "hunter2"));
    assert_eq!(format!("{made:?}"), "Complaint { text: None, .. }");
    let fixed = Complaint::from("is too short");
    assert_eq!(format!("{fixed:?}"), "Complaint { text: Some(\"is too short\"), .. }");
}
