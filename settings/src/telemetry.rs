//! What a load came to, as events of `tracing`.

use crate::Settings;
use crate::checked::Checked;
use crate::error::LoadError;
use crate::explain::Explanation;
use crate::key::escaped;
use crate::origin::Origin;

/// An event for a problem. What level it has, `tracing` wants to know while it is compiled.
macro_rules! record {
    ($level:ident, $problem:expr) => {
        tracing::$level!(
            target: "settings",
            code = $problem.code().as_str(),
            key = $problem.key(),
            origin = listed($problem.origins()),
            suggestion = $problem.suggestion(),
            help = $problem.help(),
            owner = $problem.review().owner(),
            "{}",
            $problem.message()
        )
    };
}

impl<T: Settings> Checked<T> {
    /// Records this as events of [`tracing`], of the target `settings`: one of the level `info` that says how many settings
    /// there are, with the fingerprint; one for each setting, see [`Explanation::record`]; and one of the level `warn` for
    /// each warning. Needs the feature `tracing`.
    ///
    /// To be called once, at start, when there is a subscriber: a load comes before it where the subscriber has settings of
    /// its own. A subscriber that wants less of it filters by the target.
    ///
    /// ```
    /// # use settings::{Loader, Settings};
    /// # #[derive(Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { #[settings(default = 8080)] port: u16 }
    /// let shop = Loader::<Shop>::new().load()?;
    /// shop.record();
    /// # Ok::<(), settings::LoadError>(())
    /// ```
    pub fn record(&self) {
        let (explanation, warnings) = (self.explain(), self.warnings());
        tracing::info!(
            target: "settings",
            count = explanation.settings().len(),
            warnings = warnings.len(),
            fingerprint = explanation.fingerprint(),
            "settings loaded"
        );
        explanation.record();
        warnings.iter().for_each(|warning| record!(warn, warning));
    }
}

impl Explanation {
    /// Records each setting as an event of [`tracing`], of the target `settings` and the level `info`, with the fields `key`,
    /// `value`, `origin`, and, as far as there are any, `overrode` and `owner`. Of a secret the value is `[REDACTED]`, and
    /// control characters are escaped. Needs the feature `tracing`.
    pub fn record(&self) {
        for setting in self.settings() {
            tracing::info!(
                target: "settings",
                key = escaped(setting.key()),
                value = escaped(setting.value()),
                origin = setting.origin().to_string(),
                overrode = listed(setting.overrode()),
                owner = setting.review().owner(),
                "setting"
            );
        }
    }
}

impl LoadError {
    /// Records each problem as an event of [`tracing`], of the target `settings` and the level `error`, and each warning as one
    /// of the level `warn`, with the fields `code` and, as far as there are any, `key`, `origin`, `help` and `owner`. Needs the
    /// feature `tracing`.
    ///
    /// ```
    /// # use settings::{Loader, Settings};
    /// # #[derive(Debug, Settings)]
    /// # #[settings(prefix = "SHOP")]
    /// # struct Shop { port: u16 }
    /// let error = Loader::<Shop>::new().load().unwrap_err();
    /// error.record();
    /// ```
    pub fn record(&self) {
        self.problems().iter().for_each(|problem| record!(error, problem));
        self.warnings().iter().for_each(|warning| record!(warn, warning));
    }
}

/// Places in a row; nothing, if there are none.
fn listed(origins: &[Origin]) -> Option<String> {
    let listed: Vec<String> = origins.iter().map(Origin::to_string).collect();
    (!listed.is_empty()).then(|| listed.join(", "))
}
