//! What a stronger source replaces as a whole: no value of it is judged, but a wrong name in it is as wrong as anywhere.

use super::unknown::Level;
use super::{Choice, hit_of};
use crate::layer::Hit;
use crate::schema::Many;
use crate::value::{Kind, Node};

impl Choice<'_> {
    /// Tells the unknown keys in a list of sections that is not used.
    pub(super) fn overlooked_list(&mut self, below: u32, hit: Hit) {
        if let Some(list) = self.node(hit.layer, hit.item) {
            self.overlooked_many(below, Many::List, hit.layer, list);
        }
    }

    /// Tells the unknown keys in the table of a section that is not used.
    pub(super) fn overlooked_table(&mut self, section: u32, hit: Hit) {
        if let Some(table) = self.node(hit.layer, hit.item) {
            self.overlooked(section, hit.layer, table);
        }
    }

    fn overlooked(&mut self, section: u32, layer: u32, table: Node<'_>) {
        if table.kind() != Kind::Table {
            return;
        }
        let outline = self.given.outline;
        let mut level = Vec::new();
        outline.level(section, &mut level);
        // Which variant is meant is not asked any more.
        if outline.section(section).tag().is_some() {
            outline.flats(section).for_each(|variant| outline.level(variant, &mut level));
        }
        let mut of_variants = Vec::new();
        outline.level_of_variants(section, &mut of_variants);
        let level = Level { keys: &level, of_variants: &of_variants };
        for entry in table.children() {
            let Some((place, index)) = outline.on_level(section, entry.name()) else {
                self.unknown(section, layer, entry, level);
                continue;
            };
            if let Some(many) = outline.field(place, index).many() {
                self.overlooked_many(outline.child(place, index), many, layer, entry);
            }
        }
    }

    fn overlooked_many(&mut self, below: u32, many: Many, layer: u32, node: Node<'_>) {
        let wanted = if many == Many::List { Kind::List } else { Kind::Table };
        if many == Many::One || node.kind() != wanted {
            return self.overlooked(below, layer, node);
        }
        for (at, one) in node.children().enumerate() {
            let step = if many == Many::List { format!("[{at}]") } else { format!(".{}", one.name()) };
            self.instance.steps.push(below, step);
            self.overlooked_table(below, hit_of(layer, one));
            self.instance.steps.pop();
        }
    }
}
