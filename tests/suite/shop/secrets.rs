//! Secrets that are none, that are too short, or that stand where they do not belong: told, and not shown.

use insta::assert_snapshot;
use settings::Code;

use super::holds;
use super::judge::words;
use super::row::{
    Apart, At, Row, SECRETS, failed, inline, invalid, list, missing, plain, problems, row, stray, text, told,
    warnings,
};
use crate::text::{Format, Value};

const BEFORE: &str = SECRETS[3];
const SESAME: &str = SECRETS[4];
const LARGE: &str = SECRETS[5];

pub(super) fn values() -> Vec<Row> {
    let short_text = |key| Apart::Other(problems([told(Code::CheckFailed, key)]));
    let plain_text = "a plain scalar is a text, and this one is short";
    // Of a secret, what it is is told in the place of itself.
    let kindless =
        |row: Row| row.but(Format::Yaml, "a plain scalar is of no kind before it is read", Apart::Words);
    vec![
        failed("a secret that is too short", "auth.jwt_key", text(SESAME)),
        invalid("a number for a secret text", "auth.jwt_key", plain(LARGE)).but(
            Format::Yaml,
            plain_text,
            short_text("auth.jwt_key"),
        ),
        invalid("a bool for a secret text", "auth.jwt_key", plain("true")).but(
            Format::Yaml,
            plain_text,
            short_text("auth.jwt_key"),
        ),
        invalid("a list for a secret text", "auth.jwt_key", list([text(SESAME)])),
        invalid("a table for a secret text", "auth.jwt_key", inline([(SESAME, text(BEFORE))])),
        invalid("a list for an optional secret", "auth.previous_jwt_key", list([text(BEFORE), text(SESAME)])),
        kindless(invalid("a word for a secret number", "auth.pin", text(SESAME))),
        kindless(invalid("a secret number beyond its type", "auth.pin", plain(LARGE))),
        invalid("a secret number in quotation marks", "auth.pin", text(SECRETS[2])),
        kindless(invalid("a negative secret number", "auth.pin", plain("-2718281845"))),
        kindless(invalid("a secret number with a point", "auth.pin", plain("2718281845.5"))),
        invalid("a list for a secret number", "auth.pin", list([plain(SECRETS[2])])),
        invalid("a table for a secret number", "auth.pin", inline([("pin", plain(SECRETS[2]))])),
        failed("another scheme", "database.url", text("mysql://shop:Qz7mWk2RtX9vLp4B@db.internal/shop")),
        failed("no scheme", "database.url", text(SESAME)),
        invalid("no base64", "auth.cookie_key", text("sesame-Uy4KbGp7Nw?")),
        invalid("too few digits", "auth.old_cookie_key", text("6027182818")),
        row("an empty secret")
            .with("auth.jwt_key", text(""))
            .is(problems([told(Code::SetButEmpty, "auth.jwt_key")])),
        row("an empty optional secret")
            .with("auth.previous_jwt_key", text(""))
            .is(warnings([told(Code::SetButEmpty, "auth.previous_jwt_key")]))
            .so("auth.previous_jwt_key", "none"),
    ]
}

pub(super) fn names() -> Vec<Row> {
    let header = Value::Table(vec![("first".to_owned(), text(BEFORE)), ("second".to_owned(), text(SESAME))]);
    vec![
        row("a secret under a misspelt key")
            .renamed("auth.jwt_key", "jwt_kee")
            .is(problems([stray("auth.jwt_kee").meant("auth.jwt_key")])),
        row("a secret number under a misspelt key")
            .renamed("auth.pin", "pim")
            .is(problems([stray("auth.pim").meant("auth.pin")])),
        row("a secret under a misspelt key beside the right one")
            .with("auth.jwtkey", text(BEFORE))
            .is(problems([stray("auth.jwtkey").meant("auth.jwt_key")])),
        row("a secret in another section")
            .moved("auth.jwt_key", "http.jwt_key")
            .is(problems([stray("http.jwt_key").meant("auth.jwt_key")])),
        row("a secret outside of its section")
            .moved("auth.pin", "pin")
            .is(problems([stray("pin").meant("auth.pin")])),
        row("secrets in a misnamed section")
            .renamed("auth", "auht")
            .is(problems([stray("auht").meant("auth")])),
        row("secrets in a section that there is not")
            .with("vault", inline([("root", text(SESAME)), (BEFORE, text(SESAME))]))
            .is(problems([stray("vault")])),
        row("a section for a secret")
            .with("auth.jwt_key", header)
            .is(problems([told(Code::InvalidValue, "auth.jwt_key")])),
        row("a secret for its section")
            .with("auth", text(SESAME))
            .is(problems([told(Code::NotASection, "auth")]))
            .but(Format::Toml, "TOML has headers", Apart::Words)
            .but(Format::Yaml, "a plain scalar is of no kind", Apart::Words),
        row("a secret twice").again("auth.jwt_key", text(BEFORE)).is(problems([told(
            Code::DuplicateKey,
            "auth.jwt_key",
        )
        .at([At::Again("auth.jwt_key")])])),
        row("a secret twice, once as something else")
            .again("auth.pin", list([text(SESAME)]))
            .is(problems([told(Code::DuplicateKey, "auth.pin").at([At::Again("auth.pin")])])),
        row("a secret where there is one of another name")
            .renamed("auth.jwt_key", "previous_jwt_key")
            .is(problems([missing("auth.jwt_key")])),
    ]
}

