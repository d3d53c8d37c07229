//! Names, and the styles in which they are written.

use fastrand::Rng;

/// Short ones, and such as begin, end or continue one another: names in variables run together.
const NAMES: &[&str] = &[
    "a",
    "b",
    "id",
    "port",
    "host",
    "http",
    "http_port",
    "pool",
    "pool_size",
    "size",
    "max",
    "max_body",
    "body",
    "timeout",
    "limit",
    "limits",
    "user",
    "users",
    "user_name",
    "name",
    "names",
    "file",
    "file_name",
    "path",
    "path_to_file",
    "url",
    "urls",
    "cache",
    "cache_size",
    "cache_ttl",
    "ttl",
    "tls",
    "tls_1",
    "mode",
    "level",
    "log",
    "log_level",
    "level_of_log",
    "data",
    "database",
    "database_url",
    "db",
    "replica",
    "region",
    "zone",
    "zone_id",
    "address",
    "addresses",
    "queue",
    "queue_max",
    "retry",
    "retries",
    "backoff",
    "worker",
    "workers",
    "thread_count",
    "count",
    "enabled",
    "is_on",
    "verbose",
    "label",
    "labels",
    "tag_line",
    "feature",
    "features",
    "type",
    "match",
    "self_check",
    "x1",
    "x_1",
    "_hidden",
    "end_",
    "two_under",
];

/// What the last word of a secret's name may be.
const SECRETS: &[&str] = &["token", "password", "api_key", "user_password", "secret"];

/// Names that nothing else in the declaration begins with, for variables from elsewhere.
const OUTSIDE: &[&str] =
    &["PORT", "DATABASE_URL", "NODE_NAME", "HOME_DIR", "APP_PORT", "SHOPPING_LIST", "LANGUAGE"];

pub(super) const STYLES: &[&str] = &[
    "snake_case",
    "kebab-case",
    "camelCase",
    "PascalCase",
    "SCREAMING_SNAKE_CASE",
    "lowercase",
    "UPPERCASE",
];

pub(super) fn pick<T: Clone>(rng: &mut Rng, all: &[T]) -> T {
    all[rng.usize(..all.len())].clone()
}

/// True once in so many times.
pub(super) fn once_in(rng: &mut Rng, times: usize) -> bool {
    rng.usize(..times) == 0
}

pub(super) fn name(rng: &mut Rng) -> String {
    (pick(rng, NAMES)).to_owned()
}

pub(super) fn secret_name(rng: &mut Rng) -> String {
    if once_in(rng, 2) { name(rng) } else { (pick(rng, SECRETS)).to_owned() }
}

/// A key that is said: in another style than Rust's, or not.
pub(super) fn key(rng: &mut Rng) -> String {
    let name = name(rng);
    match rng.u8(..4) {
        0 if !name.starts_with('_') => name.replace('_', "-"),
        1 => styled("camelCase", &name),
        _ => name,
    }
}

pub(super) fn outside(rng: &mut Rng) -> String {
    (pick(rng, OUTSIDE)).to_owned()
}

/// A name in snake case as a style writes it.
pub(super) fn styled(style: &str, name: &str) -> String {
    let words: Vec<String> = name.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let capital = |word: &String| word[..1].to_ascii_uppercase() + &word[1..];
    match style {
        "kebab-case" => words.join("-"),
        "camelCase" => words[..1].iter().cloned().chain(words[1..].iter().map(capital)).collect(),
        "PascalCase" => words.iter().map(capital).collect(),
        "SCREAMING_SNAKE_CASE" => name.to_ascii_uppercase(),
        "lowercase" => words.concat(),
        "UPPERCASE" => words.concat().to_ascii_uppercase(),
        _ => name.to_owned(),
    }
}
