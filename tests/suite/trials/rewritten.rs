//! What is explained can be written down: read again from every format, it is the same.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use settings::{Checked, LoadError, Problem};

use super::Trial;
use super::layers::file;
use super::table::{Kind, Leaf, leaves, tree};
use crate::support::loaded;
use crate::text::{FORMATS, Format, Value, written};

/// Texts with what the formats have signs for. Without `@`: what stands before it in an address is masked when it is shown.
const TEXT: &str =
    "[a-zA-Z0-9\"'\\\\\n\r\t #:,=&*!|>%\\[\\]{}~?äß漢🦀\u{1}\u{7f}\u{85}\u{301}\u{2028}\u{feff}-]{0,12}";

fn text() -> impl Strategy<Value = String> {
    let words =
        ["no", "null", "~", "true", "1.10", "0123", "1e3", "- a", "a: b", "<<", ".inf", "", " a ", "'''"];
    prop_oneof![4 => TEXT, 1 => prop::sample::select(words.to_vec()).prop_map(str::to_owned)]
}

/// Values that a leaf of this kind may have; of an opaque one, its own with other texts in it.
fn values(kind: &Kind, value: &Value) -> BoxedStrategy<Value> {
    let texts = |texts: BoxedStrategy<String>| texts.prop_map(Value::Text).boxed();
    match kind {
        Kind::Bool => any::<bool>().prop_map(|it| Value::Plain(it.to_string())).boxed(),
        Kind::Integer { least, most } => {
            let (least, most) = (*least, *most);
            let some =
                any::<u64>().prop_map(move |it| (u128::from(it) % most.saturating_add(1).max(1)).to_string());
            let ends = prop_oneof![Just(least.to_string()), Just(most.to_string()), Just("2".to_owned())];
            prop_oneof![some, ends].prop_map(Value::Plain).boxed()
        }
        Kind::Float => {
            let short = any::<i32>().prop_map(|it| (f64::from(it) / 1024.0).to_string());
            let long = prop::num::f64::NORMAL.prop_map(|it| it.to_string());
            let small = (0..1000_u32).prop_map(|it| (f64::from(it) / 1000.0).to_string());
            prop_oneof![short, long, small].prop_map(Value::Plain).boxed()
        }
        Kind::Text | Kind::Path => texts(text().boxed()),
        Kind::Character => texts("[a-z\"'\\\\\n#漢🦀]".boxed()),
        Kind::Duration => texts(
            (prop_oneof![0..60_u64, 0..100_000_u64], 0..1_000_000_000_u32)
                .prop_map(|(s, ns)| format!("{s}s{ns}ns"))
                .boxed(),
        ),
        Kind::Size => {
            let units = prop::sample::select(vec!["", "B", "kB", "KiB", " MiB", "GB", "gib"]);
            texts((0..100_000_u64, units).prop_map(|(count, unit)| format!("{count}{unit}")).boxed())
        }
        Kind::Word(words) => texts(prop::sample::select(words.clone()).boxed()),
        Kind::Ip => texts(any::<u128>().prop_map(|it| IpAddr::from(Ipv6Addr::from(it)).to_string()).boxed()),
        Kind::Socket => {
            let socket = (any::<[u8; 4]>(), any::<u16>()).prop_map(|it| SocketAddr::from(it).to_string());
            texts(socket.boxed())
        }
        Kind::List(kind) => prop::collection::vec(values(kind, value), 0..4).prop_map(Value::List).boxed(),
        Kind::Opaque => {
            let value = value.clone();
            TEXT.prop_map(move |text| with_texts(&value, &text)).boxed()
        }
    }
}

fn with_texts(value: &Value, text: &str) -> Value {
    match value {
        Value::Text(_) => Value::Text(text.to_owned()),
        Value::List(all) => Value::List(all.iter().map(|value| with_texts(value, text)).collect()),
        Value::Inline(all) => {
            Value::Inline(all.iter().map(|(name, value)| (name.clone(), with_texts(value, text))).collect())
        }
        other => other.clone(),
    }
}

