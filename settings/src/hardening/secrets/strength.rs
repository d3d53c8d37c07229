//! Secrets are long enough, and none is a placeholder.

use zeroize::Zeroizing;

use super::placeholder;
use crate::checklist::{Findings, Item, Profile, Seen};
use crate::hardening::url::Url;

/// What a generated secret has at least, in tenths of a bit (ASVS 11.5.1: 128 bits).
const ENOUGH: usize = 1280;
/// What random characters have at least of different ones: 32 random hex digits have fewer once in a million million times.
const DIFFERENT: usize = 6;
/// How far a text is looked at: what comes behind makes it no weaker, and no item takes long.
const LONGEST: usize = 512;

const EMPTY: &str = "is empty";
const PLACEHOLDER: &str = "is a placeholder, or has less than 128 bits beside one";
const WEAK: &str = "has less than 128 bits, by its length and its characters";
const REPEATS: &str = "repeats itself, so that it has less than 128 bits";
const IS_UUID: &str = "is a UUID, which has 122 random bits at most";

pub(super) fn item() -> Item {
    Item::on_all("secrets.strength", "no secret is a placeholder, or has less than 128 bits")
        .why("a short secret is found by trying, a placeholder by looking it up")
        .source("OWASP ASVS 5.0.0, 11.5.1 and 13.2.3")
        .mend("generate it: `openssl rand -hex 32`; what others chose, and cannot be longer, is waived by its key")
        .profiles(Profile::DEPLOYED)
        .covers_secrets()
        .minds_rehearsals()
        .judge(judge)
}

fn judge(seen: &Seen<'_>, found: &mut Findings<'_>) {
    let secrets = seen.secrets(found);
    if secrets.is_empty() {
        found.not_applicable("there is no secret");
    }
    for secret in secrets {
        found.read(secret.key());
        let mut message = None;
        secret.holds(|bytes| {
            message = weakness(bytes);
            message.is_none()
        });
        if let Some(message) = message {
            found.fail_key(secret.key(), message);
        }
    }
}

/// What is wrong with a secret.
///
/// Of a URL, and of a text such as `host=a password=b`, the password is judged, if there is one, and else nothing.
fn weakness(bytes: &[u8]) -> Option<&'static str> {
    let Ok(text) = std::str::from_utf8(bytes) else { return of_bytes(bytes) };
    let text = text.trim();
    if let Some(url) = Url::of(text) {
        return url.password().and_then(|password| of_text(&password));
    }
    match password_of_pairs(text) {
        Some(password) => of_text(password.as_bytes()),
        None => of_text(text.as_bytes()),
    }
}

/// The password of `host=a password=b` or `Host=a;Password=b`.
fn password_of_pairs(text: &str) -> Option<&str> {
    let pairs = text.split([';', ' ', '\n']).filter_map(|pair| pair.split_once('='));
    let mut named = pairs.filter(|(name, _)| {
        ["password", "pwd", "pass"].iter().any(|one| one.eq_ignore_ascii_case(name.trim()))
    });
    named.next().map(|(_, value)| value.trim_matches(['\'', '"', ' ']))
}

/// Bytes that are no text: each is taken for random.
fn of_bytes(bytes: &[u8]) -> Option<&'static str> {
    match () {
        () if bytes.len() < 16 => Some(WEAK),
        () if is_monotonous(&bytes[..bytes.len().min(LONGEST)], 80) => Some(REPEATS),
        () => None,
    }
}

fn of_text(text: &[u8]) -> Option<&'static str> {
    let text = &text[..text.len().min(LONGEST)];
    let Some(first) = text.first() else { return Some(EMPTY) };
    if is_uuid(text) {
        return Some(IS_UUID);
    }
    let covered = placeholder::covered(text);
    let left = text.iter().zip(&covered).filter(|(_, covered)| !**covered).map(|(byte, _)| *byte);
    let mut rest = Zeroizing::new(Vec::with_capacity(text.len()));
    rest.extend(left);
    let has_placeholder = rest.len() < text.len() || text.iter().all(|byte| byte == first);
    let Alphabet { tenths, length } = alphabet(&rest);
    match () {
        () if has_placeholder && (tenths * length < ENOUGH || is_monotonous(&rest, tenths)) => {
            Some(PLACEHOLDER)
        }
        () if tenths * length < ENOUGH => Some(WEAK),
        () if is_monotonous(&rest, tenths) => Some(REPEATS),
        () => None,
    }
}

/// How many tenths of a bit a character has at most, and how many characters count.
struct Alphabet {
    tenths: usize,
    length: usize,
}

/// The smallest alphabet that a text may have been drawn from: what each character has at most.
///
/// | a text of | bits | characters for 128 bits |
/// |---|---|---|
/// | digits | 3.3 | 39 |
/// | hex digits | 4 | 32 |
/// | letters of one case: words of a list | 2.5 | 52 |
/// | letters of one case and digits | 5 | 26 |
/// | letters and digits | 5.9 | 22 |
/// | anything else | 6 | 22 |
///
/// Marks between the characters of the first four count nothing.
fn alphabet(text: &[u8]) -> Alphabet {
    let text = text.trim_ascii();
    let padding = text.iter().rev().take_while(|byte| **byte == b'=').count();
    let text = &text[..text.len() - padding];
    let is_mark = |byte: &u8| b"-_.: \t\r\n".contains(byte);
    let all = |fits: fn(&u8) -> bool| text.iter().filter(|byte| !is_mark(byte)).all(fits);
    let plain = text.iter().filter(|byte| !is_mark(byte)).count();
    let is_lower = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_upper = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let of = |tenths, length| Alphabet { tenths, length };
    match () {
        () if all(u8::is_ascii_digit) => of(33, plain),
        () if all(u8::is_ascii_lowercase) || all(u8::is_ascii_uppercase) => of(25, plain),
        () if all(u8::is_ascii_hexdigit) && (all(is_lower) || all(is_upper)) => of(40, plain),
        () if all(is_lower) || all(is_upper) => of(50, plain),
        () if text.iter().all(u8::is_ascii_alphanumeric) => of(59, text.len()),
        () => of(60, text.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()),
    }
}

