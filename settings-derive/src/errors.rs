//! Collects the mistakes of a declaration, so that its author hears of all of them in one build.

use std::cell::RefCell;
use std::fmt::Display;
use std::thread;

use proc_macro2::Span;

/// The mistakes found so far. Whoever reads a declaration says them here and reads on.
pub(crate) struct Errors {
    /// `None` once they have been handed over.
    found: RefCell<Option<Vec<syn::Error>>>,
}

impl Errors {
    pub(crate) fn new() -> Self {
        Self { found: RefCell::new(Some(Vec::new())) }
    }

    /// Adds a mistake, at the word that the author wrote.
    pub(crate) fn say(&self, at: Span, message: impl Display) {
        self.add(syn::Error::new(at, message));
    }

    /// Adds a mistake that a parser found.
    pub(crate) fn add(&self, error: syn::Error) {
        if let Some(found) = self.found.borrow_mut().as_mut() {
            found.push(error);
        }
    }

    /// Hands over all mistakes as one error, in the order in which they were found.
    pub(crate) fn finish(self) -> syn::Result<()> {
        let found = self.found.take().unwrap_or_default();
        let all = found.into_iter().reduce(|mut all, error| {
            all.combine(error);
            all
        });
        all.map_or(Ok(()), Err)
    }
}

impl Drop for Errors {
    #[expect(
        clippy::panic,
        reason = "a collector that nobody asks would swallow the mistakes of every service"
    )]
    fn drop(&mut self) {
        if self.found.borrow().is_some() && !thread::panicking() {
            panic!("the derive forgot to ask whether the declaration has errors");
        }
    }
}
