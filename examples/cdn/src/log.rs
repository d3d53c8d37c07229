//! What the site tells of its work: a line for each request, and for what else happens.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::json;
use settings::Checked;

use crate::address::Client;
use crate::settings::{Format, LoggingSettings};

pub use crate::settings::Level;

/// Tells something, if it matters enough.
pub fn say(settings: &LoggingSettings, level: Level, message: &str) {
    let line = match settings.format {
        _ if level < settings.level => return,
        Format::Text => message.to_owned(),
        Format::Json => json!({ "level": level.name(), "message": message }).to_string(),
    };
    write(&line);
}

/// Tells of each request once it is answered.
pub async fn each_request(
    State(settings): State<Checked<LoggingSettings>>,
    request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    let client = request.extensions().get::<Client>().copied();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    let told =
        Told { method: &method, path: &path, client, status: response.status(), took: began.elapsed() };
    if let Some(line) = line(&settings, &told) {
        write(&line);
    }
    response
}

/// What there is to tell of a request. Neither a query nor a header is: there are secrets in those.
#[derive(Debug)]
pub struct Told<'a> {
    /// As the client said it.
    pub method: &'a Method,
    /// Without its query.
    pub path: &'a str,
    /// Who asked, if that is known.
    pub client: Option<Client>,
    /// What was answered.
    pub status: StatusCode,
    /// How long it took.
    pub took: Duration,
}

/// The line of a request, if it matters enough.
#[must_use]
pub fn line(settings: &LoggingSettings, told: &Told<'_>) -> Option<String> {
    let Told { method, path, client, status, took } = told;
    let level = if status.is_server_error() { Level::Error } else { Level::Info };
    let client = client.filter(|_| settings.client_addresses).map(|Client(address)| address.to_string());
    let (method, status, micros) = (method.as_str(), status.as_u16(), took.as_micros());
    (level >= settings.level).then(|| match settings.format {
        Format::Json => {
            let mut line = json!({
                "level": level.name(), "method": method, "path": path, "status": status, "micros": micros,
            });
            if let Some(client) = client {
                line["client"] = client.into();
            }
            line.to_string()
        }
        Format::Text => {
            let client = client.map(|client| format!("{client} ")).unwrap_or_default();
            format!("{client}{method} {path} {status} in {micros} µs")
        }
    })
}

/// A log that nobody reads any more does not stop the site.
fn write(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
