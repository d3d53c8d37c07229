//! Files that variables name, that stand for a profile, or that lie in a folder.

use settings::{Code, Environment, Loader, Settings};

use super::Shop;
use crate::support::{Folder, clean, codes, loaded, only, only_warning, places, refused, way};

#[test]
fn a_variable_names_the_file() {
    let folder = Folder::new();
    let (one, other) = (folder.write("one.toml", "port = 1"), folder.write("other.toml", "port = 2"));
    let named = |path: &str| Environment::from([("SHOP_SETTINGS", path)]);
    let loader =
        |environment| Loader::<Shop>::new().file_from("SHOP_SETTINGS", &one).environment(environment);
    assert_eq!(clean(loader(named(other.to_str().unwrap()))).port, 2);
    assert_eq!(clean(loader(Environment::empty())).port, 1);
    // Named after the environment as well.
    let behind =
        Loader::<Shop>::new().environment(named(other.to_str().unwrap())).file_from("SHOP_SETTINGS", &one);
    assert_eq!(clean(behind).port, 2);
    let empty = loaded(loader(named("")));
    assert_eq!((empty.port, codes(&empty.warnings())), (1, vec![(Code::SetButEmpty, "")]));
    let problem = only(loader(named("/nowhere/x.toml")));
    assert_eq!(places(&problem), ["/nowhere/x.toml", "variable SHOP_SETTINGS"]);
}

#[test]
fn the_file_that_nothing_names_is_required_or_not() {
    let gone = Folder::new().path("gone.toml");
    assert_eq!(only(Loader::<Shop>::new().file_from("SHOP_SETTINGS", &gone)).code(), Code::FileNotFound);
    assert_eq!(clean(Loader::<Shop>::new().optional_file_from("SHOP_SETTINGS", &gone)).port, 8080);
}

#[test]
fn a_dotenv_file_may_name_the_file_and_the_environment_goes_before_it() {
    let folder = Folder::new();
    let (one, other) = (folder.write("one.toml", "port = 1"), folder.write("other.toml", "port = 2"));
    let dotenv = folder.write(".env", format!("SHOP_SETTINGS={}", one.display()));
    let loader = || Loader::<Shop>::new().file_from("SHOP_SETTINGS", "gone.toml").dotenv(&dotenv);
    assert_eq!(clean(loader()).port, 1);
    let environment = Environment::from([("SHOP_SETTINGS", other.to_str().unwrap())]);
    assert_eq!(clean(loader().environment(environment)).port, 2);
}

#[test]
fn what_a_broken_dotenv_file_may_name_is_not_read_in_its_place() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Needs {
        port: u16,
    }
    let folder = Folder::new();
    let dotenv = folder.write(".env", "x");
    let loader = Loader::<Needs>::new().file_from("SHOP_SETTINGS", "gone.toml").dotenv(dotenv);
    assert_eq!(codes(refused(loader).problems()), [(Code::Syntax, "")]);
}

#[test]
fn a_misspelt_name_of_the_loaders_own_is_a_problem() {
    let loader = Loader::<Shop>::new().optional_file_from("SHOP_SETTINGS", "gone.toml");
    let problem = only(loader.environment(Environment::from([("SHOP_SETTNGS", "x.toml")])));
    assert_eq!((problem.code(), problem.suggestion()), (Code::UnknownVariable, Some("SHOP_SETTINGS")));
}

#[test]
fn an_overlay_is_the_file_of_a_profile() {
    let folder = Folder::new();
    let base = folder.write("settings.toml", "port = 1\nname = 'base'");
    folder.write("settings.staging.toml", "port = 2");
    let pattern = folder.path("settings.{}.toml");
    let pattern = pattern.to_str().unwrap();
    let shop = clean(Loader::<Shop>::new().file(&base).overlay(pattern, "staging"));
    assert_eq!((shop.port, shop.name.as_str()), (2, "base"));
    assert_eq!(
        folder.hide(&way(&shop, "port")),
        "DIR/settings.staging.toml:1:8 < DIR/settings.toml:1:8 < default"
    );

    let by = |profile: &str| {
        let environment = Environment::from([("SHOP_PROFILE", profile)]);
        Loader::<Shop>::new().file(&base).overlay_from(pattern, "SHOP_PROFILE").environment(environment)
    };
    assert_eq!(clean(by("staging")).port, 2);
    assert_eq!(clean(Loader::<Shop>::new().file(&base).overlay_from(pattern, "SHOP_PROFILE")).port, 1);
    assert_eq!(codes(&loaded(by("")).warnings()), [(Code::SetButEmpty, "")]);
}

