//! What others see of the bot.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::{Duration, Instant},
};

use tidepool_client::error::Error;
use tidepool_crank::{
    Tick,
    service::{
        alarm::{Alarm, Bell, alarms},
        config::{Manner, Place, Settings},
        http, metrics,
    },
    turn::report::{PoolReport, Report, Reporter},
};

const POOR: u64 = 50;

fn well() -> Report {
    Report {
        pool: Some(PoolReport { epoch: 7, ..PoolReport::default() }),
        read_at: Some(Instant::now()),
        balance: POOR,
        ..Report::default()
    }
}

#[test]
fn a_bot_is_well_only_with_a_fresh_look_a_timely_update_and_a_key_that_can_pay() {
    let illness = |report: &Report| metrics::illness(report, POOR, Instant::now());
    assert_eq!(illness(&well()), None);
    assert!(illness(&Report::default()).is_some());
    assert!(illness(&Report { balance: POOR - 1, ..well() }).is_some());
    let late = PoolReport { is_late: true, ..PoolReport::default() };
    assert!(illness(&Report { pool: Some(late), ..well() }).is_some());
    let later = Instant::now() + Duration::from_secs(181);
    assert!(metrics::illness(&well(), POOR, later).is_some());
}

#[test]
fn metrics_have_a_help_a_type_and_a_value_each() {
    let mut report = well();
    report.errors.insert("expired", 3);
    let text = metrics::render(&report, Instant::now());
    assert!(text.contains("\ntidepool_crank_epoch 7\n"), "{text}");
    assert!(text.contains("\ntidepool_crank_errors_total{kind=\"expired\"} 3\n"), "{text}");
    let count = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(count("# HELP "), count("# TYPE "));
    assert_eq!(count("tidepool_crank_"), count("# HELP "));
}

#[test]
fn each_trouble_has_its_alarm() {
    let of = |report: &Report, tick: &Tick| alarms(report, tick, POOR);
    let done = Tick::Done(tidepool_crank::Wait::Again);
    assert_eq!(of(&well(), &done), []);
    assert_eq!(of(&well(), &Tick::Poor), [Alarm::Poor]);
    assert_eq!(of(&well(), &Tick::Stuck), [Alarm::Stuck]);
    // A balance that could not be read is not a poor key's.
    assert_eq!(of(&Report::default(), &Tick::Blind(Error::Expired)), [Alarm::Blind]);
    let late = PoolReport { is_late: true, ..PoolReport::default() };
    assert_eq!(of(&Report { pool: Some(late), ..well() }, &done), [Alarm::Late]);
}

fn get(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    let request = format!("GET {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("a request");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

#[test]
fn a_bot_that_has_read_nothing_is_not_healthy() {
    let here = "127.0.0.1:0".parse().expect("an address");
    let bound = http::serve(here, Arc::new(Reporter::default()), POOR).expect("a server");
    assert!(get(bound, "/healthz").starts_with("HTTP/1.1 503"));
    assert!(get(bound, "/metrics").contains("tidepool_crank_balance_lamports 0"));
    assert!(get(bound, "/secrets").starts_with("HTTP/1.1 404"));
}

/// A webhook that answers each post with the next of these statuses.
fn webhook(statuses: Vec<&'static str>) -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
    let (heard, bodies) = mpsc::channel();
    thread::spawn(move || {
        for status in statuses {
            let (mut stream, _) = listener.accept().expect("a connection");
            let mut bytes = [0; 4_096];
            let mut text = String::new();
            while !text.contains("\r\n\r\n{") || !text.ends_with('}') {
                let length = stream.read(&mut bytes).expect("a request");
                text.push_str(&String::from_utf8_lossy(&bytes[..length]));
            }
            heard.send(text).expect("a listener");
            let answer =
                format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).expect("an answer");
        }
    });
    (url, bodies)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn an_alarm_rings_once_in_an_interval_and_again_where_nobody_heard_it() {
    let (url, bodies) = webhook(vec!["500 No", "200 OK", "200 OK"]);
    let mut bell = Bell::new(url, Duration::from_secs(600)).expect("a bell");
    bell.ring("the pool", &[Alarm::Late], &well()).await;
    bell.ring("the pool", &[Alarm::Late], &well()).await;
    bell.ring("the pool", &[Alarm::Late], &well()).await;
    bell.ring("the pool", &[Alarm::Poor], &well()).await;
    let wait = Duration::from_secs(10);
    let rung: Vec<String> = (0..3).map(|_| bodies.recv_timeout(wait).expect("an alarm")).collect();
    assert!(rung[0].contains("\"alarm\":\"late\"") && rung[1].contains("\"alarm\":\"late\""));
    assert!(rung[2].contains("\"alarm\":\"poor_key\"") && rung[2].contains("\"epoch\":7"));
}

static FILES: Mutex<u32> = Mutex::new(0);

fn file(text: &str) -> std::path::PathBuf {
    let mut files = FILES.lock().expect("a number");
    *files += 1;
    let name = format!("tidepool-crank-{}-{files}.toml", std::process::id());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, text).expect("a file");
    path
}

#[test]
fn flags_go_before_the_file_and_the_file_before_defaults() {
    let pool = tidepool_client::tidepool::ID.to_string();
    let text = format!(
        "pool = \"{pool}\"\nrpc = [\"http://a\"]\nkeypair = \"k\"\npercentile = 7\ninterval = 9"
    );
    let place = Place { config: Some(file(&text)), ..Place::default() };
    let settings = Settings { place, manner: Manner { percentile: Some(8), ..Manner::default() } };
    let config = settings.with_file().expect("a file").resolve().expect("settings");
    assert_eq!(config.policy.percentile, 8);
    assert_eq!(config.interval, Duration::from_secs(9));
    assert_eq!(config.policy.most_steps, 56);
}

#[test]
fn lookup_tables_are_those_of_the_flags_or_else_of_the_file() {
    let (ours, theirs) = (tidepool_client::tidepool::ID, solana_pubkey::Pubkey::new_unique());
    let text = format!(
        "pool = \"{ours}\"\nrpc = [\"http://a\"]\nkeypair = \"k\"\nlookup-table = [\"{theirs}\"]"
    );
    let of = |lookup_table: Vec<String>| {
        let place = Place { config: Some(file(&text)), ..Place::default() };
        let settings = Settings { place, manner: Manner { lookup_table, ..Manner::default() } };
        settings.with_file().expect("a file").resolve().map(|config| config.lookup_tables)
    };
    assert_eq!(of(vec![]).expect("settings"), [theirs]);
    assert_eq!(of(vec![ours.to_string()]).expect("settings"), [ours]);
    assert!(of(vec!["no address".to_owned()]).is_err());
}

#[test]
fn a_setting_that_there_is_none_of_is_refused() {
    let settings = |text| Settings {
        place: Place { config: Some(file(text)), ..Place::default() },
        manner: Manner::default(),
    };
    assert!(settings("pol = \"x\"").with_file().is_err());
    assert!(settings("percentile = 7").with_file().expect("a file").resolve().is_err());
}
