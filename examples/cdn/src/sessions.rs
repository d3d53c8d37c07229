//! Who was here before: a cookie with a number and its signature. Nothing is stored.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hmac::{Hmac, KeyInit, Mac};
use settings::hardening::headers::SessionCookie;
use settings::{Checked, ExposeSecret, SecretBox};
use sha2::Sha256;

/// Signs sessions with a key, which it wipes when it is dropped.
#[derive(Debug, Clone)]
pub struct Signer(Arc<Hmac<Sha256>>);

impl Signer {
    /// A signer with this key.
    #[must_use]
    pub fn new(key: &SecretBox<[u8; 32]>) -> Self {
        // As the rules of HMAC have it, zeros fill a key up to a block.
        let mut block = Box::new([0; 64]);
        block[..32].copy_from_slice(key.expose_secret());
        let block = SecretBox::new(block);
        Self(Arc::new(Hmac::new(block.expose_secret().into())))
    }

    /// A session's number with its signature.
    #[must_use]
    pub fn sign(&self, id: &[u8]) -> String {
        let signature = Hmac::clone(&self.0).chain_update(id).finalize().into_bytes();
        format!("{}.{}", base16ct::lower::encode_string(id), base16ct::lower::encode_string(&signature))
    }

    /// True for what [`Signer::sign`] has made with the same key.
    #[must_use]
    pub fn knows(&self, session: &str) -> bool {
        let parts = session.split_once('.').map(|(id, signature)| {
            Some((base16ct::lower::decode_vec(id).ok()?, base16ct::lower::decode_vec(signature).ok()?))
        });
        // Compared without telling by the time it takes where the first difference is.
        parts.flatten().is_some_and(|(id, signature)| {
            Hmac::clone(&self.0).chain_update(&id).verify_slice(&signature).is_ok()
        })
    }
}

/// The routes of this module.
pub fn routes(signer: Signer, cookie: Checked<SessionCookie>) -> Router {
    Router::new().route("/session", get(session)).with_state((signer, cookie))
}

async fn session(
    State((signer, cookie)): State<(Signer, Checked<SessionCookie>)>,
    headers: HeaderMap,
) -> Response {
    if cookies(&headers, &cookie.name).any(|session| signer.knows(session)) {
        return "welcome back\n".into_response();
    }
    let mut id = [0; 16];
    let filled = getrandom::fill(&mut id).ok();
    match filled.and_then(|()| cookie.header_value(&signer.sign(&id))) {
        Some(cookie) => ([(SET_COOKIE, cookie)], "welcome\n").into_response(),
        None => (StatusCode::SERVICE_UNAVAILABLE, "no session can be made now\n").into_response(),
    }
}

/// The sessions that a request brings. Each cookie is read by itself: one that is no text must not hide another.
fn cookies<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = &'a str> {
    let cookies =
        headers.get_all(COOKIE).iter().flat_map(|header| header.as_bytes().split(|byte| *byte == b';'));
    let texts = cookies.filter_map(|cookie| std::str::from_utf8(cookie).ok());
    texts.filter_map(move |cookie| cookie.trim().strip_prefix(name)?.strip_prefix('='))
}
