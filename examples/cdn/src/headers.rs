//! What browsers are told with every answer of the site.
//!
//! What is no HTTP, or has too long a head, hyper answers itself, with a bare 400, 414 or 431: no header of the site stands
//! there, not even the one of `cache`.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::settings::{HeaderSettings, ReferrerPolicy};

/// Adds the headers to an answer, whatever it is.
pub async fn add(State(headers): State<Arc<HeaderMap>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().extend((*headers).clone());
    response
}

/// The headers that the section stands for, made once.
///
/// A text that no header can hold is left out; the checks of the section let none pass.
#[must_use]
pub fn security_headers(settings: &HeaderSettings) -> HeaderMap {
    let HeaderSettings { hsts_max_age, content_security_policy, frame_ancestors, referrer_policy } = settings;
    let policy = format!("{content_security_policy}; frame-ancestors {}", frame_ancestors.join(" "));
    let texts: [(HeaderName, String); 4] = [
        (header::STRICT_TRANSPORT_SECURITY, format!("max-age={}", hsts_max_age.as_secs())),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::REFERRER_POLICY, in_words(*referrer_policy).to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    texts.into_iter().filter_map(|(name, text)| Some((name, HeaderValue::try_from(text).ok()?))).collect()
}

fn in_words(policy: ReferrerPolicy) -> &'static str {
    match policy {
        ReferrerPolicy::NoReferrer => "no-referrer",
        ReferrerPolicy::SameOrigin => "same-origin",
        ReferrerPolicy::StrictOriginWhenCrossOrigin => "strict-origin-when-cross-origin",
    }
}
