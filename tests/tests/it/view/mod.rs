//! Questions and their answers.

mod quotes;
