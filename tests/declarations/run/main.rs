//! Declarations that nobody thought of, each loaded from values that nobody thought of.
//!
//! What a load gives is known from what was declared and what was written, and not from the library.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod faults;
mod plan;
mod planner;
#[expect(dead_code, reason = "the suite uses the rest of it")]
#[path = "../../suite/text/mod.rs"]
mod text;
mod trials;
#[expect(dead_code, reason = "the suite uses the rest of it")]
#[path = "../../suite/trials/typos.rs"]
mod typos;
mod written;
