//! What is worth a look besides: warnings, and what nobody knows.

use super::Picture;
use crate::html::{Html, Name, Tag};
use crate::problem::Problem;

/// What was warned of, each with all that there is to say.
pub(super) fn warnings(html: &mut Html, warnings: &[Problem]) {
    for warning in warnings {
        html.note("warn", "▲", "warning", |html| {
            html.element(Tag::P, &[], |html| {
                if let Some(key) = warning.key() {
                    html.code(&key);
                    html.text(&": ");
                }
                html.prose(warning.message());
            });
            let places = warning.origins().iter().map(ToString::to_string);
            let suggestion = warning.suggestion().map(|name| format!("did you mean `{name}`?"));
            let lines = [
                ("", suggestion.as_deref()),
                ("help: ", warning.help()),
                ("owner: ", warning.review().owner()),
                ("rollback: ", warning.review().rollback()),
            ];
            for place in places {
                html.element(Tag::P, &[], |html| {
                    html.text(&"at ");
                    html.code(&place);
                });
            }
            for (label, text) in lines {
                if let Some(text) = text {
                    html.element(Tag::P, &[(Name::Class, &"soft")], |html| {
                        html.text(&label);
                        html.prose(text);
                    });
                }
            }
        });
    }
}

/// What is not at hand, and the rules that did not run because of that.
pub(super) fn not_verified(html: &mut Html, picture: &Picture<'_>) {
    html.told(Tag::P, &"Nothing is said of these, and no service can run on them.");
    html.element(Tag::Ul, &[], |html| {
        for one in picture.not_at_hand {
            html.element(Tag::Li, &[], |html| html.prose(&one.to_string()));
        }
        for rule in picture.not_run {
            html.element(Tag::Li, &[], |html| {
                html.text(&"the rule ");
                html.code(&rule.rule());
                html.text(&" did not run; it reads ");
                for (at, key) in rule.keys().iter().enumerate() {
                    html.text(&if at == 0 { "" } else { ", " });
                    html.code(key);
                }
            });
        }
    });
}
