//! Lists of sections: whole from the strongest source.

use std::net::SocketAddr;

use settings::{Checked, Code, Environment, Loader, SecretString, Settings};

use crate::support::{clean, codes, loaded, only, places, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Shop {
    #[settings(nested, default)]
    listeners: Vec<Listener>,
}

#[derive(Debug, Settings)]
#[settings(check = plain_is_local(addr, tls))]
struct Listener {
    addr: SocketAddr,
    #[settings(default = true)]
    tls: bool,
    key: Option<SecretString>,
    #[settings(nested, default)]
    routes: Vec<Route>,
}

#[derive(Debug, Settings)]
struct Route {
    #[settings(length(max = 8))]
    path: String,
}

fn plain_is_local(addr: &SocketAddr, tls: &bool) -> Result<(), &'static str> {
    if *tls || addr.ip().is_loopback() { Ok(()) } else { Err("without TLS only on the loopback") }
}

const TWO: &str = "[[listeners]]\naddr = '127.0.0.1:80'\ntls = false\n[[listeners]]\naddr = '[::]:443'\n\
                   key = 'sesame'\n[[listeners.routes]]\npath = '/a'\n[[listeners.routes]]\npath = '/b'\n";

#[test]
fn a_file_gives_them_with_their_places() {
    let shop = clean(toml::<Shop>(TWO));
    assert_eq!(
        shop.explain().to_string(),
        "listeners[0].addr = 127.0.0.1:80 (<toml>:2:8)\n\
         listeners[0].tls = false (<toml>:3:7, over default)\n\
         listeners[0].key = none (default)\n\
         listeners[0].routes = [] (default)\n\
         listeners[1].addr = [::]:443 (<toml>:5:8)\n\
         listeners[1].tls = true (default)\n\
         listeners[1].key = [REDACTED] (<toml>:6:7, over default)\n\
         listeners[1].routes[0].path = /a (<toml>:8:8)\n\
         listeners[1].routes[1].path = /b (<toml>:10:8)\n"
    );
    let second: Checked<Route> = shop.section(|shop: &Shop| &shop.listeners[1].routes[1]);
    assert_eq!(second.explain().to_string(), "path = /b (<toml>:10:8)\n");
}

#[test]
fn an_empty_list_and_none_differ_in_their_origin() {
    assert_eq!(clean(Loader::<Shop>::new()).explain().to_string(), "listeners = [] (default)\n");
    assert_eq!(
        clean(toml::<Shop>("listeners = []")).explain().to_string(),
        "listeners = [] (<toml>:1:13, over default)\n"
    );
}

#[test]
fn variables_replace_the_whole_list() {
    let loader = toml::<Shop>(TWO).environment(Environment::from([
        ("SHOP_LISTENERS__0__ADDR", "127.0.0.1:1"),
        ("SHOP_LISTENERS__0__ROUTES__0__PATH", "/x"),
        ("SHOP_LISTENERS__0__ROUTES__1__PATH", "/y"),
    ]));
    let shop = clean(loader);
    assert_eq!(shop.listeners.len(), 1);
    assert_eq!(
        shop.listeners[0].routes.iter().map(|route| route.path.as_str()).collect::<Vec<_>>(),
        ["/x", "/y"]
    );
    assert_eq!(
        shop.origin("listeners[0].routes[1].path").unwrap().to_string(),
        "variable SHOP_LISTENERS__0__ROUTES__1__PATH"
    );
}

#[test]
fn a_stronger_file_replaces_variables() {
    let loader = variables::<Shop, 1>([("SHOP_LISTENERS__0__ADDR", "127.0.0.1:1")]).text("toml", TWO);
    assert_eq!(clean(loader).listeners.len(), 2);
}

#[test]
fn more_than_ten_are_in_the_order_of_their_numbers() {
    let names: Vec<(String, String)> = (0..12)
        .map(|at| (format!("SHOP_LISTENERS__{at}__ADDR"), format!("127.0.0.1:{}", 100 + at)))
        .collect();
    let shop = clean(Loader::<Shop>::new().environment(names.into_iter().collect()));
    let ports: Vec<u16> = shop.listeners.iter().map(|one| one.addr.port()).collect();
    assert_eq!(ports, (100..112).collect::<Vec<_>>());
}

