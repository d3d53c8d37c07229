use settings::{ByteSize, Settings};

/// What visitors may send.
#[derive(Debug, Settings)]
pub struct UploadSettings {
    /// Largest upload that is accepted, in bytes or a unit that is written behind the number. One that announces more is
    /// refused before it is sent, and any other as soon as it is larger.
    #[settings(default = ByteSize::mib(1), range(min = ByteSize::new(1), max = ByteSize::mib(64)))]
    #[settings(review(expect = "413 above {default}"))]
    pub max_body: ByteSize,
    /// Media types that are accepted, in small letters such as `image/png`, whatever their parameters. Nothing of another
    /// one is read.
    #[settings(default = ["image/jpeg", "image/png", "text/plain"], length(min = 1), each(check = media_type))]
    #[settings(review(expect = "415 for all others"))]
    pub content_types: Vec<String>,
}

/// In small letters, since what a request says is compared so.
fn media_type(text: &str) -> Result<(), &'static str> {
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| b"+-.".contains(&byte) || byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    match text.split_once('/') {
        Some((kind, subtype)) if plain(kind) && plain(subtype) => Ok(()),
        _ => Err("must be a media type in small letters, such as `image/png`"),
    }
}
