//! Secrets in files that variables name: `SHOP_AUTH_KEY_FILE` for `SHOP_AUTH_KEY`.

use settings::{Code, Environment, ExposeSecret, Loader, OriginKind, SecretString, Settings};

use super::Shop;
use crate::support::{Folder, clean, codes, loaded, only, only_warning, places, refused, way};

fn of<const COUNT: usize>(variables: [(&str, &str); COUNT]) -> Loader<Shop> {
    Loader::new().environment(Environment::from(variables))
}

#[test]
fn the_file_holds_the_secret() {
    let folder = Folder::new();
    for (bytes, secret) in
        [("s3cret", "s3cret"), ("s3cret\n", "s3cret"), ("s3cret\r\n", "s3cret"), ("$a #'b'\n", "$a #'b'")]
    {
        let path = folder.write("key.txt", bytes);
        let shop = clean(of([("SHOP_AUTH_KEY_FILE", path.to_str().unwrap())]));
        assert_eq!(shop.auth.key.as_ref().map(ExposeSecret::expose_secret), Some(secret));
        assert_eq!(folder.hide(&way(&shop, "auth.key")), "secret file DIR/key.txt < default");
        assert_eq!(shop.origin("auth.key").map(|origin| origin.kind()), Some(OriginKind::SecretFile));
    }
}

#[test]
fn it_works_for_all_secrets_that_have_a_variable() {
    let folder = Folder::new();
    let pin = folder.write("pin", "1234\n");
    let password = folder.write("password", "p");
    let github = folder.write("github", "g");
    let shop = clean(of([
        ("SHOP_AUTH_PIN_FILE", pin.to_str().unwrap()),
        ("MAIL_PASSWORD_FILE", password.to_str().unwrap()),
        ("SHOP_PROVIDERS__GITHUB__SECRET_FILE", github.to_str().unwrap()),
    ]));
    assert_eq!(shop.auth.pin.as_ref().map(|pin| *pin.expose_secret()), Some(1234));
    assert_eq!(shop.auth.password.as_ref().map(ExposeSecret::expose_secret), Some("p"));
    assert_eq!(shop.providers["github"].secret.expose_secret(), "g");
}

#[test]
fn an_entry_of_a_map_of_secrets_may_be_called_anything() {
    let shop = clean(of([("SHOP_TOKENS__KEY_FILE", "s3cret")]));
    assert_eq!(shop.tokens["key_file"].expose_secret(), "s3cret");
}

#[test]
fn a_public_setting_has_no_file() {
    let warning = only_warning(of([("SHOP_PORT_FILE", "port.txt")]));
    assert_eq!(warning.code(), Code::UnknownVariable);
}

#[test]
fn given_twice_in_one_source_is_a_problem_and_in_two_is_not() {
    let folder = Folder::new();
    let path = folder.write("key.txt", "CANARY");
    let path = path.to_str().unwrap();
    let problem = only(of([("SHOP_AUTH_KEY", "CANARY"), ("SHOP_AUTH_KEY_FILE", path)]));
    assert_eq!((problem.code(), problem.key()), (Code::BothNames, Some("auth.key")));
    assert_eq!(places(&problem), ["variable SHOP_AUTH_KEY", "variable SHOP_AUTH_KEY_FILE"]);
    assert!(
        problem.message().contains("`SHOP_AUTH_KEY`") && problem.message().contains("`SHOP_AUTH_KEY_FILE`")
    );

    let weaker = folder.write(".env", "SHOP_AUTH_KEY=weak");
    let shop = clean(
        Loader::<Shop>::new().dotenv(weaker).environment(Environment::from([("SHOP_AUTH_KEY_FILE", path)])),
    );
    assert_eq!(folder.hide(&way(&shop, "auth.key")), "secret file DIR/key.txt < DIR/.env:1 < default");
}

