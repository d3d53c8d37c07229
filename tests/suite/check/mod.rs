//! Checks on one setting, rules across settings, and defaults that have to pass both.

mod conditions;
mod defaults;
mod order;
mod rules;
mod texts;
mod values;
