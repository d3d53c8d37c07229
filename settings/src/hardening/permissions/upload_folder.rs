//! The folder of uploads is there, and no server hands out what is in it.

use std::path::{Component, Path, PathBuf};

use super::modes;
use crate::Settings;
use crate::checklist::{Findings, Item, Machine};

/// A folder that uploads, or files on the way, are written to.
///
/// ```
/// use settings::hardening::permissions::UploadFolder;
/// use settings::{Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(nested)]
///     uploads: UploadFolder,
/// }
///
/// let text = "[uploads]\npath = '/srv/uploads'\nserved_roots = ['/srv/www']";
/// let shop = Loader::<Shop>::new().text("toml", text).load()?;
/// assert_eq!(shop.uploads.served_roots.len(), 1);
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Debug, Settings)]
#[settings(crate = crate)]
#[settings(review(
    security,
    expect = "404 for the name of an uploaded file at every address of the service; the folder is below none of \
              `served_roots`",
    rollback = "restart the service, and move what was uploaded meanwhile"
))]
pub struct UploadFolder {
    /// Where the folder is.
    pub path: PathBuf,
    /// The folders whose files a server hands out: the service itself, the proxy in front, the origin of the CDN. An empty
    /// list says that nobody hands out files.
    #[settings(review(
        expect = "in the list is each folder that the service, the proxy (in nginx, `root` and `alias`) and the delivery \
                  network hand out",
        rollback = "it only tells what is handed out: put that back where it is set, in the service, the \
                    proxy and the delivery network"
    ))]
    pub served_roots: Vec<PathBuf>,
}

const NOT_RESOLVED: &str =
    "a path could not be resolved: links, `..` and the working directory in it were not followed";

pub(super) fn item() -> Item {
    Item::on::<UploadFolder>(
        "permissions.upload-folder",
        "uploads are written where no server hands them out",
    )
    .why("an uploaded page or script that a server hands out runs with the rights of the site")
    .source("OWASP ASVS 5.0.0, 5.3.1; OWASP File Upload Cheat Sheet")
    .reads(&["path", "served_roots"])
    .mend("a folder of the user of the service, beside the served roots and not below one")
    .examples(
        &[("path", "/srv/uploads"), ("served_roots", "/srv/www,/srv/static")],
        &[("path", "/srv/www/uploads"), ("served_roots", "/srv/www")],
    )
    .needs_machine()
    .judge(judge)
}

fn judge(folder: &UploadFolder, found: &mut Findings<'_>) {
    let machine = found.machine();
    let real = machine.and_then(|machine| machine.resolve(&folder.path));
    for (at, root) in folder.served_roots.iter().enumerate() {
        let real_root = machine.and_then(|machine| machine.resolve(root));
        if machine.is_some() {
            found.looked_at(root);
        }
        let ways = [plain(&folder.path).zip(plain(root)), real.as_deref().zip(real_root.as_deref())];
        let mut ways = ways.into_iter().flatten();
        let against = ways.find_map(|(folder, root)| match () {
            () if folder.starts_with(root) => Some("holds the folder of uploads, and is handed out"),
            () if root.starts_with(folder) => Some("lies in the folder of uploads, and is handed out"),
            () => None,
        });
        match against {
            Some(message) => found.fail_element("served_roots", at, message),
            None if real.is_none() || real_root.is_none() => found.not_verified(NOT_RESOLVED),
            None => {}
        }
    }
    if let Some(machine) = machine {
        stands(machine, &folder.path, found);
    }
}

/// A path that says by itself where it leads, if there are no links on the way.
fn plain(path: &Path) -> Option<&Path> {
    // Of several drives that a system may have, any.
    let is_plain = path.has_root() && !path.components().any(|part| part == Component::ParentDir);
    is_plain.then_some(path)
}

/// Whether the folder is one, and the service may write to it.
fn stands(machine: &dyn Machine, path: &Path, found: &mut Findings<'_>) {
    let Some(at) = found.look(path) else {
        return found.fail("path", "is not there, or nobody may look at it");
    };
    if !at.is_folder {
        return found.fail("path", "is no folder");
    }
    match modes::may_write(&at, machine.effective_user()) {
        Some(true) => {}
        Some(false) => found.fail("path", "is not writable by the user of the service"),
        None => found.not_verified("the system does not tell who may write to the folder"),
    }
}
