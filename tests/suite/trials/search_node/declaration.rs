//! What a node of a distributed search engine can be told from outside.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr};
use std::num::{NonZeroU32, NonZeroU64, NonZeroUsize};
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use settings::{ByteSize, SecretString, Settings, checks};

use super::sections::{Indexer, Ingest, Searcher, Storage};

#[derive(Debug, Settings)]
#[settings(
    prefix = "NODE",
    check = seeds_are_known(enabled_services, peer_seeds),
    check = answers_in_time(searcher.request_timeout, grpc.timeout),
    check = queue_holds_a_request(ingest.max_queue_memory, rest.content_length_limit)
)]
pub(super) struct SearchNode {
    /// Which release the file was written for.
    #[settings(alias = "config_version")]
    pub(super) version: Version,
    #[settings(default = "search", length(max = 64), not_blank)]
    pub(super) cluster_id: String,
    #[settings(default = "node-1")]
    pub(super) node_id: String,
    #[settings(default = BTreeSet::from([Service::Indexer, Service::Searcher]), length(min = 1))]
    pub(super) enabled_services: BTreeSet<Service>,
    #[settings(default = IpAddr::from([127, 0, 0, 1]))]
    pub(super) listen_address: IpAddr,
    pub(super) advertise_address: Option<IpAddr>,
    #[settings(default_from = same(rest.listen_port))]
    pub(super) gossip_listen_port: u16,
    #[settings(default_from = next(rest.listen_port))]
    pub(super) grpc_listen_port: u16,
    #[settings(default)]
    pub(super) peer_seeds: Vec<String>,
    #[settings(default = "./data")]
    pub(super) data_dir: PathBuf,
    #[settings(default = "file:///var/lib/indexes")]
    pub(super) default_index_root_uri: String,
    /// What nodes show each other.
    #[settings(only_from(variable), bytes(min = 32))]
    pub(super) cluster_secret: Option<SecretString>,
    #[settings(nested)]
    pub(super) metastore: Metastore,
    #[settings(nested)]
    pub(super) rest: Rest,
    #[settings(nested)]
    pub(super) grpc: Grpc,
    #[settings(nested)]
    pub(super) storage: Storage,
    #[settings(nested)]
    pub(super) indexer: Indexer,
    #[settings(nested)]
    pub(super) searcher: Searcher,
    #[settings(nested, alias = "ingest_api")]
    pub(super) ingest: Ingest,
    #[settings(nested)]
    pub(super) jaeger: Option<Jaeger>,
    #[settings(nested, default)]
    pub(super) sources: Vec<Source>,
    #[settings(nested, default)]
    pub(super) tenants: BTreeMap<String, Tenant>,
    /// How documents are mapped where an index does not say.
    #[settings(serde, expects = "a mapping such as `{ mode = \"dynamic\", fields = {} }`", only_from(file))]
    pub(super) mapping: Mapping,
}

#[derive(Debug, PartialEq, Settings)]
pub(super) enum Version {
    #[settings(rename = "0.7")]
    V07,
    #[settings(rename = "0.8")]
    V08,
    #[settings(rename = "0.9")]
    V09,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Settings)]
#[settings(rename_all = "kebab-case")]
pub(super) enum Service {
    Indexer,
    Searcher,
    Metastore,
    ControlPlane,
    Janitor,
}

#[derive(Debug, Settings)]
pub(super) struct Metastore {
    #[settings(check = checks::url_schemes(["postgres", "s3"]))]
    pub(super) uri: SecretString,
    #[settings(default = Duration::from_secs(30), range(min = Duration::from_millis(1)))]
    pub(super) polling_interval: Duration,
    #[settings(default = NonZeroU32::MIN)]
    pub(super) max_connections: NonZeroU32,
}

