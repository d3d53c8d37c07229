//! A file below the environment, where one of them is at fault or both are.

use insta::assert_snapshot;
use settings::Code;

use super::holds;
use super::judge::words;
use super::row::{
    Apart, At, Row, SECRETS, Told, fine, list, missing, plain, problems, row, stray, text, told, warnings,
};
use crate::text::Format;

const SESAME: &str = SECRETS[4];
const KEY: &str = SECRETS[1];

fn shadowed(key: &'static str) -> Told {
    told(Code::ShadowedValue, key)
}

pub(super) fn overridden() -> Vec<Row> {
    vec![
        row("a good variable over a good value").variable("SHOP_HTTP_PORT", "8081").so("http.port", "8081"),
        row("a good variable over a bad value")
            .with("http.port", text("eighty"))
            .variable("SHOP_HTTP_PORT", "8081")
            .is(warnings([shadowed("http.port")]))
            .so("http.port", "8081"),
        row("a good variable over a value out of range")
            .with("http.port", plain("80"))
            .variable("SHOP_HTTP_PORT", "8081")
            .so("http.port", "8081"),
        row("a good variable over a bad word")
            .with("log.level", text("Debug"))
            .variable("SHOP_LOG_LEVEL", "warn")
            .is(warnings([shadowed("log.level")]))
            .so("log.level", "warn"),
        row("a good variable over a bad secret")
            .with("auth.pin", text(SESAME))
            .variable("SHOP_AUTH_PIN", SECRETS[2])
            .is(warnings([shadowed("auth.pin")])),
        row("a good variable over an empty secret")
            .with("auth.jwt_key", text(""))
            .variable("SHOP_AUTH_JWT_KEY", KEY)
            .is(warnings([told(Code::SetButEmpty, "auth.jwt_key")])),
        row("a good variable over a bad list")
            .with("http.trusted_proxies", text("10.0.0.0/8"))
            .variable("SHOP_HTTP_TRUSTED_PROXIES", "10.0.0.0/8,192.168.0.0/16")
            .is(warnings([shadowed("http.trusted_proxies")])),
        row("a good variable over a bad entry")
            .with("features.beta_checkout", text("yes"))
            .variable("SHOP_FEATURES__BETA_CHECKOUT", "true")
            .is(warnings([shadowed("features.beta_checkout")])),
        row("a good variable over a misspelt key")
            .renamed("http.port", "prt")
            .variable("SHOP_HTTP_PORT", "8081")
            .is(problems([stray("http.prt").meant("http.port")])),
        row("a good variable where the file has nothing")
            .without("auth.jwt_key")
            .variable("SHOP_AUTH_JWT_KEY", KEY)
            .is(fine()),
        row("a good variable over null")
            .with("http.port", plain("null"))
            .variable("SHOP_HTTP_PORT", "8081")
            .is(warnings([shadowed("http.port")]))
            .but(Format::Toml, "TOML has no null", Apart::Unsayable),
        row("a warning beside a problem")
            .with("http.port", text("eighty"))
            .without("environment")
            .variable("SHOP_HTTP_PORT", "8081")
            .is(problems([missing("environment")]).warned(shadowed("http.port"))),
    ]
}

