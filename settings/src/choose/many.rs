//! Lists and maps of sections.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use super::{Choice, hit_of};
use crate::key::{is_within, printable};
use crate::layer::{Hit, Match, Text};
use crate::origin::OriginKind;
use crate::problem::{Code, Problem};
use crate::tape::State;
use crate::value::Kind;

/// One section of a map: the name by which variables mean it, and its tables from the weakest.
#[derive(Default)]
struct Named {
    caseless: Option<String>,
    tables: Vec<Hit>,
}

/// One section of many, ready to be walked.
struct One {
    id: String,
    step: String,
    caseless: Option<String>,
    tables: Vec<Hit>,
    /// It is there, be all that was given of it empty texts.
    stays: bool,
}

impl One {
    /// An element of a list that has texts, and no table.
    fn of_texts(at: usize, stays: bool) -> Self {
        let id = at.to_string();
        Self { step: format!("[{at}]"), caseless: Some(id.clone()), id, tables: Vec::new(), stays }
    }
}

impl Choice<'_> {
    /// A map of sections: the union of the names of all sources; in each section, each setting is chosen by itself.
    pub(super) fn sections(&mut self, place: u32, index: u16, range: Range<usize>) {
        let below = self.given.outline.child(place, index);
        let (mut named, mut given, mut broken) = (BTreeMap::<String, Named>::new(), None, false);
        for at in range.rev() {
            let hit = self.candidates[at].hit;
            match self.node(hit.layer, hit.item).filter(|node| node.kind() == Kind::Table) {
                Some(table) => {
                    given = Some(hit);
                    for entry in table.children() {
                        let hit = hit_of(hit.layer, entry);
                        if entry.kind() == Kind::Table {
                            named.entry(entry.name().to_owned()).or_default().tables.push(hit);
                        } else {
                            broken = true;
                            self.misfit_in_many(place, index, &format!(".{}", entry.name()), hit, entry);
                        }
                    }
                }
                None => {
                    broken = true;
                    self.misfit(place, index, hit, self.text_below(below));
                }
            }
        }
        self.name_texts(below, &mut named);
        if named.is_empty() && given.is_none() && !broken {
            let state = self.unless_unsure(place, index, None);
            return self.out.tape.push(state, std::iter::empty());
        }
        broken |= self.is_unsure(place, index, None);
        let ones = named.into_iter().map(|(id, Named { caseless, tables })| {
            let step = format!(".{id}");
            One { id, step, caseless, tables, stays: false }
        });
        self.ones(below, given, ones.collect(), broken);
    }

    /// Adds the sections that texts name. A variable cannot say in which case a name is written: it means the one that
    /// there is, if there is but one, and lower case else.
    fn name_texts(&self, below: u32, named: &mut BTreeMap<String, Named>) {
        let mut lower: BTreeMap<String, Option<String>> = BTreeMap::new();
        let depth = self.instance.exact.len();
        let texts: Vec<&Match> = self.texts_below(below).collect();
        for one in texts.iter().filter(|one| !one.caseless) {
            named.entry(one.ids[depth].clone()).or_default();
        }
        for name in named.keys() {
            let only = lower.entry(name.to_lowercase()).or_insert_with(|| Some(name.clone()));
            *only = only.take().filter(|other| other == name);
        }
        for one in texts.iter().filter(|one| one.caseless) {
            let id = &one.ids[depth];
            let name = lower.get(id).cloned().flatten().unwrap_or_else(|| id.clone());
            named.entry(name).or_default().caseless = Some(id.clone());
        }
    }

    /// The texts for the sections of many at a place.
    fn texts_below(&self, below: u32) -> impl Iterator<Item = &Match> {
        let depth = self.instance.exact.len();
        self.texts_within(below).filter(move |one| one.ids.len() > depth)
    }

    /// A list of sections: it comes whole from the strongest source that has it.
    pub(super) fn list(&mut self, place: u32, index: u16, range: Range<usize>) {
        let below = self.given.outline.child(place, index);
        let hits = self.candidates[range].iter().map(|one| one.hit);
        let is_list =
            |hit: &Hit| self.node(hit.layer, hit.item).is_some_and(|node| node.kind() == Kind::List);
        let (lists, wrong): (Vec<Hit>, Vec<Hit>) = hits.partition(is_list);
        // Texts that are empty count as unset: they are no list.
        let filled = self.texts_below(below).filter(|one| !self.is_blank(one)).map(|one| one.layer);
        // Where the named secrets will come from, nobody knows: they are part of the list that there is.
        let (named, filled): (Vec<u32>, Vec<u32>) = filled.partition(|layer| self.is_listed(*layer));
        let named = named.first().copied().filter(|_| lists.is_empty());
        let filled = filled.into_iter().max().or(named);
        let texts = filled.filter(|layer| lists.first().is_none_or(|hit| hit.layer <= *layer));
        if !wrong.is_empty() {
            let beside = lists.first().copied().or_else(|| self.first_text(below, filled?));
            wrong.into_iter().for_each(|hit| self.misfit(place, index, hit, beside));
            lists.into_iter().for_each(|hit| self.overlooked_list(below, hit));
            return self.out.tape.push(State::Broken, std::iter::empty());
        }
        let source = texts.map(|layer| self.one_source(layer));
        self.warn_of_blanks(below, |layer| source.as_ref().is_some_and(|source| source.contains(&layer)));
        let (winner, weaker) = match texts {
            Some(layer) => (self.first_text(below, layer), lists.as_slice()),
            None => (lists.first().copied(), lists.get(1..).unwrap_or_default()),
        };
        weaker.iter().for_each(|hit| self.overlooked_list(below, *hit));
        let state = self.unless_unsure(place, index, winner);
        let (Some(winner), State::Given(_)) = (winner, state) else {
            return self.out.tape.push(state, weaker.iter().copied());
        };
        match source {
            Some(source) => self.list_of_texts(place, index, (winner, weaker.first().copied()), source),
            None => self.list_of_tables(place, index, winner),
        }
    }

    /// Warns of empty texts for elements of a list that comes from elsewhere.
    fn warn_of_blanks(&mut self, below: u32, is_source: impl Fn(u32) -> bool) {
        let blank = self.texts_below(below).filter(|one| !is_source(one.layer) && self.is_blank(one));
        let empties: Vec<(Hit, String)> = blank
            .map(|one| {
                let steps = self.given.outline.steps(one.place, &one.ids);
                let key = self.given.outline.key(one.place, one.field, &steps);
                (Hit::of_text(one.layer, one.item), key)
            })
            .collect();
        empties.into_iter().for_each(|(hit, key)| self.warn_of_empty(hit, &key));
    }

    /// True for a text that counts as unset.
    pub(super) fn is_blank(&self, one: &Match) -> bool {
        let field = self.given.outline.field(one.place, one.field);
        self.is_empty(field, Hit::of_text(one.layer, one.item))
    }

    fn first_text(&self, below: u32, layer: u32) -> Option<Hit> {
        let filled = self.texts_below(below).filter(|one| one.layer == layer && !self.is_blank(one));
        let first = filled.min_by_key(|one| &one.ids)?;
        Some(Hit::of_text(layer, first.item))
    }

    /// The layers that are one source to whoever gives a list: each value given in code is a layer of its own.
    fn one_source(&self, layer: u32) -> RangeInclusive<u32> {
        let is_code = |layer: &u32| {
            self.given.layers.get(*layer as usize).is_some_and(|layer| layer.kind == OriginKind::Code)
        };
        let first = if is_code(&layer) { (0..=layer).rev().take_while(is_code).last() } else { None };
        first.unwrap_or(layer)..=layer
    }

    fn list_of_tables(&mut self, place: u32, index: u16, winner: Hit) {
        let Some(list) = self.node(winner.layer, winner.item) else { return };
        let below = self.given.outline.child(place, index);
        let named = self.listed.map(|layer| self.numbers(below, |one| one.layer == layer));
        let caseless = |at: usize| named.as_ref().map(|_| at.to_string());
        let (mut ones, mut broken) = (Vec::new(), false);
        let count = list.children().count();
        for (at, element) in list.children().enumerate() {
            let (hit, step) = (hit_of(winner.layer, element), format!("[{at}]"));
            if element.kind() == Kind::Table {
                ones.push(One {
                    id: at.to_string(),
                    step,
                    caseless: caseless(at),
                    tables: vec![hit],
                    stays: true,
                });
            } else {
                broken = true;
                self.misfit_in_many(place, index, &step, hit, element);
            }
        }
        let more = named.iter().flatten().map(|(number, _)| *number).filter(|at| *at >= count);
        for (at, number) in more.enumerate() {
            if number != count + at {
                let named = self.first_text(below, self.listed.unwrap_or_default()).unwrap_or(winner);
                self.gap(place, index, (count + at, number), named, None);
                broken = true;
                break;
            }
            ones.push(One::of_texts(number, true));
        }
        // The texts of other sources are for another list.
        let only = self.instance.only.replace(winner.layer..=winner.layer);
        self.ones(below, Some(winner), ones, broken);
        self.instance.only = only;
    }

    /// A list whose elements texts give, over one that a weaker source has.
    fn list_of_texts(
        &mut self,
        place: u32,
        index: u16,
        (winner, weaker): (Hit, Option<Hit>),
        source: RangeInclusive<u32>,
    ) {
        let below = self.given.outline.child(place, index);
        let numbers = self.numbers(below, |one| source.contains(&one.layer) || self.is_listed(one.layer));
        // Behind the last element that has anything, empty texts are none; before it, they keep their place.
        let last = numbers.iter().filter(|(_, blank)| !**blank).map(|(number, _)| *number).max();
        let gap = numbers.keys().copied().enumerate().find(|(at, number)| at != number);
        if let Some((at, number)) = gap.filter(|(_, number)| last.is_some_and(|last| *number <= last)) {
            self.gap(place, index, (at, number), winner, weaker);
            return self.out.tape.push(State::Broken, std::iter::empty());
        }
        let one = |at: usize| One::of_texts(at, last.is_some_and(|last| at <= last));
        let ones = numbers.into_keys().map(one).collect();
        let only = self.instance.only.replace(source);
        self.ones(below, Some(winner), ones, false);
        self.instance.only = only;
    }

    /// The elements that texts are for, each with whether all of its texts are empty.
    fn numbers(&self, below: u32, is: impl Fn(&Match) -> bool) -> BTreeMap<usize, bool> {
        let depth = self.instance.exact.len();
        let mut numbers = BTreeMap::new();
        for one in self.texts_below(below).filter(|one| is(one)) {
            if let Some(Ok(number)) = one.ids.get(depth).map(|id| id.parse::<usize>()) {
                *numbers.entry(number).or_insert(true) &= self.is_blank(one);
            }
        }
        numbers
    }

    /// Reports an element that is missing between others, unless something was probably meant for it.
    fn gap(
        &mut self,
        place: u32,
        index: u16,
        (at, number): (usize, usize),
        winner: Hit,
        weaker: Option<Hit>,
    ) {
        let key = self.key(place, index);
        if self.meant.iter().any(|meant| is_within(&meant.key, &key) && meant.layer >= winner.layer) {
            return;
        }
        let message = format!("there is an element {number}, but no element {at}: a list has no gaps");
        let help = match weaker.map(|weaker| weaker.origin(self.given.layers)) {
            Some(weaker) => {
                format!("it replaces the list at {weaker} whole: count from 0, or change that one")
            }
            None => "count from 0".to_owned(),
        };
        let problem = Problem::new(Code::InvalidValue, message).about(printable(&key)).advise(help);
        let problem = problem.from(winner.origin(self.given.layers)).order(self.out.tape.len());
        self.out.problems.push(problem);
    }

    /// Walks the sections; `broken` says that there may be others, or that one of them is none.
    fn ones(&mut self, below: u32, given: Option<Hit>, ones: Vec<One>, broken: bool) {
        let header = self.out.tape.len();
        self.out.tape.push(State::Sections(0, given), std::iter::empty());
        let mut count = 0;
        for one in ones {
            count += u32::from(self.one(below, one));
        }
        if broken {
            self.out.tape.push(State::Broken, std::iter::empty());
            count += 1;
        }
        self.out.tape.set_state(header, State::Sections(count, given));
    }

    /// One section. False if all that was given of it are texts that are empty.
    fn one(&mut self, below: u32, one: One) -> bool {
        let slot = self.out.tape.len();
        self.out.tape.name(one.id.as_str().into());
        self.out.tape.push(State::Broken, std::iter::empty());
        let first = one.tables.last().copied();
        let tables = self.tables.len();
        self.tables.extend(one.tables.iter().map(|hit| (hit.layer, hit.item)));
        self.instance.steps.push(below, one.step);
        self.instance.exact.push(one.id);
        self.instance.caseless.push(one.caseless);
        self.section(below, tables);
        let cause = first.or_else(|| self.given_since(slot + 1)).or_else(|| self.text_below(below));
        self.instance.steps.pop();
        self.instance.exact.pop();
        self.instance.caseless.pop();
        self.tables.truncate(tables);
        let length = self.out.tape.len() - slot - 1;
        let blank = |hit| self.text_at(hit).is_some_and(Text::is_empty);
        let empty = !one.stays && first.is_none() && cause.is_none_or(blank);
        if let (Some(hit), false) = (cause, empty) {
            self.out.tape.set_state(slot, State::Element(length, hit));
        } else {
            let empties = self.out.tape.truncate(slot);
            self.warn_of_empties(empties);
        }
        !empty
    }

    /// The first value that a slot was given from this one on.
    pub(super) fn given_since(&self, slot: u32) -> Option<Hit> {
        (slot..self.out.tape.len()).find_map(|at| match self.out.tape.state(at) {
            State::Given(hit) | State::Present(hit) | State::Element(_, hit) => Some(hit),
            // A text that is empty names a secret, and gives nothing.
            State::NotAtHand(hit) => hit.filter(|hit| !self.text_at(*hit).is_some_and(Text::is_empty)),
            _ => None,
        })
    }
}
