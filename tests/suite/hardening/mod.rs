//! The ready-made sections, and what their items say of good and bad values.

mod destinations;
mod headers;
mod items;
mod judged;
mod logging;
mod permissions;
mod reports;
mod secrets;
mod uploads;
