//! Problems of names, as people and as machines read them.

use insta::assert_snapshot;
use settings::Loader;

use super::Shop;
use crate::support::{told, toml, variables};

#[test]
fn unknown_key_that_resembles_one() {
    assert_snapshot!(told(toml::<Shop>("prot = 'CANARY'")), @r#"
    the settings cannot be used: 1 problem

    problem: `prot`: no setting has this key
      at <toml>:1:1
      did you mean `port`?
      help: correct the key, or take it out

    {"problems":[{"code":"unknown_key","key":"prot","origin":{"kind":"file","name":"<toml>","line":1,"column":1},"message":"no setting has this key","help":"correct the key, or take it out","suggestion":"port"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn unknown_key_that_exists_elsewhere() {
    assert_snapshot!(told(toml::<Shop>("[http]\nport = 9000")), @r#"
    the settings cannot be used: 1 problem

    problem: `http.port`: no setting has this key
      at <toml>:2:1
      did you mean `port`?
      help: this key exists at `port`: move it there, above the first table of the file

    {"problems":[{"code":"unknown_key","key":"http.port","origin":{"kind":"file","name":"<toml>","line":2,"column":1},"message":"no setting has this key","help":"this key exists at `port`: move it there, above the first table of the file","suggestion":"port"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn unknown_key_that_resembles_none() {
    assert_snapshot!(told(toml::<Shop>("[http]\ntimeout = 9000")), @r#"
    the settings cannot be used: 1 problem

    problem: `http.timeout`: no setting has this key
      at <toml>:2:1
      help: take it out, or write one of the keys under `http`: `compress`, `level`

    {"problems":[{"code":"unknown_key","key":"http.timeout","origin":{"kind":"file","name":"<toml>","line":2,"column":1},"message":"no setting has this key","help":"take it out, or write one of the keys under `http`: `compress`, `level`"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn unknown_key_of_code() {
    assert_snapshot!(told(Loader::<Shop>::new().value("http.compres", true)), @r#"
    the settings cannot be used: 1 problem

    problem: `http.compres`: no setting has this key
      at code
      did you mean `http.compress`?
      help: give the value under the key of a declared setting

    {"problems":[{"code":"unknown_key","key":"http.compres","origin":{"kind":"code","name":"http.compres"},"message":"no setting has this key","help":"give the value under the key of a declared setting","suggestion":"http.compress"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn unknown_section() {
    assert_snapshot!(told(toml::<Shop>("[metrics]\nport = 9000")), @r#"
    the settings cannot be used: 1 problem

    problem: `metrics`: no section has this name
      at <toml>:1:2
      help: take it out, or write one of the keys at the top level: `port`, `opens`, `closes`, `token`, `name`, `languages`, `http`

    {"problems":[{"code":"unknown_key","key":"metrics","origin":{"kind":"file","name":"<toml>","line":1,"column":2},"message":"no section has this name","help":"take it out, or write one of the keys at the top level: `port`, `opens`, `closes`, `token`, `name`, `languages`, `http`"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn unknown_variable() {
    assert_snapshot!(told(variables::<Shop, 1>([("SHOP_HTTP_COMPRES", "CANARY")])), @r#"
    the settings cannot be used: 1 problem

    problem: no setting has this variable
      at variable SHOP_HTTP_COMPRES
      did you mean `SHOP_HTTP_COMPRESS`?
      help: it is probably meant for `http.compress`: set `SHOP_HTTP_COMPRESS`, or unset `SHOP_HTTP_COMPRES`

    {"problems":[{"code":"unknown_variable","origin":{"kind":"variable","name":"SHOP_HTTP_COMPRES"},"message":"no setting has this variable","help":"it is probably meant for `http.compress`: set `SHOP_HTTP_COMPRESS`, or unset `SHOP_HTTP_COMPRES`","suggestion":"SHOP_HTTP_COMPRESS"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn not_a_section_in_a_file() {
    assert_snapshot!(told(toml::<Shop>("http = true")), @r#"
    the settings cannot be used: 1 problem

    problem: `http`: expected a section, which is a table, found a bool
      at <toml>:1:8
      help: write a table: `[http]`, below it `compress = …`

    {"problems":[{"code":"not_a_section","key":"http","origin":{"kind":"file","name":"<toml>","line":1,"column":8},"message":"expected a section, which is a table, found a bool","help":"write a table: `[http]`, below it `compress = …`"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn not_a_section_in_a_variable() {
    assert_snapshot!(told(variables::<Shop, 1>([("SHOP_HTTP", "CANARY")])), @r#"
    the settings cannot be used: 1 problem

    problem: `http`: this is a section: a variable cannot give all of it
      at variable SHOP_HTTP
      help: set its settings one by one, such as `SHOP_HTTP_COMPRESS`

    {"problems":[{"code":"not_a_section","key":"http","origin":{"kind":"variable","name":"SHOP_HTTP"},"message":"this is a section: a variable cannot give all of it","help":"set its settings one by one, such as `SHOP_HTTP_COMPRESS`"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn duplicate_key() {
    assert_snapshot!(told(toml::<Shop>("[http]\ncompress = true\ncompress = false")), @r#"
    the settings cannot be used: 1 problem

    problem: `http.compress`: duplicate key: it is given at <toml>:2:1 already
      at <toml>:3:1
      help: keep one of the two

    {"problems":[{"code":"duplicate_key","key":"http.compress","origin":{"kind":"file","name":"<toml>","line":3,"column":1},"message":"duplicate key: it is given at <toml>:2:1 already","help":"keep one of the two"}],"warnings":[],"not_run":[]}
    "#);
}

/// Where a type stands for a section, the compiler cannot look; the first load does.
#[test]
fn shared_name() {
    use crate::support::only;
    use settings::{Code, Settings};

    #[derive(Settings)]
    #[settings(prefix = "SHARED")]
    struct Shared<S: Settings> {
        #[settings(default = 1)]
        http_port: u16,
        #[settings(nested)]
        http: S,
    }

    #[derive(Settings)]
    struct Http {
        #[settings(default = 2)]
        port: u16,
    }

    assert_eq!(only(Loader::<Shared<Http>>::new()).code(), Code::SharedName);
    assert_snapshot!(told(Loader::<Shared<Http>>::new()), @r#"
    the settings cannot be used: 1 problem

    problem: `http_port`: the settings `http.port` and `http_port` share the variable `SHARED_HTTP_PORT`
      help: in the declaration, give one of them another name with `rename`, or a variable of its own with `env`

    {"problems":[{"code":"shared_name","key":"http_port","message":"the settings `http.port` and `http_port` share the variable `SHARED_HTTP_PORT`","help":"in the declaration, give one of them another name with `rename`, or a variable of its own with `env`"}],"warnings":[],"not_run":[]}
    "#);
}

/// The rest of what the compiler would find; nothing that is given is judged besides.
#[test]
fn shared_names_of_a_type_with_parameters() {
    use crate::support::refused;
    use settings::{Settings, testing};

    #[derive(Settings)]
    #[settings(prefix = "SHARED")]
    struct Shared<S: Settings> {
        port: u16,
        #[settings(env = "SHARED_CONFIG")]
        file: String,
        #[settings(flatten)]
        flat: S,
        #[settings(nested, default)]
        list: Vec<S>,
        #[settings(default, alias = "list__0__name")]
        first: String,
    }

    #[derive(Settings)]
    struct Inside {
        port: u16,
        #[settings(env = "NAME")]
        name: String,
    }

    let error = refused(variables::<Shared<Inside>, 2>([("SHARED_PORT", "x"), ("NAME", "y")]));
    let told: Vec<String> = error.problems().iter().map(|problem| problem.message().to_owned()).collect();
    assert_snapshot!(told.join("\n"), @r#"
    the key `port` stands twice on one level: for `port` and for `flat.port` in the code
    the variable `NAME` of `list[0].name` cannot say which of `list` it is for
    the settings `list[0].name` and `name` share the variable `NAME`
    the variable `SHARED_CONFIG` names the file of settings, so `file` cannot have it
    the variable `SHARED_LIST__0__NAME` of `first` would be an entry of `list` as well
    "#);
    assert_eq!(testing::declaration::<Shared<Inside>>().problems().len(), 5);
}

mod over_time {
    use insta::assert_snapshot;
    use settings::{Code, Environment, SecretString, Settings};

    use crate::support::{loaded, only, told, toml};

    #[derive(Settings)]
    #[settings(prefix = "OVER")]
    struct Over {
        #[settings(default = 1, alias = "listen_port")]
        port: u16,
        #[settings(only_from(variable))]
        token: Option<SecretString>,
        #[settings(nested)]
        to: To,
    }

    #[derive(Settings)]
    #[settings(tag = "kind")]
    enum To {
        #[settings(default)]
        Disk(Disk),
        Net(Net),
    }

    #[derive(Settings)]
    struct Disk {
        #[settings(default = "data")]
        path: String,
    }

    #[derive(Settings)]
    struct Net {
        #[settings(default = "localhost")]
        host: String,
    }

    #[test]
    fn deprecated() {
        let warnings = loaded(toml::<Over>("listen_port = 2")).warnings();
        assert_eq!(warnings[0].code(), Code::Deprecated);
        assert_snapshot!(told(toml::<Over>("listen_port = 'x'")), @r#"
        the settings cannot be used: 1 problem

        problem: `port`: expected an unsigned integer from 0 to 65535, found `x`
          at <toml>:1:15
          help: write an unsigned integer from 0 to 65535

        warning: `port`: given as `listen_port`, a name that it had before
          at <toml>:1:15
          help: write `port` in its place

        {"problems":[{"code":"invalid_value","key":"port","origin":{"kind":"file","name":"<toml>","line":1,"column":15},"message":"expected an unsigned integer from 0 to 65535, found `x`","help":"write an unsigned integer from 0 to 65535"}],"warnings":[{"code":"deprecated","key":"port","origin":{"kind":"file","name":"<toml>","line":1,"column":15},"message":"given as `listen_port`, a name that it had before","help":"write `port` in its place"}],"not_run":[]}
        "#);
    }

    #[test]
    fn both_names() {
        assert_eq!(only(toml::<Over>("port = 1\nlisten_port = 2")).code(), Code::BothNames);
        assert_snapshot!(told(toml::<Over>("port = 1\nlisten_port = 2")), @r#"
        the settings cannot be used: 1 problem

        problem: `port`: given twice in one source: under its name, and as `listen_port`, a name that it had before
          at <toml>:1:8
          at <toml>:2:15
          help: take out the old one

        {"problems":[{"code":"both_names","key":"port","origins":[{"kind":"file","name":"<toml>","line":1,"column":8},{"kind":"file","name":"<toml>","line":2,"column":15}],"message":"given twice in one source: under its name, and as `listen_port`, a name that it had before","help":"take out the old one"}],"warnings":[],"not_run":[]}
        "#);
    }

    #[test]
    fn wrong_source() {
        assert_eq!(only(toml::<Over>("token = 'sesame'")).code(), Code::WrongSource);
        assert_snapshot!(told(toml::<Over>("token = 'sesame'")), @r#"
        the settings cannot be used: 1 problem

        problem: `token`: may not be given by a file
          at <toml>:1:9
          help: take it out there, and give it by a variable

        {"problems":[{"code":"wrong_source","key":"token","origin":{"kind":"file","name":"<toml>","line":1,"column":9},"message":"may not be given by a file","help":"take it out there, and give it by a variable"}],"warnings":[],"not_run":[]}
        "#);
    }

    #[test]
    fn other_variant() {
        let loader = || {
            let weaker = toml::<Over>("[to]\nkind = 'disk'");
            weaker.environment(Environment::from([("OVER_TO_HOST", "example.org")]))
        };
        assert_eq!(only(loader()).code(), Code::OtherVariant);
        assert_snapshot!(told(loader()), @r#"
        the settings cannot be used: 1 problem

        problem: `to.host`: belongs to `to.kind = net`, but `disk` is chosen
          at variable OVER_TO_HOST
          at <toml>:2:8
          help: take it out, or set `to.kind` to `net`

        {"problems":[{"code":"other_variant","key":"to.host","origins":[{"kind":"variable","name":"OVER_TO_HOST"},{"kind":"file","name":"<toml>","line":2,"column":8}],"message":"belongs to `to.kind = net`, but `disk` is chosen","help":"take it out, or set `to.kind` to `net`"}],"warnings":[],"not_run":[]}
        "#);
    }
}
