//! Types of somebody else's, read by serde.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use settings::{Code, Loader, Settings};

use crate::support::{clean, json, loaded, only, places, refused, shown, toml, variables};

/// An e-mail address: a text with one `@`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
struct Email(String);

impl TryFrom<String> for Email {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.matches('@').count() == 1 { Ok(Self(text)) } else { Err(format!("CANARY: `{text}`")) }
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Limits {
    soft: u32,
    hard: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Zone {
    North,
    South,
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(serde, expects = "an e-mail address")]
    contact: Email,
    #[settings(serde, expects = "an e-mail address")]
    copy: Option<Email>,
    #[settings(serde, expects = "a table of limits", default = Limits { soft: 1, hard: None }, check = soft_first)]
    limits: Limits,
    #[settings(serde, expects = "`north` or `south`", default = Zone::North)]
    zone: Zone,
    #[settings(serde, expects = "a list of numbers", default)]
    codes: Vec<u64>,
    #[settings(serde, expects = "a number", default)]
    share: f32,
    #[settings(serde, expects = "a table", default)]
    table: BTreeMap<String, Vec<Zone>>,
}

fn soft_first(limits: &Limits) -> Result<(), &'static str> {
    if limits.hard.is_none_or(|hard| limits.soft <= hard) {
        Ok(())
    } else {
        Err("`soft` must not exceed `hard`")
    }
}

const CONTACT: &str = "contact = 'a@example.org'\n";

fn with(text: &str) -> Loader<Shop> {
    toml(&format!("{CONTACT}{text}"))
}

#[test]
fn from_a_variable() {
    let shop = clean(variables::<Shop, 5>([
        ("SHOP_CONTACT", "a@example.org"),
        ("SHOP_COPY", "b@example.org"),
        ("SHOP_ZONE", "south"),
        ("SHOP_CODES", "1,2"),
        ("SHOP_SHARE", "0.5"),
    ]));
    assert_eq!(
        (&shop.contact, shop.copy.as_ref().unwrap()),
        (&Email("a@example.org".into()), &Email("b@example.org".into()))
    );
    assert_eq!((shop.zone, &shop.codes[..], shop.share), (Zone::South, &[1, 2][..], 0.5));
}

#[test]
fn from_a_file() {
    let shop = clean(with(
        "zone = 'south'\ncodes = [0x10, 2_0]\nshare = 1\nlimits = { soft = 2, hard = 3 }\ntable.a = ['north']",
    ));
    assert_eq!((shop.zone, &shop.codes[..], shop.share), (Zone::South, &[16, 20][..], 1.0));
    assert_eq!(shop.limits, Limits { soft: 2, hard: Some(3) });
    assert_eq!(shop.table["a"], [Zone::North]);
    assert_eq!(shop.copy, None);
}

#[test]
fn a_bad_value_says_what_the_declaration_says() {
    let problem = only(variables::<Shop, 1>([("SHOP_CONTACT", "nobody")]));
    assert_eq!(
        (problem.code(), problem.message()),
        (Code::InvalidValue, "expected an e-mail address, found `nobody`")
    );
    assert_eq!(problem.help(), Some("set the variable to an e-mail address"));
    let problem = only(toml::<Shop>("\ncontact = 'nobody'"));
    assert_eq!(places(&problem), ["<toml>:2:11"]);
    assert!(!problem.to_string().contains("CANARY"), "no text of serde: {problem}");
    for text in [
        "zone = 'North'",
        "zone = 1",
        "limits = { soft = 1, CANARY = 2 }",
        "limits = { hard = 2 }",
        "codes = [1, 'CANARY']",
        "share = 'x'",
        "share = nan",
    ] {
        let problem = only(with(text));
        assert_eq!((problem.code(), problem.origins()[0].line()), (Code::InvalidValue, Some(2)), "{text}");
        assert!(!problem.to_string().contains("CANARY"), "{problem}");
    }
}

#[test]
fn absent() {
    assert_eq!(only(Loader::<Shop>::new()).key(), Some("contact"));
    let shop = loaded(with("").environment(settings::Environment::from([("SHOP_COPY", "")])));
    assert_eq!((&shop.copy, shop.warnings()[0].code()), (&None, Code::SetButEmpty));
}

#[test]
fn checked() {
    let problem = only(with("limits = { soft = 4, hard = 3 }"));
    assert_eq!((problem.code(), problem.message()), (Code::CheckFailed, "`soft` must not exceed `hard`"));
    assert_eq!(refused(with("limits = 3")).problems().len(), 1);
}

