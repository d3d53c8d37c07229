//! The settings that are declared, as a list.

use std::fmt::Write;

use crate::described::{self, Described, Kinds};
use crate::json::Json;
use crate::key::escaped;
use crate::outline::Outline;

/// The settings that are asked for.
fn chosen((outline, kinds): (&Outline, Kinds), security: bool, owner: Option<&str>) -> Vec<Described> {
    let mut all: Vec<Described> = described::all(outline, kinds).into_iter().map(|(_, one)| one).collect();
    all.retain(|one| !security || one.review.is_security());
    all.retain(|one| owner.is_none_or(|owner| one.review.owner() == Some(owner)));
    all
}

/// A line for each, and under it what a reviewer asks for.
pub(super) fn text((outline, kinds): (&Outline, Kinds), security: bool, owner: Option<&str>) -> String {
    let mut out = String::new();
    for one in chosen((outline, kinds), security, owner) {
        let marks = match (one.secret, one.review.is_security()) {
            (true, _) => " (secret)",
            (false, true) => " (security)",
            (false, false) => "",
        };
        // A string never refuses to be written to.
        let _ = writeln!(out, "{}{marks}: {}", escaped(&one.key), escaped(&one.expects));
        let variable = one.ways.iter().find(|(kind, _)| *kind == "variable").map(|(_, name)| name.as_str());
        let (review, default) = (&one.review, one.default.to_string());
        let lines = [
            ("variable", variable),
            ("default", Some(default.as_str())),
            ("owner", review.owner()),
            ("expected", review.expected()),
            ("rollback", review.rollback()),
        ];
        for (label, text) in lines {
            if let Some(text) = text {
                let _ = writeln!(out, "  {label}: {}", escaped(text));
            }
        }
    }
    out
}

/// An array of objects.
pub(super) fn json((outline, kinds): (&Outline, Kinds), security: bool, owner: Option<&str>) -> String {
    let mut json = Json::new();
    json.object(|json| {
        json.array_in("settings", |json| {
            let all = chosen((outline, kinds), security, owner);
            all.iter().for_each(|one| json.object(|json| one.write_json(json)));
        });
    });
    json.finish() + "\n"
}
