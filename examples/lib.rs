//! Numbered examples, each run as a test; see `01_health.rs`.
