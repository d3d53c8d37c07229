//! Declared names of which parts may be called anything, and the slips of the hand with which a name is still one of
//! them: `tenants.acme.api_kye`.

use std::ops::Range;

use super::{is_joint, letters, one_edit};

/// What stands for a free name in a declared one.
const NAME: &str = "<name>";

/// A declared name: `http.port`, `tenants.<name>.api_key`, `SHOP_LISTENERS__0__ADDR`, `features.<name>`.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// What is declared. Between two pieces, and behind the last one of an open pattern, stands a free part.
    pieces: Vec<Piece>,
    /// For each free part, whether it is the place in a list.
    numbers: Vec<bool>,
    /// True if it ends in a free part.
    open: bool,
}

#[derive(Debug)]
struct Piece {
    text: String,
    /// How much of it, at both ends, are the marks that stand around a free part.
    marks: [usize; 2],
    /// True if the marks behind it have to be there in part: without a mark, any text would do that begins like it.
    firm: bool,
}

/// How a name is one that a pattern stands for.
pub(crate) struct Fit {
    /// True if it is one edit away; else it is equal but for case, underscores and hyphens.
    pub(crate) edited: bool,
    /// The free parts, as they are given; but what counts the elements of a list is a number.
    pub(crate) free: Vec<String>,
}

/// What may be wrong with a piece.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slip {
    Nothing,
    /// One insertion, omission, substitution or transposition.
    Edit,
    /// Case, underscores and hyphens.
    Letters,
}

impl Pattern {
    /// The pattern of a name in which `<name>` stands for any name, and the `0` of `index` for any number.
    pub(crate) fn new(declared: &str, index: &str) -> Self {
        const FREE: [char; 2] = ['\0', '\u{1}'];
        let marked = declared.replace(index, &index.replace('0', "\0")).replace(NAME, "\u{1}");
        let mut texts: Vec<&str> = marked.split(FREE).collect();
        let open = texts.len() > 1 && texts.last().is_some_and(|last| last.is_empty());
        texts.truncate(texts.len() - usize::from(open));
        let last = texts.len() - 1;
        let piece = |(nth, text): (usize, &str)| {
            let marks = |may: bool, from: &str| if may { text.len() - from.len() } else { 0 };
            let is_mark = |c: char| !c.is_alphanumeric();
            let before = marks(nth > 0, text.trim_start_matches(is_mark));
            let behind = marks(nth < last || open, text.trim_end_matches(is_mark));
            Piece { text: text.to_owned(), marks: [before, behind], firm: open && nth == last }
        };
        Self {
            pieces: texts.into_iter().enumerate().map(piece).collect(),
            numbers: marked.chars().filter(|c| FREE.contains(c)).map(|c| c == '\0').collect(),
            open,
        }
    }

    /// How much of it is declared: of two that fit, the longer one says more.
    pub(crate) fn length(&self) -> usize {
        self.pieces.iter().map(|piece| piece.text.len()).sum()
    }

    /// True if it ends in the name of an entry.
    pub(crate) fn is_open(&self) -> bool {
        self.open
    }

    /// The name with these free parts.
    pub(crate) fn with(&self, free: &[String]) -> String {
        let mut free = free.iter();
        let parts =
            self.pieces.iter().flat_map(|piece| [Some(piece.text.as_str()), free.next().map(String::as_str)]);
        parts.flatten().collect()
    }

    /// How a name is this one with a slip. Takes a few passes over it, however it is made.
    pub(crate) fn fits(&self, given: &str) -> Option<Fit> {
        if let ([only], false) = (self.pieces.as_slice(), self.open) {
            return only.resembled(given).map(|edited| Fit { edited, free: Vec::new() });
        }
        let slipped = |slip: &dyn Fn(usize) -> Slip| self.free(given, slip);
        let loosely = slipped(&|_| Slip::Letters).map(|free| (false, free));
        let is_short = || self.pieces.iter().map(|piece| piece.core().chars().count()).sum::<usize>() < SHORT;
        let (edited, free) = loosely.or_else(|| {
            let mut pieces = 0..if is_short() { 0 } else { self.pieces.len() };
            let edit = |of: usize| slipped(&|nth| if nth == of { Slip::Edit } else { Slip::Nothing });
            pieces.find_map(edit).map(|free| (true, free))
        })?;
        // A number is written in the one way there is.
        let number = |id: &str| id.parse::<u32>().unwrap_or_default().to_string();
        let free = free.into_iter().zip(&self.numbers);
        let free = free.map(|(id, is_number)| if *is_number { number(id) } else { id.to_owned() });
        Some(Fit { edited, free: free.collect() })
    }

