//! The shapes that a declaration may have: sections on one level, tagged, in lists and maps, with defaults; settings
//! derived from others; values with checks of their own.

mod defaults;
mod derived;
mod flat;
mod lists;
mod maps;
mod names;
mod newtypes;
mod presence;
mod tagged;
