use settings::hardening::permissions::UploadFolder;
use settings::hardening::uploads::{BodyLimits, UploadTypes};
use settings::{ByteSize, Settings};

/// What visitors may send.
#[derive(Debug, Settings)]
pub struct UploadSettings {
    /// Largest upload that is accepted. One that announces more is refused before it is sent, and any other as soon as it
    /// is larger.
    #[settings(nested)]
    pub body: BodyLimits,
    /// Media types that are accepted; nothing of another one is read. The site takes no forms, and opens no archives.
    #[settings(nested, default = pictures_and_texts())]
    pub types: UploadTypes,
    /// Where uploads are kept, each under the name that its content gives it. Without it nothing is kept.
    #[settings(nested)]
    pub folder: Option<UploadFolder>,
}

fn pictures_and_texts() -> UploadTypes {
    UploadTypes {
        accepted: ["image/jpeg", "image/png", "text/plain"].map(str::to_owned).into(),
        max_parts: 1,
        max_fields: 1,
        max_field_size: ByteSize::kib(64),
        max_unpacked: None,
        max_unpacked_files: None,
    }
}
