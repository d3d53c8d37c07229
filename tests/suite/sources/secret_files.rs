//! Folders with a file for each secret.

use settings::{Code, Environment, ExposeSecret, Loader};

use super::Shop;
use crate::support::{Folder, clean, codes, loaded, only, only_warning, places, refused, way};

fn of(folder: &Folder) -> Loader<Shop> {
    Loader::new().secret_files(folder.path(""))
}

#[test]
fn a_file_is_named_as_the_key_or_as_the_variable() {
    for name in ["auth.key", "auth_key"] {
        let folder = Folder::new();
        folder.write(name, "s3cret\n");
        let shop = clean(of(&folder));
        assert_eq!(shop.auth.key.as_ref().map(ExposeSecret::expose_secret), Some("s3cret"), "{name}");
        assert_eq!(folder.hide(&way(&shop, "auth.key")), format!("secret file DIR/{name} < default"));
    }
    let folder = Folder::new();
    folder.write("mail_password", "p");
    folder.write("providers__github__secret", "g");
    folder.write("providers.GitLab.secret", "l");
    folder.write("tokens.a.b", "t");
    let shop = clean(of(&folder));
    assert_eq!(shop.auth.password.as_ref().map(ExposeSecret::expose_secret), Some("p"));
    assert_eq!(shop.providers["github"].secret.expose_secret(), "g");
    assert_eq!(shop.providers["GitLab"].secret.expose_secret(), "l");
    assert_eq!(shop.tokens["a.b"].expose_secret(), "t");
}

#[test]
fn what_belongs_to_others_is_passed_over() {
    let folder = Folder::new();
    for name in ["tls.crt", "port", "..data", ".auth.key", "name"] {
        folder.write(name, "CANARY");
    }
    for name in ["old", "..2026", "port.d"] {
        std::fs::create_dir(folder.path(name)).unwrap();
    }
    let shop = clean(of(&folder));
    assert_eq!((shop.port, shop.auth.key.is_none()), (8080, true));
}

#[test]
fn a_name_that_resembles_a_secret_is_a_warning() {
    let folder = Folder::new();
    folder.write("auth.kye", "CANARY");
    let warning = only_warning(of(&folder));
    assert_eq!((warning.code(), warning.suggestion()), (Code::UnknownFile, Some("auth.key")));
}

#[test]
fn two_files_for_one_secret_are_a_problem() {
    let folder = Folder::new();
    folder.write("auth.key", "CANARY");
    folder.write("auth_key", "CANARY");
    let problem = only(of(&folder));
    assert_eq!((problem.code(), problem.key()), (Code::DuplicateKey, Some("auth.key")));
    let places: Vec<String> = places(&problem).iter().map(|place| folder.hide(place)).collect();
    assert_eq!(places, ["secret file DIR/auth.key", "secret file DIR/auth_key"]);
}

#[test]
fn it_is_over_the_sources_before_it() {
    let folder = Folder::new();
    folder.write("auth.key", "strong");
    let loader = Loader::<Shop>::new().environment(Environment::from([("SHOP_AUTH_KEY", "weak")]));
    let shop = clean(loader.secret_files(folder.path("")));
    assert_eq!(
        folder.hide(&way(&shop, "auth.key")),
        "secret file DIR/auth.key < variable SHOP_AUTH_KEY < default"
    );
}

#[test]
fn blanks_at_the_ends_are_kept_with_a_warning() {
    for (bytes, secret) in [(" s3cret", " s3cret"), ("s3cret\n\n", "s3cret\n"), ("s3cret \r\n", "s3cret ")] {
        let folder = Folder::new();
        folder.write("auth.key", bytes);
        let shop = loaded(of(&folder));
        assert_eq!(shop.auth.key.as_ref().map(ExposeSecret::expose_secret), Some(secret));
        assert_eq!(codes(&shop.warnings()), [(Code::BlanksKept, "auth.key")]);
    }
    // Around a number they are no part of it.
    let folder = Folder::new();
    folder.write("auth.pin", " 12 \n");
    assert_eq!(only_warning(of(&folder)).code(), Code::BlanksTrimmed);
}

#[test]
#[cfg(unix)]
fn a_file_that_others_may_write_to_is_a_warning() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new();
    let path = folder.write("auth.key", "s3cret");
    for (mode, warned) in [(0o600, false), (0o444, false), (0o644, false), (0o620, true), (0o606, true)] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        let shop = loaded(of(&folder));
        let expected = if warned { vec![(Code::WritableByOthers, "auth.key")] } else { Vec::new() };
        assert_eq!(codes(&shop.warnings()), expected, "{mode:o}");
    }
}

