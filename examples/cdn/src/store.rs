//! Uploads on their way to a folder: each under a name of its own until it is whole.

use std::io;
use std::path::{Path, PathBuf};

use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt;

/// A file that is not whole yet. If it never is, it goes.
pub(crate) struct Part {
    file: File,
    path: PathBuf,
    is_whole: bool,
}

impl Part {
    /// An empty one.
    pub(crate) async fn begin(folder: &Path) -> io::Result<Self> {
        let mut name = [0; 16];
        getrandom::fill(&mut name).map_err(io::Error::other)?;
        let path = folder.join(format!("{}.part", base16ct::lower::encode_string(&name)));
        Ok(Self { file: File::create_new(&path).await?, path, is_whole: false })
    }

    /// Adds what came.
    pub(crate) async fn add(&mut self, data: &[u8]) -> io::Result<()> {
        self.file.write_all(data).await
    }

    /// Gives it the name that it keeps. The same content again takes the place of the first.
    pub(crate) async fn finish(mut self, name: &str) -> io::Result<()> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        fs::rename(&self.path, self.path.with_file_name(name)).await?;
        self.is_whole = true;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_whole {
            // Where it cannot be removed, nobody is left to be told.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
