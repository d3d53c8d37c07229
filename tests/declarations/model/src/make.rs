//! Makes a declaration up.

use fastrand::Rng;

use super::words::{STYLES, key, name, once_in, outside, pick, secret_name, styled};
use super::{
    Body, Declaration, Field, Kind, Leaf, Many, Review, Section, Source, Tagged, Type, Variant, names, upper,
    values,
};

/// The declaration of a seed, always the same: the first that the compiler takes.
pub fn declaration(seed: u64) -> Declaration {
    let mut rng = Rng::with_seed(seed);
    loop {
        let declaration = Maker { rng: rng.fork(), count: 0, made: Vec::new() }.declaration();
        if names::differ(&declaration) {
            return declaration;
        }
    }
}

struct Maker {
    rng: Rng,
    /// How many types there are.
    count: usize,
    /// Sections that may be used again.
    made: Vec<Section>,
}

/// How deep sections lie in each other.
const DEPTH: usize = 3;

impl Maker {
    fn declaration(mut self) -> Declaration {
        let prefix = pick(&mut self.rng, &["SHOP", "MY_SHOP", "S", "SHOP"]).to_string();
        let separator = if once_in(&mut self.rng, 4) { "__" } else { "_" };
        let mut root = self.section(0);
        for field in &mut root.fields {
            if let Kind::Leaf(leaf) = &mut field.kind {
                self.more(leaf);
            }
        }
        // No other section is of this type: what stands here alone may be said of it.
        root.name = "Root".to_owned();
        Declaration { prefix, separator, root }
    }

    /// What is said of settings of which there is one.
    fn more(&mut self, leaf: &mut Leaf) {
        let is_map = matches!(leaf.ty.inner(), Type::Map(..));
        if !is_map && leaf.only_from != Some(Source::File) && once_in(&mut self.rng, 5) {
            leaf.env = (0..self.rng.usize(1..3)).map(|_| outside(&mut self.rng)).collect();
            leaf.env.dedup();
        }
    }

    fn section(&mut self, depth: usize) -> Section {
        if depth > 0 && !self.made.is_empty() && once_in(&mut self.rng, 4) {
            return pick(&mut self.rng, &self.made);
        }
        self.count += 1;
        let name = format!("Section{}", self.count);
        let style = once_in(&mut self.rng, 4).then(|| pick(&mut self.rng, STYLES));
        let mut fields: Vec<Field> = Vec::new();
        let wanted = if depth == 0 { self.rng.usize(4..10) } else { self.rng.usize(1..6) };
        for _ in 0..3 * wanted {
            let field = self.field(depth, style, &fields);
            if fields.len() < wanted && fields.iter().all(|other| are_apart(other, &field)) {
                fields.push(field);
            }
        }
        // A struct without a setting is none.
        while fields.iter().all(|field| matches!(field.kind, Kind::Skipped)) {
            fields = vec![self.field(DEPTH, style, &[])];
        }
        let section = Section { name, style, review: self.review(), fields };
        if depth > 0 {
            self.made.push(section.clone());
        }
        section
    }

    fn review(&mut self) -> Review {
        let owner = once_in(&mut self.rng, 5).then(|| "team \"shop\" {{a}}".to_owned());
        let rollback =
            once_in(&mut self.rng, 5).then(|| "set {key} to {default}, or unset {variable}".to_owned());
        Review { owner, rollback }
    }

