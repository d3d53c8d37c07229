#![doc = include_str!("docs/guide.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod byte_size;
#[cfg(feature = "changes")]
mod columns;
mod demand;
#[cfg(any(feature = "cli", feature = "documents"))]
mod described;
mod error;
#[cfg(feature = "page")]
mod html;
mod input;
mod json;
mod key;
mod layer;
mod leaf;
mod loaded;
#[cfg(feature = "checklist")]
mod machine;
#[cfg(any(feature = "checklist", feature = "documents"))]
mod markdown;
mod names;
mod order;
mod origin;
mod outline;
mod output;
mod presence;
mod probe;
mod problem;
mod review;
#[cfg(feature = "checklist")]
mod rollback;
mod rule;
mod schema;
mod spec;
mod survey;
mod tape;
mod trace;
mod value;
mod variant;
mod visit;
mod without;
#[cfg(any(feature = "checklist", feature = "documents"))]
mod written;

mod check;
mod choose;
#[cfg(feature = "changes")]
mod compare;
#[cfg(feature = "checklist")]
mod confirm;
mod convert;
#[cfg(feature = "documents")]
mod document;
#[cfg(feature = "page")]
mod picture;
mod sort;
mod source;
#[cfg(feature = "run")]
mod values;

mod assembly;
#[cfg(feature = "changes")]
pub mod changes;
mod checked;
#[cfg(feature = "checklist")]
pub mod checklist;
#[cfg(feature = "cli")]
pub mod command;
#[cfg(feature = "documents")]
pub mod documents;
mod explain;
mod gathering;
#[cfg(feature = "hardening")]
pub mod hardening;
mod loader;
mod nested;
#[cfg(feature = "page")]
pub mod page;
#[cfg(feature = "probes")]
mod probing;
mod proof;
mod rehearsal;
#[cfg(feature = "tracing")]
mod telemetry;
pub mod testing;
mod usage;
#[cfg(feature = "verify")]
pub mod verify;

#[doc(hidden)]
pub mod private;

#[doc = include_str!("docs/attributes.md")]
pub use settings_derive::Settings;

pub use crate::byte_size::{ByteSize, ParseByteSizeError};
pub use crate::checked::Checked;
pub use crate::demand::{Check, Complaint};
pub use crate::error::{LoadError, NotAtHand, NotRun};
pub use crate::explain::Explanation;
pub use crate::gathering::Unknown;
pub use crate::input::{Input, Refusal, Text};
pub use crate::leaf::{Leaf, Shape};
pub use crate::loader::Loader;
pub use crate::origin::{Origin, OriginKind};
pub use crate::output::Output;
pub use crate::probe::{Job, Probe};
#[cfg(feature = "probes")]
pub use crate::probing::Probing;
pub use crate::problem::{Code, Problem};
pub use crate::rehearsal::{Rehearsal, Rehearsing};
pub use crate::review::Reviewed;
pub use crate::source::environment::Environment;
pub use crate::survey::Explained;
#[doc(no_inline)]
pub use secrecy::{ExposeSecret, SecretBox, SecretString};

/// Ready-made checks, for `#[settings(check = …)]`.
pub mod checks {
    pub use crate::check::{UrlScheme, url_scheme, url_schemes};
}

/// Ready-made probes, for `#[settings(probe = …)]`. Needs the feature `probes`.
#[cfg(feature = "probes")]
pub mod probes {
    pub use crate::source::probes::{
        AtPath, Bindable, Outside, bindable, file, folder, outside, writable_file, writable_folder,
    };
}

// There is nothing in these modules but their pages. They are built always, and not for rustdoc alone, so that the pages
// of a service can link to them: its rustdoc sees this crate as the compiler does.
pub mod sources {
    #![doc = include_str!("docs/sources.md")]

    #[cfg(doc)]
    use crate::{Checked, Code, Environment, Loader, Settings};

    #[doc = include_str!("docs/sources/defaults.md")]
    pub mod defaults {}

    #[doc = include_str!("docs/sources/files.md")]
    pub mod files {}

    #[doc = include_str!("docs/sources/toml.md")]
    pub mod toml {}

