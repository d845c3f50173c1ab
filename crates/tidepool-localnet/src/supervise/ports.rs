//! The ports of all that will be started, looked at before anything is: what finds its port in
//! use is started again for ever, and whoever asks there gets the answers of somebody else.

use std::{
    io::{Error, ErrorKind},
    net::{Ipv4Addr, TcpListener, UdpSocket},
};

use anyhow::{Result, ensure};

use super::Up;
use crate::chain::Chain;

/// The node takes about half as many UDP ports out of its range, wherever they are free.
const NODE_TAKES: usize = 32;

/// A TCP port that somebody will listen at.
struct Port {
    number: u16,
    flag: &'static str,
    at: Ipv4Addr,
}

/// Sees that everything that `up` starts can listen where it wants.
///
/// # Errors
/// When ports are in use or wanted twice; it names them all, with the flags that choose others.
pub fn check(up: &Up) -> Result<()> {
    let ports = tcp(up);
    let mut faults = vec![];
    for (index, port) in ports.iter().enumerate() {
        let twin = ports[..index].iter().find(|other| other.number == port.number);
        let fault = match (twin, TcpListener::bind((port.at, port.number))) {
            (Some(twin), _) => {
                format!("{} and {} both want port {}", twin.flag, port.flag, port.number)
            }
            (None, Err(error)) => refusal(&error, "port", port.number, port.flag),
            (None, Ok(_)) => continue,
        };
        faults.push(fault);
    }
    faults.extend(node_range(up.chain.node_ports));
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

fn tcp(up: &Up) -> Vec<Port> {
    let Chain { rpc_port, faucet_port, node_ports, .. } = up.chain;
    // The node's library listens for RPC at every address.
    let everywhere = Ipv4Addr::UNSPECIFIED;
    let here = Ipv4Addr::LOCALHOST;
    let mut ports = vec![
        Port { number: rpc_port, flag: "--rpc-port", at: everywhere },
        Port { number: rpc_port + 1, flag: "--rpc-port", at: everywhere },
        Port { number: faucet_port, flag: "--faucet-port", at: here },
        Port { number: node_ports, flag: "--node-ports", at: here },
        Port { number: up.crank_port, flag: "--crank-port", at: here },
    ];
    if up.page.is_some() {
        ports.push(Port { number: up.page_port, flag: "--page-port", at: here });
    }
    ports
}

/// What is wrong with the node's UDP ports. The first of the range is its gossip's, and must be
/// that one; the others it takes where they are free.
fn node_range(first: u16) -> Option<String> {
    const FLAG: &str = "--node-ports";
    let bind = |port| UdpSocket::bind((Ipv4Addr::LOCALHOST, port));
    if let Err(error) = bind(first) {
        return Some(refusal(&error, "UDP port", first, FLAG));
    }
    let range = first..first + Chain::NODE_PORTS;
    let free = range.clone().filter(|port| bind(*port).is_ok()).count();
    let last = range.end - 1;
    (free < NODE_TAKES).then(|| {
        format!(
            "only {free} of the UDP ports {first} to {last} are free, and the node wants \
             {NODE_TAKES}; {FLAG} chooses others"
        )
    })
}

fn refusal(error: &Error, kind: &str, number: u16, flag: &str) -> String {
    if error.kind() == ErrorKind::AddrInUse {
        return format!("{kind} {number} is in use; {flag} chooses another");
    }
    format!("{kind} {number}: {error}; {flag} chooses another")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Flags {
        #[command(flatten)]
        up: Up,
    }

    /// Everything in a range of its own, so that tests can run at the same time.
    fn up(first: u16, more: &[&str]) -> Up {
        let flags = [
            ("--rpc-port", first),
            ("--faucet-port", first + 2),
            ("--crank-port", first + 3),
            ("--page-port", first + 4),
            ("--node-ports", first + 10),
        ];
        let flags = flags.map(|(flag, port)| format!("{flag}={port}"));
        let all = ["localnet", "--tools=."].into_iter();
        let all = all.chain(flags.iter().map(String::as_str)).chain(more.iter().copied());
        Flags::parse_from(all).up
    }

    fn error(up: &Up) -> String {
        check(up).unwrap_err().to_string()
    }

    #[test]
    fn free_ports_are_free_when_asked_again() {
        let up = up(21_000, &["--page=."]);
        check(&up).unwrap();
        check(&up).unwrap();
    }

    #[test]
    fn a_port_in_use_is_named_with_its_flag() {
        let up = up(21_100, &["--page=."]);
        for (port, flag) in [
            (21_100, "--rpc-port"),
            (21_101, "--rpc-port"),
            (21_102, "--faucet-port"),
            (21_103, "--crank-port"),
            (21_104, "--page-port"),
            (21_110, "--node-ports"),
        ] {
            let _taken = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).unwrap();
            assert_eq!(error(&up), format!("port {port} is in use; {flag} chooses another"));
        }
    }

    #[test]
    fn all_that_is_in_use_is_told_at_once() {
        let _taken =
            [21_502, 21_503].map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).unwrap());
        let error = error(&up(21_500, &[]));
        assert!(error.contains("port 21502") && error.contains("\nport 21503"));
    }

    #[test]
    fn a_port_for_the_page_matters_only_with_a_page() {
        let _taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 21_204)).unwrap();
        check(&up(21_200, &[])).unwrap();
    }

    #[test]
    fn the_node_needs_its_first_udp_port_and_enough_of_the_others() {
        let up = up(21_300, &[]);
        let take = |port| UdpSocket::bind((Ipv4Addr::LOCALHOST, port)).unwrap();
        let gossip = take(21_310);
        assert_eq!(error(&up), "UDP port 21310 is in use; --node-ports chooses another");
        drop(gossip);
        let mut taken: Vec<UdpSocket> = (21_320..21_352).map(take).collect();
        check(&up).unwrap();
        taken.push(take(21_352));
        assert!(error(&up).starts_with("only 31 of the UDP ports 21310 to 21373 are free"));
    }

    #[test]
    fn two_flags_cannot_have_the_same_port() {
        let up = up(21_400, &["--page=."]);
        let up = Up { crank_port: up.chain.rpc_port + 1, ..up };
        assert_eq!(error(&up), "--rpc-port and --crank-port both want port 21401");
    }

    #[test]
    fn no_range_ends_beyond_the_last_port() {
        let parse = |flag: &str| Flags::try_parse_from(["localnet", "--tools=.", flag]).is_ok();
        assert!(parse("--rpc-port=65534") && parse("--node-ports=65472"));
        assert!(!parse("--rpc-port=65535") && !parse("--node-ports=65473"));
    }
}
