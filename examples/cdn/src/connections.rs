//! The connections of clients: HTTP on each, and no longer than the settings allow for the head of a request.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1::Builder;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpStream;
use tower::ServiceExt;

/// All connections that are open.
pub(crate) struct Connections {
    http: Builder,
    app: Router,
    open: GracefulShutdown,
}

impl Connections {
    /// None yet. A connection is closed if the head of its next request takes longer than this, from the moment on when
    /// the one before is answered.
    pub(crate) fn new(app: Router, head_timeout: Duration) -> Self {
        let mut http = Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(head_timeout);
        Self { http, app, open: GracefulShutdown::new() }
    }

    /// Answers the requests of a connection, in a task of its own.
    pub(crate) fn serve(&self, stream: TcpStream, peer: SocketAddr) {
        let app = self.app.clone();
        let answer = service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            app.clone().oneshot(request)
        });
        let connection = self.open.watch(self.http.serve_connection(TokioIo::new(stream), answer));
        tokio::spawn(async move {
            // It fails with its client: one that goes away, is too slow, or does not speak HTTP.
            let _ = connection.await;
        });
    }

    /// Answers the requests under way, and closes each connection then.
    pub(crate) async fn finish(self) {
        self.open.shutdown().await;
    }
}
