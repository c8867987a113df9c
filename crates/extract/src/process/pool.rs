//! The program's side: keeps readers, hands them files, replaces those that break off.

use super::{SECONDS, wire};
use crate::{Draft, File, Options, ReadError, Refusal, door, format};
use corridor_text::Source;
use std::{
    io::Read,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, ExitStatus, Stdio},
    sync::{
        Mutex,
        mpsc::{Receiver, RecvTimeoutError, channel},
    },
    thread,
    time::Duration,
};

/// Readers that wait for files; as many as there are threads that ask at once.
pub struct Readers {
    program: PathBuf,
    idle: Mutex<Vec<Reader>>,
}

impl Readers {
    /// Readers made by running `program reader`.
    pub fn new(program: PathBuf) -> Self {
        Self {
            program,
            idle: Mutex::default(),
        }
    }

    /// Reads the file at `path`.
    ///
    /// Plain text is decoded here, which takes no rights away from anyone; every other format is read in a
    /// process of its own.
    ///
    /// # Errors
    /// Says why the file cannot be read, and what to do.
    pub fn read(&self, path: &Path, options: &Options) -> Result<Source, ReadError> {
        let load = || {
            let file = door::load(path)?;
            let draft = match format::is_plain(&file.name, &file.bytes) {
                true => door::draft(crate::Format::Plain, &file.bytes, options),
                false => self.draft(&file, options),
            }?;
            Ok(draft.freeze(file.name, &file.bytes))
        };
        load().map_err(|refusal: Refusal| refusal.of(&path.display().to_string()))
    }

    fn draft(&self, file: &File, options: &Options) -> Result<Draft, Refusal> {
        let request = wire::Request {
            name: file.name.clone(),
            options: *options,
        };
        let mut reader = match self.idle.lock().ok().and_then(|mut idle| idle.pop()) {
            Some(reader) => reader,
            None => Reader::start(&self.program)?,
        };
        let answer = reader.ask(&request, &file.bytes)?;
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(reader);
        }
        answer
    }
}

/// One process and the thread that listens to it.
struct Reader {
    child: Child,
    requests: Option<ChildStdin>,
    answers: Receiver<wire::Answer>,
}

impl Reader {
    fn start(program: &Path) -> Result<Self, Refusal> {
        let failed = |what: &str| Refusal::Broke {
            how: format!("its reader does not start: {what}"),
        };
        let mut child = Command::new(program)
            .arg("reader")
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
    fn ask(&mut self, request: &wire::Request, bytes: &[u8]) -> Result<wire::Answer, Refusal> {
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