    /// The free parts of a name that has a slip in some pieces. Each part is as short as the piece behind it allows.
    fn free<'a>(&self, given: &'a str, slip: impl Fn(usize) -> Slip) -> Option<Vec<&'a str>> {
        let mut free = Vec::new();
        let mut at = 0;
        for (nth, piece) in self.pieces.iter().enumerate() {
            let first = nth == 0;
            let last = nth + 1 == self.pieces.len() && !self.open;
            let found = piece.find(given.as_bytes(), at, [first, last], slip(nth))?;
            if !first {
                free.push(given.get(at..found.start)?);
            }
            at = found.end;
        }
        if self.open {
            free.push(given.get(at..).filter(|id| !id.is_empty())?);
        }
        Some(free)
    }
}

/// Of a name with fewer characters than this, one edit makes another that somebody may well mean.
const SHORT: usize = 3;

impl Piece {
    /// What it says, without the marks.
    fn core(&self) -> &str {
        self.text.get(self.marks[0]..self.text.len() - self.marks[1]).unwrap_or_default()
    }

    /// For a whole name that is one piece: whether it is one edit away, if it is not the same but for its letters.
    fn resembled(&self, given: &str) -> Option<bool> {
        let same = given.len() <= self.longest(Slip::Letters) && letters(given).eq(letters(&self.text));
        let edited =
            || self.text.chars().nth(SHORT - 1).is_some() && one_edit(given.as_bytes(), self.text.as_bytes());
        if given == self.text { None } else { same.then_some(false).or_else(|| edited().then_some(true)) }
    }

    fn longest(&self, slip: Slip) -> usize {
        match slip {
            Slip::Nothing => self.text.len(),
            Slip::Edit => self.text.len() + 1,
            // A name that is made to do harm has more underscores than there is time for.
            Slip::Letters => 2 * self.text.len() + 2,
        }
    }

    /// Where it stands first, behind a free part of at least one byte, unless it is the first piece; the last one ends
    /// the name.
    fn find(&self, given: &[u8], from: usize, edge: [bool; 2], slip: Slip) -> Option<Range<usize>> {
        let [first, last] = edge;
        let end = given.len();
        let starts = match edge {
            [true, _] => 0..1,
            [false, true] => (from + 1).max(end.saturating_sub(self.longest(slip)))..end,
            [false, false] => from + 1..end,
        };
        // A name that is made to do harm has very many places to look at: of nearly all, two bytes say enough.
        let may_begin = |start: &usize| first || self.may_begin(&given[*start..], slip);
        starts.into_iter().filter(may_begin).find_map(|start| {
            let text = given.get(start..)?;
            let fits = |length: &usize| !last || start + length == end;
            let length = match slip {
                Slip::Nothing => text.starts_with(self.text.as_bytes()).then_some(self.text.len()),
                Slip::Letters => self.loosely(text, last),
                Slip::Edit => self.edited(text, first, last).into_iter().flatten().find(fits),
            };
            length.filter(fits).map(|length| start..start + length)
        })
    }

    /// False for a text that does not begin with the marks of this, be it with one edit.
    fn may_begin(&self, text: &[u8], slip: Slip) -> bool {
        let (given, own) = ([text.first(), text.get(1)], self.text.as_bytes());
        let own = [own.first(), own.get(1)];
        given[0] == own[0] || slip == Slip::Edit && (given[0] == own[1] || given[1] == own[1])
    }

    /// How long a beginning of a text is that is one edit away, the likeliest first.
    ///
    /// The edit is where the two part: one before would leave the same text.
    fn edited(&self, text: &[u8], first: bool, last: bool) -> [Option<usize>; 5] {
        let own = self.text.as_bytes();
        let at = own.iter().zip(text).take_while(|(x, y)| x == y).count();
        let (given, rest) = (&text[at..], &own[at..]);
        let goes_on = |given_by: usize, own_by: usize| match (given.get(given_by..), rest.get(own_by..)) {
            (Some(given), Some(rest)) => given.starts_with(rest),
            _ => false,
        };
        let [before, behind] = self.marks;
        let trailing = own.len() - behind;
        let in_mark = at < before || at >= trailing;
        // A letter in the place of a mark is the free part's: the mark is left out.
        let letter = given.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
        let turned = matches!((given, rest), ([a, b, ..], [c, d, ..]) if a == d && b == c) && goes_on(2, 2);
        let added = match rest {
            [] => last && given.len() == 1,
            // What stands before a mark is the free part's as well.
            _ => (first || at > 0) && goes_on(1, 0),
        };
        let other = !rest.is_empty() && goes_on(1, 1) && !(in_mark && letter);
        let omitted = goes_on(0, 1) && !(self.firm && behind == 1 && at == trailing);
        let inside = in_mark && at > 0 && at != trailing;
        [
            turned.then_some(own.len()),
            (added && !inside).then_some(own.len() + 1),
            other.then_some(own.len()),
            omitted.then(|| own.len() - 1),
            (added && inside).then_some(own.len() + 1),
        ]
    }

