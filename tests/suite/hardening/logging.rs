//! What is told in production, what is kept out of the log, and how and where it is written.

use std::path::Path;

use settings::checklist::{Checklist, Covered, Found, Item, Machine, Outcome, Profile, Verdict};
use settings::hardening::logging::{self, Level, LogForm, Redaction, Verbosity};
use settings::{Code, Settings, testing};

use super::judged::{outcome, rows, said, told};
use crate::support::{loaded, only_warning, refused, toml};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", review(owner = "team-ops"))]
struct Shop {
    #[settings(nested)]
    told: Verbosity,
    #[settings(nested)]
    hidden: Redaction,
    #[settings(nested)]
    log: LogForm,
}

const PRODUCTION: &str = "logging.production";
const REDACTION: &str = "logging.redaction";
const FORM: &str = "logging.form";

#[test]
fn the_items_hold_their_examples_and_every_setting_is_reviewed() {
    let items = logging::items();
    assert_eq!(items.iter().map(Item::id).collect::<Vec<_>>(), [PRODUCTION, REDACTION, FORM]);
    let list = Checklist::new(Profile::Production).items(items);
    assert_eq!(list.problems(), [""; 0]);
    let report = loaded::<Shop>(toml("")).confirm(&list);
    let uncovered: Vec<_> =
        report.security().iter().filter(|one| one.is_uncovered()).map(Covered::key).collect();
    assert_eq!(uncovered, [""; 0]);
    let shop = testing::declaration::<Shop>();
    shop.assert_sound();
    shop.assert_reviewed();
}

#[test]
fn development_raises_no_alarm() {
    let text = "told = { debug = true, level = 'trace', error_bodies = 'detailed' }
        hidden = { enabled = false, headers = [], bodies = false }
        log = { format = 'text', time = 'local', access_log = false }";
    for id in [PRODUCTION, REDACTION, FORM] {
        assert_eq!(said::<Shop>(Profile::Development, id, text), ["not_applicable"]);
        assert_ne!(said::<Shop>(Profile::Staging, id, text), ["not_applicable"]);
    }
}

#[test]
fn debugging_is_off_where_it_serves() {
    let level = "told.level must be info or above in production";
    let modules = "told.modules must all be at info or above in production";
    rows::<Shop>(
        PRODUCTION,
        &[
            ("", &["pass"]),
            ("told = { level = 'error', modules = { hyper = 'warn', 'shop::cart' = 'info' } }", &["pass"]),
            ("told.level = 'debug'", &[level]),
            ("told.level = 'trace'", &[level]),
            ("told.modules = { hyper = 'warn', sqlx = 'debug' }", &[modules]),
            ("told = { level = 'warn', modules = { h2 = 'trace' } }", &[modules]),
            ("told.debug = true", &["told.debug must be off"]),
            ("told.error_bodies = 'detailed'", &["told.error_bodies must be generic"]),
            (
                "told = { debug = true, level = 'debug', error_bodies = 'detailed', modules = { a = 'debug' } }",
                &["told.debug must be off", "told.error_bodies must be generic", level, modules],
            ),
        ],
    );
    // A release is tried with more lines, and with nothing else more.
    let staging = |text: &str| said::<Shop>(Profile::Staging, PRODUCTION, text);
    assert_eq!(staging("told = { level = 'debug', modules = { h2 = 'trace' } }"), ["pass"]);
    assert_eq!(staging("told = { level = 'debug', debug = true }"), ["told.debug must be off"]);
    for bad in ["told.level = 'off'", "told.level = 'DEBUG'", "told.modules = { a = 'all' }"] {
        assert_eq!(refused::<Shop>(toml(bad)).problems().len(), 1, "{bad}");
    }
}

#[test]
fn a_module_has_the_level_of_the_innermost_around_it() {
    let shop = loaded::<Shop>(toml("told.modules = { shop = 'warn', 'shop::cart' = 'debug' }"));
    for (module, level) in [
        ("shop", Level::Warn),
        ("shop::cart", Level::Debug),
        ("shop::cart::price", Level::Debug),
        ("shop::carts", Level::Warn),
        ("shopping", Level::Info),
        ("hyper", Level::Info),
        ("", Level::Info),
    ] {
        assert_eq!(shop.told.level_of(module), level, "{module}");
    }
}

