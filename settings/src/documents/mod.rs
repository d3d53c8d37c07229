#![doc = include_str!("../docs/documents.md")]

use std::path::Path;

use crate::document::{self, Format};
use crate::gathering::Source;
use crate::loader::Loader;
use crate::outline::Outline;
use crate::source::documents;
pub use crate::source::documents::DocumentError;
use crate::source::environment::Environment;
use crate::{Root, Settings};

/// What each document says of itself: a file without these words was not made here, and is left alone.
const MARK: &str = "made from the declaration of the settings";

/// What people and tools read of the settings of a service: a reference, and files to begin with.
///
/// A secret has no value in any of them, not even an example.
///
/// ```
/// use settings::documents::Documents;
/// use settings::{SecretString, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     /// TCP port to listen on.
///     #[settings(default = 8080)]
///     port: u16,
///     /// Opens the till.
///     token: SecretString,
/// }
///
/// let documents = Documents::standard::<Shop>();
/// let variables = documents.text(".env.example").unwrap();
/// assert!(variables.contains("# TCP port to listen on.\n# an unsigned integer from 0 to 65535\n#SHOP_PORT=8080\n"));
/// assert!(variables.contains("# SHOP_TOKEN: never here, but by the variable SHOP_TOKEN"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documents {
    all: Vec<(&'static str, String)>,
}

impl Documents {
    /// Of a service that is loaded so: the loader tells which kinds of source there are. Nothing is loaded.
    pub fn of<T: Root>(loader: &Loader<T>) -> Self {
        let kinds = loader.kinds();
        let outline = Outline::new(<T as Settings>::SECTION, T::PREFIX, T::SEPARATOR);
        let mut all = vec![("SETTINGS.md", marked("<!-- ", " -->", &document::reference(&outline, kinds)))];
        if kinds.variables {
            all.push((".env.example", marked("# ", "", &document::variables(&outline, kinds))));
        }
        for format in formats(loader) {
            let (name, sign) = match format {
                Format::Toml => ("settings.example.toml", "# "),
                Format::Yaml => ("settings.example.yaml", "# "),
                Format::Jsonc => ("settings.example.jsonc", "// "),
            };
            all.push((name, marked(sign, "", &document::template(&outline, kinds, format))));
        }
        Self { all }
    }

    /// Of a service that is loaded by [`Settings::load`].
    pub fn standard<T: Root>() -> Self {
        Self::of(&Loader::<T>::standard(Environment::empty()))
    }

    /// Each document by the name of its file: `SETTINGS.md`, the reference; `.env.example`, where variables are read; and
    /// `settings.example.toml`, `.yaml` and `.jsonc`, where the loader names a file of the format, or a text in it.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.all.iter().map(|(name, text)| (*name, text.as_str()))
    }

    /// The document of this name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.all().find(|(of, _)| *of == name).map(|(_, text)| text)
    }

    /// The names of the documents that a folder does not have, or has otherwise.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or one of such a name that was not made from a declaration.
    pub fn out_of_date(&self, folder: impl AsRef<Path>) -> Result<Vec<&'static str>, DocumentError> {
        self.each(folder.as_ref(), |path, text| Ok(!documents::is_current(path, text, MARK)?))
    }

    /// Writes the documents that are out of date into a folder, which has to be there, and tells their names. Each is written
    /// beside its file, and takes its place when it is whole; no other file is touched.
    ///
    /// # Errors
    ///
    /// A file that cannot be written, or one of such a name that was not made from a declaration; the documents before it are
    /// written then.
    pub fn write(&self, folder: impl AsRef<Path>) -> Result<Vec<&'static str>, DocumentError> {
        self.each(folder.as_ref(), |path, text| documents::write(path, text, MARK))
    }

    /// Fails unless a folder has all documents as they are, and writes those that it has not.
    ///
    /// # Panics
    ///
    /// With the names of the documents that were written, or the error.
    #[track_caller]
    #[expect(clippy::panic, reason = "documented: a test fails by panicking")]
    pub fn assert_current(&self, folder: impl AsRef<Path>) {
        match self.write(folder) {
            Ok(written) if written.is_empty() => {}
            Ok(written) => panic!("out of date, and written anew: {}", written.join(", ")),
            Err(error) => panic!("{error}: {}", error.help()),
        }
    }

    fn each(
        &self,
        folder: &Path,
        counts: impl Fn(&Path, &str) -> Result<bool, DocumentError>,
    ) -> Result<Vec<&'static str>, DocumentError> {
        let mut names = Vec::new();
        for (name, text) in self.all() {
            if counts(&folder.join(name), text)? {
                names.push(name);
            }
        }
        Ok(names)
    }
}

/// The formats of the files that a loader names. Which features are on does not count: another crate of the workspace may turn
/// one on, and the documents would be others when all is built. Of a folder, TOML is the format that is always there.
fn formats<T: Root>(loader: &Loader<T>) -> Vec<Format> {
    let mut formats = Vec::new();
    for source in loader.sources() {
        let name = match source {
            Source::File(path, _) | Source::FileFrom(_, path, _) => path.to_string_lossy(),
            Source::Overlay(pattern, _) | Source::OverlayFrom(pattern, _) => pattern.into(),
            Source::Text(name, _) => name.into(),
            Source::Folder(..) => ".toml".into(),
            _ => continue,
        };
        let format = match name.rsplit('.').next() {
            Some("yaml" | "yml") => Format::Yaml,
            Some("json" | "jsonc") => Format::Jsonc,
            _ => Format::Toml,
        };
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    formats
}

/// A document that says what it is, so that nobody mends it by hand.
fn marked(begin: &str, end: &str, text: &str) -> String {
    format!("{begin}{MARK}: change that, and not this file{end}\n\n{}", text.trim_start_matches('\n'))
}
