//! What is said of flags, of files with one secret, and of folders, as people and as machines read it.

use insta::assert_snapshot;
use settings::{Environment, Loader};

use super::Shop;
use crate::support::{Folder, told};

#[test]
fn unknown_flag() {
    assert_snapshot!(told(Loader::<Shop>::new().flags(["--http.compres=CANARY", "--CANARY"])), @r#"
    the settings cannot be used: 2 problems

    problem: no setting has this flag; it is not shown, since it may be part of a secret
      at argument 2
      help: take it out, or name it as the key of a setting: `--http.port=9000`

    problem: no setting has this flag
      at flag --http.compres
      did you mean `--http.compress`?
      help: correct the flag, or take it out

    {"problems":[{"code":"unknown_flag","origin":{"kind":"flag","name":"argument 2"},"message":"no setting has this flag; it is not shown, since it may be part of a secret","help":"take it out, or name it as the key of a setting: `--http.port=9000`"},{"code":"unknown_flag","origin":{"kind":"flag","name":"--http.compres"},"message":"no setting has this flag","help":"correct the flag, or take it out","suggestion":"--http.compress"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn no_value() {
    assert_snapshot!(told(Loader::<Shop>::new().flags(["--http.compress"])), @r#"
    the settings cannot be used: 1 problem

    problem: `http.compress`: the flag has no value
      at flag --http.compress
      help: write `--http.compress=…`; a bool has a value as well, `true` or `false`

    {"problems":[{"code":"no_value","key":"http.compress","origin":{"kind":"flag","name":"--http.compress"},"message":"the flag has no value","help":"write `--http.compress=…`; a bool has a value as well, `true` or `false`"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn unexpected_argument() {
    assert_snapshot!(told(Loader::<Shop>::new().flags(["--port=8080", "CANARY"])), @r#"
    the settings cannot be used: 1 problem

    problem: this argument is no flag of a setting; it is not shown, since it may be part of a secret
      at argument 2
      help: a flag is the key of a setting behind two hyphens, with its value: `--http.port=9000`

    {"problems":[{"code":"unexpected_argument","origin":{"kind":"flag","name":"argument 2"},"message":"this argument is no flag of a setting; it is not shown, since it may be part of a secret","help":"a flag is the key of a setting behind two hyphens, with its value: `--http.port=9000`"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn secret_by_a_flag() {
    let loader = Loader::<Shop>::new().environment(Environment::empty());
    assert_snapshot!(told(loader.flags(["--token=CANARY"])), @r#"
    the settings cannot be used: 1 problem

    problem: `token`: a secret may not be given by a flag: everybody on the machine can read it
      at flag --token
      help: set the variable `SHOP_TOKEN`, or name a file that holds `token` in `SHOP_TOKEN_FILE`

    {"problems":[{"code":"wrong_source","key":"token","origin":{"kind":"flag","name":"--token"},"message":"a secret may not be given by a flag: everybody on the machine can read it","help":"set the variable `SHOP_TOKEN`, or name a file that holds `token` in `SHOP_TOKEN_FILE`"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn secret_by_itself_and_by_a_file() {
    let variables = [("SHOP_TOKEN", "CANARY"), ("SHOP_TOKEN_FILE", "token.txt")];
    assert_snapshot!(told(Loader::<Shop>::new().environment(Environment::from(variables))), @r#"
    the settings cannot be used: 1 problem

    problem: `token`: given twice in one source: by `SHOP_TOKEN`, and by the file that `SHOP_TOKEN_FILE` names
      at variable SHOP_TOKEN
      at variable SHOP_TOKEN_FILE
      help: unset one of them

    {"problems":[{"code":"both_names","key":"token","origins":[{"kind":"variable","name":"SHOP_TOKEN"},{"kind":"variable","name":"SHOP_TOKEN_FILE"}],"message":"given twice in one source: by `SHOP_TOKEN`, and by the file that `SHOP_TOKEN_FILE` names","help":"unset one of them"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn named_file_not_found() {
    let variables = [("SHOP_TOKEN_FILE", "/nowhere/token.txt")];
    assert_snapshot!(told(Loader::<Shop>::new().environment(Environment::from(variables))), @r#"
    the settings cannot be used: 1 problem

    problem: `token`: the file does not exist
      at secret file /nowhere/token.txt
      at variable SHOP_TOKEN_FILE
      help: create it, or correct the path; `SHOP_TOKEN_FILE` names it

    {"problems":[{"code":"file_not_found","key":"token","origins":[{"kind":"secret_file","name":"/nowhere/token.txt"},{"kind":"variable","name":"SHOP_TOKEN_FILE"}],"message":"the file does not exist","help":"create it, or correct the path; `SHOP_TOKEN_FILE` names it"}],"warnings":[],"not_run":[]}
    "#);
}

#[test]
fn unknown_file() {
    let folder = Folder::new();
    folder.write("tokne", "CANARY");
    let told = told(Loader::<Shop>::new().value("closes", 300).secret_files(folder.path("")));
    assert_snapshot!(folder.hide(&told), @r#"
    the settings cannot be used: 1 problem

    problem: `closes`: expected an unsigned integer from 0 to 255, found `300`
      at code
      help: write an unsigned integer from 0 to 255

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    warning: no secret setting has this name
      at secret file DIR/tokne
      did you mean `token`?
      help: rename it to `token`, or take it away

    {"problems":[{"code":"invalid_value","key":"closes","origin":{"kind":"code","name":"closes"},"message":"expected an unsigned integer from 0 to 255, found `300`","help":"write an unsigned integer from 0 to 255"}],"warnings":[{"code":"unknown_file","origin":{"kind":"secret_file","name":"DIR/tokne"},"message":"no secret setting has this name","help":"rename it to `token`, or take it away","suggestion":"token"}],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn blanks_kept() {
    let folder = Folder::new();
    folder.write("token", " CANARY\n");
    let told = told(Loader::<Shop>::new().value("closes", 300).secret_files(folder.path("")));
    assert_snapshot!(folder.hide(&told), @r#"
    the settings cannot be used: 1 problem

    problem: `closes`: expected an unsigned integer from 0 to 255, found `300`
      at code
      help: write an unsigned integer from 0 to 255

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    warning: `token`: the blanks and line breaks at its ends are part of the value
      at secret file DIR/token
      help: take them out of the file if they are not meant

    {"problems":[{"code":"invalid_value","key":"closes","origin":{"kind":"code","name":"closes"},"message":"expected an unsigned integer from 0 to 255, found `300`","help":"write an unsigned integer from 0 to 255"}],"warnings":[{"code":"blanks_kept","key":"token","origin":{"kind":"secret_file","name":"DIR/token"},"message":"the blanks and line breaks at its ends are part of the value","help":"take them out of the file if they are not meant"}],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
#[cfg(unix)]
fn writable_by_others() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new();
    let path = folder.write("token", "CANARY");
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o666)).unwrap();
    let told = told(Loader::<Shop>::new().value("closes", 300).secret_files(folder.path("")));
    assert_snapshot!(folder.hide(&told), @r#"
    the settings cannot be used: 1 problem

    problem: `closes`: expected an unsigned integer from 0 to 255, found `300`
      at code
      help: write an unsigned integer from 0 to 255

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    warning: `token`: the file is writable by others than its owner, who could replace the secret
      at secret file DIR/token
      help: take the permission away: `chmod go-w`

    {"problems":[{"code":"invalid_value","key":"closes","origin":{"kind":"code","name":"closes"},"message":"expected an unsigned integer from 0 to 255, found `300`","help":"write an unsigned integer from 0 to 255"}],"warnings":[{"code":"writable_by_others","key":"token","origin":{"kind":"secret_file","name":"DIR/token"},"message":"the file is writable by others than its owner, who could replace the secret","help":"take the permission away: `chmod go-w`"}],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}

#[test]
fn profile_not_found() {
    let folder = Folder::new();
    folder.write("settings.staging.toml", "");
    let pattern = folder.path("settings.{}.toml");
    let told = told(Loader::<Shop>::new().overlay(pattern.to_str().unwrap(), "stagin"));
    assert_snapshot!(folder.hide(&told), @r#"
    the settings cannot be used: 1 problem

    problem: there is no profile `stagin`
      at DIR/settings.stagin.toml
      did you mean `staging`?
      help: create the file, or name one of the profiles that there are: `staging`

    not checked: `opens_first`, because not all that it reads is known: `opens`, `closes`

    {"problems":[{"code":"file_not_found","origin":{"kind":"file","name":"DIR/settings.stagin.toml"},"message":"there is no profile `stagin`","help":"create the file, or name one of the profiles that there are: `staging`","suggestion":"staging"}],"warnings":[],"not_run":[{"rule":"opens_first","keys":["opens","closes"]}]}
    "#);
}
