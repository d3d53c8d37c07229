//! Problems of files and formats, as people and as machines read them.

use insta::assert_snapshot;
use settings::{ByteSize, Loader};

use super::Shop;
use crate::support::{Folder, told, toml};

#[test]
fn syntax() {
    assert_snapshot!(told(toml::<Shop>("[http]\ncompress = = true")), @r#"
    the settings cannot be used: 1 problem

    problem: expected a value behind `=`, not another `=`
      at <toml>:2:12
      help: write `key = value`

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    {"problems":[{"code":"syntax","origin":{"kind":"file","name":"<toml>","line":2,"column":12},"message":"expected a value behind `=`, not another `=`","help":"write `key = value`"}],"warnings":[],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn file_not_found() {
    let folder = Folder::new();
    let told = told(Loader::<Shop>::new().file(folder.path("settings.toml")));
    assert_snapshot!(folder.hide(&told), @r#"
    the settings cannot be used: 1 problem

    problem: the file does not exist
      at DIR/settings.toml
      help: create it, or correct the path

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    {"problems":[{"code":"file_not_found","origin":{"kind":"file","name":"DIR/settings.toml"},"message":"the file does not exist","help":"create it, or correct the path"}],"warnings":[],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
#[cfg(unix)]
fn file_not_readable() {
    let folder = Folder::new();
    std::os::unix::fs::symlink(folder.path("b.toml"), folder.path("a.toml")).unwrap();
    std::os::unix::fs::symlink(folder.path("a.toml"), folder.path("b.toml")).unwrap();
    let told = told(Loader::<Shop>::new().file(folder.path("a.toml")));
    assert_snapshot!(folder.hide(&told), @r#"
    the settings cannot be used: 1 problem

    problem: the symbolic links lead in a circle
      at DIR/a.toml
      help: check the path and the file system

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    {"problems":[{"code":"file_not_readable","origin":{"kind":"file","name":"DIR/a.toml"},"message":"the symbolic links lead in a circle","help":"check the path and the file system"}],"warnings":[],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn not_a_file() {
    let folder = Folder::new();
    let told = told(Loader::<Shop>::new().file(folder.path("")));
    assert_snapshot!(folder.hide(&told), @r#"
    the settings cannot be used: 1 problem

    problem: this is a directory, not a file
      at DIR/
      help: name a regular file

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    {"problems":[{"code":"not_a_file","origin":{"kind":"file","name":"DIR/"},"message":"this is a directory, not a file","help":"name a regular file"}],"warnings":[],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn file_too_large() {
    let folder = Folder::new();
    let path = folder.write("settings.toml", "# a comment that is longer than sixteen bytes");
    let told = told(Loader::<Shop>::new().file(path).max_file_size(ByteSize::new(16)));
    assert_snapshot!(folder.hide(&told), @r#"
    the settings cannot be used: 1 problem

    problem: the file is larger than the limit of 16 bytes
      at DIR/settings.toml
      help: make it smaller, or raise `Loader::max_file_size`

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    {"problems":[{"code":"file_too_large","origin":{"kind":"file","name":"DIR/settings.toml"},"message":"the file is larger than the limit of 16 bytes","help":"make it smaller, or raise `Loader::max_file_size`"}],"warnings":[],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn not_utf8_in_a_file() {
    let folder = Folder::new();
    let path = folder.write("settings.toml", b"port = 9000\nname = 'caf\xe9 CANARY'\n");
    let told = told(Loader::<Shop>::new().file(path));
    assert_snapshot!(folder.hide(&told), @r#"
    the settings cannot be used: 1 problem

    problem: the file is not UTF-8
      at DIR/settings.toml:2:12
      help: save the file as UTF-8

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    {"problems":[{"code":"not_utf8","origin":{"kind":"file","name":"DIR/settings.toml","line":2,"column":12},"message":"the file is not UTF-8","help":"save the file as UTF-8"}],"warnings":[],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
#[cfg(unix)]
fn not_utf8_in_a_variable() {
    use std::os::unix::ffi::OsStringExt;
    let name = std::ffi::OsString::from_vec(b"CANARY\xff".to_vec());
    let variables = settings::Environment::from([("SHOP_NAME", name)]);
    assert_snapshot!(told(Loader::<Shop>::new().environment(variables)), @r#"
    the settings cannot be used: 1 problem

    problem: `name`: the value is not UTF-8
      at variable SHOP_NAME
      help: set the variable to a text in UTF-8

    {"problems":[{"code":"not_utf8","key":"name","origin":{"kind":"variable","name":"SHOP_NAME"},"message":"the value is not UTF-8","help":"set the variable to a text in UTF-8"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn unknown_format() {
    assert_snapshot!(told(Loader::<Shop>::new().text("ini", "[http]\ncompress = CANARY")), @r#"
    the settings cannot be used: 1 problem

    problem: the format `ini` is not known
      at <ini>
      help: the formats built into this program are `toml`, `yaml`, `yml`, `json`, `jsonc`

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    {"problems":[{"code":"unknown_format","origin":{"kind":"file","name":"<ini>"},"message":"the format `ini` is not known","help":"the formats built into this program are `toml`, `yaml`, `yml`, `json`, `jsonc`"}],"warnings":[],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}
