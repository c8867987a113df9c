//! One reader: a process, what goes in, what comes out, and how it ended.

use super::{SECONDS, wire};
use crate::Refusal;
use std::{
    io::Read,
    path::Path,
    process::{Child, ChildStdin, Command, ExitStatus, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::Duration,
};

/// Asks the system's allocator of memory to keep what it was given back: readers take and give back much at a
/// time. Other systems than those with the GNU library do not look at it.
const ALLOCATOR: [(&str, &str); 1] = [(
    "GLIBC_TUNABLES",
    "glibc.malloc.trim_threshold=134217728:glibc.malloc.mmap_threshold=33554432:glibc.malloc.top_pad=4194304",
)];

/// One process and the thread that listens to it.
pub(super) struct Reader {
    child: Child,
    requests: Option<ChildStdin>,
    answers: Receiver<wire::Answer>,
}

impl Reader {
    /// Starts `program reader`, with the name of its job where it has a special one.
    pub fn start(program: &Path, job: Option<&str>) -> Result<Self, Refusal> {
        let failed = |what: &str| Refusal::Broke {
            how: format!("its reader does not start: {what}"),
        };
        let mut child = Command::new(program)
            .arg("reader")
            .args(job)
            .envs(ALLOCATOR)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| failed(&e.to_string()))?;
        let mut output = child.stdout.take().ok_or_else(|| failed("no output"))?;
        let (sender, answers) = channel();
        thread::spawn(move || {
            while let Ok(answer) = wire::receive(&mut output) {
                if sender.send(answer).is_err() {
                    break;
                }
            }
        });
        Ok(Self {
            requests: child.stdin.take(),
            child,
            answers,
        })
    }

    /// The answer to one request; an error when there will be no other from this process.
    pub fn ask(&mut self, request: &wire::Request, bytes: &[u8]) -> Result<wire::Answer, Refusal> {
        if let Some(input) = &mut self.requests {
            // A reader that is gone shows in the answer.
            let _ = wire::send(input, request).and_then(|()| wire::send_bytes(input, bytes));
        }
        match self.answers.recv_timeout(Duration::from_secs(SECONDS)) {
            Ok(answer) => Ok(answer),
            Err(RecvTimeoutError::Timeout) => Err(Refusal::TooSlow { seconds: SECONDS }),
            Err(RecvTimeoutError::Disconnected) => Err(self.epitaph()),
        }
    }

    /// How a process that broke off ended.
    fn epitaph(&mut self) -> Refusal {
        let status = self.child.wait();
        let mut said = String::new();
        if let Some(errors) = self.child.stderr.take() {
            let _ = errors.take(4096).read_to_string(&mut said);
        }
        let how = match status {
            _ if said.contains("memory allocation") => "out of memory".to_owned(),
            Ok(status) => ending(status),
            Err(error) => error.to_string(),
        };
        match how == TIME_UP {
            true => Refusal::TooSlow { seconds: SECONDS },
            false => Refusal::Broke { how },
        }
    }
}

const TIME_UP: &str = "time is up";

fn ending(status: ExitStatus) -> String {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        let xcpu = rustix::process::Signal::XCPU.as_raw();
        match status.signal() {
            Some(signal) if signal == xcpu => return TIME_UP.to_owned(),
            Some(signal) => return format!("signal {signal}"),
            None => {}
        }
    }
    status.to_string()
}

impl Drop for Reader {
    fn drop(&mut self) {
        // Without requests it ends by itself; one that hangs is killed.
        drop(self.requests.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
