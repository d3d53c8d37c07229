//! What the spelling of a type tells of it. A type of any other name may be anything: an alias, a newtype, a secret.

use syn::{GenericArgument, PathArguments, Type};

const NUMBERS: [&str; 14] =
    ["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64"];

/// What has no empty text among its values.
const NEVER_EMPTY: [&str; 10] = [
    "bool",
    "char",
    "Duration",
    "ByteSize",
    "IpAddr",
    "Ipv4Addr",
    "Ipv6Addr",
    "SocketAddr",
    "SocketAddrV4",
    "SocketAddrV6",
];

const TEXTS: [&str; 2] = ["String", "PathBuf"];

const HOLDERS: [&str; 7] = ["Option", "Vec", "Box", "BTreeSet", "HashSet", "BTreeMap", "HashMap"];

/// The last name of a type's path, and the types between the angle brackets behind it.
fn parts(ty: &Type) -> Option<(String, Vec<&Type>)> {
    let path = match ty {
        Type::Path(path) => path,
        // Put there by `macro_rules!`.
        Type::Group(group) => return parts(&group.elem),
        Type::Paren(paren) => return parts(&paren.elem),
        _ => return None,
    };
    let last = path.path.segments.last()?;
    let held = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => {
            let types = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            });
            types.collect()
        }
        _ => Vec::new(),
    };
    Some((last.ident.to_string(), held))
}

/// The name of a type that no empty text can be, be it optional.
pub(crate) fn never_empty(ty: &Type) -> Option<String> {
    let (name, held) = parts(ty)?;
    match held.as_slice() {
        [held] if name == "Option" => never_empty(held),
        [] if NUMBERS.contains(&&*name) || NEVER_EMPTY.contains(&&*name) => Some(name),
        _ => None,
    }
}

/// True for a type that has to be given, unless there is a default.
pub(crate) fn is_required(ty: &Type) -> bool {
    let Some((name, _)) = parts(ty) else { return false };
    let name = &*name;
    NUMBERS.contains(&name)
        || NEVER_EMPTY.contains(&name)
        || TEXTS.contains(&name)
        || name != "Option" && HOLDERS.contains(&name)
        || is_secrecys(name)
}

/// True for a type whose value everybody may see.
pub(crate) fn is_public(ty: &Type) -> bool {
    let Some((name, held)) = parts(ty) else { return false };
    let holds = HOLDERS.contains(&&*name) && !held.is_empty() && held.into_iter().all(is_public);
    let name = &*name;
    holds || NUMBERS.contains(&name) || NEVER_EMPTY.contains(&name) || TEXTS.contains(&name)
}

/// True for the types of the crate `secrecy`.
pub(crate) fn is_secrecys(name: &str) -> bool {
    name == "SecretString" || name == "SecretBox"
}
