//! Public values that are none of their setting.

use insta::assert_snapshot;
use settings::Code;

use super::holds;
use super::judge::words;
use super::row::{Apart, Row, failed, fine, inline, invalid, list, plain, problems, row, text, told};
use crate::text::Format;

/// In YAML, what stands without marks is a text if a text is asked for.
const A_TEXT: &str = "a plain scalar is a text";

pub(super) fn numbers() -> Vec<Row> {
    let unknown_minimum = |row: Row| {
        let outcome = row.outcome.clone();
        row.is(outcome.not_run())
    };
    vec![
        invalid("a word for a number", "http.port", text("eighty")),
        invalid("a number in quotation marks", "http.port", text("8080")),
        invalid("a number beyond its type", "http.port", plain("70000")),
        invalid("a number beyond all types", "http.port", plain("99999999999999999999999")),
        failed("a number below its range", "http.port", plain("80")),
        failed("a number just below its range", "http.port", plain("1023")),
        unknown_minimum(invalid("a negative number", "database.pool_min", plain("-1"))),
        invalid("a fraction", "upload.max_bytes", plain("1048576.5")),
        invalid("a whole number with a point", "upload.max_bytes", plain("1048576.0")),
        invalid("a whole number with an exponent", "http.port", plain("8e3")),
        failed("nothing at all", "upload.max_bytes", plain("0")),
        failed("one too many", "upload.max_bytes", plain("104857601")),
        invalid("a bool for a number", "http.port", plain("true")),
        invalid("a list for a number", "http.port", list([plain("8080")])),
        invalid("an empty list for a number", "http.port", list([])),
        invalid("a table for a number", "http.port", inline([("number", plain("8080"))])),
        invalid("an empty text for a number", "http.port", text("")),
        invalid("a number with a unit", "upload.max_bytes", text("10MiB")),
    ]
}

pub(super) fn texts() -> Vec<Row> {
    let meant = |what, key, value, meant| {
        row(what).with(key, text(value)).is(problems([told(Code::InvalidValue, key).meant(meant)]))
    };
    vec![
        invalid("a word that is none of those", "environment", text("prod")),
        meant("a word in another case", "environment", "Staging", "staging"),
        meant("a word in capitals", "log.level", "INFO", "info"),
        meant("a misspelt word", "log.format", "prety", "pretty"),
        invalid("no word", "log.level", text("")),
        meant("a word with a blank", "log.level", "info ", "info"),
        invalid("a number for a word", "log.level", plain("3")),
        invalid("a list for a word", "log.level", list([text("info")])),
        invalid("a table for a word", "environment", inline([("name", text("staging"))])),
        invalid("an unknown unit", "http.request_timeout", text("30 parsecs")),
        invalid("no unit", "http.request_timeout", plain("30")),
        invalid("no unit, in quotation marks", "http.request_timeout", text("30")),
        invalid("a negative duration", "http.request_timeout", text("-30s")),
        invalid("a name for an address", "http.host", text("localhost")),
        invalid("an address with a port", "http.host", text("0.0.0.0:8080")),
        invalid("a number for an address", "http.host", plain("127")),
        invalid("a list for a text", "service_name", list([text("shop")])),
        invalid("a table for a text", "service_name", inline([("name", text("shop"))])),
        invalid("a number for a text", "service_name", plain("7")).but(
            Format::Yaml,
            A_TEXT,
            Apart::Other(fine()),
        ),
        invalid("a bool for a text", "service_name", plain("true")).but(
            Format::Yaml,
            A_TEXT,
            Apart::Other(fine()),
        ),
    ]
}

