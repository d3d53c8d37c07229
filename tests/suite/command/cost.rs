//! What a check costs.

use std::fmt::Write;
use std::time::Duration;

use super::{program, text};
use crate::support::Folder;

/// A debug build takes 5 ms of two hundred settings, of which 80 stand in a file and 60 in variables, and a release build
/// 1.5 ms (4.1 million instructions); twenty times that is no matter of the machine.
#[cfg(target_os = "linux")]
const MOST: Duration = Duration::from_millis(100);

/// What a check of two hundred settings is started with.
fn many(folder: &Folder) -> std::process::Command {
    let mut file = String::new();
    for section in 0..20 {
        writeln!(file, "[part{section:02}]\nport_a = 9000\ncopies_a = 4\nname_a = 'another'\nhost_a = 'b.example'\non_a = false").unwrap();
    }
    folder.write("settings.toml", file);
    let mut command = program(&folder.path(""), &[]);
    for section in 0..20 {
        for (name, value) in [("PORT_B", "9100"), ("COPIES_A", "5"), ("NAME_B", "one more")] {
            command.env(format!("MANY_PART{section:02}_{name}"), value);
        }
    }
    command.args(["many", "check", "-v"]);
    command
}

#[test]
fn two_hundred_settings_are_checked() {
    let folder = Folder::new();
    let output = many(&folder).output().unwrap();
    let told = text(&output.stdout);
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""), "{told}");
    assert!(
        told.starts_with("200 settings: 60 by default, 80 from files, 60 from variables; 0 warnings"),
        "{told}"
    );
}

/// Time of the processor, as the system counts it for a process that has ended.
#[cfg(target_os = "linux")]
#[test]
fn a_check_of_two_hundred_settings_takes_little_time() {
    let folder = Folder::new();
    // Of several, the least: a machine that is busy makes it more, and nothing makes it less.
    let least = (0..5).map(|_| time_of(&mut many(&folder))).min().unwrap();
    assert!(least < MOST, "{least:?}");
}

/// User and system time of one process, from its own line in `/proc`, which is there until somebody waits for it.
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "this is no file of the service")]
fn time_of(command: &mut std::process::Command) -> Duration {
    let mut child = command.stdout(std::process::Stdio::null()).spawn().unwrap();
    let path = format!("/proc/{}/stat", child.id());
    let line = loop {
        let line = std::fs::read_to_string(&path).unwrap();
        let rest = line.rsplit_once(") ").unwrap().1.to_owned();
        if rest.starts_with('Z') {
            break rest;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    assert!(child.wait().unwrap().success());
    let ticks: u64 = line.split(' ').skip(11).take(2).map(|field| field.parse::<u64>().unwrap()).sum();
    // A tick is a hundredth of a second on every Linux that is in use.
    Duration::from_millis(ticks * 10)
}
