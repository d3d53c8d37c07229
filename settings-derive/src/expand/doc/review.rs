//! What a reviewer needs to know: who owns the settings, what shows that a change works, and how to undo it.

use syn::LitStr;

use super::markdown::{code, fenced, prose};
use super::notation::Absent;
use crate::model::{Field, Kind, Review, Section};

/// What stands before a text that is inherited.
const ELSE: &str = "for each setting in it, where nothing else is said, ";

/// The owners, of which all rows may have the same.
pub(super) enum Owners {
    /// One for all settings, said in the opening.
    Same(String),
    /// In a column.
    Differ,
}

/// Whose the settings are; `None` if nobody is named.
pub(super) fn owners(section: &Section<'_>) -> Option<Owners> {
    let all = of_all(section).and_then(|review| review.owner.as_ref());
    let owner = |field: &Field<'_>| {
        let own = field.review.as_ref().and_then(|review| review.owner.as_ref());
        own.or(all).map(LitStr::value)
    };
    let fields = section.fields.iter().filter(|field| !matches!(field.kind, Kind::Skipped(_)));
    let mut owners: Vec<Option<String>> = fields.map(owner).collect();
    owners.dedup();
    match &owners[..] {
        [] | [None] => None,
        [Some(owner)] => Some(Owners::Same(prose(owner))),
        _ => Some(Owners::Differ),
    }
}

/// The owner of a row, in the column.
pub(super) fn owner(field: &Field<'_>, section: &Section<'_>) -> String {
    // A section may have an owner of its own, which is told on its page.
    let around = of_all(section).filter(|_| matches!(field.kind, Kind::Leaf(_)));
    let owner = field.review.iter().chain(around).find_map(|review| review.owner.as_ref());
    owner.map(|owner| prose(&owner.value())).unwrap_or_default()
}

fn of_all<'a>(section: &'a Section<'_>) -> Option<&'a Review> {
    section.review.as_ref()
}

/// What a text for reviewers says in place of its placeholders.
pub(super) struct Placeholders {
    pub(super) key: String,
    pub(super) variable: String,
    pub(super) default: Absent,
}

/// A setting's line of the list: what it is for, if rustdoc shows that nowhere else, and what reviewers are told.
pub(super) fn line(field: &Field<'_>, section: &Section<'_>, placeholders: &Placeholders) -> Option<String> {
    let leaf = matches!(field.kind, Kind::Leaf(_));
    let reviews: Vec<&Review> = field.review.iter().chain(of_all(section).filter(|_| leaf)).collect();
    // What is said of a section is said of each setting in it, each with a variable of its own.
    let said = match said(&reviews, leaf.then_some(placeholders)) {
        said if leaf || said.is_empty() => said,
        said => format!("{ELSE}{said}"),
    };
    let meaning = if field.public { String::new() } else { prose(&field.doc) };
    let stop = if meaning.is_empty() || meaning.ends_with(['.', '!', '?']) { "" } else { "." };
    let about: Vec<String> =
        [format!("{meaning}{stop}"), said].into_iter().filter(|part| !part.is_empty()).collect();
    (!about.is_empty()).then(|| format!("- {}: {}\n", code(&placeholders.key), about.join(" ")))
}

/// What is said of a whole section for the sections in it.
pub(super) fn line_of_sections(section: &Section<'_>) -> Option<String> {
    let any = section.fields.iter().any(|field| matches!(field.kind, Kind::Section { .. }));
    let said = said(&[of_all(section).filter(|_| any)?], None);
    (!said.is_empty()).then(|| format!("- each section: {ELSE}{said}\n"))
}

/// `expect: …; rollback: …; since …`, each from the first review that has it.
pub(super) fn said(reviews: &[&Review], placeholders: Option<&Placeholders>) -> String {
    let text = |of: fn(&Review) -> Option<&LitStr>, label: &str| {
        let text = reviews.iter().find_map(|review| of(review))?;
        Some(format!("{label} {}", prose(&filled(&text.value(), placeholders))))
    };
    let parts = [
        text(|review| review.expect.as_ref(), "*expect:*"),
        text(|review| review.rollback.as_ref(), "*rollback:*"),
        text(|review| review.since.as_ref(), "*since*"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// A text with what its placeholders stand for; those of a whole section stand for something else in each setting.
fn filled(text: &str, placeholders: Option<&Placeholders>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, brace)) = rest.find(['{', '}']).map(|at| rest.split_at(at)) {
        filled += before;
        if let Some(behind) = brace.strip_prefix("{{").or(brace.strip_prefix("}}")) {
            filled.push_str(&brace[..1]);
            rest = behind;
            continue;
        }
        let Some((name, behind)) = brace[1..].split_once('}') else { break };
        // Between backticks it is code by itself.
        let within = filled.ends_with('`');
        match (name, placeholders) {
            ("key", Some(placeholders)) => filled += &ticked(&placeholders.key, within),
            ("variable", Some(placeholders)) => filled += &ticked(&placeholders.variable, within),
            ("default", Some(Placeholders { default: Absent::Code(value), .. })) => {
                filled += &ticked(value, within);
            }
            ("default", Some(_)) => filled += "the default",
            _ => filled += &format!("its {name}"),
        }
        rest = behind;
    }
    filled + rest
}

fn ticked(code: &str, within: bool) -> String {
    if within { code.to_owned() } else { fenced(code) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_filled_in() {
        let placeholders = Placeholders {
            key: String::from("max_body"),
            variable: String::from("SHOP_MAX_BODY"),
            default: Absent::Code(String::from("10MiB")),
        };
        for (text, said) in [
            ("413 above {default}", "413 above `10MiB`"),
            ("unset `{variable}`", "unset `SHOP_MAX_BODY`"),
            ("{{{key}}}", "{`max_body`}"),
        ] {
            assert_eq!(filled(text, Some(&placeholders)), said);
        }
        assert_eq!(filled("unset {variable}", None), "unset its variable");
    }
}