#[test]
fn credentials_stay_out_of_the_log() {
    let lacks = |name: &str| format!("hidden.headers must have `{name}` in it");
    let headers =
        |list: &str| said::<Shop>(Profile::Production, REDACTION, &format!("hidden.headers = [{list}]"));
    assert_eq!(headers("'authorization', 'proxy-authorization', 'cookie', 'set-cookie'"), ["pass"]);
    assert_eq!(headers("'AUTHORIZATION', 'Proxy-Authorization', 'Cookie', 'Set-cookie', 'X-Key'"), ["pass"]);
    assert_eq!(headers("'authorization', 'cookie'"), [lacks("proxy-authorization"), lacks("set-cookie")]);
    // What has the name in it is another header.
    assert_eq!(
        headers("'x-authorization', 'cookies', 'set-cookie2'"),
        ["authorization", "proxy-authorization", "cookie", "set-cookie"].map(lacks)
    );
    assert_eq!(headers("").len(), 4);
    rows::<Shop>(
        REDACTION,
        &[
            ("", &["pass"]),
            ("hidden.enabled = false", &["hidden.enabled must be on"]),
            ("hidden.bodies = false", &["hidden.bodies must be on"]),
            ("hidden.connection_strings = false", &["hidden.connection_strings must be on"]),
            (
                "hidden = { enabled = false, bodies = false }",
                &["hidden.enabled must be on", "hidden.bodies must be on"],
            ),
        ],
    );
}

#[test]
fn what_is_no_header_does_not_load() {
    for bad in ["", " cookie", "cookie:", "cookie, set-cookie", "x-*", "*", "cookié", "a b", "a\\tb", "a/b"]
    {
        let error = refused::<Shop>(toml(&format!("hidden.headers = ['authorization', \"{bad}\"]")));
        let keys: Vec<_> = error.problems().iter().filter_map(|problem| problem.key()).collect();
        assert_eq!(keys, ["hidden.headers[1]"], "{bad}");
    }
}

#[test]
fn what_is_kept_out_is_as_the_settings_say() {
    let on = Redaction::for_test([("headers", "Cookie")]);
    for (name, value) in
        [("cookie", "[REDACTED]"), ("COOKIE", "[REDACTED]"), (" Cookie ", "[REDACTED]"), ("cookies", "v")]
    {
        assert_eq!(on.header(name, "v"), value, "{name}");
    }
    assert_eq!(on.body(b"card".as_slice()), None);
    assert_eq!(on.connection_string("host=db password=sesame"), "[REDACTED]");
    let off = Redaction::for_test([("enabled", "false")]);
    assert_eq!((off.header("cookie", "v"), off.body("b"), off.connection_string("c")), ("v", Some("b"), "c"));
    let open = Redaction::for_test([("bodies", "false"), ("connection_strings", "false")]);
    assert_eq!((open.header("cookie", "v"), open.body("b")), ("[REDACTED]", Some("b")));
    assert_eq!(open.connection_string("c"), "c");
}

#[test]
fn the_log_is_structured_and_goes_somewhere() {
    rows::<Shop>(
        FORM,
        &[
            ("", &["log.sink must be named"]),
            ("log.sink = 'stdout'", &["pass"]),
            ("log = { sink = 'stderr', format = 'logfmt', time = 'offset' }", &["pass"]),
            ("log.sink = 'journal'", &["pass"]),
            ("log.sink = 'syslog'", &["pass"]),
            (
                "log = { sink = 'stdout', format = 'text' }",
                &["log.format must be structured: json or logfmt"],
            ),
            ("log = { sink = 'stdout', time = 'local' }", &["log.time must be utc, or with its offset"]),
            ("log = { sink = 'stdout', access_log = false }", &["log.access_log must be on"]),
            ("log = { sink = 'stdout', error_log = false }", &["log.error_log must be on"]),
            // A file that is not looked at hides nothing that is wrong.
            ("log = { sink = 'file', file = '/var/log/shop' }", &["not_verified"]),
            (
                "log = { sink = 'file', file = '/var/log/shop', time = 'local' }",
                &["log.time must be utc, or with its offset"],
            ),
        ],
    );
}

