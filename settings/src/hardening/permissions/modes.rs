//! What a mode and an owner say about who may do what.

use crate::checklist::Found;

/// The user who may do everything, whatever the modes say.
pub(super) const ROOT: u32 = 0;

/// What is wrong with a file that only the service is to read, and only whoever runs the machine to write.
pub(super) enum Fault {
    NotRegular,
    GroupWrites,
    OthersUse,
    Foreign,
    /// The system does not tell.
    Unknown,
}

/// What is wrong with a file that holds a secret, for a process with the rights of this user.
pub(super) fn of_secret_file(found: &Found, user: Option<u32>) -> Option<Fault> {
    if !found.is_file {
        return Some(Fault::NotRegular);
    }
    let Some((mode, owner)) = found.mode.zip(found.owner) else { return Some(Fault::Unknown) };
    if found.is_open_to_others() {
        return Some(Fault::OthersUse);
    }
    if mode & 0o020 != 0 {
        return Some(Fault::GroupWrites);
    }
    match user {
        _ if owner == ROOT => None,
        Some(user) => (owner != user).then_some(Fault::Foreign),
        None => Some(Fault::Unknown),
    }
}

/// Whether the user may write to something, as far as mode and owner tell: in which groups the user is, they do not.
pub(super) fn may_write(found: &Found, user: Option<u32>) -> Option<bool> {
    let (mode, owner) = found.mode.zip(found.owner)?;
    let user = user?;
    let own = if user == owner { 0o200 } else { 0o022 };
    Some(user == ROOT || mode & own != 0)
}
