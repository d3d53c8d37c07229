//! Lists and sets.

use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;

use zeroize::Zeroizing;

use crate::demand::Verdict;
use crate::input::{Input, Raw, Refusal};
use crate::json::Quoted;
use crate::leaf::{ExpectsOf, Leaf, Shape, Showing};
use crate::output::Output;
use crate::sort::sort_by;
use crate::value::Kind;

/// Reads the elements of a list, all of them, so that every bad one is told.
fn elements<T: Leaf>(input: Input<'_>) -> Result<Vec<T>, Refusal> {
    let mut read = Reading { elements: Vec::new(), refused: Refusal::default() };
    match input.raw {
        Raw::Text(text) => {
            if let Err(refusal) = texts(input, text, &mut read) {
                read.elements.into_iter().for_each(Leaf::discard);
                return Err(refusal);
            }
        }
        Raw::Node(node) if node.kind() == Kind::List => {
            read.elements.reserve_exact(node.len());
            node.children().for_each(|element| read.one(input.part(Raw::Node(element))));
        }
        Raw::Node(_) => return Err(input.refuse().hint("write a list, in square brackets")),
        Raw::Entries(_) | Raw::Bytes(_) => return Err(input.refuse()),
    }
    if read.refused.0.is_empty() {
        return Ok(read.elements);
    }
    read.elements.into_iter().for_each(Leaf::discard);
    Err(read.refused)
}

struct Reading<T> {
    elements: Vec<T>,
    refused: Refusal,
}

impl<T: Leaf> Reading<T> {
    fn one(&mut self, input: Input<'_>) {
        match T::read(input) {
            Ok(element) => self.elements.push(element),
            Err(refusal) => self.refuse(refusal),
        }
    }

    fn refuse(&mut self, refusal: Refusal) {
        let at = self.elements.len() + self.refused.0.len();
        self.refused.join(refusal.within(&format!("[{at}]"), &ExpectsOf::<T>(PhantomData)));
    }
}

/// The elements of a variable: between commas, or JSON where the text begins like it.
fn texts<T: Leaf>(input: Input<'_>, text: &str, read: &mut Reading<T>) -> Result<(), Refusal> {
    // An empty text gets here only where that is said to be a value.
    if text.is_empty() || text.trim() == "[]" {
        return Ok(());
    }
    let trimmed = text.trim();
    if trimmed.starts_with("[\"") || (T::SHAPE.bare && trimmed.starts_with('[') && trimmed.ends_with(']')) {
        return json(input, trimmed, read);
    }
    for element in text.split(',') {
        let element = element.trim();
        if element.is_empty() {
            let empty = input.refuse_as("an empty element of the list");
            read.refuse(empty.hint("take out the comma that has nothing beside it"));
        } else {
            read.one(input.part(Raw::Text(element)));
        }
    }
    Ok(())
}

/// The elements of a JSON array of texts, numbers and bools (RFC 8259).
fn json<T: Leaf>(input: Input<'_>, text: &str, read: &mut Reading<T>) -> Result<(), Refusal> {
    let malformed = || input.refuse().hint("write a list with commas, `a,b`, or as JSON, `[\"a\", \"b\"]`");
    let mut rest = text.strip_prefix('[').ok_or_else(malformed)?.trim_start();
    loop {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (element, behind) = quoted_text(quoted).ok_or_else(malformed)?;
            rest = behind;
            let part = input.part(Raw::Text(&element));
            if T::SHAPE.bare {
                read.refuse(part.refuse_quoted());
            } else {
                read.one(part);
            }
        } else {
            let end = rest.find([',', ']']).ok_or_else(malformed)?;
            let part = input.part(Raw::Text(rest[..end].trim_end()));
            if T::SHAPE.bare {
                read.one(part);
            } else {
                read.refuse(part.refuse().hint("write it in quotation marks"));
            }
            rest = &rest[end..];
        }
        rest = rest.trim_start();
        if let Some(behind) = rest.strip_prefix(',') {
            rest = behind.trim_start();
        } else {
            return if rest == "]" { Ok(()) } else { Err(malformed()) };
        }
    }
}