pub(super) fn lists() -> Vec<Row> {
    let bad = |what, code, elements: Vec<_>, keys: &[&'static str]| {
        let mut outcome = fine();
        outcome.problems = keys.iter().map(|key| told(code, key)).collect();
        row(what).with("http.trusted_proxies", super::row::list_of(elements)).is(outcome)
    };
    let network = || text("10.0.0.0/8");
    let (first, second) = ("http.trusted_proxies[0]", "http.trusted_proxies[1]");
    vec![
        invalid("a text for a list", "http.trusted_proxies", text("10.0.0.0/8")),
        invalid("a number for a list", "http.trusted_proxies", plain("10")),
        invalid("a table for a list", "http.trusted_proxies", inline([("0", text("10.0.0.0/8"))])),
        bad("a bad element", Code::CheckFailed, vec![network(), text("10.0.0.0/33"), network()], &[second]),
        bad("two bad elements", Code::CheckFailed, vec![text("ten"), text("10.0.0.0/x")], &[first, second]),
        bad("an empty element", Code::CheckFailed, vec![text("")], &[first]),
        bad("a list in a list", Code::InvalidValue, vec![network(), list([network()])], &[second]),
        bad("a table in a list", Code::InvalidValue, vec![inline([("of", network())])], &[first]),
        bad("a number in a list", Code::InvalidValue, vec![network(), plain("10")], &[second]).but(
            Format::Yaml,
            "a plain scalar is a text, which the check judges",
            Apart::Other(problems([told(Code::CheckFailed, second)])),
        ),
        row("a bool in a list")
            .with("upload.allowed_types", list([text("image/png"), plain("false")]))
            .is(problems([told(Code::InvalidValue, "upload.allowed_types[1]")]))
            .but(Format::Yaml, A_TEXT, Apart::Other(fine())),
    ]
}

pub(super) fn entries() -> Vec<Row> {
    let entry = "features.beta_checkout";
    let markless = |row: Row| {
        row.but(Format::Yaml, "a plain scalar has no marks that the help could mean", Apart::Words)
    };
    vec![
        markless(invalid("a word for a bool", entry, text("yes"))),
        invalid("a bool in quotation marks", entry, text("true")),
        markless(invalid("a number for a bool", entry, plain("1"))),
        invalid("a list for a bool", entry, list([plain("true")])),
        invalid("a table for a bool", entry, inline([("on", plain("true"))])),
        markless(invalid("one bad entry of two", "features.search", text("on"))),
        markless(
            row("two bad entries")
                .with(entry, text("no"))
                .with("features.search", plain("0"))
                .is(problems([told(Code::InvalidValue, entry), told(Code::InvalidValue, "features.search")])),
        ),
        invalid("a bool for a map", "features", plain("true")),
        invalid("a list for a map", "features", list([text("beta_checkout")])),
        invalid("a text for a map", "features", text("beta_checkout")),
    ]
}

#[test]
fn they_are_told_alike() {
    [numbers(), texts(), lists(), entries()].iter().for_each(|rows| holds(rows));
}

