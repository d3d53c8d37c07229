//! What the derive writes, kept as files to be read: `tests/golden/*.rs`, each a declaration and what becomes of it. A
//! test that finds a difference rewrites the file, and fails.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use syn::visit::Visit;
use syn::{Block, Expr, File, ImplItemFn, Item, Stmt};

/// What stands between the declaration and its expansion.
const MARK: &str = "// What becomes of it, as the test `golden` writes it.\n";

/// How many lines of `build` a field may take.
const LINES: usize = 3;

/// A golden file.
struct Golden {
    path: PathBuf,
    declaration: String,
    expansion: String,
}

impl Golden {
    #[expect(clippy::disallowed_methods, reason = "a golden file is what the test compares with")]
    fn read(path: PathBuf) -> Self {
        let text = std::fs::read_to_string(&path).expect("a golden file is a text");
        let (declaration, expansion) = text.split_once(MARK).unwrap_or((&text, ""));
        Self { path, declaration: declaration.trim_end().to_owned(), expansion: expansion.trim().to_owned() }
    }

    /// The declaration's idea of itself, without what `derive` takes away before the macro sees it.
    fn item(&self) -> Item {
        let mut file: File = syn::parse_str(&self.declaration).expect("the declaration is Rust");
        let mut item = file.items.pop().expect("a declaration");
        let attributes = match &mut item {
            Item::Struct(item) => &mut item.attrs,
            Item::Enum(item) => &mut item.attrs,
            _ => panic!("{}: neither struct nor enum", self.path.display()),
        };
        attributes.retain(|attribute| !attribute.path().is_ident("derive"));
        item
    }

    fn expanded(&self) -> File {
        let file = File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![self.item()] };
        let code = settings_expansions::expand(&prettyplease::unparse(&file)).expect("a declaration");
        syn::parse_str(&code).expect("the derive writes Rust")
    }
}

fn all() -> Vec<Golden> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let entries = std::fs::read_dir(folder).expect("the golden files");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect();
    paths.sort();
    assert!(paths.len() >= 5, "{paths:?}");
    paths.into_iter().map(Golden::read).collect()
}

#[test]
fn expansions_are_as_they_were() {
    let mut changed = Vec::new();
    for golden in all() {
        let expansion = prettyplease::unparse(&golden.expanded());
        if expansion.trim() != golden.expansion {
            let text = format!("{}\n\n{MARK}\n{}\n", golden.declaration, expansion.trim());
            // In one step: the other tests are reading.
            let beside = golden.path.with_extension("new");
            std::fs::write(&beside, text).expect("the golden file is written");
            std::fs::rename(&beside, &golden.path).expect("the golden file is put in its place");
            changed.push(golden.path.display().to_string());
        }
    }
    assert!(changed.is_empty(), "rewritten, read what changed: {}", changed.join(", "));
}

#[test]
fn build_takes_few_lines_a_field() {
    for golden in all() {
        for (fields, lines) in builds(&golden.expanded()) {
            assert!(lines <= LINES * fields, "{}: {lines} lines for {fields} fields", golden.path.display());
        }
    }
}

/// The fields of each `build` in the code, and the lines that it takes for them.
fn builds(file: &File) -> Vec<(usize, usize)> {
    struct Builds(Vec<(usize, usize)>);

    impl<'ast> Visit<'ast> for Builds {
        fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
            if function.sig.ident == "build" && !is_stub(&function.block) {
                self.0.push(measured(&function.block));
            }
        }
    }

    let mut builds = Builds(Vec::new());
    builds.visit_file(file);
    builds.0
}

/// A stub builds nothing.
fn is_stub(block: &Block) -> bool {
    block.stmts.len() == 1
}

fn measured(block: &Block) -> (usize, usize) {
    let mut lines = 0;
    let mut fields = 0;
    for stmt in &block.stmts {
        let printed = printed(stmt);
        match stmt {
            Stmt::Local(_) => (fields, lines) = (fields + 1, lines + printed),
            // `Some(Self {` and `})` are not a field's.
            Stmt::Expr(Expr::Call(_), None) => lines += printed.saturating_sub(2),
            // A rule.
            _ => {}
        }
    }
    (fields, lines)
}

/// How many lines a statement takes by itself.
fn printed(stmt: &Stmt) -> usize {
    let mut function: syn::ItemFn = syn::parse_quote!(
        fn alone() {}
    );
    function.block.stmts.push(stmt.clone());
    let file = File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![Item::Fn(function)] };
    prettyplease::unparse(&file).lines().count() - 2
}

#[test]
fn no_path_is_relative() {
    for golden in all() {
        let own = words(&golden.declaration);
        let relative = relative(&golden.expanded(), &own);
        assert!(relative.is_empty(), "{}: {relative:?}", golden.path.display());
    }
}

/// The words of a declaration: a path that begins with one is its author's.
fn words(declaration: &str) -> BTreeSet<String> {
    let words = declaration.lines().filter(|line| !line.trim().starts_with("//"));
    words.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_')).map(str::to_owned).collect()
}

/// The paths that begin neither at a crate, nor at `Self`, a local name or a word of the author.
fn relative(file: &File, own: &BTreeSet<String>) -> Vec<String> {
    struct Paths<'a> {
        own: &'a BTreeSet<String>,
        relative: Vec<String>,
    }

    impl<'ast> Visit<'ast> for Paths<'_> {
        // An attribute of the language is no path that somebody could shadow.
        fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

        fn visit_path(&mut self, path: &'ast syn::Path) {
            let first = path.segments.first().map(|segment| segment.ident.to_string()).unwrap_or_default();
            let local = path.segments.len() == 1 && is_local(&first);
            if path.leading_colon.is_none() && first != "Self" && !local && !self.own.contains(&first) {
                self.relative.push(first);
            }
            syn::visit::visit_path(self, path);
        }
    }

    let mut paths = Paths { own, relative: Vec::new() };
    paths.visit_file(file);
    paths.relative
}

/// The names that the derive gives: hygiene keeps them from the author's variables, and their underscores from the rest.
fn is_local(name: &str) -> bool {
    name == "self" || name.starts_with("__")
}

#[test]
fn what_is_wordy_or_relative_is_told() {
    let code = "impl ::settings::Settings for Shop {
        fn build(assembly: &mut ::settings::private::Assembly<'_>) -> ::core::option::Option<Self> {
            let __field_0 = { let a = 1; let b = 2; let c = Option::Some(a + b); c };
            ::core::option::Option::Some(Self { a: __field_0? })
        }
    }";
    let file: File = syn::parse_str(code).expect("Rust");
    let builds = builds(&file);
    assert!(matches!(builds[..], [(1, lines)] if lines > LINES), "{builds:?}");
    assert_eq!(relative(&file, &words("struct Shop { a: u8, b: u8, c: u8 }")), ["Option"]);
    assert_eq!(relative(&file, &words("struct Shop { a: u8, b: Option<u8>, c: u8 }")), [""; 0]);
}
