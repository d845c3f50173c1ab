//! `/metrics` and `/healthz`.

use std::{net::SocketAddr, sync::Arc, thread, time::Instant};

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

use super::metrics;
use crate::turn::Reporter;

/// Serves the report until the process ends; returns the address, whose port is chosen by the
/// system where `address` has 0.
///
/// # Errors
/// An address that cannot be listened on.
pub fn serve(address: SocketAddr, reporter: Arc<Reporter>, poor: u64) -> Result<SocketAddr> {
    let server = Server::http(address).map_err(|error| anyhow!("{error}"));
    let server = server.with_context(|| format!("cannot listen on {address}"))?;
    let bound = server.server_addr().to_ip().context("no address of the internet's")?;
    thread::spawn(move || {
        for request in server.incoming_requests() {
            answer(request, &reporter, poor);
        }
    });
    Ok(bound)
}

fn answer(request: Request, reporter: &Reporter, poor: u64) {
    let path = request.url().split('?').next().unwrap_or_default();
    let (status, text) = match (request.method(), path) {
        (Method::Get | Method::Head, "/metrics") => {
            (200, metrics::render(&reporter.now(), Instant::now()))
        }
        (Method::Get | Method::Head, "/healthz") => {
            match metrics::illness(&reporter.now(), poor, Instant::now()) {
                None => (200, "ok\n".to_owned()),
                Some(illness) => (503, format!("{illness}\n")),
            }
        }
        (_, "/metrics" | "/healthz") => (405, "only GET\n".to_owned()),
        _ => (404, "only /metrics and /healthz\n".to_owned()),
    };
    let mut response = Response::from_string(text).with_status_code(status);
    if let Ok(header) = Header::from_bytes("Content-Type", "text/plain; version=0.0.4") {
        response.add_header(header);
    }
    // Who asked has gone; the next one is answered all the same.
    let _ = request.respond(response);
}