#[derive(Debug, Settings)]
pub(super) struct Rest {
    #[settings(default = 7280, range(min = 1), alias = "port")]
    pub(super) listen_port: u16,
    #[settings(default, each(check = checks::url_schemes(["http", "https"])))]
    pub(super) cors_allow_origins: Vec<String>,
    #[settings(default)]
    pub(super) extra_headers: BTreeMap<String, String>,
    #[settings(default = ByteSize::mib(10))]
    pub(super) content_length_limit: ByteSize,
    #[settings(nested)]
    pub(super) tls: Option<Tls>,
}

#[derive(Debug, Settings)]
pub(super) struct Tls {
    pub(super) certificate: PathBuf,
    pub(super) key_path: PathBuf,
    #[settings(default = false)]
    pub(super) verify_client: bool,
}

#[derive(Debug, Settings)]
pub(super) struct Grpc {
    #[settings(default = ByteSize::mib(20))]
    pub(super) max_message_size: ByteSize,
    #[settings(default = Duration::from_secs(60))]
    pub(super) timeout: Duration,
    #[settings(nested)]
    pub(super) keep_alive: Option<KeepAlive>,
}

#[derive(Debug, Settings)]
#[settings(check = shorter(timeout, interval))]
pub(super) struct KeepAlive {
    pub(super) interval: Duration,
    pub(super) timeout: Duration,
}

#[derive(Debug, Settings)]
pub(super) struct Jaeger {
    #[settings(default = true)]
    pub(super) enable_endpoint: bool,
    pub(super) collector: SocketAddr,
    #[settings(default = Duration::from_secs(72 * 3600))]
    pub(super) lookback_period: Duration,
    #[settings(default = NonZeroU64::MIN)]
    pub(super) max_fetch_spans: NonZeroU64,
    #[settings(default = 0.5, range(min = 0.0, max = 1.0))]
    pub(super) sample_ratio: f64,
}

#[derive(Debug, Settings)]
pub(super) struct Source {
    #[settings(not_blank)]
    pub(super) source_id: String,
    pub(super) input_format: InputFormat,
    #[settings(default = true)]
    pub(super) enabled: bool,
    #[settings(default = NonZeroUsize::MIN)]
    pub(super) num_pipelines: NonZeroUsize,
    pub(super) access_token: Option<SecretString>,
    #[settings(default)]
    pub(super) partitions: Vec<i64>,
}

#[derive(Debug, Settings)]
#[settings(rename_all = "snake_case")]
pub(super) enum InputFormat {
    Json,
    OtlpTracesProtobuf,
    PlainText,
}

#[derive(Debug, Settings)]
pub(super) struct Tenant {
    /// Documents that it may have; more than fit in 64 bits over its life.
    pub(super) quota: u128,
    #[settings(default = 0)]
    pub(super) priority: i16,
    pub(super) api_key: SecretString,
    #[settings(default)]
    pub(super) indexes: BTreeSet<String>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Mapping {
    pub(super) mode: String,
    pub(super) fields: BTreeMap<String, Field>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Field {
    pub(super) fast: bool,
    pub(super) boost: u8,
    pub(super) tokenizers: Vec<String>,
}

fn same(port: &u16) -> u16 {
    *port
}

fn next(port: &u16) -> Result<u16, &'static str> {
    port.checked_add(1).ok_or("there is no port behind the last")
}

fn seeds_are_known(services: &BTreeSet<Service>, seeds: &[String]) -> Result<(), &'static str> {
    let alone = services.contains(&Service::Metastore) || services.len() > 1;
    if alone || !seeds.is_empty() { Ok(()) } else { Err("a node of one service needs `peer_seeds`") }
}

fn answers_in_time(request: &Duration, call: &Duration) -> Result<(), &'static str> {
    if request <= call { Ok(()) } else { Err("`searcher.request_timeout` must not exceed `grpc.timeout`") }
}

fn queue_holds_a_request(queue: &ByteSize, request: &ByteSize) -> Result<(), String> {
    let message = || format!("a queue of {queue} does not hold a request of {request}");
    if request <= queue { Ok(()) } else { Err(message()) }
}

fn shorter(timeout: &Duration, interval: &Duration) -> Result<(), &'static str> {
    if timeout < interval { Ok(()) } else { Err("`timeout` must be shorter than `interval`") }
}
