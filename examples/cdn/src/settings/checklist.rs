use settings::Loader;
use settings::checklist::{Checklist, Findings, Item, Profile, Severity};
use settings::command::Command;
use settings::hardening;
use settings::hardening::headers::PrivateCache;
use settings::hardening::uploads::Load;

use super::{LoggingSettings, Mode, SecuritySettings, Site};

/// What is confirmed before a release, and with each change of the settings: all that the library confirms, and what only
/// this site knows.
pub fn checklist(mode: Mode) -> Checklist {
    let profile = match mode {
        Mode::Development => Profile::Development,
        Mode::Staging => Profile::Staging,
        Mode::Production => Profile::Production,
    };
    // The user of the process and the modes of its files are no settings: they have no owner of their own.
    Checklist::new(profile).owner("team-host").items(hardening::items()).items([
        front_door(),
        one_clock(),
        private_paths(),
        client_addresses(),
    ])
}

/// What checks, explains and compares the settings of the site: `cdn config …`.
pub fn command() -> Command<Site> {
    Command::new(|given| Loader::standard(given.environment()))
        .checklist(|site| {
            let list = checklist(site.value("mode").unwrap_or(Mode::Production));
            // A machine that has not the secrets is not the one that the site runs on: its users and files say nothing.
            if site.not_at_hand().is_empty() { list } else { list.without_machine() }
        })
        .waivers("waivers.toml")
}

/// What may be absent on the machine of a developer, and is confirmed elsewhere only as far as it is there.
fn front_door() -> Item {
    Item::on::<SecuritySettings>(
        "site.front-door",
        "only the network in front gets in, and only for the site",
    )
    .why("whoever finds the address of the site gets past all that the network in front keeps out")
    .source("OWASP ASVS 5.0.0, 4.1.3; CIS NGINX Benchmark, 2.4.2")
    .mend("set `edge` to the account of the network in front, and `hosts` to the names of the site")
    .profiles(Profile::DEPLOYED)
    .reads(&["edge", "hosts"])
    .examples(
        &[("edge.user", "front"), ("edge.password", "of the network"), ("hosts.hosts", "site.example")],
        &[("hosts.hosts", "site.example")],
    )
    .judge(|security: &SecuritySettings, found: &mut Findings<'_>| {
        match &security.edge {
            None => found.fail("edge", "must be set"),
            Some(account) if account.password.is_none() => {
                found.fail("edge", "must have a password: it is all that proves who asks");
            }
            Some(_) => {}
        }
        if security.hosts.is_none() {
            found.fail("hosts", "must be set");
        }
    })
}

/// The ready-made item holds what `keep_alive` says against what stands in front, and this one against what the server does.
fn one_clock() -> Item {
    Item::on::<Load>("site.one-clock", "connections are kept for as long as the settings say")
        .why("a connection that is closed sooner than the proxy thinks costs a visitor a 502")
        .source("the server of this site, which counts the head of a request from the answer before it")
        .mend("let both be the same")
        .severity(Severity::Warning)
        .profiles(Profile::DEPLOYED)
        .reads(&["timeouts.header", "keep_alive.application"])
        .examples(
            &[("timeouts.header", "30s"), ("keep_alive.application", "30s")],
            &[("timeouts.header", "30s")],
        )
        .judge(|load: &Load, found: &mut Findings<'_>| {
            if load.timeouts.header != load.keep_alive.application {
                found.fail(
                    "timeouts.header",
                    "must be `keep_alive.application`: the server has one clock for both",
                );
            }
        })
}

/// Paths of this site whose answers are one visitor's own.
const PRIVATE: [&str; 2] = ["/session", "/uploads"];

/// A file that gives one field of the section takes the default of the others away.
fn private_paths() -> Item {
    Item::on::<PrivateCache>("site.private-paths", "all paths that are one visitor's own are listed")
        .why("a rule of the network in front that meets a path which is not listed is not found")
        .source("the routes of this site; OWASP ASVS 5.0.0, 14.2.5")
        .mend("list `/session` and `/uploads`")
        .reads(&["authenticated"])
        .examples(&[("authenticated", "/session,/uploads")], &[("authenticated", "/uploads")])
        .judge(|cache: &PrivateCache, found: &mut Findings<'_>| {
            if !PRIVATE.iter().all(|path| cache.is_authenticated(path)) {
                found.fail("authenticated", "must have every path that is one visitor's own");
            }
        })
}

/// Somebody may need them for a while, and a waiver says who, why, and until when.
fn client_addresses() -> Item {
    Item::on::<LoggingSettings>("site.client-addresses", "the log has no addresses of clients")
        .why("they are personal data, and a log is read by many and kept for long")
        .source("Regulation (EU) 2016/679, article 5 (1) (c)")
        .mend("let `client_addresses` be `false`, and waive it where somebody needs them for a while")
        .severity(Severity::Warning)
        .profiles(Profile::DEPLOYED)
        .reads(&["client_addresses"])
        .examples(&[("client_addresses", "false")], &[("client_addresses", "true")])
        .judge(|logging: &LoggingSettings, found: &mut Findings<'_>| {
            if logging.client_addresses {
                found.fail("client_addresses", "must be `false`");
            }
        })
}
