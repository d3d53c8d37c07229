//! The folder for the sources that read files, one for each thread.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

thread_local! {
    static FOLDER: TempDir = tempfile::tempdir().expect("a folder");
}

pub(super) struct Folder;

impl Folder {
    pub(super) fn path() -> PathBuf {
        FOLDER.with(|folder| folder.path().to_owned())
    }

    /// Writes a file of the folder.
    pub(super) fn write(name: &str, bytes: &[u8]) -> PathBuf {
        let path = Self::path().join(name);
        std::fs::write(&path, bytes).expect("the file is written");
        path
    }

    /// A folder in it, with nothing in that but these files. Those whose names the system refuses are left out.
    pub(super) fn holding<'a>(name: &str, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> PathBuf {
        let path = Self::path().join(name);
        let there = path.exists();
        assert!(!there || std::fs::remove_dir_all(&path).is_ok(), "the folder is emptied");
        std::fs::create_dir(&path).expect("the folder is made");
        for (name, bytes) in files.into_iter().filter(|(name, _)| is_name(name)) {
            let _ = std::fs::write(path.join(name), bytes);
        }
        path
    }
}

fn is_name(name: &str) -> bool {
    Path::new(name).file_name().is_some_and(|plain| plain == name)
}
