//! What a list has more and less than before.

use crate::written::split;

/// What a list has more and less than before, each as it is shown. Of sets, too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elements {
    added: Vec<String>,
    removed: Vec<String>,
}

impl Elements {
    /// The elements that were not there before.
    pub fn added(&self) -> &[String] {
        &self.added
    }

    /// The elements that are not there any more.
    pub fn removed(&self) -> &[String] {
        &self.removed
    }

    /// What two lists differ in, as they are shown.
    pub(super) fn between(before: &str, after: &str) -> Option<Self> {
        let (before, after) = (split(before)?, split(after)?);
        Some(Self { added: without(&after, &before), removed: without(&before, &after) })
    }
}

/// The elements of one list that another has not, counted.
fn without(of: &[&str], other: &[&str]) -> Vec<String> {
    let mut rest = std::collections::HashMap::<&str, usize>::new();
    other.iter().for_each(|element| *rest.entry(element).or_default() += 1);
    let gone = of.iter().filter(|element| match rest.get_mut(**element) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    });
    gone.map(|element| (*element).to_owned()).collect()
}
