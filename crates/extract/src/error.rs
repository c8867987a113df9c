//! Why a file was refused, and what to do about it.

use thiserror::Error;

/// A refusal. Every message names the file and the remedy.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The operating system could not open or read the file.
    #[error("cannot read {name}: {source}; check the path and your rights to it")]
    Unreadable {
        /// The file.
        name: String,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The path leads to a directory.
    #[error("{name} is a directory; name the files in it, such as {name}/*.txt")]
    Directory {
        /// The directory.
        name: String,
    },
    /// The path leads to a pipe, a socket or a device.
    #[error("{name} is no regular file; save what it gives into a text file and name that")]
    NoFile {
        /// The path.
        name: String,
    },
    /// The file holds nothing but white space.
    #[error("{name} is empty or holds only white space; check that the export or download worked")]
    Empty {
        /// The file.
        name: String,
    },
    /// The file is no text.
    #[error("{name} looks like a binary file, not text; convert it to a UTF-8 text file first")]
    Binary {
        /// The file.
        name: String,
    },
    /// The file has a format that is known but not read yet.
    #[error(
        "{name} is a {format} file, which is not read yet; convert it to a UTF-8 text file, for instance with {tool}"
    )]
    Format {
        /// The file.
        name: String,
        /// Name of the format.
        format: &'static str,
        /// A program that converts it.
        tool: &'static str,
    },
    /// The file is over the limit.
    #[error(
        "{name} has {bytes} bytes, over the limit of {limit}; split it into one file per agreement"
    )]
    TooLarge {
        /// The file.
        name: String,
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
}
