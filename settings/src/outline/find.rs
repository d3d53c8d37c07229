//! From a name to the setting that it leads to.
//!
//! A name leads to one setting, but where a tagged section has several variants with a setting of that name.

use std::collections::HashMap;

use super::{Outline, ROOT};
use crate::key;
use crate::layer::Match;
use crate::schema::{Field, Many, Name, Section, beginning_with};

/// What a name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) place: u32,
    pub(crate) field: u16,
    /// The sections of lists and maps on the way.
    pub(crate) ids: Vec<String>,
    /// The entry, where the field is a map of settings.
    pub(crate) entry: Option<String>,
    /// Which of several names it is, in order of preference.
    pub(crate) preference: u16,
    /// True if a part of the name is one that a field had before.
    pub(crate) alias: bool,
}

impl Found {
    /// The match of a text whose name says every name as it is.
    pub(crate) fn exactly(self, item: u32) -> Match {
        let Self { place, field, ids, entry, preference, alias } = self;
        Match { place, field, ids, entry, caseless: false, preference, alias, item, layer: 0 }
    }

    /// The match of a variable.
    pub(crate) fn caseless(self, item: u32) -> Match {
        Match { caseless: true, ..self.in_lower_case().exactly(item) }
    }

    /// The same with the free names as a variable says them.
    pub(crate) fn in_lower_case(self) -> Self {
        let ids = self.ids.iter().map(|id| id.to_lowercase()).collect();
        let entry = self.entry.as_ref().map(|entry| entry.to_lowercase());
        Self { ids, entry, ..self }
    }

    /// The key of the setting.
    pub(crate) fn key(&self, outline: &Outline) -> String {
        outline.key(self.place, self.field, &outline.steps(self.place, &self.ids))
    }

    /// The key of the entry, where the setting is a map and one of its entries is meant.
    pub(crate) fn whole_key(&self, outline: &Outline) -> String {
        let key = self.key(outline);
        self.entry.as_ref().map_or_else(|| key.clone(), |entry| key::join(&key, entry))
    }
}

/// A way that is being followed from a section on.
#[derive(Clone, Copy)]
struct Way<'a> {
    place: u32,
    rest: &'a str,
    alias: bool,
}

/// A search: what it found, and the sections of lists and maps on the way at hand.
struct Search<'o, 'a> {
    outline: &'o Outline,
    ids: Vec<&'a str>,
    found: Vec<Found>,
    /// For the sections of a map, how long the rests may be of which none leads to anything. A name with very many parts
    /// would be gone through again for each map within another.
    futile: HashMap<u32, usize>,
}

impl Outline {
    /// What stands behind the prefix, if a variable's name begins with it.
    pub(crate) fn under_prefix<'a>(&self, name: &'a str) -> Option<&'a str> {
        if self.prefix.is_empty() {
            return Some(name);
        }
        name.strip_prefix(self.prefix)?.strip_prefix('_')
    }

    /// True if a name that is no field's could still be one of ours: there is a prefix, and it begins with it.
    pub(crate) fn claims(&self, name: &str) -> bool {
        !self.prefix.is_empty() && self.under_prefix(name).is_some()
    }

    /// False for a name that no variable of ours can have.
    pub(crate) fn may_be_ours(&self, name: &[u8]) -> bool {
        name.starts_with(self.prefix.as_bytes()) || !self.absolute.is_empty()
    }

    /// What a variable is for, found by descending the schema along its name.
    pub(crate) fn by_variable(&self, name: &str) -> Vec<Found> {
        let mut found = Vec::new();
        self.add_by_variable(name, &mut found);
        found
    }

    /// The same, for whoever looks for many: what is found is added to a list.
    pub(crate) fn add_by_variable(&self, name: &str, all_found: &mut Vec<Found>) {
        if let Some(all) = self.absolute.get(name) {
            let found = |&(place, field, preference): &(u32, u16, u16)| Found {
                place,
                field,
                ids: Vec::new(),
                entry: None,
                preference,
                alias: false,
            };
            return all_found.extend(all.iter().map(found));
        }
        let Some(rest) = self.under_prefix(name) else { return };
        let mut search = Search { found: std::mem::take(all_found), ..Search::new(self) };
        search.variable(Way { place: ROOT, rest, alias: false });
        *all_found = search.found;
    }

    /// The same for a name without the prefix that all have; what has a name of its own has no prefix.
    pub(crate) fn by_own_variable(&self, name: &str) -> Vec<Found> {
        if self.absolute.contains_key(name) {
            return self.by_variable(name);
        }
        let mut search = Search::new(self);
        search.variable(Way { place: ROOT, rest: name, alias: false });
        search.found
    }

    /// The fields with a dotted key; for an entry of a map, the map and the entry's name.
    pub(crate) fn by_key(&self, key: &str) -> Vec<Found> {
        let mut search = Search::new(self);
        search.key(Way { place: ROOT, rest: key, alias: false });
        search.found
    }

    /// True if a field on the level of this section has this key.
    pub(crate) fn level_has(&self, place: u32, key: &str) -> bool {
        self.section(place).by_key(key).is_some() || self.flats(place).any(|flat| self.level_has(flat, key))
    }

    /// The names that fields on the level of this section had before, each with the key of today.
    pub(crate) fn old_keys(&self, place: u32, keys: &mut Vec<(&'static str, &'static str)>) {
        let section = self.section(place);
        let old = section.keys.iter().filter(|name| name.alias);
        keys.extend(old.map(|name| (name.text, section.fields()[usize::from(name.field)].key())));
        if section.tag().is_none() {
            self.flats(place).for_each(|flat| self.old_keys(flat, keys));
        }
    }

    /// The field on the level of this section that has this key, be it of a variant.
    pub(crate) fn on_level(&self, place: u32, key: &str) -> Option<(u32, u16)> {
        let own = self.section(place).by_key(key).map(|name| (place, name.field));
        own.or_else(|| self.flats(place).find_map(|flat| self.on_level(flat, key)))
    }

    /// The keys of variants on the level of this section.
    pub(crate) fn level_of_variants(&self, place: u32, keys: &mut Vec<&'static str>) {
        let is_tagged = self.section(place).tag().is_some();
        for flat in self.flats(place) {
            if is_tagged {
                self.level(flat, keys);
            }
            self.level_of_variants(flat, keys);
        }
    }

    /// The keys on the level of this section, without those of variants.
    pub(crate) fn level(&self, place: u32, keys: &mut Vec<&'static str>) {
        let section = self.section(place);
        keys.extend(section.fields().iter().filter(|field| !field.is_flat()).map(Field::key));
        if section.tag().is_none() {
            self.flats(place).for_each(|flat| self.level(flat, keys));
        }
    }
}

