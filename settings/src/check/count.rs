//! How many of something there may be: what `length` and `bytes` have in common.

use std::fmt;

use crate::demand::Complaint;

/// At least `min` and at most `max`.
#[derive(Debug)]
pub(super) struct Count {
    pub(super) min: Option<usize>,
    pub(super) max: Option<usize>,
}

impl Count {
    /// Writes how many there may be, in the words for one and for many of them.
    pub(super) fn describe(&self, f: &mut fmt::Formatter<'_>, (one, many): (&str, &str)) -> fmt::Result {
        let units = |count: usize| if count == 1 { one } else { many };
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => write!(f, "{min} {} long", units(min)),
            (Some(min), Some(max)) => write!(f, "between {min} and {max} {many} long"),
            (Some(min), None) => write!(f, "at least {min} {} long", units(min)),
            (None, Some(max)) => write!(f, "at most {max} {} long", units(max)),
            (None, None) => write!(f, "of any number of {many}"),
        }
    }

    pub(super) fn check(&self, count: usize) -> Result<(), Complaint> {
        let enough = self.min.is_none_or(|min| count >= min);
        let few_enough = self.max.is_none_or(|max| count <= max);
        if enough && few_enough { Ok(()) } else { Err(Complaint::unmet()) }
    }
}
