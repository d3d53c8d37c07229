//! `docs`: documents that are made from the declaration.

use super::keep;
use crate::support::Folder;

fn ask(line: &str, folder: &Folder) -> (u8, String, String) {
    let here = folder.path("");
    let here = here.to_str().unwrap().trim_end_matches('/');
    let answer = keep(folder).answer(line.split(' ').map(|word| word.replace("DIR", here)));
    (answer.status(), folder.hide(answer.out()), folder.hide(answer.err()))
}

fn told(status: u8, out: &str, err: &str) -> (u8, String, String) {
    (status, out.to_owned(), err.to_owned())
}

#[test]
fn they_are_written_where_they_are_out_of_date() {
    let folder = Folder::new();
    let names = ["SETTINGS.md", ".env.example", "settings.example.toml"];
    let lines = |words: &str| names.map(|name| format!("{words}: {name}\n")).concat();
    assert_eq!(ask("docs --check DIR", &folder), told(1, &lines("out of date"), ""));
    assert_eq!(folder.read("SETTINGS.md"), None);
    assert_eq!(ask("docs DIR", &folder), told(0, &lines("written"), ""));
    assert_eq!(ask("docs --check DIR", &folder), told(0, "", ""));
    let reference = folder.read("SETTINGS.md").unwrap();
    folder.write("SETTINGS.md", reference.replace("`http.port`", "`http.prot`"));
    folder.write("README.md", "mine");
    assert_eq!(ask("docs --check DIR", &folder), told(1, "out of date: SETTINGS.md\n", ""));
    assert_eq!(ask("docs DIR", &folder), told(0, "written: SETTINGS.md\n", ""));
    assert_eq!(
        (folder.read("SETTINGS.md"), folder.read("README.md")),
        (Some(reference), Some("mine".to_owned()))
    );
}

#[test]
fn what_ends_its_lines_otherwise_is_the_same() {
    let folder = Folder::new();
    ask("docs DIR", &folder);
    let text = folder.read(".env.example").unwrap();
    folder.write(".env.example", text.replace('\n', "\r\n"));
    assert_eq!(ask("docs --check DIR", &folder).0, 0);
}

#[test]
fn what_is_not_one_of_them_is_left_alone() {
    let folder = Folder::new();
    folder.write(".env.example", "SHOP_TOKEN=CANARY\n");
    let wrong = "error: `DIR/.env.example`: this file was not made from a declaration, and was left as it is\n  help: name another \
                 folder, or move this file away\n";
    assert_eq!(ask("docs --check DIR", &folder), told(73, "", wrong));
    assert_eq!(ask("docs DIR", &folder), told(73, "", wrong));
    assert_eq!(folder.read(".env.example").unwrap(), "SHOP_TOKEN=CANARY\n");
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let folder = Folder::new();
    let (status, out, err) = ask("docs DIR/none", &folder);
    assert_eq!((status, out.as_str()), (73, ""));
    assert!(err.contains("the folder of this file does not exist\n  help: create the folder"), "{err}");
    std::fs::create_dir(folder.path("SETTINGS.md")).unwrap();
    let (status, _, err) = ask("docs DIR", &folder);
    assert!(status == 73 && err.contains("this is a folder or a device, not a file"), "{status} {err}");
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let folder = Folder::new();
    let elsewhere = folder.write("elsewhere", "");
    std::os::unix::fs::symlink(elsewhere, folder.path("SETTINGS.md")).unwrap();
    let (status, _, err) = ask("docs DIR", &folder);
    assert!(status == 73 && err.contains("was not made from a declaration"), "{status} {err}");
    assert_eq!(folder.read("elsewhere").unwrap(), "");
}

#[test]
fn one_is_printed() {
    let folder = Folder::new();
    let (status, reference, _) = ask("docs", &folder);
    assert!(status == 0 && reference.contains("\n# Settings: `Keep`\n"), "{reference}");
    let (status, variables, _) = ask("docs --print .env.example", &folder);
    assert!(status == 0 && variables.contains("KEEP_HTTP_PORT="), "{variables}");
    let (status, _, err) = ask("docs --print README.md", &folder);
    assert!(status == 2 && err.contains("there is no document `README.md`, but SETTINGS.md, "), "{err}");
    assert_eq!(ask("docs --check", &folder).0, 2);
    assert_eq!(ask("docs DIR --print .env.example", &folder).0, 2);
}
