//! TLS, and what a service reads of its certificate.

use std::path::Path;

use settings::checklist::{Checklist, Found, Machine, Outcome, Profile, Verdict};
use settings::hardening::headers::{Certificate, Tls, tls_read_by};

use super::{Shop, day, does_not_load, found, judges, keys, loader};
use crate::support::{loaded, refused};

const ID: &str = "headers.tls";
const BOTH: &str = "certificate = '/tls/chain.pem'\nkey = '/tls/key.pem'\n";

#[test]
fn a_version_is_new_enough() {
    for profile in Profile::DEPLOYED {
        judges::<Tls>(
            *profile,
            ID,
            &[("min_version = '1.0'", &["min_version"]), ("min_version = '1.1'", &["min_version"])],
        );
    }
    for text in ["", "min_version = '1.2'", "min_version = '1.3'"] {
        let elsewhere = found::<Tls>(Profile::Production, ID, text);
        assert_eq!(elsewhere.verdict(), Verdict::NotApplicable);
        assert!(elsewhere.because().unwrap().contains("TLS ends elsewhere"));
    }
    let developing = found::<Tls>(Profile::Development, ID, "min_version = '1.0'");
    assert_eq!(developing.verdict(), Verdict::NotApplicable);
    does_not_load::<Tls>(&[
        ("min_version = '1.4'", "min_version", "expected one of"),
        ("min_version = 'ssl3'", "min_version", "expected one of"),
        ("valid_for_days = 0", "valid_for_days", "must be between 1 and 398"),
        ("valid_for_days = 399", "valid_for_days", "must be between 1 and 398"),
    ]);
}

#[test]
fn a_certificate_has_its_key() {
    for text in ["certificate = 'c'", "key = 'k'"] {
        let error = refused::<Shop<Tls>>(loader(text));
        assert!(error.to_string().contains("is given without"), "{error}");
    }
}

/// Nobody read it, and nothing pretends to have.
#[test]
fn a_certificate_that_nobody_read_is_not_verified() {
    let outcome = found::<Tls>(Profile::Production, ID, BOTH);
    assert_eq!(outcome.verdict(), Verdict::NotVerified);
    assert!(outcome.because().unwrap().contains("nobody read the certificate"));
    let old = found::<Tls>(Profile::Production, ID, &format!("{BOTH}min_version = '1.1'"));
    assert_eq!((old.verdict(), keys(&old)), (Verdict::Failed, vec!["min_version"]));
}

/// A machine of which nothing is asked.
#[derive(Debug)]
struct Blank;

impl Machine for Blank {
    fn look(&self, _: &Path) -> Option<Found> {
        None
    }

    fn effective_user(&self) -> Option<u32> {
        None
    }
}

/// What the item says of a certificate on the first of June.
fn of_certificate(read: Option<Certificate>, text: &str) -> Outcome {
    let item = tls_read_by(move |certificate: &Path, key: &Path| {
        assert_eq!((certificate, key), (Path::new("/tls/chain.pem"), Path::new("/tls/key.pem")));
        read
    });
    let list = Checklist::new(Profile::Production).item(item).today(day("2026-06-01")).on_machine(Blank);
    loaded::<Shop<Tls>>(loader(text)).confirm(&list).outcome(ID).unwrap().clone()
}

#[test]
fn what_the_service_read_is_judged() {
    let read = |from, until, key_matches| {
        Some(Certificate { valid_from: day(from), valid_until: day(until), key_matches })
    };
    let rows: &[(Option<Certificate>, &[&str])] = &[
        (read("2026-01-01", "2026-12-31", true), &[]),
        (read("2026-06-01", "2026-06-15", true), &[]),
        (read("2026-01-01", "2026-06-14", true), &["certificate"]),
        (read("2026-01-01", "2026-06-01", true), &["certificate"]),
        (read("2026-01-01", "2026-05-31", true), &["certificate"]),
        (read("2026-06-02", "2026-12-31", true), &["certificate"]),
        (read("2026-01-01", "2026-12-31", false), &["key"]),
        (read("2026-01-01", "2026-05-31", false), &["key", "certificate"]),
        (None, &["certificate"]),
    ];
    for (read, expected) in rows {
        let outcome = of_certificate(*read, BOTH);
        assert_eq!(keys(&outcome), *expected, "{read:?}");
        assert_eq!(outcome.looked_at(), ["/tls/chain.pem", "/tls/key.pem"]);
        assert_eq!(outcome.verdict() == Verdict::Passed, expected.is_empty(), "{read:?}");
    }
    // Over the end of a month, a leap day and the end of a year.
    for (days, last, enough) in [
        ("30", "2026-07-01", true),
        ("31", "2026-07-01", false),
        ("213", "2026-12-31", true),
        ("214", "2026-12-31", false),
        ("214", "2027-01-01", true),
        ("398", "2027-07-04", true),
        ("398", "2027-07-03", false),
    ] {
        let outcome =
            of_certificate(read("2026-01-01", last, true), &format!("{BOTH}valid_for_days = {days}"));
        assert_eq!(keys(&outcome).is_empty(), enough, "{days} days, {last}");
    }
}

#[test]
fn a_certificate_is_not_read_where_the_machine_is_not_to_be_looked_at() {
    let item = tls_read_by(|_: &Path, _: &Path| panic!("it is not to be read"));
    let list = Checklist::new(Profile::Production).item(item).without_machine();
    let report = loaded::<Shop<Tls>>(loader(BOTH)).confirm(&list);
    assert_eq!(report.outcome(ID).unwrap().verdict(), Verdict::NotVerified);
}