#[test]
fn a_gap_is_a_problem() {
    let problem = only(variables::<Shop, 2>([
        ("SHOP_LISTENERS__0__ADDR", "127.0.0.1:1"),
        ("SHOP_LISTENERS__2__ADDR", "127.0.0.1:2"),
    ]));
    assert_eq!((problem.code(), problem.key()), (Code::InvalidValue, Some("listeners")));
    assert!(problem.message().contains("no element 1"), "{problem}");
}

#[test]
fn every_problem_has_its_element() {
    let error = refused(toml::<Shop>(
        "[[listeners]]\ntls = 'x'\n[[listeners]]\naddr = '1.1.1.1:1'\ntls = false\n[[listeners]]\nadr = '1'\n\
         [[listeners.routes]]\npath = '/too-long-a-path'\n",
    ));
    let problems = codes(error.problems());
    assert!(problems.contains(&(Code::Missing, "listeners[0].addr")), "{error}");
    assert!(problems.contains(&(Code::InvalidValue, "listeners[0].tls")), "{error}");
    assert!(problems.contains(&(Code::RuleFailed, "listeners[1].addr")), "{error}");
    assert!(problems.contains(&(Code::UnknownKey, "listeners[2].adr")), "{error}");
    assert!(problems.contains(&(Code::CheckFailed, "listeners[2].routes[0].path")), "{error}");
    assert_eq!(problems.len(), 5, "{error}");
    let rule = error.problems().iter().find(|one| one.code() == Code::RuleFailed).unwrap();
    assert_eq!(places(rule), ["<toml>:4:8", "<toml>:5:7"]);
}

#[test]
fn something_else_in_their_place_is_one_problem() {
    for (text, place) in [("listeners = 1", "<toml>:1:13"), ("[listeners]\naddr = 'x'", "<toml>:1:1")] {
        let problem = only(toml::<Shop>(text));
        assert_eq!((problem.code(), problem.key()), (Code::NotASection, Some("listeners")), "{problem}");
        assert_eq!(places(&problem), [place]);
    }
    let problem = only(toml::<Shop>("listeners = [1]"));
    assert_eq!((problem.code(), problem.key()), (Code::NotASection, Some("listeners[0]")));
    let problem = only(variables::<Shop, 1>([("SHOP_LISTENERS", "[]")]));
    assert!(problem.help().unwrap().contains("SHOP_LISTENERS__0__ADDR"), "{problem}");
}

#[test]
fn a_missing_member_says_which_variable_gives_it() {
    let problem = only(variables::<Shop, 1>([("SHOP_LISTENERS__0__TLS", "true")]));
    assert_eq!((problem.code(), problem.key()), (Code::Missing, Some("listeners[0].addr")));
    assert!(problem.help().unwrap().contains("`SHOP_LISTENERS__0__ADDR`"), "{problem}");
}

#[test]
fn a_misspelt_variable_is_told() {
    let problem = only(variables::<Shop, 2>([
        ("SHOP_LISTENERS__0__ADDR", "127.0.0.1:1"),
        ("SHOP_LISTENERS__0__TSL", "false"),
    ]));
    assert_eq!(
        (problem.code(), problem.suggestion()),
        (Code::UnknownVariable, Some("SHOP_LISTENERS__0__TLS"))
    );
}

#[test]
fn values_in_code_make_one_list() {
    let loader = Loader::<Shop>::new()
        .value("listeners[0].addr", "127.0.0.1:1")
        .value("listeners[1].addr", "127.0.0.1:2")
        .value("listeners[1].tls", false);
    let shop = clean(loader);
    assert_eq!(shop.listeners.len(), 2);
    assert!(!shop.listeners[1].tls);
}

#[test]
fn one_without_a_default_is_required() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "X")]
    struct X {
        #[settings(nested)]
        routes: Vec<Route>,
    }
    let problem = only(variables::<X, 0>([]));
    assert_eq!((problem.code(), problem.key()), (Code::Missing, Some("routes")));
    assert!(problem.help().unwrap().contains("X_ROUTES__0__PATH"), "{problem}");
    assert!(loaded(toml::<X>("routes = []")).routes.is_empty());
}

#[test]
fn a_variable_cannot_give_one_of_them_whole() {
    let problem = only(variables::<Shop, 1>([("SHOP_LISTENERS__0", "x")]));
    assert_eq!((problem.code(), problem.key()), (Code::NotASection, Some("listeners")));
    assert_eq!(problem.help(), Some("set its settings one by one, such as `SHOP_LISTENERS__0__ADDR`"));
}
