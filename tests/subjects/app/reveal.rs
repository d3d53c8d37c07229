//! The true value of a setting: to check that it arrives unchanged.

use settings::{Checked, ExposeSecret, SecretString};

use super::declaration::{App, Storage};

/// The value of a setting by its key.
pub(super) fn value(app: &Checked<App>, key: &str) -> Option<String> {
    secret(app, key).map(|secret| secret.expose_secret().to_owned()).or_else(|| public(app, key))
}

fn secret<'a>(app: &'a App, key: &str) -> Option<&'a SecretString> {
    let s3 = || match &app.storage {
        Storage::S3(s3) => Some(s3),
        Storage::Local(_) => None,
    };
    match key {
        "database.url" => Some(&app.database.url),
        "auth.admin_token" => app.auth.admin_token.as_ref(),
        "auth.jwt_secret" => Some(&app.auth.jwt_secret),
        "smtp.password" => app.smtp.as_ref()?.password.as_ref(),
        "storage.access_key" => s3()?.access_key.as_ref(),
        "storage.secret_key" => s3()?.secret_key.as_ref(),
        key => {
            let id = key.strip_prefix("providers.")?.strip_suffix(".client_secret")?;
            app.providers.get(id).map(|provider| &provider.client_secret)
        }
    }
}

fn public(app: &Checked<App>, key: &str) -> Option<String> {
    let explanation = app.explain();
    let setting = explanation.setting(key).filter(|setting| !setting.is_secret())?;
    Some(setting.value().to_owned())
}
