//! Rules on which settings are given.

use settings::{Checked, Code, SecretString, Settings};

use crate::support::{clean, only, places, toml};

#[derive(Debug, Settings)]
#[settings(
    prefix = "SHOP",
    both_or_none(user, login.password),
    at_most_one(file, url, text),
    exactly_one(key, certificate)
)]
struct Shop {
    user: Option<String>,
    #[settings(nested)]
    login: Login,
    file: Option<String>,
    url: Option<String>,
    text: Option<String>,
    key: Option<SecretString>,
    #[settings(nested)]
    certificate: Option<Certificate>,
}

#[derive(Debug, Settings)]
struct Login {
    password: Option<SecretString>,
}

#[derive(Debug, Settings)]
struct Certificate {
    path: String,
}

#[test]
fn what_is_given_as_it_should_is_taken() {
    clean(toml::<Shop>("key = 'k'"));
    clean(toml::<Shop>("user = 'u'\nfile = 'f'\nlogin.password = 'p'\ncertificate.path = 'c'"));
}

#[test]
fn one_without_the_other_is_a_problem_at_the_one() {
    let problem = only(toml::<Shop>("key = 'k'\nuser = 'u'"));
    assert_eq!((problem.code(), problem.key()), (Code::RuleFailed, Some("user")));
    assert_eq!(problem.message(), "`user` is given without `login.password`");
    assert_eq!(places(&problem), ["<toml>:2:8"]);
    let problem = only(toml::<Shop>("key = 'k'\nlogin.password = 'sesame'"));
    assert_eq!(problem.message(), "`login.password` is given without `user`");
    assert_eq!(places(&problem), ["<toml>:2:18"]);
}

#[test]
fn more_than_one_is_a_problem_at_each() {
    let problem = only(toml::<Shop>("key = 'k'\nfile = 'f'\ntext = 't'"));
    assert_eq!(problem.message(), "`file` and `text` are given, of which only one may be");
    assert_eq!(places(&problem), ["<toml>:2:8", "<toml>:3:8"]);
    assert_eq!(problem.help(), Some("give no more than one of `file`, `url` and `text`"));
}

#[test]
fn none_where_one_has_to_be_is_a_problem() {
    let problem = only(toml::<Shop>(""));
    assert_eq!(problem.message(), "one of `key` or `certificate` is required, and none is given");
    assert!(problem.origins().is_empty());
    let problem = only(toml::<Shop>("key = 'k'\ncertificate.path = 'c'"));
    assert_eq!(problem.message(), "`key` and `certificate` are given, of which only one may be");
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP", requires(proxy, login.user, certificate))]
struct Proxied {
    proxy: Option<String>,
    #[settings(nested)]
    login: User,
    #[settings(nested)]
    certificate: Option<Certificate>,
}

#[derive(Debug, Settings)]
struct User {
    user: Option<String>,
}

#[test]
fn what_one_setting_requires_is_asked_for_where_it_is_given() {
    clean(toml::<Proxied>(""));
    clean(toml::<Proxied>("login.user = 'u'"));
    clean(toml::<Proxied>("proxy = 'p'\nlogin.user = 'u'\ncertificate.path = 'c'"));
    let problem = only(toml::<Proxied>("proxy = 'p'"));
    assert_eq!((problem.code(), problem.key()), (Code::RuleFailed, Some("proxy")));
    assert_eq!(
        problem.message(),
        "`proxy` is given without `login.user` and `certificate`, which it requires"
    );
    assert_eq!(places(&problem), ["<toml>:1:9"]);
    assert_eq!(problem.help(), Some("give `login.user` and `certificate` as well, or take `proxy` out"));
    let problem = only(toml::<Proxied>("proxy = 'p'\ncertificate.path = 'c'"));
    assert_eq!(problem.message(), "`proxy` is given without `login.user`, which it requires");
    assert_eq!(places(&problem), ["<toml>:1:9", "<toml>:2:20"]);
}

#[test]
fn a_value_made_by_hand_gives_what_is_required() {
    let app = |user: Option<&str>| Proxied {
        proxy: Some("p".to_owned()),
        login: User { user: user.map(str::to_owned) },
        certificate: Some(Certificate { path: "c".to_owned() }),
    };
    assert!(Checked::of(app(Some("u"))).is_ok());
    assert_eq!(Checked::of(app(None)).unwrap_err().problems()[0].key(), Some("proxy"));
}
