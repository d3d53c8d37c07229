//! Texts that stand where a secret should.

/// What is a placeholder wherever it stands, however it is written.
const PARTS: &[&str] = &[
    "changeme",
    "changethis",
    "changeit",
    "replaceme",
    "replacethis",
    "placeholder",
    "supersecret",
    "secret",
    "password",
    "passwd",
    "passw0rd",
    "p@ssw0rd",
    "example",
    "default",
    "insecure",
    "sample",
    "letmein",
    "qwerty",
    "1234567890",
    "123456",
    "abcdef",
];

/// What is one where there are no other words: a random text has such a word now and then.
const WORDS: &[&str] = &[
    "test",
    "testing",
    "todo",
    "fixme",
    "tbd",
    "demo",
    "dummy",
    "dev",
    "development",
    "change",
    "replace",
    "insert",
    "put",
    "please",
    "me",
    "this",
    "your",
    "my",
    "the",
    "here",
    "key",
    "api",
    "token",
    "pass",
    "none",
    "null",
    "empty",
    "foo",
    "bar",
    "admin",
    "administrator",
    "root",
    "postgres",
    "mysql",
    "guest",
    "user",
    "sa",
];

/// Marks the bytes of a text that are placeholders, without regard to case.
pub(super) fn covered(text: &[u8]) -> Vec<bool> {
    let mut covered = vec![false; text.len()];
    for part in PARTS.iter().map(|part| part.as_bytes()) {
        for (at, window) in text.windows(part.len()).enumerate() {
            if window.eq_ignore_ascii_case(part) {
                covered[at..at + part.len()].fill(true);
            }
        }
    }
    let mut words = Vec::new();
    let mut start = 0;
    for word in text.split(|byte| !byte.is_ascii_alphabetic()) {
        words.push(start..start + word.len());
        start += word.len() + 1;
    }
    let is_placeholder = |word: &std::ops::Range<usize>| {
        let letters = &text[word.clone()];
        covered[word.clone()].iter().all(|covered| *covered)
            || WORDS.iter().any(|one| one.as_bytes().eq_ignore_ascii_case(letters))
            || is_crossed_out(letters)
    };
    if words.iter().all(is_placeholder) {
        words.into_iter().for_each(|word| covered[word].fill(true));
    }
    covered
}

/// `xxx`, and longer.
fn is_crossed_out(word: &[u8]) -> bool {
    word.len() >= 3 && word.iter().all(|byte| byte.eq_ignore_ascii_case(&b'x'))
}
