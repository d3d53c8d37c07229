//! Where a setting stands: in which section, and which layers have something of it.

use super::Explainer;
use crate::loaded::Loaded;
use crate::origin::Origin;

/// Where all settings stand that are explained.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// One for each setting, in their order.
    pub(crate) settings: Vec<Standing>,
    /// The sources, from the weakest.
    pub(crate) layers: Vec<Origin>,
    /// True for a value that no load made.
    pub(crate) is_by_hand: bool,
}

/// Where a setting stands.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    /// The key of its section, relative to the one that is explained.
    pub(crate) section: String,
    /// What is written of it in code.
    pub(crate) doc: &'static str,
    /// The layer of its origin, by its number: none for the declaration, for what is derived, and for what no
    /// layer has.
    pub(crate) in_use: Option<u32>,
    /// The same for the places that had a weaker value; where the declaration is one of them, nothing stands here for it.
    pub(crate) weaker: Vec<u32>,
}

impl Layout {
    pub(super) fn of(loaded: &Loaded, settings: Vec<Standing>) -> Self {
        let layers = loaded.sources().into_iter().rev().collect();
        Self { settings, layers, is_by_hand: loaded.tape.is_none() }
    }
}

impl Explainer<'_> {
    /// Where the setting at the cursor stands, whose slot is this one.
    pub(super) fn stands(&self, slot: Option<u32>) -> Standing {
        let (place, _) = self.cursor.at();
        let section = self.relative(self.loaded.outline.path(place, self.cursor.steps()));
        let known = slot.filter(|_| !self.unknown);
        let in_use = known.and_then(|slot| self.loaded.state(slot).hit()).map(|hit| hit.layer);
        let weaker = slot.zip(self.loaded.tape.as_ref()).map(|(slot, tape)| tape.weaker(slot));
        let weaker = weaker.unwrap_or_default().iter().map(|hit| hit.layer).collect();
        Standing { section, doc: self.cursor.field().doc(), in_use, weaker }
    }
}
