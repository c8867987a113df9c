//! What the program and its readers say to each other: frames of a length and that many bytes.

use crate::{Draft, Options, Refusal, pdf::Pages};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    io::{self, Read, Write},
    ops::Range,
};

/// Most bytes in a frame: a file and what its text can grow to.
const FRAME: u32 = 256 * 1024 * 1024;

/// What a reader is asked; a frame with the bytes of the file follows.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    /// Base name of the file.
    pub name: String,
    /// How to read it.
    pub options: Options,
    /// Of a PDF, only these pages, counted from 0, and not made into a text yet.
    pub pages: Option<Range<u32>>,
}

/// What a reader gives.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Given {
    /// The text of a file.
    Draft(Draft),
    /// Pages that were asked for.
    Pages(Pages),
}

/// What a reader answers.
pub(super) type Answer = Result<Given, Refusal>;

/// Writes a value as one frame.
pub(super) fn send<T: Serialize>(to: &mut impl Write, value: &T) -> io::Result<()> {
    send_bytes(to, &postcard::to_stdvec(value).map_err(io::Error::other)?)
}

/// Writes bytes as one frame.
pub(super) fn send_bytes(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len())
        .ok()
        .filter(|l| *l <= FRAME)
        .ok_or_else(|| io::Error::other("too much to send"))?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// Reads a value from one frame.
pub(super) fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<T> {
    postcard::from_bytes(&receive_bytes(from)?).map_err(io::Error::other)
}

/// Reads the bytes of one frame.
pub(super) fn receive_bytes(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > FRAME {
        return Err(io::Error::other("a frame that is too long"));
    }
    // Grows as bytes come, so that a lie about the length takes no memory.
    let mut bytes = Vec::new();
    from.take(length.into()).read_to_end(&mut bytes)?;
    match bytes.len() == length as usize {
        true => Ok(bytes),
        false => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}
