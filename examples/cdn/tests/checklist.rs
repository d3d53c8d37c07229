//! What the checklist says of the site in production, and of faults in it.

#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the test writes the files that the site has in production"
)]

#[path = "checklist/harmless.rs"]
mod harmless;
#[path = "checklist/host.rs"]
mod host;
#[path = "checklist/planted.rs"]
mod planted;

use std::collections::BTreeSet;
use std::io;

use cdn::settings::{Mode, Site, checklist};
use harmless::HARMLESS;
use host::Edit::Today;
use host::{KEY, KEY_IN_BASE64, PASSWORD, confirmed, confirmed_by};
use planted::{CLIENT_ADDRESSES, MORE, PASSWORD_IN_FILE, PASSWORD_IN_URL, PLACEHOLDER, PLANTED};
use settings::checklist::{Checklist, Confirmation, Covered, Item, Outcome, Verdict, Waivers};
use settings::{Loader, OriginKind, Settings};

/// The verdict of each item on the good configuration. TLS ends at the proxy, which has the certificate.
const GOOD: &[(&str, &str)] = &[
    ("permissions.secret-files", "pass"),
    ("permissions.config-files", "pass"),
    ("permissions.not-root", "pass"),
    ("permissions.upload-folder", "pass"),
    ("permissions.no-default-accounts", "pass"),
    ("permissions.outbound-hosts", "pass"),
    ("secrets.source", "pass"),
    ("secrets.strength", "pass"),
    ("secrets.not-in-urls", "pass"),
    ("secrets.rotation", "pass"),
    ("secrets.rotation-due", "pass"),
    ("secrets.not-shared", "pass"),
    ("secrets.delivery", "pass"),
    ("headers.hsts", "pass"),
    ("headers.csp", "pass"),
    ("headers.nosniff-referrer", "pass"),
    ("headers.cors", "pass"),
    ("headers.cookies", "pass"),
    ("headers.trusted-proxies", "pass"),
    ("headers.allowed-hosts", "pass"),
    ("headers.no-disclosure", "pass"),
    ("headers.tls", "not_applicable"),
    ("headers.cache-private", "pass"),
    ("uploads.body-limit", "pass"),
    ("uploads.types", "pass"),
    ("uploads.timeouts", "pass"),
    ("logging.production", "pass"),
    ("logging.redaction", "pass"),
    ("logging.form", "pass"),
    ("site.front-door", "pass"),
    ("site.one-clock", "pass"),
    ("site.private-paths", "pass"),
    ("site.client-addresses", "pass"),
];

fn ids() -> BTreeSet<&'static str> {
    let own = ["site.front-door", "site.one-clock", "site.private-paths", "site.client-addresses"];
    settings::hardening::items().iter().map(Item::id).chain(own).collect()
}

#[test]
fn each_item_passes_its_good_example_and_fails_its_bad_one() {
    assert_eq!(checklist(Mode::Production).problems(), [""; 0]);
}

#[test]
fn the_good_configuration_passes() -> io::Result<()> {
    let report = confirmed(&[])?;
    let verdicts: Vec<_> = report.outcomes().iter().map(|one| (one.id(), one.verdict().as_str())).collect();
    assert_eq!(verdicts, GOOD, "{report}");
    for outcome in report.outcomes().iter().filter(|one| one.verdict() != Verdict::Passed) {
        assert!(outcome.because().is_some_and(|why| !why.is_empty()), "{}", outcome.id());
    }
    assert_eq!((report.status(), report.faults(), report.remarks()), (0, &[][..], &[][..]));
    Ok(())
}

#[test]
fn a_fault_fails_its_item_and_no_other() -> io::Result<()> {
    for fault in PLANTED.iter().chain(MORE) {
        let report =
            confirmed(fault.edits).map_err(|error| io::Error::other(format!("{}: {error}", fault.id)))?;
        let failed: Vec<_> =
            report.outcomes().iter().filter(|one| one.verdict() == Verdict::Failed).collect();
        let ids: Vec<_> = failed.iter().map(|one| one.id()).collect();
        assert_eq!(ids, [fault.id], "{report}");
        let keys: Vec<_> = failed[0].failures().iter().filter_map(|failure| failure.key()).collect();
        assert_eq!(keys, fault.keys, "{}: {report}", fault.id);
        assert_eq!(report.status(), 1, "{}", fault.id);
        let told: Vec<_> = report.outcomes().iter().filter(|one| one.verdict() == Verdict::Broken).collect();
        assert!(told.is_empty(), "{told:?}");
    }
    Ok(())
}

#[test]
fn what_is_well_fails_no_item() -> io::Result<()> {
    for (at, edits) in HARMLESS.iter().enumerate() {
        let report = confirmed(edits).map_err(|error| io::Error::other(format!("row {at}: {error}")))?;
        assert_eq!((report.status(), report.faults()), (0, &[][..]), "row {at}: {report}");
    }
    Ok(())
}

#[test]
fn each_item_has_a_fault_that_it_finds() {
    let found: BTreeSet<_> = PLANTED.iter().map(|fault| fault.id).collect();
    assert_eq!(found, ids());
}

/// No part of a secret that the configuration may have, of so many characters, is in any form of a report.
fn tells_no_secret(report: &Confirmation) {
    let forms = [report.to_string(), report.to_markdown(), report.to_json()];
    for secret in [KEY, KEY_IN_BASE64, PASSWORD, PASSWORD_IN_FILE, PASSWORD_IN_URL, PLACEHOLDER] {
        for part in secret.as_bytes().windows(8) {
            let part = String::from_utf8_lossy(part);
            assert!(forms.iter().all(|form| !form.contains(&*part)), "{part} of {secret}");
        }
    }
}

