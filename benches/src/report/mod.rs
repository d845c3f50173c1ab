//! The figures as a table, as data, and as a judgement.

mod check;
mod figures;
mod files;
mod table;

pub use check::check;
pub use figures::Figures;
pub use files::write;
pub use table::table;
