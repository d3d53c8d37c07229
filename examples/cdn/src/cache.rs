//! What the network in front may keep.

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, VARY};
use axum::middleware::Next;
use axum::response::Response;
use settings::Checked;
use settings::hardening::headers::PrivateCache;

use crate::settings::CacheSettings;

/// Lets answers that are good be kept, as the section says.
pub async fn keep(State(settings): State<Checked<CacheSettings>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status().is_success() {
        let headers = response.headers_mut();
        headers.extend(HeaderValue::try_from(cache_control(&settings)).map(|value| (CACHE_CONTROL, value)));
        if !settings.vary.is_empty() {
            headers.extend(HeaderValue::try_from(settings.vary.join(", ")).map(|value| (VARY, value)));
        }
    }
    response
}

/// Lets no answer be kept that nothing was said about, such as an error, nor any that is one visitor's own.
pub async fn keep_nothing_else(
    State(settings): State<Checked<PrivateCache>>,
    request: Request,
    next: Next,
) -> Response {
    let is_private = settings.is_authenticated(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if is_private || !headers.contains_key(CACHE_CONTROL) {
        let value = HeaderValue::try_from(settings.header_value());
        headers.insert(CACHE_CONTROL, value.unwrap_or(HeaderValue::from_static("no-store")));
    }
    response
}

/// The header `Cache-Control` of a page.
#[must_use]
pub fn cache_control(settings: &CacheSettings) -> String {
    let CacheSettings { max_age, stale_while_revalidate, .. } = settings;
    if max_age.is_zero() {
        return "no-store".to_owned();
    }
    let (fresh, stale) = (max_age.as_secs(), stale_while_revalidate.as_secs());
    if stale == 0 {
        format!("public, max-age={fresh}")
    } else {
        format!("public, max-age={fresh}, stale-while-revalidate={stale}")
    }
}
