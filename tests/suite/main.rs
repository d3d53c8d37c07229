//! The library as its users see it: every test goes through the public API, and none touches the process's own
//! environment or directory.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod canary;
mod changes;
mod check;
mod checklist;
mod choose;
mod command;
mod convert;
mod declare;
mod documents;
mod environment;
mod explain;
mod file;
mod fuzzed;
mod golden;
mod hand_over;
mod hardening;
mod hostile;
mod memory;
mod mistakes;
mod page;
mod pages;
mod probes;
mod public_api;
mod rehearse;
mod report;
mod run;
mod shapes;
mod shop;
mod sources;
mod support;
mod telemetry;
mod testing;
mod text;
mod tidy;
mod trials;
mod ui;
mod verify;
