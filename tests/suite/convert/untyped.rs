//! Values for types that take any: what a plain text of YAML is to them.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use settings::{Loader, Settings};

use crate::support::clean;

/// Anything that serde has.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Any(Value);

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(serde, expects = "anything")]
    any: Any,
}

#[track_caller]
fn reads(text: &str, expected: &Value) {
    let shop = clean(Loader::<Shop>::new().text("yaml", &*format!("any: {text}")));
    assert_eq!(&shop.any.0, expected, "{text}");
}

#[test]
fn a_plain_text_is_what_it_looks_like() {
    reads("true", &json!(true));
    reads("false", &json!(false));
    reads("-5", &json!(-5));
    reads("18446744073709551615", &json!(u64::MAX));
    reads("0.5", &json!(0.5));
    reads("[true, 1, a]", &json!([true, 1, "a"]));
    reads("{a: false}", &json!({ "a": false }));
}

#[test]
fn a_text_is_one() {
    reads("True", &json!("True"));
    reads("inf", &json!("inf"));
    reads("nan", &json!("nan"));
    reads("\"true\"", &json!("true"));
    reads("1s", &json!("1s"));
}
