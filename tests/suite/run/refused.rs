//! No program is started with settings that will not do, and what is wrong is told as `check` tells it.

use std::fmt;

use settings::command::Command;
use settings::{Environment, Input, Leaf, Loader, Refusal, Settings, Shape};

use super::{handed, script, text};
use crate::support::Folder;

#[test]
fn a_problem_keeps_the_program_from_starting() {
    let folder = Folder::new();
    let check = handed(&folder).env("HANDED_SIZE", "much").arg("check").output().unwrap();
    let run = script(handed(&folder).env("HANDED_SIZE", "much"), "touch started");
    assert_eq!((run.status.code(), check.status.code()), (Some(78), Some(78)));
    assert_eq!((text(&run.stdout).as_str(), text(&run.stderr)), ("", text(&check.stdout)));
    assert!(text(&run.stderr).starts_with("the settings cannot be used: 1 problem\n\nproblem: `size`"));
    assert!(!folder.path("started").exists());
}

#[test]
fn a_warning_is_told_before_the_program_has_its_say() {
    let folder = Folder::new();
    let output = script(handed(&folder).env("HANDED_STRANGER", "x"), "echo started");
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(0), "started\n"));
    assert!(text(&output.stderr).starts_with("warning: "), "{}", text(&output.stderr));
}

#[test]
fn what_json_cannot_write_is_told_with_its_key() {
    let output = handed(&Folder::new()).args(["broken", "run", "--", "echo", "started"]).output().unwrap();
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(78), ""));
    insta::assert_snapshot!(text(&output.stderr), @"
    problem: `number`: its value cannot be handed over
      help: JSON has finite numbers and texts in UTF-8; a secret type of your own has to implement `Leaf::write`
    problem: `inner.numbers`: its value cannot be handed over
      help: JSON has finite numbers and texts in UTF-8; a secret type of your own has to implement `Leaf::write`
    problem: `inner.foreign`: its value cannot be handed over
      help: JSON has finite numbers and texts in UTF-8; a secret type of your own has to implement `Leaf::write`
    ");
}

#[test]
fn a_program_that_is_not_there_ends_as_in_a_shell() {
    let folder = Folder::new();
    folder.write("no_program", "text");
    for (program, status, said) in [
        (
            "no-such-program",
            127,
            "error: there is no program `no-such-program`, or what it is run by is not there\n",
        ),
        (
            "/nowhere/program",
            127,
            "error: there is no program `/nowhere/program`, or what it is run by is not there\n",
        ),
        ("./no_program", 126, "error: `./no_program` could not be started: permission denied\n"),
        ("./", 126, "error: `./` could not be started: permission denied\n"),
        ("", 127, "error: there is no program ``, or what it is run by is not there\n"),
    ] {
        let output = handed(&folder).args(["run", "--", program]).output().unwrap();
        assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(status), said), "{program}");
    }
}

#[test]
fn a_rehearsal_is_wrong_usage() {
    for option in ["--secrets-as-placeholders", "--secrets-as-placeholders=all", "--secret-names=names"] {
        let folder = Folder::new();
        let output = handed(&folder).args(["run", option, "--", "touch", "started"]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{option}");
        assert!(text(&output.stderr).starts_with("error: unexpected argument"), "{}", text(&output.stderr));
        assert!(!folder.path("started").exists());
    }
    let output = handed(&Folder::new()).arg("run").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_test_is_told_what_is_said_before_and_goes_on() {
    #[derive(Settings)]
    #[settings(prefix = "SHOP")]
    struct Shop {
        #[settings(default = 8080)]
        port: u16,
    }

    let answer = |port: &'static str| {
        let load = move |_: &_| Loader::<Shop>::standard(Environment::from([("SHOP_PORT", port)]));
        Command::new(load).answer(["run", "--", "/bin/false"])
    };
    let good = answer("9000");
    assert_eq!((good.status(), good.out(), good.err()), (0, "", ""));
    let bad = answer("many");
    assert_eq!((bad.status(), bad.out()), (78, ""));
    assert!(bad.err().starts_with("the settings cannot be used: 1 problem"));
    assert_eq!(Shop::for_test([]).port, 8080);
}

/// What it shows would be taken for its value.
#[test]
fn a_secret_type_that_does_not_write_itself_is_not_handed_over() {
    struct Own;

    impl Leaf for Own {
        type Value = Self;
        const SHAPE: Shape = Shape::SCALAR.secret();

        fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a key")
        }

        fn read(_: Input<'_>) -> Result<Self, Refusal> {
            Ok(Self)
        }

        fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("[REDACTED]")
        }

        fn value(&self) -> Option<&Self> {
            Some(self)
        }
    }

    #[derive(Settings)]
    #[settings(prefix = "SHOP")]
    struct Shop {
        own: Own,
    }

    let load = |_: &_| Loader::<Shop>::standard(Environment::from([("SHOP_OWN", "x")]));
    let answer = Command::new(load).answer(["run", "--", "/bin/false"]);
    assert_eq!(answer.status(), 78);
    assert!(
        answer.err().starts_with("problem: `own`: its value cannot be handed over\n"),
        "{}",
        answer.err()
    );
    assert!(Shop::for_test([("own", "x")]).own.value().is_some());
}
