//! Faults, each a small edit of the good configuration or of its host.

use crate::host::Edit::{self, Content, Lines, Mode, Root, Text, Today, Variable};
use crate::host::{self, KEY_IN_BASE64};

/// A fault: the item that finds it, what it names, and the edit.
pub(crate) struct Planted {
    pub(crate) id: &'static str,
    pub(crate) keys: &'static [&'static str],
    pub(crate) edits: &'static [Edit],
}

const fn planted(id: &'static str, keys: &'static [&'static str], edits: &'static [Edit]) -> Planted {
    Planted { id, keys, edits }
}

pub(crate) const PASSWORD_IN_URL: &str = "sesame-open-yourself";
pub(crate) const PASSWORD_IN_FILE: &str = "h8Zc3nTq6Ws1Kd9Rm4Xb7Yg2Lp5Vf0Ja";
pub(crate) const PLACEHOLDER: &str = "hunter2-letmein";

/// Lines name the clients.
pub(crate) const CLIENT_ADDRESSES: Edit =
    Text("[security.logging.form]", "[security.logging]\nclient_addresses = true\n\n[security.logging.form]");

const SESSION_KEY: &[&str] = &["session_key"];
const PASSWORD: &[&str] = &["security.edge.password"];

pub(crate) const PLANTED: &[Planted] = &[
    planted("permissions.secret-files", SESSION_KEY, &[Mode("session.key", 0o644)]),
    planted("permissions.secret-files", PASSWORD, &[Mode("edge.password", 0o620)]),
    planted("permissions.config-files", &["mode"], &[Mode("site.toml", 0o666)]),
    planted("permissions.not-root", &[], &[Root]),
    planted(
        "permissions.upload-folder",
        &["security.uploads.folder.served_roots[0]"],
        &[Text("FOLDER/www", "FOLDER")],
    ),
    planted(
        "permissions.upload-folder",
        &["security.uploads.folder.path"],
        &[Text("FOLDER/uploads", "FOLDER/gone")],
    ),
    planted("permissions.no-default-accounts", &["security.edge.user"], &[Text("site-front", "admin")]),
    planted("permissions.outbound-hosts", &["http.public_url"], &[Text("[\"http.public_url\"]", "[]")]),
    planted(
        "secrets.source",
        PASSWORD,
        &[Text("\"site-front\"", "\"site-front\"\npassword = \"h8Zc3nTq6Ws1Kd9Rm4Xb7Yg2Lp5Vf0Ja\"")],
    ),
    planted("secrets.strength", PASSWORD, &[Content("edge.password", PLACEHOLDER)]),
    planted(
        "secrets.not-in-urls",
        &["http.public_url"],
        &[Text("https://", "https://ann:sesame-open-yourself@")],
    ),
    planted("secrets.rotation", SESSION_KEY, &[Text("session_key = 2027-02-28\n", "")]),
    planted("secrets.rotation", SESSION_KEY, &[Today("2027-03-31")]),
    planted("secrets.rotation-due", SESSION_KEY, &[Today("2027-03-01")]),
    planted(
        "secrets.not-shared",
        &["session_key", "security.edge.password"],
        &[Content("session.key", host::PASSWORD)],
    ),
    planted("secrets.delivery", SESSION_KEY, &[Variable("SITE_SESSION_KEY", KEY_IN_BASE64)]),
    planted(
        "headers.hsts",
        &["security.headers.hsts.max_age"],
        &[Lines("[security.headers.hsts]\nmax_age = '180d'")],
    ),
    planted(
        "headers.csp",
        &["security.headers.csp.policy"],
        &[Lines(
            "[security.headers.csp]\npolicy = \"default-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; \
             frame-ancestors 'none'\"",
        )],
    ),
    planted(
        "headers.nosniff-referrer",
        &["security.headers.content.nosniff"],
        &[Lines("[security.headers.content]\nnosniff = false")],
    ),
    planted(
        "headers.cors",
        &["security.headers.cors.origins[0]"],
        &[Lines("[security.headers.cors]\norigins = ['*']")],
    ),
    planted("headers.cookies", &["security.cookie.name"], &[Lines("[security.cookie]\nname = 'session'")]),
    planted(
        "headers.trusted-proxies",
        &["security.forwarding.networks"],
        &[Text("192.0.2.0/24", "10.0.0.0/8\", \"11.0.0.0/8")],
    ),
    planted("headers.allowed-hosts", &["security.hosts.hosts[0]"], &[Text("[\"site.example\"]", "[\"*\"]")]),
    planted(
        "headers.no-disclosure",
        &["security.headers.disclosure.server_header"],
        &[Lines("[security.headers.disclosure]\nserver_header = true")],
    ),
    planted("headers.tls", &["security.tls.min_version"], &[Lines("[security.tls]\nmin_version = '1.1'")]),
    planted("headers.cache-private", &["security.private.cached[0]"], &[Text("/assets/*", "/*")]),
    planted("uploads.body-limit", &["security.uploads.body.application"], &[Text("2MiB", "512KiB")]),
    planted("uploads.types", &["security.uploads.types.accepted[0]"], &[Text("image/jpeg", "image/*")]),
    planted(
        "uploads.timeouts",
        &["http.load.timeouts.application"],
        &[Text("proxy = \"30s\"", "proxy = \"20s\"")],
    ),
    planted(
        "uploads.timeouts",
        &["http.load.keep_alive.application"],
        &[Text("proxy = \"20s\"", "proxy = \"60s\"")],
    ),
    planted(
        "logging.production",
        &["security.logging.verbosity.level"],
        &[Lines("[security.logging.verbosity]\nlevel = 'debug'")],
    ),
    planted(
        "logging.redaction",
        &["security.logging.redaction.headers"],
        &[Lines(
            "[security.logging.redaction]\nheaders = ['authorization', 'proxy-authorization', 'cookie']",
        )],
    ),
    planted(
        "logging.form",
        &["security.logging.form.sink"],
        &[Text("sink = \"stdout\"", "format = \"json\"")],
    ),
    planted(
        "site.front-door",
        &["security.hosts"],
        &[Text("[security.hosts]\nhosts = [\"site.example\"]", "")],
    ),
    planted(
        "site.one-clock",
        &["http.load.timeouts.header"],
        &[Text("header = \"30s\"", "header = \"10s\"")],
    ),
    planted("site.client-addresses", &["security.logging.client_addresses"], &[CLIENT_ADDRESSES]),
    planted("site.private-paths", &["security.private.authenticated"], &[Text("\"/session\", ", "")]),
];