impl<'o, 'a> Search<'o, 'a> {
    fn new(outline: &'o Outline) -> Self {
        Self { outline, ids: Vec::new(), found: Vec::new(), futile: HashMap::new() }
    }

    fn add(&mut self, way: Way<'a>, field: u16, entry: Option<&str>, alias: bool) -> bool {
        self.found.push(Found {
            place: way.place,
            field,
            ids: self.ids.iter().map(|&id| id.to_owned()).collect(),
            entry: entry.map(str::to_owned),
            preference: 0,
            alias: way.alias || alias,
        });
        true
    }

    /// Follows what is left of a variable's name. True if it leads to something.
    fn variable(&mut self, way: Way<'a>) -> bool {
        let section = self.outline.section(way.place);
        if let Some(name) = section.by_variable(way.rest) {
            return self.add(way, name.field, None, name.alias);
        }
        self.variable_below(section, way) || self.variable_of_flats(section, way)
    }

    /// Parts may hold underscores themselves, so every separator may be the one behind the next part.
    fn variable_below(&mut self, section: &'static Section, way: Way<'a>) -> bool {
        let mut names = section.variables;
        for at in way.rest.bytes().enumerate().filter(|(_, byte)| *byte == b'_').map(|(at, _)| at) {
            let (head, tail) = way.rest.split_at(at);
            // What no name begins with, none goes on from either. A name made to do harm has very many separators.
            names = beginning_with(names, head);
            let Some(first) = names.first() else { return false };
            if first.text == head && self.behind(section, *first, way, tail) {
                return true;
            }
        }
        false
    }

    /// Follows what stands behind the name of a field.
    fn behind(&mut self, section: &'static Section, name: Name, way: Way<'a>, tail: &'a str) -> bool {
        let declared = &section.fields()[usize::from(name.field)];
        if declared.is_map() {
            let id = tail.strip_prefix("__").filter(|id| !id.is_empty());
            return id.is_some_and(|id| self.add(way, name.field, Some(id), name.alias));
        }
        let Some(many) = declared.many() else { return false };
        let place = self.outline.child(way.place, name.field);
        let alias = way.alias || name.alias;
        match many {
            Many::One => tail
                .strip_prefix(self.outline.separator)
                .is_some_and(|rest| self.variable(Way { place, rest, alias })),
            _ => tail.strip_prefix("__").is_some_and(|rest| {
                self.variable_of_many(many, Way { place, rest, alias })
                    || !rest.contains("__")
                        && is_id(many, rest)
                        && self.add(way, name.field, None, name.alias)
            }),
        }
    }

