//! A file with a secret in it, spoilt at random: whatever becomes of it, nothing of the secret comes out.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use settings::{Environment, Loader};

use super::cases::basic;
use super::outputs;
use super::search::Traces;
use super::subject::Nest;

/// How a text is spoilt, at a place given in thousandths of it.
#[derive(Clone, Debug)]
enum Slip {
    Delete(usize, usize),
    Repeat(usize, usize),
    Insert(usize, &'static str),
}

fn slip() -> impl Strategy<Value = Slip> {
    let signs = prop::sample::select(vec![
        "\"", "'", "\n", "=", "[", "]", "{", "}", ".", ",", "#", "\\", " ", "\"\"\"", "'''", "\t", "\u{0}",
        "ß", "[[", "1",
    ]);
    prop_oneof![
        (0..1000_usize, 1..4_usize).prop_map(|(at, count)| Slip::Delete(at, count)),
        (0..1000_usize, 1..12_usize).prop_map(|(at, count)| Slip::Repeat(at, count)),
        (0..1000_usize, signs).prop_map(|(at, sign)| Slip::Insert(at, sign)),
    ]
}

fn spoilt(text: &str, slips: &[Slip]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for slip in slips {
        let place = |at: usize| at * chars.len() / 1000;
        match *slip {
            Slip::Delete(at, count) => drop(chars.drain(place(at)..(place(at) + count).min(chars.len()))),
            Slip::Repeat(at, count) => {
                let again = chars[place(at)..(place(at) + count).min(chars.len())].to_vec();
                chars.splice(place(at)..place(at), again);
            }
            Slip::Insert(at, sign) => drop(chars.splice(place(at)..place(at), sign.chars())),
        }
    }
    chars.into_iter().collect()
}

/// A secret that is not by chance a word of the report, and no line of a file by itself: capitals and digits between
/// signs of all kinds.
fn secret() -> impl Strategy<Value = String> {
    "[A-Z][0-9A-Z]{5,8}[\"'\\\\#,. \\[\\]{}/@:\u{e4}\u{1f511}]{0,2}[0-9A-Z]{6,9}"
}

fn json(secret: &str) -> String {
    let secret = basic(secret);
    format!(
        "{{\"port\": 8080,\n\"auth\": {{\n\"token\": {secret}, \"list\": [{secret}, {secret}],\n\"map\": {{\"a\": {secret}}},\n\"pin\": 7}},\n\"spare\": {{\"key\": {secret}, \"other\": 1}}}}\n"
    )
}

fn file(secret: &str) -> String {
    let secret = basic(secret);
    format!(
        "port = 8080\n\n[auth]\ntoken = {secret}\nlist = [{secret}, {secret}]\nmap = {{ a = {secret} }}\npin = 7\n\n[spare]\nkey = {secret}\nother = 1\n"
    )
}

#[test]
fn no_spoilt_file_leaks() {
    assert_none_leaks("toml", file);
}

#[test]
fn no_spoilt_file_of_json_leaks() {
    assert_none_leaks("json", json);
    assert_none_leaks("jsonc", json);
}

fn assert_none_leaks(format: &str, file: fn(&str) -> String) {
    let config = Config {
        cases: 1000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2026),
        ..Config::default()
    };
    let mut runner = TestRunner::new(config);
    let (good, bad) = (Cell::new(0_u32), Cell::new(0_u32));
    let slips = prop::collection::vec(slip(), 0..6);
    let outcome = runner.run(&(secret(), slips), |(secret, slips)| {
        let text = spoilt(&file(&secret), &slips);
        let environment = Environment::from([("NEST_AUTH_MAYBE", secret.as_str())]);
        let said = outputs::all(Loader::<Nest>::new().text(format, text.as_str()).environment(environment));
        let count =
            if said.texts.iter().any(|(place, _)| *place == "settings::LoadError") { &bad } else { &good };
        count.set(count.get() + 1);
        let traces = Traces::of([secret.as_str()]);
        for (place, said) in &said.texts {
            let trace = traces.find(said);
            prop_assert!(trace.is_none(), "{:?} is in {}:\n{}\nof the file\n{}", trace, place, said, text);
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    assert!(good.get() > 100 && bad.get() > 400, "{good:?} load, {bad:?} do not");
}
