//! Dotenv files: their dialect, and their place among the sources.

use settings::{Code, Environment, ExposeSecret, Loader};

use super::Shop;
use crate::support::{Folder, clean, codes, loaded, only, only_warning, places, refused, way};

fn of(folder: &Folder, text: impl AsRef<[u8]>) -> Loader<Shop> {
    Loader::new().dotenv(folder.write(".env", text))
}

/// The name that a line gives.
#[track_caller]
fn name(line: &str) -> String {
    clean(of(&Folder::new(), format!("# before\n{line}\nSHOP_PORT=1"))).name.clone()
}

#[test]
fn a_value_is_what_stands_behind_the_sign() {
    for (line, value) in [
        ("SHOP_NAME=a", "a"),
        ("SHOP_NAME = a b ", "a b"),
        ("  export SHOP_NAME=a", "a"),
        ("export\tSHOP_NAME =a", "a"),
        ("SHOP_NAME=a#b", "a#b"),
        ("SHOP_NAME=a # b", "a"),
        ("SHOP_NAME=a\t# b", "a"),
        ("SHOP_NAME=$HOME/${x}`y`", "$HOME/${x}`y`"),
        ("SHOP_NAME=a=b", "a=b"),
        ("SHOP_NAME=it's", "it's"),
        ("SHOP_NAME=a\\nb", "a\\nb"),
        ("SHOP_NAME=é\u{3000}", "é"),
    ] {
        assert_eq!(name(line), value, "{line}");
    }
}

#[test]
fn marks_keep_a_value_together() {
    for (line, value) in [
        ("SHOP_NAME='  a # b  '", "  a # b  "),
        ("SHOP_NAME='a\\n$b\"'", "a\\n$b\""),
        ("SHOP_NAME=\"a\\n\\tb\\\\ \\\"c\\\"\"", "a\n\tb\\ \"c\""),
        ("SHOP_NAME=\"a' # b\" # c", "a' # b"),
        ("SHOP_NAME=\"two\nlines\"", "two\nlines"),
        ("SHOP_NAME='two\nlines'   ", "two\nlines"),
        ("SHOP_NAME=\"\\\\\"", "\\"),
    ] {
        assert_eq!(name(line), value, "{line}");
    }
}

#[test]
fn line_ends_and_marks_of_editors_are_fine() {
    let folder = Folder::new();
    let shop = clean(of(&folder, "\u{feff}SHOP_NAME=a\r\n\r\n# c\r\nSHOP_PORT = 9000 \r\n"));
    assert_eq!((shop.name.as_str(), shop.port), ("a", 9000));
    assert_eq!(folder.hide(&way(&shop, "port")), "DIR/.env:4 < default");
    assert_eq!(clean(of(&folder, "")).port, 8080);
    assert_eq!(clean(of(&folder, "SHOP_NAME='x'")).name, "x");
}

#[test]
fn what_is_no_line_is_told_without_its_text() {
    for (text, line) in [
        ("\nCANARY", 2),
        ("SHOP_PORT=1\nCANARY CANARY=1", 2),
        ("1CANARY=2", 1),
        ("=CANARY", 1),
        ("export", 1),
        ("CANARY: a=b", 1),
        ("\n\nA='CANARY\nSHOP_PORT=1", 3),
        ("A=\"CANARY\\\"", 1),
        ("A='x' CANARY", 1),
        ("A=\"x\ny\"CANARY", 2),
        ("A='x'#CANARY", 1),
    ] {
        let folder = Folder::new();
        let error = refused(of(&folder, text));
        assert_eq!(codes(error.problems()), [(Code::Syntax, "")], "{text}");
        assert_eq!(folder.hide(&places(&error.problems()[0])[0]), format!("DIR/.env:{line}"), "{text}");
        assert!(!error.to_string().contains("CANARY"), "{error}");
    }
}

#[test]
fn many_faults_are_told_up_to_a_number() {
    let error = refused(of(&Folder::new(), "x\n".repeat(100)));
    assert_eq!(error.problems().len(), 21);
    let more = error.problems().last().map(|problem| problem.message().to_owned()).unwrap_or_default();
    assert!(more.ends_with(" of this file cannot be read"), "{more}");
}

#[test]
fn what_a_broken_file_may_hold_is_not_missing_and_its_names_are_not_judged() {
    #[derive(Debug, settings::Settings)]
    #[settings(prefix = "SHOP")]
    struct Needs {
        port: u16,
        level: u8,
    }
    let folder = Folder::new();
    let path = folder.write(".env", "SHOP_PROT=1\nx");
    let loader = Loader::<Needs>::new().dotenv(path);
    let error = refused(loader.environment(Environment::from([("SHOP_LEVEL", "loud")])));
    assert_eq!(codes(error.problems()), [(Code::Syntax, ""), (Code::InvalidValue, "level")]);
}

