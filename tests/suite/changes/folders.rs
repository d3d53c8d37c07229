//! Two releases, each in a folder of its own: files of one name are one place, and the way back is in the second.

#[cfg(unix)]
use std::path::{Path, PathBuf};

use settings::changes::Difference;
#[cfg(unix)]
use settings::command::Command;
use settings::{Environment, Loader};

use super::Shop;
use crate::support::{Folder, loaded};

/// What a release has in its files.
const BEFORE: &str = "[cache]\nmax_age = 60\n\n[http]\nport = 9000\n";
const AFTER: &str = "[http]\nport = 9000\n\n[cache]\nmax_age = 300\n";

fn releases() -> Folder {
    let folder = Folder::new();
    for (release, text) in [("before", BEFORE), ("after", AFTER)] {
        std::fs::create_dir(folder.path(release)).unwrap();
        folder.write(&format!("{release}/settings.toml"), text);
        folder.write(&format!("{release}/staging.env"), "SHOP_NAME=staging\n");
    }
    folder
}

#[test]
fn what_stands_in_the_file_of_the_same_name_has_not_moved() {
    let folder = releases();
    let [before, after] = ["before", "after"].map(|release| {
        let loader = Loader::<Shop>::standard(Environment::of_file("staging.env"));
        loaded(loader.root(folder.path(release)))
    });
    let difference = Difference::between(&before, &after);
    let keys: Vec<_> = difference.changes().map(settings::changes::Change::key).collect();
    assert_eq!((keys, difference.moved().count()), (vec!["cache.max_age"], 0), "{difference}");
    // It is told from where each value was read, and the way back is where the new one stands.
    let change = difference.change("cache.max_age").expect("it changed");
    let names = [change.before(), change.after()].map(|side| side.and_then(|side| side.origin().name()));
    let files = ["before", "after"].map(|release| folder.path(release).join("settings.toml"));
    assert_eq!(names, [files[0].to_str(), files[1].to_str()]);
    let steps: Vec<_> = change.steps().iter().map(ToString::to_string).collect();
    let line = format!("put `max_age = 60` back under `[cache]` in `{}:2`", files[1].display());
    assert_eq!(steps, [line]);
}

/// A path from the folder that tests run in, which is that of their package.
#[cfg(unix)]
fn relative(path: &Path) -> PathBuf {
    let up = Path::new(env!("CARGO_MANIFEST_DIR")).components().skip(1).map(|_| "..").collect::<PathBuf>();
    up.join(path.strip_prefix("/").expect("an absolute path"))
}

#[test]
#[cfg(unix)]
fn a_file_of_variables_is_taken_from_each_folder() {
    let folder = releases();
    let command = Command::<Shop>::new(|given| Loader::standard(given.environment()));
    let [before, after] = ["before", "after"].map(|release| relative(&folder.path(release)));
    let arguments = [
        "diff".as_ref(),
        before.as_os_str(),
        after.as_os_str(),
        "--env-file".as_ref(),
        "staging.env".as_ref(),
    ];
    let compared = command.answer(arguments);
    assert_eq!((compared.status(), compared.err()), (1, ""));
    assert!(compared.out().starts_with("1 setting changed, in 1 of "), "{}", compared.out());
    assert!(!compared.out().contains("from another place"), "{}", compared.out());
}