#[test]
fn what_is_set_but_empty_counts_as_unset() {
    let folder = Folder::new();
    let path = folder.write("key.txt", "s3cret");
    let path = path.to_str().unwrap();
    let shop = loaded(of([("SHOP_AUTH_KEY", ""), ("SHOP_AUTH_KEY_FILE", path)]));
    assert_eq!(shop.auth.key.as_ref().map(ExposeSecret::expose_secret), Some("s3cret"));
    assert_eq!(codes(&shop.warnings()), [(Code::SetButEmpty, "auth.key")]);
    let shop = loaded(of([("SHOP_AUTH_KEY", "a"), ("SHOP_AUTH_KEY_FILE", "")]));
    assert_eq!(shop.auth.key.as_ref().map(ExposeSecret::expose_secret), Some("a"));
    assert_eq!(places(&shop.warnings()[0]), ["variable SHOP_AUTH_KEY_FILE"]);
    for empty in ["", "\n", "\r\n"] {
        let path = folder.write("empty", empty);
        let warning = only_warning(of([("SHOP_AUTH_KEY_FILE", path.to_str().unwrap())]));
        assert_eq!((warning.code(), warning.key()), (Code::SetButEmpty, Some("auth.key")));
        assert_eq!(folder.hide(&places(&warning)[0]), "secret file DIR/empty");
    }
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
pub(super) struct Needs {
    #[settings(length(min = 8))]
    key: SecretString,
}

#[test]
fn a_file_that_cannot_be_used_is_a_problem_of_the_setting() {
    let folder = Folder::new();
    let gone = folder.path("gone.txt");
    for (path, code) in [(gone.clone(), Code::FileNotFound), (folder.path(""), Code::NotAFile)] {
        let variables = [("SHOP_KEY_FILE", path.to_str().unwrap())];
        let problem = only(Loader::<Needs>::new().environment(Environment::from(variables)));
        assert_eq!((problem.code(), problem.key()), (code, Some("key")), "{problem}");
        assert_eq!(problem.origins().len(), 2, "{problem}");
        assert!(problem.to_string().contains("SHOP_KEY_FILE"), "{problem}");
    }
    let garbled = folder.write("garbled", b"\xff\xfe");
    let problem = only(
        Loader::<Needs>::new().environment(Environment::from([("SHOP_KEY_FILE", garbled.to_str().unwrap())])),
    );
    assert_eq!((problem.code(), problem.key()), (Code::NotUtf8, Some("key")));
    let large = folder.write("large", "x".repeat(2000));
    let loader = Loader::<Needs>::new().max_file_size(settings::ByteSize::new(1000));
    let problem = only(loader.environment(Environment::from([("SHOP_KEY_FILE", large.to_str().unwrap())])));
    assert_eq!(problem.code(), Code::FileTooLarge);
}

#[test]
fn a_failed_check_says_which_variable_names_the_file() {
    let folder = Folder::new();
    let path = folder.write("key.txt", "CANARY");
    let problem = only(
        Loader::<Needs>::new().environment(Environment::from([("SHOP_KEY_FILE", path.to_str().unwrap())])),
    );
    let help = "have the file that `SHOP_KEY_FILE` names hold a value that is at least 8 characters long";
    assert_eq!((problem.code(), problem.help()), (Code::CheckFailed, Some(help)));
    assert!(!problem.to_string().contains("CANARY"));
}

#[test]
fn a_secret_in_the_place_of_a_path_is_not_shown() {
    for secret in [
        "CANARY",
        "CANARY/ab+CANARY==",
        "postgres://shop:CANARY@db/shop",
        "CANARY.CANARY.CANARYCANARY",
        "CANARY CANARY",
    ] {
        let error =
            refused(Loader::<Needs>::new().environment(Environment::from([("SHOP_KEY_FILE", secret)])));
        assert_eq!(codes(error.problems()), [(Code::FileNotFound, "key")]);
        assert_eq!(places(&error.problems()[0]), ["variable SHOP_KEY_FILE"]);
        let told = format!("{error}{error:?}{}", error.to_json());
        assert!(!told.contains("CANARY"), "{told}");
    }
}

#[test]
fn a_misspelt_name_is_a_problem() {
    let problem = only(of([("SHOP_AUTH_KEY_FIEL", "key.txt")]));
    assert_eq!(problem.suggestion(), Some("SHOP_AUTH_KEY_FILE"));
}

#[test]
#[cfg(unix)]
fn a_pipe_that_nobody_writes_to_is_empty_and_not_waited_for() {
    let folder = Folder::new();
    let path = folder.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.is_ok_and(|status| status.success()));
    let warning = crate::support::soon(|| only_warning(of([("SHOP_AUTH_KEY_FILE", path.to_str().unwrap())])));
    assert_eq!((warning.code(), warning.key()), (Code::SetButEmpty, Some("auth.key")));
}
