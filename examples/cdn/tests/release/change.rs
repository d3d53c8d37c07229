//! A setting of the cache is changed, noted, and changed back by what the note says.

use std::fs;
use std::io;

use super::repository::Repository;

/// The fingerprint of staging as it stands.
fn fingerprint(repository: &Repository) -> io::Result<String> {
    let (status, told) = repository.config(&["check", "--verbose"])?;
    assert_eq!(status, Some(0), "{told}");
    let found = told.split("fingerprint ").nth(1).and_then(|rest| rest.split(';').next());
    Ok(found.unwrap_or_default().to_owned())
}

/// What stands between backticks in a line of a note.
fn codes(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
}

/// Does what a step of a note says: `put LINE back under TABLE in FILE:N`.
fn follow(repository: &Repository, step: &str) -> io::Result<()> {
    let codes = codes(step);
    let [line, table, place] = codes[..] else {
        return Err(io::Error::other(format!("nobody knows what to do: {step}")));
    };
    let (file, number) = place.rsplit_once(':').unwrap_or_default();
    let name = line.split(" = ").next().unwrap_or_default();
    repository.edit(file, |text| {
        let mut lines: Vec<&str> = text.lines().collect();
        let at = number.parse::<usize>().unwrap_or_default() - 1;
        assert!(lines[at].starts_with(&format!("{name} = ")), "{step}: {text}");
        let above = lines[..at].iter().rfind(|line| line.starts_with('['));
        assert_eq!(above, Some(&table), "{step}: {text}");
        lines[at] = line;
        lines.join("\n") + "\n"
    })
}

#[test]
fn a_change_of_the_cache_touches_no_other_section_and_is_rolled_back_by_its_note() -> io::Result<()> {
    let repository = Repository::new()?;
    let old = fingerprint(&repository)?;
    let before = repository.beside("before");
    let before = before.to_str().ok_or_else(|| io::Error::other("a folder without a name"))?;
    repository.git(&["worktree", "add", "--quiet", before])?;
    repository.edit("deploy/site.toml", |text| text.replace("max_age = \"5m\"", "max_age = \"1h\""))?;

    let (status, told) = repository.config(&["diff", before])?;
    assert_eq!(status, Some(1), "{told}");
    assert!(told.starts_with("1 setting changed, in 1 of "), "{told}");
    assert!(told.contains("cache\n  cache.max_age: 5m → 1h\n"), "{told}");
    assert!(!told.contains("from another place"), "{told}");
    let (_, untouched) = told.split_once("\nuntouched: ").unwrap_or_default();
    let untouched: Vec<_> =
        untouched.split("\n\n").next().unwrap_or_default().split(',').map(str::trim).collect();
    assert!(untouched.contains(&"security.headers.hsts") && !untouched.contains(&"cache"), "{untouched:?}");

    let note = ["note", before, "--reason", "pages are asked for again and again", "--to", "CHANGES.md"];
    let (status, told) = repository.config(&note)?;
    assert_eq!((status, &*told), (Some(0), ""));
    let new = fingerprint(&repository)?;
    assert_ne!(old, new);
    let note = fs::read_to_string(repository.path("CHANGES.md"))?;
    assert!(note.contains(&format!("fingerprint: `{old}` → `{new}`")), "{note}");

    let (_, rollback) = note.split_once("\n### Rollback\n").unwrap_or_default();
    let (steps, after) = rollback.split_once("\nThe fingerprint is then ").unwrap_or_default();
    assert!(after.starts_with(&format!("`{old}` again")), "{note}");
    let steps: Vec<_> =
        steps.lines().filter(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit())).collect();
    assert_eq!(steps.len(), 1, "{note}");
    steps.iter().try_for_each(|step| follow(&repository, step))?;
    assert_eq!(fingerprint(&repository)?, old);
    assert_eq!(repository.config(&["diff", before])?.0, Some(0));
    Ok(())
}