/// Loads, and takes back the values that a check or a rule has something against: which there are, the kinds do not say.
fn agreed<T: Trial>(leaves: &mut [Leaf], first: &[Leaf]) -> Checked<T> {
    for _ in 0..8 {
        match file::<T>(Format::Toml, leaves).load() {
            Ok(settings) => return settings,
            Err(error) => take_back::<T>(leaves, first, &error),
        }
    }
    loaded(file::<T>(Format::Toml, leaves))
}

fn take_back<T: Trial>(leaves: &mut [Leaf], first: &[Leaf], error: &LoadError) {
    let values = written(Format::Toml, &tree::<T>(leaves)).values;
    let at: BTreeSet<_> =
        error.problems().iter().flat_map(Problem::origins).map(|one| (one.line(), one.column())).collect();
    let is_told = |key: &str| {
        let mut own = values.iter().filter(|(of, _)| {
            of.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
        });
        own.any(|(_, (line, column))| at.contains(&(Some(*line), Some(*column))))
    };
    let mut back = 0;
    for (leaf, first) in leaves.iter_mut().zip(first).filter(|(leaf, _)| is_told(&leaf.key)) {
        back += usize::from(leaf.value != first.value);
        leaf.value = first.value.clone();
    }
    assert!(back > 0, "nothing is left to take back:\n{error}");
}

/// The leaves with the values that an explanation shows; secrets keep theirs.
fn explained<T: Trial>(settings: &Checked<T>, leaves: &[Leaf]) -> Vec<Leaf> {
    let explanation = settings.explain();
    let value = |leaf: &Leaf| match explanation.setting(&leaf.key) {
        Some(setting) if !leaf.secret => leaf.kind.value(setting.value()),
        _ => leaf.value.clone(),
    };
    leaves.iter().map(|leaf| Leaf { value: value(leaf), ..leaf.clone() }).collect()
}

fn shown<T: Trial>(settings: &Checked<T>) -> Vec<(String, String)> {
    let explanation = settings.explain();
    explanation.settings().iter().map(|one| (one.key().to_owned(), one.value().to_owned())).collect()
}

/// Gives the public leaves that kept the first value in all cases, since their checks agree to no other of these.
pub(super) fn every_value<T: Trial>(cases: u32) -> Vec<String> {
    let first = leaves::<T>();
    let rng_seed = RngSeed::Fixed(2026);
    let mut runner =
        TestRunner::new(Config { cases, failure_persistence: None, rng_seed, ..Config::default() });
    let changed = RefCell::new(BTreeSet::new());
    let values: Vec<_> = first
        .iter()
        .map(
            |leaf| {
                if leaf.secret { Just(leaf.value.clone()).boxed() } else { values(&leaf.kind, &leaf.value) }
            },
        )
        .collect();
    let outcome = runner.run(&values, |values| {
        let mut given: Vec<Leaf> =
            first.iter().zip(values).map(|(leaf, value)| Leaf { value, ..leaf.clone() }).collect();
        let settings = agreed::<T>(&mut given, &first);
        let told = explained(&settings, &given);
        for ((leaf, told), first) in given.iter().zip(&told).zip(&first) {
            if leaf.value != first.value {
                changed.borrow_mut().insert(leaf.key.clone());
            }
            if leaf.kind.is_text() || matches!(leaf.kind, Kind::Character) {
                prop_assert_eq!(&leaf.value, &told.value, "{}", leaf.key);
            }
        }
        for format in FORMATS {
            for leaves in [&given, &told] {
                let again = loaded(file::<T>(format, leaves));
                prop_assert_eq!(shown(&again), shown(&settings), "{:?}", format);
                prop_assert_eq!(format!("{:?}", *again), format!("{:?}", *settings), "{:?}", format);
            }
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    let (changed, public) = (changed.into_inner(), first.into_iter().filter(|leaf| !leaf.secret));
    public.map(|leaf| leaf.key).filter(|key| !changed.contains(key)).collect()
}