#[test]
fn no_report_tells_a_part_of_a_secret() -> io::Result<()> {
    tells_no_secret(&confirmed(&[])?);
    PLANTED
        .iter()
        .chain(MORE)
        .try_for_each(|fault| confirmed(fault.edits).map(|report| tells_no_secret(&report)))
}

#[test]
fn of_each_security_setting_owner_expected_result_and_rollback_are_said() -> io::Result<()> {
    let report = confirmed(&[])?;
    for setting in report.security() {
        let review = setting.review();
        for said in [review.owner(), review.expected(), review.rollback()] {
            assert!(said.is_some_and(|said| !said.trim().is_empty()), "{}", setting.key());
        }
    }
    let page = report.to_markdown();
    let (_, table) = page.split_once("\n## Security settings\n").unwrap_or_default();
    assert!(!page.contains("nobody says"), "{table}");
    let rows: Vec<_> = table.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(rows.len(), report.security().len());
    for row in rows {
        assert!(!row.contains("|  |"), "{row}");
    }
    Ok(())
}

#[test]
fn the_way_back_is_told_where_a_value_stands_and_with_the_value() -> io::Result<()> {
    for setting in confirmed(&[])?.security() {
        let (key, review) = (setting.key(), setting.review().rollback().unwrap_or_default());
        let ways: Vec<_> = std::iter::once(setting.restore()).chain(setting.undo()).collect();
        let told = ways.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        let Some((value, origin)) = setting.value().zip(setting.origin()) else { continue };
        // What stands elsewhere than by default would be lost with it.
        assert!(!review.contains("default") || key == "mode", "{key}: {review}");
        // No value of the good configuration comes from a variable: of one that stands somewhere, no text may send a reader
        // there.
        let is_default = origin.kind() == OriginKind::Default;
        assert!(
            !review.contains("SITE_") && (is_default || !told.contains("SITE_")),
            "{key}: {review}; {told}"
        );
        match origin.kind() {
            OriginKind::Default => {
                let variable = format!("SITE_{}", key.replace('.', "_").to_uppercase());
                assert!(told.contains(&format!("`{key}`")) && told.contains(&variable), "{key}: {told}");
                assert!(value == "none" || told.contains(value), "{key}: {told}");
            }
            OriginKind::SecretFile => {
                let file = origin.name().unwrap_or_default();
                assert!(told.contains(file), "{key}: {told}");
            }
            _ => {
                let place =
                    format!("{}:{}", origin.name().unwrap_or_default(), origin.line().unwrap_or_default());
                assert!(told.contains(value.trim_matches('"')) && told.contains(&place), "{key}: {told}");
            }
        }
    }
    Ok(())
}

#[test]
fn of_each_item_somebody_answers_and_what_was_looked_at_is_said() -> io::Result<()> {
    for outcome in confirmed(&[])?.outcomes() {
        assert!(!outcome.owners().is_empty(), "{}", outcome.id());
        assert!(!outcome.evidence().is_empty() || !outcome.looked_at().is_empty(), "{}", outcome.id());
    }
    Ok(())
}

#[test]
fn no_security_setting_hides_but_the_mode() -> io::Result<()> {
    // Which profile is asked for, the mode decides; no item asks it back.
    let report = confirmed(&[])?;
    let hidden: Vec<_> =
        report.security().iter().filter(|one| one.is_uncovered()).map(Covered::key).collect();
    assert_eq!(hidden, ["mode"]);
    Ok(())
}

#[test]
fn a_waiver_holds_until_its_day_and_is_told() -> io::Result<()> {
    let file = Loader::<Waivers>::new().text("toml", include_str!("../waivers.toml"));
    let waivers = file.load().map_err(io::Error::other)?;
    let on = |day| confirmed_by(|list| list.waivers(&waivers), &[CLIENT_ADDRESSES, Today(day)]);
    let report = on("2026-12-31")?;
    let waived: Vec<_> = report.outcomes().iter().filter(|one| one.verdict() == Verdict::Waived).collect();
    assert_eq!(waived.iter().map(|one| one.id()).collect::<Vec<_>>(), ["site.client-addresses"]);
    assert_eq!((report.status(), report.faults(), report.remarks()), (0, &[][..], &[][..]));
    assert!(report.to_string().contains("team-privacy"), "{report}");
    assert_eq!(on("2027-01-01")?.status(), 3);
    Ok(())
}

#[test]
fn what_cannot_be_looked_at_is_said() -> io::Result<()> {
    let report = confirmed_by(Checklist::without_machine, &[])?;
    let unknown: Vec<_> = report
        .outcomes()
        .iter()
        .filter(|one| one.verdict() == Verdict::NotVerified)
        .map(Outcome::id)
        .collect();
    let on_machine = ["secret-files", "config-files", "not-root", "upload-folder"];
    assert_eq!(unknown, on_machine.map(|name| format!("permissions.{name}")));
    assert_eq!(report.status(), 0);
    Ok(())
}

#[test]
fn in_development_nothing_is_asked_for_that_only_visitors_need() {
    let site = Site::for_test([]);
    let report = site.confirm(&checklist(site.mode).without_machine());
    assert_eq!(report.status(), 0, "{report}");
}
