//! What stands behind a flag that cannot be used: its value, or a flag of its own.

use settings::{Code, Environment, Loader};

use super::Shop;
use crate::support::{codes, refused};

fn told(flags: &[&str]) -> Vec<(Code, String)> {
    let error = refused(Loader::<Shop>::new().environment(Environment::empty()).flags(flags.iter().copied()));
    codes(error.problems()).into_iter().map(|(code, key)| (code, key.to_owned())).collect()
}

#[test]
fn what_is_no_flag_is_taken_along() {
    for value in ["--xyz", "x"] {
        assert_eq!(told(&["--auth.key", value]), [(Code::WrongSource, "auth.key".to_owned())], "{value}");
    }
    assert_eq!(told(&["--strange", "--xyz"]), [(Code::UnknownFlag, String::new())]);
}

#[test]
fn a_flag_keeps_its_value() {
    let again = |name: &str| (Code::DuplicateKey, name.to_owned());
    let secret = (Code::WrongSource, "auth.key".to_owned());
    // The second of the two is told only if the first was read as a flag.
    assert_eq!(told(&["--auth.key", "--name", "a", "--name=b"]), [again("name"), secret.clone()]);
    assert_eq!(told(&["--auth.key", "--name=a", "--name=b"]), [again("name"), secret]);
}

#[test]
fn a_flag_that_can_be_used_takes_no_two_hyphens_for_its_value() {
    assert_eq!(
        told(&["--port", "--xyz"]),
        [(Code::NoValue, "port".to_owned()), (Code::UnknownFlag, String::new())]
    );
}
