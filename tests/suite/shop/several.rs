//! Rules across settings, and several faults in one file.

use insta::assert_snapshot;
use settings::Code;

use super::holds;
use super::judge::words;
use super::row::{At, Row, SECRETS, fine, list, missing, plain, problems, row, stray, text, told};

const MINIMUM: &str = "database.pool_min";
const MAXIMUM: &str = "database.pool_max";

pub(super) fn rules() -> Vec<Row> {
    let broken = |second| problems([told(Code::RuleFailed, MINIMUM).at([At::Value(MINIMUM), second])]);
    vec![
        row("a minimum over the maximum").with(MINIMUM, plain("20")).is(broken(At::Value(MAXIMUM))),
        row("a maximum below the minimum").with(MAXIMUM, plain("1")).is(broken(At::Value(MAXIMUM))),
        row("a minimum over a maximum that is not given")
            .with(MINIMUM, plain("20"))
            .without(MAXIMUM)
            .is(broken(At::Default)),
        row("a minimum that is the maximum").with(MINIMUM, plain("10")).is(fine()),
        row("a rule and a fault elsewhere").with(MINIMUM, plain("20")).with("http.port", plain("80")).is(
            problems([
                told(Code::CheckFailed, "http.port"),
                told(Code::RuleFailed, MINIMUM).at([At::Value(MINIMUM), At::Value(MAXIMUM)]),
            ]),
        ),
        row("a rule and a fault of its section").with(MINIMUM, plain("20")).without("database.url").is(
            problems([
                missing("database.url"),
                told(Code::RuleFailed, MINIMUM).at([At::Value(MINIMUM), At::Value(MAXIMUM)]),
            ]),
        ),
        row("a rule that reads a bad value")
            .with(MINIMUM, plain("20"))
            .with(MAXIMUM, text("ten"))
            .is(problems([told(Code::InvalidValue, MAXIMUM)]).not_run()),
        row("a rule that reads a misspelt key")
            .with(MINIMUM, plain("20"))
            .renamed(MAXIMUM, "pool_mex")
            .is(problems([stray("database.pool_mex").meant(MAXIMUM)]).not_run()),
        row("a rule that reads a key that stands twice").again(MAXIMUM, plain("1")).is(problems([told(
            Code::DuplicateKey,
            MAXIMUM,
        )
        .at([At::Again(MAXIMUM)])])
        .not_run()),
        row("a rule by a variable").variable("SHOP_DATABASE_POOL_MIN", "20").is(problems([told(
            Code::RuleFailed,
            MINIMUM,
        )
        .at([At::Variable("SHOP_DATABASE_POOL_MIN"), At::Value(MAXIMUM)])])),
    ]
}

pub(super) fn at_once() -> Vec<Row> {
    vec![
        row("six at once")
            .with("http.port", text("eighty"))
            .with("http.request_timeout", text("30 parsecs"))
            .with(MINIMUM, plain("-1"))
            .with("auth.jwt_key", text(SECRETS[4]))
            .with("upload.max_bytes", plain("0"))
            .with("log.level", text("verbose"))
            .is(problems([
                told(Code::InvalidValue, "http.port"),
                told(Code::InvalidValue, "http.request_timeout"),
                told(Code::InvalidValue, MINIMUM),
                told(Code::CheckFailed, "auth.jwt_key"),
                told(Code::CheckFailed, "upload.max_bytes"),
                told(Code::InvalidValue, "log.level"),
            ])
            .not_run()),
        row("faults of six kinds")
            .with("environment", text("Dev"))
            .renamed("http.port", "prt")
            .with(
                "http.trusted_proxies",
                list([text("10.0.0.0/8"), text("x"), text("10.0.0.0/8"), text("y")]),
            )
            .without("database.url")
            .with("auth.jwt_key", list([text(SECRETS[4])]))
            .again("auth.pin", plain(SECRETS[5]))
            .is(problems([
                told(Code::InvalidValue, "environment").meant("dev"),
                stray("http.prt").meant("http.port"),
                told(Code::CheckFailed, "http.trusted_proxies[1]"),
                told(Code::CheckFailed, "http.trusted_proxies[3]"),
                missing("database.url"),
                told(Code::InvalidValue, "auth.jwt_key"),
                told(Code::DuplicateKey, "auth.pin").at([At::Again("auth.pin")]),
            ])),
        row("a typo that means what is required beside one that does not")
            .renamed("auth.pin", "pni")
            .renamed("auth.jwt_key", "signer")
            .is(problems([
                stray("auth.signer"),
                missing("auth.jwt_key"),
                stray("auth.pni").meant("auth.pin"),
            ])),
    ]
}

#[test]
fn they_are_told_alike() {
    [rules(), at_once()].iter().for_each(|rows| holds(rows));
}

#[test]
fn words_of_rules() {
    assert_snapshot!(words(&rules()), @"
    a minimum over the maximum:
      database.pool_min: pool_min must not exceed pool_max
    a maximum below the minimum:
      database.pool_min: pool_min must not exceed pool_max
    a minimum over a maximum that is not given:
      database.pool_min: pool_min must not exceed pool_max
    a minimum that is the maximum:
    a rule and a fault elsewhere:
      http.port: must be between 1024 and 65535, found `80`
      database.pool_min: pool_min must not exceed pool_max
    a rule and a fault of its section:
      database.url: required, but no source gives it
      database.pool_min: pool_min must not exceed pool_max
    a rule that reads a bad value:
      database.pool_max: expected an unsigned integer from 0 to 4294967295, found `ten`
    a rule that reads a misspelt key:
      database.pool_mex: no setting has this key
    a rule that reads a key that stands twice:
      database.pool_max: duplicate key: it is given at ITS PLACE already
    a rule by a variable:
      database.pool_min: pool_min must not exceed pool_max
    ");
}

#[test]
fn words_of_many() {
    assert_snapshot!(words(&at_once()), @"
    six at once:
      http.port: expected an unsigned integer from 0 to 65535, found `eighty`
      http.request_timeout: expected a duration such as `500ms`, `30s` or `1h30m`, found `30 parsecs`
      database.pool_min: expected an unsigned integer from 0 to 4294967295, found `-1`
      auth.jwt_key: must be at least 32 characters long
      upload.max_bytes: must be between 1 and 104857600, found `0`
      log.level: expected one of `trace`, `debug`, `info`, `warn`, `error`, found `verbose`
    faults of six kinds:
      environment: expected one of `dev`, `staging`, `production`, found `Dev`
      http.prt: no setting has this key
      http.trusted_proxies[1]: must be an IP address or a CIDR range such as `10.0.0.0/8`, found `x`
      http.trusted_proxies[3]: must be an IP address or a CIDR range such as `10.0.0.0/8`, found `y`
      database.url: required, but no source gives it
      auth.jwt_key: expected a string, found a list
      auth.pin: duplicate key: it is given at ITS PLACE already
    a typo that means what is required beside one that does not:
      auth.signer: no setting has this key
      auth.jwt_key: required, but no source gives it
      auth.pni: no setting has this key
    ");
}
