//! Source by fault: where a canary sits, what is wrong there, and what the report has to be about.

use settings::{Environment, Loader, Unknown};

use super::search::Traces;
use super::subject::{DECLARED, Nest};
use super::{kept, outputs};

/// Secrets, each with a twin of the same shape: nothing that is said may tell the two apart.
pub(super) const CANARIES: &[(&str, &str)] = &[
    ("cAnArYpLaIn123", "tWiNnEpLaIx789"),
    ("pA55\"wOrD\\wItH'qZoVeX", "qB66\"xPrE\\xJuI'rVpUfT"),
    ("aB/c?d=e&f#gH@iJ:kL%2FmN", "oP/q?r=s&t#uV@wX:yZ%2FaB"),
    ("lInEoNe01\nlInEtWo02\r\n\tlInE03", "zEiLeEiN1\nzEiLeZwE2\r\n\tzEiLE3"),
    (
        "-----BEGIN KEY-----\nMIIEvQaBcD=\nwXyZ09 = 1\n[qRsT]\n-----END KEY-----\n",
        "-----BEGIN KEY-----\nNJJFwRbCdE=\nxYzA18 = 2\n[rStU]\n-----END KEY-----\n",
    ),
    ("gEhEiMwOrTßäöü€🔑xY", "zAuBeRwOrTüöäß£🔒zA"),
    ("\u{1b}[31mcOlOuRs\u{7f}\u{0}bElL", "\u{1b}[31mfArBeNx\u{7f}\u{0}gOnG"),
    ("postgres://uSeRnAm:pAsSwO@hOsTnA/dAtAbA", "postgres://nUtZeRn:kEnNwO@rEcHnE/tAbElL"),
    ("   bLqNxSvRoUqD ", "   lEqReXrUvHeR "),
    ("a,b,cOqMvSwN,qVwZxYkL,", "x,y,kOqTvXwQ,zXvWqJbN,"),
    ("[\"jQvNwIkT\", \"xZvMqNt\"", "[\"tWqNvIkT\", \"tXvLqEi\""),
    ("true-eNqUgH-tcp://xYvW", "true-gEqUgX-tcp://qZvW"),
];

/// Numbers as secrets; too large, negative and broken ones too.
pub(super) const NUMBERS: &[(&str, &str)] = &[
    ("31415926", "27182818"),
    ("99314159265358", "99271828182845"),
    ("-31415926", "-27182818"),
    ("3141592.65358", "2718281.82845"),
    ("0xDEADBEEF1", "0xCAFEBABE2"),
    ("1979-05-27", "1986-11-13"),
    ("31_415_926_535", "27_182_818_284"),
];

