//! What a path may lead to that is no regular file, or no file that can be read.

use std::fs::File;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use settings::{ByteSize, Checked, Code, Loader};

use super::Shop;
use crate::support::{Folder, clean, only, places, soon};

fn at(path: PathBuf) -> Loader<Shop> {
    Loader::new().file(path)
}

fn pipe(folder: &Folder) -> PathBuf {
    let path = folder.path("pipe.toml");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    path
}

/// Opens a pipe for writing, which waits for its reader; for both, so that its writer is there before its reader.
#[expect(clippy::disallowed_methods, reason = "somebody has to write to the pipe")]
fn open(path: &Path, both: bool) -> std::io::Result<File> {
    File::options().write(true).read(both).open(path)
}

#[test]
fn a_directory_is_no_file() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("a.toml")).unwrap();
    let problem = only(at(folder.path("a.toml")));
    assert_eq!(problem.code(), Code::NotAFile);
    assert!(problem.message().contains("directory"));
    assert_eq!(folder.hide(&places(&problem)[0]), "DIR/a.toml");
}

#[test]
fn a_device_is_no_file() {
    for name in ["/dev/zero", "/dev/null"] {
        let problem = soon(|| only(at(PathBuf::from(name))));
        assert_eq!((problem.code(), places(&problem)), (Code::NotAFile, vec![name.to_owned()]));
    }
}

#[test]
fn a_socket_is_no_file() {
    let folder = Folder::new();
    let _socket = std::os::unix::net::UnixListener::bind(folder.path("a.toml")).unwrap();
    let problem = only(at(folder.path("a.toml")));
    assert_eq!((problem.code(), problem.help()), (Code::NotAFile, Some("name a regular file")));
}

#[test]
fn a_pipe_that_nobody_writes_to_is_not_waited_for() {
    let folder = Folder::new();
    let path = pipe(&folder);
    let problem = soon(|| only(at(path)));
    assert_eq!(problem.code(), Code::NotAFile);
    assert!(problem.message().contains("pipe"));
    assert_eq!(folder.hide(&places(&problem)[0]), "DIR/pipe.toml");
}

/// Loads from a pipe as soon as its writer has it open.
fn through(path: &Path) -> Checked<Shop> {
    for _ in 0..200 {
        match Loader::<Shop>::new().file(path).load() {
            Ok(shop) => return shop,
            // The writer is not there yet.
            Err(error) if error.to_string().contains("nobody writes") => {
                thread::sleep(Duration::from_millis(5));
            }
            Err(error) => panic!("{error}"),
        }
    }
    panic!("the writer never came")
}

/// Writes slowly, and once more if the reader went away before there was anything to read.
fn write_slowly(path: &Path) {
    let fill = "#".repeat(100_000);
    let write = || -> std::io::Result<()> {
        let mut pipe = open(path, false)?;
        pipe.write_all(b"port = 9000\n")?;
        pipe.write_all(fill.as_bytes())?;
        thread::sleep(Duration::from_millis(100));
        pipe.write_all(b"\nname = 'late'\n")
    };
    while write().is_err() {}
}

#[test]
fn a_pipe_is_read_to_its_end() {
    let folder = Folder::new();
    let path = pipe(&folder);
    let writing = thread::spawn({
        let path = path.clone();
        move || write_slowly(&path)
    });
    let shop = through(&path);
    assert_eq!((shop.port, shop.name.as_str()), (9000, "late"));
    writing.join().unwrap();
}

#[test]
fn a_pipe_whose_writer_never_ends_is_not_waited_for() {
    let folder = Folder::new();
    let path = pipe(&folder);
    let mut hold = open(&path, true).unwrap();
    hold.write_all(b"port = 9000\n").unwrap();
    let problem = soon(|| only(at(path)));
    assert_eq!(problem.code(), Code::NotAFile);
    assert!(problem.message().contains("500 ms"), "{problem}");
}

#[test]
fn a_pipe_whose_writer_drips_is_not_waited_for() {
    let folder = Folder::new();
    let path = pipe(&folder);
    let mut pipe = open(&path, true).unwrap();
    let writing = thread::spawn(move || {
        for _ in 0..50 {
            pipe.write_all(b"#").unwrap();
            thread::sleep(Duration::from_millis(20));
        }
    });
    assert_eq!(soon(|| only(at(path))).code(), Code::NotAFile);
    writing.join().unwrap();
}

#[test]
fn a_pipe_beyond_the_limit_is_not_read_on() {
    let folder = Folder::new();
    let path = pipe(&folder);
    let mut hold = open(&path, true).unwrap();
    hold.write_all(&[b'#'; 5000]).unwrap();
    let problem = soon(|| only(at(path).max_file_size(ByteSize::kib(4))));
    assert_eq!(problem.code(), Code::FileTooLarge);
}

#[test]
fn a_link_to_a_file_is_followed() {
    let folder = Folder::new();
    symlink(folder.write("there.toml", "port = 1"), folder.path("a.toml")).unwrap();
    assert_eq!(clean(at(folder.path("a.toml"))).port, 1);
}

#[test]
fn a_dangling_link_is_not_there() {
    let folder = Folder::new();
    symlink(folder.path("gone.toml"), folder.path("a.toml")).unwrap();
    assert_eq!(only(at(folder.path("a.toml"))).code(), Code::FileNotFound);
}

#[test]
fn links_in_a_circle_are_a_problem() {
    let folder = Folder::new();
    symlink(folder.path("b.toml"), folder.path("a.toml")).unwrap();
    symlink(folder.path("a.toml"), folder.path("b.toml")).unwrap();
    for loader in [at(folder.path("a.toml")), Loader::new().optional_file(folder.path("a.toml"))] {
        let problem = only(loader);
        assert_eq!(problem.code(), Code::FileNotReadable);
        assert!(problem.message().contains("circle"), "{problem}");
    }
}

#[test]
fn a_file_that_may_not_be_read_is_a_problem() {
    let folder = Folder::new();
    let path = folder.write("a.toml", "port = 1");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    // Root reads it all the same.
    match Loader::<Shop>::new().file(&path).load() {
        Ok(shop) => assert_eq!(shop.port, 1),
        Err(error) => {
            assert_eq!(error.problems()[0].code(), Code::FileNotReadable);
            assert!(error.problems()[0].message().contains("permission"), "{error}");
        }
    }
}

#[test]
fn a_path_that_no_system_takes_is_a_problem() {
    let folder = Folder::new();
    for name in ["a\0.toml".to_owned(), "x".repeat(5000) + ".toml"] {
        let problem = only(at(folder.path(&name)));
        assert_eq!(problem.code(), Code::FileNotReadable);
        assert!(problem.to_string().len() < 1000 && !problem.to_string().contains('\0'), "{problem}");
    }
}

#[test]
fn a_fault_of_another_kind_is_told_as_such() {
    let problem = only(at(PathBuf::from(format!("/{}.toml", "a".repeat(300)))));
    assert_eq!((problem.code(), problem.message()), (Code::FileNotReadable, "it cannot be read"));
}
