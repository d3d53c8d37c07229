//! A value that may stand in a document: one that the type takes, and no check refuses.

use crate::described::Described;
use crate::input::{Input, Raw, mask_user_info};
use crate::schema::Field;
use crate::spec::{LeafSpec, ShownDefault};

/// Texts of which most types, and many checks, take one.
const USUAL: [&str; 13] = [
    "1",
    "true",
    "1s",
    "1KiB",
    "example",
    "https://example.com/",
    "127.0.0.1",
    "127.0.0.1:8080",
    "10.0.0.0/8",
    "example.com",
    "someone@example.com",
    "/path/to/it",
    "example-of-a-long-text-without-blanks",
];

/// The default, or else a value that would do, as a variable has it. A secret has none: what stands in a document is known to
/// everybody, and somebody would take it.
pub(super) fn of(spec: &dyn LeafSpec, field: &Field, described: &Described) -> Option<String> {
    if field.is_secret() {
        return None;
    }
    let takes = |text: &String| spec.takes(Input::new(Raw::Text(text), true));
    let default = ShownDefault(spec).to_string();
    // What is masked is not the default any more, and a file has no word for an option that is empty.
    let is_shown = mask_user_info(&default) == default && !(spec.shape().optional && default == "none");
    if spec.has_default() && !field.is_map() && is_shown && takes(&default) {
        return Some(default);
    }
    // Any text would do for a text, and a number is not what is meant by one.
    let shape = spec.shape();
    let first = match (shape.words, shape.textual) {
        (true, _) => Some("example"),
        (false, true) => Some("/path/to/it"),
        (false, false) => None,
    };
    let all = first.map(str::to_owned).into_iter().chain(candidates(described));
    all.into_iter().find_map(|text| {
        let forms =
            if field.is_list() { vec![format!("[\"{text}\"]"), format!("[{text}]")] } else { vec![text] };
        forms.into_iter().find(takes)
    })
}

/// What the words of the type and the checks name, and what often does. All of them are tried: the words are no more than a
/// hint.
fn candidates(described: &Described) -> impl Iterator<Item = String> {
    let words: Vec<String> = std::iter::once(&described.expects).chain(&described.demands).cloned().collect();
    let named = words.iter().flat_map(|words| words.split('`').skip(1).step_by(2));
    let figures = words.iter().flat_map(|words| words.split([' ', ',', ';'])).filter(|word| {
        word.starts_with(|c: char| c.is_ascii_digit() || c == '-')
            && word.len() > usize::from(word.starts_with('-'))
    });
    let found: Vec<String> = named.chain(figures).chain(USUAL).map(str::to_owned).collect();
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::described::Fallback;
    use crate::review::Reviewed;

    fn tried(expects: &str, demand: &str) -> Vec<String> {
        let described = Described {
            key: String::new(),
            doc: String::new(),
            expects: expects.to_owned(),
            demands: vec![demand.to_owned()],
            default: Fallback::Required,
            secret: false,
            ways: Vec::new(),
            deprecation: None,
            review: Reviewed::default(),
        };
        candidates(&described).take_while(|text| text != "1").collect()
    }

    #[test]
    fn words_name_what_is_tried() {
        assert_eq!(tried("one of `a`, `b c`", "at least 1024, and -5"), ["a", "b c", "1024", "-5"]);
        assert_eq!(tried("text", "not - what"), Vec::<String>::new());
    }
}
