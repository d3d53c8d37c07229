//! What one source gave: the unit that precedence is decided between.

use std::borrow::Cow;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::input::Raw;
use crate::origin::{Origin, OriginKind};
use crate::value::Document;

/// What one source gave. A layer is over the ones before it.
pub(crate) struct Layer {
    /// The kind of source; a text may say another of itself: that of a file that a variable names.
    pub(crate) kind: OriginKind,
    /// The file, as it was named; of no use to the other kinds, whose texts have names of their own.
    pub(crate) name: Arc<str>,
    pub(crate) content: Content,
}

/// What a layer holds.
pub(crate) enum Content {
    /// A tree with kinds and places.
    Document(Document),
    /// Texts, each already matched with the setting that it is for.
    Texts(Vec<Text>),
    /// Nobody knows: the source could not be read. What it may have held is not called missing.
    Unknown,
    /// A folder of secret files that is not here, in a rehearsal: what it holds is not at hand.
    NotHere,
}

/// A text that was given for one setting.
pub(crate) struct Text {
    pub(crate) label: Label,
    pub(crate) value: Zeroizing<String>,
    /// What a file holds for a setting that is made of bytes; the text is of no use then.
    bytes: Option<Zeroizing<Vec<u8>>>,
    /// True if only the name of a secret is known here, and not the text.
    away: bool,
    /// The kind of source that it is taken for, where a setting may come from some only; not known of a name in a list.
    pub(crate) kind: Option<OriginKind>,
}

impl Text {
    pub(crate) fn new(label: Label, value: Zeroizing<String>) -> Self {
        Self { kind: Some(label.kind), label, value, bytes: None, away: false }
    }

    /// Of a secret whose name is all that is at hand, and the kind of source that will give it, if that is known.
    pub(crate) fn not_at_hand(label: Label, kind: Option<OriginKind>) -> Self {
        Self { away: true, kind, ..Self::new(label, Zeroizing::default()) }
    }

    pub(crate) fn is_at_hand(&self) -> bool {
        !self.away
    }

    /// The bytes of a file, as they are.
    pub(crate) fn of_bytes(label: Label, bytes: Zeroizing<Vec<u8>>) -> Self {
        Self { bytes: Some(bytes), ..Self::new(label, Zeroizing::default()) }
    }

    /// True if nothing is given.
    pub(crate) fn is_empty(&self) -> bool {
        self.is_at_hand() && self.bytes.as_ref().map_or(self.value.is_empty(), |bytes| bytes.is_empty())
    }

    /// What a setting's type reads.
    pub(crate) fn raw(&self) -> Raw<'_> {
        self.bytes.as_ref().map_or(Raw::Text(&self.value), |bytes| Raw::Bytes(bytes))
    }
}

/// Where a text came from.
#[derive(Debug)]
pub(crate) struct Label {
    pub(crate) kind: OriginKind,
    /// The variable, the file, the flag, or the key that code named.
    pub(crate) name: String,
    /// The line of a file, from 1; 0 where there is none.
    pub(crate) line: u32,
    /// The variable that names the file, where one does.
    named_by: Option<Box<str>>,
}

impl Label {
    pub(crate) fn new(kind: OriginKind, name: String) -> Self {
        Self { kind, name, line: 0, named_by: None }
    }

    pub(crate) fn at_line(self, line: u32) -> Self {
        Self { line, ..self }
    }

    /// How a value gets there, in words before what it should be.
    pub(crate) fn verb(&self) -> Cow<'static, str> {
        match (self.kind, &self.named_by) {
            (OriginKind::Variable, _) => "set the variable to".into(),
            (OriginKind::Flag, _) => "give the flag".into(),
            (OriginKind::SecretFile, Some(variable)) => {
                format!("have the file that `{variable}` names hold").into()
            }
            (OriginKind::SecretFile, None) => "have the file hold".into(),
            _ => "write".into(),
        }
    }

    /// Of a file that a variable names.
    pub(crate) fn named_by(self, variable: &str) -> Self {
        Self { named_by: Some(variable.into()), ..self }
    }

    pub(crate) fn origin(&self) -> Origin {
        Origin { kind: self.kind, name: Some(Arc::from(self.name.as_str())), line: self.line, column: 0 }
    }

    /// Of what stands at an origin.
    pub(crate) fn of(origin: &Origin) -> Self {
        Self::new(origin.kind, origin.name().unwrap_or_default().to_owned()).at_line(origin.line)
    }
}

impl Layer {
    pub(crate) fn document(&self) -> Option<&Document> {
        match &self.content {
            Content::Document(document) => Some(document),
            Content::Texts(_) | Content::Unknown | Content::NotHere => None,
        }
    }

    /// Takes relative paths as relative to the folder of the file.
    pub(crate) fn beside(&mut self, file: &Path) {
        if let Content::Document(document) = &mut self.content {
            document.base = file.parent().map(Into::into);
        }
    }

    /// Has its texts count as another kind of source's, where they are not those of files that variables name.
    pub(crate) fn take_for(&mut self, kind: OriginKind) {
        if let Content::Texts(texts) = &mut self.content {
            let own = texts.iter_mut().filter(|text| text.kind == Some(self.kind));
            own.for_each(|text| text.kind = Some(kind));
        }
    }

