//! Histories one after the other, until one fails.

use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    sync::{
        Once,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use crate::{Case, Effort, minimise, plan};

/// Operations of a history: enough for a dozen epochs, and a short way to the failure.
pub(crate) const LENGTH: u64 = 400;
/// Time between two lines of progress.
const PROGRESS: Duration = Duration::from_secs(30);

/// Why a history failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The operation after which it did.
    pub number: usize,
    /// What was wrong.
    pub message: String,
}

impl Failure {
    /// Whether both are the same law's or the same difference: messages begin with its name.
    pub fn is_like(&self, other: &Self) -> bool {
        let name = |failure: &Self| {
            let line = failure.message.lines().next().unwrap_or_default();
            line.split(':').next().unwrap_or_default().to_owned()
        };
        name(self) == name(other)
    }
}

/// Runs histories and shortens the first that fails. `run` counts the operations that it has
/// begun, and panics where something is wrong; `command` is what repeats a history.
///
/// # Panics
/// When a history fails, with its seed, its shortest form and how to repeat it.
pub fn hunt(effort: Effort, command: &str, run: impl Fn(&Case, &AtomicUsize)) {
    let (mut done, mut seed) = (0, effort.seed);
    let mut spoken = Instant::now();
    while done < effort.operations {
        let length = LENGTH.min(effort.operations - done);
        let length = usize::try_from(length).expect("a short history");
        let case = plan(seed, length);
        if let Some(failure) = attempt(&case, &run) {
            eprintln!("seed {seed} fails; looking for the shortest history that does");
            let (short, last) = silently(|| minimise(case, &failure, |case| attempt(case, &run)));
            let words = Effort::words(seed, length);
            panic!(
                "{}\n\nafter operation {} of seed {seed}; this repeats it:\n    {words} {command}\n\
                 The shortest history that fails so; kept in tests/fuzz_cases it becomes a \
                 test:\n{}\n{}",
                failure.message,
                failure.number,
                short.to_json(),
                last.message,
            );
        }
        done += u64::try_from(length).expect("64 bits");
        seed += 1;
        if spoken.elapsed() >= PROGRESS {
            eprintln!("{done} of {} operations, seed {seed}", effort.operations);
            spoken = Instant::now();
        }
    }
}

/// Runs every kept case of `folder`.
///
/// # Panics
/// When one fails or cannot be read, or there is none.
pub fn replay(folder: &std::path::Path, run: impl Fn(&Case, &AtomicUsize)) {
    let files = std::fs::read_dir(folder).expect("the folder of kept cases");
    let mut count = 0;
    for file in files {
        let path = file.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        let case =
            Case::from_json(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if let Some(failure) = attempt(&case, &run) {
            panic!("{}: operation {}: {}", path.display(), failure.number, failure.message);
        }
        count += 1;
    }
    assert!(count > 0, "no case is kept in {}", folder.display());
}

thread_local! {
    static IS_SILENT: Cell<bool> = const { Cell::new(false) };
}

/// Does `work` without a word about its panics, of which there are hundreds.
fn silently<T>(work: impl FnOnce() -> T) -> T {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let speak = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !IS_SILENT.get() {
                speak(panic);
            }
        }));
    });
    IS_SILENT.set(true);
    let made = work();
    IS_SILENT.set(false);
    made
}

fn attempt(case: &Case, run: &impl Fn(&Case, &AtomicUsize)) -> Option<Failure> {
    let begun = AtomicUsize::new(0);
    let made = panic::catch_unwind(AssertUnwindSafe(|| run(case, &begun)));
    let payload = made.err()?;
    let text = payload.downcast_ref::<String>().cloned();
    let text = text.or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    let number = begun.load(Ordering::Relaxed).saturating_sub(1);
    Some(Failure { number, message: text.unwrap_or_else(|| "a panic without words".into()) })
}
