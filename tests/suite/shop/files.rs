//! A file that cannot be read as what its name says: in every format one problem, at its place, and nothing of the file is
//! told or missed.

use settings::{ByteSize, Code, LoadError, Loader, NotRun};

use super::declaration::Shop;
use super::judge::leak;
use super::row::{SECRETS, base, plain, row, text};
use crate::support::{Folder, codes, places, refused};
use crate::text::{LAYOUTS, Layout, laid_out};

/// The one problem of a file that cannot be read, as code and place.
#[track_caller]
fn only(error: LoadError, folder: &Folder) -> (Code, String) {
    let [problem] = error.problems() else { panic!("exactly one problem:\n{error}") };
    assert_eq!(problem.key(), None, "{problem}");
    let rules: Vec<&str> = error.not_run().iter().map(NotRun::rule).collect();
    assert_eq!(rules, ["pool_fits"]);
    let found = (problem.code(), folder.hide(&places(problem).join(", ")));
    assert_eq!(leak(&Err(error)), None);
    found
}

fn load(path: std::path::PathBuf) -> LoadError {
    refused(Loader::<Shop>::new().file(path))
}

#[test]
fn a_file_that_is_not_there_and_one_that_is_a_folder() {
    let folder = Folder::new();
    for layout in LAYOUTS {
        let name = format!("shop.{}", layout.name());
        let gone = only(load(folder.path(&name)), &folder);
        assert_eq!(gone, (Code::FileNotFound, format!("DIR/{name}")));
        let name = format!("{layout:?}.{}", layout.name());
        std::fs::create_dir(folder.path(&name)).unwrap();
        let is_folder = only(load(folder.path(&name)), &folder);
        assert_eq!(is_folder, (Code::NotAFile, format!("DIR/{name}")));
    }
}

#[test]
fn a_file_that_is_too_large() {
    let folder = Folder::new();
    for layout in LAYOUTS {
        let name = format!("shop.{}", layout.name());
        let path = folder.write(&name, laid_out(layout, &base()).text);
        let error = refused(Loader::<Shop>::new().file(path).max_file_size(ByteSize::new(64)));
        assert_eq!(only(error, &folder), (Code::FileTooLarge, format!("DIR/{name}")));
    }
}

/// The last sign of a secret is a byte that no character is.
#[test]
fn a_file_that_is_not_utf8() {
    let folder = Folder::new();
    let spoilt = format!("{}\u{1}", SECRETS[1]);
    for layout in LAYOUTS {
        let row = row("spoilt").with("auth.jwt_key", plain(&format!("\"{spoilt}\"")));
        let written = laid_out(layout, &row.tree);
        let bytes: Vec<u8> = written.text.bytes().map(|byte| if byte == 1 { 0xff } else { byte }).collect();
        let name = format!("shop.{}", layout.name());
        let (line, column) = written.values["auth.jwt_key"];
        let column = column as usize + spoilt.len();
        assert_eq!(
            only(load(folder.write(&name, bytes)), &folder),
            (Code::NotUtf8, format!("DIR/{name}:{line}:{column}")),
            "{layout:?}"
        );
    }
}

/// A list that is not closed is told where its format knows it; a mark that is not closed as well.
#[test]
fn a_file_with_a_fault_of_its_grammar() {
    let folder = Folder::new();
    for value in [format!("[\"{}\"", SECRETS[4]), format!("\"{}", SECRETS[1])] {
        for layout in LAYOUTS {
            let row = row("spoilt").with("auth.jwt_key", plain(&value));
            let written = laid_out(layout, &row.tree);
            let error = load(folder.write(&format!("shop.{}", layout.name()), &written.text));
            let found = codes(error.problems());
            assert!(!found.is_empty() && found.iter().all(|one| *one == (Code::Syntax, "")), "{error}");
            for problem in error.problems() {
                let at = (problem.origins()[0].line(), problem.origins()[0].column());
                let value = written.values["auth.jwt_key"];
                assert!(at >= (Some(value.0), Some(value.1)), "{layout:?}: {problem}\n{}", written.text);
            }
            assert_eq!(leak(&Err(error)), None);
        }
    }
}

/// Where a format knows on the line itself what is wrong there, it is told there.
#[test]
fn the_place_of_a_fault_of_the_grammar() {
    for (layout, value, signs) in [
        (Layout::Headers, "= 8080", 0),
        (Layout::Inline, "= 8080", 0),
        (Layout::Lines, "= 8080", 0),
        (Layout::OneLine, "= 8080", 0),
        (Layout::Comments, "= 8080", 0),
        (Layout::Headers, "8080 8081", 0),
        (Layout::Lines, "8080 8081", 4),
        (Layout::OneLine, "8080 8081", 4),
        (Layout::Comments, "8080 8081", 4),
        (Layout::Headers, "[8080", 0),
        (Layout::Blocks, "@8080", 0),
        (Layout::Plain, "@8080", 0),
        (Layout::Flow, "@8080", 0),
        (Layout::Blocks, "*port", 0),
        (Layout::Flow, "*port", 0),
    ] {
        let row = row("spoilt").with("http.port", plain(value)).with("service_name", text("shop"));
        let written = laid_out(layout, &row.tree);
        let error = refused(Loader::<Shop>::new().text(layout.name(), written.text.clone()));
        let (line, column) = written.values["http.port"];
        let place = format!("<{}>:{line}:{}", layout.name(), column + signs);
        assert_eq!(codes(error.problems()), [(Code::Syntax, "")], "{error}");
        assert_eq!(places(&error.problems()[0]), [place], "{layout:?}, {value}: {error}");
    }
}
