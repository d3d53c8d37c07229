//! Bytes that are written as a text.

use settings::{ExposeSecret, Loader, SecretBox, Settings};

use crate::support::{clean, only, toml, variables};

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
    let keys = clean(toml::<Keys>("four = 'DEADbeef'\npublic = '00ff'"));
    assert_eq!(keys.four.as_ref().unwrap().expose_secret(), &[0xDE, 0xAD, 0xBE, 0xEF]);
    assert_eq!(keys.public, [0, 255]);
}

#[test]
fn what_is_not_encoded_well_is_refused_without_showing_a_secret() {
    for text in ["A", "A===", "AQID=", "AQ=D", "A Q I D", "AQID\\n", "====", "AQIDBB", "+_+_+w"] {
        let problem =
            only(toml::<Keys>(&format!("vector = \"{text}\"\nany = 'AQIDBA=='")).value("four", "01020304"));
        assert_eq!(problem.key(), Some("vector"), "{text}");
        assert_eq!(problem.message(), "expected bytes in base64, found a string", "{text}");
    }
    for text in ["abc", "zz", "0x01020304"] {
        assert_eq!(
            only(toml::<Keys>(&format!("four = '{text}'"))).message(),
            "expected 4 bytes in hexadecimal digits, found a string"
        );
    }
    let problem = only(toml::<Keys>("public = 'xyzw'"));
    assert_eq!(problem.message(), "expected 2 bytes in hexadecimal digits, found `xyzw`");
}

#[test]
fn another_number_of_bytes_is_told() {
    let problem = only(toml::<Keys>("four = '010203'"));
    assert_eq!(problem.message(), "expected 4 bytes in hexadecimal digits, found another number of bytes");
    let problem = only(toml::<Keys>("any = 'AQID'"));
    assert_eq!(problem.message(), "must be at least 4 bytes long");
    assert_eq!(only(toml::<Keys>("wrapped = 'AQID'")).message(), "must be 2 bytes long");
}

#[test]
fn public_bytes_are_shown_encoded_and_secret_ones_not_at_all() {
    let keys = clean(toml::<Keys>("salt = 'AQID'\nany = 'AQIDBA=='\nwrapped = 'AQI='"));
    assert_eq!(
        keys.explain().to_string(),
        "any = [REDACTED] (<toml>:2:7, over default)\nfour = none (default)\nvector = none (default)\n\
         public = abcd (default)\nsalt = AQID (<toml>:1:8, over default)\n\
         wrapped = [REDACTED] (<toml>:3:11, over default)\n"
    );
    assert!(clean(Loader::<Keys>::new()).any.is_none());
}
