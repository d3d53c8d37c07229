//! Slips of the hand in a name: every character left out, doubled, changed with the one behind it, or another.

use std::collections::BTreeSet;

/// All slips in the characters of a name for which `may` holds. The substitute is one letter for each place, which moves
/// through the alphabet: all of them would be 25 times as many.
pub(super) fn typos(name: &str, may: &[bool]) -> BTreeSet<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut all = BTreeSet::new();
    for at in (0..chars.len()).filter(|at| may[*at]) {
        let mut without = chars.clone();
        without.remove(at);
        let mut twice = chars.clone();
        twice.insert(at, chars[at]);
        let mut other = chars.clone();
        other[at] = substitute(chars[at], at);
        let mut turned = chars.clone();
        if may.get(at + 1) == Some(&true) {
            turned.swap(at, at + 1);
        }
        all.extend([without, twice, other, turned].map(|chars| chars.into_iter().collect::<String>()));
    }
    all.remove(name);
    all
}

fn substitute(c: char, at: usize) -> char {
    let letter = (b'a' + (at * 7 % 26) as u8) as char;
    let letter = if letter == c.to_ascii_lowercase() { 'z' } else { letter };
    if c.is_ascii_uppercase() { letter.to_ascii_uppercase() } else { letter }
}

/// True if one name becomes the other by one insertion, omission, substitution, or transposition of neighbours: by the
/// table of distances, which has nothing in common with how the library finds it.
pub(super) fn one_edit(one: &str, other: &str) -> bool {
    let (a, b) = (one.as_bytes(), other.as_bytes());
    if one == other || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    // One slip leaves the first half as it is, or the second: most names are done with here.
    let half = a.len().min(b.len()) / 2;
    let (start, end) = (half.saturating_sub(1), half.saturating_sub(2));
    if a[..start] != b[..start] && a[a.len() - end..] != b[b.len() - end..] {
        return false;
    }
    let mut rows = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            if i == 0 || j == 0 {
                rows[i][j] = i + j;
                continue;
            }
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()] == 1
}

/// How many slips were looked at, how many are one edit away from one name only, and of how many of these the right name
/// was told.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) all: usize,
    clear: usize,
    right: usize,
    /// The first of those of which it was not.
    missed: Vec<String>,
}

impl Tally {
    pub(super) fn add(&mut self, is_clear: bool, is_right: bool, what: impl FnOnce() -> String) {
        self.all += 1;
        self.clear += usize::from(is_clear);
        self.right += usize::from(is_clear && is_right);
        if is_clear && !is_right && self.missed.len() < 40 {
            self.missed.push(what());
        }
    }

    /// All were looked at, and of at least 99 of 100 the right name was told.
    #[track_caller]
    pub(super) fn assert_right(&self, expected: usize) {
        let Self { all, clear, right, missed } = self;
        let missed = missed.join("\n");
        assert!(*clear > 0 && right * 100 >= clear * 99, "{right} of {clear}, of {all} in all:\n{missed}");
        assert_eq!(*all, expected, "{right} of {clear} are right");
    }
}
