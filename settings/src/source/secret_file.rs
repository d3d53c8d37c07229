//! A file that holds one secret, and nothing else.

use std::path::Path;

use zeroize::Zeroizing;

use super::read::{self, Fault};
use crate::byte_size::ByteSize;
use crate::layer::{Label, Text};
use crate::leaf::Shape;
use crate::origin::{Origin, OriginKind};
use crate::problem::{Code, Problem};
use crate::schema::{Field, FieldKind};

/// Reads the secret, and what there is to warn of.
pub(super) fn read(
    path: &Path,
    limit: ByteSize,
    field: &Field,
    label: Label,
) -> Result<(Text, Vec<Problem>), Fault> {
    let (bytes, meta) = match read::whole(path, limit) {
        Ok((bytes, meta)) => (bytes, Some(meta)),
        // Nobody has written to it: it says nothing.
        Err(Fault::EmptyPipe) => (Zeroizing::default(), None),
        Err(fault) => return Err(fault),
    };
    let mut warnings = Vec::new();
    let origin = || Origin::named(OriginKind::SecretFile, &path.to_string_lossy());
    if meta.is_some_and(|meta| meta.is_file() && is_writable_by_others(&meta)) {
        let message = "the file is writable by others than its owner, who could replace the secret";
        let warning = Problem::new(Code::WritableByOthers, message).from(origin());
        warnings.push(warning.advise("take the permission away: `chmod go-w`"));
    }
    let shape = match field.kind() {
        FieldKind::Leaf(spec) => spec.shape(),
        FieldKind::Section { .. } => Shape::SCALAR,
    };
    if shape.bytes {
        return Ok((Text::of_bytes(label, bytes), warnings));
    }
    let mut value = read::utf8(bytes)?;
    // The newline that editors and `echo` put at the end is no part of it.
    let end = value.strip_suffix('\n').map(|rest| rest.strip_suffix('\r').unwrap_or(rest).len());
    if let Some(end) = end {
        value.truncate(end);
    }
    if shape.textual && value.trim().len() < value.len() {
        let message = "the blanks and line breaks at its ends are part of the value";
        let warning = Problem::new(Code::BlanksKept, message).from(origin());
        warnings.push(warning.advise("take them out of the file if they are not meant"));
    }
    Ok((Text::new(label, value), warnings))
}

#[cfg(unix)]
fn is_writable_by_others(meta: &std::fs::Metadata) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&meta.permissions()) & 0o022 != 0
}

/// Who may write to a file is not to be told from its mode there.
#[cfg(not(unix))]
fn is_writable_by_others(_: &std::fs::Metadata) -> bool {
    false
}
