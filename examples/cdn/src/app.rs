//! Where the modules are put together: the only place that knows all sections.

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use serde_json::json;
use settings::{Checked, OriginKind};
use tokio::sync::Semaphore;

use crate::log::{Level, Log};
use crate::server::End;
use crate::settings::Site;
use crate::{address, cache, edge, headers, log, pages, query, server, sessions, uploads};

/// Says how the site is set up, and serves it until the process is told to stop.
///
/// That the session key is made up is said at any level: a variable that is empty where it should say `production` is no
/// fault of the settings, and nobody else would tell.
///
/// # Errors
///
/// If it cannot listen where it should, or the system fails.
pub async fn run(site: &Checked<Site>, log: &Log) -> io::Result<End> {
    for warning in site.warnings() {
        log.say(Level::Warn, &warning.to_string());
    }
    if site.origin("session_key").is_some_and(|origin| origin.kind() == OriginKind::Derived) {
        log.insist(
            Level::Warn,
            "development: the session key is made up, and sessions end with this process",
        );
    }
    log.say(Level::Info, &site.summary());
    server::serve(&site.http, log, app(site, log)).await
}

/// All routes, and what surrounds each answer: from the innermost, what is left of the query, how long it may take and
/// how many there may be, whom it is for, that nothing is kept of it but a page, what browsers are told with it, and the
/// line in the log.
pub fn app(site: &Checked<Site>, log: &Log) -> Router {
    let health = json!({ "ok": true, "settings": site.fingerprint() }).to_string();
    let security_headers = headers::Headers::new(site.section(|site| &site.security.headers));
    let signer = sessions::Signer::new(&site.session_key);
    let free =
        Arc::new(Semaphore::new(Semaphore::MAX_PERMITS.min(site.http.load.limits.concurrency as usize)));
    pages::routes(site.section(|site| &site.templates), site.section(|site| &site.http))
        .layer(from_fn_with_state(site.section(|site| &site.cache), cache::keep))
        .merge(sessions::routes(signer, site.section(|site| &site.security.cookie)))
        .merge(uploads::routes(site.section(|site| &site.security.uploads), site.http.load.timeouts.body))
        .route("/health", get(async || pages::json(health)))
        .fallback(async || (StatusCode::NOT_FOUND, "there is nothing here\n"))
        .method_not_allowed_fallback(async || (StatusCode::METHOD_NOT_ALLOWED, "this cannot be done here\n"))
        .layer(from_fn_with_state(site.section(|site| &site.query), query::filter))
        .layer(from_fn_with_state(site.section(|site| &site.http), server::limit_time))
        .layer(from_fn_with_state(free, server::limit_number))
        .layer(from_fn_with_state(edge::Edge::new(&site.security), edge::admit))
        .layer(from_fn_with_state(site.section(|site| &site.security.private), cache::keep_nothing_else))
        .layer(from_fn_with_state(security_headers, headers::add))
        .layer(from_fn_with_state(log.clone(), log::each_request))
        .layer(from_fn_with_state(site.section(|site| &site.security.forwarding), address::find))
}