/// True if a text has few different bytes, or is one part over and over that is too short by itself.
fn is_monotonous(text: &[u8], tenths: usize) -> bool {
    let mut seen = [false; 256];
    text.iter().for_each(|byte| seen[usize::from(*byte)] = true);
    let different = seen.iter().filter(|one| **one).count();
    let period = (1..=text.len() / 2)
        .find(|period| text.iter().skip(*period).eq(text.iter().take(text.len() - period)));
    different < DIFFERENT || period.is_some_and(|period| period * tenths < ENOUGH)
}

/// True for `xxxxxxxx-xxxx-Vxxx-xxxx-xxxxxxxxxxxx` of hex digits (RFC 9562).
fn is_uuid(text: &[u8]) -> bool {
    let dashes = [8, 13, 18, 23];
    text.len() == 36
        && text.iter().enumerate().all(|(at, byte)| match dashes.contains(&at) {
            true => *byte == b'-',
            false => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_weak_is_told_from_what_is_not() {
        for (text, expected) in [
            ("", Some(EMPTY)),
            ("  ", Some(EMPTY)),
            ("changeme", Some(PLACEHOLDER)),
            ("ChangeMe123", Some(PLACEHOLDER)),
            ("CHANGE_ME_PLEASE", Some(PLACEHOLDER)),
            ("change this", Some(PLACEHOLDER)),
            ("replace me", Some(PLACEHOLDER)),
            ("<your-api-key-here>", Some(PLACEHOLDER)),
            ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", Some(PLACEHOLDER)),
            ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Some(PLACEHOLDER)),
            ("TODO", Some(PLACEHOLDER)),
            ("my-secret-password-for-test", Some(PLACEHOLDER)),
            ("secretsecretsecretsecretsecretsecretsecret", Some(PLACEHOLDER)),
            ("postgres", Some(PLACEHOLDER)),
            ("Tr0ub4dor&3", Some(WEAK)),
            ("f3a91c07be52d8640f", Some(WEAK)),
            ("correct-horse-battery-staple", Some(WEAK)),
            ("91827364554637281909827364", Some(WEAK)),
            ("d41d8cd98f00b204d41d8cd98f00b204", Some(REPEATS)),
            ("0101101001011010010110100101101001011010", Some(REPEATS)),
            ("6f1a2b3c-9d8e-4f70-8a6b-1c2d3e4f5a6b", Some(IS_UUID)),
            ("9f86d081884c7d659a2feaa0c55ad015", None),
            ("9f86d081 884c7d65 9a2feaa0 c55ad015", None),
            ("9F:86:D0:81:88:4C:7D:65:9A:2F:EA:A0:C5:5A:D0:15", None),
            ("vq2Jc0mXr8TzK4wLh6NbYA==", None),
            ("vq2Jc0mXr8TzK4wLh6NbYA", None),
            ("vq2Jc0mXr8TzK4wLh6NbY", Some(WEAK)),
            ("MFRGGZDFMZTWQ2LKNNWG23TPOB", None),
            ("secret_vq2Jc0mXr8TzK4wLh6NbYA", None),
            ("sk_test_vq2Jc0mXr8TzK4wLh6NbYA", None),
            ("postgres://shop:changeme@db/shop", Some(PLACEHOLDER)),
            ("postgres://shop:s%33cret1@db/shop", Some(WEAK)),
            ("postgres://shop:vq2Jc0mXr8TzK4wLh6NbYA@db/shop", None),
            ("postgres://shop@db/shop", None),
            ("redis://cache:6379/0", None),
            ("host=db user=shop password=hunter2", Some(WEAK)),
            ("Server=db;Pwd=changeme;", Some(PLACEHOLDER)),
            ("host=db password='vq2Jc0mXr8TzK4wLh6NbYA'", None),
        ] {
            assert_eq!(weakness(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn bytes_are_judged_by_their_number() {
        let random = [7, 200, 31, 255, 0, 90, 14, 163, 77, 8, 129, 240, 55, 61, 19, 250];
        assert_eq!(weakness(&random), None);
        assert_eq!(weakness(&random[..15]), Some(WEAK));
        assert_eq!(weakness(&[255; 64]), Some(REPEATS));
    }

    #[test]
    fn what_is_generated_is_never_weak() {
        // A simple generator of texts that have 128 bits: each passes, whatever comes out.
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        let mut next = |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 33) as usize % below
        };
        let hex: Vec<char> = "0123456789abcdef".chars().collect();
        let base64: Vec<char> =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".chars().collect();
        for _ in 0..20_000 {
            for (of, length) in [(&hex, 32), (&hex, 64), (&base64, 24), (&base64, 43)] {
                let text: String = (0..length).map(|_| of[next(of.len())]).collect();
                assert_eq!(weakness(text.as_bytes()), None, "{text}");
            }
        }
    }
}
