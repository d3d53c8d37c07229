//! A declaration of 200 settings, for what a check of it costs.

use settings::Settings;

/// Twenty sections of ten settings.
#[derive(Debug, Settings)]
#[settings(prefix = "MANY", review(owner = "team-many"))]
pub(crate) struct Many {
    #[settings(nested)]
    part00: Part,
    #[settings(nested)]
    part01: Part,
    #[settings(nested)]
    part02: Part,
    #[settings(nested)]
    part03: Part,
    #[settings(nested)]
    part04: Part,
    #[settings(nested)]
    part05: Part,
    #[settings(nested)]
    part06: Part,
    #[settings(nested)]
    part07: Part,
    #[settings(nested)]
    part08: Part,
    #[settings(nested)]
    part09: Part,
    #[settings(nested)]
    part10: Part,
    #[settings(nested)]
    part11: Part,
    #[settings(nested)]
    part12: Part,
    #[settings(nested)]
    part13: Part,
    #[settings(nested)]
    part14: Part,
    #[settings(nested)]
    part15: Part,
    #[settings(nested)]
    part16: Part,
    #[settings(nested)]
    part17: Part,
    #[settings(nested)]
    part18: Part,
    #[settings(nested)]
    part19: Part,
}

#[derive(Debug, Settings)]
struct Part {
    #[settings(default = 8080)]
    port_a: u16,
    #[settings(default = 8080)]
    port_b: u16,
    #[settings(default = 3)]
    copies_a: u32,
    #[settings(default = 3)]
    copies_b: u32,
    #[settings(default = "a name")]
    name_a: String,
    #[settings(default = "a name")]
    name_b: String,
    #[settings(default = "a.example")]
    host_a: String,
    #[settings(default = "a.example")]
    host_b: String,
    #[settings(default = true)]
    on_a: bool,
    #[settings(default = true)]
    on_b: bool,
}
