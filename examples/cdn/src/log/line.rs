//! How a line of the log is written.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use serde_json::json;
use settings::hardening::logging::{Format, Level};

use crate::address::Client;
use crate::settings::LoggingSettings;

/// The most that is told of a method; the longest of the known ones has 7 bytes.
const MAX_METHOD: usize = 32;
/// The most that is told of a path: clients choose it, and may make it as long as a head is allowed to be.
const MAX_PATH: usize = 512;

/// What requests are told as, where a module has a level of its own.
const REQUESTS: &str = "cdn::requests";

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
    let form = &settings.form;
    let is_wanted = if level == Level::Error { form.error_log } else { form.access_log };
    if !is_wanted || level < settings.verbosity.level_of(REQUESTS) {
        return None;
    }
    let client = client.filter(|_| settings.client_addresses).map(|Client(address)| address.to_string());
    let (method, path) = (shown(method.as_str(), MAX_METHOD), shown(path, MAX_PATH));
    let (status, micros) = (status.as_u16(), took.as_micros());
    Some(match form.format {
        Format::Json => {
            let mut line = json!({
                "level": level.as_str(), "method": method, "path": path, "status": status, "micros": micros,
            });
            if let Some(client) = client {
                line["client"] = client.into();
            }
            line.to_string()
        }
        Format::Logfmt => {
            let client = client.map(|client| format!(" client={client}")).unwrap_or_default();
            let (level, method, path) = (level.as_str(), quoted(&method), quoted(&path));
            format!("level={level} method={method} path={path} status={status} micros={micros}{client}")
        }
        Format::Text => {
            let client = client.map(|client| format!("{client} ")).unwrap_or_default();
            format!("{}{client}{method} {path} {status} in {micros} µs", mark(level))
        }
    })
}

/// The line of anything else. A text of more lines becomes one.
#[must_use]
pub fn message(settings: &LoggingSettings, level: Level, text: &str) -> String {
    let text = text.lines().map(str::trim).collect::<Vec<_>>().join("; ");
    match settings.form.format {
        Format::Text => format!("{}{text}", mark(level)),
        Format::Json => json!({ "level": level.as_str(), "message": text }).to_string(),
        Format::Logfmt => format!("level={} message={}", level.as_str(), quoted(&text)),
    }
}

/// A value of logfmt: in it, spaces and `=` begin nothing.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// What a line of text begins with, unless it tells the course of things.
fn mark(level: Level) -> String {
    if level == Level::Info { String::new() } else { format!("{}: ", level.as_str()) }
}

/// What a client said, at most `max` bytes of it and a sign that more was cut off.
///
/// All but the visible signs of ASCII is escaped, which is all that an address has by rights. Others would end a line,
/// drive a terminal, or turn the order of what is read.
fn shown(text: &str, max: usize) -> String {
    let mut shown = String::new();
    for sign in text.chars() {
        let start = shown.len();
        if sign.is_ascii_graphic() && sign != '\\' {
            shown.push(sign);
        } else {
            shown.extend(sign.escape_default());
        }
        if shown.len() > max {
            shown.truncate(start);
            shown.push('…');
            break;
        }
    }
    shown
}