    #[doc = include_str!("docs/sources/yaml.md")]
    pub mod yaml {}

    #[doc = include_str!("docs/sources/json.md")]
    pub mod json {}

    #[doc = include_str!("docs/sources/variables.md")]
    pub mod variables {}

    #[doc = include_str!("docs/sources/dotenv.md")]
    pub mod dotenv {}

    #[doc = include_str!("docs/sources/secret_files.md")]
    pub mod secret_files {}

    #[doc = include_str!("docs/sources/flags.md")]
    pub mod flags {}

    #[doc = include_str!("docs/sources/code.md")]
    pub mod code {}

    #[doc = include_str!("docs/sources/origins.md")]
    pub mod origins {}
}

use crate::private::{Assembly, Many, Section, Visit};

/// The settings of a service, or of one section of it. Derive it.
pub trait Settings: Sized + Send + Sync + 'static {
    #[doc(hidden)]
    const SECTION: &'static Section;

    #[doc(hidden)]
    fn build(assembly: &mut Assembly<'_>) -> Option<Self>;

    #[doc(hidden)]
    fn visit(&self, visitor: &mut dyn Visit);

    /// Loads from the usual sources: the defaults; over them the file that the variable `PREFIX_CONFIG` names, or
    /// `settings.toml` in the working directory if it is there; over it the environment. Nothing else, ever.
    ///
    /// # Errors
    ///
    /// All problems that can be judged, in one report.
    fn load() -> Result<Checked<Self>, LoadError>
    where
        Self: Root,
    {
        Loader::standard(Environment::of_process()).load()
    }

    /// Settings for a test of the code that is given them: the defaults, and over them these values by their keys, each
    /// read as a variable's text is. It works for a section by itself as well, and reads nothing from outside.
    ///
    /// ```
    /// use settings::{Checked, Settings};
    ///
    /// #[derive(Settings)]
    /// struct Cache {
    ///     #[settings(default = 60)]
    ///     max_age: u32,
    ///     vary: Option<String>,
    /// }
    ///
    /// fn header(cache: &Cache) -> String {
    ///     format!("max-age={}", cache.max_age)
    /// }
    ///
    /// let cache = Cache::for_test([("max_age", "5")]);
    /// assert_eq!(header(&cache), "max-age=5");
    /// ```
    ///
    /// # Panics
    ///
    /// With the report of the load, if the values will not do.
    #[track_caller]
    fn for_test<'a>(values: impl IntoIterator<Item = (&'a str, &'a str)>) -> Checked<Self> {
        testing::load(values)
    }

    /// The same as [`Settings::load`]; if it fails, prints the report to stderr and ends the process with the status
    /// 78, `EX_CONFIG` of `sysexits.h`.
    fn load_or_exit() -> Checked<Self>
    where
        Self: Root,
    {
        Self::load().unwrap_or_else(|error| {
            #[expect(clippy::print_stderr, reason = "this is the one function that prints: it says so")]
            {
                eprintln!("{error}");
            }
            std::process::exit(78)
        })
    }
}

/// The outermost settings of a service: those with a `prefix`. Derived with [`Settings`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be loaded: it has no prefix",
    note = "write `#[settings(prefix = \"SHOP\")]` on it, if these are all settings of a service"
)]
pub trait Root: Settings {
    /// What the names of its variables begin with.
    const PREFIX: &'static str;
    /// What stands between the parts of a variable's name.
    const SEPARATOR: &'static str;
}

/// What a `nested` field may be: a section, an optional one, a list of them, or a map from names to them.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no section",
    label = "this field says `nested`",
    note = "write `#[derive(Settings)]` on the struct; or, if it is a single value, take `nested` away"
)]
pub trait Nested: Sized {
    const SECTION: &'static Section;
    const OPTIONAL: bool = false;
    const MANY: Many = Many::One;
    fn take(assembly: &mut Assembly<'_>) -> Option<Self>;
    fn take_or(assembly: &mut Assembly<'_>, default: fn() -> Self) -> Option<Self>;
    fn show(&self, visitor: &mut dyn Visit);
}
