//! Which secrets a load does without.

/// Which secrets a load does without: none, but in a rehearsal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Without {
    /// Those whose values are not at hand: this is a rehearsal.
    pub(crate) absent: bool,
    /// Those as well whose values are.
    pub(crate) present: bool,
    /// The names of all that there are going to be are known: one without a name is missing.
    pub(crate) named: bool,
}
