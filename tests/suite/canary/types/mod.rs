//! Every public type that can be shown: of each a value is made beside secrets, and shown in all ways that it has. Which
//! types there are, the list of what users can name tells, so that a new one without a place here fails.

mod asked;
mod listed;
mod loads;
mod subject;

use settings::{Loader, Rehearsing};

use self::loads::Planted;
use self::subject::taken;
use super::cases::{CANARIES, CASES, Canary, NUMBER_TEXTS, TEXTS, canaries, compare, filled, loader, none};
use super::outputs::Said;
use super::subject::Nest;
use crate::support::{Folder, loaded};

/// A secret that is no other's twin.
const OTHER: &str = "aNdErErScHlUeSsEl42";

/// All that is said of a secret, wherever it stands, by all types that there are.
fn said(secret: &str) -> Said {
    let (folder, other) = (Folder::new(), Folder::new());
    let mut said = Said::new();
    let planted = Planted::new(folder.path(""), secret);
    let first = planted.everywhere();
    said.debug("settings::Loader", &first);
    let first = loaded(first);
    loads::checked(&mut said, &first);
    let second = Planted::new(other.path(""), OTHER).everywhere();
    let second = loaded(second.value("names", "b,c").value("auth.short", "x"));
    loads::compared(&mut said, &planted.folder, &first, &second);
    loads::compared(&mut said, &planted.folder, &second, &first);
    for loader in planted.wrong() {
        loads::refused(&mut said, loader);
    }
    let names = Rehearsing::new().names(planted.folder.join("names"));
    for how in &[Rehearsing::new(), Rehearsing::new().without_all(), names] {
        let list = loads::list();
        loads::rehearsed(&mut said, planted.everywhere(), how, Some(&list));
        for loader in planted.wrong() {
            loads::rehearsed(&mut said, loader, how, Some(&list));
        }
    }
    asked::all(&mut said, &planted, secret);
    said.extend(taken());
    for (_, text) in &mut said.texts {
        *text = other.hide(&folder.hide(text));
    }
    said
}

/// Loaders of all that can be at fault with a secret.
fn faulty(secret: &str) -> Vec<Loader<Nest>> {
    let text = |(_, _, template): &(_, _, &str)| {
        let whole = if template.contains("token = ") { Loader::new } else { loader };
        whole().text("toml", filled(template, secret))
    };
    let cases = CASES.iter().map(|(_, _, plant)| plant(secret));
    TEXTS.iter().chain(NUMBER_TEXTS).map(text).chain(cases).collect()
}

/// What a rehearsal without the secrets says of all that can be at fault with one.
fn rehearsed(secret: &str) -> Said {
    let mut said = Said::new();
    for how in [Rehearsing::new(), Rehearsing::new().without_all()] {
        for loader in faulty(secret) {
            loads::rehearsed(&mut said, loader, &how, None);
        }
    }
    super::cases::hidden(said)
}

/// Secrets that a file of each kind can hold: of quotation marks, and of more than ASCII.
fn texts() -> Vec<Canary> {
    canaries(&[CANARIES[1], CANARIES[5]])
}

#[test]
fn no_type_that_can_be_shown_tells_a_secret() {
    let mut leaks = Vec::new();
    for canary in &texts() {
        compare("types", &[], canary, &said, &mut leaks);
        compare("rehearsals", &[], canary, &rehearsed, &mut leaks);
    }
    none(&leaks);
}

#[test]
fn every_type_that_can_be_shown_is() {
    let mut shown = said(CANARIES[0].0).shown;
    shown.extend(rehearsed(CANARIES[0].0).shown);
    let missing: Vec<_> =
        listed::needed().into_iter().filter(|(way, path)| !shown.contains(&(way, path))).collect();
    assert!(missing.is_empty(), "of these no value was shown beside secrets: {missing:#?}");
}