#[test]
fn words_of_numbers() {
    assert_snapshot!(words(&numbers()), @"
    a word for a number:
      http.port: expected an unsigned integer from 0 to 65535, found `eighty`
    a number in quotation marks:
      http.port: expected an unsigned integer from 0 to 65535, found the string `8080`
    a number beyond its type:
      http.port: expected an unsigned integer from 0 to 65535, found `70000`
    a number beyond all types:
      http.port: expected an unsigned integer from 0 to 65535, found `99999999999999999999999`
    a number below its range:
      http.port: must be between 1024 and 65535, found `80`
    a number just below its range:
      http.port: must be between 1024 and 65535, found `1023`
    a negative number:
      database.pool_min: expected an unsigned integer from 0 to 4294967295, found `-1`
    a fraction:
      upload.max_bytes: expected an unsigned integer from 0 to 18446744073709551615, found `1048576.5`
    a whole number with a point:
      upload.max_bytes: expected an unsigned integer from 0 to 18446744073709551615, found `1048576.0`
    a whole number with an exponent:
      http.port: expected an unsigned integer from 0 to 65535, found `8e3`
    nothing at all:
      upload.max_bytes: must be between 1 and 104857600, found `0`
    one too many:
      upload.max_bytes: must be between 1 and 104857600, found `104857601`
    a bool for a number:
      http.port: expected an unsigned integer from 0 to 65535, found `true`
    a list for a number:
      http.port: expected an unsigned integer from 0 to 65535, found a list
    an empty list for a number:
      http.port: expected an unsigned integer from 0 to 65535, found a list
    a table for a number:
      http.port: expected an unsigned integer from 0 to 65535, found a table
    an empty text for a number:
      http.port: expected an unsigned integer from 0 to 65535, found ``
    a number with a unit:
      upload.max_bytes: expected an unsigned integer from 0 to 18446744073709551615, found `10MiB`
    ");
}

#[test]
fn words_of_texts() {
    assert_snapshot!(words(&texts()), @"
    a word that is none of those:
      environment: expected one of `dev`, `staging`, `production`, found `prod`
    a word in another case:
      environment: expected one of `dev`, `staging`, `production`, found `Staging`
    a word in capitals:
      log.level: expected one of `trace`, `debug`, `info`, `warn`, `error`, found `INFO`
    a misspelt word:
      log.format: expected one of `json`, `pretty`, found `prety`
    no word:
      log.level: expected one of `trace`, `debug`, `info`, `warn`, `error`, found ``
    a word with a blank:
      log.level: expected one of `trace`, `debug`, `info`, `warn`, `error`, found `info `
    a number for a word:
      log.level: expected one of `trace`, `debug`, `info`, `warn`, `error`, found `3`
    a list for a word:
      log.level: expected one of `trace`, `debug`, `info`, `warn`, `error`, found a list
    a table for a word:
      environment: expected one of `dev`, `staging`, `production`, found a table
    an unknown unit:
      http.request_timeout: expected a duration such as `500ms`, `30s` or `1h30m`, found `30 parsecs`
    no unit:
      http.request_timeout: expected a duration such as `500ms`, `30s` or `1h30m`, found `30`
    no unit, in quotation marks:
      http.request_timeout: expected a duration such as `500ms`, `30s` or `1h30m`, found `30`
    a negative duration:
      http.request_timeout: expected a duration such as `500ms`, `30s` or `1h30m`, found `-30s`
    a name for an address:
      http.host: expected an IP address such as `127.0.0.1` or `::1`, found `localhost`
    an address with a port:
      http.host: expected an IP address such as `127.0.0.1` or `::1`, found `0.0.0.0:8080`
    a number for an address:
      http.host: expected an IP address such as `127.0.0.1` or `::1`, found `127`
    a list for a text:
      service_name: expected a string, found a list
    a table for a text:
      service_name: expected a string, found a table
    a number for a text:
      service_name: expected a string, found `7`
    a number for a text in [Yaml]:
    a bool for a text:
      service_name: expected a string, found `true`
    a bool for a text in [Yaml]:
    ");
}

#[test]
fn words_of_lists() {
    assert_snapshot!(words(&lists()), @"
    a text for a list:
      http.trusted_proxies: expected a list, each element a string, found `10.0.0.0/8`
    a number for a list:
      http.trusted_proxies: expected a list, each element a string, found `10`
    a table for a list:
      http.trusted_proxies: expected a list, each element a string, found a table
    a bad element:
      http.trusted_proxies[1]: must be an IP address or a CIDR range such as `10.0.0.0/8`, found `10.0.0.0/33`
    two bad elements:
      http.trusted_proxies[0]: must be an IP address or a CIDR range such as `10.0.0.0/8`, found `ten`
      http.trusted_proxies[1]: must be an IP address or a CIDR range such as `10.0.0.0/8`, found `10.0.0.0/x`
    an empty element:
      http.trusted_proxies[0]: must be an IP address or a CIDR range such as `10.0.0.0/8`, found ``
    a list in a list:
      http.trusted_proxies[1]: expected a string, found a list
    a table in a list:
      http.trusted_proxies[0]: expected a string, found a table
    a number in a list:
      http.trusted_proxies[1]: expected a string, found `10`
    a number in a list in [Yaml]:
      http.trusted_proxies[1]: must be an IP address or a CIDR range such as `10.0.0.0/8`, found `10`
    a bool in a list:
      upload.allowed_types[1]: expected a string, found `false`
    a bool in a list in [Yaml]:
    ");
}

#[test]
fn words_of_entries() {
    assert_snapshot!(words(&entries()), @"
    a word for a bool:
      features.beta_checkout: expected a bool, `true` or `false`, found `yes`
    a bool in quotation marks:
      features.beta_checkout: expected a bool, `true` or `false`, found the string `true`
    a number for a bool:
      features.beta_checkout: expected a bool, `true` or `false`, found `1`
    a list for a bool:
      features.beta_checkout: expected a bool, `true` or `false`, found a list
    a table for a bool:
      features.beta_checkout: expected a bool, `true` or `false`, found a table
    one bad entry of two:
      features.search: expected a bool, `true` or `false`, found `on`
    two bad entries:
      features.beta_checkout: expected a bool, `true` or `false`, found `no`
      features.search: expected a bool, `true` or `false`, found `0`
    a bool for a map:
      features: expected a table, each value a bool, `true` or `false`, found `true`
    a list for a map:
      features: expected a table, each value a bool, `true` or `false`, found a list
    a text for a map:
      features: expected a table, each value a bool, `true` or `false`, found `beta_checkout`
    ");
}
