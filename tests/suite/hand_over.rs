//! The checked object: a shared handle, and each of its sections as one of its own.

use std::panic::{RefUnwindSafe, UnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

use settings::{Checked, Code, Environment, Loader, SecretString, Settings};

use crate::support::{Folder, clean, codes, loaded, places, refused, toml, variables, way};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(default = 8080)]
    port: u16,
    #[settings(default)]
    labels: std::collections::BTreeMap<String, String>,
    #[settings(nested)]
    smtp: Option<Smtp>,
    #[settings(nested)]
    public: Http,
    #[settings(nested)]
    admin: Http,
}

#[derive(Debug, Settings)]
struct Http {
    #[settings(nested)]
    tls: Tls,
    #[settings(default = 80)]
    port: u16,
}

#[derive(Debug, Settings)]
struct Tls {
    #[settings(default = false)]
    strict: bool,
    key: Option<SecretString>,
}

#[derive(Debug, Settings)]
struct Smtp {
    host: String,
    #[settings(nested)]
    retry: Option<Retry>,
}

#[derive(Debug, Settings)]
struct Retry {
    times: u8,
}

fn shop() -> Checked<Shop> {
    let text = "labels = { a = 'x', b = 'y' }\npublic.port = 81\nadmin.port = 82\n[admin.tls]\nstrict = true\n[smtp]\nhost = 'mail'\nretry.times = 3";
    loaded(toml(text).environment(Environment::from([("SHOP_ADMIN_TLS_KEY", "CANARY")])))
}

#[test]
fn a_handle_is_shared_across_threads() {
    fn holds<T: Clone + Send + Sync + 'static>(_: &T) {}
    let shop = shop();
    holds(&shop);
    holds(&shop.section(|shop| &shop.admin));
    let other = shop.clone();
    assert!(std::ptr::eq(&*shop, &*other), "a clone copies a pointer");
    std::thread::spawn(move || assert_eq!(other.admin.port, 82)).join().unwrap();
    assert_eq!(shop.port, 8080);
    assert_eq!(size_of::<Checked<Shop>>(), 2 * size_of::<usize>());
}

#[test]
fn a_handle_goes_through_a_caught_panic() {
    const fn holds<T: UnwindSafe + RefUnwindSafe>() {}
    const { holds::<Checked<Shop>>() };
    let shop = shop();
    let port = catch_unwind(|| shop.section(|shop| &shop.admin).port);
    assert_eq!(port.unwrap(), 82);
    assert_eq!(catch_unwind(move || shop.port).unwrap(), 8080);
}

#[test]
fn a_section_outlives_the_whole() {
    let admin = {
        let shop = shop();
        shop.section(|shop| &shop.admin)
    };
    assert_eq!(std::thread::spawn(move || admin.port).join().unwrap(), 82);
}

