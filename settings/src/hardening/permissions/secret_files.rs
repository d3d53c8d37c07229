//! Files with secrets and private keys are closed to others.

use std::path::{Path, PathBuf};

use super::modes::{self, Fault};
use crate::Settings;
use crate::checklist::{Findings, Item, Machine, Profile, Seen};
use crate::key::join;
use crate::origin::{Origin, OriginKind};

/// A file with a private key that the service reads by itself, such as that of a certificate.
///
/// What the settings read, they read as a [`SecretString`](crate::SecretString): its file is judged without this section.
///
/// ```
/// use settings::hardening::permissions::PrivateKeyFile;
/// use settings::{Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(nested)]
///     tls_key: PrivateKeyFile,
/// }
///
/// let shop = Loader::<Shop>::new().value("tls_key.path", "/run/secrets/tls.key").load()?;
/// assert!(shop.tls_key.path.is_absolute());
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Debug, Settings)]
#[settings(crate = crate)]
#[settings(review(
    security,
    expect = "a regular file of root or of the user of the service, mode 0400 or 0440",
    rollback = "have the file back with its mode and owner, then restart the service; a key that leaked is not put back but replaced"
))]
pub struct PrivateKeyFile {
    /// Where the file is. Relative, it is to the working directory.
    pub path: PathBuf,
}

const GONE: &str = "names a file that is not there, or that nobody may look at";
const NOT_REGULAR: &str = "comes from something that is no regular file";
const OTHERS_USE: &str = "comes from a file that everybody may use";
const GROUP_WRITES: &str = "comes from a file that its group may write to";
const FOREIGN: &str = "comes from a file of neither root nor the user of the service";

pub(super) fn item() -> Item {
    Item::on_all("permissions.secret-files", "files with secrets and private keys are closed to others")
        .why("whoever reads such a file has the secret; whoever writes to it chooses one")
        .source("CIS NGINX Benchmark, 4.1.3; OWASP ASVS 5.0.0, 13.3.2; systemd credentials")
        .mend(
            "mode 0400, or 0440 with a group of the service alone, owner root or the user of the service; a mount of a \
             container is open to all unless it says so: Kubernetes `defaultMode: 0400` (with `fsGroup`, 0440), Compose \
             `mode: 0400` with `uid`",
        )
        .profiles(Profile::DEPLOYED)
        .needs_machine()
        .covers::<PrivateKeyFile>(&["path"])
        .covers_secrets()
        .minds_rehearsals()
        .judge(judge)
}

fn judge(seen: &Seen<'_>, found: &mut Findings<'_>) {
    let files = files(seen);
    if let Some(away) = seen.settings().iter().find(|one| one.is_secret() && !one.is_at_hand()) {
        found.read(away.key());
        found.not_verified("a secret is not at hand");
    }
    if files.is_empty() {
        found.not_applicable("no file has a secret or a private key");
    }
    for (key, path) in &files {
        found.read(key);
        if let Some(machine) = found.machine() {
            one(machine, key, path, found);
        }
    }
}

/// The files, each with the key of the setting that it is for: also those whose value another source overrode.
fn files(seen: &Seen<'_>) -> Vec<(String, PathBuf)> {
    let mut files = Vec::new();
    for setting in seen.settings().iter().filter(|one| one.is_secret()) {
        // What is not at hand is not here to be looked at.
        let own = Some(setting.origin()).filter(|_| setting.is_at_hand());
        let origins = own.into_iter().chain(setting.overrode());
        let from_files = origins.filter(|one| one.kind() == OriginKind::SecretFile);
        let paths = from_files.filter_map(Origin::name);
        files.extend(paths.map(|path| (setting.key().to_owned(), PathBuf::from(path))));
    }
    seen.sections::<PrivateKeyFile>(|key, file| files.push((join(key, "path"), file.path.clone())));
    files
}

fn one(machine: &dyn Machine, key: &str, path: &Path, found: &mut Findings<'_>) {
    let Some(file) = found.look(path) else { return found.fail_key(key, GONE) };
    let message = match modes::of_secret_file(&file, machine.effective_user()) {
        None => return,
        Some(Fault::Unknown) => {
            return found
                .not_verified("the system does not tell the mode or the owner of a file, or the user");
        }
        Some(Fault::NotRegular) => NOT_REGULAR,
        Some(Fault::OthersUse) => OTHERS_USE,
        Some(Fault::GroupWrites) => GROUP_WRITES,
        Some(Fault::Foreign) => FOREIGN,
    };
    found.fail_key(key, message);
}