#[test]
fn a_bad_escape_matters_for_settings_alone() {
    let folder = Folder::new();
    let problem = only(of(&folder, "A=\"\\$x\"\nSHOP_NAME=\"a\nb\\CANARY\""));
    assert_eq!((problem.code(), problem.key()), (Code::Syntax, Some("name")));
    assert_eq!(folder.hide(&places(&problem)[0]), "DIR/.env:3");
    assert!(!problem.to_string().contains("CANARY"));
}

#[test]
fn what_is_wrong_with_an_entry_of_a_map_is_told_under_its_key() {
    let folder = Folder::new();
    let problem = only(of(&folder, "SHOP_TOKENS__BETA=\"\\CANARY\""));
    assert_eq!((problem.code(), problem.key()), (Code::Syntax, Some("tokens.beta")));
    let problem = only(of(&folder, "SHOP_TOKENS__BETA=1\nSHOP_TOKENS__BETA=2"));
    assert_eq!((problem.code(), problem.key()), (Code::DuplicateKey, Some("tokens.beta")));
}

#[test]
fn a_name_of_ours_is_given_once() {
    let folder = Folder::new();
    let problem = only(of(&folder, "A=1\nA=2\nSHOP_PORT=1\nSHOP_PORT=1\n"));
    assert_eq!((problem.code(), problem.key()), (Code::DuplicateKey, Some("port")));
    assert_eq!(places(&problem).map_hidden(&folder), ["DIR/.env:3", "DIR/.env:4"]);
    assert_eq!(only(of(&folder, "SHOP_X=1\nSHOP_X=1\n")).code(), Code::DuplicateKey);
}

trait Hidden {
    fn map_hidden(&self, folder: &Folder) -> Vec<String>;
}

impl Hidden for Vec<String> {
    fn map_hidden(&self, folder: &Folder) -> Vec<String> {
        self.iter().map(|place| folder.hide(place)).collect()
    }
}

#[test]
fn it_is_a_layer_like_any_other() {
    let folder = Folder::new();
    let path = folder.write(".env", "SHOP_PORT=2\nSHOP_NAME=\nSHOP_AUTH_KEY='#$x'\nSHOP_TOKENS__A=b");
    let loader = Loader::<Shop>::new().text("toml", "port = 1").dotenv(path);
    let shop = loaded(loader.environment(Environment::from([("SHOP_PORT", "3")])));
    let expected = "variable SHOP_PORT < DIR/.env:1 < <toml>:1:8 < default";
    assert_eq!(folder.hide(&way(&shop, "port")), expected);
    assert_eq!(shop.auth.key.as_ref().map(ExposeSecret::expose_secret), Some("#$x"));
    assert_eq!(shop.tokens["a"].expose_secret(), "b");
    assert_eq!(codes(&shop.warnings()), [(Code::SetButEmpty, "name")]);
}

#[test]
fn unknown_names_are_judged_as_variables_are() {
    let folder = Folder::new();
    let problem = only(of(&folder, "\nSHOP_PROT=CANARY"));
    assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownVariable, Some("SHOP_PORT")));
    assert_eq!(problem.message(), "no setting has the variable `SHOP_PROT`");
    assert_eq!(only_warning(of(&folder, "SHOP_WHATEVER=CANARY")).code(), Code::UnknownVariable);
    assert_eq!(clean(of(&folder, "OTHER_PORT=1\nPATH=/x")).port, 8080);
    let warned = loaded(of(&folder, "SHOP_SETTINGS_UNKNOWN=warn\nSHOP_PROT=1"));
    assert_eq!(codes(&warned.warnings()), [(Code::UnknownVariable, "")]);
}

#[test]
fn it_has_to_be_there_unless_it_is_optional() {
    let folder = Folder::new();
    let gone = folder.path("gone.env");
    let problem = only(Loader::<Shop>::new().dotenv(&gone));
    assert_eq!(
        (problem.code(), places(&problem).map_hidden(&folder)),
        (Code::FileNotFound, vec!["DIR/gone.env".into()])
    );
    assert_eq!(clean(Loader::<Shop>::new().optional_dotenv(gone)).port, 8080);
    let problem = only(of(&folder, b"SHOP_NAME=\xff"));
    assert_eq!(problem.code(), Code::NotUtf8);
}

#[derive(Debug, settings::Settings)]
#[settings(prefix = "SHOP")]
struct Renamed {
    #[settings(alias = "listen_port")]
    port: u16,
}

#[test]
fn an_old_name_is_told_by_its_place() {
    let folder = Folder::new();
    let renamed = |text: &str| Loader::<Renamed>::new().dotenv(folder.write(".env", text));
    let warning = only_warning(renamed("SHOP_LISTEN_PORT=1"));
    assert_eq!(warning.code(), Code::Deprecated);
    assert_eq!(warning.message(), "given under a name that it had before");
    assert_eq!(folder.hide(&warning.origins()[0].to_string()), "DIR/.env:1");
    let problem = only(renamed("SHOP_LISTEN_PORT=1\nSHOP_PORT=2"));
    assert_eq!(problem.code(), Code::BothNames);
    assert_eq!(
        problem.message(),
        "given twice in one source: under its name, and under a name that it had before"
    );
}