#[test]
fn a_section_is_the_same_value() {
    let shop = shop();
    let admin = shop.section(|shop| &shop.admin);
    assert!(std::ptr::eq(&*admin, &shop.admin));
    assert_eq!(format!("{admin:?}"), r#"{"tls.strict": "true", "tls.key": "[REDACTED]", "port": "82"}"#);
}

#[test]
fn two_sections_of_one_type_are_told_apart() {
    let shop = shop();
    let (public, admin) = (shop.section(|shop| &shop.public), shop.section(|shop| &shop.admin));
    assert_eq!((public.port, admin.port), (81, 82));
    assert_eq!(public.origin("port").unwrap().line(), Some(2));
    assert_eq!(admin.origin("port").unwrap().line(), Some(3));
}

#[test]
fn a_section_of_a_section() {
    let shop = shop();
    let tls = shop.section(|shop| &shop.admin).section(|admin| &admin.tls);
    assert!(tls.strict);
    assert_eq!(tls.origin("strict").unwrap().to_string(), "<toml>:5:10");
    assert_eq!(
        tls.explain().to_string(),
        "strict = true (<toml>:5:10, over default)\nkey = [REDACTED] (variable SHOP_ADMIN_TLS_KEY, over default)\n"
    );
    let direct = shop.section(|shop| &shop.admin.tls);
    assert_eq!(direct.explain(), tls.explain());
}

#[test]
fn a_section_at_the_same_address_as_its_first_field_is_told_by_its_type() {
    // `tls` may stand first in `Http`: the address alone would not do.
    let shop = shop();
    assert_eq!(shop.section(|shop| &shop.public).origin("port").unwrap().line(), Some(2));
    assert!(shop.section(|shop| &shop.public.tls).origin("port").is_none());
}

#[test]
fn an_optional_section() {
    let shop = shop();
    let smtp = shop.optional_section(|shop| shop.smtp.as_ref()).unwrap();
    assert_eq!(smtp.host, "mail");
    let retry = smtp.optional_section(|smtp| smtp.retry.as_ref()).unwrap();
    assert_eq!((retry.times, retry.origin("times").unwrap().line()), (3, Some(8)));
    let without = clean(Loader::<Shop>::new());
    assert!(without.optional_section(|shop| shop.smtp.as_ref()).is_none());
    assert_eq!(without.section(|shop| &shop.admin).origin("port").unwrap().to_string(), "default");
}

#[test]
fn the_whole_is_a_section_of_itself() {
    let shop = shop();
    assert_eq!(shop.try_section(|shop| shop).unwrap().explain(), shop.explain());
}

#[test]
fn what_is_no_section_of_the_value_is_refused() {
    let leaked: &'static Http = Box::leak(Box::new(Http { tls: Tls { strict: true, key: None }, port: 1 }));
    let shop = shop();
    assert!(shop.try_section(move |_| leaked).is_none());
    let panic = catch_unwind(|| shop.section(move |_| leaked)).unwrap_err();
    assert!(words(&*panic).contains("no section of the settings"));
    let panic = catch_unwind(|| shop.optional_section(move |_| Some(leaked))).unwrap_err();
    assert!(words(&*panic).contains("no section of the settings"));
}

/// What a panic says.
fn words(panic: &(dyn std::any::Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or_default()
}

static CHANGED: AtomicBool = AtomicBool::new(false);

#[test]
fn a_picker_that_changes_its_mind_panics() {
    let shop = shop();
    let pick = |shop: &Shop| -> *const Http {
        if CHANGED.load(Ordering::SeqCst) { &shop.admin } else { &shop.public }
    };
    assert!(!pick(&shop).is_null());
    let section =
        shop.section(|shop: &Shop| if CHANGED.load(Ordering::SeqCst) { &shop.admin } else { &shop.public });
    assert_eq!(section.port, 81);
    CHANGED.store(true, Ordering::SeqCst);
    let panic = catch_unwind(|| section.port).unwrap_err();
    assert!(words(&*panic).contains("`Checked::section`"), "{}", words(&*panic));
    CHANGED.store(false, Ordering::SeqCst);
    assert_eq!(section.port, 81);
}

#[test]
fn warnings_are_relative_to_the_section() {
    let shop = loaded(variables::<Shop, 4>([
        ("SHOP_PORT", ""),
        ("SHOP_ADMIN_PORT", " 9 "),
        ("SHOP_ADMIN_TLS_STRICT", ""),
        ("SHOP_OTHER", "x"),
    ]));
    assert_eq!(shop.warnings().len(), 4);
    let admin = shop.section(|shop| &shop.admin);
    let mut found =
        codes(&admin.warnings()).into_iter().map(|(code, key)| (key.to_owned(), code)).collect::<Vec<_>>();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(
        found,
        [("port".to_owned(), Code::BlanksTrimmed), ("tls.strict".to_owned(), Code::SetButEmpty)]
    );
    assert_eq!(codes(&admin.section(|admin| &admin.tls).warnings()), [(Code::SetButEmpty, "strict")]);
    assert!(shop.section(|shop| &shop.public).warnings().is_empty());
}

#[test]
fn a_value_made_by_hand_has_sections_too() {
    let http = Checked::of(Http { tls: Tls { strict: true, key: None }, port: 1 }).unwrap();
    let tls = http.section(|http| &http.tls);
    assert!(tls.strict && tls.warnings().is_empty());
    assert_eq!(tls.origin("strict").unwrap().to_string(), "code");
}

#[test]
fn the_usual_sources() {
    let folder = Folder::new();
    let path = folder.write("shop.toml", "port = 1\nadmin.port = 2");
    let environment = Environment::from([("SHOP_CONFIG", path.to_str().unwrap()), ("SHOP_ADMIN_PORT", "3")]);
    let shop = clean(Loader::<Shop>::standard(environment));
    assert_eq!((shop.port, shop.admin.port, shop.public.port), (1, 3, 80));
    assert_eq!(
        folder.hide(&way(&shop, "admin.port")),
        "variable SHOP_ADMIN_PORT < DIR/shop.toml:2:14 < default"
    );
    let error = refused(Loader::<Shop>::standard(Environment::from([("SHOP_ADMIN_PORT", "x")])));
    assert_eq!(places(&error.problems()[0]), ["variable SHOP_ADMIN_PORT"]);
}

#[test]
fn without_a_file_the_usual_sources_are_defaults_and_variables() {
    let shop = clean(Loader::<Shop>::standard(Environment::empty()));
    assert_eq!(shop.summary().split(';').next(), Some("9 settings: 9 by default"));
}

#[test]
fn business_code_takes_a_section_by_reference_or_by_value() {
    fn borrows(http: &Http) -> u16 {
        http.port
    }
    fn owns(http: Checked<Http>) -> u16 {
        std::thread::spawn(move || http.port).join().unwrap()
    }
    let shop = shop();
    assert_eq!((borrows(&shop.admin), owns(shop.section(|shop| &shop.admin))), (82, 82));
    assert_eq!(owns(Checked::of(Http { tls: Tls { strict: false, key: None }, port: 7 }).unwrap()), 7);
}
