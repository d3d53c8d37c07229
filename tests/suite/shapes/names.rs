//! Names over time, names in other styles, and the sources that may give a value.

use settings::{Code, Environment, Loader, SecretString, Settings};

use crate::support::{clean, codes, loaded, only, only_warning, places, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(default = 1, alias = ["listen_port", "bind-port"])]
    port: u16,
    #[settings(default = 2, deprecated = "use `port`")]
    socket: u16,
    #[settings(nested, alias = "db", deprecated = "use a service of its own")]
    database: Database,
    #[settings(nested(prefix = "COPY"))]
    replica: Database,
    #[settings(only_from(variable))]
    token: Option<SecretString>,
    #[settings(only_from(file), default = 3)]
    weight: u8,
    #[settings(allow_empty, default = "x")]
    suffix: String,
    #[settings(secret = false)]
    public_token: Option<String>,
}

#[derive(Debug, Settings)]
struct Database {
    #[settings(default = "localhost", alias = "server")]
    host: String,
}

#[test]
fn an_old_name_is_read_with_a_warning() {
    let warning = only_warning(toml::<Shop>("listen_port = 7"));
    assert_eq!((warning.code(), warning.key()), (Code::Deprecated, Some("port")));
    assert_eq!(places(&warning), ["<toml>:1:15"]);
    assert_eq!(warning.help(), Some("write `port` in its place"));
    let shop = loaded(variables::<Shop, 1>([("SHOP_BIND_PORT", "8")]));
    assert_eq!(shop.port, 8);
    assert_eq!(shop.warnings()[0].help(), Some("set `SHOP_PORT` in its place"));
}

#[test]
fn an_old_name_of_a_section_is_read_with_a_warning() {
    let shop = loaded(toml::<Shop>("[db]\nhost = 'a'"));
    assert_eq!(shop.database.host, "a");
    assert_eq!(codes(&shop.warnings()), [(Code::Deprecated, "database"), (Code::Deprecated, "database")]);
    let shop = loaded(variables::<Shop, 1>([("SHOP_DB_SERVER", "b")]));
    assert_eq!(shop.database.host, "b");
    assert_eq!(
        codes(&shop.warnings()),
        [(Code::Deprecated, "database"), (Code::Deprecated, "database.host")]
    );
    assert_eq!(shop.warnings()[1].help(), Some("set `SHOP_DATABASE_HOST` in its place"));
}

#[test]
fn old_and_new_in_one_source_are_a_problem() {
    let problem = only(toml::<Shop>("port = 1\nlisten_port = 7"));
    assert_eq!((problem.code(), problem.key()), (Code::BothNames, Some("port")));
    assert_eq!(places(&problem), ["<toml>:1:8", "<toml>:2:15"]);
    let problem = only(variables::<Shop, 2>([("SHOP_PORT", "1"), ("SHOP_LISTEN_PORT", "7")]));
    assert_eq!(problem.code(), Code::BothNames);
    let problem = only(toml::<Shop>("listen_port = 1\nbind-port = 7"));
    assert_eq!(problem.code(), Code::BothNames);
}

#[test]
fn old_and_new_in_two_sources_go_by_the_sources() {
    let loader = toml::<Shop>("port = 5").environment(Environment::from([("SHOP_LISTEN_PORT", "6")]));
    assert_eq!(loaded(loader).port, 6);
    let loader = toml::<Shop>("listen_port = 5").environment(Environment::from([("SHOP_PORT", "6")]));
    assert_eq!(loaded(loader).port, 6);
}

#[test]
fn a_deprecated_setting_says_what_to_use() {
    let warning = only_warning(toml::<Shop>("socket = 7"));
    assert_eq!(
        (warning.code(), warning.key(), warning.help()),
        (Code::Deprecated, Some("socket"), Some("use `port`"))
    );
    clean(Loader::<Shop>::new());
}