/// A JSON text behind its opening quotation mark, and what follows its closing one.
fn quoted_text(text: &str) -> Option<(Zeroizing<String>, &str)> {
    // As long as what stands before the next mark that is not escaped, which is all that is written into it.
    let mut escaped = false;
    let length = text.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })?;
    let mut out = Zeroizing::new(String::with_capacity(length));
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((out, &text[at + 1..])),
            '\\' => match chars.next()?.1 {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'r' => out.push('\r'),
                'b' => out.push('\u{8}'),
                'f' => out.push('\u{c}'),
                'u' => out.push(unicode(&mut chars)?),
                c @ ('"' | '\\' | '/') => out.push(c),
                _ => return None,
            },
            '\0'..='\u{1f}' => return None,
            c => out.push(c),
        }
    }
    None
}

/// What follows `\u`: four digits, or two times four for a character beyond the first plane.
fn unicode(chars: &mut std::str::CharIndices<'_>) -> Option<char> {
    let mut four =
        || -> Option<u32> { (0..4).try_fold(0, |code, _| Some(code * 16 + chars.next()?.1.to_digit(16)?)) };
    let first = four()?;
    if !(0xD800..0xDC00).contains(&first) {
        return char::from_u32(first);
    }
    if (chars.next()?.1, chars.next()?.1) != ('\\', 'u') {
        return None;
    }
    let mut four =
        || -> Option<u32> { (0..4).try_fold(0, |code, _| Some(code * 16 + chars.next()?.1.to_digit(16)?)) };
    let second = four()?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
    char::from_u32(0x10000 + ((first - 0xD800) << 10) + second)
}

/// Shows a list as JSON would write it, save for what the elements show themselves.
fn show<'a, T: Leaf>(elements: impl Iterator<Item = &'a T>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("[")?;
    for (at, element) in elements.enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        if T::SHAPE.bare {
            write!(f, "{comma}{}", Showing(element))?;
        } else {
            write!(f, "{comma}{}", Quoted(&Showing(element)))?;
        }
    }
    f.write_str("]")
}

/// Shows a list whose elements have no order: as they are shown, so that one list is always shown alike.
fn show_sorted<'a, T: Leaf>(
    elements: impl Iterator<Item = &'a T>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut elements: Vec<(String, &T)> =
        elements.map(|element| (Showing(element).to_string(), element)).collect();
    sort_by(&mut elements, |(one, _), (other, _)| one.cmp(other));
    show(elements.into_iter().map(|(_, element)| element), f)
}

macro_rules! leaves {
    ($($type:ty as $value:ty, [$($bound:tt)*], $show:ident, |$self:ident| $parts:expr;)*) => {$(
        /// In a file a list; in a variable texts between commas, or a JSON array.
        impl<T: Leaf $($bound)*> Leaf for $type {
            type Value = $value;
            const SHAPE: Shape = Shape { secret: T::SHAPE.secret, words: T::SHAPE.words, list: true, ..Shape::SCALAR };

            fn expects(f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a list, each element {}", ExpectsOf::<T>(PhantomData))
            }

            fn read(input: Input<'_>) -> Result<Self, Refusal> {
                elements(input).map(|elements: Vec<T>| elements.into_iter().collect())
            }

            fn placeholder() -> Option<Self> {
                T::SHAPE.secret.then(Self::default)
            }

            fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                $show(self.iter(), f)
            }

            fn write(&self, output: &mut Output) -> fmt::Result {
                output.open("[")?;
                for element in self {
                    output.separate()?;
                    element.write(output)?;
                }
                output.close("]")
            }

            fn value(&self) -> Option<&$value> {
                Some(self)
            }

            fn secrets(&self, each: &mut dyn FnMut(&str, &[u8])) {
                let $self = self;
                $parts.for_each(|(step, element)| {
                    element.secrets(&mut |inside, bytes| each(&format!("{step}{inside}"), bytes));
                });
            }

            fn discard(self) {
                self.into_iter().for_each(Leaf::discard);
            }

            fn own(&self, own: &mut Verdict) {
                let $self = self;
                $parts.for_each(|(step, element)| own.part(step, |own| element.own(own)));
            }

            fn own_demands() -> Verdict {
                T::own_demands().of_each()
            }
        }
    )*};
}

/// The step to an element of a list: a text only where something is said of it.
struct Numbered(usize);

impl fmt::Display for Numbered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}]", self.0)
    }
}

leaves! {
    Vec<T> as [T], [], show, |it| it.iter().enumerate().map(|(at, element)| (Numbered(at), element));
    // The elements of a set have no numbers.
    BTreeSet<T> as Self, [+ Ord], show, |it| it.iter().map(|element| ("", element));
    HashSet<T> as Self, [+ Eq + Hash], show_sorted, |it| it.iter().map(|element| ("", element));
}
