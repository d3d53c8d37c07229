//! Input that somebody made to do harm, or that grew beyond what anybody thought of: it takes no time, and makes no
//! report without end.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use settings::{Code, Environment, Loader, SecretString, Settings};

use crate::support::{loaded, only, only_warning, refused, toml, variables};

#[derive(Settings)]
#[settings(prefix = "SHOP", check = agrees(auth.key_id, port))]
struct Shop {
    #[settings(default = 1)]
    port: u16,
    #[settings(default)]
    flags: BTreeMap<String, bool>,
    #[settings(default)]
    tokens: BTreeMap<String, SecretString>,
    #[settings(default)]
    weights: Vec<u8>,
    #[settings(default)]
    names: Vec<String>,
    #[settings(default, each(range(max = 3)))]
    levels: BTreeSet<u8>,
    opt: Option<SecretString>,
    #[settings(nested)]
    auth: Auth,
}

#[derive(Settings)]
struct Auth {
    #[settings(default = 0, rename = "key-id")]
    key_id: u16,
}

fn agrees(key_id: &u16, port: &u16) -> Result<(), &'static str> {
    if *key_id == 0 || key_id == port { Ok(()) } else { Err("the key's number is that of the port") }
}

/// Generous for a build without optimization on a busy machine; what is squared here takes minutes.
const PATIENCE: Duration = Duration::from_secs(20);

#[track_caller]
fn in_time<T>(what: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let made = what();
    assert!(started.elapsed() < PATIENCE, "it took {:?}", started.elapsed());
    made
}

#[test]
fn a_line_as_long_as_the_file() {
    let list = format!("weights = [{}]", "-1,".repeat(300_000));
    let error = in_time(|| refused(toml::<Shop>(&list)));
    assert_eq!(error.problems().len(), 21);
    assert!(error.problems()[20].message().starts_with("299980 more parts"), "{error}");
    let table = (0..80_000).map(|n| format!("k{n}=true,")).collect::<String>();
    let shop = in_time(|| loaded(toml(&format!("flags = {{{table}}}"))));
    assert_eq!((shop as settings::Checked<Shop>).flags.len(), 80_000);
}

#[test]
fn columns_are_counted_in_characters_however_they_are_asked_for() {
    let error = refused(toml::<Shop>("weights = [1, -1, 'ü', -2]\nport = 'ü'"));
    let places: Vec<_> = error.problems().iter().map(|one| one.origins()[0].to_string()).collect();
    assert_eq!(places, ["<toml>:2:8", "<toml>:1:15", "<toml>:1:19", "<toml>:1:24"]);
}

#[test]
fn a_map_of_very_many_entries() {
    let text = (0..40_000).map(|n| format!("k{n} = true\n")).collect::<String>();
    let shop = loaded(toml::<Shop>(&format!("[flags]\n{text}")));
    in_time(|| shop.fingerprint());
    let many: Vec<(String, &str)> = (0..20_000).map(|n| (format!("SHOP_FLAGS__K{n}"), "true")).collect();
    let environment: Environment = many.into_iter().collect();
    let shop = in_time(|| loaded(Loader::<Shop>::new().environment(environment)));
    assert_eq!(shop.flags.len(), 20_000);
}

#[test]
fn a_list_of_very_many_texts_in_a_variable() {
    let list = format!("[{}\"a\"]", "\"a\",".repeat(100_000));
    let shop = in_time(|| loaded(variables::<Shop, 1>([("SHOP_NAMES", &list)])));
    assert_eq!(shop.names.len(), 100_001);
}

#[test]
fn a_value_with_very_many_users() {
    in_time(|| only(toml::<Shop>(&format!("port = '{}'", "://b@/".repeat(150_000)))));
}

#[test]
fn very_many_strangers_are_warnings_and_counted() {
    let many = |count| (0..count).map(|n| (format!("SHOP_WORKER{n:06}"), "1")).collect::<Environment>();
    let shop = loaded(Loader::<Shop>::new().environment(many(101)));
    assert_eq!(shop.warnings().len(), 101);
    let counted = &shop.warnings()[100];
    assert_eq!(counted.code(), Code::UnknownVariable);
    assert!(counted.message().starts_with("1 more variable under the prefix has"), "{counted}");
    let shop = in_time(|| loaded(Loader::<Shop>::new().environment(many(20_000))));
    assert_eq!(shop.warnings().len(), 101);
}

