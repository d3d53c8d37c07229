//! Looks for what is left of a secret in a text: six characters of it, in any dress.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

/// How many characters of a secret are a leak.
const WINDOW: usize = 6;

/// Everything that betrays a secret, by its first characters.
pub(crate) struct Traces(HashMap<String, Vec<String>>);

impl Traces {
    /// What betrays any of these secrets.
    pub(crate) fn of<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Self {
        let mut traces = BTreeSet::new();
        for secret in secrets {
            let reversed: String = secret.chars().rev().collect();
            for text in [secret, &reversed, &secret.to_lowercase(), &secret.to_uppercase()] {
                windows(text, WINDOW, &mut traces);
                windows(&percent(text), WINDOW, &mut traces);
                windows(&text.escape_debug().to_string(), WINDOW, &mut traces);
                windows(&text.escape_default().to_string(), WINDOW, &mut traces);
                windows(&json(text), WINDOW, &mut traces);
            }
            for bytes in [secret.as_bytes(), reversed.as_bytes()] {
                windows(&hex(bytes), 2 * WINDOW, &mut traces);
                windows(&hex(bytes).to_uppercase(), 2 * WINDOW, &mut traces);
                windows(&hex(bytes).chars().rev().collect::<String>(), 2 * WINDOW, &mut traces);
                windows(&format!("{bytes:?}"), 4 * WINDOW, &mut traces);
                for start in 0..bytes.len().min(3) {
                    windows(&base64(&bytes[start..], b"+/"), 8, &mut traces);
                    windows(&base64(&bytes[start..], b"-_"), 8, &mut traces);
                }
            }
        }
        // What a report says of itself betrays nobody: dashes of an armour, dots, blanks.
        traces.retain(|trace| trace.chars().filter(|c| c.is_alphanumeric()).count() * 2 >= WINDOW);
        let mut by_start: HashMap<String, Vec<String>> = HashMap::new();
        for trace in traces {
            by_start.entry(trace.chars().take(WINDOW).collect()).or_default().push(trace);
        }
        Self(by_start)
    }

    /// The first trace that a text holds.
    pub(crate) fn find(&self, text: &str) -> Option<&str> {
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        starts.windows(WINDOW + 1).find_map(|window| {
            let traces = self.0.get(&text[window[0]..window[WINDOW]])?;
            traces.iter().map(String::as_str).find(|trace| text[window[0]..].starts_with(trace))
        })
    }
}

fn windows(text: &str, size: usize, into: &mut BTreeSet<String>) {
    let chars: Vec<char> = text.chars().collect();
    into.extend(chars.windows(size).map(|window| window.iter().collect::<String>()));
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(byte.into());
        } else {
            write!(out, "%{byte:02X}").unwrap();
        }
        out
    })
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap().trim_matches('"').to_owned()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        write!(out, "{byte:02x}").unwrap();
        out
    })
}

/// RFC 4648, without padding; `last` are the signs for 62 and 63.
fn base64(bytes: &[u8], last: &[u8; 2]) -> String {
    let sign = |six: u8| match six {
        0..=25 => char::from(b'A' + six),
        26..=51 => char::from(b'a' + six - 26),
        52..=61 => char::from(b'0' + six - 52),
        _ => char::from(last[usize::from(six - 62)]),
    };
    let groups = bytes.chunks_exact(3);
    groups
        .flat_map(|three| {
            let all = u32::from_be_bytes([0, three[0], three[1], three[2]]);
            [18, 12, 6, 0].map(|shift| sign((all >> shift & 63) as u8))
        })
        .collect()
}

#[test]
fn a_secret_is_known_in_every_dress() {
    let secret = "sEcReT/ß\n\"tAiL\"=42";
    let traces = Traces::of([secret]);
    for leak in [
        "found `sEcReT`",
        "lower secret/",
        "tail TeRcEs",
        "url %2F%C3%9F%0A%22tAiL",
        r#"debug "ß\n\"tAiL\"""#,
        r#"json {"found":"T/ß\n\"tA"}"#,
        "hex 73456352655",
        "hex 734563526554",
        "HEX 635265542FC3",
        "reversed 3d246c69417422",
        "bytes [115, 69, 99, 82, 101, 84, 47]",
        &format!("base64 {}", base64(&secret.as_bytes()[4..], b"+/")),
    ] {
        let bites = traces.find(leak).is_some();
        assert_eq!(bites, leak != "hex 73456352655" && leak != "reversed 3d246c69417422", "{leak}");
    }
    assert_eq!(base64(b"Man!?>", b"+/"), "TWFuIT8+");
    for fine in ["found a string", "sEcRe", "line 42", "[REDACTED]"] {
        assert_eq!(traces.find(fine), None);
    }
}
