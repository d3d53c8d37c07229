//! Conditions: rules that hold, and fields that matter, only where another setting is as a pattern says.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::Type;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::rules::read;
use crate::attr::Word;
use crate::bag::{Bag, Said};
use crate::errors::Errors;
use crate::model::{Condition, Field, Kind};
use crate::spelling;
use crate::value::{self, Value};
use crate::written::written;

/// A condition on a field of the struct, or on one of a section in it.
pub(super) fn condition(
    value::Condition { path, pattern }: &value::Condition,
    owner: &Ident,
    fields: &[Field<'_>],
    errors: &Errors,
) -> Option<Condition> {
    let name = path.first().map(|name| name.unraw().to_string())?;
    if written(pattern.to_token_stream()) == "_" {
        errors.say(
            pattern.span(),
            format!("every value matches `_`; write what `{name}` has to be, or take the condition out"),
        );
    }
    Some(Condition { read: read(path, owner, fields, errors)?, pattern: pattern.clone() })
}

/// The condition as its author wrote it.
pub(super) fn as_written(value::Condition { path, pattern }: &value::Condition) -> String {
    let path: Vec<String> = path.iter().map(|name| name.unraw().to_string()).collect();
    format!("{} = {}", path.join("."), written(pattern.to_token_stream()))
}

/// A condition on a struct is one of rules.
pub(super) fn holds_rules(said: &Said, words: &Bag, errors: &Errors) {
    let Value::When(condition, _) = &said.value else { return };
    if words.iter().next().is_none() && !words.is_incomplete() {
        let condition = as_written(condition);
        errors.say(
            said.span,
            format!("`when` says nothing without a rule; write one behind the condition: `when({condition}, check = path(field))`"),
        );
    }
}

/// Gives the fields their conditions. What is a field's own value cannot be what it depends on.
pub(super) fn of_fields(fields: &mut [Field<'_>], said: &[Bag], owner: &Ident, errors: &Errors) {
    let mut conditions = Vec::new();
    for (at, bag) in said.iter().enumerate() {
        let said = bag.get(Word::MattersWhen);
        let found = said.and_then(|said| match &said.value {
            Value::When(found, _) => condition(found, owner, fields, errors),
            _ => None,
        });
        if let (Some(said), Some(condition)) = (said, &found) {
            let name = fields[at].ident.unraw();
            if condition.read.field == at {
                errors.say(
                    condition.read.span,
                    format!("whether `{name}` matters cannot depend on `{name}`; name another setting"),
                );
            }
            if has_to_be_given(bag, &fields[at]) {
                errors.say(
                    said.span,
                    "what has to be given matters everywhere; give it a `default`, or make it an `Option`",
                );
            }
        }
        conditions.push(found);
    }
    for (field, condition) in fields.iter_mut().zip(conditions) {
        field.when = condition;
    }
}

/// True for a field without a default that is no `Option`, as far as the spelling of its type tells. Of a section, the
/// compiler knows the rest.
fn has_to_be_given(bag: &Bag, Field { ty, kind, .. }: &Field<'_>) -> bool {
    let ty: &Type = ty;
    let defaulted = bag.get(Word::Default).is_some() || bag.get(Word::DefaultFrom).is_some();
    let by_serde = bag.get(Word::Serde).is_some();
    !defaulted
        && !by_serde
        && !matches!(kind, Kind::Skipped(_))
        && !bag.is_incomplete()
        && spelling::is_required(ty)
}