#[test]
fn very_many_unknown_keys_are_counted() {
    let text = (0..20_000).map(|n| format!("stray{n} = 1\n")).collect::<String>();
    let error = in_time(|| refused(toml::<Shop>(&text)));
    assert_eq!(error.problems().len(), 101);
    assert!(error.to_string().len() < 50_000);
}

#[test]
fn an_empty_secret_in_a_map_counts_as_unset() {
    let warning = only_warning(toml::<Shop>("[tokens]\na = ''\nb = 'x'"));
    assert_eq!((warning.code(), warning.key()), (Code::SetButEmpty, Some("tokens.a")));
}

#[test]
fn a_map_that_is_set_but_empty_counts_as_unset() {
    let warning = only_warning(variables::<Shop, 1>([("SHOP_FLAGS", "")]));
    assert_eq!((warning.code(), warning.key()), (Code::SetButEmpty, Some("flags")));
}

#[test]
fn two_variables_for_one_entry_are_a_problem() {
    let both = || variables::<Shop, 2>([("SHOP_FLAGS__beta", "true"), ("SHOP_FLAGS__BETA", "false")]);
    let problem = only(both());
    assert_eq!((problem.code(), problem.key()), (Code::DuplicateKey, Some("flags.beta")));
    let names: Vec<_> = problem.origins().iter().filter_map(settings::Origin::name).collect();
    assert_eq!(names, ["SHOP_FLAGS__BETA", "SHOP_FLAGS__beta"]);
}

#[test]
fn an_entry_whose_name_holds_a_dot_has_its_own_place() {
    let loader = toml::<Shop>("[flags]\na = true").value("flags.a.b", "zz");
    assert_eq!(only(loader).origins()[0].kind(), settings::OriginKind::Code);
}

#[test]
fn what_is_wrong_with_several_elements_of_a_set_is_said_once() {
    let problem = only(toml::<Shop>("levels = [5, 6, 1]"));
    assert_eq!(problem.message(), "must be a set with each element at most 3");
}

#[test]
fn more_sources_than_sixteen_bits_count() {
    let loader = (0..65_540_u32).fold(Loader::<Shop>::new(), |loader, n| loader.value("port", n % 60_000));
    assert_eq!(in_time(|| loaded(loader)).port, 5_539);
}

#[test]
fn a_rule_names_a_renamed_setting_by_its_key() {
    let problem = only(toml::<Shop>("[auth]\nkey-id = 7"));
    assert_eq!((problem.code(), problem.key()), (Code::RuleFailed, Some("auth.key-id")));
    assert_eq!(problem.message(), "the key's number is that of the port");
    assert_eq!(problem.origins()[0].line(), Some(2));
    let error = refused(toml::<Shop>("[auth]\nkey-id = 'x'"));
    assert_eq!(error.not_run()[0].keys(), ["auth.key-id", "port"]);
}

#[test]
fn a_key_inside_the_value_of_a_secret_is_not_told() {
    let error = refused(toml::<Shop>("[opt]\nCANARY = 1\nCANARY = 2"));
    assert!(!error.to_string().contains("CANARY"), "{error}");
    assert_eq!(error.problems()[0].key(), Some("opt"));
}

#[test]
fn a_password_with_a_slash_is_masked_too() {
    let shown = |url: &str| only(variables::<Shop, 1>([("SHOP_PORT", url)])).message().to_owned();
    assert!(shown("postgres://u:CANARY/x@host/y").ends_with("found `postgres://***@host/y`"));
    assert!(shown("postgres://u:CANARY?x@host").ends_with("found `postgres://***@host`"));
    assert!(shown("https://cdn.example/x@1.2/y").ends_with("found `https://cdn.example/x@1.2/y`"));
    assert!(shown("a://b@c d://e@f").ends_with("found `a://***@c d://***@f`"));
}

