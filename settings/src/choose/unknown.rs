//! A key that no setting has: what it was probably meant for.

use super::{Choice, Meant};
use crate::key;
use crate::origin::{Origin, OriginKind};
use crate::problem::{Code, MOST, Problem};
use crate::schema::Field;
use crate::value::{Kind, Node};

/// The keys that may stand beside each other, and those of variants that may.
#[derive(Clone, Copy)]
pub(super) struct Level<'a> {
    pub(super) keys: &'a [&'static str],
    pub(super) of_variants: &'a [&'static str],
}

impl Choice<'_> {
    /// Judges the entries of a section's tables that are no field of it: they may be of a section on its level.
    ///
    /// Of a tagged section, `variant` is the one that is chosen.
    pub(super) fn strangers(&mut self, place: u32, strangers: &[(u32, Node<'_>)], variant: Option<u32>) {
        let outline = self.given.outline;
        if strangers.is_empty() || outline.is_flat(place) {
            return;
        }
        let has_flat = outline.section(place).has_flat();
        let is_known = |entry: Node<'_>| has_flat && outline.level_has(place, entry.name());
        let mut unknown = strangers.iter().filter(|(_, entry)| !is_known(*entry)).peekable();
        if unknown.peek().is_none() {
            return;
        }
        let mut level = Vec::new();
        outline.level(place, &mut level);
        variant.into_iter().for_each(|variant| outline.level(variant, &mut level));
        // Which variants of what stands on this level are chosen is not known yet.
        let mut of_variants = Vec::new();
        outline.level_of_variants(variant.unwrap_or(place), &mut of_variants);
        let level = Level { keys: &level, of_variants: &of_variants };
        unknown.for_each(|(layer, entry)| self.unknown(place, *layer, *entry, level));
    }

    /// Reports an entry of a section's table that is no field of it. Its value is not looked at.
    pub(super) fn unknown(&mut self, place: u32, layer: u32, entry: Node<'_>, level: Level<'_>) {
        let (name, path) = (entry.name(), self.path(place));
        let given = key::join(&path, name);
        if self.given.ignored.contains(&given) {
            return;
        }
        if self.out.unknown.len() >= MOST {
            self.more_unknown.get_or_insert((layer, 0)).1 += 1;
            return;
        }
        let words =
            if entry.kind() == Kind::Table { "no section has this name" } else { "no setting has this key" };
        let source = self.given.layers.get(layer as usize).map_or("", |layer| &layer.name);
        let problem = Problem::new(Code::UnknownKey, words)
            .about(key::printable(&given))
            .from(Origin::named(OriginKind::File, source).at(entry.key_place()))
            .order(self.out.tape.len());
        if name.contains('.') && !self.given.outline.by_key(&given).is_empty() {
            self.note_meant(given.clone(), layer);
            let help =
                "a dot in a key of this format is a character like any other: write a table for each part";
            self.out.unknown.push(problem.suggest(given).advise(help));
            return;
        }
        let nearest = |keys: &[&'static str]| key::nearest(name, keys.iter().copied());
        let near = nearest(level.keys).or_else(|| nearest(level.of_variants));
        let near = near.or_else(|| self.old_name(place, name));
        let problem = if let Some(near) = near {
            let key = key::join(&path, near);
            self.note_meant(key.clone(), layer);
            problem.suggest(key).advise("correct the key, or take it out")
        } else if let Some(key) = self.elsewhere(place, name) {
            self.note_meant(key.clone(), layer);
            // Behind a header of TOML, all is part of its table but what has a header too.
            let is_table = |node: Node<'_>| node.kind() == Kind::Table;
            let has_header = is_table(entry) || entry.children().any(is_table);
            let is_above = self.is_toml(layer) && !has_header && !key.contains('.');
            let top = if is_above { ", above the first table of the file" } else { "" };
            problem.advise(format!("this key exists at `{key}`: move it there{top}")).suggest(key)
        } else {
            problem.advise(known(level.keys, &path))
        };
        self.out.unknown.push(problem);
    }

    /// The key of today of a setting whose old name was probably meant.
    fn old_name(&self, place: u32, name: &str) -> Option<&'static str> {
        let mut old = Vec::new();
        self.given.outline.old_keys(place, &mut old);
        let near = key::nearest(name, old.iter().map(|(old, _)| *old))?;
        old.iter().find(|(old, _)| *old == near).map(|(_, new)| *new)
    }

    /// Tells how many keys are unknown besides those that are told one by one.
    pub(super) fn count_more_unknown(&mut self) {
        if let Some((layer, more)) = self.more_unknown {
            let s = if more == 1 { "" } else { "s" };
            let source = self.given.layers.get(layer as usize).map_or("", |layer| &layer.name);
            let problem = Problem::more(Code::UnknownKey, format!("{more} more key{s} that no setting has"))
                .from(Origin::named(OriginKind::File, source))
                .order(self.out.tape.len());
            self.out.unknown.push(problem);
        }
    }

    /// The one other setting with this name, if there is but one.
    fn elsewhere(&self, place: u32, name: &str) -> Option<String> {
        let outline = self.given.outline;
        let same = |(at, _, field): &(u32, u16, &Field)| {
            *at != place && field.key() == name && !field.is_flat() && !outline.is_in_many(*at)
        };
        let mut keys = outline.fields().filter(same).map(|(at, index, _)| self.key(at, index));
        keys.next().filter(|_| keys.next().is_none())
    }

    fn note_meant(&mut self, key: String, layer: u32) {
        if self.given.strict {
            self.out.meant.push(Meant { key, layer });
        }
    }
}

/// Which keys there are, as far as a line holds them.
fn known(keys: &[&str], path: &str) -> String {
    let at = if path.is_empty() { "at the top level".to_owned() } else { format!("under `{path}`") };
    match keys {
        [] => format!("take it out: there are no settings {at}"),
        all if all.len() <= 12 => {
            format!("take it out, or write one of the keys {at}: `{}`", all.join("`, `"))
        }
        _ => format!("take it out: no key {at} is like it"),
    }
}