    /// How long a beginning of a text is that is equal but for case, underscores and hyphens; the marks are as declared.
    fn loosely(&self, text: &[u8], last: bool) -> Option<usize> {
        let own = self.text.as_bytes();
        let (mark, behind) = (&own[..self.marks[0]], &own[own.len() - self.marks[1]..]);
        let most = self.longest(Slip::Letters);
        let is_joint_at =
            |at: usize| at < most && text.get(at).is_some_and(|byte| is_joint(char::from(*byte)));
        let mut at = text.starts_with(mark).then_some(mark.len())?;
        for byte in self.core().bytes().filter(|byte| !is_joint(char::from(*byte))) {
            while is_joint_at(at) {
                at += 1;
            }
            at += usize::from(text.get(at)?.eq_ignore_ascii_case(&byte).then_some(true)?);
        }
        loop {
            let rest = text.get(at..)?;
            if if last { rest.is_empty() } else { rest.starts_with(behind) } {
                return Some(at + behind.len());
            }
            at += usize::from(is_joint_at(at).then_some(true)?);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    /// What each name is taken for.
    fn meant(declared: &str, index: &str, given: &str) -> Option<String> {
        let pattern = Pattern::new(declared, index);
        pattern.fits(given).map(|fit| pattern.with(&fit.free))
    }

    #[test]
    fn a_slip_in_a_name_with_free_parts() {
        for (given, expected) in [
            ("tenants.acme.api_kye", "tenants.acme.api_key"),
            ("tenants.acme.aapi_key", "tenants.acme.api_key"),
            ("tenants.acme.api_keyy", "tenants.acme.api_key"),
            ("tenants.acme.pi_key", "tenants.acme.api_key"),
            ("tenants.acmea.pi_key", "tenants.acme.api_key"),
            ("tenants.acmeapi_key", "tenants.acme.api_key"),
            ("tenants.a.b.api-key", "tenants.a.b.api_key"),
            ("Tenants.Acme.apiKey", "tenants.Acme.api_key"),
            ("tenantsacme.api_key", "tenants.acme.api_key"),
            ("tenants_acme.api_key", "tenants.acme.api_key"),
            ("tenant.sacme.api_key", "tenants.acme.api_key"),
            ("tenantss.acme.api_key", "tenants.acme.api_key"),
            ("enants.ä.api_key", "tenants.ä.api_key"),
            ("ttenants.ä.api_key", "tenants.ä.api_key"),
        ] {
            let meant = meant("tenants.<name>.api_key", "[0]", given);
            assert_eq!(meant.as_deref(), Some(expected), "{given}");
        }
        for given in ["tenants.api_key", "tenants..kye", "tenants.acme.key", "teants.acme.api_kye", "", "x"] {
            assert_eq!(meant("tenants.<name>.api_key", "[0]", given), None, "{given}");
        }
    }

    #[test]
    fn a_slip_between_two_free_parts() {
        for given in ["a.x.limits.7.mots", "a.x.limts.7.most", "a.x_limits.7.most", "a.xlimits.7.most"] {
            let meant = meant("a.<name>.limits.<name>.most", "[0]", given);
            assert_eq!(meant.as_deref(), Some("a.x.limits.7.most"), "{given}");
        }
    }

    #[test]
    fn a_slip_around_a_number() {
        for given in ["sources[2].idd", "source[2].ids", "sources[02].ids", "sources2].ids", "Sources[2].ids"]
        {
            let meant = meant("sources[0].ids", "[0]", given);
            assert_eq!(meant.as_deref(), Some("sources[2].ids"), "{given}");
        }
        assert_eq!(meant("L__0__IDS", "__0__", "L__x__IDS").as_deref(), Some("L__0__IDS"));
    }

    #[test]
    fn the_entry_of_a_map_may_be_called_anything() {
        for given in ["featurs.beta", "features_beta", "features..beta", "Features.beta", "eatures.beta"] {
            let meant = meant("features.<name>", "[0]", given);
            let expected = if given == "features..beta" { "features..beta" } else { "features.beta" };
            assert_eq!(meant.as_deref(), Some(expected), "{given}");
        }
        for given in ["featuresbeta", "featuresxbeta", "features", "features.", "feat.beta"] {
            assert_eq!(meant("features.<name>", "[0]", given), None, "{given}");
        }
        for given in ["FEATURES_BETA", "_FEATURES__BETA", "FEATURE__BETA", "FEATUERS__BETA", "features__BETA"]
        {
            let meant = meant("FEATURES__<name>", "__0__", given);
            assert_eq!(meant.as_deref(), Some("FEATURES__BETA"), "{given}");
        }
        assert_eq!(meant("FEATURES__<name>", "__0__", "FEATURES_A_B").as_deref(), Some("FEATURES__A_B"));
        assert_eq!(meant("f.<name>", "[0]", "x.beta"), None);
    }
}
