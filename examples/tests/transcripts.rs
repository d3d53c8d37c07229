//! Runs every console block of the examples' transcripts, and compares what comes out with what is written there.

#![cfg(unix)]

mod terminal;

use std::io::{self, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Instant;

use terminal::{PATIENCE, Session};

/// `cargo test` builds the examples beside the tests.
fn find(words: &[&str]) -> Option<PathBuf> {
    let example = match words {
        ["-p", "settings-examples", "--example", example] => example,
        ["gazette"] => "07_changes",
        _ => return None,
    };
    let test = std::env::current_exe().ok()?;
    Some(test.parent()?.parent()?.join("examples").join(example))
}

macro_rules! transcripts {
    ($($name:ident $file:literal)*) => {$(
        #[test]
        fn $name() -> io::Result<()> {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join($file);
            terminal::compare(&path, include_str!(concat!("../", $file)), find)
        }
    )*};
}

transcripts! {
    the_transcript_of_01_health_is_what_happens "01_health.md"
    the_transcript_of_02_checks_is_what_happens "02_checks.md"
    the_transcript_of_03_secrets_is_what_happens "03_secrets.md"
    the_transcript_of_04_shapes_is_what_happens "04_shapes.md"
    the_transcript_of_05_tests_is_what_happens "05_tests.md"
    the_transcript_of_06_flags_is_what_happens "06_flags.md"
}

#[test]
fn the_page_on_changing_a_setting_is_what_happens() -> io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../settings/src/docs/command.md");
    terminal::compare(&path, include_str!("../../settings/src/docs/command.md"), find)
}

#[test]
fn the_page_on_changing_a_setting_shows_the_main_of_07_changes() {
    let page = include_str!("../../settings/src/docs/command.md");
    let main = page.split("fn main()").nth(1).and_then(|rest| rest.split("\n}\n").next()).unwrap_or_default();
    let example = include_str!("../07_changes.rs");
    assert!(main.contains("run_if_asked") && example.contains(&format!("fn main(){main}")), "{main}");
}

#[test]
fn the_page_on_flags_shows_the_command_of_06_flags() {
    let page = include_str!("../../settings/src/docs/sources/flags.md");
    let shown =
        page.split("```ignore\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    assert!(shown.contains("last = true") && include_str!("../06_flags.rs").contains(shown), "{shown}");
}

#[test]
fn an_example_ends_well_when_the_system_asks_it_to() -> io::Result<()> {
    let mut session = Session::new(find);
    let printed = session.run("HEALTH_HTTP_PORT=0 cargo run -q -p settings-examples --example 01_health")?;
    assert!(session.is_running(), "{printed}");
    session.end("TERM")?;
    assert_eq!(session.status, Some(0));
    Ok(())
}

#[test]
fn a_client_that_says_nothing_holds_up_the_end_no_longer_than_allowed() -> io::Result<()> {
    let mut session = Session::new(find);
    let example = "cargo run -q -p settings-examples --example 01_health";
    let printed = session.run(&format!("HEALTH_HTTP_PORT=0 HEALTH_HTTP_DRAIN=200ms {example}"))?;
    assert!(session.is_running(), "{printed}");
    let mut silent = TcpStream::connect(session.address.as_str())?;
    silent.write_all(b"GET /hea")?;
    let started = Instant::now();
    session.end("INT")?;
    assert_eq!(session.status, Some(0));
    assert!(started.elapsed() < PATIENCE / 2, "it took {:?}", started.elapsed());
    Ok(())
}
