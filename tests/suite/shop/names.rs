//! Keys that no setting has, and keys that stand twice.

use insta::assert_snapshot;
use settings::Code;

use super::holds;
use super::judge::words;
use super::row::{Apart, At, Row, inline, list, missing, plain, problems, row, stray, text, told};
use crate::text::Format;

pub(super) fn misspelt() -> Vec<Row> {
    let typo = |what, path, name: &str, key, meant| {
        row(what).renamed(path, name).is(problems([stray(key).meant(meant)]))
    };
    vec![
        typo("a sign left out", "http.port", "prt", "http.prt", "http.port"),
        typo("a sign too many", "log.level", "levvel", "log.levvel", "log.level"),
        typo("another sign", "upload.max_bytes", "max_bites", "upload.max_bites", "upload.max_bytes"),
        typo("two signs the other way round", "http.host", "hsot", "http.hsot", "http.host"),
        typo("another case", "log.level", "Level", "log.Level", "log.level"),
        typo("another style", "upload.max_bytes", "maxBytes", "upload.maxBytes", "upload.max_bytes"),
        typo(
            "dashes",
            "http.request_timeout",
            "request-timeout",
            "http.request-timeout",
            "http.request_timeout",
        ),
        typo("a misspelt key at the top", "environment", "enviroment", "enviroment", "environment"),
        typo(
            "a misspelt key with a list",
            "upload.allowed_types",
            "allowed_type",
            "upload.allowed_type",
            "upload.allowed_types",
        ),
        typo("a misspelt map", "features", "feature", "feature", "features"),
        row("a misspelt section with a rule")
            .renamed("database", "databse")
            .is(problems([stray("databse").meant("database")]).not_run()),
        typo("a misspelt section", "upload", "uplaod", "uplaod", "upload"),
        typo("a section in another case", "http", "HTTP", "HTTP", "http"),
        row("a misspelt key beside the right one")
            .with("http.prot", plain("8081"))
            .is(problems([stray("http.prot").meant("http.port")])),
        row("two misspelt keys")
            .renamed("http.port", "prot")
            .renamed("log.format", "fromat")
            .is(problems([stray("http.prot").meant("http.port"), stray("log.fromat").meant("log.format")])),
        row("a misspelt key in a misspelt section")
            .renamed("log.level", "levl")
            .renamed("log", "lgo")
            .is(problems([stray("lgo").meant("log")])),
    ]
}

pub(super) fn misplaced() -> Vec<Row> {
    // A dot in quotation marks parts nothing.
    let mut dotted =
        row("a key with a dot").without("http.port").is(problems([stray("http.port").meant("http.port")]));
    dotted.tree.push(("http.port".to_owned(), plain("8081")));
    let strange = |what, key, value| row(what).with(key, value).is(problems([stray(key)]));
    vec![
        strange("a key that there is not", "http.workers", plain("4")),
        strange("a key that there is not at the top", "workers", plain("4")),
        strange("a list under a key that there is not", "log.targets", list([text("a"), text("b")])),
        strange("a section that there is not", "metrics", inline([("listen", text("0.0.0.0:9090"))])),
        strange("an empty section that there is not", "metrics", inline([])),
        strange("a section within a section that there is not", "http.tls", inline([("on", plain("true"))])),
        row("two keys that there are not")
            .with("http.workers", plain("4"))
            .with("metrics", plain("1"))
            .is(problems([stray("metrics"), stray("http.workers")])),
        row("a key in another section")
            .moved("log.level", "http.level")
            .is(problems([stray("http.level").meant("log.level")])),
        row("a key outside of its section")
            .moved("http.port", "port")
            .is(problems([stray("port").meant("http.port")])),
        row("a key of the top in a section")
            .moved("environment", "http.environment")
            .is(problems([stray("http.environment").meant("environment")]))
            .but(Format::Toml, "behind a header of TOML, all is part of its table", Apart::Words),
        dotted,
        row("a section in another")
            .moved("upload", "http.upload")
            .is(problems([stray("http.upload").meant("upload")])),
    ]
}

