//! Where the site listens, how long things may take, and how it ends.

use std::io;
use std::pin::pin;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::serve::Listener;
use settings::Checked;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::connections::Connections;
use crate::log::{Level, Log};
use crate::settings::HttpSettings;
use crate::stop;

/// Ends a request that takes the site too long once its head is there. That its body takes too long, the client is told before,
/// by who reads it.
pub async fn limit_time(
    State(settings): State<Checked<HttpSettings>>,
    request: Request,
    next: Next,
) -> Response {
    match timeout(settings.load.timeouts.application, next.run(request)).await {
        Ok(response) => response,
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "it took too long\n").into_response(),
    }
}

/// Refuses a request while as many are under way as there may be.
pub async fn limit_number(State(free): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    match free.try_acquire() {
        Ok(_one) => next.run(request).await,
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "there are too many requests now\n").into_response(),
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
    let HttpSettings { listen, shutdown_timeout, load, .. } = settings;
    let mut listener = TcpListener::bind(listen)
        .await
        .map_err(|error| io::Error::new(error.kind(), format!("cannot listen on {listen}: {error}")))?;
    let mut stop = pin!(stop::signal()?);
    log.say(Level::Info, &format!("listening on http://{}", listener.local_addr()?));
    let connections = Connections::new(app, load.timeouts.header);
    loop {
        tokio::select! {
            // The trait's own: it waits where the system has no room for another connection.
            (stream, peer) = Listener::accept(&mut listener) => connections.serve(stream, peer),
            () = &mut stop => break,
        }
    }
    drop(listener);
    let in_time = timeout(*shutdown_timeout, connections.finish()).await.is_ok();
    if in_time {
        log.say(Level::Info, "stopped");
        Ok(End::Answered)
    } else {
        log.say(Level::Warn, "stopped with requests under way");
        Ok(End::CutOff)
    }
}
