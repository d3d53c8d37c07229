//! `headers.csp`: what a page may load and run.

use super::policy::{NONCE, Policy, Sources, is_base64};
use crate::Settings;
use crate::checklist::{Findings, Item, Profile};

/// What a page may load and run, and who may frame it: the header `Content-Security-Policy` (Content Security Policy
/// Level 3).
///
/// ```
/// use settings::Settings;
/// use settings::hardening::headers::Csp;
///
/// let csp = Csp::for_test([("policy", "script-src 'nonce-{nonce}'; object-src 'none'; base-uri 'none'")]);
/// assert_eq!(csp.header_name(), "Content-Security-Policy");
/// assert!(csp.needs_nonce());
/// let value = csp.header_value("bm9uY2U=").unwrap();
/// assert_eq!(value, "script-src 'nonce-bm9uY2U='; object-src 'none'; base-uri 'none'");
/// assert_eq!(csp.header_value("x'; script-src *"), None);
/// ```
#[derive(Clone, Debug, Settings)]
#[settings(crate = crate, review(security))]
pub struct Csp {
    /// The policy: one, without a comma. `{nonce}` in it stands for the nonce of each answer.
    #[settings(default = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'")]
    #[settings(check = one_policy)]
    #[settings(review(
        expect = "the value in use as `Content-Security-Policy` in every page, and no line about it in the \
                  console of a browser",
        rollback = "restart the service, and purge pages that caches keep with the other policy"
    ))]
    pub policy: String,
    /// Whether browsers only report what is against it, as while a policy is tried.
    #[settings(default = false)]
    #[settings(review(
        expect = "the header of the policy is `Content-Security-Policy-Report-Only` while it is `true`, and \
                  `Content-Security-Policy` while it is `false`",
        rollback = "restart the service, and purge pages that caches keep with the other header"
    ))]
    pub report_only: bool,
}

impl Csp {
    /// The header that carries the policy.
    pub fn header_name(&self) -> &'static str {
        if self.report_only { "Content-Security-Policy-Report-Only" } else { "Content-Security-Policy" }
    }

    /// Whether the policy has a place for a nonce.
    pub fn needs_nonce(&self) -> bool {
        self.policy.contains(NONCE)
    }

    /// What the header says in an answer with this nonce: at least 128 random bits, made anew for each answer, in base64.
    /// Without [`needs_nonce`](Self::needs_nonce) it is passed over. `None` if it is not base64, and so might add to the
    /// policy.
    pub fn header_value(&self, nonce: &str) -> Option<String> {
        if !self.needs_nonce() {
            return Some(self.policy.clone());
        }
        is_base64(nonce).then(|| self.policy.replace(NONCE, nonce))
    }
}

/// Browsers keep to all policies of a header, and a comma begins another.
fn one_policy(text: &str) -> Result<(), &'static str> {
    if !text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        Err("must be a line of ASCII, without control characters")
    } else if text.contains(',') {
        Err("must be one policy, without a comma")
    } else {
        Ok(())
    }
}

pub(super) fn item() -> Item {
    Item::on::<Csp>("headers.csp", "a policy tells browsers which scripts run, and who frames a page")
        .why("what somebody smuggles into a page runs with the rights of whoever looks at it")
        .source("OWASP ASVS 5.0.0, 3.4.3 and 3.4.6; Content Security Policy Level 3; Mozilla HTTP Observatory")
        .mend(
            "begin with `default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`, and allow \
             inline scripts by `'nonce-{nonce}'`",
        )
        .profiles(Profile::DEPLOYED)
        .reads(&["policy", "report_only"])
        .examples(
            &[("policy", "script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'")],
            &[("policy", "default-src 'self' 'unsafe-inline'")],
        )
        .judge(judge)
}

fn judge(csp: &Csp, found: &mut Findings<'_>) {
    if csp.report_only {
        found.fail(
            "report_only",
            "must be `false`: browsers report what is against the policy, and let it be",
        );
    }
    let policy = Policy::parse(&csp.policy);
    if policy.is_empty() {
        found.fail("policy", "is empty, which allows everything");
        return;
    }
    scripts(&policy, found);
    if policy.has_fixed_nonce() {
        found.fail(
            "policy",
            "must have `{nonce}` for a nonce: one that is always the same can be used by anybody",
        );
    }
    if !policy.first(&["object-src", "default-src"]).is_some_and(Sources::is_none) {
        found.fail("policy", "must have `object-src 'none'`");
    }
    // These two fall back on nothing.
    if !policy.first(&["base-uri"]).is_some_and(Sources::is_none) {
        found.fail("policy", "must have `base-uri 'none'`");
    }
    match policy.first(&["frame-ancestors"]) {
        None => found.fail("policy", "must have `frame-ancestors`, such as `frame-ancestors 'none'`"),
        Some(sources) if sources.has_anybody() => {
            found.fail("policy", "must not let any site frame the pages: `frame-ancestors` is too wide");
        }
        Some(_) => {}
    }
}

fn scripts(policy: &Policy<'_>, found: &mut Findings<'_>) {
    // What elements, and attributes, fall back on; `eval` goes by the last two alone.
    let chains: [&[&str]; 3] = [
        &["script-src-elem", "script-src", "default-src"],
        &["script-src-attr", "script-src", "default-src"],
        &["script-src", "default-src"],
    ];
    let [elements, attributes, all] = chains.map(|chain| policy.first(chain));
    let Some(all) = all else {
        found.fail("policy", "must have `script-src` or `default-src`: without either, every script runs");
        return;
    };
    if [elements, attributes].into_iter().flatten().any(Sources::lets_inline_run) {
        found
            .fail("policy", "must not have `'unsafe-inline'` for scripts: write `'nonce-{nonce}'` or a hash");
    }
    if all.has("'unsafe-eval'") {
        found.fail("policy", "must not have `'unsafe-eval'` for scripts");
    }
    // `'strict-dynamic'` has browsers pass over hosts and schemes.
    let by_host = || [elements, Some(all)].into_iter().flatten().filter(|one| !one.has("'strict-dynamic'"));
    if by_host().any(Sources::has_anybody) {
        found.fail("policy", "must not let scripts come from any site, or from `data:`");
    }
    if by_host().any(Sources::has_plain_http) {
        found.fail("policy", "must not let scripts come over plain http");
    }
}
