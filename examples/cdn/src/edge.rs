//! Who may ask at all: the network in front, by its account, and for the names of the site.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, HOST};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64ct::{Base64, Encoding};
use settings::hardening::headers::AllowedHosts;
use settings::hardening::permissions::Account;
use settings::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use crate::settings::SecuritySettings;

/// Whom the site answers.
#[derive(Debug, Clone)]
pub struct Edge {
    /// What the network in front sends as `Authorization` (RFC 7617).
    credentials: Option<Arc<SecretString>>,
    hosts: Option<AllowedHosts>,
}

impl Edge {
    /// Whom these settings have the site answer.
    #[must_use]
    pub fn new(settings: &SecuritySettings) -> Self {
        let credentials = settings.edge.as_ref().map(|account| Arc::new(basic(account)));
        Self { credentials, hosts: settings.hosts.clone() }
    }

    fn is_known(&self, headers: &HeaderMap) -> bool {
        let sent = headers.get(AUTHORIZATION).map(HeaderValue::as_bytes).unwrap_or_default();
        self.credentials.as_ref().is_none_or(|known| known.expose_secret().as_bytes().ct_eq(sent).into())
    }

    fn is_meant(&self, request: &Request) -> bool {
        let Some(hosts) = &self.hosts else { return true };
        let header = || request.headers().get(HOST)?.to_str().ok();
        let host = request.uri().authority().map(Authority::as_str).or_else(header);
        host.is_some_and(|host| hosts.allows(host))
    }
}

fn basic(account: &Account) -> SecretString {
    let password = account.password.as_ref().map(ExposeSecret::expose_secret).unwrap_or_default();
    let plain = SecretString::from(format!("{}:{password}", account.user));
    SecretString::from(format!("Basic {}", Base64::encode_string(plain.expose_secret().as_bytes())))
}

/// Refuses whoever does not come through the network in front, and who asks for another site.
pub async fn admit(State(edge): State<Edge>, request: Request, next: Next) -> Response {
    if !edge.is_known(request.headers()) {
        return (StatusCode::UNAUTHORIZED, "this is not the way to the site\n").into_response();
    }
    if !edge.is_meant(&request) {
        return (StatusCode::MISDIRECTED_REQUEST, "this site is not here\n").into_response();
    }
    next.run(request).await
}
