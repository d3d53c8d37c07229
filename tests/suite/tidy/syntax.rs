//! Nothing that the promised compiler cannot read: no lint of a newer one tells of it. What it cannot build in another way,
//! the lint `incompatible_msrv` and a build with it tell.

use syn::visit::{self, Visit};
use syn::{Expr, ExprBinary, Signature};

use super::text::{File, rust};

/// The folders of what a service builds.
const BUILT: &[&str] = &["settings/src", "settings-derive/src"];

/// Chains of `let` in a condition, which came with Rust 1.88; each by the function that it is in.
#[derive(Default)]
struct Chains {
    function: String,
    found: Vec<String>,
}

impl<'ast> Visit<'ast> for Chains {
    fn visit_signature(&mut self, signature: &'ast Signature) {
        self.function = signature.ident.to_string();
        visit::visit_signature(self, signature);
    }

    fn visit_expr_binary(&mut self, expr: &'ast ExprBinary) {
        if [&expr.left, &expr.right].iter().any(|side| matches!(***side, Expr::Let(_))) {
            self.found.push(self.function.clone());
        }
        visit::visit_expr_binary(self, expr);
    }
}

fn chains(file: &File) -> Vec<String> {
    let parsed = syn::parse_file(&file.text).unwrap_or_else(|error| panic!("{}: {error}", file.path));
    let mut chains = Chains::default();
    chains.visit_file(&parsed);
    chains.found.iter().map(|name| format!("{}: a chain of `let` in `{name}`", file.path)).collect()
}

#[test]
fn the_library_is_written_for_the_promised_compiler() {
    let found: Vec<String> = rust(BUILT).iter().flat_map(chains).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_chain_is_told() {
    let text = "fn one(a: Option<u8>) {\n if let Some(_) = a && true {}\n if let Some(_) = a {}\n if true && false {}\n}
        fn two() {\n while true && (1 < 2) && let Some(_) = a && true {}\n}
        fn three() {\n match a { Some(b) if let Some(_) = a && b > 1 => {}, _ => {} }\n}";
    let told = ["one", "two", "three"].map(|name| format!("a.rs: a chain of `let` in `{name}`"));
    assert_eq!(chains(&File::new("a.rs", text)), told);
}
