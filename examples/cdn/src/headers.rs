//! What browsers are told with every answer of the site.
//!
//! What is no HTTP, or has too long a head, hyper answers itself, with a bare 400, 414 or 431: no header of the site stands
//! there, not even the one of `cache`.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use settings::Checked;
use settings::hardening::headers::Cors;

use crate::settings::HeaderSettings;

/// The section, and the headers that are the same in every answer, made once.
#[derive(Debug, Clone)]
pub struct Headers {
    settings: Checked<HeaderSettings>,
    always: HeaderMap,
}

impl Headers {
    /// What this section stands for.
    #[must_use]
    pub fn new(settings: Checked<HeaderSettings>) -> Self {
        Self { always: security_headers(&settings), settings }
    }
}

/// Adds the headers to an answer, whatever it is.
pub async fn add(State(headers): State<Headers>, request: Request, next: Next) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let mut response = next.run(request).await;
    let cors = &headers.settings.cors;
    if !cors.origins.is_empty() {
        for (name, value) in cross_origin_headers(cors, origin.as_ref()) {
            response.headers_mut().append(name, value);
        }
    }
    response.headers_mut().extend(headers.always);
    response
}

/// The headers that the section stands for, in whatever answer.
///
/// A text that no header can hold is left out; the checks of the section let none pass.
#[must_use]
pub fn security_headers(settings: &HeaderSettings) -> HeaderMap {
    let HeaderSettings { hsts, csp, content, disclosure, .. } = settings;
    let named = |name: HeaderName, text: &str| Some((name, HeaderValue::try_from(text).ok()?));
    let policy = HeaderName::try_from(csp.header_name()).ok().zip(csp.header_value(""));
    let headers = [
        named(header::STRICT_TRANSPORT_SECURITY, &hsts.header_value()),
        policy.and_then(|(name, value)| named(name, &value)),
        named(header::REFERRER_POLICY, content.referrer_policy.header_value()),
        content.content_type_options().and_then(|value| named(header::X_CONTENT_TYPE_OPTIONS, value)),
        disclosure.server_header.then(|| (header::SERVER, HeaderValue::from_static("hyper"))),
        disclosure
            .powered_by
            .then(|| (HeaderName::from_static("x-powered-by"), HeaderValue::from_static("axum"))),
    ];
    headers.into_iter().flatten().collect()
}

/// What a browser that asks on behalf of another site is told: whether that site may read the answer.
fn cross_origin_headers(cors: &Cors, origin: Option<&HeaderValue>) -> Vec<(HeaderName, HeaderValue)> {
    let mut headers = vec![(header::VARY, HeaderValue::from_static("origin"))];
    let allowed = origin.and_then(|origin| cors.allow_origin(origin.to_str().ok()?));
    if let Some(allowed) = allowed.and_then(|allowed| HeaderValue::try_from(allowed).ok()) {
        headers.push((header::ACCESS_CONTROL_ALLOW_ORIGIN, allowed));
        if cors.credentials {
            headers.push((header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true")));
        }
    }
    headers
}
