//! Whether a file is there, how large it is, and in what format.

use std::path::Path;

use settings::{ByteSize, Code, Loader};

use super::Shop;
use crate::support::{Folder, clean, codes, only, places, refused, soon, way};

fn at(path: impl AsRef<Path>) -> Loader<Shop> {
    Loader::new().file(path.as_ref())
}

#[test]
fn a_named_file_has_to_be_there() {
    let folder = Folder::new();
    for name in ["gone.toml", "gone/settings.toml"] {
        let problem = only(at(folder.path(name)));
        assert_eq!((problem.code(), problem.message()), (Code::FileNotFound, "the file does not exist"));
        assert_eq!(folder.hide(&places(&problem)[0]), format!("DIR/{name}"));
    }
}

#[test]
fn a_file_below_a_file_is_not_there() {
    let folder = Folder::new();
    folder.write("a.toml", "port = 1");
    assert_eq!(only(at(folder.path("a.toml/b.toml"))).code(), Code::FileNotFound);
}

#[test]
fn an_optional_file_may_be_missing() {
    let folder = Folder::new();
    let error = refused(Loader::<Shop>::new().optional_file(folder.path("gone.toml")));
    assert_eq!(codes(error.problems()), [(Code::Missing, "port")]);
    let there = folder.write("there.toml", "port = 1");
    let shop = clean(Loader::<Shop>::new().optional_file(folder.path("gone.toml")).optional_file(there));
    assert_eq!(shop.port, 1);
}

#[test]
fn an_optional_file_that_is_there_has_to_be_good() {
    let folder = Folder::new();
    assert_eq!(only(Loader::<Shop>::new().optional_file(folder.path(""))).code(), Code::NotAFile);
    let bad = folder.write("bad.toml", "port = = 1");
    assert_eq!(only(Loader::<Shop>::new().optional_file(bad)).code(), Code::Syntax);
}

#[test]
fn help_names_the_file_to_write_in() {
    let folder = Folder::new();
    let problem = only(at(folder.write("settings.toml", "")));
    assert_eq!(folder.hide(problem.help().unwrap()), "write `port` in `DIR/settings.toml`");
}

#[test]
fn the_ending_names_the_format_whatever_its_case() {
    let folder = Folder::new();
    for name in ["a.toml", "a.TOML", "settings.staging.toml", ".toml.toml"] {
        assert_eq!(clean(at(folder.write(name, "port = 1"))).port, 1);
    }
    for name in ["a.ini", "a", "a.toml.bak", "a.", ".toml"] {
        let problem = only(at(folder.write(name, "port = 1")));
        assert_eq!(problem.code(), Code::UnknownFormat, "{name}");
        assert!(problem.help().unwrap().contains("`toml`"), "{problem}");
    }
}

#[test]
fn a_file_at_the_limit_is_read() {
    let folder = Folder::new();
    let text = format!("port = 1{}", " ".repeat(92));
    let path = folder.write("a.toml", &text);
    assert_eq!(clean(at(&path).max_file_size(ByteSize::new(100))).port, 1);
    let problem = only(at(&path).max_file_size(ByteSize::new(99)));
    assert_eq!(problem.code(), Code::FileTooLarge);
}

#[test]
fn a_limit_is_told_with_its_unit() {
    let folder = Folder::new();
    let path = folder.write("a.toml", " ".repeat(3000));
    for (limit, told) in [(999, "999 bytes"), (1000, "1kB"), (1024, "1KiB")] {
        let problem = only(at(&path).max_file_size(ByteSize::new(limit)));
        assert!(problem.message().contains(told) && !problem.message().contains("1kB bytes"), "{problem}");
    }
}

#[test]
fn the_limit_is_one_mebibyte_where_nothing_is_said() {
    let folder = Folder::new();
    let mut text = "port = 1\n#".to_owned();
    text += &"x".repeat((1 << 20) - text.len());
    assert_eq!(clean(at(folder.write("a.toml", &text))).port, 1);
    text.push('x');
    let problem = soon(|| only(at(folder.write("b.toml", &text))));
    assert_eq!(problem.code(), Code::FileTooLarge);
    assert!(problem.message().contains("1MiB"), "{problem}");
}

#[test]
fn a_huge_file_is_not_read() {
    let folder = Folder::new();
    let path = folder.path("a.toml");
    std::fs::File::create(&path).unwrap().set_len(200 << 20).unwrap();
    assert_eq!(soon(|| only(at(&path))).code(), Code::FileTooLarge);
}

#[test]
fn two_broken_files_are_two_problems() {
    let folder = Folder::new();
    let error = refused(at(folder.path("gone.toml")).file(folder.path("")).file(folder.write("a.toml", "=")));
    let codes: Vec<Code> = error.problems().iter().map(settings::Problem::code).collect();
    assert_eq!(codes, [Code::FileNotFound, Code::NotAFile, Code::Syntax]);
}

#[test]
fn an_origin_is_the_file_as_it_was_named() {
    let folder = Folder::new();
    let shop = clean(at(folder.write("a.toml", "\n\nport = 1\nhttp.timeout = 5")));
    assert_eq!(folder.hide(&way(&shop, "port")), "DIR/a.toml:3:8");
    assert_eq!(folder.hide(&way(&shop, "http.timeout")), "DIR/a.toml:4:16 < default");
}

#[test]
fn what_is_not_utf8_is_told_with_its_place() {
    let folder = Folder::new();
    let cases: [(&[u8], &str); 5] = [
        (b"port = 1\nname = 'caf\xe9'", "2:12"),
        (b"\xff", "1:1"),
        (b"name = '\xc3\xa4\xc3\xa4\xff'", "1:11"),
        (b"\xef\xbb\xbf\xff", "1:1"),
        (b"port = 1\r\n\xff", "2:1"),
    ];
    for (bytes, place) in cases {
        let problem = only(at(folder.write("a.toml", bytes)));
        assert_eq!(problem.code(), Code::NotUtf8);
        assert_eq!(folder.hide(&places(&problem)[0]), format!("DIR/a.toml:{place}"));
    }
}

#[test]
fn utf16_is_not_utf8() {
    let folder = Folder::new();
    let utf16: Vec<u8> = "\u{feff}port = 1".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(only(at(folder.write("a.toml", utf16))).code(), Code::NotUtf8);
}
