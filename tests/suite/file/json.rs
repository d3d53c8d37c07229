//! What stands in a file of JSON, and in one of JSON with comments.

use settings::{Code, ExposeSecret, Loader};

use super::Shop;
use crate::support::{Folder, clean, codes, json, loaded, only, places, refused, soon, toml, way};

/// A text of JSON with comments.
fn jsonc(text: &str) -> Loader<Shop> {
    Loader::new().text("jsonc", text)
}

#[test]
fn one_configuration_in_two_formats_gives_the_same_values() {
    let in_toml = "port = 8080\nname = \"caf\u{e9} \\\"C\\\" \\u2615\"\ntoken = \"t\\n\"\nlanguages = [\"de\", 'fr']\n\
                   [http]\ntimeout = 5\n";
    let in_json = "{\"port\": 8080, \"name\": \"caf\\u00e9 \\\"C\\\" \u{2615}\", \"token\": \"t\\n\",\n\
                   \"languages\": [\"de\", \"fr\"],\n\"http\": {\"timeout\": 5}}";
    let values = |loader: Loader<Shop>| {
        let shop = clean(loader);
        let token = shop.token.as_ref().map(|token| token.expose_secret().to_owned());
        (shop.port, shop.name.clone(), token, shop.languages.clone(), shop.http.timeout)
    };
    let expected = values(toml(in_toml));
    assert_eq!(expected.1, "caf\u{e9} \"C\" \u{2615}");
    assert_eq!(values(json(in_json)), expected);
    assert_eq!(values(jsonc(in_json)), expected);
    let folder = Folder::new();
    for name in ["a.json", "b.JSON", "c.jsonc"] {
        assert_eq!(values(Loader::new().file(folder.write(name, in_json))), expected);
    }
}

#[test]
fn a_place_is_that_of_the_value() {
    let text = "\u{feff}{\r\n  \"port\": 1,\r\n  \"http\": {\"timeout\": 2},\r\n  \"name\": \"\u{e4}\\n\", \"languages\": [3]\r\n}";
    assert_eq!(places(&only(json::<Shop>(text))), ["<json>:4:32"]);
    let shop = clean(json::<Shop>(&text.replace('3', "\"en\"")));
    let ways = ["port", "http.timeout", "name", "languages"].map(|key| way(&shop, key));
    assert_eq!(ways[0], "<json>:2:11");
    assert_eq!(ways[1], "<json>:3:23 < default");
    assert_eq!(ways[2], "<json>:4:11 < default");
    assert_eq!(ways[3], "<json>:4:31 < default");
}

#[test]
fn a_duplicate_key_is_a_problem_at_the_second() {
    for (text, key, place, first) in [
        ("{\"port\": 1,\n\"port\": 2}", "port", "<json>:2:1", "<json>:1:2"),
        ("{\"port\": 1,\n\"p\\u006Frt\": 2}", "port", "<json>:2:1", "<json>:1:2"),
        (
            "{\"port\": 1, \"http\": {\"timeout\": 1, \"timeout\": 2}}",
            "http.timeout",
            "<json>:1:36",
            "<json>:1:22",
        ),
        ("{\"port\": 1, \"http\": {}, \"http\": {\"timeout\": 2}}", "http", "<json>:1:25", "<json>:1:13"),
    ] {
        let problem = only(json::<Shop>(text));
        assert_eq!((problem.code(), problem.key()), (Code::DuplicateKey, Some(key)));
        assert_eq!(places(&problem), [place], "{text:?}");
        assert!(problem.message().contains(first), "{problem}");
    }
}

#[test]
fn an_unknown_key_is_told_with_what_was_meant() {
    let problem = only(json::<Shop>("{\"port\": 1, \"nmae\": \"corner\"}"));
    assert_eq!(
        (problem.code(), problem.key(), problem.suggestion()),
        (Code::UnknownKey, Some("nmae"), Some("name"))
    );
    assert_eq!(places(&problem), ["<json>:1:13"]);
}

#[test]
fn null_empties_an_option_and_all_that_is_weaker() {
    let weaker = "port = 1\ntoken = 'CANARY'";
    let shop = loaded(toml::<Shop>(weaker).text("json", "{\"token\": null}"));
    assert!(shop.token.is_none());
    let problem = only(json::<Shop>("{\"port\": null}"));
    assert_eq!(places(&problem), ["<json>:1:10"]);
    assert!(problem.message().contains("null"), "{problem}");
}

