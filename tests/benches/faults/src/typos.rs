//! Slips of the hand in a name: one character left out, one too many, another in its place, two turned round, or one in the
//! wrong case.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slip {
    Omission,
    Insertion,
    Substitution,
    Transposition,
    Case,
}

impl Slip {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Omission => "omission",
            Self::Insertion => "insertion",
            Self::Substitution => "substitution",
            Self::Transposition => "transposition",
            Self::Case => "case",
        }
    }
}

/// All slips of a name, each once: at every place, with one letter for each place that moves through the alphabet.
pub(crate) fn typos(name: &str) -> Vec<(Slip, String)> {
    let chars: Vec<char> = name.chars().collect();
    let upper = name.chars().any(|c| c.is_ascii_uppercase());
    let mut all: Vec<(Slip, String)> = Vec::new();
    let mut add = |slip, chars: Vec<char>| {
        let typo: String = chars.into_iter().collect();
        if typo != name && !typo.is_empty() && all.iter().all(|(_, of)| *of != typo) {
            all.push((slip, typo));
        }
    };
    for at in 0..chars.len() {
        let mut without = chars.clone();
        without.remove(at);
        add(Slip::Omission, without);
    }
    for at in 0..=chars.len() {
        let mut longer = chars.clone();
        longer.insert(at, letter(chars[at.min(chars.len() - 1)], at, upper));
        add(Slip::Insertion, longer);
    }
    for at in 0..chars.len() {
        let mut other = chars.clone();
        other[at] = letter(chars[at], at, upper);
        add(Slip::Substitution, other);
    }
    for at in 1..chars.len() {
        let mut turned = chars.clone();
        turned.swap(at - 1, at);
        add(Slip::Transposition, turned);
    }
    for at in 0..chars.len() {
        let mut cased = chars.clone();
        cased[at] = turned_case(chars[at]);
        add(Slip::Case, cased);
    }
    add(Slip::Case, chars.iter().copied().map(turned_case).collect());
    all
}

fn turned_case(c: char) -> char {
    if c.is_ascii_uppercase() { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() }
}

/// A letter that is not the one beside it.
fn letter(beside: char, at: usize, upper: bool) -> char {
    let letter = char::from(b'a' + (at * 7 % 26) as u8);
    let letter = if letter == beside.to_ascii_lowercase() { 'z' } else { letter };
    if upper { letter.to_ascii_uppercase() } else { letter }
}

/// True if two names are one slip apart: by the table of distances, or by case alone.
pub(crate) fn one_slip(one: &str, other: &str) -> bool {
    one != other && (one.eq_ignore_ascii_case(other) || distance(one.as_bytes(), other.as_bytes()) == 1)
}

fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut rows = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let least = changed.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                let turned = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if turned { least.min(rows[i - 2][j - 2] + 1) } else { least }
            };
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::{Slip, one_slip, typos};

    #[test]
    fn each_slip_is_there_once_and_one_slip_away() {
        let all = typos("port");
        let of = |slip| {
            all.iter().filter(|(of, _)| *of == slip).map(|(_, typo)| typo.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(of(Slip::Omission), ["ort", "prt", "pot", "por"]);
        assert_eq!(of(Slip::Insertion), ["aport", "phort", "poort", "porvt", "portc"]);
        assert_eq!(of(Slip::Substitution), ["aort", "phrt", "poot", "porv"]);
        assert_eq!(of(Slip::Transposition), ["oprt", "prot", "potr"]);
        assert_eq!(of(Slip::Case), ["Port", "pOrt", "poRt", "porT", "PORT"]);
        assert!(all.iter().all(|(_, typo)| one_slip(typo, "port")));
        assert!(!one_slip("port", "port"));
        assert!(!one_slip("prto", "port"));
    }
}
