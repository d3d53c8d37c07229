//! Defaults: typed, and held to the checks of their own setting in the first load.

use std::time::Duration;

use settings::{Checked, Code, OriginKind, Settings};

use crate::support::{clean, codes, only, places, refused, toml, variables};

fn even(number: &u32) -> Result<(), &'static str> {
    if number.is_multiple_of(2) { Ok(()) } else { Err("must be even") }
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Odd {
    #[settings(default = 3, check = even)]
    pairs: u32,
    #[settings(default = Duration::from_secs(90), range(max = Duration::from_secs(60)))]
    wait: Duration,
}

#[test]
fn a_bad_default_is_a_problem_of_the_declaration() {
    let error = refused(settings::Loader::<Odd>::new());
    assert_eq!(codes(error.problems()), [(Code::CheckFailed, "pairs"), (Code::CheckFailed, "wait")]);
    for problem in error.problems() {
        assert_eq!(problem.origins()[0].kind(), OriginKind::Default);
        assert!(problem.message().contains("default"), "{problem}");
        assert!(problem.help().unwrap().contains("declaration"), "{problem}");
    }
}

#[test]
fn a_bad_default_is_a_problem_though_it_is_overridden() {
    for _ in 0..2 {
        let error = refused(toml::<Odd>("pairs = 2\nwait = '1s'"));
        assert_eq!(codes(error.problems()), [(Code::CheckFailed, "pairs"), (Code::CheckFailed, "wait")]);
        assert!(error.problems().iter().all(|one| places(one) == ["default"]));
    }
}

#[test]
fn a_bad_default_and_a_bad_value_are_two_problems() {
    let error = refused(toml::<Odd>("pairs = 5\nwait = '1s'"));
    let from: Vec<_> = error.problems().iter().flat_map(places).collect();
    assert_eq!(from, ["<toml>:1:9", "default", "default"]);
}

#[test]
fn a_bad_default_says_it_in_a_sentence() {
    let error = refused(settings::Loader::<Odd>::new());
    let messages: Vec<_> = error.problems().iter().map(settings::Problem::message).collect();
    assert_eq!(
        messages,
        [
            "the default does not pass its own check: must be even",
            "the default does not pass its own check: must be at most 1m",
        ]
    );
}

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Inside {
    #[settings(nested)]
    part: Option<Part>,
}

#[derive(Debug, Settings)]
struct Part {
    name: String,
    #[settings(default = 3, check = even)]
    pairs: u32,
}

#[test]
fn the_default_in_an_optional_section_is_held_to_its_check_once_it_is_there() {
    let problem = only(variables::<Inside, 1>([("SHOP_PART_NAME", "x")]));
    assert_eq!(problem.key(), Some("part.pairs"));
}

#[derive(Debug, PartialEq, Settings)]
#[settings(prefix = "SHOP")]
struct Typed {
    #[settings(default = "text")]
    text: String,
    #[settings(default = ["a", "b"])]
    list: Vec<String>,
    #[settings(default)]
    level: Level,
    #[settings(default = Level::Warn)]
    other: Level,
    #[settings(default = Some(3))]
    maybe: Option<u32>,
    #[settings(default = half(84))]
    made: u32,
}

#[derive(Debug, Default, PartialEq, Settings)]
enum Level {
    #[default]
    Info,
    Warn,
}

const fn half(number: u32) -> u32 {
    number / 2
}

#[test]
fn defaults_are_expressions_of_the_type() {
    let expected = Typed {
        text: "text".into(),
        list: vec!["a".into(), "b".into()],
        level: Level::Info,
        other: Level::Warn,
        maybe: Some(3),
        made: 42,
    };
    assert_eq!(*clean(settings::Loader::<Typed>::new()), expected);
    assert!(Checked::of(expected).is_ok());
}

#[test]
fn an_empty_variable_leaves_the_default_of_an_option() {
    let typed = variables::<Typed, 1>([("SHOP_MAYBE", "")]).load().unwrap();
    assert_eq!(typed.maybe, Some(3));
}