    /// Its text with this index.
    pub(crate) fn text(&self, item: u32) -> Option<&Text> {
        match &self.content {
            Content::Texts(texts) => texts.get(item as usize),
            Content::Document(_) | Content::Unknown | Content::NotHere => None,
        }
    }

    /// The texts' labels: what is left of them when the values are wiped.
    pub(crate) fn into_names(self) -> Names {
        let texts = match self.content {
            Content::Texts(texts) => texts.into_iter().map(|text| text.label).collect(),
            Content::Document(_) | Content::Unknown | Content::NotHere => Vec::new(),
        };
        Names { kind: self.kind, name: self.name, texts }
    }
}

impl fmt::Debug for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Layer").field("kind", &self.kind).field("name", &self.name).finish_non_exhaustive()
    }
}

/// The names of a layer without its values, kept with a loaded object to say where its values came from.
#[derive(Debug)]
pub(crate) struct Names {
    kind: OriginKind,
    name: Arc<str>,
    texts: Vec<Label>,
}

impl Names {
    /// The source: a file or folder by its name, and of all others the kind alone.
    #[cfg(any(feature = "checklist", feature = "page"))]
    pub(crate) fn source(&self) -> Origin {
        let is_named = matches!(self.kind, OriginKind::File | OriginKind::Dotenv | OriginKind::SecretFile);
        let name = is_named.then(|| Arc::clone(&self.name));
        Origin { kind: self.kind, name, line: 0, column: 0 }
    }

    /// The origin of what this layer gave at a place.
    pub(crate) fn origin(&self, hit: Hit) -> Origin {
        match self.texts.get(hit.item as usize) {
            Some(label) => label.origin(),
            None => Origin {
                kind: self.kind,
                name: Some(Arc::clone(&self.name)),
                line: hit.line,
                column: hit.column,
            },
        }
    }
}

/// One value of one layer: a node of its document, or one of its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) layer: u32,
    pub(crate) item: u32,
    /// Where it stands in a document, from 1; the text itself is gone when somebody asks.
    pub(crate) line: u32,
    pub(crate) column: u32,
}

impl Hit {
    /// The origin, while the layers are still there.
    pub(crate) fn origin(self, layers: &[Layer]) -> Origin {
        let Some(layer) = layers.get(self.layer as usize) else { return Origin::DEFAULT };
        match layer.text(self.item) {
            Some(text) => text.label.origin(),
            None => Origin {
                kind: layer.kind,
                name: Some(Arc::clone(&layer.name)),
                line: self.line,
                column: self.column,
            },
        }
    }

    /// How a value gets to where it came from, in words before what it should be.
    pub(crate) fn verb(self, layers: &[Layer]) -> Cow<'static, str> {
        let text = layers.get(self.layer as usize).and_then(|layer| layer.text(self.item));
        text.map_or("write".into(), |text| text.label.verb())
    }

    /// The kind of place that it came from.
    pub(crate) fn kind(self, layers: &[Layer]) -> OriginKind {
        let Some(layer) = layers.get(self.layer as usize) else { return OriginKind::Default };
        layer.text(self.item).map_or(layer.kind, |text| text.label.kind)
    }

    /// A text of a layer.
    pub(crate) fn of_text(layer: u32, item: u32) -> Self {
        Self { layer, item, line: 0, column: 0 }
    }
}

/// Behind all of a setting's own names come those of files that hold it.
const BY_FILE: u16 = 1 << 8;

/// Says which setting a text is for.
#[derive(Debug)]
pub(crate) struct Match {
    /// The section's place in the outline.
    pub(crate) place: u32,
    pub(crate) field: u16,
    /// The sections of lists and maps on the way to it.
    pub(crate) ids: Vec<String>,
    /// The entry, where the field is a map of settings.
    pub(crate) entry: Option<String>,
    /// True for a variable, which cannot say in which case a name is written: its names are in lower case.
    pub(crate) caseless: bool,
    /// Which of several names the text came by, in order of preference.
    pub(crate) preference: u16,
    /// True if it came by a name that the setting had before.
    pub(crate) alias: bool,
    /// The text's place in the layer.
    pub(crate) item: u32,
    /// The layer's place among the layers; filled in when they are stacked.
    pub(crate) layer: u32,
}

impl Match {
    /// The match of the file's text that a variable names. By itself the variable comes first.
    pub(crate) fn by_file(self, item: u32) -> Self {
        Self { item, preference: self.preference.saturating_add(BY_FILE), ..self }
    }

    /// True for a text that is for the same setting, by whatever name.
    pub(crate) fn is_same_setting(&self, other: &Self) -> bool {
        let place = |one: &Self| (one.place, one.field);
        place(self) == place(other) && self.ids == other.ids && self.entry == other.entry
    }

    /// What the texts of one section stand together by.
    pub(crate) fn sorted_by(&self) -> (u32, bool, &[String]) {
        (self.place, self.caseless, &self.ids)
    }
}
