//! Flags of the command line.

use std::collections::BTreeMap;

use settings::{Code, Environment, LoadError, Loader, Problem, Settings};

use super::Shop;
use crate::support::{clean, codes, loaded, only, only_warning, places, refused, way};

/// Settings in lists and maps.
#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Many {
    #[settings(nested, default)]
    servers: Vec<Server>,
    #[settings(nested, default)]
    tenants: BTreeMap<String, Tenant>,
    #[settings(default)]
    labels: BTreeMap<String, String>,
}

#[derive(Debug, Settings)]
struct Server {
    #[settings(default = 1, alias = "prt")]
    port: u16,
    #[settings(default, only_from(file))]
    host: String,
}

#[derive(Debug, Settings)]
struct Tenant {
    #[settings(nested, default)]
    limits: BTreeMap<String, Limit>,
    #[settings(default)]
    tags: BTreeMap<String, String>,
}

#[derive(Debug, Settings)]
struct Limit {
    #[settings(default = 1)]
    most: u32,
}

fn of<const COUNT: usize>(flags: [&str; COUNT]) -> Loader<Shop> {
    Loader::new().flags(flags)
}

#[test]
fn a_flag_is_the_key_of_a_setting_with_its_value() {
    for flags in [["--port=9000", "--open=yes"].as_slice(), &["--port", "9000", "--open", "true"]] {
        let shop = clean(Loader::<Shop>::new().flags(flags.iter().copied()));
        assert_eq!((shop.port, shop.open), (9000, true));
        assert_eq!(way(&shop, "port"), "flag --port < default");
    }
    assert_eq!(clean(of(["--name=a=b"])).name, "a=b");
    assert_eq!(clean(of(["--name", "-5"])).name, "-5");
    assert_eq!(clean(of(["--name", "-"])).name, "-");
}

#[test]
fn a_flag_that_is_not_given_overrides_nothing() {
    let environment = || Environment::from([("SHOP_PORT", "1")]);
    let shop = clean(Loader::<Shop>::new().environment(environment()).flags(["--name=a"]));
    assert_eq!(way(&shop, "port"), "variable SHOP_PORT < default");
    let shop = clean(Loader::<Shop>::new().environment(environment()).flags(["--port=2"]));
    assert_eq!(way(&shop, "port"), "flag --port < variable SHOP_PORT < default");
    assert_eq!(clean(of([])).port, 8080);
}

#[test]
fn every_flag_has_a_value() {
    for flags in [["--open", "--port=1"].as_slice(), &["--open"]] {
        let problem = only(Loader::<Shop>::new().flags(flags.iter().copied()));
        assert_eq!((problem.code(), problem.key()), (Code::NoValue, Some("open")));
        assert_eq!(places(&problem), ["flag --open"]);
    }
    assert_eq!(only_warning(of(["--port="])).code(), Code::SetButEmpty);
}

#[test]
fn a_flag_is_given_once() {
    let problem = only(of(["--port=1", "--port", "1", "--port=3"]));
    assert_eq!((problem.code(), problem.key()), (Code::DuplicateKey, Some("port")));
}

#[test]
fn a_misspelt_flag_is_a_problem_and_takes_its_value_along() {
    for flags in [["--prot=1", "--name=x"].as_slice(), &["--prot", "1", "--name=x"]] {
        let problem = only(Loader::<Shop>::new().flags(flags.iter().copied()));
        assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownFlag, Some("--port")));
        assert_eq!(places(&problem), ["flag --prot"]);
    }
    let environment = Environment::from([("SHOP_SETTINGS_UNKNOWN", "warn")]);
    let warned = loaded(Loader::<Shop>::new().environment(environment).flags(["--prot=1"]));
    assert_eq!((warned.port, codes(&warned.warnings())), (8080, vec![(Code::UnknownFlag, "")]));
}

fn told(error: &LoadError) -> String {
    format!("{error}{error:?}{}", error.to_json())
}

