//! The sections of a node that do its work: where it keeps its data, how it takes documents in, and how it searches.

use std::num::{NonZeroU8, NonZeroU32, NonZeroUsize};
use std::path::PathBuf;
use std::time::Duration;

use settings::{ByteSize, SecretString, Settings};

#[derive(Debug, Settings)]
#[settings(tag = "kind")]
pub(super) enum Storage {
    #[settings(default)]
    Local(Local),
    S3(S3),
    Azure(Azure),
    Memory,
}

#[derive(Debug, Settings)]
pub(super) struct Local {
    #[settings(default = "./qwdata")]
    pub(super) root: PathBuf,
}

#[derive(Debug, Settings)]
#[settings(both_or_none(access_key_id, secret_access_key))]
pub(super) struct S3 {
    #[settings(length(min = 3, max = 63))]
    pub(super) bucket: String,
    #[settings(default = "us-east-1")]
    pub(super) region: String,
    pub(super) endpoint: Option<String>,
    #[settings(secret = false)]
    pub(super) access_key_id: Option<String>,
    pub(super) secret_access_key: Option<SecretString>,
    #[settings(default = false)]
    pub(super) force_path_style_access: bool,
    #[settings(nested)]
    pub(super) retry: Retry,
}

#[derive(Debug, Settings)]
pub(super) struct Retry {
    #[settings(default = NonZeroU8::MIN)]
    pub(super) max_attempts: NonZeroU8,
    #[settings(default = Duration::from_millis(200))]
    pub(super) base_delay: Duration,
}

#[derive(Debug, Settings)]
pub(super) struct Azure {
    pub(super) account: String,
    pub(super) access_key: SecretString,
}

#[derive(Debug, Settings)]
pub(super) struct Indexer {
    #[settings(default = true)]
    pub(super) enable_otlp_endpoint: bool,
    #[settings(default = ByteSize::gib(100))]
    pub(super) split_store_max_bytes: ByteSize,
    #[settings(default = NonZeroUsize::MIN, range(max = NonZeroUsize::MAX))]
    pub(super) split_store_max_splits: NonZeroUsize,
    #[settings(default = 12, range(min = 1, max = 256))]
    pub(super) max_concurrent_split_uploads: u16,
    pub(super) merge_concurrency: Option<NonZeroU32>,
    #[settings(default = 4.0, range(min = 0.25))]
    pub(super) cpu_capacity: f64,
    #[settings(default, deprecated = "nodes cooperate by themselves: take it out")]
    pub(super) enable_cooperative_indexing: bool,
}

#[derive(Debug, Settings)]
pub(super) struct Searcher {
    #[settings(default = ByteSize::mib(500))]
    pub(super) aggregation_memory_limit: ByteSize,
    #[settings(default = 65_000)]
    pub(super) aggregation_bucket_limit: u32,
    #[settings(default = ByteSize::gib(1))]
    pub(super) fast_field_cache_capacity: ByteSize,
    #[settings(default = ByteSize::mib(500))]
    pub(super) split_footer_cache_capacity: ByteSize,
    #[settings(default = ByteSize::mib(64))]
    pub(super) partial_request_cache_capacity: ByteSize,
    #[settings(default = 100)]
    pub(super) max_concurrent_split_searches: usize,
    #[settings(default = Duration::from_secs(30))]
    pub(super) request_timeout: Duration,
    #[settings(nested)]
    pub(super) split_cache: Option<SplitCache>,
}

#[derive(Debug, Settings)]
pub(super) struct SplitCache {
    pub(super) max_bytes: ByteSize,
    #[settings(default = 10_000)]
    pub(super) max_splits: u32,
    #[settings(default = 100)]
    pub(super) max_file_descriptors: u32,
    #[settings(default = NonZeroU32::MIN)]
    pub(super) concurrent_downloads: NonZeroU32,
}

#[derive(Debug, Settings)]
#[settings(check = memory_fits_disk(max_queue_memory, max_queue_disk))]
pub(super) struct Ingest {
    #[settings(default = ByteSize::gib(2), range(min = ByteSize::mib(1)))]
    pub(super) max_queue_memory: ByteSize,
    #[settings(default = ByteSize::gib(4))]
    pub(super) max_queue_disk: ByteSize,
    #[settings(default = 1, one_of(1, 2))]
    pub(super) replication_factor: u8,
    #[settings(default = 1.5, range(min = 1.0))]
    pub(super) shard_scale_up_factor: f32,
    #[settings(default = Compression::Lz4)]
    pub(super) compression: Compression,
}

#[derive(Debug, Settings)]
pub(super) enum Compression {
    None,
    Lz4,
    Zstd,
}

fn memory_fits_disk(memory: &ByteSize, disk: &ByteSize) -> Result<(), &'static str> {
    if memory <= disk { Ok(()) } else { Err("`max_queue_memory` must not exceed `max_queue_disk`") }
}