#[test]
fn a_short_name_is_not_taken_for_another() {
    #[derive(Settings)]
    #[settings(prefix = "SHOP")]
    struct Short {
        #[settings(default = 1)]
        db: u8,
        #[settings(default = 1)]
        f: u8,
    }

    let shop = loaded(variables::<Short, 3>([("SHOP_DC", "2"), ("SHOP_", "2"), ("SHOP_FF", "2")]));
    assert_eq!((shop.db, shop.f, shop.warnings().len()), (1, 1, 3));
    assert_eq!(only(variables::<Short, 1>([("SHOP_db", "2")])).suggestion(), Some("SHOP_DB"));
}

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Many {
    #[settings(nested, default)]
    listeners: Vec<Auth>,
    #[settings(nested, default)]
    providers: BTreeMap<String, Auth>,
}

#[test]
fn a_misspelt_variable_whose_name_has_very_many_parts() {
    let parts = "__a".repeat(2_000);
    for (of, meant) in [("LISTENERS", "SHOP_LISTENERS__0__"), ("PROVIDERS", "SHOP_PROVIDERS__a__a__")] {
        let name = format!("SHOP_{of}{parts}__KEY_IDD");
        let problem = in_time(|| only(variables::<Many, 1>([(&name, "1")])));
        assert_eq!(problem.code(), Code::UnknownVariable);
        assert!(problem.suggestion().is_some_and(|suggestion| suggestion.starts_with(meant)), "{problem}");
    }
}

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Deep {
    #[settings(nested, default)]
    tenants: BTreeMap<String, Tenant>,
    #[settings(default)]
    labels: BTreeMap<String, String>,
}

#[derive(Settings)]
struct Tenant {
    #[settings(nested, default)]
    limits: BTreeMap<String, Auth>,
    #[settings(nested, default)]
    servers: Vec<Auth>,
    #[settings(default)]
    tags: BTreeMap<String, String>,
}

#[test]
fn a_flag_whose_name_has_very_many_parts() {
    for (part, behind) in [
        (".a", ""),
        (".a", ".limits.a.key-idd"),
        (".a.limits", ".key-idd"),
        (".a.servers[", "0].key-idd"),
        (".a.servers[0]", ".key-idd"),
        (".limits.limits.tgas", ""),
        ("_", ".a"),
        ("]", ".key-id"),
        ("..", ""),
    ] {
        let named = |length: usize| format!("tenants{}{behind}", part.repeat(length / part.len()));
        let flag = format!("--{}=1", named(300_000));
        let error = in_time(|| refused(Loader::<Deep>::new().flags([flag])));
        assert_eq!(error.problems().len(), 1, "{part}");
        assert_eq!(error.problems()[0].code(), Code::UnknownFlag, "{part}");
        assert!(error.to_string().len() < 1_000, "{part}");
        let name = named(30_000).to_uppercase().replace(['.', '[', ']'], "__");
        let environment = Environment::from([(format!("SHOP_{name}"), "1")]);
        in_time(|| Loader::<Deep>::new().environment(environment).load().is_ok());
    }
    let name = format!("--tenants{}.limits.a.key-id=1", ".a".repeat(500_000));
    let deep = in_time(|| loaded(Loader::<Deep>::new().flags([name])));
    assert_eq!(
        deep.tenants.values().next().and_then(|one| one.limits.get("a")).map(|one| one.key_id),
        Some(1)
    );
}

#[test]
fn very_many_arguments() {
    let flags = |flag: fn(u32) -> String| (0..20_000).map(flag);
    for flag in [
        (|number| format!("--stray{number}=x")) as fn(u32) -> String,
        |number| format!("stray{number}"),
        |number| format!("--prot{number}"),
        |number| format!("--tokens.a{number}=x"),
        |_| "--auth.key-id".to_owned(),
    ] {
        let error = in_time(|| refused(Loader::<Shop>::new().flags(flags(flag))));
        assert!(error.problems().len() <= 101, "{}", error.problems().len());
    }
}

