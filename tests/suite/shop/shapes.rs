//! What is not there, what is null, and what is another kind of thing.

use insta::assert_snapshot;
use settings::Code;

use super::holds;
use super::judge::words;
use super::row::{Apart, Outcome, Row, fine, inline, list, missing, plain, problems, row, text, told};
use crate::text::{Format, Table, Value};

const NO_NULL: &str = "TOML has no null";
const HEADERS: &str = "TOML has headers, which the help tells";

pub(super) fn missing_ones() -> Vec<Row> {
    let empty = || Value::Table(Table::new());
    let auth = || problems([missing("auth.jwt_key"), missing("auth.pin")]);
    vec![
        row("one missing").without("database.url").is(problems([missing("database.url")])),
        row("one missing at the top").without("environment").is(problems([missing("environment")])),
        row("a list missing").without("upload.allowed_types").is(problems([missing("upload.allowed_types")])),
        row("a section missing").without("auth").is(auth()),
        row("a section without anything").with("auth", empty()).is(auth()),
        row("five missing")
            .without("environment")
            .without("database.url")
            .without("auth.jwt_key")
            .without("auth.pin")
            .without("upload.allowed_types")
            .is(problems([
                missing("environment"),
                missing("database.url"),
                missing("auth.jwt_key"),
                missing("auth.pin"),
                missing("upload.allowed_types"),
            ])),
        row("sections without which it loads").without("http").without("log").without("features").is(fine()),
        row("an empty list")
            .with("upload.allowed_types", list([]))
            .is(fine())
            .so("upload.allowed_types", "[]"),
    ]
}

pub(super) fn nulls() -> Vec<Row> {
    let null = |what, key, outcome| {
        row(what).with(key, plain("null")).is(outcome).but(Format::Toml, NO_NULL, Apart::Unsayable)
    };
    let bad = |key| problems([told(Code::InvalidValue, key)]);
    vec![
        null("null for a number", "http.port", bad("http.port")),
        null("null for a word", "environment", bad("environment")),
        null("null for a duration", "http.request_timeout", bad("http.request_timeout")),
        null("null for a list", "upload.allowed_types", bad("upload.allowed_types")),
        null("null for a map", "features", bad("features")),
        null("null for an entry", "features.beta_checkout", bad("features.beta_checkout")),
        null("null for a secret", "auth.jwt_key", bad("auth.jwt_key")),
        null("null for a secret number", "auth.pin", bad("auth.pin")),
        null("null for a section", "auth", problems([told(Code::NotASection, "auth")])),
        null("null for a section that may be left out", "log", problems([told(Code::NotASection, "log")])),
        null("null for an optional secret", "auth.previous_jwt_key", fine())
            .so("auth.previous_jwt_key", "none"),
        row("null in a list")
            .with("upload.allowed_types", list([text("image/png"), plain("null")]))
            .is(bad("upload.allowed_types[1]"))
            .but(Format::Toml, NO_NULL, Apart::Unsayable),
    ]
}

pub(super) fn others() -> Vec<Row> {
    let no_section = |what, key, value, outcome: Outcome| {
        row(what).with(key, value).is(outcome).but(Format::Toml, HEADERS, Apart::Words)
    };
    let kindless = |row: Row| row.but(Format::Yaml, "a plain scalar is of no kind", Apart::Words);
    let one = |key| problems([told(Code::NotASection, key)]);
    let level = || Value::Table(vec![("of".to_owned(), text("info"))]);
    vec![
        kindless(no_section("a text for a section", "log", text("info"), one("log"))),
        kindless(no_section("a number for a section", "http", plain("8080"), one("http"))),
        kindless(no_section("a bool for a section", "upload", plain("false"), one("upload"))),
        no_section("a list for a section", "log", list([text("info")]), one("log")),
        no_section("an empty list for a section", "log", list([]), one("log")),
        no_section(
            "a list of tables for a section",
            "log",
            list([inline([("level", text("info"))])]),
            one("log"),
        ),
        kindless(no_section(
            "a text for a section that a rule reads",
            "database",
            text("postgres://db.internal/shop"),
            one("database").not_run(),
        )),
        row("a section for a word")
            .with("log.level", level())
            .is(problems([told(Code::InvalidValue, "log.level")])),
        row("a section for a list")
            .with("upload.allowed_types", level())
            .is(problems([told(Code::InvalidValue, "upload.allowed_types")])),
        row("a section for an entry")
            .with("features.beta_checkout", level())
            .is(problems([told(Code::InvalidValue, "features.beta_checkout")])),
        row("a section for a text at the top")
            .with("service_name", level())
            .is(problems([told(Code::InvalidValue, "service_name")])),
    ]
}

#[test]
fn they_are_told_alike() {
    [missing_ones(), nulls(), others()].iter().for_each(|rows| holds(rows));
}

#[test]
fn words_of_what_is_missing() {
    assert_snapshot!(words(&missing_ones()), @"
    one missing:
      database.url: required, but no source gives it
    one missing at the top:
      environment: required, but no source gives it
    a list missing:
      upload.allowed_types: required, but no source gives it
    a section missing:
      auth.jwt_key: required, but no source gives it
      auth.pin: required, but no source gives it
    a section without anything:
      auth.jwt_key: required, but no source gives it
      auth.pin: required, but no source gives it
    five missing:
      environment: required, but no source gives it
      database.url: required, but no source gives it
      auth.jwt_key: required, but no source gives it
      auth.pin: required, but no source gives it
      upload.allowed_types: required, but no source gives it
    sections without which it loads:
    an empty list:
    ");
}

#[test]
fn words_of_nulls() {
    assert_snapshot!(words(&nulls()), @"
    null for a number:
      http.port: expected an unsigned integer from 0 to 65535, found null
    null for a word:
      environment: expected one of `dev`, `staging`, `production`, found null
    null for a duration:
      http.request_timeout: expected a duration such as `500ms`, `30s` or `1h30m`, found null
    null for a list:
      upload.allowed_types: expected a list, each element a string, found null
    null for a map:
      features: expected a table, each value a bool, `true` or `false`, found null
    null for an entry:
      features.beta_checkout: expected a bool, `true` or `false`, found null
    null for a secret:
      auth.jwt_key: expected a string, found null
    null for a secret number:
      auth.pin: expected an unsigned integer from 0 to 4294967295, found null
    null for a section:
      auth: expected a section, which is a table, found null
    null for a section that may be left out:
      log: expected a section, which is a table, found null
    null for an optional secret:
    null in a list:
      upload.allowed_types[1]: expected a string, found null
    ");
}

#[test]
fn words_of_other_shapes() {
    assert_snapshot!(words(&others()), @"
    a text for a section:
      log: expected a section, which is a table, found a string
    a number for a section:
      http: expected a section, which is a table, found an integer
    a number for a section in [Yaml]:
      http: expected a section, which is a table, found a single value
    a bool for a section:
      upload: expected a section, which is a table, found a bool
    a bool for a section in [Yaml]:
      upload: expected a section, which is a table, found a single value
    a list for a section:
      log: expected a section, which is a table, found a list
    an empty list for a section:
      log: expected a section, which is a table, found a list
    a list of tables for a section:
      log: expected a section, which is a table, found a list
    a text for a section that a rule reads:
      database: expected a section, which is a table, found a string
    a section for a word:
      log.level: expected one of `trace`, `debug`, `info`, `warn`, `error`, found a table
    a section for a list:
      upload.allowed_types: expected a list, each element a string, found a table
    a section for an entry:
      features.beta_checkout: expected a bool, `true` or `false`, found a table
    a section for a text at the top:
      service_name: expected a string, found a table
    ");
}
