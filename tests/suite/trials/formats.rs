//! The same input in every format and source: the same values, and of each the right place.

use settings::{Checked, Origin, OriginKind};

use super::Trial;
use super::layers::{Texts, file, flag, given, texts};
use super::table::{Leaf, leaves, tree};
use crate::support::{Folder, loaded};
use crate::text::{FORMATS, Format, written};

/// Keys with their values.
type Pairs = Vec<(String, String)>;

/// All that is to be the same: each setting with its value and what it overrode, the public ones as the program has
/// them, and the secrets.
fn values<T: Trial>(settings: &Checked<T>) -> (Pairs, String, Pairs) {
    let explanation = settings.explain();
    let shown = explanation.settings().iter().map(|one| (one.key().to_owned(), one.value().to_owned()));
    (shown.collect(), format!("{:?}", **settings), settings.secrets())
}

/// What is the same of origins: everything but the place.
fn overrode<T: Trial>(settings: &Checked<T>) -> Vec<(String, Vec<OriginKind>)> {
    let explanation = settings.explain();
    let kinds = |all: &[Origin]| all.iter().map(Origin::kind).collect();
    explanation.settings().iter().map(|one| (one.key().to_owned(), kinds(one.overrode()))).collect()
}

/// Every file of settings says the same, and each value is where it was written.
pub(super) fn every_file_says_the_same<T: Trial>() {
    let leaves = leaves::<T>();
    let first = loaded(file::<T>(Format::Toml, &leaves));
    assert_eq!(values(&first), values(&T::seeded()));
    for format in FORMATS {
        let settings = loaded(file::<T>(format, &leaves));
        assert_eq!(values(&settings), values(&first), "{format:?}");
        assert_eq!(settings.fingerprint(), first.fingerprint(), "{format:?}");
        assert_eq!(overrode(&settings), overrode(&first), "{format:?}");
        let places = written(format, &tree::<T>(&leaves)).values;
        for leaf in leaves.iter().filter(|leaf| !T::ONLY_VARIABLE.contains(&leaf.key.as_str())) {
            let (line, column) = places[&leaf.key];
            let expected = format!("<{}>:{line}:{column}", format.name());
            assert_eq!(origin(&settings, leaf).to_string(), expected, "{}", leaf.key);
        }
    }
}

fn origin<T: Trial>(settings: &Checked<T>, leaf: &Leaf) -> Origin {
    let explanation = settings.explain();
    explanation.setting(&leaf.key).expect("a setting of the table").origin().clone()
}

/// Variables, flags and lines of a dotenv file say the same as the files.
pub(super) fn every_text_says_the_same<T: Trial>() {
    let leaves = leaves::<T>();
    let folder = Folder::new();
    let first = loaded(file::<T>(Format::Toml, &leaves));
    for source in [Texts::Dotenv, Texts::Variables, Texts::Flags] {
        let given = given::<T>(source, &leaves);
        let settings = loaded(texts::<T>(source, given.clone(), &leaves, &folder));
        assert_eq!(values(&settings), values(&first), "{source:?}");
        assert_eq!(overrode(&settings), overrode(&first), "{source:?}");
        for (number, (leaf, _)) in given.iter().enumerate() {
            let expected = match source {
                Texts::Dotenv => format!("DIR/.env:{}", number + 1),
                Texts::Variables => format!("variable {}", leaf.variable),
                Texts::Flags => format!("flag {}", flag(leaf)),
            };
            assert_eq!(folder.hide(&origin(&settings, leaf).to_string()), expected, "{}", leaf.key);
        }
    }
}
