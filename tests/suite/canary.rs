//! A secret never leaves by a side door: canaries are planted in every source and every fault, and no part of one may
//! come out of anything that the library says.

mod cases;
mod json;
mod kept;
mod mutations;
mod outputs;
pub(crate) mod search;
mod subject;
mod types;
