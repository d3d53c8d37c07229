//! Maps of sections: the union of the names of all sources.

use std::collections::{BTreeMap, HashMap};

use settings::{Code, Environment, Loader, SecretString, Settings};

use crate::support::{clean, codes, loaded, only, places, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", check = one_default(providers))]
struct Shop {
    #[settings(nested, default)]
    providers: BTreeMap<String, Provider>,
    #[settings(nested, default)]
    tenants: HashMap<String, Tenant>,
}

#[derive(Debug, Settings)]
struct Provider {
    client_id: String,
    client_secret: SecretString,
    #[settings(default = ["openid"])]
    scopes: Vec<String>,
    #[settings(default = false)]
    default: bool,
}

#[derive(Debug, Settings)]
struct Tenant {
    #[settings(nested, default)]
    limits: BTreeMap<String, Limit>,
}

#[derive(Debug, Settings)]
struct Limit {
    most: u32,
}

fn one_default(providers: &BTreeMap<String, Provider>) -> Result<(), &'static str> {
    let count = providers.values().filter(|one| one.default).count();
    if count <= 1 { Ok(()) } else { Err("at most one provider is the default") }
}

#[test]
fn each_setting_of_an_entry_is_chosen_by_itself() {
    let loader = toml::<Shop>(
        "[providers.github]\nclient_id = 'a'\nscopes = ['x']\n[providers.gitlab]\nclient_id = 'b'",
    )
    .environment(Environment::from([
        ("SHOP_PROVIDERS__GITHUB__CLIENT_SECRET", "one"),
        ("SHOP_PROVIDERS__GITLAB__CLIENT_SECRET", "two"),
        ("SHOP_PROVIDERS__GITLAB__CLIENT_ID", "c"),
        ("SHOP_PROVIDERS__KEY_CLOAK__CLIENT_ID", "d"),
        ("SHOP_PROVIDERS__KEY_CLOAK__CLIENT_SECRET", "three"),
        ("SHOP_TENANTS__ACME__LIMITS__CPU__MOST", "4"),
    ]));
    let shop = clean(loader);
    let text = shop.explain().to_string();
    let lines: Vec<&str> =
        text.lines().filter(|line| line.contains("client_id") || line.contains("most")).collect();
    assert_eq!(
        lines,
        [
            "providers.github.client_id = a (<toml>:2:13)",
            "providers.gitlab.client_id = c (variable SHOP_PROVIDERS__GITLAB__CLIENT_ID, over <toml>:5:13)",
            "providers.key_cloak.client_id = d (variable SHOP_PROVIDERS__KEY_CLOAK__CLIENT_ID)",
            "tenants.acme.limits.cpu.most = 4 (variable SHOP_TENANTS__ACME__LIMITS__CPU__MOST)",
        ]
    );
    assert_eq!(shop.tenants["acme"].limits["cpu"].most, 4);
    let keycloak = shop.section(|shop: &Shop| &shop.providers["key_cloak"]);
    assert_eq!(
        keycloak.origin("client_id").unwrap().to_string(),
        "variable SHOP_PROVIDERS__KEY_CLOAK__CLIENT_ID"
    );
}

#[test]
fn a_variable_means_the_one_name_that_differs_in_case_only() {
    let one = toml::<Shop>("[providers.GitHub]\nclient_id = 'a'")
        .environment(Environment::from([("SHOP_PROVIDERS__GITHUB__CLIENT_SECRET", "s")]));
    assert_eq!(clean(one).providers.keys().collect::<Vec<_>>(), ["GitHub"]);
    let two = toml::<Shop>(
        "[providers.GitHub]\nclient_id = 'a'\nclient_secret = 'x'\n[providers.Github]\nclient_id = 'a'\nclient_secret = 'x'",
    )
    .environment(Environment::from([
        ("SHOP_PROVIDERS__GITHUB__CLIENT_SECRET", "s"),
        ("SHOP_PROVIDERS__GITHUB__CLIENT_ID", "s"),
    ]));
    assert_eq!(clean(two).providers.keys().collect::<Vec<_>>(), ["GitHub", "Github", "github"]);
}

#[test]
fn two_variables_that_differ_in_case_only_are_a_problem() {
    let problem = only(variables::<Shop, 3>([
        ("SHOP_PROVIDERS__A__CLIENT_ID", "1"),
        ("SHOP_PROVIDERS__a__CLIENT_ID", "2"),
        ("SHOP_PROVIDERS__A__CLIENT_SECRET", "s"),
    ]));
    assert_eq!((problem.code(), problem.key()), (Code::DuplicateKey, Some("providers.a.client_id")));
}

