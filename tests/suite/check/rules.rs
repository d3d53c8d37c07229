//! Rules across settings.

use settings::{Checked, Code, Environment, Loader, SecretString, Settings};

use crate::support::{clean, codes, only, places, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", check = production_is_strict(production, auth.key), check = differ(http, admin))]
struct Shop {
    #[settings(default = false)]
    production: bool,
    #[settings(nested)]
    auth: Auth,
    #[settings(nested)]
    http: Listener,
    #[settings(nested)]
    admin: Listener,
    #[settings(nested)]
    pool: Pool,
}

#[derive(Debug, Settings)]
struct Auth {
    #[settings(default = 5)]
    attempts: u8,
    key: Option<SecretString>,
}

#[derive(Debug, Settings)]
struct Listener {
    #[settings(default)]
    port: u16,
}

#[derive(Debug, Settings)]
#[settings(check = fits(min, max), check = small(max))]
struct Pool {
    #[settings(default = 1)]
    min: u32,
    #[settings(default = 10)]
    max: u32,
    #[settings(default = 30)]
    idle: u32,
}

fn production_is_strict(production: &bool, key: &Option<SecretString>) -> Result<(), String> {
    match (production, key) {
        (true, None) => Err("production needs a key, CANARY".to_owned()),
        _ => Ok(()),
    }
}

fn differ(http: &Listener, admin: &Listener) -> Result<(), String> {
    match http.port == admin.port && http.port != 0 {
        true => Err(format!("both listen on {}", http.port)),
        false => Ok(()),
    }
}

fn fits(min: &u32, max: &u32) -> Result<(), &'static str> {
    if min <= max { Ok(()) } else { Err("`min` must not exceed `max`") }
}

fn small(max: &u32) -> Result<(), String> {
    if *max <= 50 { Ok(()) } else { Err(format!("{max} is too much")) }
}

#[test]
fn a_rule_that_is_met_says_nothing() {
    clean(toml::<Shop>(
        "production = true\nauth.key = 'x'\nhttp.port = 1\nadmin.port = 2\npool = { min = 3, max = 3 }",
    ));
}

#[test]
fn a_problem_has_the_keys_and_places_of_what_is_read() {
    let loader = toml::<Shop>("[pool]\nmin = 20").environment(Environment::from([("SHOP_POOL_MAX", "5")]));
    let problem = only(loader);
    assert_eq!((problem.code(), problem.key()), (Code::RuleFailed, Some("pool.min")));
    assert_eq!(problem.message(), "`min` must not exceed `max`");
    assert_eq!(places(&problem), ["<toml>:2:7", "variable SHOP_POOL_MAX"]);
    let help = problem.help().unwrap();
    assert!(help.contains("`pool.min`") && help.contains("`pool.max`"), "{problem}");
}

#[test]
fn a_default_is_a_place_too() {
    assert_eq!(places(&only(toml::<Shop>("pool.min = 20"))), ["<toml>:1:12", "default"]);
}

#[test]
fn each_rule_is_a_problem_of_its_own() {
    let error = refused(toml::<Shop>("pool = { min = 70, max = 60 }"));
    assert_eq!(codes(error.problems()), [(Code::RuleFailed, "pool.min"), (Code::RuleFailed, "pool.max")]);
    assert_eq!(error.problems()[1].message(), "60 is too much");
}

#[test]
fn a_rule_reads_whole_sections() {
    let problem = only(variables::<Shop, 2>([("SHOP_HTTP_PORT", "80"), ("SHOP_ADMIN_PORT", "80")]));
    assert_eq!((problem.key(), problem.message()), (Some("http"), "both listen on 80"));
    assert_eq!(places(&problem), ["variable SHOP_HTTP_PORT", "variable SHOP_ADMIN_PORT"]);
}

#[test]
fn a_rule_that_reads_a_secret_shows_no_text_made_at_run_time() {
    let problem = only(toml::<Shop>("production = true"));
    assert_eq!(
        (problem.key(), problem.message()),
        (Some("production"), "the rule `production_is_strict` is not met")
    );
    assert!(problem.help().unwrap().contains("`auth.key`"), "{problem}");
}