#[test]
fn a_file_is_named_where_one_is_meant() {
    let error = refused::<Shop>(toml("log.sink = 'file'"));
    assert_eq!(error.problems()[0].code(), Code::RuleFailed);
    assert_eq!(error.problems()[0].message(), "`file` is required, where `log.sink` is `file`");
    for path in ["shop.log", "./shop.log", ""] {
        let text = format!("log = {{ sink = 'file', file = '/a', error_file = '{path}' }}");
        assert_eq!(refused::<Shop>(toml(&text)).problems()[0].key(), Some("log.error_file"), "{path}");
    }
    let warning = only_warning::<Shop>(toml("log = { sink = 'stdout', file = '/var/log/shop' }"));
    assert_eq!((warning.code(), warning.key()), (Code::NoEffect, Some("log.file")));
    let text = "log = { sink = 'file', file = '/a', error_file = '/b' }";
    assert_eq!(
        loaded::<Shop>(toml(text)).log.files().collect::<Vec<_>>(),
        [Path::new("/a"), Path::new("/b")]
    );
}

/// Files by their names: modes, a folder, a pipe, one whose mode nobody tells.
#[derive(Debug)]
struct MadeUp;

impl Machine for MadeUp {
    fn look(&self, path: &Path) -> Option<Found> {
        let file = Found { is_file: true, is_folder: false, mode: None, owner: None };
        match path.to_str()? {
            "/folder" => Some(Found { is_file: false, is_folder: true, mode: Some(0o755), ..file }),
            "/pipe" => Some(Found { is_file: false, mode: Some(0o620), ..file }),
            "/null" => Some(Found { is_file: false, mode: Some(0o666), ..file }),
            "/untold" => Some(file),
            path => {
                let mode = u32::from_str_radix(path.strip_prefix("/")?, 8).ok()?;
                Some(Found { mode: Some(mode), ..file })
            }
        }
    }

    fn effective_user(&self) -> Option<u32> {
        None
    }
}

fn on_files(files: &str) -> Outcome {
    let text = format!("log = {{ sink = 'file', {files} }}");
    outcome::<Shop>(Checklist::new(Profile::Production).on_machine(MadeUp), FORM, &text)
}

#[test]
fn files_are_closed_to_others() {
    let open = "must be closed to all but its owner and group";
    let group = "must not be writable by its group";
    for (name, said) in [
        ("600", "pass"),
        ("640", "pass"),
        ("400", "pass"),
        ("100640", "pass"),
        ("pipe", "pass"),
        ("644", &format!("log.file {open}")),
        ("604", &format!("log.file {open}")),
        ("602", &format!("log.file {open}")),
        ("666", &format!("log.file {open}")),
        ("null", &format!("log.file {open}")),
        ("660", &format!("log.file {group}")),
        ("620", &format!("log.file {group}")),
        ("folder", "log.file is a folder"),
        ("untold", "not_verified"),
        ("nothing", "not_verified"),
    ] {
        let outcome = on_files(&format!("file = '/{name}'"));
        assert_eq!(told(&outcome), [said], "{name}");
        let (path, _) = outcome.looked_at()[0].split_once(" (mode ").unwrap_or((&outcome.looked_at()[0], ""));
        assert_eq!((path, outcome.looked_at().len()), (&*format!("/{name}"), 1));
    }
}

#[test]
fn what_could_not_be_found_out_hides_nothing_that_is_wrong() {
    let open = "must be closed to all but its owner and group";
    let both = on_files("file = '/nothing', error_file = '/644'");
    assert_eq!(told(&both), [format!("log.error_file {open}")]);
    assert_eq!(both.looked_at(), ["/nothing", "/644 (mode 0644)"]);
    assert_eq!(told(&on_files("file = '/644', error_file = '/666'")).len(), 2);
    let absent = on_files("file = '/600', error_file = '/nothing'");
    assert_eq!(absent.verdict(), Verdict::NotVerified);
    assert_eq!(absent.because(), Some("there is no log yet, or nobody may say who may read it"));
    // Where lines go elsewhere, no file is looked at.
    let elsewhere = outcome::<Shop>(
        Checklist::new(Profile::Production).on_machine(MadeUp),
        FORM,
        "log = { sink = 'stdout', file = '/644' }",
    );
    assert_eq!(told(&elsewhere), ["pass"]);
    assert!(elsewhere.looked_at().is_empty());
    // Without a machine the rest is judged all the same.
    let without = outcome::<Shop>(
        Checklist::new(Profile::Production).without_machine().strict(),
        FORM,
        "log = { sink = 'file', file = '/644' }",
    );
    assert_eq!(without.verdict(), Verdict::NotVerified);
    assert!(without.because().is_some_and(|why| why.starts_with("the machine was not to be looked at")));
}
