//! Checks on texts and bytes: how many bytes, more than blanks, a pattern.

use std::collections::BTreeMap;

use settings::{Checked, Code, Loader, Problem, Root, SecretBox, SecretString, Settings};

use crate::support::{clean, codes, loaded, only, refused, toml, variables};

#[derive(Debug, Settings)]
#[settings(prefix = "SHOP")]
struct Texts {
    #[settings(bytes(min = 2, max = 4))]
    short: Option<String>,
    #[settings(encoding = "hex", bytes(min = 2))]
    key: Option<SecretBox<[u8]>>,
    #[settings(not_blank)]
    name: Option<String>,
    #[settings(not_blank)]
    token: Option<SecretString>,
    #[settings(pattern = "[a-z]+|[0-9]{2}")]
    slug: Option<String>,
    #[settings(pattern = "(?i)key-[a-f]+")]
    secret: Option<SecretString>,
    #[settings(default, each(pattern = "[a-z]+", bytes(max = 3)))]
    tags: BTreeMap<String, String>,
}

#[track_caller]
fn good(texts: &[&str]) {
    texts.iter().for_each(|text| drop(loaded(toml::<Texts>(text))));
}

#[track_caller]
fn complains(text: &str, message: &str) {
    let problem = only(toml::<Texts>(text));
    assert_eq!((problem.code(), problem.message()), (Code::CheckFailed, message), "{text}");
}

#[test]
fn bytes_are_those_of_utf_8() {
    good(&["short = 'ab'", "short = 'öö'", "short = '€a'", "short = '🦀'", "key = 'abcd'"]);
    complains("short = 'ööö'", "must be between 2 and 4 bytes long, found `ööö`");
    complains("short = 'a'", "must be between 2 and 4 bytes long, found `a`");
    complains("short = ''", "must be between 2 and 4 bytes long, found ``");
    complains("key = 'ab'", "must be at least 2 bytes long");
}

#[test]
fn blank_is_all_white_space_of_unicode() {
    good(&["name = ' a '", "name = '\u{200B}'", "name = '.'", "token = ' x'"]);
    for blank in ["", " ", "\\t", "\\n", "\\u00a0", "\\u2003 \\u3000"] {
        let problem = only(toml::<Texts>(&format!("name = \"{blank}\"")));
        assert!(problem.message().starts_with("must be more than white space, found `"), "{problem}");
    }
    complains("token = '  '", "must be more than white space");
}

#[test]
fn a_pattern_is_of_the_whole_text() {
    good(&["slug = 'a'", "slug = 'shop'", "slug = '42'", "secret = 'KEY-ab'"]);
    let message = |text: &str| format!("must be a text that matches `[a-z]+|[0-9]{{2}}`, found `{text}`");
    // Each side of the bar is anchored, and the end is the end: no line break stands behind it.
    for bad in ["", "A", "shop1", "1shop", "123", "4", " shop", "a b"] {
        complains(&format!("slug = '{bad}'"), &message(bad));
    }
    complains("slug = \"shop\\n\"", &message("shop\\n"));
    complains("secret = 'CANARY'", "must be a text that matches `(?i)key-[a-f]+`");
    let error = refused(toml::<Texts>("tags = { a = 'x', b = 'X', c = 'long' }"));
    assert_eq!(codes(error.problems()), [(Code::CheckFailed, "tags.b"), (Code::CheckFailed, "tags.c")]);
    assert!(
        only(toml::<Texts>("slug = '4'")).help().unwrap().ends_with("a text that matches `[a-z]+|[0-9]{2}`")
    );
}

/// What the compiler does not see in a text is found by the first load, whether there is a value or none.
#[test]
fn a_pattern_that_is_none_is_a_problem_of_the_declaration() {
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Open {
        #[settings(pattern = "[a-z")]
        slug: Option<String>,
    }
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Escaping {
        #[settings(pattern = "a)|(b")]
        slug: Option<String>,
    }
    #[derive(Debug, Settings)]
    struct Slug(#[settings(pattern = "*")] String);
    #[derive(Debug, Settings)]
    #[settings(prefix = "SHOP")]
    struct Within {
        #[settings(default)]
        slug: Vec<Slug>,
    }
    fn faults<T: Root>() {
        for loader in [Loader::<T>::new(), variables([("SHOP_SLUG", "a")])] {
            let problem: Problem = only(loader);
            assert_eq!((problem.code(), problem.key()), (Code::CheckFailed, Some("slug")));
            assert!(problem.message().starts_with("the pattern is no regular expression"), "{problem}");
            assert_eq!(problem.help(), Some("correct it in the declaration"));
            assert!(problem.origins().is_empty(), "{problem}");
        }
    }
    faults::<Open>();
    faults::<Escaping>();
    faults::<Within>();
    assert!(Checked::of(Open { slug: Some("a".to_owned()) }).is_err());
    clean(Loader::<Texts>::new());
}