#[test]
fn what_may_be_a_secret_is_not_shown() {
    for flags in [
        ["CANARY"].as_slice(),
        &["--CANARY"],
        &["--CANARY=x"],
        &["--CANARYab=="],
        &["--auth.key=CANARY"],
        &["--auth.key", "CANARY"],
        &["--auth.key", "--CANARY"],
        &["--auth.kye", "--CANARY"],
        &["--unknown", "CANARY"],
        &["--unknown", "--CANARY"],
        &["--port", "1", "CANARY"],
        &["-CANARY"],
        &["--", "CANARY"],
        &["--port=CANARY", "--auth.key=CANARY"],
    ] {
        let error = refused(Loader::<Shop>::new().flags(flags.iter().copied()));
        let shown = told(&error).replace("found `CANARY`", "");
        assert!(!shown.contains("CANARY"), "{flags:?}: {shown}");
        assert!(error.problems().iter().all(|problem| !problem.origins().is_empty()), "{error}");
    }
}

#[test]
fn a_secret_is_refused_with_its_variable() {
    let of = |flags: [&str; 1]| of(flags).environment(Environment::empty());
    for flags in [["--auth.key=x"], ["--tokens.a=x"], ["--providers.a.secret=x"]] {
        let problem = only(of(flags));
        assert_eq!(problem.code(), Code::WrongSource);
        assert!(problem.help().is_some_and(|help| help.contains("SHOP_")), "{problem}");
    }
    // The name that is probably meant may not be given by a flag either.
    let problem = only(of(["--auth.kye=x"]));
    assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownFlag, None));
    assert!(problem.help().is_some_and(|help| help.contains("SHOP_AUTH_KEY")), "{problem}");
}

#[test]
fn what_is_said_of_a_secret_names_the_sources_of_the_loader_alone() {
    let folder = crate::support::Folder::new();
    let help = |loader: Loader<Shop>| only(loader).help().unwrap_or_default().to_owned();
    let by = "set the variable `SHOP_AUTH_KEY`, or name a file that holds `auth.key` in `SHOP_AUTH_KEY_FILE`";
    let in_code = "give it in code: `Loader::value(\"auth.key\", …)`";
    let in_file = "write `auth.key` in `<toml>`";
    for (flag, meant) in
        [("--auth.key=x", ""), ("--auth.kye=x", "it is probably meant for `auth.key`, which is a secret: ")]
    {
        assert_eq!(help(of([flag])), format!("{meant}{in_code}"));
        assert_eq!(help(of([flag]).environment(Environment::empty())), format!("{meant}{by}"));
        assert_eq!(help(of([flag]).text("toml", "")), format!("{meant}{in_file}"));
        let told = folder.hide(&help(of([flag]).secret_files(folder.path(""))));
        assert_eq!(told, format!("{meant}put it into the file `DIR/auth.key`"));
    }
}

#[test]
fn a_misspelt_flag_of_an_entry_keeps_its_name() {
    for (flag, meant) in [
        ("--lables.Team-A=x", "--labels.Team-A"),
        ("--labels_team=x", "--labels.team"),
        ("--servers[2].prot=x", "--servers[2].port"),
        ("--server[2].port=x", "--servers[2].port"),
        ("--servers[02].port=x", "--servers[2].port"),
        ("--Servers[2].PORT=x", "--servers[2].port"),
        ("--tenants.acme.limits.cpu.mots=x", "--tenants.acme.limits.cpu.most"),
        ("--tenants.acme.limts.cpu.most=x", "--tenants.acme.limits.cpu.most"),
        ("--tenants.a.b.limits.c.d.ost=x", "--tenants.a.b.limits.c.d.most"),
        ("--tenants.acme.tgas.x=x", "--tenants.acme.tags.x"),
        ("--servers[0].pott=x", "--servers[0].port"),
    ] {
        let problem = only(Loader::<Many>::new().flags([flag]));
        assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownFlag, Some(meant)), "{flag}");
        let name = flag.trim_end_matches("=x");
        assert_eq!(places(&problem), [format!("flag {name}")]);
    }
    // An old name is one too; and what only another source may give is told as that.
    let problem = only(Loader::<Many>::new().flags(["--servers[0].prtt=x"]));
    assert_eq!(problem.suggestion(), Some("--servers[0].port"));
    let problem = only(Loader::<Many>::new().flags(["--servers[0].hostt=x"]).text("toml", ""));
    assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownFlag, None));
    let help = "it is probably meant for `servers[0].host`, which may not be given by a flag: write \
                `servers[0].host` in `<toml>`";
    assert_eq!(problem.help(), Some(help));
    for flag in
        ["--labelsCANARY=x", "--labelCANARY", "--CANARY.port=x", "--CANARY[0].port=x", "--tenants.CANARY.x=1"]
    {
        let problem = only(Loader::<Many>::new().flags([flag]));
        assert_eq!(places(&problem), ["argument 1"], "{flag}");
        assert!(!format!("{problem}{problem:?}{}", problem.to_json()).contains("CANARY"), "{problem}");
    }
}

