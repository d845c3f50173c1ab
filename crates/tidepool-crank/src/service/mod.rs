//! Running as a service: settings, the loop, what others see of it.

pub mod alarm;
pub mod command;
pub mod config;
pub mod http;
pub mod json_log;
pub mod keypair;
pub mod metrics;
pub mod run;
pub mod show;