#[test]
fn a_rule_whose_inputs_are_broken_is_named_as_not_run() {
    let error = refused(toml::<Shop>("[pool]\nmin = 20\nmax = 'x'"));
    assert_eq!(codes(error.problems()), [(Code::InvalidValue, "pool.max")]);
    let not_run: Vec<_> = error.not_run().iter().map(|one| (one.rule(), one.keys().join(" "))).collect();
    assert_eq!(not_run, [("fits", "pool.min pool.max".to_owned()), ("small", "pool.max".to_owned())]);
    assert!(error.to_string().contains("not checked: `fits`"), "{error}");
}

#[test]
fn a_rule_runs_whatever_else_is_broken() {
    let error = refused(toml::<Shop>("production = 'x'\nhttp.port = 'x'\n[pool]\nmin = 20\nidle = 'x'"));
    assert!(codes(error.problems()).contains(&(Code::RuleFailed, "pool.min")), "{error}");
    let not_run: Vec<_> = error.not_run().iter().map(settings::NotRun::rule).collect();
    assert_eq!(not_run, ["production_is_strict", "differ"]);
}

#[test]
fn a_rule_waits_until_the_section_that_it_looks_into_is_whole() {
    let error = refused(toml::<Shop>("production = true\nauth.attempts = 'x'"));
    assert_eq!(codes(error.problems()), [(Code::InvalidValue, "auth.attempts")]);
    assert_eq!(error.not_run()[0].rule(), "production_is_strict");
}

#[test]
fn a_rule_is_not_run_over_a_value_that_fails_its_check() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP", check = fits(min, max))]
    struct Checks {
        #[settings(default = 5, range(max = 10))]
        min: u32,
        #[settings(default = 7)]
        max: u32,
    }
    let error = refused(toml::<Checks>("min = 11"));
    assert_eq!(codes(error.problems()), [(Code::CheckFailed, "min")]);
    assert_eq!(error.not_run().len(), 1);
    assert_eq!(clean(Loader::<Checks>::new()).max, 7);
}

#[test]
fn a_value_made_by_hand_obeys_the_same_rules() {
    let pool = |min, max| Pool { min, max, idle: 30 };
    assert!(Checked::of(pool(1, 2)).is_ok());
    let error = Checked::of(pool(3, 2)).unwrap_err();
    assert_eq!(codes(error.problems()), [(Code::RuleFailed, "min")]);
    assert_eq!(places(&error.problems()[0]), ["code"]);
    let error = Checked::of(Shop {
        production: true,
        auth: Auth { attempts: 1, key: None },
        http: Listener { port: 0 },
        admin: Listener { port: 0 },
        pool: pool(9, 8),
    })
    .unwrap_err();
    let found: Vec<_> = error.problems().iter().filter_map(settings::Problem::key).collect();
    assert!(found.contains(&"production") && found.contains(&"pool.min") && found.len() == 2, "{error}");
    assert!(!error.to_string().contains("CANARY"));
}

#[test]
fn the_help_tells_the_public_values_that_a_rule_reads() {
    let help = |text: &str| only(toml::<Shop>(text)).help().unwrap().to_owned();
    assert_eq!(
        help("pool.min = 20"),
        "the rule `fits` reads `pool.min`, which is `20`, and `pool.max`, which is `10`: change one of them"
    );
    assert_eq!(help("pool.max = 60"), "the rule `small` reads `pool.max`, which is `60`: change it");
    let secret = help("production = true");
    assert!(secret.ends_with("reads `production`, which is `true`, and `auth.key`: change one of them"));
    let sections = help("http.port = 1\nadmin.port = 1");
    assert_eq!(sections, "the rule `differ` reads `http` and `admin`: change one of them");
    let error = Checked::of(Pool { min: 3, max: 2, idle: 30 }).unwrap_err();
    let help = error.problems()[0].help().unwrap();
    assert!(help.contains("`min`, which is `3`, and `max`, which is `2`"), "{help}");
}
