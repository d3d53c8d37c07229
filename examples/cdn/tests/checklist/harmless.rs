//! What other sites may well have, and no item should have anything against.

use crate::host::Edit::{self, Content, Lines, Mode, Text, Today, Variable};
use crate::host::{KEY_IN_BASE64, PASSWORD};

pub(crate) const HARMLESS: &[&[Edit]] = &[
    &[Mode("session.key", 0o400), Mode("edge.password", 0o440)],
    &[Mode("session.key", 0o640)],
    &[Mode("site.toml", 0o444)],
    &[Content("edge.password", "9f86d081884c7d659a2feaa0c55ad015")],
    &[
        Lines("[security.delivery]\nallow_variables = true\nreason = 'the platform knows no files'"),
        Variable("SITE_SESSION_KEY", KEY_IN_BASE64),
        Variable("SITE_SECURITY_EDGE_PASSWORD", PASSWORD),
    ],
    // The last day on which the key may be as old as it is.
    &[Today("2027-02-28")],
    &[Text("session_key = 2027-02-28", "session_key = 2027-11-24")],
    &[Text("https://site.example", "https://www.site.example:8443")],
    &[Lines("[security.headers.hsts]\nmax_age = '730d'\ninclude_subdomains = true\npreload = true")],
    &[Lines(
        "[security.headers.csp]\npolicy = \"default-src 'none'; script-src 'self' https://static.site.example \
         'sha256-4RS22DYeB7U14dra4KcQYxmwt5HkOInieXK1NUMBmQI='; style-src 'self' 'unsafe-inline'; img-src * data:; \
         base-uri 'none'; frame-ancestors 'self' https://partner.example\"",
    )],
    &[Lines("[security.headers.content]\nreferrer_policy = 'no-referrer'")],
    &[
        Lines("[security.headers.cors]\norigins = ['https://app.site.example']\ncredentials = true"),
        Text("[\"http.public_url\"]", "[\"http.public_url\", \"security.headers.cors.origins\"]"),
    ],
    &[
        Text("allowed = []", "allowed = [\"*.site.example\"]"),
        Text("https://site.example", "https://www.site.example"),
        Text("[\"http.public_url\"]", "[]"),
    ],
    &[Lines("[security.cookie]\nname = '__Secure-session'\ndomain = 'site.example'\nsame_site = 'strict'")],
    // Networks as delivery networks publish them.
    &[Text(
        "192.0.2.0/24",
        "173.245.48.0/20\", \"104.16.0.0/13\", \"104.24.0.0/14\", \"172.64.0.0/13\", \"2400:cb00::/32\", \
         \"2606:4700::/32\", \"fd00::/8",
    )],
    &[Text("networks = [\"192.0.2.0/24\", \"2001:db8::/32\"]", "networks = []")],
    &[Text("[\"site.example\"]", "[\"site.example\", \"*.site.example\", \"127.0.0.1\", \"[::1]\"]")],
    &[Lines("[security.tls]\nmin_version = '1.3'")],
    &[Lines("[security.tls]\ncertificate = '/etc/proxy/chain.pem'\nkey = '/etc/proxy/key.pem'")],
    &[Text("[\"/assets/*\"]", "[\"/assets\", \"/sessions.css\", \"/upload\", \"/favicon.ico\"]")],
    &[Lines("[[security.uploads.body.routes]]\npath = '/uploads/films'\nmax_body = '2MiB'")],
    &[Text("proxy = \"2MiB\"\ncdn = \"100MiB\"", "")],
    &[Text(
        "\"image/png\"]",
        "\"application/zip\", \"image/svg+xml\"]\nmax_unpacked = \"1GiB\"\nmax_unpacked_files = 1000",
    )],
    &[Text("proxy_front = \"75s\"\ncdn = \"60s\"", "cdn = \"0s\"")],
    &[Text("proxy = \"30s\"\ncdn = \"60s\"", "")],
    &[Lines("[security.logging.verbosity]\nlevel = 'warn'\nmodules = { 'cdn::requests' = 'info' }")],
    &[Text("sink = \"stdout\"", "sink = \"stdout\"\nformat = \"logfmt\"\ntime = \"offset\"")],
    &[Lines(
        "[security.logging.redaction]\nheaders = ['Authorization', 'Proxy-Authorization', 'Cookie', 'Set-Cookie', 'X-Key']",
    )],
];