#[test]
fn a_number_in_quotation_marks_is_a_problem_with_a_hint() {
    let problem = only(json::<Shop>("{\"port\": \"8080\"}"));
    assert_eq!((problem.code(), problem.key()), (Code::InvalidValue, Some("port")));
    assert!(problem.to_string().contains("quotation marks"), "{problem}");
}

#[test]
fn a_number_is_written_as_json_writes_it() {
    assert_eq!(clean(json::<Shop>("{\"port\": 65535}")).port, 65535);
    for (text, code) in [
        ("0x1F90", Code::Syntax),
        ("8_080", Code::Syntax),
        ("+1", Code::Syntax),
        ("01", Code::Syntax),
        ("1e400", Code::InvalidValue),
        ("1.0", Code::InvalidValue),
        ("-1", Code::InvalidValue),
    ] {
        assert_eq!(only(json::<Shop>(&format!("{{\"port\": {text}}}"))).code(), code, "{text}");
    }
}

#[test]
fn comments_are_taken_where_the_format_has_them() {
    let text = "// the shop\n{\n  \"port\": 1, /* one */\n  \"languages\": [\"de\",],\n}\n";
    assert_eq!(clean(jsonc(text)).port, 1);
    let error = refused(json::<Shop>(text));
    let told: Vec<String> =
        error.problems().iter().map(|one| format!("{} {}", places(one)[0], one.message())).collect();
    assert_eq!(
        told,
        [
            "<json>:1:1 JSON has no comments",
            "<json>:3:14 JSON has no comments",
            "<json>:4:21 a `,` behind the last value",
        ]
    );
}

#[test]
fn an_empty_text_is_no_json() {
    for text in ["", " \n", "\u{feff}"] {
        let problem = only(json::<Shop>(text));
        assert_eq!((problem.code(), problem.message()), (Code::Syntax, "the file is empty"));
        assert_eq!(places(&problem), ["<json>:1:1"]);
    }
    assert_eq!(codes(refused(json::<Shop>("{}")).problems()), [(Code::Missing, "port")]);
}

#[test]
fn another_outermost_value_is_a_problem() {
    for (text, found) in
        [("[1]", "a list"), ("\"CANARY\"", "a string"), ("1", "an integer"), ("null", "null")]
    {
        let problem = only(json::<Shop>(text));
        assert_eq!((problem.code(), places(&problem)), (Code::NotASection, vec!["<json>:1:1".to_owned()]));
        assert_eq!(problem.message(), format!("expected a table of settings, found {found}"));
    }
}

#[test]
fn a_syntax_problem_quotes_nothing() {
    for text in [
        "{\"token\": \"CANARY",
        "{\"token\": 'CANARY'}",
        "{\"token\": CANARY}",
        "{\"token\": \"CA\\qNARY CANARY\"}",
        "{\"token\" \"CANARY\"}",
        "{\"CANARY\"}",
        "CANARY",
        "{\"token\": [\"CANARY\"}",
        "{\"port\": 01, \"CANARY\": 1, \"CANARY\": 2}",
        "{} CANARY",
        "{\"port\": 1} // CANARY",
    ] {
        let error = refused(json::<Shop>(text));
        assert!(error.problems().iter().all(|problem| problem.code() == Code::Syntax), "{error}");
        assert!(!format!("{error}{}", error.to_json()).contains("CANARY"), "{error}");
    }
}

#[test]
fn deep_nesting_is_a_problem_and_no_overflow() {
    for text in
        ["[".repeat(1 << 20), "{\"a\":".repeat(200_000), format!("{{\"languages\": {}", "[".repeat(1 << 20))]
    {
        let error = soon(|| refused(json::<Shop>(&text)));
        assert_eq!(error.problems().len(), 1, "{error}");
        assert_eq!(error.problems()[0].origins()[0].line(), Some(1));
    }
}

#[test]
fn what_follows_a_key_without_a_value_is_read() {
    for text in ["{\n\"port\",\n\"name\": \"x\"\n}", "{\n\"port\"\n}", "{\n\"port\" =\n80\n}"] {
        let problem = only(json::<Shop>(text));
        assert_eq!(
            (problem.code(), places(&problem)),
            (Code::Syntax, vec!["<json>:2:7".to_owned()]),
            "{text}"
        );
    }
    // The comma that is one too many is the one behind that key, and no other.
    let error = refused(json::<Shop>("{\n\"name\": \"x\",\n\"port\"\n,\n}"));
    let told: Vec<_> = error.problems().iter().flat_map(places).collect();
    assert_eq!(told, ["<json>:3:7", "<json>:4:1"], "{error}");
}
