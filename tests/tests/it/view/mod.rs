//! Questions and their answers.

mod quotes;
mod refusals;
