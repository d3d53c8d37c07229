//! Programs that load nothing, to be subtracted.

use super::{Subject, text};

/// A program that does nothing.
pub(super) static EMPTY: Subject = Subject {
    name: "empty",
    note: None,
    dependencies: "",
    loads: false,
    walks: false,
    main: |_| "fn main() {}\n".to_owned(),
    files: |_| Vec::new(),
    environment: |described| text::variables(described, "_"),
};

/// A program that has std walk the environment.
pub(super) static WALK: Subject = Subject {
    name: "walk",
    note: None,
    dependencies: "",
    loads: false,
    walks: true,
    main: |_| {
        "fn load() -> Result<usize, String> { Ok(std::env::vars_os().map(std::hint::black_box).count()) }\n\
         fn print(count: &usize) { println!(\"{count}\"); }\n"
            .to_owned()
            + text::MAIN
    },
    files: |_| Vec::new(),
    environment: |described| text::variables(described, "_"),
};
