//! What of a query reaches the site: of the parameters that it knows one each, in one order.

use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use settings::Checked;

use crate::settings::QuerySettings;

/// Refuses a query that is too long, and drops what is not kept from all others.
pub async fn filter(
    State(settings): State<Checked<QuerySettings>>,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(query) = request.uri().query() else { return next.run(request).await };
    if query.len() > settings.max_length {
        return (StatusCode::URI_TOO_LONG, "the query is too long\n").into_response();
    }
    let kept = kept(&settings, query);
    let mut path = request.uri().path().to_owned();
    if !kept.is_empty() {
        path = path + "?" + &kept;
    }
    let Ok(uri) = Uri::try_from(path) else {
        return (StatusCode::BAD_REQUEST, "the address cannot be read\n").into_response();
    };
    *request.uri_mut() = uri;
    next.run(request).await
}

/// What is kept of a query: the first of each parameter that the settings name, in the order of the settings.
#[must_use]
pub fn kept(settings: &QuerySettings, query: &str) -> String {
    let first = |name: &String| {
        query.split('&').find(|pair| pair.split_once('=').map_or(*pair, |(found, _)| found) == name)
    };
    settings.kept.iter().filter_map(first).collect::<Vec<_>>().join("&")
}
