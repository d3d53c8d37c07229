//! The file of waivers.

use crate::Settings;
use crate::checked::Checked;
use crate::confirm::{Checklist, Date, Granted};

/// The waivers of a service, as their file has them.
///
/// They are loaded like any settings, from a file of their own, so a waiver that lacks a member or has a wrong name does not
/// load. [`Loader::file`](crate::Loader::file) is enough: variables and flags should not waive anything.
///
/// ```
/// use settings::Loader;
/// use settings::checklist::Waivers;
///
/// let file = r#"
/// [[waivers]]
/// id = "headers.csp"
/// keys = ["security.headers.csp"]
/// reason = "the payment page of the bank needs an inline script"
/// owner = "team-edge"
/// until = 2026-12-31
/// "#;
/// let waivers = Loader::<Waivers>::new().text("toml", file).load()?;
/// assert_eq!(waivers.len(), 1);
///
/// let error = Loader::<Waivers>::new().text("toml", "[[waivers]]\nid = 'headers.csp'").load().unwrap_err();
/// let missing: Vec<_> = error.problems().iter().filter_map(|problem| problem.key()).collect();
/// assert_eq!(missing, ["waivers[0].reason", "waivers[0].owner", "waivers[0].until"]);
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Debug, Settings)]
#[settings(crate = crate, prefix = "WAIVERS")]
pub struct Waivers {
    #[settings(nested, default)]
    waivers: Vec<Waiver>,
}

impl Waivers {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.waivers.len()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.waivers.is_empty()
    }
}

/// One waiver.
#[derive(Debug, Settings)]
#[settings(crate = crate)]
struct Waiver {
    /// The item.
    #[settings(not_blank)]
    id: String,
    /// The settings at fault that it waives, by key; all of the item's, if there are none here.
    #[settings(default)]
    keys: Vec<String>,
    /// Why.
    #[settings(not_blank)]
    reason: String,
    /// Who answers for it.
    #[settings(not_blank)]
    owner: String,
    /// The last day on which it holds.
    until: Date,
}

impl Checklist {
    /// With what is waived.
    pub fn waivers(mut self, waivers: &Checked<Waivers>) -> Self {
        let granted = waivers.waivers.iter().enumerate().map(|(at, waiver)| {
            let origin = waivers.origin(&format!("waivers[{at}].id"));
            Granted {
                id: waiver.id.clone(),
                keys: waiver.keys.clone(),
                reason: waiver.reason.clone(),
                owner: waiver.owner.clone(),
                until: waiver.until,
                place: origin.map(|origin| origin.to_string()).unwrap_or_default(),
            }
        });
        self.waivers.extend(granted);
        self
    }
}