#[test]
fn shown_as_it_would_be_written() {
    let shop =
        clean(with("limits = { soft = 2, hard = 3 }\ntable.a = ['north', 'south']\ncopy = 'b@example.org'"));
    let cases = [
        ("contact", "a@example.org"),
        ("copy", "b@example.org"),
        ("limits", "{\"soft\": 2, \"hard\": 3}"),
        ("zone", "north"),
        ("codes", "[]"),
        ("share", "0"),
        ("table", "{\"a\": [\"north\", \"south\"]}"),
    ];
    for (key, value) in cases {
        assert_eq!(shown(&shop, key), value);
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Shape {
    Point,
    Circle(u8),
    Line(u8, u8),
    Box { width: u8, name: Option<char> },
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shapes {
    #[settings(serde, expects = "a table of lists of shapes", default)]
    shapes: BTreeMap<String, Vec<Shape>>,
    #[settings(serde, expects = "a table of numbers", default)]
    numbers: BTreeMap<String, Option<f32>>,
}

#[test]
fn shown_so_that_it_can_be_written_back() {
    let odd = "a \"b\"\\\n\r\t\u{1}\u{7f}\u{85}\u{202e}\u{feff}\u{301}äß🦀";
    let shapes = vec![
        Shape::Point,
        Shape::Circle(1),
        Shape::Line(2, 3),
        Shape::Box { width: 4, name: None },
        Shape::Box { width: 4, name: Some('\u{1}') },
    ];
    let shapes = BTreeMap::from([(odd.to_owned(), shapes)]);
    let given = serde_json::json!({ "shapes": shapes, "numbers": { "a": 0.5, "b": null } }).to_string();
    let first = clean(json::<Shapes>(&given));
    assert_eq!(first.shapes, shapes);
    let (shapes, numbers) = (shown(&first, "shapes"), shown(&first, "numbers"));
    assert_eq!(numbers, r#"{"a": 0.5, "b": null}"#);
    assert!(!shapes.chars().any(char::is_control), "{shapes}");
    let again = format!(r#"{{"shapes": {shapes}, "numbers": {numbers}}}"#);
    for format in ["json", "yaml"] {
        let again = clean(Loader::<Shapes>::new().text(format, again.as_str()));
        assert_eq!((&again.shapes, &again.numbers), (&first.shapes, &first.numbers), "{format}");
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
struct Meters(u32);

#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
struct Point(u8, u8);

#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
enum Way {
    Road(Point),
    River { width: u8 },
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Wrapped {
    #[settings(serde, expects = "a length")]
    far: Meters,
    #[settings(serde, expects = "a point")]
    at: Point,
    #[settings(serde, expects = "a pair")]
    pair: (u8, String),
    #[settings(serde, expects = "lengths", default)]
    all: Vec<Meters>,
    #[settings(serde, expects = "a way")]
    way: Option<Way>,
}

#[test]
fn newtypes_and_tuples_are_read_and_shown_as_what_they_hold() {
    let wrapped: settings::Checked<Wrapped> =
        clean(toml("far = 7\nat = [1, 2]\npair = [3, 'x']\nall = [8, 9]\nway = { Road = [4, 5] }"));
    assert_eq!((wrapped.far, wrapped.at, &wrapped.pair), (Meters(7), Point(1, 2), &(3, "x".to_owned())));
    let all = ["far", "at", "pair", "all", "way"].map(|key| shown(&wrapped, key));
    assert_eq!(all, ["7", "[1, 2]", "[3, \"x\"]", "[8, 9]", "{\"Road\": [4, 5]}"]);
}

/// Nothing is left of a list or table that is not read.
#[test]
fn more_than_a_foreign_type_takes_is_refused() {
    let way = |text: &str| {
        let text = format!("far = 7\nat = [1, 2]\npair = [3, 'x']\n{text}");
        only::<Wrapped>(toml(&text)).message().to_owned()
    };
    for more in [
        "way = { Road = [4, 5, 6] }",
        "way = { Road = [4, 5], River = { width = 1 } }",
        "way = {}",
        "way = [1]",
    ] {
        assert!(way(more).starts_with("expected a way"), "{more}: {}", way(more));
    }
    let problem = only::<Wrapped>(toml("far = 7\nat = [1, 2, 3]\npair = [3, 'x']"));
    assert_eq!((problem.code(), problem.key()), (Code::InvalidValue, Some("at")));
    let loaded =
        clean(toml::<Wrapped>("far = 7\nat = [1, 2]\npair = [3, 'x']\nway = { River = { width = 1 } }"));
    assert_eq!(loaded.way, Some(Way::River { width: 1 }));
}
