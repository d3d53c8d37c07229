//! Tests of a declaration, and of the code that is given settings.
//!
//! Nothing here is global: no variable is set, no file is written, and tests may run side by side. Code that is given
//! settings gets them from [`Settings::for_test`]; a declaration is looked at by [`declaration`].

use crate::checked::Checked;
use crate::loader;
use crate::names;
use crate::origin::OriginKind;
use crate::outline::{Outline, ROOT, Steps};
use crate::problem::Problem;
use crate::schema::{FieldKind, Review};
use crate::{Root, Settings};

#[track_caller]
#[expect(clippy::panic, reason = "documented: a test fails by panicking")]
pub(crate) fn load<'a, T: Settings>(values: impl IntoIterator<Item = (&'a str, &'a str)>) -> Checked<T> {
    loader::load_values(values, ["for_test([(", ")])"])
        .unwrap_or_else(|error| panic!("these are no settings for a test: {error}"))
}

/// Looks at a declaration as no load does: at every default, wherever it stands, and at what reviewers are told.
///
/// ```
/// use settings::{Settings, testing};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP", review(owner = "team-shop"))]
/// struct Shop {
///     #[settings(default = 8080, range(min = 1024))]
///     #[settings(review(rollback = "unset {variable}"))]
///     port: u16,
///     name: String,
/// }
///
/// let shop = testing::declaration::<Shop>();
/// shop.assert_sound();
/// assert!(shop.without_owner().is_empty());
/// assert_eq!(shop.without_rollback(), ["name"]);
/// ```
pub fn declaration<T: Root>() -> Declaration {
    let outline = Outline::new(T::SECTION, T::PREFIX, T::SEPARATOR);
    let mut declaration = Declaration::default();
    declaration.of_load::<T>();
    declaration.of_defaults(&outline);
    declaration.of_names(&outline);
    declaration.of_reviews(&outline);
    declaration
}

/// Fails unless a folder has the documents of this declaration as they are, and writes those that it has not: see
/// [`documents`](crate::documents). Of a service that is loaded by [`Settings::load`]; of others,
/// [`Documents::of`](crate::documents::Documents::of) knows the loader.
///
/// # Panics
///
/// With the names of the documents that were written.
#[cfg(feature = "documents")]
#[track_caller]
pub fn documents<T: Root>(folder: impl AsRef<std::path::Path>) {
    crate::documents::Documents::standard::<T>().assert_current(folder);
}

/// What [`declaration`] found.
#[derive(Clone, Debug, Default)]
pub struct Declaration {
    problems: Vec<String>,
    without_owner: Vec<String>,
    without_expect: Vec<String>,
    without_rollback: Vec<String>,
    /// All settings.
    settings: Vec<String>,
    /// Those that a security review goes through.
    security: Vec<String>,
}

impl Declaration {
    /// What is wrong, each with the setting's key: a default that does not pass its own checks, a name that two settings
    /// share, a text for reviewers that has the name of a variable in it in place of `{variable}`.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// The settings for which nobody answers, by key.
    pub fn without_owner(&self) -> &[String] {
        &self.without_owner
    }

    /// The settings of which nobody says what shows that they work, by key.
    pub fn without_expect(&self) -> &[String] {
        &self.without_expect
    }

    /// The settings of which nobody says how to undo a change, by key.
    pub fn without_rollback(&self) -> &[String] {
        &self.without_rollback
    }

    /// Ends the test if there is a problem.
    ///
    /// # Panics
    ///
    /// With all problems, if there is one.
    #[track_caller]
    pub fn assert_sound(&self) {
        assert!(self.problems.is_empty(), "the declaration has problems:\n{}", self.problems.join("\n"));
    }

    /// The settings that a security review goes through, by key.
    pub fn security(&self) -> &[String] {
        &self.security
    }

    /// Ends the test if a setting lacks an owner, an expected result or a rollback note.
    ///
    /// # Panics
    ///
    /// With all such settings, and what each lacks.
    #[track_caller]
    pub fn assert_reviewed(&self) {
        self.demand_reviews("a setting", &self.settings);
    }

