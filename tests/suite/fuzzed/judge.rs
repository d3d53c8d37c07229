//! What must hold of every load: nothing panics, nothing of a secret is said, and the same is said each time.

use std::error::Error;

use settings::{Checked, Code, LoadError, Loader, Problem};

use super::subject::{Subject, is_public};

/// The secret. No character of it is there twice, so that a part of it is found by its first.
pub(super) const CANARY: &str = "qXvZjKwYgFbPmUhD7c2N9t4R";

/// So much of the secret is a leak.
const PART: usize = 8;

/// Where the secret stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Planted {
    /// Where no reader can take it for anything that is public: nothing of it may come out.
    Apart,
    /// In the midst of the input, which may make it the value of a public setting or, if the flag is set, a name.
    Amid { names_are_shown: bool },
}

/// True if a text has a part of the secret, in whichever case.
pub(super) fn leaks(text: &[u8]) -> bool {
    let canary = CANARY.as_bytes();
    text.windows(PART).any(|part| {
        let start = canary.iter().position(|byte| byte.eq_ignore_ascii_case(&part[0]));
        let of = start.and_then(|start| canary.get(start..start + PART));
        of.is_some_and(|of| of.eq_ignore_ascii_case(part))
    })
}

/// What a load says.
#[derive(Default, PartialEq)]
struct Said {
    texts: Vec<(&'static str, String)>,
    problems: Vec<Problem>,
    /// Settings that are shown, each as it is.
    explained: Vec<(String, String)>,
}

impl Said {
    fn error(&mut self, error: &LoadError) {
        self.texts.push(("Display", error.to_string()));
        self.texts.push(("Debug", format!("{error:?}")));
        self.texts.push(("JSON", error.to_json()));
        self.texts.extend(error.source().map(|source| ("source", format!("{source} {source:?}"))));
        self.problems.extend_from_slice(error.problems());
        self.problems.extend_from_slice(error.warnings());
        let rules = error.not_run().iter().map(|rule| ("not run", format!("{rule:?} {}", rule.rule())));
        self.texts.extend(rules);
    }

    fn checked(&mut self, checked: &Checked<Subject>) {
        let explanation = checked.explain();
        self.texts.push(("Debug of the settings", format!("{checked:?}")));
        self.texts.push(("explanation", explanation.to_string()));
        self.texts.push(("Debug of the explanation", format!("{explanation:?}")));
        self.texts.push(("explanation in JSON", explanation.to_json()));
        self.texts.push(("summary", checked.summary()));
        self.texts.push(("fingerprint", checked.fingerprint()));
        let shown = explanation.settings().iter().map(|one| (one.key().to_owned(), format!("{one:?}")));
        self.explained.extend(shown);
        self.problems.extend(checked.warnings());
    }

    fn has(&self, code: Code) -> bool {
        self.problems.iter().any(|problem| problem.code() == code)
    }
}

fn said(loader: Loader<Subject>) -> Said {
    let mut said = Said::default();
    said.texts.push(("Debug of the loader", format!("{loader:?}")));
    match loader.load() {
        Ok(checked) => said.checked(&checked),
        Err(error) => said.error(&error),
    }
    said
}

fn text_of(problem: &Problem) -> String {
    format!("{problem} {problem:?} {} {:?}", problem.to_json(), problem.suggestion())
}

/// True if what is said of a setting is said of a public one, or if its name is what the input has put the secret in.
fn is_excused(key: Option<&str>, names: &[&str], planted: Planted) -> bool {
    let Planted::Amid { names_are_shown } = planted else { return false };
    // A key that is too long to be shown is cut, but other texts may have all of it.
    let named = |name: &str| leaks(name.as_bytes()) || name.contains('…');
    let named = || key.into_iter().chain(names.iter().copied()).any(named);
    key.is_some_and(is_public) || (names_are_shown && named())
}

/// Looks through all that was said.
fn search(said: &Said, planted: Planted) {
    let mut excused = false;
    for problem in &said.problems {
        let text = text_of(problem);
        if leaks(text.as_bytes()) {
            let mut names: Vec<&str> = problem.origins().iter().filter_map(|origin| origin.name()).collect();
            // Of a variable in a file, the file is the origin, and the message alone has the name.
            let is_named = matches!(problem.code(), Code::UnknownVariable | Code::ServiceLinks);
            names.extend(Some(problem.message()).filter(|_| is_named));
            // A flag with a slip is told as it was given, and as it was meant, with what an entry of a map is called.
            let for_a_secret = || problem.help().is_some_and(|help| help.contains("probably meant for"));
            let is_meant =
                problem.code() == Code::UnknownFlag && (problem.suggestion().is_some() || for_a_secret());
            let is_excused = is_excused(problem.key(), &names, planted)
                || is_meant && matches!(planted, Planted::Amid { .. });
            assert!(is_excused, "a problem tells the secret:\n{text}");
            excused = true;
        }
    }
    for (key, text) in said.explained.iter().filter(|(_, text)| leaks(text.as_bytes())) {
        assert!(is_excused(Some(key), &[], planted), "`{key}` tells the secret:\n{text}");
        excused = true;
    }
    // Texts of the whole repeat what was excused.
    for (place, text) in said.texts.iter().filter(|_| !excused) {
        assert!(!leaks(text.as_bytes()), "the secret is in {place}:\n{text}");
    }
}

/// Loads twice, and looks at what is said.
pub(super) fn judge(planted: Planted, loader: impl Fn() -> Loader<Subject>) {
    let first = said(loader());
    search(&first, planted);
    let second = said(loader());
    assert!(first == second, "not the same twice:\n{:?}\n{:?}", first.texts, second.texts);
}

/// Looks at what becomes of a file that has one byte more than it may, and of one that has none too many.
pub(super) fn judge_limit(length: usize, loader: impl Fn() -> Loader<Subject>) {
    let load = |limit: usize| said(loader().max_file_size(settings::ByteSize::new(limit as u64)));
    if let Some(less) = length.checked_sub(1) {
        let said = load(less);
        assert!(said.has(Code::FileTooLarge), "{length} bytes are read, though {less} is the limit");
        search(&said, Planted::Apart);
    }
    assert!(!load(length).has(Code::FileTooLarge), "{length} bytes are refused, though they are the limit");
}