#[test]
fn very_many_arguments_are_counted() {
    let told = |flags: Vec<String>| {
        let error = refused(Loader::<Shop>::new().flags(flags));
        let messages: Vec<String> = error.problems().iter().map(|one| one.message().to_owned()).collect();
        (messages.len(), messages[100].clone())
    };
    let unknown = (0..101).map(|number| format!("--stray{number}=x")).collect();
    assert_eq!(told(unknown), (101, "1 more flag that no setting has".to_owned()));
    let stray = (0..150).map(|number| format!("stray{number}")).collect();
    assert_eq!(told(stray), (101, "50 more arguments that are no flag of a setting".to_owned()));
}

#[test]
fn stray_arguments_are_told_by_their_number() {
    let error = refused(of(["x", "--port=1", "-p", "--"]));
    let places: Vec<String> = error.problems().iter().flat_map(places).collect();
    assert_eq!(places, ["argument 1", "argument 3", "argument 4"]);
    let is_stray = |problem: &Problem| problem.code() == Code::UnexpectedArgument;
    assert!(error.problems().iter().all(is_stray), "{error}");
}

#[test]
fn only_some_kinds_of_sources_may_give_a_value() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Only {
        #[settings(default = 1, only_from(flag))]
        flag: u8,
        #[settings(default = 1, only_from(dotenv, variable))]
        variable: u8,
        #[settings(only_from(secret_file))]
        secret: Option<settings::SecretString>,
    }
    let folder = crate::support::Folder::new();
    let secret = folder.write("secret", "x");
    let named = [("SHOP_SECRET_FILE", secret.to_str().unwrap()), ("SHOP_VARIABLE", "2")];
    let dotenv = folder.write(".env", "SHOP_VARIABLE=3");
    let load = || Loader::<Only>::new().dotenv(&dotenv).environment(Environment::from(named));
    let only = clean(load().flags(["--flag=2"]));
    assert_eq!((only.flag, only.variable, only.secret.is_some()), (2, 2, true));
    let error = refused(load().environment(Environment::from([("SHOP_FLAG", "3")])).flags(["--variable=3"]));
    let expected = [(Code::WrongSource, "flag"), (Code::WrongSource, "variable")];
    assert_eq!(codes(error.problems()), expected);
    let error = refused(load().environment(Environment::from([("SHOP_SECRET", "x")])));
    assert_eq!(codes(error.problems()), [(Code::WrongSource, "secret")]);
}

#[test]
fn a_section_is_no_value() {
    assert_eq!(only(of(["--auth=x"])).code(), Code::NotASection);
}

#[test]
#[cfg(unix)]
fn a_value_that_is_not_utf8_is_a_problem_of_its_setting() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    let argument = |bytes: &[u8]| OsString::from_vec(bytes.to_vec());
    let problem = only(Loader::<Shop>::new().flags([argument(b"--port=\xff")]));
    assert_eq!((problem.code(), problem.key()), (Code::NotUtf8, Some("port")));
    let problem = only(Loader::<Shop>::new().flags([argument(b"--name"), argument(b"\xff")]));
    assert_eq!((problem.code(), problem.key()), (Code::NotUtf8, Some("name")));
    assert_eq!(only(Loader::<Shop>::new().flags([argument(b"\xff")])).code(), Code::UnexpectedArgument);
}