#[test]
fn a_deprecated_section_says_so_whatever_gives_it() {
    for loader in [
        variables::<Shop, 1>([("SHOP_DATABASE_HOST", "a")]),
        Loader::new().flags(["--database.host=a"]),
        Loader::new().value("database.host", "a"),
        toml("database.host = 'a'"),
    ] {
        let warning = only_warning(loader);
        assert_eq!((warning.code(), warning.key()), (Code::Deprecated, Some("database")), "{warning}");
        assert_eq!(warning.help(), Some("use a service of its own"));
    }
    let both = toml("[database]").environment(Environment::from([("SHOP_DATABASE_HOST", "a")]));
    assert_eq!(places(&only_warning::<Shop>(both)), ["<toml>:1:1"]);
}

#[test]
fn deprecated_sections_of_a_list_or_a_map_say_so_once() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Many {
        #[settings(nested, default, deprecated = "give up")]
        list: Vec<Database>,
        #[settings(nested, default, deprecated = "give in")]
        map: std::collections::BTreeMap<String, Database>,
    }
    let shop = loaded(variables::<Many, 4>([
        ("SHOP_LIST__0__HOST", "a"),
        ("SHOP_LIST__1__HOST", "b"),
        ("SHOP_MAP__A__HOST", "c"),
        ("SHOP_MAP__B__HOST", "d"),
    ]));
    assert_eq!(codes(&shop.warnings()), [(Code::Deprecated, "list"), (Code::Deprecated, "map")]);
}

#[test]
fn a_section_may_have_a_name_of_its_own_in_variables() {
    let shop = clean(variables::<Shop, 1>([("SHOP_COPY_HOST", "a")]));
    assert_eq!(shop.replica.host, "a");
    assert_eq!(clean(toml::<Shop>("replica.host = 'b'")).replica.host, "b");
    assert_eq!(variables::<Shop, 1>([("SHOP_REPLICA_HOST", "a")]).load().unwrap().replica.host, "localhost");
}

#[test]
fn a_value_from_a_source_that_may_not_give_it_is_a_problem() {
    let problem = only(toml::<Shop>("token = 'sesame'"));
    assert_eq!((problem.code(), problem.key()), (Code::WrongSource, Some("token")));
    assert_eq!(places(&problem), ["<toml>:1:9"]);
    assert!(!format!("{problem}").contains("sesame"));
    // Be it overridden or not: it stands in the file.
    let loader = toml::<Shop>("token = 'sesame'").environment(Environment::from([("SHOP_TOKEN", "other")]));
    assert_eq!(codes(refused(loader).problems()), [(Code::WrongSource, "token")]);
    assert_eq!(only(variables::<Shop, 1>([("SHOP_WEIGHT", "4")])).code(), Code::WrongSource);
    assert_eq!(clean(Loader::<Shop>::new().value("token", "t").value("weight", 9)).weight, 9);
}

#[test]
fn what_is_missing_is_asked_for_where_it_may_come_from() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Keys {
        #[settings(only_from(variable))]
        token: SecretString,
        #[settings(only_from(file))]
        weight: u8,
    }
    let loader = toml::<Keys>("").environment(Environment::empty());
    let error = refused(loader);
    let help: Vec<_> = error.problems().iter().filter_map(settings::Problem::help).collect();
    assert_eq!(help, ["set the variable `SHOP_TOKEN`", "write `weight` in `<toml>`"]);
    // A load that does not read the environment is no reason to write a secret somewhere else.
    let error = refused(toml::<Keys>("weight = 1"));
    assert_eq!(error.problems()[0].help(), Some("set the variable `SHOP_TOKEN`"));
}

#[test]
fn an_empty_text_may_be_a_value() {
    let shop = clean(variables::<Shop, 1>([("SHOP_SUFFIX", "")]));
    assert_eq!(shop.suffix, "");
    assert_eq!(shop.origin("suffix").unwrap().to_string(), "variable SHOP_SUFFIX");
}

#[test]
fn what_sounds_like_a_secret_may_be_shown_if_it_says_so() {
    let shop = clean(toml::<Shop>("public_token = 'shown'"));
    assert!(shop.explain().to_string().contains("public_token = shown"));
}