    /// Ends the test if a setting that a security review goes through lacks an owner, an expected result or a rollback
    /// note.
    ///
    /// ```should_panic
    /// use settings::{Settings, testing};
    ///
    /// #[derive(Settings)]
    /// #[settings(prefix = "SHOP", review(owner = "team-shop"))]
    /// struct Shop {
    ///     #[settings(default = 10)]
    ///     #[settings(review(security, expect = "413 above it"))]
    ///     max_parts: u32,
    ///     #[settings(default = 8080)]
    ///     port: u16,
    /// }
    ///
    /// // Of `max_parts` nobody says how to undo a change.
    /// testing::declaration::<Shop>().assert_security_reviewed();
    /// ```
    ///
    /// # Panics
    ///
    /// With all such settings, and what each lacks.
    #[track_caller]
    pub fn assert_security_reviewed(&self) {
        self.demand_reviews("a security setting", &self.security);
    }

    #[track_caller]
    fn demand_reviews(&self, what: &str, settings: &[String]) {
        let lists = [
            ("no owner", &self.without_owner),
            ("no expected result", &self.without_expect),
            ("no rollback note", &self.without_rollback),
        ];
        let lacks = |key: &String| {
            let lacks: Vec<&str> =
                lists.iter().filter(|(_, keys)| keys.contains(key)).map(|(lack, _)| *lack).collect();
            (!lacks.is_empty()).then(|| format!("`{key}` has {}", lacks.join(", ")))
        };
        let lines: Vec<String> = settings.iter().filter_map(lacks).collect();
        assert!(lines.is_empty(), "{what} lacks what a reviewer needs to know:\n{}", lines.join("\n"));
    }

    fn say(&mut self, problem: String) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// What a load without any source has against defaults alone: rules, and the defaults of whole sections.
    fn of_load<T: Root>(&mut self) {
        let Err(error) = loader::load_values::<T>([], ["", ""]) else { return };
        let by_default = |problem: &&Problem| {
            let origins = problem.origins();
            !origins.is_empty() && origins.iter().all(|origin| origin.kind() == OriginKind::Default)
        };
        for problem in error.problems().iter().filter(by_default) {
            self.say(format!("`{}`: {}", problem.key().unwrap_or_default(), problem.message()));
        }
    }

    /// The defaults of settings that a load without sources does not come to: in optional sections, in lists and maps.
    fn of_defaults(&mut self, outline: &Outline) {
        for (place, index, field) in outline.fields() {
            let FieldKind::Leaf(spec) = field.kind() else { continue };
            let key = outline.key(place, index, &Steps::default());
            for (_, against) in spec.against_default().complaints(field.is_secret()) {
                self.say(format!("`{key}`: the default does not pass its own check: {against}"));
            }
        }
    }

    fn of_names(&mut self, outline: &Outline) {
        for (key, message, cure) in
            names::clashes(outline.section(ROOT), outline.prefix(), outline.separator())
        {
            self.say(format!("`{key}`: {message}: {cure}"));
        }
    }

    fn of_reviews(&mut self, outline: &Outline) {
        let steps = Steps::default();
        let settings: Vec<_> =
            outline.in_order().into_iter().filter(|(_, _, field)| field.as_section().is_none()).collect();
        let name = |(place, index, _): &(u32, u16, _)| outline.variable(*place, *index, &steps);
        let variables: Vec<String> = settings.iter().filter_map(name).collect();
        for (place, index, field) in settings {
            let key = outline.key(place, index, &steps);
            let review = outline.reviewed(place, field.reviewed());
            self.settings.push(key.clone());
            if review.security {
                self.security.push(key.clone());
            }
            let lists = [
                (review.owner, &mut self.without_owner),
                (review.expect, &mut self.without_expect),
                (review.rollback, &mut self.without_rollback),
            ];
            for (said, without) in lists {
                if said.is_none() {
                    without.push(key.clone());
                }
            }
            for literal in literals(review, &variables) {
                self.say(format!(
                    "`{key}`: a text for reviewers says `{literal}`, which goes stale; write `{{variable}}`"
                ));
            }
        }
    }
}

/// The variables that the texts for reviewers name as they are.
fn literals(review: Review, variables: &[String]) -> impl Iterator<Item = &String> {
    let texts = [review.owner, review.expect, review.rollback, review.since];
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    variables.iter().filter(move |variable| {
        let names = |text: &str| text.split(|c| !in_name(c)).any(|word| word == variable.as_str());
        texts.iter().flatten().any(|text| names(text))
    })
}
