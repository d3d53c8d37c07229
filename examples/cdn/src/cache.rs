//! What the network in front may keep.

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, VARY};
use axum::middleware::Next;
use axum::response::Response;
use settings::Checked;

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

/// Lets no answer be kept that nothing was said about: errors, and what is one client's own.
pub async fn keep_nothing_else(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
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