#[test]
fn they_are_told_alike() {
    [values(), names()].iter().for_each(|rows| holds(rows));
}

#[test]
fn words_of_values() {
    assert_snapshot!(words(&values()), @"
    a secret that is too short:
      auth.jwt_key: must be at least 32 characters long
    a number for a secret text:
      auth.jwt_key: expected a string, found an integer
    a number for a secret text in [Yaml]:
      auth.jwt_key: must be at least 32 characters long
    a bool for a secret text:
      auth.jwt_key: expected a string, found a bool
    a bool for a secret text in [Yaml]:
      auth.jwt_key: must be at least 32 characters long
    a list for a secret text:
      auth.jwt_key: expected a string, found a list
    a table for a secret text:
      auth.jwt_key: expected a string, found a table
    a list for an optional secret:
      auth.previous_jwt_key: expected a string, found a list
    a word for a secret number:
      auth.pin: expected an unsigned integer from 0 to 4294967295, found a string
    a secret number beyond its type:
      auth.pin: expected an unsigned integer from 0 to 4294967295, found an integer
    a secret number beyond its type in [Yaml]:
      auth.pin: expected an unsigned integer from 0 to 4294967295, found a single value
    a secret number in quotation marks:
      auth.pin: expected an unsigned integer from 0 to 4294967295, found a string
    a negative secret number:
      auth.pin: expected an unsigned integer from 0 to 4294967295, found an integer
    a negative secret number in [Yaml]:
      auth.pin: expected an unsigned integer from 0 to 4294967295, found a single value
    a secret number with a point:
      auth.pin: expected an unsigned integer from 0 to 4294967295, found a number with a fraction
    a secret number with a point in [Yaml]:
      auth.pin: expected an unsigned integer from 0 to 4294967295, found a single value
    a list for a secret number:
      auth.pin: expected an unsigned integer from 0 to 4294967295, found a list
    a table for a secret number:
      auth.pin: expected an unsigned integer from 0 to 4294967295, found a table
    another scheme:
      database.url: must be a URL that starts with `postgres://`
    no scheme:
      database.url: must be a URL that starts with `postgres://`
    no base64:
      auth.cookie_key: expected bytes in base64, found a string
    too few digits:
      auth.old_cookie_key: expected 46 bytes in hexadecimal digits, found 5 bytes
    an empty secret:
      auth.jwt_key: set but empty, which counts as not set, and required
    an empty optional secret:
      auth.previous_jwt_key: set but empty: it counts as not set
    ");
}

#[test]
fn words_of_names() {
    assert_snapshot!(words(&names()), @"
    a secret under a misspelt key:
      auth.jwt_kee: no setting has this key
    a secret number under a misspelt key:
      auth.pim: no setting has this key
    a secret under a misspelt key beside the right one:
      auth.jwtkey: no setting has this key
    a secret in another section:
      http.jwt_key: no setting has this key
    a secret outside of its section:
      pin: no setting has this key
    secrets in a misnamed section:
      auht: no section has this name
    secrets in a section that there is not:
      vault: no section has this name
    a section for a secret:
      auth.jwt_key: expected a string, found a table
    a secret for its section:
      auth: expected a section, which is a table, found a string
    a secret twice:
      auth.jwt_key: duplicate key: it is given at ITS PLACE already
    a secret twice, once as something else:
      auth.pin: duplicate key: it is given at ITS PLACE already
    a secret where there is one of another name:
      auth.jwt_key: required, but no source gives it
    ");
}
