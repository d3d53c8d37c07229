//! In production, secrets are delivered as files.

use super::origins;
use crate::Settings;
use crate::checklist::{Findings, Item, Profile, Seen};
use crate::key::join;
use crate::origin::OriginKind;

/// How secrets get to the service, where that is not as files.
///
/// ```
/// use settings::hardening::secrets::Delivery;
/// use settings::{Loader, Settings};
///
/// #[derive(Settings)]
/// #[settings(prefix = "SHOP")]
/// struct Shop {
///     #[settings(nested)]
///     delivery: Delivery,
/// }
///
/// let text = "[delivery]\nallow_variables = true\nreason = 'the platform knows no files'";
/// let shop = Loader::<Shop>::new().text("toml", text).load()?;
/// assert!(shop.delivery.allow_variables);
/// # Ok::<(), settings::LoadError>(())
/// ```
#[derive(Debug, Settings)]
#[settings(crate = crate)]
#[settings(review(
    security,
    expect = "while it is `false`, no secret in the environment of the process (on Linux, `/proc/PID/environ`)",
    rollback = "deliver each secret as before, then restart the service; one that was in a variable meanwhile is replaced"
))]
pub struct Delivery {
    /// Whether secrets may come from variables, of the environment or of a dotenv file.
    #[settings(default = false)]
    pub allow_variables: bool,
    /// Why they may.
    #[settings(review(
        expect = "a sentence that says why while `allow_variables` is `true`, and otherwise nothing",
        rollback = "nothing besides: it is for the checklist alone"
    ))]
    pub reason: Option<String>,
}

const BY_VARIABLE: &str = "comes from a variable, which is inherited, dumped and shown";
const BY_DOTENV: &str = "comes from a dotenv file, which has all secrets in one";
const OVER_VARIABLE: &str = "overrides a value in a variable, which is inherited, dumped and shown";

pub(super) fn item() -> Item {
    Item::on_all("secrets.delivery", "secrets are delivered as files or credentials")
        .why("the environment goes to every child of the process, and into its dumps")
        .source("systemd credentials")
        .mend(
            "a folder of secret files, `LoadCredential=` of systemd, or a variable that ends in `_FILE`; where there are \
             variables alone, say so: `allow_variables` with a `reason`",
        )
        .profiles(&[Profile::Production])
        .covers::<Delivery>(&["allow_variables", "reason"])
        .covers_secrets()
        .minds_rehearsals()
        .judge(judge)
}

fn judge(seen: &Seen<'_>, found: &mut Findings<'_>) {
    let (mut sections, mut allowed) = (0, 0);
    seen.sections::<Delivery>(|key, delivery| {
        let reason = join(key, "reason");
        found.read(&join(key, "allow_variables"));
        found.read(&reason);
        sections += 1;
        allowed += usize::from(delivery.allow_variables);
        if delivery.allow_variables && delivery.reason.as_deref().is_none_or(|text| text.trim().is_empty()) {
            found.fail_key(&reason, "is missing, and secrets may come from variables");
        }
    });
    let is_allowed = sections > 0 && allowed == sections;
    let secrets = origins::secrets(seen, found);
    origins::all_at_hand(&secrets, found);
    for secret in secrets {
        found.read(secret.key());
        let message = origins::origins(secret).find_map(|(origin, weaker)| {
            match (origin.kind(), weaker) {
                (OriginKind::Variable, false) => Some(BY_VARIABLE),
                (OriginKind::Variable, true) => Some(OVER_VARIABLE),
                (OriginKind::Dotenv, false) => Some(BY_DOTENV),
                (OriginKind::Dotenv, true) => {
                    Some("overrides a value in a dotenv file, which has all secrets in one")
                }
                // Whether any of these is a place for a secret, `secrets.source` judges.
                _ => None,
            }
        });
        if let Some(message) = message.filter(|_| !is_allowed) {
            found.fail_key(secret.key(), message);
        }
    }
}