#[test]
#[cfg(unix)]
fn a_projected_volume_is_read_through_its_links() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new();
    std::fs::create_dir(folder.path("..2026_11")).unwrap();
    folder.write("..2026_11/auth.key", "s3cret");
    symlink("..2026_11", folder.path("..data")).unwrap();
    symlink("..data/auth.key", folder.path("auth.key")).unwrap();
    assert_eq!(clean(of(&folder)).auth.key.as_ref().map(ExposeSecret::expose_secret), Some("s3cret"));
}

#[test]
#[cfg(unix)]
fn what_bears_a_secrets_name_has_to_be_a_file() {
    use std::os::unix::fs::symlink;

    for (make, code) in
        [(0, Code::NotAFile), (1, Code::FileNotFound), (2, Code::FileNotReadable), (3, Code::NotAFile)]
    {
        let folder = Folder::new();
        let path = folder.path("auth.key");
        match make {
            0 => std::fs::create_dir(&path).unwrap(),
            1 => symlink("gone", &path).unwrap(),
            2 => symlink("auth.key", &path).unwrap(),
            _ => symlink("/dev/zero", &path).unwrap(),
        }
        let problem = only(of(&folder));
        assert_eq!((problem.code(), problem.key()), (code, Some("auth.key")), "{problem}");
    }
}

#[test]
fn bytes_are_taken_as_they_are() {
    #[derive(Debug, settings::Settings)]
    #[settings(prefix = "SHOP")]
    struct Keys {
        #[settings(encoding = "base64")]
        any: settings::SecretBox<[u8]>,
        #[settings(encoding = "hex")]
        four: settings::SecretBox<[u8; 4]>,
    }
    let folder = Folder::new();
    folder.write("any", b"\xff\x00c2VjcmV0\n");
    let four = folder.write("four", b"\xfe\xff\n\r");
    let load = || Loader::<Keys>::new().secret_files(folder.path(""));
    let keys = clean(load());
    assert_eq!(keys.any.expose_secret(), b"\xff\x00c2VjcmV0\n");
    assert_eq!(keys.four.expose_secret(), b"\xfe\xff\n\r");
    // What encodes them is something else.
    std::fs::write(&four, "feff0a0d\n").unwrap();
    let problem = only(load());
    assert_eq!(problem.message(), "expected 4 bytes in hexadecimal digits, found 9 bytes");
    let help = "have the file hold the bytes as they are, neither encoded nor with a newline behind them";
    assert_eq!(problem.help(), Some(help));
    std::fs::write(&four, "").unwrap();
    assert_eq!(only(load()).code(), Code::SetButEmpty);
}

#[test]
fn the_folder_has_to_be_there_unless_it_is_optional() {
    let folder = Folder::new();
    let gone = folder.path("gone");
    let problem = only(Loader::<Shop>::new().secret_files(&gone));
    assert_eq!((problem.code(), problem.message()), (Code::FileNotFound, "the folder does not exist"));
    assert_eq!(clean(Loader::<Shop>::new().optional_secret_files(&gone)).port, 8080);
    let file = folder.write("file", "");
    assert_eq!(only(Loader::<Shop>::new().optional_secret_files(file)).code(), Code::NotAFile);
}

#[test]
fn a_folder_that_is_not_there_may_have_held_secrets_and_nothing_else() {
    #[derive(Debug, settings::Settings)]
    #[settings(prefix = "SHOP")]
    struct Needs {
        port: u16,
        key: settings::SecretString,
    }
    let error = refused(Loader::<Needs>::new().secret_files("/nowhere/secrets"));
    assert_eq!(codes(error.problems()), [(Code::FileNotFound, ""), (Code::Missing, "port")]);
}

#[test]
fn a_variable_may_name_the_folder() {
    let folder = Folder::new();
    folder.write("auth.key", "s3cret");
    let path = folder.path("");
    let named = |value: &str| {
        let environment = Environment::from([("CREDENTIALS_DIRECTORY", value)]);
        Loader::<Shop>::new().environment(environment).secret_files_from("CREDENTIALS_DIRECTORY")
    };
    assert!(clean(named(path.to_str().unwrap())).auth.key.is_some());
    assert!(clean(Loader::<Shop>::new().secret_files_from("CREDENTIALS_DIRECTORY")).auth.key.is_none());
    let problem = only(named("/nowhere/secrets"));
    assert_eq!(places(&problem), ["secret file /nowhere/secrets", "variable CREDENTIALS_DIRECTORY"]);
}

#[test]
fn help_names_the_folder_and_the_file() {
    let folder = Folder::new();
    let loader = Loader::<super::named_files::Needs>::new().environment(Environment::empty());
    let problem = only(loader.secret_files(folder.path("")));
    let help = "set the variable `SHOP_KEY`, or name a file that holds `key` in `SHOP_KEY_FILE`, or put it into the \
                file `DIR/key`";
    assert_eq!(folder.hide(problem.help().unwrap()), help);
}
