//! What is wanted, what is there, what lies between them; and the whole life on a bank.

mod desk;
mod diff;
mod diff_governance;
mod file;
mod library;
mod life;
mod made_up;
mod troubled;
