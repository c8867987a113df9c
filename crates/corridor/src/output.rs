//! Where results go: standard output, or a file that appears whole or not at all.

use anyhow::{Context, Result, bail};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Prints a complaint on stderr.
pub fn complain(message: &str) {
    use anstyle::{AnsiColor, Style};
    let red = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
    // A closed stderr must not stop the work.
    let _ = writeln!(anstream::stderr(), "{red}corridor:{red:#} {message}");
}

/// A place to write to.
pub enum Sink {
    /// Standard output; colours are dropped unless it is a terminal.
    Standard(BufWriter<anstream::Stdout>),
    /// A device such as /dev/null, written to as it stands.
    Device(BufWriter<File>),
    /// A file under a passing name beside its final one.
    Passing {
        /// The open file.
        file: BufWriter<File>,
        /// Its passing name; removed unless [`Sink::finish`] is reached.
        passing: Passing,
        /// Its final name.
        path: PathBuf,
    },
}

/// A file that is removed when nobody claims it.
pub struct Passing(Option<PathBuf>);

impl Drop for Passing {
    fn drop(&mut self) {
        if let Some(path) = self.0.take() {
            let _ = fs::remove_file(path);
        }
    }
}

impl Sink {
    /// Opens `out`, or standard output when there is none.
    ///
    /// # Errors
    /// When `out` is one of the inputs or anything but a file or a device, or cannot be written.
    pub fn open(out: Option<&Path>, inputs: &[PathBuf]) -> Result<Self> {
        let Some(path) = out else {
            return Ok(Self::Standard(BufWriter::new(anstream::stdout())));
        };
        let shown = || format!("cannot write --out {}", path.display());
        if is_device(path)? {
            let file = File::options().write(true).open(path).with_context(shown)?;
            return Ok(Self::Device(BufWriter::new(file)));
        }
        refuse_input(path, inputs)?;
        let name = path.file_name().with_context(|| {
            format!(
                "--out {} names no file; end it with a file name",
                path.display()
            )
        })?;
        let name = format!(".{}.{}.part", name.to_string_lossy(), std::process::id());
        let passing = path.with_file_name(name);
        let file = File::create(&passing).with_context(shown)?;
        let file = BufWriter::new(file);
        Ok(Self::Passing {
            file,
            passing: Passing(Some(passing)),
            path: path.to_owned(),
        })
    }

    /// Flushes, and gives a file its final name.
    ///
    /// # Errors
    /// When the last bytes or the name cannot be written.
    pub fn finish(self) -> Result<()> {
        match self {
            Self::Standard(mut out) => Ok(out.flush()?),
            Self::Device(mut out) => Ok(out.flush()?),
            Self::Passing {
                file,
                mut passing,
                path,
            } => {
                let shown = || format!("cannot write --out {}", path.display());
                let file = file
                    .into_inner()
                    .map_err(|e| e.into_error())
                    .with_context(shown)?;
                file.sync_all().with_context(shown)?;
                drop(file);
                if let Some(from) = &passing.0 {
                    fs::rename(from, &path).with_context(shown)?;
                }
                passing.0 = None;
                Ok(())
            }
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            Self::Device(file) | Self::Passing { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::Device(file) | Self::Passing { file, .. } => file.flush(),
        }
    }
}

/// Whether `out` is a device to write to; false for a file and for nothing. All else is refused,
/// since the finished file takes the place of what stood there.
fn is_device(out: &Path) -> Result<bool> {
    let Ok(about) = fs::symlink_metadata(out) else {
        return Ok(false);
    };
    let (kind, shown) = (about.file_type(), out.display());
    if kind.is_file() || is_characters(kind) {
        return Ok(!kind.is_file());
    }
    if kind.is_dir() {
        bail!("--out {shown} is a directory; name a file in it");
    }
    if kind.is_symlink() {
        bail!(
            "--out {shown} is a symbolic link; name the file it leads to, or leave --out away and \
             redirect the output"
        );
    }
    bail!("--out {shown} is no regular file; leave --out away and redirect the output")
}

#[cfg(unix)]
fn is_characters(kind: fs::FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_char_device(&kind)
}

#[cfg(not(unix))]
fn is_characters(_: fs::FileType) -> bool {
    false
}

fn refuse_input(out: &Path, inputs: &[PathBuf]) -> Result<()> {
    let Ok(real) = out.canonicalize() else {
        return Ok(());
    };
    if inputs
        .iter()
        .any(|i| i.canonicalize().is_ok_and(|i| i == real))
    {
        bail!(
            "--out {} is one of the inputs; name another file",
            out.display()
        );
    }
    Ok(())
}

/// The width to wrap to: the terminal's, within reason, or 100.
pub fn width() -> usize {
    columns().clamp(40, 120)
}

/// The columns of the terminal, or 100.
pub fn columns() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    let terminal = terminal_size::terminal_size().map(|(w, _)| usize::from(w.0));
    terminal.or(columns).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_appear_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("x.json");
        let mut sink = Sink::open(Some(&out), &[]).unwrap();
        sink.write_all(b"abc").unwrap();
        assert!(!out.exists());
        drop(sink);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        let mut sink = Sink::open(Some(&out), &[]).unwrap();
        sink.write_all(b"abc").unwrap();
        sink.finish().unwrap();
        assert_eq!(fs::read_to_string(&out).unwrap(), "abc");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(Sink::open(Some(&out), std::slice::from_ref(&out)).is_err());
        assert!(Sink::open(Some(folder.path()), &[]).is_err());
    }

    #[test]
    #[cfg(unix)]
    fn only_files_are_replaced() {
        use std::os::unix::fs::{FileTypeExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("file"), "kept").unwrap();
        symlink(at("file"), at("link")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
        for (name, words) in [("link", "symbolic link"), ("socket", "no regular file")] {
            let error = Sink::open(Some(&at(name)), &[]).err().unwrap().to_string();
            assert!(error.contains(words), "{error}");
        }
        assert_eq!(fs::read_to_string(at("file")).unwrap(), "kept");
        let null = Path::new("/dev/null");
        let mut sink = Sink::open(Some(null), &[]).unwrap();
        sink.write_all(b"abc").unwrap();
        sink.finish().unwrap();
        assert!(fs::metadata(null).unwrap().file_type().is_char_device());
    }
}
