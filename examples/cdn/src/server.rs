//! Where the site listens, how long things may take, and how it ends.

use std::io;
use std::net::SocketAddr;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use settings::Checked;
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};

use crate::log::{Level, Log};
use crate::settings::HttpSettings;
use crate::stop;

/// Ends a request that takes too long, its body included.
pub async fn limit_time(
    State(settings): State<Checked<HttpSettings>>,
    request: Request,
    next: Next,
) -> Response {
    match timeout(settings.request_timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => (StatusCode::REQUEST_TIMEOUT, "it took too long\n").into_response(),
    }
}

/// How the site ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// All requests were answered.
    Answered,
    /// Some took longer than the site may take to stop.
    CutOff,
}

/// Serves until the process is told to stop, and then until the requests under way are answered, or the time is up.
///
/// # Errors
///
/// If it cannot listen where it should, or the system fails.
pub async fn serve(settings: &HttpSettings, log: &Log, app: Router) -> io::Result<End> {
    let HttpSettings { listen, shutdown_timeout, .. } = settings;
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|error| io::Error::new(error.kind(), format!("cannot listen on {listen}: {error}")))?;
    let signal = stop::signal()?;
    log.say(Level::Info, &format!("listening on http://{}", listener.local_addr()?));
    let (stop, mut stopped) = tokio::sync::watch::channel(());
    let server = axum::serve(listener, app.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            signal.await;
            drop(stop);
        });
    let late = async {
        // Fails when the other end is gone, which is what is waited for.
        let _ = stopped.changed().await;
        sleep(*shutdown_timeout).await;
    };
    let end = tokio::select! {
        served = server => served.map(|()| End::Answered)?,
        () = late => End::CutOff,
    };
    match end {
        End::Answered => log.say(Level::Info, "stopped"),
        End::CutOff => log.say(Level::Warn, "stopped with requests under way"),
    }
    Ok(end)
}
