//! Running as a service.
