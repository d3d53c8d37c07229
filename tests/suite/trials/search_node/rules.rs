//! What the settings of a node say about each other.

use settings::{Code, Environment, Loader, NotRun};

use super::super::Trial;
use super::declaration::{SearchNode, Version};
use crate::support::{clean, codes, loaded, only, only_warning, places, refused, shown, way};

/// What is required.
const LEAST: &str = "version: 0.9\nmetastore: {uri: s3://bucket}\nmapping: {mode: dynamic, fields: {}}\n";

fn least(more: &str) -> Loader<SearchNode> {
    Loader::new().text("yaml", format!("{LEAST}{more}"))
}

#[test]
fn ports_follow_another() {
    let node = clean(least("rest: {listen_port: 9000}"));
    assert_eq!((node.gossip_listen_port, node.grpc_listen_port), (9000, 9001));
    assert_eq!(way(&node, "grpc_listen_port"), "derived");
    let node = clean(least("rest: {listen_port: 9000}\ngrpc_listen_port: 7"));
    assert_eq!((node.gossip_listen_port, node.grpc_listen_port), (9000, 7));
}

#[test]
fn there_is_no_port_behind_the_last() {
    let problem = only(least("rest: {listen_port: 65535}"));
    assert_eq!(problem.key(), Some("grpc_listen_port"));
    assert!(problem.message().contains("no port behind the last"), "{problem}");
    assert_eq!(clean(least("rest: {listen_port: 65535}\ngrpc_listen_port: 1")).gossip_listen_port, 65535);
    for bad in ["65536", "0", "x", "-1"] {
        let problem = only(least(&format!("rest: {{listen_port: {bad}}}")));
        assert_eq!(
            (problem.key(), places(&problem)),
            (Some("rest.listen_port"), vec!["<yaml>:4:21".to_owned()])
        );
    }
}

#[test]
fn an_optional_section_is_absent_or_complete() {
    let node = clean(least(""));
    assert!(node.jaeger.is_none() && node.rest.tls.is_none() && node.searcher.split_cache.is_none());
    for (text, missing) in [
        ("jaeger: {}", vec!["jaeger.collector"]),
        ("rest: {tls: {verify_client: true}}", vec!["rest.tls.certificate", "rest.tls.key_path"]),
        ("searcher: {split_cache: {max_splits: 1}}", vec!["searcher.split_cache.max_bytes"]),
        ("grpc: {keep_alive: {interval: 1s}}", vec!["grpc.keep_alive.timeout"]),
    ] {
        let error = refused(least(text));
        let expected: Vec<_> = missing.iter().map(|key| (Code::Missing, *key)).collect();
        assert_eq!(codes(error.problems()), expected, "{text}");
    }
    assert!(
        clean(
            Loader::<SearchNode>::new()
                .text("yaml", format!("{LEAST}jaeger: {{collector: '[::1]:1'}}"))
                .text("yaml", "jaeger: ~")
        )
        .jaeger
        .is_none()
    );
}

#[test]
fn the_version_may_be_an_older_one_under_an_older_key() {
    assert_eq!(clean(least("")).version, Version::V09);
    let old = LEAST.replace("version: 0.9", "config_version: 0.7");
    let warning = only_warning(Loader::<SearchNode>::new().text("yaml", old.clone()));
    assert_eq!((warning.code(), warning.key()), (Code::Deprecated, Some("version")));
    let node = loaded(Loader::<SearchNode>::new().text("yaml", old.clone()));
    assert_eq!((node.version == Version::V07, shown(&node, "version")), (true, "0.7".to_owned()));
    let problem = only(Loader::<SearchNode>::new().text("yaml", format!("{old}version: 0.8")));
    assert_eq!((problem.code(), problem.key()), (Code::BothNames, Some("version")));
    // TOML and JSON have numbers, and a version is none.
    for (format, text) in [
        ("toml", "version = 0.9\nmetastore.uri = 's3://b'\nmapping = { mode = 'dynamic', fields = {} }"),
        (
            "json",
            "{\"version\": 0.9, \"metastore\": {\"uri\": \"s3://b\"}, \"mapping\": {\"mode\": \"\", \"fields\": {}}}",
        ),
    ] {
        let problem = only(Loader::<SearchNode>::new().text(format, text));
        assert_eq!((problem.code(), problem.key()), (Code::InvalidValue, Some("version")), "{problem}");
    }
}

#[test]
fn rules_between_sections_tell_both_places() {
    for (text, first, at) in [
        ("searcher: {request_timeout: 2m}", "searcher.request_timeout", vec!["<yaml>:4:29", "default"]),
        (
            "searcher: {request_timeout: 2m}\ngrpc: {timeout: 1m59s}",
            "searcher.request_timeout",
            vec!["<yaml>:4:29", "<yaml>:5:17"],
        ),
        (
            "ingest: {max_queue_memory: 1MiB, max_queue_disk: 1GB}",
            "ingest.max_queue_memory",
            vec!["<yaml>:4:28", "default"],
        ),
        (
            "grpc: {keep_alive: {interval: 1s, timeout: 1s}}",
            "grpc.keep_alive.timeout",
            vec!["<yaml>:4:44", "<yaml>:4:31"],
        ),
        ("enabled_services: [janitor]", "enabled_services", vec!["<yaml>:4:19", "default"]),
    ] {
        let problem = only(least(text));
        assert_eq!((problem.code(), problem.key()), (Code::RuleFailed, Some(first)), "{problem}");
        assert_eq!(places(&problem), at, "{problem}");
    }
}

#[test]
fn a_rule_waits_until_what_it_reads_is_good() {
    let error = refused(least("searcher: {request_timeout: 2m}\ngrpc: {timeout: soon}"));
    assert_eq!(codes(error.problems()), [(Code::InvalidValue, "grpc.timeout")]);
    let not_run: Vec<&str> = error.not_run().iter().map(NotRun::rule).collect();
    assert_eq!(not_run, ["answers_in_time"]);
}

#[test]
fn a_kind_of_storage_has_its_own_settings() {
    let problem = only(least("storage: {kind: s3, bucket: abc, account: x}"));
    assert_eq!((problem.code(), problem.key()), (Code::OtherVariant, Some("storage.account")));
    let problem = only(least("storage: {kind: s3, bucket: abc, access_key_id: x}"));
    assert_eq!(problem.code(), Code::RuleFailed);
    let node = clean(least("storage: {kind: memory}"));
    assert_eq!(shown(&node, "storage.kind"), "memory");
}

#[test]
fn a_list_from_variables_is_whole_and_a_map_is_united() {
    let variables = [
        ("NODE_SOURCES__0__SOURCE_ID", "other"),
        ("NODE_SOURCES__0__INPUT_FORMAT", "json"),
        ("NODE_TENANTS__ACME__PRIORITY", "-3"),
        ("NODE_CLUSTER_SECRET", "CANARY-of-the-cluster-0123456789"),
    ];
    let loader = Loader::<SearchNode>::new().text("toml", SearchNode::SEED);
    let node = loaded(loader.environment(Environment::from(variables)));
    assert_eq!((node.sources.len(), node.tenants.len()), (1, 2));
    assert_eq!((node.tenants["acme"].priority, node.tenants["acme"].quota), (-3, u128::MAX));
}
