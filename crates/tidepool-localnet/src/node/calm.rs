//! The thread that orders transactions asks for new ones without a pause, and so takes a whole
//! core of a machine that may have two. It is told to wait behind whoever has something to do.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};

/// Its name, as far as the kernel keeps it.
const RESTLESS: &str = "solBnkTxSched";
/// Of 0 to 19: it still gets what nobody else wants.
const NICENESS: &str = "15";

/// Lowers the thread's priority.
///
/// # Errors
/// When there is no such thread, or no `renice`.
pub fn calm() -> Result<()> {
    let thread = thread(RESTLESS)?.context("the node has no such thread")?;
    let done = Command::new("renice").args(["-n", NICENESS, "-p", &thread]).output()?;
    ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr).trim());
    Ok(())
}

/// The number of this process's thread of that name.
fn thread(name: &str) -> Result<Option<String>> {
    for task in fs::read_dir(Path::new("/proc/self/task"))? {
        let task = task?;
        if fs::read_to_string(task.path().join("comm")).is_ok_and(|comm| comm.trim() == name) {
            return Ok(Some(task.file_name().to_string_lossy().into_owned()));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use std::{sync::Barrier, thread};

    #[test]
    fn a_thread_is_found_by_its_name() {
        let (begun, over) = (Barrier::new(2), Barrier::new(2));
        thread::scope(|scope| {
            let restless = thread::Builder::new().name("solRestless".to_owned());
            let wait = || {
                begun.wait();
                over.wait();
            };
            restless.spawn_scoped(scope, wait).unwrap();
            // A thread takes its name before anything else.
            begun.wait();
            assert!(super::thread("solRestless").unwrap().is_some());
            assert!(super::thread("solNobody").unwrap().is_none());
            over.wait();
        });
    }
}
