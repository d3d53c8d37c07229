//! What the settings of a server say about each other, and its old names.

use settings::{Code, Environment, Loader};

use super::declaration::SearchServer;
use crate::support::{clean, codes, loaded, only, only_warning, places, refused, toml, variables, way};

#[test]
fn production_needs_a_key_that_is_long() {
    assert!(clean(Loader::<SearchServer>::new()).master_key.is_none());
    assert!(clean(toml::<SearchServer>("master_key = 'CANARY'")).master_key.is_some());
    let problem = only(toml::<SearchServer>("env = 'production'"));
    assert_eq!((problem.code(), problem.key()), (Code::RuleFailed, Some("env")));
    assert_eq!(places(&problem), ["<toml>:1:7", "default"]);
    let fifteen = [("SEARCH_ENV", "production"), ("SEARCH_MASTER_KEY", "CANARY-01234567")];
    let problem = only(variables::<SearchServer, 2>(fifteen));
    assert_eq!(places(&problem), ["variable SEARCH_ENV", "variable SEARCH_MASTER_KEY"]);
    assert!(!format!("{problem}{}", problem.to_json()).contains("CANARY"), "{problem}");
    let sixteen = [("SEARCH_ENV", "production"), ("SEARCH_MASTER_KEY", "CANARY-012345678")];
    assert!(clean(variables::<SearchServer, 2>(sixteen)).master_key.is_some());
    // Bytes, not characters.
    let bytes = [("SEARCH_ENV", "production"), ("SEARCH_MASTER_KEY", "ääääääää")];
    assert!(clean(variables::<SearchServer, 2>(bytes)).master_key.is_some());
}

#[test]
fn a_guard_is_not_opened_by_an_empty_key_or_another_word() {
    let empty = [("SEARCH_ENV", "production"), ("SEARCH_MASTER_KEY", "")];
    assert_eq!(only(variables::<SearchServer, 2>(empty)).code(), Code::RuleFailed);
    for word in ["Production", "prod", "production "] {
        let result = variables::<SearchServer, 1>([("SEARCH_ENV", word)]).load();
        let error = result.map(drop).unwrap_err();
        assert_eq!(error.problems()[0].key(), Some("env"), "{error}");
    }
}

#[test]
fn tls_is_whole_or_none() {
    let problem = only(toml::<SearchServer>("ssl_cert_path = 'c'"));
    assert_eq!(problem.code(), Code::RuleFailed);
    assert_eq!(problem.message(), "`ssl_cert_path` is given without `ssl_key_path`");
    let loader = toml::<SearchServer>("ssl_cert_path = 'c'").flags(["--ssl_key_path=k"]);
    assert!(clean(loader).ssl_key_path.is_some());
    let problem = only(toml::<SearchServer>("ssl_require_auth = true"));
    assert_eq!((problem.code(), problem.key()), (Code::RuleFailed, Some("ssl_require_auth")));
    let problem = only(toml::<SearchServer>("task_webhook_authorization = 'CANARY'"));
    assert!(!problem.to_string().contains("CANARY"), "{problem}");
}

#[test]
fn old_names_are_read_with_a_warning() {
    for (old, new) in [
        ("listen_addr = '[::]:7'", "http_addr"),
        ("bind = '[::]:7'", "http_addr"),
        ("payload_limit = '1MB'", "http_payload_size_limit"),
        ("workers = 3", "http_workers"),
    ] {
        let warning = only_warning(toml::<SearchServer>(old));
        assert_eq!((warning.code(), warning.key()), (Code::Deprecated, Some(new)), "{warning}");
    }
    let variable = [("SEARCH_BIND", "[::]:7")];
    assert_eq!(only_warning(variables::<SearchServer, 1>(variable)).code(), Code::Deprecated);
    assert_eq!(only_warning(toml::<SearchServer>("").flags(["--workers=3"])).code(), Code::Deprecated);
    let error = refused(toml::<SearchServer>("bind = '[::]:7'\nhttp_addr = '[::]:8'"));
    assert_eq!(codes(error.problems()), [(Code::BothNames, "http_addr")]);
    let warning = only_warning(toml::<SearchServer>("max_index_size = '1TiB'"));
    assert_eq!(warning.help(), Some("an index grows as it needs: take it out"));
}

#[test]
fn a_flag_is_over_a_variable_is_over_the_file() {
    let server = loaded(
        toml::<SearchServer>("workers = 2")
            .environment(Environment::from([("SEARCH_HTTP_WORKERS", "3")]))
            .flags(["--http_workers", "4"]),
    );
    assert_eq!(server.http_workers.get(), 4);
    let expected = "flag --http_workers < variable SEARCH_HTTP_WORKERS < <toml>:1:11 < default";
    assert_eq!(way(&server, "http_workers"), expected);
}
