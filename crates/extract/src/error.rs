//! Why a file was refused, and what to do about it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A refusal of one file: its message names the file, the reason and the remedy.
#[derive(Debug, Error)]
#[error("{name} {refusal}")]
pub struct ReadError {
    /// The file.
    pub name: String,
    /// The reason and the remedy.
    pub refusal: Refusal,
}

/// The reason why a file was refused, with the remedy; the file's name is put before it.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Refusal {
    /// The operating system could not open or read the file.
    #[error("cannot be read: {why}; check the path and your rights to it")]
    Unreadable {
        /// What the operating system said.
        why: String,
    },
    /// The path leads to a directory.
    #[error("is a directory; name the files in it")]
    Directory,
    /// The path leads to a pipe, a socket or a device.
    #[error("is no regular file; save what it gives into a file and name that")]
    NoFile,
    /// The file holds nothing but white space.
    #[error("is empty or holds only white space; check that the export or download worked")]
    Empty,
    /// The file is no text.
    #[error(
        "looks like a binary file, not text; convert it to PDF, DOCX or a UTF-8 text file first"
    )]
    Binary,
    /// The file has a format that is known but not read.
    #[error("is a {format} file, which is not read; convert it first, for instance with {tool}")]
    Format {
        /// Name of the format.
        format: String,
        /// A program that converts it.
        tool: String,
    },
    /// The file is over a limit of size or number.
    #[error("has {found} {what}, over the limit of {limit}; split it into one file per agreement")]
    TooMany {
        /// What there is too much of, in the plural: `bytes`, `pages`.
        what: String,
        /// How many there are; at least so many where counting stopped at the limit.
        found: u64,
        /// The limit.
        limit: u64,
    },
    /// A packed part of the file grows beyond the limit when unpacked.
    #[error(
        "unpacks to more than {limit} bytes, as files made to exhaust memory do; save it again with a word processor if you trust it"
    )]
    Bomb {
        /// The limit in bytes.
        limit: u64,
    },
    /// XML that declares a document type or entities of its own.
    #[error(
        "declares XML entities of its own, which are not read since they can pull in other files; save it again without a DOCTYPE"
    )]
    Entities,
    /// The file breaks the rules of its format.
    #[error("is damaged: {what}; open it in the program it came from and save it again")]
    Damaged {
        /// What is wrong, in a few words.
        what: String,
    },
    /// The file wants a password.
    #[error("is locked with a password; save a copy without one")]
    Password,
    /// A PDF whose pages are pictures.
    #[error(
        "has no text layer on any of its {pages} pages, as scans do; run character recognition on it first, for instance with ocrmypdf"
    )]
    NoText {
        /// How many pages it has.
        pages: u64,
    },
    /// A program or library that is needed is not installed.
    #[error("cannot be read, since {what} is not installed; {remedy}")]
    Missing {
        /// What is needed.
        what: String,
        /// How to get it.
        remedy: String,
    },
    /// Reading took longer than allowed.
    #[error(
        "took longer than {seconds} seconds to read and was given up; split it, or print it to a new PDF"
    )]
    TooSlow {
        /// The limit in seconds.
        seconds: u64,
    },
    /// The process that reads broke off.
    #[error(
        "made its reader break off ({how}); it may be damaged or made to do harm: print it to a new PDF if you trust it"
    )]
    Broke {
        /// How the process ended.
        how: String,
    },
}

impl Refusal {
    /// Says of which file this is.
    pub fn of(self, name: &str) -> ReadError {
        ReadError {
            name: name.to_owned(),
            refusal: self,
        }
    }

    /// A reader that answered something else than it was asked.
    pub(crate) fn mixed_up() -> Self {
        Self::Broke {
            how: "it gave another answer than was asked".to_owned(),
        }
    }

    /// A damaged file, in a few words.
    pub fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }
}
