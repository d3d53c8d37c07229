//! The environment: the variables of a process as data, walked once.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::variables::{Collector, Expected, Given};
use crate::key::printable;
use crate::outline::Outline;

/// The variables of a process, or ones made up in their place.
///
/// ```
/// use settings::{Environment, Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     port: u16,
/// }
///
/// let environment = Environment::from([("SHOP_PORT", "8080")]);
/// let shop = Loader::<Shop>::new().environment(environment).load()?;
/// assert_eq!(shop.port, 8080);
/// # Ok::<(), settings::LoadError>(())
/// ```
pub struct Environment(Variables);

enum Variables {
    OfProcess,
    /// Those that a file has, read when the settings are loaded.
    OfFile(PathBuf),
    Given(Vec<(OsString, Zeroizing<Vec<u8>>)>),
}

impl Environment {
    /// The variables of this process, read when the settings are loaded.
    ///
    /// What the library copies of them is wiped after the load; the process's own environment block stays as it is.
    pub fn of_process() -> Self {
        Self(Variables::OfProcess)
    }

    /// The variables that a file has, and no others: those of another environment, written down as [dotenv
    /// files](crate::sources::dotenv) are. It has to be there, and each value comes from its line.
    ///
    /// ```
    /// use settings::{Environment, Loader, Settings};
    ///
    /// #[derive(Settings)]
    /// #[settings(prefix = "SHOP")]
    /// struct Shop {
    ///     port: u16,
    /// }
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let staging = folder.path().join("staging.env");
    /// # std::fs::write(&staging, "SHOP_PORT=8080\n")?;
    /// let shop = Loader::<Shop>::standard(Environment::of_file(&staging)).load()?;
    /// assert_eq!(shop.port, 8080);
    /// assert_eq!(shop.origin("port").unwrap().line(), Some(1));
    /// # Ok(())
    /// # }
    /// ```
    pub fn of_file(path: impl Into<PathBuf>) -> Self {
        Self(Variables::OfFile(path.into()))
    }

    /// The file that has them, if it is one.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.0 {
            Variables::OfFile(path) => Some(path),
            Variables::OfProcess | Variables::Given(_) => None,
        }
    }

    /// True for those of this process.
    #[cfg(feature = "cli")]
    pub(crate) fn is_of_process(&self) -> bool {
        matches!(self.0, Variables::OfProcess)
    }

    /// No variables at all.
    pub fn empty() -> Self {
        Self(Variables::Given(Vec::new()))
    }
}

impl<N: Into<OsString>, V: Into<OsString>> FromIterator<(N, V)> for Environment {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(variables: I) -> Self {
        let one = |(name, value): (N, V)| (name.into(), bytes(value.into()));
        Self(Variables::Given(variables.into_iter().map(one).collect()))
    }
}

impl<N: Into<OsString>, V: Into<OsString>, const COUNT: usize> From<[(N, V); COUNT]> for Environment {
    fn from(variables: [(N, V); COUNT]) -> Self {
        variables.into_iter().collect()
    }
}

/// Shows how many variables there are, and of none its value.
impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Variables::OfProcess => f.write_str("Environment(of the process)"),
            Variables::OfFile(path) => write!(f, "Environment(of {})", printable(&path.to_string_lossy())),
            Variables::Given(variables) => write!(f, "Environment({} variables)", variables.len()),
        }
    }
}

/// The value's own buffer, to be wiped when it is dropped.
fn bytes(value: OsString) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(value.into_encoded_bytes())
}

impl Environment {
    /// Calls `each` with every variable, and wipes what is not kept.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
    pub(super) fn walk(self, mut each: impl FnMut(OsString, Zeroizing<Vec<u8>>)) {
        match self.0 {
            Variables::OfProcess => {
                std::env::vars_os().for_each(|(name, value)| each(name, bytes(value)));
            }
            Variables::Given(variables) => variables.into_iter().for_each(|(name, value)| each(name, value)),
            // Whoever gathers reads the file.
            Variables::OfFile(_) => {}
        }
    }

    /// The value of one variable, without loading anything: where the file of settings is, for example.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
    pub(crate) fn value(&self, name: &str) -> Option<Zeroizing<Vec<u8>>> {
        match &self.0 {
            Variables::OfProcess => std::env::var_os(name).map(bytes),
            Variables::OfFile(_) => None,
            // Of a name that is given twice, the last counts, as where settings are matched.
            Variables::Given(all) => {
                all.iter().rev().find(|(of, _)| of == name).map(|(_, value)| value.clone())
            }
        }
    }
}

/// Makes a layer of the variables that settings have.
pub(crate) fn gather(environment: Environment, outline: &Outline, expected: &Expected<'_>) -> Given {
    let mut variables = Collector::of_environment(outline, expected);
    environment.walk(|name, value| {
        // Most variables are other programs', and told from ours by their first bytes. Every declared name is UTF-8,
        // so a name that is not is somebody else's too.
        let ours = Some(name).filter(|name| outline.may_be_ours(name.as_encoded_bytes()));
        if let Some(Ok(name)) = ours.map(OsString::into_string) {
            variables.take(name, value, 0);
        }
    });
    variables.finish()
}