#[test]
fn keys_may_be_written_in_another_style() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "X", rename_all = "kebab-case")]
    struct Kebab {
        max_body: u8,
        #[settings(rename = "own")]
        other_name: u8,
        #[settings(nested)]
        more_of_it: Camel,
        mode: Mode,
    }
    #[derive(Debug, Settings)]
    #[settings(rename_all = "camelCase")]
    struct Camel {
        first_one: u8,
        second: u8,
    }
    #[derive(Debug, PartialEq, Settings)]
    #[settings(rename_all = "SCREAMING_SNAKE_CASE")]
    enum Mode {
        ForceTls,
        #[settings(rename = "none")]
        Off,
    }
    let text = "max-body = 1\nown = 2\nmode = 'FORCE_TLS'\n[more-of-it]\nfirstOne = 3\nsecond = 4";
    let x = clean(toml::<Kebab>(text));
    assert_eq!((x.max_body, x.other_name, x.more_of_it.first_one, x.more_of_it.second), (1, 2, 3, 4));
    assert_eq!(x.mode, Mode::ForceTls);
    let x = clean(variables::<Kebab, 5>([
        ("X_MAX_BODY", "1"),
        ("X_OWN", "2"),
        ("X_MORE_OF_IT_FIRST_ONE", "3"),
        ("X_MORE_OF_IT_SECOND", "4"),
        ("X_MODE", "none"),
    ]));
    assert_eq!((x.max_body, x.more_of_it.first_one, &x.mode), (1, 3, &Mode::Off));
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Moved {
    #[settings(default = 1, env = "PORT", alias = "listen-port")]
    port: u16,
}

#[test]
fn an_old_name_beside_a_variable_of_its_own_is_read_from_variables() {
    let loader = || variables::<Moved, 1>([("SHOP_LISTEN_PORT", "9")]);
    assert_eq!(loaded(loader()).port, 9);
    let warning = only_warning(loader());
    assert_eq!((warning.code(), warning.help()), (Code::Deprecated, Some("set `PORT` in its place")));
    let both = variables::<Moved, 2>([("SHOP_LISTEN_PORT", "9"), ("PORT", "8")]);
    assert_eq!(only(both).code(), Code::BothNames);
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Old {
    #[settings(default, alias = "tags")]
    labels: std::collections::BTreeMap<String, u8>,
    #[settings(nested, alias = "web")]
    http: Option<Inner>,
}

#[derive(Debug, Settings)]
struct Inner {
    #[settings(alias = "y")]
    x: u8,
}

#[test]
fn an_entry_under_an_old_name_of_its_map_is_told_with_its_new_one() {
    let warning = only_warning(variables::<Old, 1>([("SHOP_TAGS__K", "1")]));
    assert_eq!(warning.help(), Some("set `SHOP_LABELS__K` in its place"));
    let warning = only_warning(Loader::<Old>::new().value("tags.k", "1"));
    assert_eq!(warning.help(), Some("write `labels.k` in its place"));
}

#[test]
fn entries_of_one_map_may_be_given_under_its_names_old_and_new() {
    let shop =
        loaded(variables::<Old, 3>([("SHOP_TAGS__A", "1"), ("SHOP_TAGS__B", "2"), ("SHOP_LABELS__C", "3")]));
    assert_eq!(shop.labels.values().collect::<Vec<_>>(), [&1, &2, &3]);
    assert_eq!(codes(&shop.warnings()), [(Code::Deprecated, "labels"), (Code::Deprecated, "labels")]);
    let problem = only(variables::<Old, 2>([("SHOP_TAGS__A", "1"), ("SHOP_LABELS__A", "3")]));
    assert_eq!((problem.code(), problem.key()), (Code::BothNames, Some("labels")));
    assert_eq!(places(&problem), ["variable SHOP_LABELS__A", "variable SHOP_TAGS__A"]);
}

#[test]
fn a_section_under_both_names_is_told_once() {
    let problem = only(toml::<Old>("[web]\ny = 1\n[http]\nx = 1"));
    assert_eq!((problem.code(), problem.key()), (Code::BothNames, Some("http")));
}
