//! What a search server of one program can be told from outside: many settings, and no sections.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::num::{NonZeroU16, NonZeroU32, NonZeroUsize};
use std::path::PathBuf;
use std::time::Duration;

use settings::{ByteSize, ExposeSecret, SecretBox, SecretString, Settings, checks};

#[derive(Debug, Settings)]
#[settings(
    prefix = "SEARCH",
    check = guarded(env, master_key),
    check = clients_need_tls(ssl_require_auth, ssl_cert_path),
    both_or_none(ssl_cert_path, ssl_key_path),
    both_or_none(task_webhook_url, task_webhook_authorization)
)]
pub(super) struct SearchServer {
    #[settings(default = "./data.ms")]
    pub(super) db_path: PathBuf,
    #[settings(default = SocketAddr::from(([127, 0, 0, 1], 7700)), alias = ["listen_addr", "bind"])]
    pub(super) http_addr: SocketAddr,
    #[settings(default = Environment::Development)]
    pub(super) env: Environment,
    pub(super) master_key: Option<SecretString>,
    #[settings(default = false)]
    pub(super) no_analytics: bool,
    #[settings(default = ByteSize::gib(100), deprecated = "an index grows as it needs: take it out")]
    pub(super) max_index_size: ByteSize,
    #[settings(default = ByteSize::gib(100), deprecated = "the queue grows as it needs: take it out")]
    pub(super) max_task_db_size: ByteSize,
    #[settings(default = ByteSize::mib(100), range(min = ByteSize::kib(1)), alias = "payload_limit")]
    pub(super) http_payload_size_limit: ByteSize,
    #[settings(default = NonZeroUsize::MIN)]
    pub(super) search_queue_size: NonZeroUsize,
    pub(super) max_indexing_memory: Option<ByteSize>,
    pub(super) max_indexing_threads: Option<NonZeroU16>,
    #[settings(default = Level::Info)]
    pub(super) log_level: Level,
    #[settings(default = LogsMode::Human)]
    pub(super) logs_mode: LogsMode,
    pub(super) import_snapshot: Option<PathBuf>,
    #[settings(default = "snapshots/")]
    pub(super) snapshot_dir: PathBuf,
    pub(super) schedule_snapshot: Option<Duration>,
    #[settings(default = false)]
    pub(super) ignore_missing_snapshot: bool,
    #[settings(default = false)]
    pub(super) ignore_snapshot_if_db_exists: bool,
    pub(super) import_dump: Option<PathBuf>,
    #[settings(default = "dumps/")]
    pub(super) dump_dir: PathBuf,
    #[settings(default = false)]
    pub(super) ignore_missing_dump: bool,
    #[settings(default = false)]
    pub(super) ignore_dump_if_db_exists: bool,
    pub(super) ssl_cert_path: Option<PathBuf>,
    pub(super) ssl_key_path: Option<PathBuf>,
    pub(super) ssl_ocsp_path: Option<PathBuf>,
    pub(super) ssl_auth_path: Option<PathBuf>,
    #[settings(default = false)]
    pub(super) ssl_require_auth: bool,
    #[settings(default = false)]
    pub(super) ssl_resumption: bool,
    #[settings(default = false)]
    pub(super) ssl_tickets: bool,
    #[settings(check = checks::url_schemes(["http", "https"]))]
    pub(super) task_webhook_url: Option<String>,
    pub(super) task_webhook_authorization: Option<SecretString>,
    #[settings(default = false)]
    pub(super) experimental_enable_metrics: bool,
    #[settings(default = false)]
    pub(super) experimental_logs_route: bool,
    #[settings(default = false)]
    pub(super) experimental_contains_filter: bool,
    #[settings(default = false)]
    pub(super) experimental_vector_store: bool,
    #[settings(default = false)]
    pub(super) experimental_replication_parameters: bool,
    #[settings(default = false)]
    pub(super) experimental_reduce_indexing_memory: bool,
    #[settings(default = false)]
    pub(super) experimental_dumpless_upgrade: bool,
    #[settings(default = NonZeroUsize::MAX)]
    pub(super) experimental_max_batched_tasks: NonZeroUsize,
    #[settings(default = u64::MAX)]
    pub(super) experimental_max_batched_bytes: u64,
    #[settings(default = 0)]
    pub(super) experimental_embedding_cache_entries: usize,
    #[settings(default = 10, range(max = 1000))]
    pub(super) experimental_search_personalisation: i32,
    #[settings(default = 3, range(min = 1, max = 10))]
    pub(super) experimental_nb_searches_per_core: u8,
    #[settings(default = Duration::from_secs(60))]
    pub(super) experimental_drop_search_after: Duration,
    #[settings(default = ["task_queue", "search"])]
    pub(super) enabled_routes: BTreeSet<String>,
    #[settings(default)]
    pub(super) allowed_origins: Vec<String>,
    #[settings(default, each(range(min = 1)))]
    pub(super) metrics_buckets: Vec<u32>,
    #[settings(default = "search")]
    pub(super) instance_name: String,
    #[settings(default = "default", one_of("default", "charabia", "whitespace"))]
    pub(super) tokenizer: String,
    #[settings(default = '_')]
    pub(super) index_separator: char,
    #[settings(default = 0.9, range(min = 0.0, max = 1.0))]
    pub(super) ranking_threshold: f64,
    #[settings(default = 1000)]
    pub(super) max_total_hits: u64,
    #[settings(default = 340_282_366_920_938_463_463_374_607_431_768_211_455)]
    pub(super) document_quota: u128,
    #[settings(default = -5)]
    pub(super) nice: i8,
    #[settings(default = Duration::from_millis(1500), range(max = Duration::from_secs(600)))]
    pub(super) search_cutoff: Duration,
    #[settings(default = NonZeroU32::MIN, alias = "workers")]
    pub(super) http_workers: NonZeroU32,
    #[settings(default = Duration::from_secs(5))]
    pub(super) shutdown_grace: Duration,
    /// Digits that unlock the console.
    pub(super) console_pin: Option<SecretBox<u32>>,
    /// Where errors are sent; whoever has it can send some.
    pub(super) sentry_dsn: Option<SecretString>,
}

#[derive(Debug, PartialEq, Settings)]
pub(super) enum Environment {
    Development,
    Production,
}

#[derive(Debug, Settings)]
#[settings(rename_all = "UPPERCASE")]
pub(super) enum Level {
    Off,
    Error,
    Warn,
    Info,
    Debug,
    Trace,
}

#[derive(Debug, Settings)]
pub(super) enum LogsMode {
    Human,
    Json,
}

/// A key that is missing or short opens a server that everybody can reach.
fn guarded(environment: &Environment, key: &Option<SecretString>) -> Result<(), &'static str> {
    let long = key.as_ref().is_some_and(|key| key.expose_secret().len() >= 16);
    if long || *environment == Environment::Development {
        Ok(())
    } else {
        Err("`env` is `production`, so `master_key` must be at least 16 bytes long")
    }
}

fn clients_need_tls(require: &bool, certificate: &Option<PathBuf>) -> Result<(), &'static str> {
    if !require || certificate.is_some() { Ok(()) } else { Err("`ssl_require_auth` needs `ssl_cert_path`") }
}