pub(super) fn variables() -> Vec<Row> {
    let bad = |what, code, key, name, text| {
        row(what).variable(name, text).is(problems([told(code, key).at([At::Variable(name)])]))
    };
    let stranger =
        |name| Told { code: Code::UnknownVariable, key: None, at: vec![At::Variable(name)], meant: None };
    vec![
        bad("a bad variable over a good value", Code::InvalidValue, "http.port", "SHOP_HTTP_PORT", "eighty"),
        bad("a variable out of range", Code::CheckFailed, "http.port", "SHOP_HTTP_PORT", "80"),
        bad("a bad secret in a variable", Code::InvalidValue, "auth.pin", "SHOP_AUTH_PIN", SESAME),
        bad("a short secret in a variable", Code::CheckFailed, "auth.jwt_key", "SHOP_AUTH_JWT_KEY", SESAME),
        bad(
            "a bad entry in a variable",
            Code::InvalidValue,
            "features.beta",
            "SHOP_FEATURES__BETA",
            "perhaps",
        ),
        row("a bad variable over a bad value")
            .with("http.port", text("eighty"))
            .variable("SHOP_HTTP_PORT", "ninety")
            .is(problems([told(Code::InvalidValue, "http.port").at([At::Variable("SHOP_HTTP_PORT")])])
                .warned(shadowed("http.port"))),
        row("a bad element in a variable over a bad list")
            .with("http.trusted_proxies", list([text("x")]))
            .variable("SHOP_HTTP_TRUSTED_PROXIES", "10.0.0.0/8,y")
            .is(problems([told(Code::CheckFailed, "http.trusted_proxies[1]")
                .at([At::Variable("SHOP_HTTP_TRUSTED_PROXIES")])])),
        row("an empty variable over a good value")
            .variable("SHOP_HTTP_PORT", "")
            .is(warnings([told(Code::SetButEmpty, "http.port").at([At::Variable("SHOP_HTTP_PORT")])]))
            .so("http.port", "8080"),
        row("an empty variable over a bad value")
            .with("http.port", text("eighty"))
            .variable("SHOP_HTTP_PORT", "")
            .is(problems([told(Code::InvalidValue, "http.port")])
                .warned(told(Code::SetButEmpty, "http.port").at([At::Variable("SHOP_HTTP_PORT")]))),
        row("an empty variable over an empty secret")
            .with("auth.jwt_key", text(""))
            .variable("SHOP_AUTH_JWT_KEY", "")
            .is(problems([told(Code::SetButEmpty, "auth.jwt_key")
                .at([At::Variable("SHOP_AUTH_JWT_KEY"), At::Value("auth.jwt_key")])])),
        row("a misspelt variable over a good value")
            .variable("SHOP_HTTP_PROT", "8081")
            .is(problems([stranger("SHOP_HTTP_PROT").meant("SHOP_HTTP_PORT")])),
        row("a misspelt variable and a misspelt key")
            .renamed("http.port", "prt")
            .variable("SHOP_HTTP_PROT", "8081")
            .is(problems([
                stranger("SHOP_HTTP_PROT").meant("SHOP_HTTP_PORT"),
                stray("http.prt").meant("http.port"),
            ])),
        row("a variable for a section that the file has").variable("SHOP_HTTP", SESAME).is(problems([told(
            Code::NotASection,
            "http",
        )
        .at([At::Variable("SHOP_HTTP"), At::Value("http")])])),
    ]
}

#[test]
fn they_are_told_alike() {
    [overridden(), variables()].iter().for_each(|rows| holds(rows));
}

#[test]
fn words_of_what_is_overridden() {
    assert_snapshot!(words(&overridden()), @"
    a good variable over a good value:
    a good variable over a bad value:
      http.port: a value that would be a problem is overridden by variable SHOP_HTTP_PORT
    a good variable over a value out of range:
    a good variable over a bad word:
      log.level: a value that would be a problem is overridden by variable SHOP_LOG_LEVEL
    a good variable over a bad secret:
      auth.pin: a value that would be a problem is overridden by variable SHOP_AUTH_PIN
    a good variable over an empty secret:
      auth.jwt_key: set but empty: it counts as not set
    a good variable over a bad list:
      http.trusted_proxies: a value that would be a problem is overridden by variable SHOP_HTTP_TRUSTED_PROXIES
    a good variable over a bad entry:
      features.beta_checkout: a value that would be a problem is overridden by variable SHOP_FEATURES__BETA_CHECKOUT
    a good variable over a misspelt key:
      http.prt: no setting has this key
    a good variable where the file has nothing:
    a good variable over null:
      http.port: a value that would be a problem is overridden by variable SHOP_HTTP_PORT
    a warning beside a problem:
      environment: required, but no source gives it
      http.port: a value that would be a problem is overridden by variable SHOP_HTTP_PORT
    ");
}

#[test]
fn words_of_variables() {
    assert_snapshot!(words(&variables()), @"
    a bad variable over a good value:
      http.port: expected an unsigned integer from 0 to 65535, found `eighty`
    a variable out of range:
      http.port: must be between 1024 and 65535, found `80`
    a bad secret in a variable:
      auth.pin: expected an unsigned integer from 0 to 4294967295
    a short secret in a variable:
      auth.jwt_key: must be at least 32 characters long
    a bad entry in a variable:
      features.beta: expected a bool, `true` or `false`, found `perhaps`
    a bad variable over a bad value:
      http.port: expected an unsigned integer from 0 to 65535, found `ninety`
      http.port: a value that would be a problem is overridden by variable SHOP_HTTP_PORT
    a bad element in a variable over a bad list:
      http.trusted_proxies[1]: must be an IP address or a CIDR range such as `10.0.0.0/8`
    an empty variable over a good value:
      http.port: set but empty: it counts as not set
    an empty variable over a bad value:
      http.port: expected an unsigned integer from 0 to 65535, found `eighty`
      http.port: set but empty: it counts as not set
    an empty variable over an empty secret:
      auth.jwt_key: set but empty, which counts as not set, and required
    a misspelt variable over a good value:
      -: no setting has this variable
    a misspelt variable and a misspelt key:
      -: no setting has this variable
      http.prt: no setting has this key
    a variable for a section that the file has:
      http: this is a section: a variable cannot give all of it
    ");
}