#[test]
fn a_service_lists_its_flags() {
    let expected = "  --port=<VALUE>    an unsigned integer from 0 to 65535
        default: 8080
  --name=<VALUE>    a string
        default: corner shop
  --open=<VALUE>    a bool, `true` or `false`
        default: false

Secrets are given by a variable or a file, never by a flag:

  auth.key: the variable SHOP_AUTH_KEY
  auth.pin: the variable SHOP_AUTH_PIN
  auth.password: the variable MAIL_PASSWORD
  providers.<NAME>.secret: the variable SHOP_PROVIDERS__<NAME>__SECRET
  tokens.<NAME>: the variable SHOP_TOKENS__<NAME>
";
    assert_eq!(Loader::<Shop>::flags_help(), expected);
}

#[test]
fn what_no_flag_may_give_is_not_listed() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Listed {
        #[settings(nested)]
        many: Many,
        /// What is tried out.
        ///
        /// By name.
        #[settings(default)]
        features: BTreeMap<String, bool>,
        #[settings(default = ["a"])]
        types: Vec<String>,
        #[settings(default = 1, only_from(variable))]
        variable: u8,
        #[settings(only_from(secret_file))]
        key: Option<settings::SecretString>,
        #[settings(only_from(file))]
        token: Option<settings::SecretString>,
        #[settings(nested, default)]
        mails: Vec<Mail>,
    }
    #[derive(Debug, Settings)]
    struct Mail {
        #[settings(default = 1)]
        port: u16,
        password: settings::SecretString,
    }
    let expected = "  --many.servers[<N>].port=<VALUE>    an unsigned integer from 0 to 65535
        default: 1
  --many.tenants.<NAME>.limits.<NAME>.most=<VALUE>    an unsigned integer from 0 to 4294967295
        default: 1
  --many.tenants.<NAME>.tags.<NAME>=<VALUE>    a string
  --many.labels.<NAME>=<VALUE>    a string
  --features.<NAME>=<VALUE>    a bool, `true` or `false`
        What is tried out.
  --types=<VALUE>,…    a list, each element a string
        default: [\"a\"]

Secrets are given by a variable or a file, never by a flag:

  key: a secret file
  token: a file of settings
  mails[<N>].password: the variable SHOP_MAILS__<N>__PASSWORD
";
    assert_eq!(Loader::<Listed>::flags_help(), expected);
}

#[test]
fn a_map_or_a_section_in_one_text_is_told_how_to_be_given_by_that_source() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Needs {
        labels: BTreeMap<String, String>,
        #[settings(nested)]
        mail: Mail,
    }
    #[derive(Debug, Settings)]
    struct Mail {
        password: Option<settings::SecretString>,
        #[settings(nested)]
        limits: Limit,
    }
    let help = |loader: Loader<Needs>| only(loader).help().unwrap_or_default().to_owned();
    let loader = || Loader::<Needs>::new();
    let given = || loader().value("labels.a", "x");
    assert_eq!(
        help(loader().flags(["--labels=x"])),
        "give each entry by a flag of its own: `--labels.<name>=…`"
    );
    let in_code = "give each entry by a value of its own: `Loader::value(\"labels.<name>\", …)`";
    assert_eq!(help(loader().value("labels", "x")), in_code);
    let environment = Environment::from([("SHOP_LABELS", "x")]);
    let by_variable = "give each entry by a variable of its own: `SHOP_LABELS__<name>`";
    assert_eq!(help(loader().environment(environment)), by_variable);
    assert_eq!(help(loader().flags([""; 0])), "give the flag `--labels.<name>`");
    let of_section = "give its settings one by one, such as `--mail.limits.most=…`";
    assert_eq!(help(given().flags(["--mail=x"])), of_section);
}

#[test]
fn help_names_the_flag_but_not_of_a_secret() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Needs {
        port: u16,
        key: settings::SecretString,
    }
    let error = refused(Loader::<Needs>::new().environment(Environment::empty()).flags([""; 0]));
    let helps: Vec<&str> = error.problems().iter().filter_map(Problem::help).collect();
    assert_eq!(helps[0], "set the variable `SHOP_PORT`, or give the flag `--port`");
    assert!(!helps[1].contains("--key"), "{}", helps[1]);
}
