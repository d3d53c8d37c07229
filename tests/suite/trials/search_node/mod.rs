//! A node of a distributed search engine: sections in sections, options, lists and maps of them, and one of several kinds.

mod declaration;
mod rules;
mod sections;

use settings::{ExposeSecret, SecretString};

use self::declaration::SearchNode;
use self::sections::Storage;
use super::documents::{self, Apart};
use super::{Trial, broken, formats, misspelt, rewritten, table};

impl Trial for SearchNode {
    const SEED: &'static str = r#"
version = "0.8"
peer_seeds = ["node-2:7280", "node-3:7280"]
advertise_address = "10.0.0.7"
mapping = { mode = "dynamic", fields = { title = { fast = true, boost = 3, tokenizers = ["en_stem", "raw"] } } }

[metastore]
uri = "postgres://user:CANARY@db.internal/meta"

[rest]
cors_allow_origins = ["https://a.example", "http://b.example"]
extra_headers = { x_frame = "deny", x_node = "one" }
tls = { certificate = "cert.pem", key_path = "key.pem" }

[grpc]
keep_alive = { interval = "30s", timeout = "10s" }

[storage]
kind = "s3"
bucket = "indexes"
endpoint = "https://minio.internal"
access_key_id = "AKIA"
secret_access_key = "CANARY-of-storage"

[indexer]
merge_concurrency = 3

[searcher]
split_cache = { max_bytes = "1GiB" }

[jaeger]
collector = "127.0.0.1:4317"

[[sources]]
source_id = "kafka"
input_format = "json"
access_token = "CANARY-of-kafka"
partitions = [0, -1]

[[sources]]
source_id = "logs"
input_format = "plain_text"
enabled = false
access_token = "CANARY-of-logs"

[tenants.acme]
quota = 340282366920938463463374607431768211455
api_key = "CANARY-of-acme"
indexes = ["wiki", "hdfs"]

[tenants.initech]
quota = 17
api_key = "CANARY-of-initech"
"#;
    const SEED_VARIABLES: &'static [(&'static str, &'static str)] =
        &[("NODE_CLUSTER_SECRET", "CANARY-of-the-cluster-0123456789")];
    const ONLY_VARIABLE: &'static [&'static str] = &["cluster_secret"];
    const ONLY_FILE: &'static [&'static str] = &["mapping"];
    const ALIASES: &'static [&'static str] = &["config_version", "rest.port", "ingest_api"];

    fn secrets(&self) -> Vec<(String, String)> {
        let mut all = vec![("metastore.uri".to_owned(), self.metastore.uri.expose_secret().to_owned())];
        let mut add = |key: String, secret: Option<&SecretString>| {
            all.extend(secret.map(|secret| (key, secret.expose_secret().to_owned())));
        };
        add("cluster_secret".to_owned(), self.cluster_secret.as_ref());
        if let Storage::S3(s3) = &self.storage {
            add("storage.secret_access_key".to_owned(), s3.secret_access_key.as_ref());
        }
        for (at, source) in self.sources.iter().enumerate() {
            add(format!("sources[{at}].access_token"), source.access_token.as_ref());
        }
        for (id, tenant) in &self.tenants {
            add(format!("tenants.{id}.api_key"), Some(&tenant.api_key));
        }
        all
    }
}

#[test]
fn it_has_some_eighty_leaves() {
    assert_eq!(table::leaves::<SearchNode>().len(), 85);
}

const APART: Apart = Apart {
    file: "mapping = { mode = \"dynamic\", fields = {} }",
    needed: &[("NODE_METASTORE_URI", "postgres://CANARY@db/meta")],
    beside: &[("NODE_TENANTS__EXAMPLE__API_KEY", "CANARY")],
};

#[test]
fn its_documents_are_committed() {
    documents::are_committed::<SearchNode>("search_node");
}

#[test]
fn its_templates_load() {
    documents::templates_load::<SearchNode>(&APART);
}

#[test]
fn a_shell_reads_its_variables() {
    documents::a_shell_reads_the_variables::<SearchNode>(&APART);
}

#[test]
fn every_file_says_the_same() {
    formats::every_file_says_the_same::<SearchNode>();
}

#[test]
fn every_text_says_the_same() {
    formats::every_text_says_the_same::<SearchNode>();
}

#[test]
fn every_leaf_broken_in_files() {
    assert_eq!(broken::every_leaf_in_files::<SearchNode>(), 1130);
}

#[test]
fn every_leaf_broken_in_texts() {
    assert_eq!(broken::every_leaf_in_texts::<SearchNode>(), 234);
}

#[test]
fn every_leaf_from_a_wrong_source() {
    assert_eq!(broken::every_leaf_from_a_wrong_source::<SearchNode>(), 12);
}

#[test]
fn every_key_misspelt() {
    misspelt::every_key::<SearchNode>().assert_right(12_957);
}

#[test]
fn every_key_misspelt_by_itself() {
    misspelt::every_key_by_itself::<SearchNode>().assert_right(393);
}

#[test]
fn every_variable_misspelt() {
    misspelt::every_variable::<SearchNode>().assert_right(6868);
}

#[test]
fn every_flag_misspelt() {
    misspelt::every_flag::<SearchNode>().assert_right(6868);
}

#[test]
fn every_value_rewritten() {
    // Of another kind of storage, the settings beside it would be none.
    assert_eq!(rewritten::every_value::<SearchNode>(16), ["storage.kind"]);
}
