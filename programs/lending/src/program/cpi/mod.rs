//! Our calls into other programs, one function a verb.

pub mod system;
pub mod tidepool;
pub mod token;
