//! `not_blank`: a text of more than white space.

use std::fmt;

use crate::demand::{Check, Complaint};

/// A text that has a character which is no white space (`White_Space` of Unicode).
#[derive(Debug)]
pub struct NotBlank;

impl Check<str> for NotBlank {
    fn describe(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("more than white space")
    }

    fn check(&self, value: &str) -> Result<(), Complaint> {
        if value.trim().is_empty() { Err(Complaint::unmet()) } else { Ok(()) }
    }
}
