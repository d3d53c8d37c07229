//! `headers.nosniff-referrer`: what browsers guess of a type, and tell of an address.

use crate::Settings;
use crate::checklist::{Findings, Item, Severity};

/// Whether browsers guess the type of an answer, and what they tell other sites of its address: the headers
/// `X-Content-Type-Options` (Fetch standard) and `Referrer-Policy` (Referrer Policy).
///
/// ```
/// use settings::Settings;
/// use settings::hardening::headers::ContentHeaders;
///
/// let headers = ContentHeaders::for_test([("referrer_policy", "no-referrer")]);
/// assert_eq!(headers.content_type_options(), Some("nosniff"));
/// assert_eq!(headers.referrer_policy.header_value(), "no-referrer");
/// ```
#[derive(Clone, Debug, Settings)]
#[settings(crate = crate, review(security, rollback = "undo the change where it was made, then restart the service"))]
pub struct ContentHeaders {
    /// Whether browsers keep to the type that an answer says it has.
    #[settings(default = true)]
    #[settings(review(
        expect = "`X-Content-Type-Options: nosniff` in every answer while it is `true`, and in none while it \
                  is `false`"
    ))]
    pub nosniff: bool,
    /// What other sites learn of the address that a visitor comes from.
    #[settings(default = ReferrerPolicy::StrictOriginWhenCrossOrigin)]
    #[settings(review(expect = "the value in use as `Referrer-Policy` in every answer"))]
    pub referrer_policy: ReferrerPolicy,
}

impl ContentHeaders {
    /// What the header `X-Content-Type-Options` says, if it is to be sent.
    pub fn content_type_options(&self) -> Option<&'static str> {
        self.nosniff.then_some("nosniff")
    }
}

/// What other sites learn of the address that a visitor comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Settings)]
#[settings(crate = crate, rename_all = "kebab-case")]
pub enum ReferrerPolicy {
    /// Nothing, and not the site itself either.
    NoReferrer,
    /// The whole address, save over plain http.
    NoReferrerWhenDowngrade,
    /// The whole address within the site, and nothing elsewhere.
    SameOrigin,
    /// The name of the site.
    Origin,
    /// The name of the site, save over plain http.
    StrictOrigin,
    /// The whole address within the site, and its name elsewhere.
    OriginWhenCrossOrigin,
    /// The whole address within the site, and its name elsewhere, save over plain http.
    StrictOriginWhenCrossOrigin,
    /// The whole address.
    UnsafeUrl,
}

impl ReferrerPolicy {
    /// What the header `Referrer-Policy` says.
    pub const fn header_value(self) -> &'static str {
        match self {
            Self::NoReferrer => "no-referrer",
            Self::NoReferrerWhenDowngrade => "no-referrer-when-downgrade",
            Self::SameOrigin => "same-origin",
            Self::Origin => "origin",
            Self::StrictOrigin => "strict-origin",
            Self::OriginWhenCrossOrigin => "origin-when-cross-origin",
            Self::StrictOriginWhenCrossOrigin => "strict-origin-when-cross-origin",
            Self::UnsafeUrl => "unsafe-url",
        }
    }
}

pub(super) fn item() -> Item {
    Item::on::<ContentHeaders>("headers.nosniff-referrer", "browsers guess no types, and tell little of addresses")
        .why("what is uploaded as a picture can be run as a script; what is in an address gets into the logs of others")
        .source("OWASP ASVS 5.0.0, 3.4.4 and 3.4.5; Mozilla HTTP Observatory")
        .mend("let `nosniff` be `true`, and `referrer_policy` be `strict-origin-when-cross-origin` or stricter")
        .severity(Severity::Warning)
        .reads(&["nosniff", "referrer_policy"])
        .examples(&[("referrer_policy", "same-origin")], &[("nosniff", "false")])
        .judge(judge)
}

fn judge(headers: &ContentHeaders, found: &mut Findings<'_>) {
    if !headers.nosniff {
        found.fail("nosniff", "must be `true`");
    }
    match headers.referrer_policy {
        ReferrerPolicy::UnsafeUrl | ReferrerPolicy::NoReferrerWhenDowngrade => {
            found.fail("referrer_policy", "must not tell other sites the path and the query of an address");
        }
        ReferrerPolicy::Origin | ReferrerPolicy::OriginWhenCrossOrigin => {
            found.fail("referrer_policy", "must tell nothing over plain http: write it with `strict-`");
        }
        ReferrerPolicy::NoReferrer
        | ReferrerPolicy::SameOrigin
        | ReferrerPolicy::StrictOrigin
        | ReferrerPolicy::StrictOriginWhenCrossOrigin => {}
    }
}
