//! Files that are planted. They are read later than the case is made, so they stay.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::{Path, PathBuf};

const FOLDER: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/canary");

/// A file with this text. Its folder is named by the text, so that there are not more of them with each run.
#[expect(clippy::disallowed_methods, reason = "this looks at what was written")]
pub(super) fn file(text: &[u8]) -> PathBuf {
    let mut name = DefaultHasher::new();
    text.hash(&mut name);
    let folder = Path::new(FOLDER).join(format!("{:016x}", name.finish()));
    let path = folder.join("nest.toml");
    if std::fs::read(&path).is_ok_and(|found| found == text) {
        return path;
    }
    std::fs::create_dir_all(&folder).expect("the folder is made");
    // Another test may plant, or read, the same at this time.
    let mut beside = tempfile::NamedTempFile::new_in(&folder).expect("a file");
    beside.write_all(text).expect("the file is written");
    beside.persist(&path).expect("the file takes its name");
    path
}

/// A text without the names of folders that files are planted in: they are others for each text, or each time.
pub(super) fn without_folders(text: &str) -> String {
    // Builds may be made in a temporary folder, too: the longer name comes first.
    without(&without(text, Path::new(FOLDER)), &std::env::temp_dir())
}

fn without(text: &str, folder: &Path) -> String {
    let start = format!("{}/", folder.display());
    text.split(&start)
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once('/').map_or(part, |(_, rest)| rest) })
        .collect()
}
