//! The bot on chains that behave and on chains that do not.
//!
//! `made_up` plans without any chain; `epochs` follows the plans on the bank; `cluster` is a
//! chain in this process, `nodes` what its nodes make of it, `seeds` a thousand lives there.

mod amounts;
mod bank_node;
mod cluster;
mod epochs;
mod made_up;
mod nodes;
mod outside;
mod seeds;
mod stopping;
mod story;
mod table_making;
mod tables;
