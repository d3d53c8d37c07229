//! The tests that are part of the example `05_tests`.

#[path = "../05_tests.rs"]
#[expect(dead_code, reason = "it is an example as well, with a `main`")]
mod example;
