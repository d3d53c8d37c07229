//! What may be uploaded: which types, in how many parts, and how much may come out of an archive.

use super::media_type::{is_archive, is_wildcard, media_type};
use crate::checklist::{Findings, Item, Severity};
use crate::{ByteSize, Settings};

/// What may be uploaded. It judges what a request says of itself: what is in a file, the service finds out (ASVS 5.2.2).
///
/// ```
/// use settings::Settings;
/// use settings::hardening::uploads::UploadTypes;
///
/// let types = UploadTypes::for_test([("accepted", "image/png,text/plain")]);
/// assert!(types.accepts("Text/Plain; charset=utf-8"));
/// assert!(!types.accepts("image/jpeg"));
/// assert!(!UploadTypes::for_test([]).accepts("image/png"));
/// ```
#[derive(Debug, Clone, Settings)]
#[settings(crate = crate, review(security, rollback = "undo the change where it was made, then restart the service"))]
pub struct UploadTypes {
    /// Media types that are accepted, in small letters and without parameters. With `[]` nothing is.
    #[settings(default, allow_empty, each(check = media_type), check = each_once)]
    #[settings(review(expect = "415 for a type that is not in the list: for any with `[]`"))]
    pub accepted: Vec<String>,
    /// Most parts of a `multipart/form-data` body, files and fields alike (RFC 7578).
    #[settings(default = 100, range(min = 1))]
    #[settings(review(
        expect = "413 for a form of one part more than the value in use, or 415 where no form is accepted"
    ))]
    pub max_parts: u32,
    /// Most fields of a form, however it is encoded.
    #[settings(default = 100, range(min = 1))]
    #[settings(review(
        expect = "413 for a form of one field more than the value in use, or 415 where no form is accepted"
    ))]
    pub max_fields: u32,
    /// Largest field of a form that is no file, in bytes or a unit.
    #[settings(default = ByteSize::kib(64), range(min = ByteSize::new(1)))]
    #[settings(review(
        expect = "413 for a field that is one byte larger than the value in use, or 415 where no form is \
                  accepted"
    ))]
    pub max_field_size: ByteSize,
    /// How much all files of an archive may be together, unpacked, in bytes or a unit. It has no default: it depends on
    /// the disk. Absent where no archive is accepted.
    #[settings(range(min = ByteSize::new(1)))]
    #[settings(review(
        expect = "an archive that unpacks to more than the value in use is refused, and nothing of it left \
                  on the disk; while it is not set, 415 for any archive"
    ))]
    pub max_unpacked: Option<ByteSize>,
    /// Most files in an archive. Absent where no archive is accepted.
    #[settings(range(min = 1))]
    #[settings(review(
        expect = "an archive of one file more than the value in use is refused; while it is not set, 415 for \
                  any archive"
    ))]
    pub max_unpacked_files: Option<u32>,
}

impl UploadTypes {
    /// Whether an upload of this `Content-Type` is accepted, whatever its parameters (RFC 9110, 8.3). What is no media
    /// type is not.
    pub fn accepts(&self, content_type: &str) -> bool {
        let essence = content_type.split(';').next().unwrap_or_default().trim_matches([' ', '\t']);
        let essence = essence.to_ascii_lowercase();
        if is_wildcard(&essence) || media_type(&essence).is_err() {
            return false;
        }
        let (kind, _) = essence.split_once('/').unwrap_or_default();
        self.accepted.iter().any(|one| match one.strip_suffix("/*") {
            Some("*") => true,
            Some(range) => range == kind,
            None => *one == essence,
        })
    }
}

fn each_once(types: &[String]) -> Result<(), &'static str> {
    let twice = |(at, one): (usize, &String)| types[..at].contains(one);
    if types.iter().enumerate().any(twice) { Err("must name each type once") } else { Ok(()) }
}

/// More parts or fields than that are no bound. No standard has a number; frameworks that have a default take 1000.
const MOST_PARTS: u32 = 10_000;
/// The same, of the files in an archive.
const MOST_FILES: u32 = 100_000;
/// The same, of what comes out of it.
const MOST_UNPACKED: ByteSize = ByteSize::gib(1024);

pub(super) fn item() -> Item {
    Item::on::<UploadTypes>(
        "uploads.types",
        "the types of uploads are listed, and parts and archives bounded",
    )
    .why(
        "a type that nobody meant is where an attack begins, and a small archive or form may take \
            all memory, disk or time",
    )
    .source("OWASP ASVS 5.0.0, 5.2.2 and 5.2.3")
    .mend("list the types one by one, bound parts and fields, and bound what comes out of archives")
    .severity(Severity::Error)
    .reads(&["accepted", "max_parts", "max_fields", "max_field_size", "max_unpacked", "max_unpacked_files"])
    .examples(
        &[
            ("accepted", "image/png,application/zip"),
            ("max_unpacked", "100MiB"),
            ("max_unpacked_files", "1000"),
        ],
        &[("accepted", "image/png,image/*")],
    )
    .judge(judge)
}

fn judge(types: &UploadTypes, found: &mut Findings<'_>) {
    for (at, one) in types.accepted.iter().enumerate() {
        if is_wildcard(one) {
            found.fail_element("accepted", at, "must be one type, and no wildcard");
        } else if one == "application/octet-stream" {
            found.fail_element("accepted", at, "is any bytes: the types that are meant must be named");
        }
    }
    if types.accepted.iter().any(|one| is_archive(one)) {
        if types.max_unpacked.is_none() {
            found.fail("max_unpacked", "must be given where an archive is accepted");
        }
        if types.max_unpacked_files.is_none() {
            found.fail("max_unpacked_files", "must be given where an archive is accepted");
        }
    }
    for (field, count) in [("max_parts", types.max_parts), ("max_fields", types.max_fields)] {
        if count > MOST_PARTS {
            found.fail(field, "must not be above 10000, which bounds nothing");
        }
    }
    if types.max_unpacked.is_some_and(|size| size > MOST_UNPACKED) {
        found.fail("max_unpacked", "must not be above 1TiB, which bounds nothing");
    }
    if types.max_unpacked_files.is_some_and(|count| count > MOST_FILES) {
        found.fail("max_unpacked_files", "must not be above 100000, which bounds nothing");
    }
}
