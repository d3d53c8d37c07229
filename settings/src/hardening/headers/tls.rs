//! `headers.tls`: which TLS is spoken, and with what.

use std::path::{Path, PathBuf};

use crate::Settings;
use crate::checklist::{Date, Findings, Item, Profile};

/// Which TLS is spoken, and with which certificate, where the service ends it itself.
///
/// ```
/// use settings::Settings;
/// use settings::hardening::headers::{Tls, TlsVersion};
///
/// let tls = Tls::for_test([("certificate", "tls/chain.pem"), ("key", "tls/key.pem")]);
/// assert_eq!(tls.min_version, TlsVersion::V1_2);
/// ```
#[derive(Clone, Debug, Settings)]
#[settings(crate = crate, both_or_none(certificate, key), review(security, rollback = "`certificate` and `key` go back together, then restart what TLS ends at; a key that leaked is not put back but replaced"))]
pub struct Tls {
    /// The oldest version that is spoken.
    #[settings(default = TlsVersion::V1_2)]
    #[settings(review(
        expect = "no handshake with an older version than the value in use at the public address, as \
                  `openssl s_client -tls1_1` tries, wherever TLS ends",
        rollback = "restart what TLS ends at, be it the service or a proxy, which has it in its own \
                    configuration"
    ))]
    pub min_version: TlsVersion,
    /// The file with the certificate and those between it and its root, in PEM (RFC 7468). Without it, TLS ends at the proxy.
    #[settings(review(
        expect = "while it is set, `openssl s_client` shows the certificate of this file at the address of \
                  the service; while it is not set, there is no handshake there, and TLS ends elsewhere"
    ))]
    pub certificate: Option<PathBuf>,
    /// The file with the private key of the certificate.
    #[settings(review(
        expect = "while it is set, `openssl s_client` ends with `Verify return code: 0` at the address of \
                  the service, and `ls -l` shows mode 0400 or 0440 of the file; while it is not set, there \
                  is no handshake there"
    ))]
    pub key: Option<PathBuf>,
    /// For how many more days the certificate has to be valid: as long as it takes to get another one.
    #[settings(default = 14, range(min = 1, max = 398))]
    #[settings(review(
        expect = "`notAfter`, as `openssl x509 -enddate` shows it of the certificate at the public address, \
                  is more days away than the value in use",
        rollback = "nothing besides: it is for the checklist alone"
    ))]
    pub valid_for_days: u16,
}

/// A version of TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Settings)]
#[settings(crate = crate)]
pub enum TlsVersion {
    /// TLS 1.0, which nobody should speak (RFC 8996).
    #[settings(rename = "1.0")]
    V1_0,
    /// TLS 1.1, which nobody should speak (RFC 8996).
    #[settings(rename = "1.1")]
    V1_1,
    /// TLS 1.2 (RFC 5246).
    #[settings(rename = "1.2")]
    V1_2,
    /// TLS 1.3 (RFC 8446).
    #[settings(rename = "1.3")]
    V1_3,
}

/// What a service has read of its certificate, with the library by which it speaks TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The first day on which it is valid, in UTC (`notBefore` of RFC 5280).
    pub valid_from: Date,
    /// The last day on which it is valid, in UTC (`notAfter`); of a chain, the earliest.
    pub valid_until: Date,
    /// Whether the private key is that of the certificate.
    pub key_matches: bool,
}

/// Reads a certificate and its private key, the paths of which it is given.
///
/// [`tls_read_by`] has the item `headers.tls` ask it. It is any such function; `None` if one of the two cannot be read.
pub trait ReadCertificate: Send + Sync + 'static {
    /// Reads both.
    fn read(&self, certificate: &Path, key: &Path) -> Option<Certificate>;
}

impl<F: Fn(&Path, &Path) -> Option<Certificate> + Send + Sync + 'static> ReadCertificate for F {
    fn read(&self, certificate: &Path, key: &Path) -> Option<Certificate> {
        self(certificate, key)
    }
}

/// The item `headers.tls` with what the service reads of its certificate. By itself the item cannot say whether the certificate
/// is valid, nor whether the key is its own: this library reads no certificates, and the item is then not verified.
///
/// ```
/// use std::path::Path;
///
/// use settings::checklist::{Checklist, Date, Profile};
/// use settings::hardening::{self, headers};
///
/// // With the library by which the service speaks TLS.
/// fn read(certificate: &Path, key: &Path) -> Option<headers::Certificate> {
/// # let _ = (certificate, key);
///     let (valid_from, valid_until) = (Date::new(2026, 1, 1)?, Date::new(2026, 12, 31)?);
///     Some(headers::Certificate { valid_from, valid_until, key_matches: true })
/// }
///
/// let list = Checklist::new(Profile::Production)
///     .items(hardening::items())
///     .without("headers.tls")
///     .item(headers::tls_read_by(read));
/// # assert!(list.problems().is_empty());
/// ```
pub fn tls_read_by(reader: impl ReadCertificate) -> Item {
    item(Some(Box::new(reader)))
}

pub(super) fn item(reader: Option<Box<dyn ReadCertificate>>) -> Item {
    Item::on::<Tls>("headers.tls", "TLS is new enough, and its certificate valid for long enough")
        .why("older versions are broken; a certificate that ends takes the site with it")
        .source("OWASP ASVS 5.0.0, 12.1.1; RFC 8996; RFC 9325; CIS NGINX Benchmark, 4.1.4")
        .mend("let `min_version` be `1.2` or `1.3`; renew the certificate, and have the key be that of it")
        .profiles(Profile::DEPLOYED)
        .reads(&["min_version", "certificate", "key", "valid_for_days"])
        .examples(&[("min_version", "1.3")], &[("min_version", "1.1")])
        .judge(move |tls: &Tls, found| judge(tls, reader.as_deref(), found))
}

fn judge(tls: &Tls, reader: Option<&dyn ReadCertificate>, found: &mut Findings<'_>) {
    if tls.min_version < TlsVersion::V1_2 {
        found.fail("min_version", "must be at least `1.2`");
    }
    match (&tls.certificate, &tls.key) {
        (None, None) => {
            found.not_applicable("no certificate is set: TLS ends elsewhere, and is confirmed there");
        }
        (Some(_), None) => found.fail("key", "must be set: `certificate` is"),
        (None, Some(_)) => found.fail("certificate", "must be set: `key` is"),
        (Some(certificate), Some(key)) => match reader {
            None => found.not_verified(
                "nobody read the certificate: whether it is valid, and the key its own, is not known",
            ),
            // What is looked at belongs to the machine that the service runs on.
            Some(_) if found.machine().is_none() => {
                found.not_verified("the certificate was not read: the machine was not to be looked at");
            }
            Some(reader) => {
                found.looked_at(certificate);
                found.looked_at(key);
                match reader.read(certificate, key) {
                    None => found.fail("certificate", "must be readable, together with its key"),
                    Some(read) => judge_certificate(read, tls.valid_for_days, found),
                }
            }
        },
    }
}

fn judge_certificate(read: Certificate, days: u16, found: &mut Findings<'_>) {
    let today = found.today();
    if !read.key_matches {
        found.fail("key", "must be the key of the certificate");
    }
    if read.valid_from > today {
        found.fail("certificate", "must be valid: its time has not come yet");
    }
    if read.valid_until < today {
        found.fail("certificate", "must be valid: its time is over");
    } else if read.valid_until < today.in_days(days) {
        found.fail("certificate", "must be valid for `valid_for_days` more days");
    }
}
