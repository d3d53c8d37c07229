//! What settings cost: the same settings loaded by this library, by its peers, and by code written by hand.

pub mod described;
pub mod figures;
pub mod measure;
pub mod packages;
pub mod subjects;
pub mod tables;