    fn field(&mut self, depth: usize, style: Option<&'static str>, before: &[Field]) -> Field {
        let mut kind = self.kind(depth);
        let rng = &mut self.rng;
        let is_secret = matches!(&kind, Kind::Leaf(leaf) if leaf.ty.is_secret());
        let ident = if is_secret { secret_name(rng) } else { name(rng) };
        let renamed = once_in(rng, 4).then(|| key(rng));
        let is_named = !matches!(kind, Kind::Flat { .. } | Kind::Skipped);
        let is_renamed = is_named && renamed.is_some();
        let key = match (renamed, style) {
            (Some(renamed), _) if is_named => renamed,
            (_, Some(style)) => styled(style, &ident),
            _ => ident.clone(),
        };
        let mut aliases: Vec<String> = Vec::new();
        if is_named && once_in(rng, 4) {
            aliases = (0..rng.usize(1..3)).map(|_| super::words::key(rng)).collect();
            aliases.dedup_by_key(|alias| upper(alias));
            aliases.retain(|alias| {
                *alias != key && upper(alias) != upper(&key) && upper(alias) != upper(&ident)
            });
        }
        let may_be_absent = match &kind {
            Kind::Leaf(leaf) => leaf.default.is_some() || matches!(leaf.ty, Type::Option(_)),
            Kind::Nested { many, .. } => *many == Many::Optional,
            _ => false,
        };
        if let Kind::Leaf(leaf) = &mut kind {
            if may_be_absent && once_in(rng, 6) {
                leaf.only_from =
                    Some(if rng.bool() && leaf.ty != Type::Pair { Source::Variable } else { Source::File });
            }
            if may_be_absent && once_in(rng, 6) {
                let flag = before.iter().find(|field| {
                    matches!(&field.kind, Kind::Leaf(leaf) if leaf.ty == Type::Bool && leaf.when.is_none())
                });
                leaf.when = flag.map(|field| field.ident.clone());
            }
        }
        let deprecated = may_be_absent && once_in(rng, 8);
        let review = if matches!(kind, Kind::Skipped) { Review::default() } else { self.review() };
        Field { ident, key, is_renamed, aliases, deprecated, review, kind }
    }

    fn kind(&mut self, depth: usize) -> Kind {
        let choice = self.rng.u8(..if depth < DEPTH { 20 } else { 12 });
        match choice {
            0..=10 => Kind::Leaf(Box::new(values::leaf(&mut self.rng, &mut self.count))),
            11 if once_in(&mut self.rng, 3) => Kind::Skipped,
            11 => Kind::Leaf(Box::new(values::leaf(&mut self.rng, &mut self.count))),
            12..=15 => {
                let all = [Many::One, Many::One, Many::Optional, Many::List, Many::Map, Many::Map];
                let many = pick(&mut self.rng, &all);
                let part = once_in(&mut self.rng, 4).then(|| upper(&name(&mut self.rng)));
                let part = part.filter(|part| {
                    part.starts_with(|c: char| c.is_ascii_uppercase()) && !part.ends_with('_')
                });
                let is_many = matches!(many, Many::List | Many::Map);
                Kind::Nested { body: self.body(depth), many, part, defaulted: is_many && self.rng.bool() }
            }
            _ => Kind::Flat { body: self.body(depth), optional: once_in(&mut self.rng, 3) },
        }
    }

    fn body(&mut self, depth: usize) -> Body {
        if once_in(&mut self.rng, 4) {
            return Body::Tagged(self.tagged(depth));
        }
        Body::Struct(self.section(depth + 1))
    }

    fn tagged(&mut self, depth: usize) -> Tagged {
        let mut idents =
            [("Local", "local"), ("S3Bucket", "s3_bucket"), ("Memory", "memory"), ("Far", "far")];
        self.rng.shuffle(&mut idents);
        let count = self.rng.usize(2..4);
        let renamed = self.rng.usize(..8);
        let mut variants: Vec<Variant> = Vec::new();
        for (at, (ident, name)) in idents[..count].iter().enumerate() {
            // The first holds a section, or it would be an enum of values.
            let section = (at == 0 || !once_in(&mut self.rng, 3)).then(|| self.section(depth + 1));
            let (is_renamed, name) = (at == renamed, if at == renamed { "Cold-1" } else { name });
            variants.push(Variant { ident: (*ident).to_owned(), name: name.to_owned(), is_renamed, section });
        }
        self.count += 1;
        Tagged {
            name: format!("Tagged{}", self.count),
            tag: pick(&mut self.rng, &["kind", "type", "store_kind", "tag"]),
            default: once_in(&mut self.rng, 3).then(|| self.rng.usize(..count)),
            variants,
        }
    }
}

/// True for fields that may stand in one struct.
fn are_apart(one: &Field, other: &Field) -> bool {
    fn names(field: &Field) -> Vec<String> {
        let named = !matches!(field.kind, Kind::Flat { .. } | Kind::Skipped);
        let own = [field.key.clone(), field.part()];
        let all = own.into_iter().chain(field.aliases.clone()).map(|name| upper(&name));
        if named { all.collect() } else { Vec::new() }
    }
    let others = names(other);
    one.ident != other.ident && names(one).iter().all(|name| !others.contains(name))
}