#[test]
fn a_profile_that_is_not_there_is_told_with_those_that_are() {
    let folder = Folder::new();
    for profile in ["staging", "production"] {
        folder.write(&format!("settings.{profile}.toml"), "");
    }
    let pattern = folder.path("settings.{}.toml");
    let pattern = pattern.to_str().unwrap();
    let environment = Environment::from([("SHOP_PROFILE", "stagng")]);
    let problem = only(Loader::<Shop>::new().overlay_from(pattern, "SHOP_PROFILE").environment(environment));
    assert_eq!((problem.code(), problem.suggestion()), (Code::FileNotFound, Some("staging")));
    assert!(problem.help().is_some_and(|help| help.ends_with("`production`, `staging`")), "{problem}");
    assert_eq!(problem.origins().len(), 2);
    for profile in ["../staging", "a/b", "a b", "", "\u{1b}[2J"] {
        let problem = only(Loader::<Shop>::new().overlay(pattern, profile));
        assert_eq!(problem.code(), Code::InvalidValue, "{profile}");
        assert!(!problem.to_string().contains('\u{1b}'), "{problem}");
    }
    for pattern in ["settings.toml", "{}/{}.toml", "{}/settings.toml", "a.{}.{}.toml"] {
        assert_eq!(only(Loader::<Shop>::new().overlay(pattern, "x")).code(), Code::InvalidValue, "{pattern}");
    }
}

#[test]
fn the_files_of_a_folder_are_layers_in_the_order_of_their_names() {
    let folder = Folder::new();
    folder.write("10-base.toml", "port = 1\nname = 'a'");
    folder.write("20-more.toml", "port = 2");
    for name in [".hidden.toml", "20-more.toml~", "#x#"] {
        folder.write(name, "port = 9");
    }
    let shop = clean(Loader::<Shop>::new().folder(folder.path("")));
    assert_eq!((shop.port, shop.name.as_str()), (2, "a"));
    assert_eq!(folder.hide(&way(&shop, "port")), "DIR/20-more.toml:1:8 < DIR/10-base.toml:1:8 < default");
    folder.write("README", "x");
    let warning = only_warning(Loader::<Shop>::new().folder(folder.path("")));
    assert_eq!(warning.code(), Code::UnknownFile);
    assert_eq!(folder.hide(&places(&warning)[0]), "DIR/README");
}

#[test]
fn a_folder_has_to_be_there_unless_it_is_optional() {
    let gone = Folder::new().path("gone");
    let problem = only(Loader::<Shop>::new().folder(&gone));
    assert_eq!((problem.code(), problem.message()), (Code::FileNotFound, "the folder does not exist"));
    assert_eq!(clean(Loader::<Shop>::new().optional_folder(gone)).port, 8080);
}

#[test]
fn paths_may_be_beside_the_file_that_gives_them() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Paths {
        data: std::path::PathBuf,
        #[settings(default)]
        more: Vec<std::path::PathBuf>,
        log: Option<std::path::PathBuf>,
    }
    let folder = Folder::new();
    let file = folder.write("settings.toml", "data = 'data'\nmore = ['a', '/b']\nlog = '../log'");
    let plain = clean(Loader::<Paths>::new().file(&file));
    assert_eq!(plain.data.to_str(), Some("data"));
    let beside = clean(Loader::<Paths>::new().file(&file).paths_beside_files());
    assert_eq!(beside.data, folder.path("data"));
    assert_eq!(beside.more, [folder.path("a"), "/b".into()]);
    assert_eq!(beside.log, Some(folder.path("../log")));
    let variable = Environment::from([("SHOP_DATA", "data")]);
    let beside = clean(Loader::<Paths>::new().file(&file).environment(variable).paths_beside_files());
    assert_eq!(beside.data.to_str(), Some("data"));
}

#[test]
fn without_a_prefix_no_variable_names_the_file() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "")]
    struct Bare {
        #[settings(default = 1)]
        port: u16,
    }
    let environment = Environment::from([("_CONFIG", "/nowhere/x.toml"), ("CONFIG", "/nowhere/x.toml")]);
    assert_eq!(clean(Loader::<Bare>::standard(environment)).port, 1);
}
