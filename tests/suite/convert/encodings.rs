//! Bytes that are written as a text.

use settings::{Code, ExposeSecret, Loader, SecretBox, Settings};

use crate::support::{clean, codes, loaded, only, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "KEYS")]
struct Keys {
    #[settings(encoding = "base64", bytes(min = 4))]
    any: Option<SecretBox<[u8]>>,
    #[settings(encoding = "hex")]
    four: Option<SecretBox<[u8; 4]>>,
    #[settings(encoding = "base64")]
    vector: Option<SecretBox<Vec<u8>>>,
    #[settings(encoding = "hex", default = [0xAB, 0xCD])]
    public: [u8; 2],
    #[settings(encoding = "base64", default)]
    salt: Vec<u8>,
    #[settings(encoding = "hex")]
    boxed: Option<Box<[u8]>>,
    wrapped: Option<Key>,
}

#[derive(Debug, Settings)]
struct Key(#[settings(encoding = "base64", bytes(min = 2, max = 2))] SecretBox<[u8]>);

#[test]
fn every_usual_way_to_write_base64_is_read() {
    for text in ["+/+/+w==", "+/+/+w", "-_-_-w==", "-_-_-w"] {
        let keys = clean(variables::<Keys, 1>([("KEYS_ANY", text)]));
        assert_eq!(keys.any.as_ref().unwrap().expose_secret(), [0xFB, 0xFF, 0xBF, 0xFB], "{text}");
    }
    let keys = clean(toml::<Keys>("vector = 'AQID'\nsalt = ''\nwrapped = 'AQI='"));
    assert_eq!(keys.vector.as_ref().unwrap().expose_secret(), &[1, 2, 3]);
    assert_eq!(keys.wrapped.as_ref().unwrap().0.expose_secret(), [1, 2]);
}

#[test]
fn digits_are_read_in_either_case() {
    let keys = clean(toml::<Keys>("four = 'DEADbeef'\npublic = '00ff'\nboxed = 'Ff'"));
    assert_eq!(keys.boxed.as_deref(), Some(&[255][..]));
    assert_eq!(keys.four.as_ref().unwrap().expose_secret(), &[0xDE, 0xAD, 0xBE, 0xEF]);
    assert_eq!(keys.public, [0, 255]);
}

/// What is said of a text in the place of secret bytes: the message, and the help.
#[track_caller]
fn said(key: &str, text: &str) -> (String, String) {
    let problem = only(toml::<Keys>(&format!("{key} = \"{text}\"")));
    assert_eq!(problem.key(), Some(key), "{text}");
    (problem.message().to_owned(), problem.help().unwrap_or_default().to_owned())
}

#[test]
fn what_is_no_base64_is_refused_without_showing_a_secret() {
    let cut = "no base64 is so long: a part may be missing";
    let both = "write `+` and `/`, or `-` and `_`, but not of both";
    let other = "write letters, digits, `+` and `/`, as an encoder does: a part may be missing";
    let blank = "take the blanks and line breaks out of it";
    for (text, help) in [
        ("A", cut),
        ("AQIDB", cut),
        ("A===", cut),
        ("AQI==", cut),
        ("AQID=", cut),
        ("AQID====", cut),
        ("====", cut),
        ("+_+_+w", both),
        ("AQ=D", other),
        // The last digit has bits beyond the last byte: an encoder leaves them out.
        ("AQIDBB", other),
        ("AQI*", other),
        ("äöü", other),
        ("A Q I D", blank),
        ("AQID\\n", blank),
        ("AQ\\r\\nID", blank),
        ("\\u00a0AQID", blank),
    ] {
        let said = said("vector", text);
        assert_eq!(said, ("expected bytes in base64, found a string".to_owned(), help.to_owned()), "{text}");
    }
}

#[test]
fn what_is_no_digit_is_refused_without_showing_a_secret() {
    for (text, help) in [
        ("abc", "write two digits for each byte: one is missing"),
        ("zz", "write the digits `0` to `9` and `a` to `f` alone"),
        ("01:02:03", "write the digits `0` to `9` and `a` to `f` alone"),
        ("0x01020304", "take out the `0x`"),
        ("01 02", "take the blanks and line breaks out of it"),
    ] {
        let message = "expected 4 bytes in hexadecimal digits, found a string";
        assert_eq!(said("four", text), (message.to_owned(), help.to_owned()), "{text}");
    }
    assert_eq!(said("public", "xyzw").0, "expected 2 bytes in hexadecimal digits, found `xyzw`");
    // A number of a file is no text: `0102` is 102 there, or nothing at all.
    let problem = only(toml::<Keys>("four = 10203040"));
    assert_eq!(problem.help(), Some("write it in quotation marks"));
    assert!(!problem.to_string().contains("10203040"), "{problem}");
}

#[test]
fn another_number_of_bytes_is_told() {
    assert_eq!(said("four", "010203").0, "expected 4 bytes in hexadecimal digits, found 3 bytes");
    assert_eq!(said("four", "01").0, "expected 4 bytes in hexadecimal digits, found 1 byte");
    assert_eq!(said("public", "").0, "expected 2 bytes in hexadecimal digits, found 0 bytes");
    assert_eq!(said("any", "AQID").0, "must be at least 4 bytes long");
    assert_eq!(said("wrapped", "AQID").0, "must be 2 bytes long");
}

/// As with a number: blanks around a variable's value are no part of it, and no text of a file is touched.
#[test]
fn blanks_around_a_variable_are_cut_with_a_warning() {
    let keys = loaded(variables::<Keys, 1>([("KEYS_FOUR", "01020304\n")]));
    assert_eq!(keys.four.as_ref().unwrap().expose_secret(), &[1, 2, 3, 4]);
    assert_eq!(codes(&keys.warnings()), [(Code::BlanksTrimmed, "four")]);
}

#[test]
fn a_list_of_keys_is_a_list_of_a_type_with_an_encoding() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "KEYS")]
    struct Ring {
        keys: Vec<Key>,
    }
    let ring = clean(variables::<Ring, 1>([("KEYS_KEYS", "AQI=,AwQ")]));
    let keys: Vec<&[u8]> = ring.keys.iter().map(|key| key.0.expose_secret()).collect();
    assert_eq!(keys, [[1, 2], [3, 4]]);
    let error = refused(toml::<Ring>("keys = ['AQI=', 'AQ*=', 'AQID']"));
    assert_eq!(codes(error.problems()), [(Code::InvalidValue, "keys[1]")]);
    assert_eq!(only(toml::<Ring>("keys = ['AQI=', 'AQID']")).key(), Some("keys[1]"));
    assert!(!format!("{error}{ring:?}").contains("AQ"), "{error}");
}

#[test]
fn public_bytes_are_shown_encoded_and_secret_ones_not_at_all() {
    let keys = clean(toml::<Keys>("salt = 'AQID'\nany = 'AQIDBA=='\nwrapped = 'AQI='\nboxed = '0aff'"));
    assert_eq!(
        keys.explain().to_string(),
        "any = [REDACTED] (<toml>:2:7, over default)\nfour = none (default)\nvector = none (default)\n\
         public = abcd (default)\nsalt = AQID (<toml>:1:8, over default)\nboxed = 0aff (<toml>:4:9, over default)\n\
         wrapped = [REDACTED] (<toml>:3:11, over default)\n"
    );
    assert!(clean(Loader::<Keys>::new()).any.is_none());
}
