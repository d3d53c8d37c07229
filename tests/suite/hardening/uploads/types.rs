//! Types of uploads, and what comes out of archives.

use settings::Settings;
use settings::checklist::Profile;
use settings::hardening::uploads::UploadTypes;

use super::super::judged::{rows, said};
use super::{Shop, TYPES};
use crate::support::{refused, toml};

#[test]
fn types_are_listed_one_by_one() {
    let wildcard = "must be one type, and no wildcard";
    rows::<Shop>(
        TYPES,
        &[
            ("", &["pass"]),
            ("types.accepted = []", &["pass"]),
            ("types.accepted = ['image/png', 'text/plain', 'application/vnd.api+json']", &["pass"]),
            ("types.accepted = ['*/*']", &[&format!("types.accepted[0] {wildcard}")]),
            ("types.accepted = ['image/png', 'image/*']", &[&format!("types.accepted[1] {wildcard}")]),
            (
                "types.accepted = ['application/octet-stream']",
                &["types.accepted[0] is any bytes: the types that are meant must be named"],
            ),
            ("types = { max_parts = 10000, max_fields = 10000 }", &["pass"]),
            ("types.max_parts = 10001", &["types.max_parts must not be above 10000, which bounds nothing"]),
            (
                "types.max_fields = 4294967295",
                &["types.max_fields must not be above 10000, which bounds nothing"],
            ),
        ],
    );
}

#[test]
fn what_comes_out_of_an_archive_is_bounded() {
    let size = "types.max_unpacked must be given where an archive is accepted";
    let files = "types.max_unpacked_files must be given where an archive is accepted";
    for archive in [
        "application/zip",
        "application/gzip",
        "application/x-tar",
        "application/vnd.example+zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
    ] {
        let text = format!("types.accepted = ['image/png', '{archive}']");
        assert_eq!(said::<Shop>(Profile::Production, TYPES, &text), [size, files], "{archive}");
        let half = format!("{text}\ntypes.max_unpacked = '1GiB'");
        assert_eq!(said::<Shop>(Profile::Production, TYPES, &half), [files]);
        let whole = format!("{half}\ntypes.max_unpacked_files = 100000");
        assert_eq!(said::<Shop>(Profile::Production, TYPES, &whole), ["pass"]);
    }
    rows::<Shop>(
        TYPES,
        &[
            (
                "types.max_unpacked_files = 100001",
                &["types.max_unpacked_files must not be above 100000, which bounds nothing"],
            ),
            ("types.max_unpacked = '1TiB'", &["pass"]),
            (
                "types.max_unpacked = '1025GiB'",
                &["types.max_unpacked must not be above 1TiB, which bounds nothing"],
            ),
        ],
    );
}

#[test]
fn what_is_no_media_type_does_not_load() {
    for bad in [
        "",
        "png",
        "image/",
        "/png",
        "*",
        "*/png",
        "image/p*",
        "image/*png",
        "Image/png",
        "image/PNG",
        "image/png; q=1",
        "image/png,",
        "image /png",
        " image/png",
        "image/png/x",
        "image/pñg",
        "-a/b",
    ] {
        let error = refused::<Shop>(toml(&format!("types.accepted = ['text/plain', '{bad}']")));
        let keys: Vec<_> = error.problems().iter().filter_map(|problem| problem.key()).collect();
        assert_eq!(keys, ["types.accepted[1]"], "{bad}");
    }
    let error = refused::<Shop>(toml("types.accepted = ['image/png', 'text/plain', 'image/png']"));
    assert_eq!(error.problems()[0].key(), Some("types.accepted"));
    assert!(error.problems()[0].message().starts_with("must name each type once"), "{error}");
}

#[test]
fn what_a_request_says_is_held_against_the_list() {
    let types = UploadTypes::for_test([("accepted", "image/png,text/*")]);
    for good in ["image/png", "IMAGE/PNG", " image/png ;q=1", "text/plain;charset=utf-8", "text/x"] {
        assert!(types.accepts(good), "{good}");
    }
    for bad in
        ["", "image/jpeg", "image/png, text/plain", "image/*", "text/*", "*/*", "text", "text/", "image"]
    {
        assert!(!types.accepts(bad), "{bad}");
    }
    let any = UploadTypes::for_test([("accepted", "*/*")]);
    assert!(any.accepts("a/b") && !any.accepts("a") && !any.accepts("*/*"));
}
