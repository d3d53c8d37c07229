//! The documents of a declaration: committed as they are made, and what stands in them loads.

use std::path::{Path, PathBuf};

use settings::documents::Documents;
use settings::{Environment, Loader};

use super::Trial;
use crate::documents::{by_shell, uncommented};
use crate::support::{Folder, loaded};

/// The loader of a service that takes files in all formats, and variables.
fn service<T: Trial>() -> Loader<T> {
    let loader = Loader::standard(Environment::empty());
    loader.optional_file("settings.yaml").optional_file("settings.json")
}

/// The committed folder of a trial.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("documents").join(name)
}

/// Everything is what the declaration says; no secret stands in it.
pub(super) fn are_committed<T: Trial>(name: &str) {
    let documents = Documents::of(&service::<T>());
    documents.assert_current(folder(name));
    let secrets = T::seeded().secrets();
    assert!(!secrets.is_empty());
    for (file, text) in documents.all() {
        for (key, secret) in &secrets {
            assert!(!text.contains(secret.as_str()), "{file} tells `{key}`");
        }
    }
}

/// What no document gives.
pub(super) struct Apart {
    /// What nobody knows an example of, as a file.
    pub(super) file: &'static str,
    /// The secrets that are needed in any case, as variables, and those that what may be uncommented needs beside them.
    pub(super) needed: &'static [(&'static str, &'static str)],
    pub(super) beside: &'static [(&'static str, &'static str)],
}

impl Apart {
    fn beside(&self, text: &str, sign: &str) -> [(String, Vec<(&'static str, &'static str)>); 2] {
        let all = self.needed.iter().chain(self.beside).copied().collect();
        [(text.to_owned(), self.needed.to_vec()), (uncommented(text, sign), all)]
    }
}

/// Each template loads as it is made, and with all that may be uncommented; the settings in it are the declared ones.
pub(super) fn templates_load<T: Trial>(apart: &Apart) {
    let documents = Documents::of(&service::<T>());
    let formats = [("toml", "toml", "#"), ("yaml", "yaml", "#"), ("jsonc", "jsonc", "//")];
    for (format, ending, sign) in formats {
        let text = documents.text(&format!("settings.example.{ending}")).unwrap();
        for (text, given) in apart.beside(text, sign) {
            let loader = Loader::<T>::new()
                .text("toml", apart.file)
                .text(format, &text)
                .environment(given.into_iter().collect());
            if let Err(error) = loader.load() {
                panic!("{format} has to load:\n{error}\n{text}");
            }
        }
    }
}

/// A POSIX shell reads the variables as this library does.
pub(super) fn a_shell_reads_the_variables<T: Trial>(apart: &Apart) {
    let documents = Documents::of(&service::<T>());
    let text = documents.text(".env.example").unwrap();
    for (text, given) in apart.beside(text, "#") {
        let folder = Folder::new();
        let path = folder.write(".env.example", &text);
        let given_too = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let variables = by_shell(&path).into_iter().chain(given_too);
        let variables = variables.filter(|(name, _)| name.starts_with(T::PREFIX)).collect();
        let by_shell = loaded(Loader::<T>::new().text("toml", apart.file).environment(variables));
        let by_dotenv = loaded(
            Loader::<T>::new()
                .text("toml", apart.file)
                .dotenv(&path)
                .environment(given.into_iter().collect()),
        );
        assert_eq!(by_shell.fingerprint(), by_dotenv.fingerprint(), "{text}");
    }
}
