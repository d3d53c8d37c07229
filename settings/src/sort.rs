//! Sorting that is compiled once.
//!
//! Std's sort is compiled for each type and each order anew, with five to six kilobytes of code. Few lists here are long or
//! sorted often; these are sorted by their places, which are numbers whatever the type.

use std::cmp::Ordering;

/// Sorts a list by an order; what is equal in it stays as it was. As [`slice::sort_by`], in less code and more time.
pub(crate) fn sort_by<T>(list: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let mut meant = places(list.len(), &mut |one, other| order(&list[one], &list[other]));
    // Each circle of places is gone round once.
    for start in 0..list.len() {
        let mut at = start;
        while meant[at] != start {
            let next = std::mem::replace(&mut meant[at], at);
            list.swap(at, next);
            at = next;
        }
        meant[at] = at;
    }
}

/// Sorts a list by what is made of each element: as [`sort_by`].
pub(crate) fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |one, other| key(one).cmp(&key(other)));
}

/// For each place of a list, the place of what is meant to be there.
fn places(length: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|one, other| order(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use crate::sort::sort_by_key;

    fn same_lists_each_run() -> ProptestConfig {
        ProptestConfig { rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() }
    }

    proptest! {
        #![proptest_config(same_lists_each_run())]

        #[test]
        fn it_sorts_as_std_does(list: Vec<(u8, u32)>) {
            let (mut ours, mut theirs) = (list.clone(), list);
            sort_by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ours, theirs);
        }
    }
}
