//! What the derive says of the cases in `tests/ui`, heard without the compiler: in a second, where `ui` takes minutes. What
//! the compiler says of the code that the derive writes has a code behind `error`, and is left to `ui`.

use std::path::{Path, PathBuf};

use syn::visit::Visit;
use syn::{Attribute, DeriveInput, File, ItemEnum, ItemStruct, ItemUnion};

fn listed(folder: PathBuf) -> impl Iterator<Item = PathBuf> {
    std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path())
}

/// All cases, those that compile among them.
fn cases() -> Vec<PathBuf> {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    let files = listed(ui).filter(|path| path.is_dir()).flat_map(listed);
    let mut cases: Vec<_> = files.filter(|path| path.extension().is_some_and(|of| of == "rs")).collect();
    cases.sort();
    cases
}

#[expect(clippy::disallowed_methods, reason = "the texts are what is tested")]
fn text(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a text")
}

/// The declarations of a file, as the macro is given them: without what `derive` takes away.
struct Declarations(Vec<DeriveInput>);

impl Declarations {
    fn of(file: &File) -> Vec<DeriveInput> {
        let mut declarations = Self(Vec::new());
        declarations.visit_file(file);
        declarations.0
    }

    fn take(&mut self, mut declaration: DeriveInput) {
        let all = declaration.attrs.len();
        declaration.attrs.retain(|attribute| !derives_settings(attribute));
        if declaration.attrs.len() < all {
            self.0.push(declaration);
        }
    }
}

impl<'ast> Visit<'ast> for Declarations {
    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        self.take(item.clone().into());
    }

    fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
        self.take(item.clone().into());
    }

    fn visit_item_union(&mut self, item: &'ast ItemUnion) {
        self.take(item.clone().into());
    }
}

/// True of `#[derive(Settings)]`, however the macro is reached and whatever stands beside it.
fn derives_settings(attribute: &Attribute) -> bool {
    let mut found = false;
    if attribute.path().is_ident("derive") {
        let read = attribute.parse_nested_meta(|of| {
            found |= of.path.segments.last().is_some_and(|last| last.ident == "Settings");
            Ok(())
        });
        read.expect("a list of paths");
    }
    found
}

fn said_of(file: &File) -> Vec<String> {
    let mistakes = |declaration| settings_expansions::mistakes(declaration).expect("texts");
    Declarations::of(file).iter().flat_map(mistakes).collect()
}

/// The errors without a code in what the compiler says. None has a second line.
fn written(stderr: &str) -> Vec<&str> {
    stderr.lines().filter_map(|line| line.strip_prefix("error: ")).collect()
}

#[test]
fn the_derive_says_what_stands_beside_each_case() {
    let cases = cases();
    assert!(cases.len() > 500, "{}", cases.len());
    for case in cases {
        let file: File = syn::parse_str(&text(&case)).expect("a case is Rust");
        let stderr = case.with_extension("stderr");
        let stderr = if stderr.exists() { text(&stderr) } else { String::new() };
        assert_eq!(said_of(&file), written(&stderr), "{}", case.display());
    }
}

#[test]
fn the_cases_have_declarations_and_mistakes() {
    let files = cases().into_iter().map(|case| syn::parse_str(&text(&case)).expect("a case is Rust"));
    let (mut declarations, mut mistakes) = (0, 0);
    for file in files {
        declarations += Declarations::of(&file).len();
        mistakes += said_of(&file).len();
    }
    assert!(declarations > 500 && mistakes > 450, "{declarations} declarations, {mistakes} mistakes");
}