/// How a canary is planted, and codes that the report must have then.
pub(super) type Case = (&'static str, &'static [&'static str], fn(&str) -> Loader<Nest>);

/// A text as TOML's basic string.
pub(super) fn basic(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// `(name, codes, template)`: `%s` is the secret as a basic string, `%r` as it is. The required token is given by a
/// variable, so that only the fault is at fault.
pub(super) const TEXTS: &[(&str, &[&str], &str)] = &[
    (
        "good",
        &[],
        "[auth]\ntoken = %s\nmaybe = %s\nlist = [%s, %s]\nmap = { a = %s }\n[spare]\nkey = %s\nother = 1",
    ),
    ("rules", &["rule_failed"], "trip = true\n[auth]\ntoken = %s"),
    ("number expected", &["invalid_value"], "[auth]\npin = %s\nratio = %s\ninside = %s\npins = %s"),
    (
        "elements",
        &["invalid_value"],
        "[auth]\npins = [%s, 1, [%s]]\nlist = [%s, 5, { a = %s }]\ninside = [%s]",
    ),
    ("list in its place", &["invalid_value"], "[auth]\nmaybe = [%s]"),
    ("table in its place", &["invalid_value"], "[auth]\nmaybe = { a = %s }\nboxed.a = %s"),
    ("array of tables", &["not_a_section"], "[[auth]]\ntoken = %s"),
    ("map in its place", &["invalid_value"], "[auth]\nmap = %s\ncodes = [%s]"),
    (
        "entries",
        &["invalid_value"],
        "[auth]\nmap = { a = 5, b = [%s] }\n[auth.codes]\nx = %s\ny = { z = %s }",
    ),
    ("mistyped key", &["unknown_key"], "[auth]\ntokne = %s\nmay_be = %s"),
    ("strange key", &["unknown_key"], "[auth]\nzebra = %s\nzoo = { a = %s, b = [%s] }"),
    ("key of another section", &["unknown_key"], "token = %s\nkey = %s"),
    ("unknown section", &["unknown_key"], "[oauth]\ntoken = %s\n[zoo.lions]\nx = %s"),
    ("in a section's place", &["not_a_section"], "auth = %s\nspare = [%s]"),
    ("duplicate", &["duplicate_key"], "[auth]\ntoken = %s\ntoken = %s\nmap.a = %s\nmap.a = %s"),
    ("duplicate table", &["duplicate_key"], "[auth]\ntoken = %s\n[auth]\nmaybe = %s"),
    ("table over a value", &["syntax"], "[auth]\ntoken = %s\ntoken.x = %s"),
    (
        "failing checks",
        &["check_failed"],
        "[auth]\nshort = %s\nchosen = %s\nquoted = %s\nquoted_list = [\"ok\", %s]",
    ),
    ("half a section", &["missing"], "[spare]\nkey = %s"),
    ("public neighbour", &["invalid_value"], "port = \"x\"\n[auth]\ntoken = %s"),
    ("syntax: two values", &["syntax"], "[auth]\ntoken = %s %s"),
    ("syntax: no value", &["syntax"], "[auth]\n%s\ntoken = "),
    ("syntax: key and key", &["syntax"], "[auth]\ntoken %s = 1"),
    ("syntax: bare", &["syntax"], "[auth]\ntoken = zz%r"),
    ("syntax: open string", &["syntax"], "[auth]\ntoken = \"%r\nmaybe = 1"),
    ("syntax: open literal", &["syntax"], "[auth]\ntoken = 'x%r\nmaybe = 1"),
    ("syntax: open lines", &["syntax"], "[auth]\ntoken = \"\"\"%r\nmaybe = 1"),
    ("syntax: escape", &["syntax"], "[auth]\ntoken = \"\\q%r\"\n"),
    ("syntax: header", &["syntax"], "[auth %r]\ntoken = %s"),
    ("syntax: after it", &["syntax"], "x = = 1\n[auth]\ntoken = %s\ntoken = %s\n%r\n"),
    ("syntax: in a list", &["syntax"], "[auth]\nlist = [%s %s]\n"),
    ("syntax: colon", &["syntax"], "[auth]\ntoken: %s\n"),
    ("syntax: keys of another form", &["syntax"], "x = = 1\nAAAA%r=1\nAAAA%r=2\nAAAA%r.b=2\n[%r]\n"),
];

/// The same with a number as it is at `%r`.
pub(super) const NUMBER_TEXTS: &[(&str, &[&str], &str)] = &[
    (
        "number for a text",
        &["invalid_value"],
        "[auth]\nmaybe = %r\nlist = [%r]\nmap = { a = %r }\nboxed = %r\ninside = %r",
    ),
    ("number for a section", &["not_a_section"], "auth = %r"),
    ("number too high", &[], "[auth]\nlow = %r\npin = %r\nratio = %r"),
    ("numbers", &[], "[auth]\npins = [%r, %r]\ncodes = { a = %r }"),
    ("number under a mistyped key", &["unknown_key"], "[auth]\npni = %r"),
    ("number twice", &["duplicate_key"], "[auth]\npin = %r\npin = %r"),
    ("number spoilt", &["syntax"], "[auth]\npin = %rz"),
];

pub(super) fn filled(template: &str, secret: &str) -> String {
    template.replace("%s", &basic(secret)).replace("%r", secret)
}

/// Sources of texts without a format.
pub(super) const CASES: &[Case] = &[
    ("value", &[], |s| loader().value("auth.maybe", s).value("auth.token", s)),
    ("value of a number", &["invalid_value"], |s| loader().value("auth.pin", format!("{s}x"))),
    ("value under a mistyped key", &["unknown_key"], |s| loader().value("auth.tokne", s)),
    ("value of a section", &["not_a_section"], |s| loader().value("auth", s)),
    ("value of a check", &["check_failed"], |s| loader().value("auth.quoted", s).value("auth.short", s)),
    ("value of an entry", &[], |s| loader().value("auth.map.a", s)),
    ("text in no format", &["unknown_format"], |s| loader().text("ini", s)),
    ("variable", &[], |s| env(&[("NEST_AUTH_MAYBE", s), ("NEST_SPARE_KEY", s), ("NEST_SPARE_OTHER", "1")])),
    ("variable of a number", &["invalid_value"], |s| env(&[("NEST_AUTH_PIN", &format!("{s}x"))])),
    ("variable of a fraction", &["invalid_value"], |s| env(&[("NEST_AUTH_RATIO", &format!("{s}x"))])),
    ("mistyped variable", &["unknown_variable"], |s| env(&[("NEST_AUTH_TOKNE", s), ("NEST_OWN_NAMES", s)])),
    ("strange variable", &["unknown_variable"], |s| env(&[("NEST_ZEBRA", s)])),
    ("variable in another case", &[], |s| env(&[("nest_auth_token", s)])),
    ("variable of a section", &["not_a_section"], |s| env(&[("NEST_AUTH", s)])),
    ("variable of a service", &["service_links"], |s| env(&[("NEST_DB_PORT", &format!("tcp://{s}"))])),
    ("link on a name", &["invalid_value"], |s| env(&[("NEST_AUTH_PIN", &format!("tcp://{s}"))])),
    ("strictness", &["invalid_value"], |s| env(&[("NEST_SETTINGS_UNKNOWN", s)])),
    ("in quotation marks", &["quotation_marks"], |s| env(&[("NEST_AUTH_MAYBE", &format!("\"{s}\""))])),
    ("in single ones", &["quotation_marks"], |s| env(&[("NEST_AUTH_MAYBE", &format!("'{s}'"))])),
    ("number in quotation marks", &["invalid_value"], |s| env(&[("NEST_AUTH_PIN", &format!("\"{s}x\""))])),
    ("number in blanks", &["invalid_value"], |s| env(&[("NEST_AUTH_PIN", &format!("  {s}x "))])),
    ("list", &["invalid_value"], |s| env(&[("NEST_AUTH_LIST", &format!("{s},,{s}"))])),
    ("broken JSON list", &["invalid_value"], |s| {
        env(&[("NEST_AUTH_LIST", &format!("[\"{}\", x", hexed(s)))])
    }),
    ("JSON list", &["invalid_value"], |s| env(&[("NEST_AUTH_PINS", &format!("[\"{}\", {{}}]", hexed(s)))])),
    ("list of numbers", &["invalid_value"], |s| env(&[("NEST_AUTH_PINS", &format!("1,{s},x{s}"))])),
    ("numbers inside", &["invalid_value"], |s| env(&[("NEST_AUTH_INSIDE", &format!("1,{s},x{s}"))])),
    ("entry", &[], |s| env(&[("NEST_AUTH_MAP__A", s)])),
    ("entry of a number", &["invalid_value"], |s| env(&[("NEST_AUTH_CODES__A", &format!("x{s}"))])),
    ("mistyped entry", &["unknown_variable"], |s| env(&[("NEST_AUTH_MPA__A", s), ("NEST_AUTH_MAP_B", s)])),
    ("map in a variable", &[], |s| env(&[("NEST_AUTH_MAP", s)])),
    ("failing checks", &["check_failed"], |s| {
        env(&[
            ("NEST_AUTH_SHORT", s),
            ("NEST_AUTH_CHOSEN", s),
            ("NEST_AUTH_QUOTED", s),
            ("NEST_AUTH_QUOTED_LIST", s),
        ])
    }),
    ("rules", &["rule_failed"], |s| env(&[("NEST_AUTH_TOKEN", s), ("NEST_TRIP", "true")])),
    ("rules that are not run", &["invalid_value"], |s| {
        env(&[("NEST_AUTH_TOKEN", s), ("NEST_TRIP", "maybe")])
    }),
    ("shadowed", &["shadowed_value"], |s| {
        let weaker = format!("[auth]\npin = {}\nmaybe = [{0}]\nlow = {0}", basic(s));
        let stronger = [
            ("NEST_AUTH_PIN", "1"),
            ("NEST_AUTH_MAYBE", "x"),
            ("NEST_AUTH_LOW", "1"),
            ("NEST_AUTH_TOKEN", "x"),
        ];
        Loader::new().text("toml", weaker).environment(Environment::from(stronger))
    }),
    ("empty above", &["set_but_empty"], |s| {
        let empty = [("NEST_AUTH_TOKEN", ""), ("NEST_AUTH_MAYBE", "")];
        Loader::new()
            .text("toml", format!("[auth]\ntoken = {}", basic(s)))
            .environment(Environment::from(empty))
    }),
    ("an older program", &["unknown_key"], |s| {
        let text = format!("zoo = {}\n[auth]\ntoken = {0}\ntokne = {0}", basic(s));
        let variables = [("NEST_AUTH_TOKNE", s), ("NEST_ZOO", s)];
        Loader::new().text("toml", text).environment(Environment::from(variables)).unknown(Unknown::Warn)
    }),
    ("others' sections", &[], |s| {
        let text = format!("[worker]\nkey = {}\n[auth]\ntoken = {0}", basic(s));
        Loader::new()
            .text("toml", text)
            .environment(Environment::from([("NEST_WORKER_KEY", s)]))
            .ignore_section("worker")
    }),
    ("two files at odds", &["not_a_section"], |s| {
        loader()
            .text("toml", format!("[auth]\nmaybe = {}", basic(s)))
            .text("toml", format!("auth = {}", basic(s)))
    }),
    ("too large", &["file_too_large"], |s| file(format!("[auth]\ntoken = {}", basic(s)), true)),
];

/// The required secret alone.
pub(super) fn loader() -> Loader<Nest> {
    env(&[])
}

/// The required secret, and these variables over it.
fn env(variables: &[(&str, &str)]) -> Loader<Nest> {
    let mut all = vec![("NEST_AUTH_TOKEN", "x")];
    all.retain(|(name, _)| !variables.iter().any(|(other, _)| other == name));
    // No variable of a system holds a zero byte.
    let clean = |text: &str| text.replace('\0', "");
    let all = all.iter().chain(variables).map(|(name, value)| (name.to_string(), clean(value)));
    let environment: Environment = all.collect();
    assert!(!format!("{environment:?}").contains('='));
    Loader::new().environment(environment)
}

fn hexed(text: &str) -> String {
    text.chars().map(|c| if c == '"' || c == '\\' || c.is_control() { '.' } else { c }).collect()
}

/// A loader of a file.
fn file(text: impl AsRef<[u8]>, small: bool) -> Loader<Nest> {
    let loader = loader().file(kept::file(text.as_ref()));
    if small { loader.max_file_size(settings::ByteSize::new(8)) } else { loader }
}

/// Says what came out, with the name of the folder taken out: it is another one each time.
fn said(loader: Loader<Nest>) -> outputs::Said {
    hidden(outputs::all(loader))
}

pub(super) fn hidden(mut said: outputs::Said) -> outputs::Said {
    said.texts.iter_mut().for_each(|(_, text)| *text = kept::without_folders(text));
    said
}

/// A secret, its twin, and what betrays it.
pub(super) struct Canary(&'static str, &'static str, Traces);

pub(super) fn canaries(of: &[(&'static str, &'static str)]) -> Vec<Canary> {
    let traces = |secret| Traces::of(std::iter::once(secret).chain(DECLARED.iter().copied()));
    of.iter().map(|(secret, twin)| Canary(secret, twin, traces(*secret))).collect()
}

/// Plants a secret and its twin, and compares what is said.
pub(super) fn judge(
    name: &str,
    codes: &[&str],
    canary: &Canary,
    plant: &dyn Fn(&str) -> Loader<Nest>,
    leaks: &mut Vec<String>,
) {
    compare(name, codes, canary, &|secret| said(plant(secret)), leaks);
}

/// Has something said of a secret and of its twin, and compares.
pub(super) fn compare(
    name: &str,
    codes: &[&str],
    canary: &Canary,
    say: &dyn Fn(&str) -> outputs::Said,
    leaks: &mut Vec<String>,
) {
    let Canary(secret, twin, traces) = canary;
    let (said, of_twin) = (say(secret), say(twin));
    let mut found = Vec::new();
    let missing = codes.iter().filter(|code| !said.codes.contains(code));
    found.extend(missing.map(|code| format!("no `{code}` but {:?}\n{}", said.codes, said.texts[1].1)));
    for (place, text) in &said.texts {
        found.extend(traces.find(text).map(|trace| format!("{trace:?} is in {place}:\n{text}")));
    }
    for ((place, one), (_, other)) in
        said.texts.iter().zip(&of_twin.texts).filter(|(one, other)| one != other)
    {
        found.push(format!("{place} tells it from {twin:?}:\n{one}\n{other}"));
    }
    if said.texts.len() != of_twin.texts.len() {
        found.push(format!("more is said of it than of {twin:?}, or less"));
    }
    // The rest says the same again.
    leaks.extend(found.first().map(|first| format!("{name}, {secret:?}: {first}\n")));
}

pub(super) fn none(leaks: &[String]) {
    assert!(leaks.is_empty(), "{} findings\n{}", leaks.len(), leaks.join("\n"));
}

#[test]
fn no_file_or_text_leaks() {
    let mut leaks = Vec::new();
    let (texts, numbers) = (canaries(CANARIES), canaries(NUMBERS));
    let cases =
        TEXTS.iter().map(|case| (case, &texts)).chain(NUMBER_TEXTS.iter().map(|case| (case, &numbers)));
    for ((name, codes, template), canaries) in cases {
        for canary in canaries {
            let whole = if template.contains("token = ") { Loader::new } else { loader };
            judge(name, codes, canary, &|secret| whole().text("toml", filled(template, secret)), &mut leaks);
            judge(name, codes, canary, &|secret| file(filled(template, secret), false), &mut leaks);
        }
    }
    none(&leaks);
}

#[test]
fn no_variable_and_no_value_of_code_leaks() {
    let mut leaks = Vec::new();
    let canaries = canaries(&[CANARIES, NUMBERS].concat());
    for (name, codes, plant) in CASES {
        for canary in &canaries {
            judge(name, codes, canary, plant, &mut leaks);
        }
    }
    none(&leaks);
}

#[test]
fn what_is_not_utf8_does_not_leak() {
    let mut leaks = Vec::new();
    for canary in &canaries(CANARIES) {
        let beside = |secret: &str| {
            [b"[auth]\ntoken = ", basic(secret).as_bytes(), b" # \xff", secret.as_bytes()].concat()
        };
        judge("a file", &["not_utf8"], canary, &|secret| file(beside(secret), false), &mut leaks);
        #[cfg(unix)]
        judge(
            "a variable",
            &["not_utf8"],
            canary,
            &|secret| {
                let value = std::os::unix::ffi::OsStringExt::from_vec([secret.as_bytes(), b"\xff"].concat());
                let strange: std::ffi::OsString =
                    std::os::unix::ffi::OsStringExt::from_vec([secret.as_bytes(), b"\xfe"].concat());
                let variables: [(&str, std::ffi::OsString); 2] =
                    [("NEST_AUTH_TOKEN", value), ("NEST_ZEBRA", strange)];
                Loader::new().environment(Environment::from(variables))
            },
            &mut leaks,
        );
    }
    none(&leaks);
}

/// A password in a public URL is no setting's secret, and masked all the same where a message quotes it.
#[test]
fn the_user_of_a_url_is_masked() {
    let traces = Traces::of(["hOrStUsEr", "gEhEiM@pAsS:wOrD"]);
    let url = "amqp://hOrStUsEr:gEhEiM@pAsS:wOrD@broker.internal/x";
    for loader in [
        env(&[("NEST_PORT", url)]),
        env(&[("NEST_TRIP", &format!("two {url} {url}"))]),
        loader().text("toml", format!("port = {}", basic(url))),
        loader().value("port", url),
    ] {
        let said = outputs::all(loader);
        assert!(
            said.texts.iter().any(|(_, text)| text.contains("amqp://***@broker.internal")),
            "it is quoted"
        );
        for (place, text) in &said.texts {
            assert_eq!(traces.find(text), None, "{place}: {text}");
        }
    }
}

/// The search finds what is there: a canary in a public setting comes out.
#[test]
fn a_leak_is_found() {
    for (name, template) in [("port", "port = %s"), ("key", "%s = 1"), ("entry", "port = [%s, %s]")] {
        let mut leaks = Vec::new();
        let canaries = canaries(&[("lEaKlEaKlEaK", "lOcHlOcHlOcH")]);
        judge(name, &[], &canaries[0], &|secret| loader().text("toml", filled(template, secret)), &mut leaks);
        assert_eq!(leaks.is_empty(), name == "entry", "{name}");
    }
}
