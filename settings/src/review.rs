//! What the declaration tells whoever reviews a setting, with the setting's own names filled in.

use crate::input::mask_user_info;
use crate::json::Json;
use crate::key::{escaped, printable, sentence};
use crate::origin::{Origin, OriginKind};
use crate::outline::{Outline, Steps};
use crate::schema::{FieldKind, Review};
use crate::spec::ShownWithout;

/// What the declaration says of a setting for those who review it: its own `review(…)`, or else that of the sections
/// around it, with the setting's key, variable and default in place of `{key}`, `{variable}` and `{default}`. Of a secret
/// that a file has, `{variable}` is that file.
///
/// ```
/// use settings::{Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP", review(owner = "team-shop"))]
/// struct Shop {
///     #[settings(default = 8080)]
///     #[settings(review(security, expect = "the health check answers", rollback = "unset {variable}"))]
///     port: u16,
/// }
///
/// let shop = Loader::<Shop>::new().load()?;
/// let explanation = shop.explain();
/// let review = explanation.setting("port").unwrap().review();
/// assert_eq!(review.owner(), Some("team-shop"));
/// assert_eq!(review.rollback(), Some("unset SHOP_PORT"));
/// assert!(review.is_security());
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewed {
    owner: Option<String>,
    expect: Option<String>,
    rollback: Option<String>,
    since: Option<String>,
    security: bool,
}

impl Reviewed {
    /// Who answers for it.
    pub fn owner(&self) -> Option<&str> {
        self.owner.as_deref()
    }

    /// What shows that it works.
    pub fn expected(&self) -> Option<&str> {
        self.expect.as_deref()
    }

    /// How to undo a change of it.
    pub fn rollback(&self) -> Option<&str> {
        self.rollback.as_deref()
    }

    /// The version that brought it.
    pub fn since(&self) -> Option<&str> {
        self.since.as_deref()
    }

    /// True for a setting that a security review goes through.
    pub fn is_security(&self) -> bool {
        self.security
    }

    /// What is said of a field; `origin` is where its value stands, as far as that is known.
    pub(crate) fn of(
        outline: &Outline,
        place: u32,
        index: u16,
        steps: &Steps,
        origin: Option<&Origin>,
    ) -> Self {
        let field = outline.field(place, index);
        let Review { owner, expect, rollback, since, security } = outline.reviewed(place, field.reviewed());
        // Few settings have a text with a placeholder, and none is looked up before one has.
        let name = |placeholder: &str| match placeholder {
            // A secret that a file has is changed in that file: its variable would have to hold it bare.
            "variable" => match origin.filter(|origin| origin.kind() == OriginKind::SecretFile) {
                Some(file) => Some(file.to_string()),
                None => outline.variable(place, index, steps),
            },
            "default" => match field.kind() {
                // As in an explanation: nothing of a secret, whatever its type shows, and no user of a URL.
                FieldKind::Leaf(spec) if !field.is_secret() => {
                    let shown = ShownWithout(spec).to_string();
                    Some(mask_user_info(&shown).into_owned()).filter(|text| !text.is_empty())
                }
                FieldKind::Leaf(_) | FieldKind::Section { .. } => None,
            },
            _ => Some(printable(&outline.key(place, index, steps))),
        };
        let fill = |text: Option<&'static str>| text.map(|text| sentence(&filled(text, &name)));
        Self {
            owner: fill(owner),
            expect: fill(expect),
            rollback: fill(rollback),
            since: fill(since),
            security,
        }
    }

    /// What is said of the setting with this key, be it an entry of a map or an element of a list; nothing of what is no
    /// setting.
    pub(crate) fn of_key(outline: &Outline, key: &str) -> Self {
        // An element or a part of a value is behind the setting's own key.
        let mut end = key.len();
        loop {
            if let Some(found) = outline.by_key(&key[..end]).first() {
                let steps = outline.steps(found.place, &found.ids);
                return Self::of(outline, found.place, found.field, &steps, None);
            }
            match key[..end].rfind(['.', '[']) {
                Some(before) => end = before,
                None => return Self::default(),
            }
        }
    }

    /// Writes the members of an object that there are.
    pub(crate) fn write_json(&self, json: &mut Json) {
        let texts = [
            ("owner", &self.owner),
            ("expect", &self.expect),
            ("rollback", &self.rollback),
            ("since", &self.since),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                json.text_in(name, text);
            }
        }
        if self.security {
            json.bool_in("security", true);
        }
    }
}

/// A text with what its placeholders stand for. A brace is written twice, as in a format string.
fn filled(text: &str, name: &dyn Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, brace)) = rest.find(['{', '}']).map(|at| rest.split_at(at)) {
        filled += before;
        if let Some(behind) = brace.strip_prefix("{{").or(brace.strip_prefix("}}")) {
            filled.push_str(&brace[..1]);
            rest = behind;
            continue;
        }
        let Some((placeholder, behind)) = brace[1..].split_once('}') else {
            rest = brace;
            break;
        };
        filled += &name(placeholder).map_or_else(|| format!("its {placeholder}"), |text| escaped(&text));
        rest = behind;
    }
    filled + rest
}
