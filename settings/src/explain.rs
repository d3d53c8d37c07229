//! What was loaded, setting by setting: the value, where it came from, and what it overrode.

mod text;

use crate::loaded::{Loaded, Scope};
#[cfg(feature = "page")]
use crate::survey::Layout;
use crate::survey::{self, Explained};
use crate::visit::AnySection;

/// Every setting of a [`Checked`](crate::Checked) object, made when it is asked for.
///
/// `Display` writes one line a setting, [`Explanation::to_json`] the same for machines. Of a secret neither has
/// anything but `[REDACTED]`.
///
/// ```
/// use settings::{Environment, Loader, SecretString, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(default = 8080)]
///     port: u16,
///     token: SecretString,
/// }
///
/// let shop = Loader::<Shop>::new()
///     .text("toml", "port = 9000")
///     .environment(Environment::from([("SHOP_PORT", "9001"), ("SHOP_TOKEN", "sesame")]))
///     .load()?;
/// assert_eq!(
///     shop.explain().to_string(),
///     "port = 9001 (variable SHOP_PORT, over <toml>:1:8, default)\n\
///      token = [REDACTED] (variable SHOP_TOKEN)\n"
/// );
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Clone)]
pub struct Explanation {
    settings: Vec<Explained>,
    #[cfg(feature = "page")]
    layout: Layout,
}

/// The same settings, whatever sources had a say in none of them.
impl PartialEq for Explanation {
    fn eq(&self, other: &Self) -> bool {
        self.settings == other.settings
    }
}

impl Eq for Explanation {}

impl Explanation {
    pub(crate) fn of(value: &dyn AnySection, loaded: &Loaded, scope: &Scope) -> Self {
        let survey = survey::of(value, loaded, scope);
        Self {
            settings: survey.settings,
            #[cfg(feature = "page")]
            layout: survey.layout,
        }
    }

    /// Where the settings stand.
    #[cfg(feature = "page")]
    pub(crate) fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The settings, in the order of the declaration; the entries of a map in the order of their names.
    pub fn settings(&self) -> &[Explained] {
        &self.settings
    }

    /// The setting with this key.
    pub fn setting(&self, key: &str) -> Option<&Explained> {
        self.settings.iter().find(|setting| setting.key() == key)
    }
}
