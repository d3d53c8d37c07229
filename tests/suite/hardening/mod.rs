//! The ready-made sections, and what their items say of good and bad values.

mod headers;
mod judged;
mod logging;
mod uploads;