pub(super) fn twice() -> Vec<Row> {
    let twice = |what, key, value| {
        row(what).again(key, value).is(problems([told(Code::DuplicateKey, key).at([At::Again(key)])]))
    };
    vec![
        twice("a key twice", "http.port", plain("8443")),
        twice("a key twice with one value", "http.port", plain("8080")),
        twice("a key twice, once with a bad value", "http.port", text("eighty")),
        twice("a key at the top twice", "environment", text("dev")),
        twice("a list twice", "upload.allowed_types", list([text("image/jpeg")])),
        twice("an entry of a map twice", "features.beta_checkout", plain("false")),
        twice("a section twice", "log", inline([("level", text("debug"))])),
        row("a key that there is not twice")
            .with("http.workers", plain("4"))
            .again("http.workers", plain("5"))
            .is(problems([
                told(Code::DuplicateKey, "http.workers").at([At::Again("http.workers")]),
                stray("http.workers"),
            ])),
        row("a key twice where another is missing").again("http.port", plain("8443")).without("auth.pin").is(
            problems([
                told(Code::DuplicateKey, "http.port").at([At::Again("http.port")]),
                missing("auth.pin"),
            ]),
        ),
    ]
}

#[test]
fn they_are_told_alike() {
    [misspelt(), misplaced(), twice()].iter().for_each(|rows| holds(rows));
}

#[test]
fn words_of_misspelt_keys() {
    assert_snapshot!(words(&misspelt()), @"
    a sign left out:
      http.prt: no setting has this key
    a sign too many:
      log.levvel: no setting has this key
    another sign:
      upload.max_bites: no setting has this key
    two signs the other way round:
      http.hsot: no setting has this key
    another case:
      log.Level: no setting has this key
    another style:
      upload.maxBytes: no setting has this key
    dashes:
      http.request-timeout: no setting has this key
    a misspelt key at the top:
      enviroment: no setting has this key
    a misspelt key with a list:
      upload.allowed_type: no setting has this key
    a misspelt map:
      feature: no section has this name
    a misspelt section with a rule:
      databse: no section has this name
    a misspelt section:
      uplaod: no section has this name
    a section in another case:
      HTTP: no section has this name
    a misspelt key beside the right one:
      http.prot: no setting has this key
    two misspelt keys:
      http.prot: no setting has this key
      log.fromat: no setting has this key
    a misspelt key in a misspelt section:
      lgo: no section has this name
    ");
}

#[test]
fn words_of_misplaced_keys() {
    assert_snapshot!(words(&misplaced()), @"
    a key that there is not:
      http.workers: no setting has this key
    a key that there is not at the top:
      workers: no setting has this key
    a list under a key that there is not:
      log.targets: no setting has this key
    a section that there is not:
      metrics: no section has this name
    an empty section that there is not:
      metrics: no section has this name
    a section within a section that there is not:
      http.tls: no section has this name
    two keys that there are not:
      metrics: no setting has this key
      http.workers: no setting has this key
    a key in another section:
      http.level: no setting has this key
    a key outside of its section:
      port: no setting has this key
    a key of the top in a section:
      http.environment: no setting has this key
    a key with a dot:
      http.port: no setting has this key
    a section in another:
      http.upload: no section has this name
    ");
}

#[test]
fn words_of_keys_that_stand_twice() {
    assert_snapshot!(words(&twice()), @"
    a key twice:
      http.port: duplicate key: it is given at ITS PLACE already
    a key twice with one value:
      http.port: duplicate key: it is given at ITS PLACE already
    a key twice, once with a bad value:
      http.port: duplicate key: it is given at ITS PLACE already
    a key at the top twice:
      environment: duplicate key: it is given at ITS PLACE already
    a list twice:
      upload.allowed_types: duplicate key: it is given at ITS PLACE already
    an entry of a map twice:
      features.beta_checkout: duplicate key: it is given at ITS PLACE already
    a section twice:
      log: duplicate key: it is given at ITS PLACE already
    a key that there is not twice:
      http.workers: duplicate key: it is given at ITS PLACE already
      http.workers: no setting has this key
    a key twice where another is missing:
      http.port: duplicate key: it is given at ITS PLACE already
      auth.pin: required, but no source gives it
    ");
}
