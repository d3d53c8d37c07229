//! The rules of the house (`DESIGN.md`, section 9) that can be read off its text. Each rule has a planted text beside
//! it on which it bites: a rule that cannot fail is none.

mod crates;
mod faults;
mod floors;
mod leftovers;
mod lengths;
mod manifest;
mod syntax;
mod tables;
mod text;
mod words;
