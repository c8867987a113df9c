//! How much memory a process and those that it starts take at most.

use std::{
    collections::HashMap,
    fs, io,
    process::{Child, ExitStatus},
    thread,
    time::Duration,
};

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(5);

/// Waits for a process; gives how it ended and the sum in mebibytes of what it and all that it started took
/// at most, each at its own time.
pub fn watch(child: &mut Child) -> io::Result<(ExitStatus, u64)> {
    let mut peaks = HashMap::new();
    loop {
        look(child.id(), &mut peaks);
        if let Some(status) = child.try_wait()? {
            return Ok((status, peaks.values().sum::<u64>() / 1024));
        }
        thread::sleep(PAUSE);
    }
}

/// Notes the peaks, in kibibytes, of a process and of those below it.
fn look(id: u32, peaks: &mut HashMap<u32, u64>) {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let peak: Option<u64> = peak.and_then(|p| p.trim().strip_suffix(" kB")?.parse().ok());
    let most = peaks.entry(id).or_default();
    *most = peak.unwrap_or_default().max(*most);
    for child in children(id) {
        look(child, peaks);
    }
}

/// The processes that the threads of a process started.
fn children(id: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{id}/task"))
        .into_iter()
        .flatten();
    let lists = threads.filter_map(|t| fs::read_to_string(t.ok()?.path().join("children")).ok());
    lists
        .flat_map(|list| {
            list.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter_map(|child| child.parse().ok())
        .collect()
}
