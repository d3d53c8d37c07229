//! What the site tells of its work: a line for each request, and for what else happens.
//!
//! Lines wait in a [queue](Writer) for whoever reads them, and the site waits for nobody. Of what is no HTTP there is no
//! line: the server answers it before any request is there to tell of.

mod line;
mod queue;

use std::io::{self, Write};
use std::time::Instant;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use settings::Checked;
pub use settings::hardening::logging::Level;

use crate::address::Client;
use crate::settings::LoggingSettings;

pub use self::line::{Told, line, message};
pub use self::queue::Writer;

/// Where the site tells of its work. All clones are the same log.
#[derive(Debug, Clone)]
pub struct Log {
    settings: Checked<LoggingSettings>,
    lines: queue::Lines,
}

impl Log {
    /// A log that ends in `out`, and what writes it there.
    ///
    /// # Errors
    ///
    /// If the system has no thread for it.
    pub fn new(
        settings: Checked<LoggingSettings>,
        out: impl Write + Send + 'static,
    ) -> io::Result<(Self, Writer)> {
        let on_dropped = {
            let settings = settings.clone();
            move |count: u64| message(&settings, Level::Warn, &dropped(count))
        };
        let (lines, writer) = queue::start(out, on_dropped)?;
        Ok((Self { settings, lines }, writer))
    }

    /// Tells something, if it matters enough.
    pub fn say(&self, level: Level, text: &str) {
        if level >= self.settings.verbosity.level {
            self.insist(level, text);
        }
    }

    /// Tells something, whatever level is asked for.
    pub fn insist(&self, level: Level, text: &str) {
        self.lines.put(message(&self.settings, level, text));
    }
}

/// Told whatever level is asked for, like all that explains what is missing.
fn dropped(count: u64) -> String {
    format!("{count} lines were dropped here: they came faster than they were read")
}

/// Tells of each request once it is answered.
pub async fn each_request(State(log): State<Log>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let client = request.extensions().get::<Client>().copied();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    let told =
        Told { method: &method, path: &path, client, status: response.status(), took: began.elapsed() };
    if let Some(line) = line(&log.settings, &told) {
        log.lines.put(line);
    }
    response
}
