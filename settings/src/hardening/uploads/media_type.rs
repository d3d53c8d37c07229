//! Media types: how they are written, and which of them are archives.

/// A media type without parameters (RFC 6838, 4.2), or a range of them: `image/*`, `*/*` (RFC 9110, 12.5.1). In small
/// letters, since what a request says is compared so.
pub(super) fn media_type(text: &str) -> Result<(), &'static str> {
    let Some((kind, subtype)) = text.split_once('/') else {
        return Err("must be a media type such as `image/png`");
    };
    if subtype.contains(';') {
        return Err("must be a media type without parameters, such as `text/plain`");
    }
    let good = if subtype == "*" { kind == "*" || is_name(kind) } else { is_name(kind) && is_name(subtype) };
    if good { Ok(()) } else { Err("must be a media type in small letters, such as `image/png`") }
}

fn is_name(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let plain = |byte: u8| letter(byte) || b"!#$&-^_.+".contains(&byte);
    text.len() <= 127 && text.bytes().next().is_some_and(letter) && text.bytes().all(plain)
}

pub(super) fn is_wildcard(text: &str) -> bool {
    text.ends_with("/*")
}

/// What may be far larger unpacked than it is: archives, what is compressed, and documents that are archives inside.
pub(super) fn is_archive(text: &str) -> bool {
    let ends = ["+zip", "+gzip"].iter().any(|end| text.ends_with(end));
    ends || DOCUMENTS.iter().any(|start| text.starts_with(start)) || ARCHIVES.contains(&text)
}

const DOCUMENTS: [&str; 2] =
    ["application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument."];

const ARCHIVES: [&str; 27] = [
    "application/brotli",
    "application/bzip2",
    "application/epub+zip",
    "application/gzip",
    "application/java-archive",
    "application/rar",
    "application/vnd.android.package-archive",
    "application/vnd.debian.binary-package",
    "application/vnd.ms-cab-compressed",
    "application/vnd.rar",
    "application/x-7z-compressed",
    "application/x-bzip",
    "application/x-bzip2",
    "application/x-compressed",
    "application/x-cpio",
    "application/x-gtar",
    "application/x-gzip",
    "application/x-java-archive",
    "application/x-lzma",
    "application/x-rar-compressed",
    "application/x-rpm",
    "application/x-tar",
    "application/x-xz",
    "application/x-zip",
    "application/x-zip-compressed",
    "application/zip",
    "application/zstd",
];