#[test]
fn a_name_given_in_code_stays_as_it_is() {
    let loader = Loader::<Shop>::new()
        .value("providers.GitHub.client_id", "a")
        .value("providers.GitHub.client_secret", "b")
        .value("providers.with.dot.client_id", "a")
        .value("providers.with.dot.client_secret", "b");
    assert_eq!(clean(loader).providers.keys().collect::<Vec<_>>(), ["GitHub", "with.dot"]);
}

#[test]
fn a_missing_member_names_its_entry_and_its_variable() {
    let loader = toml::<Shop>("[providers.github]\nclient_id = 'a'\n[providers.\"a.b\"]\nclient_id = 'b'")
        .environment(Environment::empty());
    let error = refused(loader);
    assert_eq!(
        codes(error.problems()),
        [(Code::Missing, "providers.a.b.client_secret"), (Code::Missing, "providers.github.client_secret")]
    );
    let help = |at: usize| error.problems()[at].help().unwrap().to_owned();
    assert!(help(1).contains("`SHOP_PROVIDERS__GITHUB__CLIENT_SECRET`"), "{error}");
    assert!(!help(0).contains("SHOP_"), "no variable can name it: {error}");
}

#[test]
fn a_rule_across_entries_waits_until_all_are_good() {
    let both = "client_id = 'a'\nclient_secret = 'b'\ndefault = true\n";
    let problem = only(toml::<Shop>(&format!("[providers.a]\n{both}[providers.b]\n{both}")));
    assert_eq!((problem.code(), problem.key()), (Code::RuleFailed, Some("providers")));
    let error =
        refused(toml::<Shop>(&format!("[providers.a]\n{both}[providers.b]\n{both}[providers]\nc = 1")));
    assert_eq!(codes(error.problems()), [(Code::NotASection, "providers.c")]);
    assert_eq!(error.not_run().len(), 1);
}

#[test]
fn a_misspelt_key_in_an_entry_is_one_problem() {
    let problem = only(toml::<Shop>("[providers.a]\nclient_idd = 'a'\nclient_secret = 's'"));
    assert_eq!((problem.code(), problem.key()), (Code::UnknownKey, Some("providers.a.client_idd")));
    assert_eq!(problem.suggestion(), Some("providers.a.client_id"));
    let problem = only(variables::<Shop, 2>([
        ("SHOP_PROVIDERS__A__CLIENT_ID", "a"),
        ("SHOP_PROVIDERS__A__CLIENT_SECRT", "b"),
    ]));
    assert_eq!(
        (problem.code(), problem.suggestion()),
        (Code::UnknownVariable, Some("SHOP_PROVIDERS__A__CLIENT_SECRET"))
    );
}

#[test]
fn a_duplicate_key_in_an_entry_breaks_that_setting_only() {
    let problem = only(toml::<Shop>("[providers.a]\nclient_id = 'a'\nclient_id = 'b'\nclient_secret = 's'"));
    assert_eq!((problem.code(), problem.key()), (Code::DuplicateKey, Some("providers.a.client_id")));
}

#[test]
fn empty_variables_make_no_entry() {
    let shop = loaded(variables::<Shop, 1>([("SHOP_PROVIDERS__A__CLIENT_ID", "")]));
    assert!(shop.providers.is_empty());
    assert_eq!(shop.warnings().len(), 1);
}

#[test]
fn a_value_in_the_place_of_the_map_is_one_problem() {
    let problem = only(toml::<Shop>("providers = 1"));
    assert_eq!((problem.code(), problem.key()), (Code::NotASection, Some("providers")));
    assert_eq!(places(&problem), ["<toml>:1:13"]);
}

#[test]
fn a_variable_cannot_give_one_section_of_a_map_whole() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Top {
        #[settings(nested, default)]
        named: BTreeMap<String, One>,
    }
    #[derive(Debug, Settings)]
    struct One {
        #[settings(default)]
        size: u8,
    }
    let problem = only(variables::<Top, 1>([("SHOP_NAMED__A", "1")]));
    assert_eq!((problem.code(), problem.key()), (Code::NotASection, Some("named")));
    assert_eq!(clean(variables::<Top, 1>([("SHOP_NAMED__A__SIZE", "1")])).named["a"].size, 1);
}
