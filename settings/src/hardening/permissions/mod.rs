//! Permissions: of files, of the process, of accounts, of destinations.

mod accounts;
mod config_files;
mod modes;
mod not_root;
mod outbound;
mod secret_files;
mod upload_folder;

pub use self::accounts::Account;
pub use self::outbound::OutboundHosts;
pub use self::secret_files::PrivateKeyFile;
pub use self::upload_folder::UploadFolder;
use crate::checklist::Item;

/// The items of this group, in the order of the list.
pub fn items() -> Vec<Item> {
    vec![
        secret_files::item(),
        config_files::item(),
        not_root::item(),
        upload_folder::item(),
        accounts::item(),
        outbound::item(),
    ]
}
