//! Variants of which never two are there.

/// How many tagged sections within each other are kept in mind; what lies deeper is compared the long way.
const DEPTH: usize = 16;

/// The tagged sections around what is looked at, each with the numbers of what its earlier variants hold.
#[derive(Clone, Copy)]
pub(super) struct Apart {
    ranges: [(u32, u32); DEPTH],
    depth: usize,
}

impl Apart {
    pub(super) const fn new() -> Self {
        Self { ranges: [(0, 0); DEPTH], depth: 0 }
    }

    /// Goes into a tagged section, so many numbers having been given.
    pub(super) const fn enter(&mut self, count: u32) {
        if self.depth < DEPTH {
            self.ranges[self.depth] = (count, count);
        }
        self.depth += 1;
    }

    /// Goes on to the next variant.
    pub(super) const fn next(&mut self, count: u32) {
        if self.depth > 0 && self.depth <= DEPTH {
            self.ranges[self.depth - 1].1 = count;
        }
    }

    pub(super) const fn leave(&mut self) {
        self.depth -= 1;
    }

    /// True if what has this number is never there together with what is looked at.
    pub(super) const fn excludes(&self, number: u32) -> bool {
        let mut at = 0;
        while at < self.depth && at < DEPTH {
            let (first, last) = self.ranges[at];
            if first < number && number <= last {
                return true;
            }
            at += 1;
        }
        false
    }
}
