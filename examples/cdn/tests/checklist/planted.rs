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

/// At least one for each item.
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

/// More ways to the same items.
pub(crate) const MORE: &[Planted] = &[
    planted("permissions.secret-files", SESSION_KEY, &[Mode("session.key", 0o604)]),
    planted("permissions.config-files", &["mode"], &[Mode("site.toml", 0o664)]),
    planted("permissions.config-files", &["mode"], &[Mode("", 0o777)]),
    planted("permissions.upload-folder", &["security.uploads.folder.path"], &[Mode("uploads", 0o555)]),
    planted(
        "permissions.upload-folder",
        &["security.uploads.folder.served_roots[0]"],
        &[Text("FOLDER/www", "FOLDER/www/../uploads")],
    ),
    planted("permissions.no-default-accounts", &["security.edge.user"], &[Text("site-front", "Root")]),
    planted(
        "permissions.outbound-hosts",
        &["security.outbound.allowed[0]"],
        &[Text("allowed = []", "allowed = [\"*\"]")],
    ),
    planted(
        "permissions.outbound-hosts",
        &["security.outbound.not_destinations[1]"],
        &[Text("[\"http.public_url\"]", "[\"http.public_url\", \"http.public_uri\"]")],
    ),
    planted("secrets.strength", PASSWORD, &[Content("edge.password", "f1c39b0a7e52d846")]),
    planted(
        "secrets.strength",
        PASSWORD,
        &[Content("edge.password", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")],
    ),
    planted(
        "secrets.rotation",
        &["security.rotation.rotate_after.session_key"],
        &[Text("2027-02-28", "2029-02-28")],
    ),
    planted(
        "secrets.rotation",
        &["security.rotation.rotate_after.http.listen"],
        &[Text("session_key = 2027-02-28", "session_key = 2027-02-28\n\"http.listen\" = 2027-02-28")],
    ),
    planted(
        "secrets.delivery",
        &["security.delivery.reason"],
        &[Lines("[security.delivery]\nallow_variables = true")],
    ),
    planted("secrets.delivery", PASSWORD, &[Variable("SITE_SECURITY_EDGE_PASSWORD", host::PASSWORD)]),
    planted(
        "headers.hsts",
        &["security.headers.hsts.preload"],
        &[Lines("[security.headers.hsts]\npreload = true")],
    ),
    planted(
        "headers.csp",
        &["security.headers.csp.report_only"],
        &[Lines("[security.headers.csp]\nreport_only = true")],
    ),
    planted(
        "headers.csp",
        &["security.headers.csp.policy", "security.headers.csp.policy", "security.headers.csp.policy"],
        &[Lines("[security.headers.csp]\npolicy = \"default-src 'self'\"")],
    ),
    planted(
        "headers.csp",
        &["security.headers.csp.policy"],
        &[Lines(
            "[security.headers.csp]\npolicy = \"default-src 'self' https:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'\"",
        )],
    ),
    planted(
        "headers.csp",
        &["security.headers.csp.policy"],
        &[Lines(
            "[security.headers.csp]\npolicy = \"default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors *\"",
        )],
    ),
    planted(
        "headers.nosniff-referrer",
        &["security.headers.content.referrer_policy"],
        &[Lines("[security.headers.content]\nreferrer_policy = 'unsafe-url'")],
    ),
    planted(
        "headers.cors",
        &["security.headers.cors.origins[0]"],
        &[Lines("[security.headers.cors]\norigins = ['null']")],
    ),
    planted("headers.cookies", &["security.cookie.secure"], &[Lines("[security.cookie]\nsecure = false")]),
    planted(
        "headers.cookies",
        &["security.cookie.http_only"],
        &[Lines("[security.cookie]\nhttp_only = false")],
    ),
    planted(
        "headers.cookies",
        &["security.cookie.domain"],
        &[Lines("[security.cookie]\ndomain = 'site.example'")],
    ),
    planted("headers.cookies", &["security.cookie.path"], &[Lines("[security.cookie]\npath = '/session'")]),
    planted(
        "headers.trusted-proxies",
        &["security.forwarding.networks"],
        &[Text("2001:db8::/32", "2c00::/16\", \"2c01::/16")],
    ),
    planted(
        "headers.allowed-hosts",
        &["security.hosts.hosts[1]"],
        &[Text("[\"site.example\"]", "[\"site.example\", \"*.example\"]")],
    ),
    planted("headers.allowed-hosts", &["security.hosts.hosts"], &[Text("[\"site.example\"]", "[]")]),
    planted(
        "headers.no-disclosure",
        &["security.headers.disclosure.powered_by"],
        &[Lines("[security.headers.disclosure]\npowered_by = true")],
    ),
    planted("headers.cache-private", &["security.private.cached[0]"], &[Text("/assets/*", "/Session")]),
    planted(
        "headers.cache-private",
        &["security.private.cache_control"],
        &[Text("[security.private]", "[security.private]\ncache_control = \"private, max-age=60\"")],
    ),
    planted("uploads.body-limit", &["security.uploads.body.proxy"], &[Text("2MiB", "200MiB")]),
    planted("uploads.body-limit", &["security.uploads.body.cdn"], &[Text("100MiB", "0")]),
    planted(
        "uploads.body-limit",
        &["security.uploads.body.routes[0]"],
        &[Lines("[[security.uploads.body.routes]]\npath = '/uploads/films'\nmax_body = '50MiB'")],
    ),
    planted(
        "uploads.types",
        &["security.uploads.types.accepted[1]"],
        &[Text("image/png", "application/octet-stream")],
    ),
    planted(
        "uploads.types",
        &["security.uploads.types.max_unpacked", "security.uploads.types.max_unpacked_files"],
        &[Text("image/png", "application/zip")],
    ),
    planted(
        "uploads.types",
        &["security.uploads.types.max_parts"],
        &[Text("max_parts = 1", "max_parts = 100000")],
    ),
    planted(
        "uploads.timeouts",
        &["http.load.timeouts.proxy"],
        &[Text("cdn = \"60s\"\n\n[http.load.keep", "cdn = \"30s\"\n\n[http.load.keep")],
    ),
    planted("uploads.timeouts", &["http.load.keep_alive.proxy_front"], &[Text("75s", "45s")]),
    planted(
        "uploads.timeouts",
        &["http.load.limits.requests_per_minute"],
        &[Text("requests_per_minute = 600", "concurrency = 100")],
    ),
    planted(
        "uploads.timeouts",
        &["http.load.limits.concurrency"],
        &[Text("requests_per_minute = 600", "requests_per_minute = 600\nconcurrency = 1000000")],
    ),
    planted(
        "logging.production",
        &["security.logging.verbosity.modules"],
        &[Lines("[security.logging.verbosity.modules]\n'cdn::requests' = 'trace'")],
    ),
    planted(
        "logging.production",
        &["security.logging.verbosity.debug"],
        &[Lines("[security.logging.verbosity]\ndebug = true")],
    ),
    planted(
        "logging.production",
        &["security.logging.verbosity.error_bodies"],
        &[Lines("[security.logging.verbosity]\nerror_bodies = 'detailed'")],
    ),
    planted(
        "logging.redaction",
        &["security.logging.redaction.enabled"],
        &[Lines("[security.logging.redaction]\nenabled = false")],
    ),
    planted(
        "logging.redaction",
        &["security.logging.redaction.bodies"],
        &[Lines("[security.logging.redaction]\nbodies = false")],
    ),
    planted(
        "logging.redaction",
        &["security.logging.redaction.connection_strings"],
        &[Lines("[security.logging.redaction]\nconnection_strings = false")],
    ),
    planted(
        "logging.form",
        &["security.logging.form.format"],
        &[Text("sink = \"stdout\"", "sink = \"stdout\"\nformat = 'text'")],
    ),
    planted(
        "logging.form",
        &["security.logging.form.time"],
        &[Text("sink = \"stdout\"", "sink = \"stdout\"\ntime = 'local'")],
    ),
    planted(
        "logging.form",
        &["security.logging.form.access_log"],
        &[Text("sink = \"stdout\"", "sink = \"stdout\"\naccess_log = false")],
    ),
    planted(
        "logging.form",
        &["security.logging.form.error_log"],
        &[Text("sink = \"stdout\"", "sink = \"stdout\"\nerror_log = false")],
    ),
    planted(
        "headers.trusted-proxies",
        &["security.forwarding.networks[1]"],
        &[Text("2001:db8::/32", "2000::/12")],
    ),
];
