"""A site behind a delivery network. Its settings are declared in Rust, beside this folder."""