    /// The name of a section of many is what stands before the longest rest that leads to something.
    fn variable_of_many(&mut self, many: Many, way: Way<'a>) -> bool {
        // A name may end in underscores itself, so they may overlap.
        let marks = way.rest.as_bytes().windows(2).enumerate().filter(|(_, two)| *two == b"__");
        let marks = marks.map(|(at, _)| (at, at + 2));
        match many {
            Many::Map => self.of_map(way, marks, Self::variable),
            _ => marks.take_while(|(at, _)| *at <= LONGEST_INDEX).any(|(end, next)| {
                let (id, rest) = (&way.rest[..end], &way.rest[next..]);
                is_index(id) && self.inside(id, |search| search.variable(Way { rest, ..way }))
            }),
        }
    }

    /// Follows what stands behind the name of a section of a map, which may end at any of these marks.
    fn of_map(
        &mut self,
        way: Way<'a>,
        marks: impl Iterator<Item = (usize, usize)>,
        follow: impl Fn(&mut Self, Way<'a>) -> bool,
    ) -> bool {
        let futile = self.futile.get(&way.place).copied().unwrap_or_default();
        let is_hopeful = |(end, _): &(usize, usize)| way.rest.len() - end > futile;
        let mut marks = marks.filter(|(end, _)| *end > 0).take_while(is_hopeful);
        let found = marks.any(|(end, next)| {
            let (id, rest) = (&way.rest[..end], &way.rest[next..]);
            self.inside(id, |search| follow(search, Way { rest, ..way }))
        });
        if !found {
            self.futile.insert(way.place, futile.max(way.rest.len().saturating_sub(1)));
        }
        found
    }

    fn inside(&mut self, id: &'a str, search: impl FnOnce(&mut Self) -> bool) -> bool {
        self.ids.push(id);
        let found = search(self);
        self.ids.pop();
        found
    }

    /// The variants of a tagged section may share names: which of them is meant, its tag will tell.
    fn variable_of_flats(&mut self, section: &'static Section, way: Way<'a>) -> bool {
        let mut found = false;
        for place in section.has_flat().then(|| self.outline.flats(way.place)).into_iter().flatten() {
            found |= self.variable(Way { place, ..way });
            if found && section.tag().is_none() {
                break;
            }
        }
        found
    }

    /// Follows what is left of a key. True if it leads to something.
    fn key(&mut self, way: Way<'a>) -> bool {
        let section = self.outline.section(way.place);
        let end = way.rest.find(['.', '[']).unwrap_or(way.rest.len());
        let (part, tail) = way.rest.split_at(end);
        let Some(name) = section.by_key(part) else { return self.key_of_flats(section, way) };
        let declared = &section.fields()[usize::from(name.field)];
        if tail.is_empty() {
            return self.add(way, name.field, None, name.alias);
        }
        if declared.is_map() {
            let id = tail.strip_prefix('.').filter(|id| !id.is_empty());
            return id.is_some_and(|id| self.add(way, name.field, Some(id), name.alias));
        }
        let Some(many) = declared.many() else { return false };
        let (place, alias) = (self.outline.child(way.place, name.field), way.alias || name.alias);
        match many {
            Many::One => tail.strip_prefix('.').is_some_and(|rest| self.key(Way { place, rest, alias })),
            Many::List => {
                let tail = tail.strip_prefix('[').unwrap_or_default();
                let end = tail.bytes().take(LONGEST_INDEX + 1).position(|byte| byte == b']');
                let (index, rest) = tail.split_at(end.unwrap_or_default());
                is_index(index)
                    && rest.strip_prefix("].").is_some_and(|rest| {
                        self.inside(index, |search| search.key(Way { place, rest, alias }))
                    })
            }
            // A name may hold a dot: what stands before the longest rest that leads to something is the name.
            Many::Map => tail.strip_prefix('.').is_some_and(|tail| {
                let dots = tail.match_indices('.').map(|(at, _)| (at, at + 1));
                self.of_map(Way { place, rest: tail, alias }, dots, Self::key)
            }),
        }
    }

    fn key_of_flats(&mut self, section: &'static Section, way: Way<'a>) -> bool {
        let mut found = false;
        for place in section.has_flat().then(|| self.outline.flats(way.place)).into_iter().flatten() {
            found |= self.key(Way { place, ..way });
            if found && section.tag().is_none() {
                break;
            }
        }
        found
    }
}

/// True for what can name one section of many. Nothing behind it, and it is the section that is meant, as a whole.
fn is_id(many: Many, id: &str) -> bool {
    match many {
        Many::List => is_index(id),
        _ => !id.is_empty(),
    }
}

/// How many digits the place in a list may have.
const LONGEST_INDEX: usize = 6;

/// True for a place in a list, written in the one way that there is.
fn is_index(id: &str) -> bool {
    id.len() <= LONGEST_INDEX && id.parse::<u32>().is_ok_and(|index| index.to_string() == id)
}
