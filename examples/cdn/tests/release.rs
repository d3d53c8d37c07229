//! A release, which goes as far as all is well: with the good configuration to its tag, and with a fault to that and no
//! further.

#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the test has a repository, and runs the release in it"
)]

#[path = "release/change.rs"]
mod change;
#[path = "release/repository.rs"]
mod repository;

use std::fs;
use std::io;

use repository::Repository;

const TAG: &str = "v1.4.2";

/// The steps, in their order.
const STEPS: [&str; 7] = [
    "work tree and tag",
    "lint",
    "unit tests",
    "integration check",
    "staging configuration",
    "checklist",
    "tag",
];

/// The steps that a release says it has begun.
fn begun(told: &str) -> Vec<&str> {
    let lines = told.lines().filter_map(|line| line.strip_prefix("release: "));
    lines.filter(|line| STEPS.contains(line)).collect()
}

#[test]
fn the_good_configuration_is_tagged() -> io::Result<()> {
    let repository = Repository::new()?;
    let released = repository.release(&[TAG], "")?;
    assert_eq!((released.status, begun(&released.told)), (Some(0), STEPS.to_vec()), "{}", released.told);
    // The tag is of the commit that was looked at, and says what staging came to.
    let tag = repository.git(&["cat-file", "-p", &format!("refs/tags/{TAG}")])?;
    let commit = repository.git(&["rev-parse", "HEAD"])?;
    assert!(tag.starts_with(&format!("object {commit}")), "{tag}");
    assert!(tag.contains(&format!("{TAG}\n\nStaging: 0 failed, ")), "{tag}");
    // The page names the release, and stands beside the message, where it makes no work tree dirty.
    let page = fs::read_to_string(repository.path(&format!(".git/releases/{TAG}.md")))?;
    assert!(
        page.starts_with("# Checklist for staging, ") && page.contains(&format!("Release: {TAG}\n")),
        "{page}"
    );
    assert_eq!(repository.git(&["status", "--porcelain"])?, "");
    assert!(!released.log.contains("push"), "{}", released.log);
    Ok(())
}

#[test]
fn each_step_of_cargo_that_fails_is_the_last() -> io::Result<()> {
    let repository = Repository::new()?;
    // A word of what cargo is asked, which no other step has.
    let steps = [("fmt", 1), ("clippy", 1), ("business", 2), ("process", 3), ("check", 4), ("markdown", 5)];
    for (fails, step) in steps {
        let released = repository.release(&[TAG], fails)?;
        assert_eq!(released.status, Some(101), "{fails}: {}", released.told);
        assert_eq!(begun(&released.told), STEPS[..=step], "{fails}");
        assert!(
            released.told.ends_with(&format!("release: stopped at: {}\n", STEPS[step])),
            "{}",
            released.told
        );
        assert_eq!(repository.tags()?, "", "{fails}");
    }
    Ok(())
}

/// A fault of staging: the file that has it, the text that is taken out, the one that is put in its place or, where
/// nothing is taken out, at the end; the status, and what is told.
const FAULTS: &[(&str, &str, &str, i32, &str)] = &[
    (
        "deploy/staging.env",
        "",
        "SITE_CACHE_MAXAGE=60s",
        78,
        "problem: no setting has the variable `SITE_CACHE_MAXAGE`\n  at deploy/staging.env:8\n  did you mean `SITE_CACHE_MAX_AGE`?",
    ),
    (
        "deploy/staging.env",
        "",
        "SITE_SECURITY_HEADERS_CSP_POLICY=\"default-src *\"",
        1,
        "error: headers.csp: ",
    ),
    ("deploy/staging.env", "", "SITE_SECURITY_HEADERS_HSTS_MAX_AGE=0s", 1, "error: headers.hsts: "),
    (
        "deploy/staging.env",
        "",
        "SITE_CACHE_MAX_AGE=5min",
        78,
        "problem: `cache.max_age`: expected a duration",
    ),
    (
        "deploy/site.toml",
        "max_age = \"5m\"",
        "max_age = \"500d\"",
        78,
        "problem: `cache.max_age`: must be at most 365d",
    ),
    (
        "deploy/secrets.names",
        "SITE_SESSION_KEY\n",
        "\n",
        78,
        "problem: `session_key`: cannot be derived from `mode`",
    ),
    ("deploy/secrets.names", "SITE_SECURITY_EDGE_PASSWORD\n", "\n", 1, "error: site.front-door: "),
    (
        "waivers.toml",
        "until = 2",
        "until = 2020-01-31 # 2",
        3,
        "fault: the waiver of `site.client-addresses`",
    ),
    ("waivers.toml", "site.client-addresses", "site.client-adresses", 3, "fault: "),
];

#[test]
fn a_fault_of_staging_stops_it_before_the_tag() -> io::Result<()> {
    let repository = Repository::new()?;
    for (file, from, to, status, told) in FAULTS {
        repository.edit(file, |text| {
            assert!(text.contains(from), "{file} has no {from}");
            if from.is_empty() { format!("{text}{to}\n") } else { text.replace(from, to) }
        })?;
        repository.commit()?;
        let released = repository.release(&[TAG], "")?;
        assert_eq!(released.status, Some(*status), "{to}: {}", released.told);
        assert_eq!(begun(&released.told), STEPS[..=4], "{to}");
        assert!(released.told.contains(told), "{to}: {}", released.told);
        assert!(released.told.ends_with("release: stopped at: staging configuration\n"), "{}", released.told);
        assert_eq!(repository.tags()?, "", "{to}");
        repository.git(&["reset", "--quiet", "--hard", "HEAD~"])?;
    }
    // With the last one mended, it goes through.
    assert_eq!(repository.release(&[TAG], "")?.status, Some(0));
    Ok(())
}

#[test]
fn what_is_no_release_is_refused_before_anything_is_built() -> io::Result<()> {
    let repository = Repository::new()?;
    repository.git(&["tag", "v1.0.0"])?;
    let refused = |arguments: &[&str], why: &str| {
        let released = repository.release(arguments, "")?;
        assert_eq!(released.status, Some(2), "{arguments:?}: {}", released.told);
        assert!(released.told.contains(why), "{arguments:?}: {}", released.told);
        assert!(!released.log.contains("cargo"), "{}", released.log);
        assert_eq!(repository.tags()?, "v1.0.0\n");
        io::Result::Ok(())
    };
    refused(&[], "which version?")?;
    refused(&[TAG, TAG], "which version?")?;
    for no_version in ["", "1.4.2", "v1", "--force", "v1.4.2; true", "v1.4.2\nv1.4.3"] {
        refused(&[no_version], "is no version")?;
    }
    refused(&["v1.0.0"], "the tag v1.0.0 is there already")?;
    fs::write(repository.path("deploy/new.env"), "")?;
    refused(&[TAG], "there are changes that are in no commit")?;
    fs::remove_file(repository.path("deploy/new.env"))?;
    repository.edit("deploy/site.toml", |text| format!("{text}\n"))?;
    refused(&[TAG], "there are changes that are in no commit")
}