#[test]
fn a_variable_whose_name_has_very_many_separators() {
    for part in ["__a", "___"] {
        let name = format!("SHOP_PROVIDERS{}", part.repeat(20_000));
        assert_eq!(in_time(|| loaded(variables::<Many, 1>([(&name, "1")]))).warnings().len(), 1);
    }
    let name = format!("SHOP_PROVIDERS{}__KEY_ID", "__a".repeat(20_000));
    let many = in_time(|| loaded(variables::<Many, 1>([(&name, "1")])));
    assert_eq!(many.providers.values().next().map(|one| one.key_id), Some(1));
}

#[derive(Settings)]
#[settings(prefix = "SHOP")]
struct Crowd {
    #[settings(nested, default)]
    hosts: Vec<Host>,
    #[settings(nested, default)]
    pools: BTreeMap<String, Pool>,
}

#[derive(Settings)]
struct Host {
    name: String,
    #[settings(default)]
    token: Option<SecretString>,
}

#[derive(Settings)]
#[settings(check = ordered(min, max))]
struct Pool {
    #[settings(default = 1)]
    min: u8,
    #[settings(default = 2)]
    max: u8,
    #[settings(nested)]
    tls: Option<Host>,
}

fn ordered(min: &u8, max: &u8) -> Result<(), &'static str> {
    if min <= max { Ok(()) } else { Err("`min` must not exceed `max`") }
}

#[test]
fn very_many_sections_that_lack_a_setting_are_counted() {
    let text = format!("hosts = [{}]", "{},".repeat(30_000));
    let error = in_time(|| refused(toml::<Crowd>(&text)));
    assert_eq!(error.problems().len(), 21);
    assert!(error.problems()[..20].iter().all(|problem| problem.code() == Code::Missing));
    let last = &error.problems()[20];
    assert_eq!((last.code(), last.key()), (Code::InvalidValue, Some("hosts")));
    assert_eq!(last.message(), "29980 more of these sections have problems");
    assert_eq!(last.origins()[0].to_string(), "<toml>:1:9");
}

#[test]
fn very_many_sections_with_problems_of_their_own_cost_no_look_at_each_other() {
    let text: String = (0..10_000).map(|n| format!("[pools.p{n}]\nmin = 3\ntls.token = 'x'\n")).collect();
    let error = in_time(|| refused(toml::<Crowd>(&text)));
    // Of each section: what its optional one lacks, with why it is there, and the rule.
    assert_eq!(error.problems().len(), 41);
    let missing = error.problems().iter().find(|one| one.code() == Code::Missing).unwrap().to_string();
    assert!(missing.contains("`pools.p0.tls.token` at <toml>:3:13"), "{missing}");
    let rule = error.problems().iter().find(|one| one.code() == Code::RuleFailed).unwrap();
    assert_eq!(rule.origins()[0].to_string(), "<toml>:2:7");
    assert_eq!(error.problems()[40].message(), "9980 more of these sections have problems");
}

#[test]
fn very_many_sections_with_warnings_are_counted() {
    let text = format!("hosts = [{}]", "{name = 'x', token = ''},".repeat(10_000));
    let crowd = in_time(|| loaded(toml::<Crowd>(&text)));
    assert_eq!((crowd.hosts.len(), crowd.warnings().len()), (10_000, 21));
    let last = &crowd.warnings()[20];
    assert_eq!((last.code(), last.key()), (Code::SetButEmpty, Some("hosts")));
    assert_eq!(last.message(), "9980 more of these sections have warnings");
}

#[test]
fn a_name_without_end_is_cut_wherever_it_is_told() {
    let long = "a".repeat(300_000);
    let variables = |name: String| Environment::from([(name, "x")]);
    for error in [
        refused(toml::<Crowd>(&format!("[pools.{long}]\nmin = 3\ntls.token = 'x'\n"))),
        refused(toml::<Crowd>(&format!("[pools.{long}.{long}]\n"))),
        refused(Loader::<Crowd>::new().environment(variables(format!("SHOP_POOLS__{long}__MIN")))),
        refused(Loader::<Crowd>::new().environment(variables(format!("SHOP_POOLS__{long}__MINN")))),
        refused(Loader::<Crowd>::new().flags([format!("--pools.{long}.min=x")])),
    ] {
        for problem in error.problems() {
            assert!(problem.to_string().len() < 9_000, "{}", problem.to_string().len());
        }
    }
}
