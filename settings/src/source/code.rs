//! Values given in code, one setting at a time: what tests and embedding programs use in place of variables.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::{Gathered, Stranger};
use crate::key;
use crate::layer::{Content, Label, Layer, Text};
use crate::origin::{Origin, OriginKind};
use crate::outline::Outline;
use crate::problem::{Code, Problem};

/// Makes a layer of one value given in code.
pub(crate) fn gather(name: String, value: Zeroizing<String>, outline: &Outline) -> Gathered {
    let found = outline.by_key(&name);
    let origin = Origin::named(OriginKind::Code, &name);
    let unknown = found.is_empty().then(|| unknown(&name, outline, origin));
    let content = Content::Texts(vec![Text::new(Label::new(OriginKind::Code, name), value)]);
    let mut gathered = Gathered::new(Layer { kind: OriginKind::Code, name: Arc::from("code"), content });
    gathered.unknown.extend(unknown);
    gathered.matches.extend(found.into_iter().map(|found| found.exactly(0)));
    gathered
}

fn unknown(name: &str, outline: &Outline, origin: Origin) -> Stranger {
    let keys: Vec<String> = outline.keys().collect();
    let meant = key::nearest(name, keys.iter().map(String::as_str));
    let help = "give the value under the key of a declared setting";
    let problem = Problem::new(Code::UnknownKey, "no setting has this key").from(origin).advise(help);
    let problem = problem.about(key::printable(name));
    let problem = match meant {
        Some(meant) => problem.suggest(meant),
        None => problem,
    };
    Stranger::new(problem, meant.map(str::to_owned))
}
